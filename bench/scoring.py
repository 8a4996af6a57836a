"""How right records are against annotations: the shared folder's scorer, for articles whose ranges are known.

The rules are those of `score/score.py` there, so that figures here and there compare; a test holds both to the same
counts. Events that only meet an optional one are left out first, as `bench/unseen.py` does.
"""

import datetime
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import filterfalse
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.event_types import AHEAD, DEEDS, FoundEvent, GoldEvent, Range, counted_events
from bench.unseen import Gold, GoldQuote

from runut.types.record import Event, Record

ROWS = (
    "boilerplate",
    "times found",
    "times valued",
    "quotations",
    "speakers",
    "origins",
    "event type",
    "event actor",
    "event recipient",
    "event status",
    "event time",
    "plan as deed",
)
OF_FOUND = frozenset({"event actor", "event recipient", "event status", "event time", "plan as deed"})
"""Shares of the events found."""
CONTENT = frozenset({"title", "heading", "dateline", "body"})
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Both sides do it, so that either order is right."""
LEAST_LIKENESS = 0.5  # of a quotation's range and that of gold
UNNAMED = "anonymous source"


class Ranged(Protocol):
    """Anything with a range."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """The one behind the last."""


class RangedGold(Ranged, Protocol):
    """Something annotated, which may be optional."""

    @property
    def optional(self) -> bool:
        """Whether it is neither missed nor wrong."""


G = TypeVar("G")
F = TypeVar("F")
RG = TypeVar("RG", bound=RangedGold)
RF = TypeVar("RF", bound=Ranged)


@dataclass
class Tally:
    """How many are right, wanted and found."""

    hit: int = 0
    gold: int = 0
    found: int = 0

    def add(self, hit: int, gold: int, found: int) -> None:
        """Count more."""
        self.hit += hit
        self.gold += gold
        self.found += found

    @property
    def precision(self) -> float:
        """Of those found, the share right."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of those wanted, the share right."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.hit / (self.gold + self.found) if self.gold + self.found else 0.0


class Miss(NamedTuple):
    """Something missed or wrong: in which article and layer, what, and how."""

    article: str
    layer: str
    what: str
    how: str


@dataclass
class Score:
    """The counts of all articles together, and what went wrong."""

    rows: dict[str, Tally] = field(default_factory=lambda: {row: Tally() for row in ROWS})
    misses: list[Miss] = field(default_factory=list)


class Names:
    """Which names are one: by `aliases`, and without case, accents, articles and punctuation."""

    def __init__(self, aliases: Mapping[str, Iterable[str]]) -> None:
        self._of = {fold(one): fold(name) for name, others in aliases.items() for one in others}

    def one(self, name: str | None) -> str:
        """What stands for a name and its others."""
        folded = fold(name)
        return self._of.get(folded, folded)

    def all(self, names: Iterable[str | None]) -> set[str]:
        """What stands for each of several names."""
        return {self.one(name) for name in names}


def fold(name: str | None) -> str:
    """A name without case, accents, articles and punctuation."""
    bare = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", name or "")))
    words = re.findall(r"[^\W_]+", bare.casefold())
    return " ".join(word for word in words if word not in {"the", "of"})


def score_articles(articles: Iterable[tuple[Gold, Record]], names: Names) -> Score:
    """Score all articles."""
    score = Score()
    for gold, record in articles:
        page = _Page(gold, record, names, score)
        page.boilerplate()
        page.times()
        page.quotations()
        page.origins()
        page.events()
    return score


class _Page:
    """One article's gold and record, counted into a score."""

    def __init__(self, gold: Gold, record: Record, names: Names, score: Score) -> None:
        self.gold, self.record, self.names, self.score = gold, record, names, score
        self.entity = {entity.id: entity.name for entity in record.entities}

    def boilerplate(self) -> None:
        """Recall over what gold names, precision over what the record leaves out of its content zones."""
        content = [(z.start, z.end) for z in self.record.zones if z.kind in CONTENT]
        dropped = [(z.start, z.end) for z in self.record.zones if z.kind not in CONTENT]
        either = self.gold.boilerplate_optional
        wanted = [one for one in self.gold.boilerplate if not _covered(one, either)]
        dropped = [one for one in dropped if not _covered(one, either)]
        missed = [one for one in wanted if _covered(one, content)]
        wrong = [one for one in dropped if not _covered(one, wanted)]
        hit = len(wanted) - len(missed)
        self.score.rows["boilerplate"].add(hit, len(wanted), hit + len(wrong))
        self._miss("boilerplate", ((self._words(one), "kept") for one in missed))
        self._miss("boilerplate", ((self._words(one), "dropped") for one in wrong))

    def times(self) -> None:
        """Found at all, and with the right value."""
        wanted, found = _without_optional(self.gold.times, self.record.times)
        pairs = dict(pair_up(wanted, found, _likeness))
        right = [i for i, j in pairs.items() if wanted[i].value == found[j].value]
        self.score.rows["times found"].add(len(pairs), len(wanted), len(found))
        self.score.rows["times valued"].add(len(right), len(wanted), len(found))
        for i, one in enumerate(wanted):
            if i not in right:
                value = found[pairs[i]].value if i in pairs else "-"
                self._miss("times", [(self._words((one.start, one.end)), f"want {one.value} got {value}")])
        spare = [one for j, one in enumerate(found) if j not in pairs.values()]
        self._miss("times", ((self._words((one.start, one.end)), f"extra {one.value}") for one in spare))

    def quotations(self) -> None:
        """What is said, by half of its range at least, and who says it."""
        wanted, found = _without_optional(self.gold.quotes, self.record.quotations)
        pairs = dict(pair_up(wanted, found, _likeness_of_quotes))
        right = 0
        for i, quote in enumerate(wanted):
            shown = f"{self._words((quote.start, quote.end))[:80]} ({', '.join(quote.speakers)})"
            if i not in pairs:
                self._miss("quotation", [(shown, "not found")])
                continue
            got = found[pairs[i]]
            said = self._named(got.speakers) or {self.names.one(got.speaker_surface)}
            if said & self.names.all(self._speakers(quote)):
                right += 1
            else:
                self._miss("speaker", [(shown, f"got {sorted(said)}")])
        spare = [one for j, one in enumerate(found) if j not in pairs.values()]
        self._miss("quotation", ((self._words((one.start, one.end))[:90], "extra") for one in spare))
        self.score.rows["quotations"].add(len(pairs), len(wanted), len(found))
        self.score.rows["speakers"].add(right, len(wanted), len(found))

    def _speakers(self, quote: GoldQuote) -> list[str | None]:
        surface = [self.record.text[slice(*quote.speaker)]] if quote.speaker and quote.unnamed else []
        return [*quote.speakers, *surface] or [None]

    def origins(self) -> None:
        """Whom the article has it from, each once."""
        wanted = self.names.all(UNNAMED if o.kind == "anonymous_source" else o.name for o in self.gold.origins)
        named = (
            UNNAMED if a.kind == "anonymous_source" else a.name or self.entity.get(a.origin or "")
            for a in self.record.attributions
        )
        found = self.names.all(named) - (self.names.all(self.gold.origins_optional) - wanted)
        self.score.rows["origins"].add(len(wanted & found), len(wanted), len(found))
        self._miss("origin", ((name, "not found") for name in sorted(wanted - found)))
        self._miss("origin", ((name, "extra") for name in sorted(found - wanted)))

    def events(self) -> None:
        """Type: recall, and precision inside gold's pieces; the rest over the events whose type was found."""
        wanted = [event for event in self.gold.events if not event.optional]
        found = self._counted()
        pairs = dict(pair_up(wanted, found, self._fit))
        inside = [j for j, event in enumerate(found) if any(_shared(g.sentence, _at(event)) for g in wanted)]
        extra = [j for j in inside if j not in pairs.values()]
        self.score.rows["event type"].add(len(pairs), len(wanted), len(pairs) + len(extra))
        spare = [event for j, event in enumerate(found) if j not in pairs.values()]
        self._miss("event", ((f"{one.type} {self._words(_at(one))}", "extra") for one in spare))
        for i, gold in enumerate(wanted):
            if i in pairs:
                self._judge(gold, found[pairs[i]])
            else:
                self._miss("event", [(f"{gold.type} {self._shown(gold)}", "not found")])

    def _counted(self) -> list[Event]:
        found = [FoundEvent(e.start, e.end, e.type, e.status) for e in self.record.events]
        keys = {(event.start, event.end, event.type) for event in counted_events(found, self.gold.events)}
        return [event for event in self.record.events if (event.start, event.end, event.type) in keys]

    def _fit(self, gold: GoldEvent, event: Event) -> float:
        if gold.type != event.type or not _shared(gold.sentence, _at(event)):
            return 0.0
        sides = self._named((*event.actors, *event.recipients)) & self.names.all((*gold.source, *gold.target))
        return (2.0 if _shared(gold.trigger, _at(event)) else 0.0) + len(sides)

    def _judge(self, gold: GoldEvent, event: Event) -> None:
        actors, recipients = self._named(event.actors), self._named(event.recipients)
        for row, names, side in (
            ("event actor", gold.source, actors),
            ("event recipient", gold.target, recipients),
        ):
            got = actors | recipients if gold.type in MUTUAL else side
            if names:
                self._share(row, bool(self.names.all(names) & got), gold, f"want {list(names)} got {sorted(got)}")
        ahead = {gold.status, event.status} <= set(AHEAD)
        said = f"want {gold.status} got {event.status}"
        self._share("event status", gold.status == event.status or ahead, gold, said)
        if gold.status not in DEEDS:
            self.score.rows["plan as deed"].add(event.status == "occurred", 1, 1)
        if gold.time:
            self._share("event time", same_time(gold.time, event.value), gold, f"want {gold.time} got {event.value}")

    def _share(self, row: str, right: bool, gold: GoldEvent, how: str) -> None:
        self.score.rows[row].add(right, 1, 1)
        if not right:
            self._miss(row, [(f"{gold.type} {self._shown(gold)}", how)])

    def _named(self, ids: Iterable[str]) -> set[str]:
        return {self.names.one(self.entity[one]) if one in self.entity else "" for one in ids}

    def _shown(self, gold: GoldEvent) -> str:
        return f"{self._words(gold.trigger)} in: {self._words(gold.sentence)[:90]}"

    def _words(self, place: Range) -> str:
        return " ".join(self.record.text[slice(*place)].split())

    def _miss(self, layer: str, misses: Iterable[tuple[str, str]]) -> None:
        self.score.misses += [Miss(self.gold.id, layer, what, how) for what, how in misses]


def pair_up(golds: Sequence[G], found: Sequence[F], fit: Callable[[G, F], float]) -> list[tuple[int, int]]:
    """One to one, best first: indices of what was annotated and of what was found."""
    scored = sorted(((fit(g, f), i, j) for i, g in enumerate(golds) for j, f in enumerate(found)), reverse=True)
    pairs: dict[int, int] = {}
    for score, i, j in scored:
        if score > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def _without_optional(golds: Sequence[RG], found: Sequence[RF]) -> tuple[list[RG], list[RF]]:
    """What counts of gold, and what was found less that which only touches an optional item."""
    wanted = [gold for gold in golds if not gold.optional]
    spare = [gold for gold in golds if gold.optional]
    kept = [one for one in found if any(_likeness(g, one) for g in wanted) or not any(_likeness(g, one) for g in spare)]
    return wanted, kept


def _at(one: Ranged) -> Range:
    return one.start, one.end


def _shared(one: Range, other: Range) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _covered(one: Range, by: Iterable[Range]) -> bool:
    return 2 * sum(_shared(one, other) for other in by) >= max(1, one[1] - one[0])


def _likeness(gold: Ranged, found: Ranged) -> float:
    both = _shared(_at(gold), _at(found))
    return both / (gold.end - gold.start + found.end - found.start - both) if both else 0.0


def _likeness_of_quotes(gold: Ranged, found: Ranged) -> float:
    likeness = _likeness(gold, found)
    return likeness if likeness >= LEAST_LIKENESS else 0.0


def same_time(gold: str, found: str | None) -> bool:
    """The same value, or one within the days of gold."""
    g, f = days_of(gold), days_of(found)
    return gold == found or bool(g and f and g[0] <= f[0] and f[1] <= g[1])


def days_of(value: str | None) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of a TIMEX3 value or a range A/B of them."""
    if not value:
        return None
    if "/" in value:
        first, last = (days_of(one) for one in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    day = datetime.date
    if week := re.match(r"(\d{4})-W(\d\d)$", value):
        monday = day.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + datetime.timedelta(days=6)
    if date := re.match(r"(\d{4})-(\d\d)-(\d\d)", value):
        return (day(int(date[1]), int(date[2]), int(date[3])),) * 2
    if month := re.match(r"(\d{4})-(\d\d)$", value):
        year, number = int(month[1]), int(month[2])
        return day(year, number, 1), day(year + number // 12, number % 12 + 1, 1) - datetime.timedelta(days=1)
    return (day(int(value), 1, 1), day(int(value), 12, 31)) if re.match(r"\d{4}$", value) else None


def render_score(score: Score) -> list[str]:
    """The lines to print."""
    lines = [f"{'':17}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'found':>7}"]
    for row, tally in score.rows.items():
        if row in OF_FOUND:
            lines.append(f"{row:17}{'':>7}{tally.recall:7.3f}{'':>7}{tally.gold:7d}   of the events found")
        else:
            figures = f"{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}"
            lines.append(f"{row:17}{figures}{tally.gold:7d}{tally.found:7d}")
    return lines


def figures_of(score: Score) -> dict[str, dict[str, float]]:
    """Each row's figures, rounded as they are printed."""
    return {row: _figures(tally) for row, tally in score.rows.items()}


def _figures(tally: Tally) -> dict[str, Any]:
    shares = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return {name: round(share, 3) for name, share in shares.items()} | {"gold": tally.gold, "found": tally.found}
