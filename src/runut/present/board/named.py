"""What of a casebook bears some words in its name: people and bodies, stories, happenings; in either language."""

from collections import Counter
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from runut.lang.wording import LANGUAGES
from runut.present.board.finding import finding_of, members
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech, speech_in
from runut.types.links import Story


class Named:
    """The names of one snapshot, in lines that hold all that somebody or something is called."""

    def __init__(self, snapshot: Snapshot) -> None:
        speeches = [speech_in(language) for language in LANGUAGES]
        told = finding_of(snapshot).sets["person"]
        people = [(name, _line([name, *(s.name(name) for s in speeches)])) for name in told]
        stories = [
            (story, _line([*story.names, *(s.story(story, snapshot.judged(story.id)) for s in speeches)]))
            for story in snapshot.told_stories
        ]
        self._people, self._stories = people, stories
        self._counts = {name: told[name].bit_count() for name in told}

    def people(self, words: str) -> list[tuple[str, int]]:
        """Who bears all the words, with how many happenings they take part in, the most first."""
        wanted = words.casefold().split()
        return Counter({name: self._counts[name] for name, line in self._people if _bears(line, wanted)}).most_common()

    def stories(self, words: str) -> list[Story]:
        """The stories that bear all the words, the one last told first."""
        wanted = words.casefold().split()
        return [story for story, line in self._stories if _bears(line, wanted)]


_HELD: WeakKeyDictionary[Snapshot, Named] = WeakKeyDictionary()


def named_in(snapshot: Snapshot) -> Named:
    """The names of a snapshot, gathered once."""
    if snapshot not in _HELD:
        _HELD[snapshot] = Named(snapshot)
    return _HELD[snapshot]


def happenings_named(snapshot: Snapshot, speech: Speech, words: str) -> list[str]:
    """Happenings whose line bears every word, the weightiest first, of these the last in time."""
    finding = finding_of(snapshot)
    told = finding.about(words, speech) & finding.shown("told")
    main = told & finding.shown("main")
    return [finding.ids[number] for part in (main, told & ~main) for number in reversed([*members(part)])]


def _line(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(names)).casefold()


def _bears(line: str, wanted: list[str]) -> bool:
    return all(word in line for word in wanted)
