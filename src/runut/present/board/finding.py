"""Which happenings a reader asks for: by time and by what they are about, quickly however many there are.

A set of happenings is one integer, with a bit for each in order of time.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import compress
from typing import NamedTuple
from weakref import WeakKeyDictionary

from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.present.board.timescale import DAY, Span, span_of
from runut.present.brief.labels import label_happening
from runut.present.brief.shelves import Shelf, articles_of
from runut.types.links import Happening
from runut.types.text import Value

FACETS = ("person", "place", "type", "status", "story", "outlet")
NAMED = ("person", "place", "outlet")  # given by name, or a part of it
ASKED = 256  # answers of each kind that are held
EXACT = 3000  # happenings up to which every value is counted
FREQUENT = 300  # values that are counted beyond
SHOWS: Mapping[str, tuple[Shelf, ...]] = {
    "main": ("main",),
    "told": ("main", "background", "lone"),
    "all": ("main", "background", "lone", "slight"),
}


class Choice(Value, frozen=True, kw_only=True):
    """A value that a filter may have, what it is called, and how many happenings have it."""

    value: str
    label: str
    count: int


class Row(NamedTuple):
    """A happening in order of time, and when: where nobody says, at the day of its first report."""

    id: str
    span: Span


class Finding:
    """The look-ups of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        spans = [(h.id, find_span(h)) for h in snapshot.links.happenings]
        # not the snapshot itself, which could never be let go of
        self._happenings, self._articles = snapshot.happenings, snapshot.articles
        self._shelves, self._judged = snapshot.shelves, snapshot.links.judged
        self.rows = sorted((Row(id, span) for id, span in spans if span), key=_by_time)
        self.ids = [*(row.id for row in self.rows), *(id for id, span in spans if span is None)]
        self.told = [_find_told(snapshot.happenings[row.id]) or row.span for row in self.rows]
        self.starts = [row.span.start for row in self.rows]
        self._long = [(row.span, n) for n, row in enumerate(self.rows) if row.span.length > DAY]
        self._names: dict[tuple[str, str], list[tuple[str, tuple[str, str]]]] = {}
        self._words: dict[str, list[tuple[str, int]]] = {}
        self.having = lru_cache(ASKED)(self._having)
        self.about = lru_cache(ASKED)(self._about)
        self.choices = lru_cache(ASKED)(self._choices)

    @cached_property
    def undated(self) -> int:
        """Those of which nobody says when, in reports of which nobody knows when."""
        return make_range(len(self.rows), len(self.ids))

    @cached_property
    def sets(self) -> Mapping[str, Mapping[str, int]]:
        """Which happenings have each value of each facet."""
        found: dict[str, dict[str, list[int]]] = {facet: defaultdict(list) for facet in (*FACETS, "shelf")}
        for number, id in enumerate(self.ids):
            for facet in found:
                for value in self.values(facet, id):
                    found[facet][value].append(number)
        return {facet: {value: make_set(told) for value, told in values.items()} for facet, values in found.items()}

    @cached_property
    def frequent(self) -> Mapping[str, tuple[str, ...]]:
        """The values of each facet that most happenings have."""
        return {
            facet: tuple(value for value, _ in _most({v: told.bit_count() for v, told in values.items()}, FREQUENT))
            for facet, values in self.sets.items()
        }

    def values(self, facet: str, id: str) -> Iterable[str]:
        """The values that a happening has of a facet."""
        happening = self._happenings[id]
        match facet:
            case "person":
                return dict.fromkeys(p.name for p in happening.participants)
            case "place":
                return (happening.place,) if happening.place else ()
            case "type":
                return (happening.type,)
            case "status":
                return (happening.status,)
            case "story":
                return (happening.story,) if happening.story else ()
            case "outlet":
                articles = self._articles
                return dict.fromkeys(o for a in articles_of(happening) if a in articles and (o := articles[a].outlet))
            case _:
                return (self._shelves[id],)

    def shown(self, show: str) -> int:
        """Those on the shelves that are to be shown."""
        return join(self.sets["shelf"].get(shelf, 0) for shelf in SHOWS[show])

    def _having(self, facet: str, asked: str, speech: Speech) -> int:
        """Those that have a value; of a name, the words may be a part of it, in either language."""
        sets = self.sets[facet]
        if facet not in NAMED:
            return sets.get(asked, 0)
        words = asked.casefold().strip()
        names = self._names_in(facet, speech)
        exact = [sets[name] for name, said in names if words in said]
        return join(exact or (sets[name] for name, said in names if any(words in one for one in said)))

    def _about(self, asked: str, speech: Speech) -> int:
        """Those whose line names every word."""
        if speech.language not in self._words:
            self._words[speech.language] = self._lines(speech)
        lines = self._words[speech.language]
        words = asked.casefold().split()
        return join(told for line, told in lines if all(word in line for word in words))

    def during(self, span: Span) -> int:
        """Those that fall into a range."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        eve = bisect_left(self.starts, span.start - DAY)
        short = [n for n in range(eve, first) if self.rows[n].span.end > span.start]
        long = [n for when, n in self._long if when.start < span.start < when.end]
        return make_range(first, last) | make_set(sorted({*short, *long}))

    def spanning(self, span: Span) -> int:
        """Those of several days that last all through a range and longer: they say nothing of when in it."""
        return make_set(
            n for when, n in self._long if when.start <= span.start and span.end <= when.end and when != span
        )

    def ending_by(self, minute: int) -> int:
        """Those that are over by a minute."""
        return make_range(0, bisect_left(self.starts, minute)) & ~self.during(Span(minute, minute + 1))

    def starting_from(self, minute: int) -> int:
        """Those that begin at a minute or later."""
        return make_range(bisect_left(self.starts, minute), len(self.rows))

    def count_bins(self, chosen: int, edges: list[int]) -> list[int]:
        """How many of a set begin between each edge and the next."""
        at = [bisect_left(self.starts, edge) for edge in edges]
        return [(chosen & make_range(a, b)).bit_count() for a, b in zip(at, at[1:], strict=False)]

    def _choices(self, facet: str, chosen: int, most: int) -> list[tuple[str, int]]:
        """The values that most of a set have, with how many."""
        sets = self.sets[facet]
        if chosen.bit_count() <= EXACT:
            counts = Counter(v for n in members(chosen) for v in self.values(facet, self.ids[n]))
        else:
            counts = Counter({v: both for v in self.frequent[facet] if (both := (sets[v] & chosen).bit_count())})
        return _most(counts, most)

    def _names_in(self, facet: str, speech: Speech) -> list[tuple[str, tuple[str, str]]]:
        key = facet, speech.language
        if key not in self._names:
            say = str if facet == "outlet" else speech.name
            self._names[key] = [(name, (name.casefold(), say(name).casefold())) for name in self.sets[facet]]
        return self._names[key]

    def _lines(self, speech: Speech) -> list[tuple[str, int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, id in enumerate(self.ids):
            happening = self._happenings[id]
            said = label_happening(happening, speech.name, speech.wording)
            renamed = speech.happening(happening, self._judged.get(id, ()))
            english = [p.name for p in happening.participants]
            found[" ".join([said, renamed, *english, happening.place or ""]).casefold()].append(number)
        return [(line, make_set(numbers)) for line, numbers in found.items()]


_HELD: WeakKeyDictionary[Snapshot, Finding] = WeakKeyDictionary()


def finding_of(snapshot: Snapshot) -> Finding:
    """The look-ups of a snapshot, made once."""
    if snapshot not in _HELD:
        _HELD[snapshot] = Finding(snapshot)
    return _HELD[snapshot]


def find_span(happening: Happening) -> Span | None:
    """When a happening is: its latest well-founded date, or the day of its first report."""
    return span_of(happening.value) or span_of(happening.life[0].reported if happening.life else None)


def _find_told(happening: Happening) -> Span | None:
    spans = [span for stage in happening.life if (span := span_of(stage.reported))]
    return Span(min(spans).start, max(span.end for span in spans)) if spans else None


def make_set(numbers: Iterable[int]) -> int:
    """The set of some numbers."""
    numbers = list(numbers)
    if not numbers:
        return 0
    bits = bytearray(max(numbers) // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def make_range(first: int, last: int) -> int:
    """The set of the numbers from the first to before the last."""
    return ((1 << (last - first)) - 1) << first if last > first else 0


def join(sets: Iterable[int]) -> int:
    """What is in any of the sets."""
    found = 0
    for one in sets:
        found |= one
    return found


def members(chosen: int) -> Iterator[int]:
    """The numbers in a set, in their order."""
    bits = bin(chosen)[:1:-1]
    return compress(range(len(bits)), map("1".__eq__, bits))


def last_members(chosen: int, most: int) -> list[int]:
    """The last numbers in a set, in their order."""
    found: list[int] = []
    while chosen and len(found) < most:
        found.append(chosen.bit_length() - 1)
        chosen ^= 1 << found[-1]
    return found[::-1]


def _most(counts: Mapping[str, int], most: int) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=_by_count)[:most]


def _by_count(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _by_time(row: Row) -> tuple[Span, str]:
    return row.span, row.id
