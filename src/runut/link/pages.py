"""Articles as the search for copies sees them: words, who printed them, when, and what in them is whose words."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from runut.link.likeness import Words, bands, sentence_bounds, shingles, words_of
from runut.link.roots import MEDIA
from runut.link.world import World
from runut.types.calendar import Days
from runut.types.record import Attribution, Record
from runut.types.text import Span

SOURCED = 0.25
SIGNED = frozenset({"bracketed", "dateline"})  # attributions by which an agency's text is credited as a whole


class Page:
    """One article: what is compared of it, each part worked out when it is first asked for."""

    def __init__(self, record: Record, reported: Days | None, world: World) -> None:
        self.record = record
        self._world = world
        self.reported = reported
        self.outlet = world.outlet(record.outlet.name) if record.outlet else None
        self.owner = world.owner(self.outlet) if self.outlet else None
        self.cited = frozenset(world.outlet(a.name) for a in record.attributions if a.kind in MEDIA) - {self.outlet}
        agencies = [a for a in record.attributions if a.kind == "agency"]
        self.agencies = frozenset(world.outlet(a.name) for a in agencies)
        self.filed = frozenset(world.outlet(a.name) for a in agencies if a.why in SIGNED)
        self.is_agency = self.outlet is not None and world.is_agency(self.outlet)

    def is_before(self, other: "Page") -> bool:
        """Whether it surely came out before another page: on an earlier day, or at an earlier hour of the same."""
        if not self.reported or not other.reported:
            return False
        if self.reported.last < other.reported.first:
            return True
        mine, theirs = self.record.published, other.record.published
        timed = mine and theirs and len(mine.value) == len(theirs.value) and "T" in mine.value and "T" in theirs.value
        return bool(timed and mine and theirs and mine.value < theirs.value and "/" not in mine.value + theirs.value)

    @cached_property
    def words(self) -> Words:
        """Its words."""
        return words_of(self.record)

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Its runs of four words."""
        return shingles(self.words.forms)

    @cached_property
    def bands(self) -> tuple[tuple[int, ...], ...]:
        """Bands of its sketch: near copies share one."""
        return bands(self.shingles)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in it, as written in figures."""
        return frozenset(form for form in self.words.forms if form[0].isdigit())

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """First and last word of each sentence, the last excluded."""
        return tuple(sentence_bounds(self.record, self.words))

    @cached_property
    def own(self) -> bytearray:
        """For each word, whether it is the article's choice: none of a name, an office, a date, of what was said."""
        said = [Span(start=q.start, end=q.end) for q in self.record.quotations]
        said += [a.covers for a in self.record.attributions if a.covers and a.kind not in MEDIA]
        spoken, starts, text = self._marked(said), self.words.starts, self.record.text
        return bytearray(
            not (named or heard or text[start].isupper())
            for named, heard, start in zip(self.named, spoken, starts, strict=True)
        )

    @cached_property
    def is_sourced(self) -> bool:
        """Whether it says more than once, or for a good part of its text, which media it has its news from."""
        covers = [a.covers for a in self._media if a.covers]
        covered = self._marked(covers)
        return len(self._media) > 1 or (bool(self._media) and (not covers or sum(covered) > SOURCED * len(covered)))

    @cached_property
    def _media(self) -> list[Attribution]:
        """The outlets and agencies that it names as its sources, those at the end of the chain."""
        passing = {a.via for a in self.record.attributions}
        ends = [a for a in self.record.attributions if a.kind in MEDIA and a.id not in passing]
        return [a for a in ends if self._world.outlet(a.name) != self.outlet]

    @cached_property
    def main_source(self) -> str | None:
        """The outlet or agency that it says most often it has its news from, at the end of the chain."""
        counts = Counter(self._world.outlet(a.name) for a in self._media)
        return min(counts, key=_Most(counts), default=None)

    @cached_property
    def quoted(self) -> bytearray:
        """For each word, whether it stands between quotation marks, as anyone may have heard it."""
        direct = self._marked(Span(start=q.start, end=q.end) for q in self.record.quotations if q.direct)
        return bytearray(said and not put for said, put in zip(direct, self.translated, strict=True))

    @cached_property
    def translated(self) -> bytearray:
        """For each word, whether it is what somebody abroad said: two who translate do not choose the same words."""
        names = {entity.id: entity.name for entity in self.record.entities}
        return self._marked(
            Span(start=q.start, end=q.end)
            for q in self.record.quotations
            if q.direct and any(self._is_abroad(names[speaker]) for speaker in q.speakers)
        )

    def _is_abroad(self, name: str) -> bool:
        home, country = self._world.country(self.outlet or ""), self._world.country(name)
        return home is not None and country is not None and country != home

    @cached_property
    def chosen(self) -> bytearray:
        """For each word, whether somebody who wrote for this article chose it: no name, no date, no one's statement."""
        return bytearray(own or put for own, put in zip(self.own, self.translated, strict=True))

    @cached_property
    def named(self) -> bytearray:
        """For each word, whether it belongs to a name, an office or a date."""
        spans: list[Span] = []
        for entity in self.record.entities:
            spans += [Span(start=m.start, end=m.end) for m in entity.mentions if m.kind != "pronoun"]
            spans += [Span(start=o.start, end=o.end) for o in entity.offices]
        spans += [Span(start=t.start, end=t.end) for t in self.record.times]
        return self._marked(spans)

    def _marked(self, spans: Iterable[Span]) -> bytearray:
        marks = bytearray(len(self.record.text))
        for span in spans:
            marks[span.start : span.end] = b"\x01" * (span.end - span.start)
        return bytearray(marks[start] for start in self.words.starts)


class _Most:
    """Sort key: what was counted most often first, then the alphabet."""

    def __init__(self, counts: Counter[str]) -> None:
        self._counts = counts

    def __call__(self, name: str) -> tuple[int, str]:
        return -self._counts[name], name
