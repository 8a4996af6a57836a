"""Who is quoted and who takes part, by name: look-ups over all links and over the voices of all articles."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from runut.present.board.called import SILENT, Hearing, find_called
from runut.present.board.firsts import days_out
from runut.present.board.gather import gather
from runut.present.board.repeats import Statement, fold
from runut.store.voices import Said, Voices
from runut.types.brief import BriefArticle, Conflict, LifeStage, OfficeTerm
from runut.types.links import Links

SpeakerKind = Literal["person", "body"]
SpeakerOrder = Literal["quotations", "articles", "happenings", "last", "name"]
MEDIA = frozenset({"outlet", "agency"})
HELD = 50  # speakers whose statements are held


class Speaker(NamedTuple):
    """Somebody quoted or taking part: how often, and how often of that word for word; in which articles, in order of
    report, the last day of those (ISO), and how those call them; ids of what they take part in; what they hold."""

    name: str
    kind: SpeakerKind
    direct: int
    quotations: int
    articles: tuple[str, ...]
    last: str | None
    called: tuple[str, ...]
    happenings: tuple[str, ...]
    offices: tuple[OfficeTerm, ...]


class Denial(NamedTuple):
    """A stage of a happening's life at which it was denied."""

    happening: str
    stage: LifeStage


class Speakers:
    """All persons and bodies by name; `nameless` counts the quotations of whom no name stands for."""

    def __init__(self, links: Links, articles: Mapping[str, BriefArticle], hearing: Hearing) -> None:
        self._links, self._articles, self._hearing = links, articles, hearing
        self._called = find_called(links.stories, hearing)
        self._ranked: dict[SpeakerOrder, tuple[Speaker, ...]] = {}
        self._texts: dict[str, dict[str, str]] = {}
        self._statements: dict[str, list[Statement]] = {}

    def name_in(self, article: str, name: str) -> str:
        """Who is meant by a name in an article."""
        return self._called.get((article, name), name)

    def ranked(self, order: SpeakerOrder) -> tuple[Speaker, ...]:
        """All of them, whoever has most of something first, or by name."""
        if order not in self._ranked:
            found = sorted(self.by_name.values(), key=_by_name)
            self._ranked[order] = tuple(found if order == "name" else sorted(found, key=_KEYS[order], reverse=True))
        return self._ranked[order]

    def texts(self, language: str, naming: Callable[[str], str]) -> dict[str, str]:
        """By name all that somebody and what they hold is called, to be searched: here, there, and in a language."""
        if language not in self._texts:
            self._texts[language] = {name: _text(one, naming(name)) for name, one in self.by_name.items()}
        return self._texts[language]

    def statements(self, name: str, find_said: Callable[[tuple[str, ...]], Iterable[Said]]) -> list[Statement]:
        """What somebody is quoted as saying, in order of report; `find_said` gives all that is quoted of whoever is
        called by some names anywhere. Those of a few are held."""
        found = self._statements.get(name)
        if found is None:
            mine = [
                (self.places[one.article], one.start, number, one)
                for number, one in enumerate(find_said(self.by_name[name].called))
                if one.article in self.places and self.name_in(one.article, one.name) == name
            ]
            found = fold((one for *_, one in sorted(mine)), self._story_of)
            while len(self._statements) >= HELD:
                self._statements.pop(next(iter(self._statements)), None)
            self._statements[name] = found
        return found

    @cached_property
    def _story_of(self) -> dict[str, str]:
        """The story of each article."""
        return {article: story.id for story in self._links.stories for article in story.articles}

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each article in the order of report."""
        return {article: place for place, article in enumerate(self._articles)}

    @cached_property
    def nameless(self) -> int:
        """How many quotations are of whom no name stands for."""
        heard = (one for article in self._articles for one in self._voices(article).heard)
        return sum(one.quotations for one in heard if one.name is None)

    @cached_property
    def by_name(self) -> dict[str, Speaker]:
        """Everybody who is quoted, takes part or holds an office."""
        tallies = self._tallies()
        offices: dict[str, list[OfficeTerm]] = defaultdict(list)
        for term in self._links.offices:
            offices[term.person].append(term)
        part = gather((p.name, h.id) for h in self._links.happenings if not h.slight for p in h.participants)
        persons = self._persons() | offices.keys()
        return {
            name: self._speaker(
                name, "person" if name in persons else "body", tallies.get(name, _Tally()), part.get(name, ()), offices
            )
            for name in dict.fromkeys((*tallies, *part, *offices))
        }

    @cached_property
    def denials(self) -> dict[str, tuple[Denial, ...]]:
        """What each denies, or is said to do and it is denied."""
        found: dict[str, list[Denial]] = defaultdict(list)
        for happening in self._links.happenings:
            for stage in happening.life if not happening.slight else ():
                if stage.status == "denied":
                    for name in dict.fromkeys((*stage.origins, *(p.name for p in happening.participants))):
                        found[name].append(Denial(happening.id, stage))
        return {name: tuple(denials) for name, denials in found.items()}

    @cached_property
    def conflicts(self) -> dict[str, tuple[Conflict, ...]]:
        """Where reports disagree about what somebody holds."""
        return gather((one.about, one) for one in self._links.conflicts if one.kind == "role")

    def _voices(self, article: str) -> Voices:
        return self._hearing.voices.get(article, SILENT)

    def _persons(self) -> set[str]:
        """The names of persons: not of media, even where an article takes one for a person."""
        media = {one.name for a in self._articles for one in self._voices(a).cites if one.kind in MEDIA}
        return {self.name_in(a, one.name) for a in self._articles for one in self._voices(a).people} - media

    def _tallies(self) -> dict[str, "_Tally"]:
        """Who is quoted, and how often."""
        found: dict[str, _Tally] = {}
        for article in self._articles:
            for there, direct, quotations in self._voices(article).heard:
                if there is not None:
                    name = self._called.get((article, there), there)
                    if name not in found:
                        found[name] = _Tally()
                    found[name].add(article, there, direct, quotations)
        return found

    def _speaker(
        self,
        name: str,
        kind: SpeakerKind,
        tally: "_Tally",
        part: tuple[str, ...],
        offices: Mapping[str, list[OfficeTerm]],
    ) -> Speaker:
        last = next((days for a in reversed(tally.articles) if (days := days_out(self._articles[a].published))), None)
        return Speaker(
            name=name,
            kind=kind,
            direct=tally.direct,
            quotations=tally.quotations,
            articles=tuple(tally.articles),
            last=last[1] if last else None,
            called=tuple(tally.called),
            happenings=part,
            offices=tuple(offices.get(name, ())),
        )


class _Tally:
    """How often somebody is quoted, where, and by which names."""

    __slots__ = ("articles", "called", "direct", "quotations")

    def __init__(self) -> None:
        self.direct = self.quotations = 0
        self.articles: dict[str, None] = {}
        self.called: dict[str, None] = {}

    def add(self, article: str, name: str, direct: int, quotations: int) -> None:
        """Count what one article quotes."""
        self.direct += direct
        self.quotations += quotations
        self.articles[article] = None
        self.called[name] = None


def _text(speaker: Speaker, name: str) -> str:
    offices = (f"{term.office} {term.of or ''}" for term in speaker.offices)
    return " ".join((speaker.name, name, *speaker.called, *offices)).casefold()


def _by_name(speaker: Speaker) -> str:
    return speaker.name.casefold()


def _quotations(speaker: Speaker) -> tuple[int, int]:
    return speaker.quotations, len(speaker.happenings)


def _articles(speaker: Speaker) -> tuple[int, int]:
    return len(speaker.articles), speaker.quotations


def _happenings(speaker: Speaker) -> tuple[int, int]:
    return len(speaker.happenings), speaker.quotations


def _last(speaker: Speaker) -> tuple[str, int]:
    return speaker.last or "", speaker.quotations


_KEYS = {"quotations": _quotations, "articles": _articles, "happenings": _happenings, "last": _last}
