"""What a mention is about besides who and when: the content words and names of its sentence, near its trigger."""

import re
from collections.abc import Iterator, Mapping

from runut.link.cues import Cues
from runut.link.world import World
from runut.types.brief import Turn
from runut.types.record import Event, Record

AROUND = 14  # words on either side of a trigger that can belong to it; a longer sentence tells of other things too
CANCEL = "cancel"
Word = tuple[int, str, str]  # where it stands, in small letters, and its stem where it says something
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Matters:
    """The matter of each mention of one record; sentences are split into words once."""

    def __init__(self, record: Record, names: Mapping[tuple[str, str], str], world: World) -> None:
        cues = world.cues
        self._record = record
        self._world = world
        self._cues = cues
        self._words: dict[int, list[Word]] = {}
        self._surface = frozenset(
            word
            for entity in record.entities
            for mention in entity.mentions
            if mention.kind == "name"
            for word in _WORD.findall(record.text[mention.start : mention.end].casefold())
        )
        self._people = frozenset(names[record.id, entity.id] for entity in record.entities if entity.type == "PER")
        self._named = sorted(
            (mention.start, mention.end, names[record.id, entity.id])
            for entity in record.entities
            for mention in entity.mentions
            if mention.kind == "name"
        )

    def of(self, event: Event, known: frozenset[str]) -> tuple[frozenset[str], frozenset[str], bool]:
        """The content words and the names around a trigger, less the participants' own names; whether it is told as
        part of something bigger."""
        near = self._near(event)
        if not near:
            return frozenset(), frozenset(), False
        first, last = near[0][0], near[-1][0]
        words = {stem for at, _, stem in near if stem and not event.start <= at < event.end}
        named = {name for start, _, name in self._named if first <= start <= last} - known
        countries = {name for name in named if self._world.is_country(name)}  # a news page names some in every sentence
        aside = any(word in self._cues.asides for _, word, _ in near)
        return frozenset(words | countries), frozenset(named - countries), aside

    def cancelled(self, event: Event) -> str | None:
        """The predicate of the act that an event calls off, by the noun in its trigger."""
        if event.predicate != CANCEL:
            return None
        near = self._near(event)
        behind = [word for at, word, _ in near if at >= event.start]
        words = behind + [word for at, word, _ in reversed(near) if at < event.start]
        return next((act for word in words if (act := self._cues.cancelled.get(word))), None)

    def people(self, event: Event) -> frozenset[str]:
        """The people named around a trigger."""
        near = self._near(event)
        first, last = (near[0][0], near[-1][0]) if near else (0, 0)
        return frozenset(name for start, _, name in self._named if first <= start <= last and name in self._people)

    def turn(self, event: Event) -> Turn | None:
        """Whether the act is said to be put off or called off, by the cue that decided its status."""
        return next((t for cue in _cues(event.why) if (t := self._cues.turns.get(cue))), None)

    def _says(self, word: str) -> bool:
        return len(word) >= self._cues.shortest and word not in self._cues.hollow and word not in self._surface

    def _near(self, event: Event) -> list[Word]:
        """The words of the event's sentence within reach of its trigger."""
        words = self._sentence(event.sentence)
        before = [one for one in words if one[0] < event.start]
        return before[-AROUND:] + words[len(before) :][: AROUND + 2]

    def _sentence(self, number: int) -> list[Word]:
        if number not in self._words:
            inside = 0 <= number < len(self._record.sentences)
            self._words[number] = list(self._split(number)) if inside else []
        return self._words[number]

    def _split(self, number: int) -> Iterator[Word]:
        span = self._record.sentences[number]
        for found in _WORD.finditer(self._record.text, span.start, span.end):
            word = found.group().casefold()
            yield found.start(), word, _stem(word, self._cues) if self._says(word) else ""


def _cues(why: str) -> Iterator[str]:
    """The words behind an event's status: `consult:visit; postponed:ditunda+report:mengatakan`."""
    for part in why.partition("; ")[2].split("+"):
        yield part.partition(":")[2]


def _stem(word: str, cues: Cues) -> str:
    """A word without its affixes, near enough to know another form of it."""
    for suffix in cues.suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= cues.shortest:
            word = word[: -len(suffix)]
            break
    for prefix in cues.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= cues.shortest:
            return word[len(prefix) :]
    return word
