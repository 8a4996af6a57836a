"""How right the events are, PLOVER type by PLOVER type and status by status, and how often a plan is told as a deed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, get_args

import msgspec

from runut.types.record import EventType, Status

Range = tuple[int, int]

DEEDS: tuple[Status, ...] = ("occurred", "ongoing")
AHEAD: tuple[Status, ...] = ("planned", "announced")
"""Either is right for the other."""


class FoundEvent(msgspec.Struct, frozen=True):
    """An event of a record."""

    start: int
    end: int
    type: EventType
    status: Status


class GoldEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event that a reader must find, an `optional` one that one may; an empty side is not judged.

    Of several names on a side one is enough.
    """

    trigger: Range
    sentence: Range
    type: EventType
    source: tuple[str, ...]
    target: tuple[str, ...]
    place: str | None
    time: str | None
    status: Status
    optional: bool = False


Pair = tuple[GoldEvent, FoundEvent]


class Judged(NamedTuple):
    """An article's events: gold, found, and whether gold has all that can be coded."""

    golds: Sequence[GoldEvent]
    found: Sequence[FoundEvent]
    exhaustive: bool


class Match(NamedTuple):
    """An article's events beside those of gold: wanted ones, optional ones, and those that meet neither."""

    pairs: Sequence[Pair]
    spare: Sequence[Pair]
    beside: Sequence[FoundEvent]


@dataclass
class TypeCount:
    """Of one type: events of gold, those found, and in exhaustive articles those found rightly and wrongly."""

    gold: int = 0
    found: int = 0
    right: int = 0
    wrong: int = 0


@dataclass
class StatusCount:
    """Of one status: events found that have it in gold, that are said to have it, and that are both."""

    gold: int = 0
    said: int = 0
    right: int = 0


@dataclass
class EventReport:
    """All counts; `gold` counts the events wanted and the optional ones found.

    `unreal` are those found that did not happen, `as_deeds` those of them told as deeds.
    """

    types: dict[EventType, TypeCount] = field(default_factory=dict)
    statuses: dict[Status, StatusCount] = field(default_factory=dict)
    gold: int = 0
    unreal: int = 0
    as_deeds: int = 0


def count_events(articles: Iterable[Judged]) -> EventReport:
    """Count over all articles."""
    report = EventReport(
        {one: TypeCount() for one in get_args(EventType)}, {one: StatusCount() for one in get_args(Status)}
    )
    for article in articles:
        match = match_events(article)
        _count_types(report, article, match)
        for gold, event in match.pairs:
            _count_status(report, gold, event)
        report.gold += sum(not gold.optional for gold in article.golds) + len(match.spare)
        _count_unreal(report, [*match.pairs, *match.spare])
    return report


def match_events(article: Judged) -> Match:
    """Bring an article's events together with those of its gold."""
    kept = counted_events(article.found, article.golds)
    pairs = list(pair_events([gold for gold in article.golds if not gold.optional], kept))
    used = [id(event) for _, event in pairs]
    return Match(pairs, list(_met(article)), [event for event in kept if id(event) not in used])


def list_errors(article: Judged, text: str) -> Iterator[str]:
    """Lines for what is told as a deed, and where gold is exhaustive for what is found beside it."""
    match = match_events(article)
    for gold, event in [*match.pairs, *match.spare]:
        if gold.status not in DEEDS and event.status in DEEDS:
            yield f"told as deed | {gold.type} {gold.status} | got {event.status}: {_around(event, text)}"
    for event in match.beside if article.exhaustive else ():
        yield f"beside gold | {event.type} {event.status} | {_around(event, text)}"


def _around(event: FoundEvent, text: str) -> str:
    before, after = text[max(0, event.start - 60) : event.start], text[event.end : event.end + 60]
    return " ".join(f"{before}[{text[event.start : event.end]}]{after}".split())


def counted_events(found: Sequence[FoundEvent], golds: Sequence[GoldEvent]) -> list[FoundEvent]:
    """The found events less those at an optional one, unless a wanted one in that piece has nothing better."""
    return [event for event in found if not _is_spare(event, found, golds)]


def _is_spare(event: FoundEvent, found: Sequence[FoundEvent], golds: Sequence[GoldEvent]) -> bool:
    same = [gold for gold in golds if gold.type == event.type]
    if not any(gold.optional and _meets(event, gold.trigger) for gold in same):
        return False
    wanted = [gold for gold in same if not gold.optional and _meets(event, gold.sentence)]
    alike = [other for other in found if other.type == event.type]
    return all(
        not _meets(event, gold.trigger) and any(_meets(other, gold.trigger) for other in alike) for gold in wanted
    )


def _meets(event: FoundEvent, place: Range) -> bool:
    return event.start < place[1] and place[0] < event.end


def pair_events(golds: Sequence[GoldEvent], found: Sequence[FoundEvent]) -> Iterator[Pair]:
    """Each gold event with a found one of its type: at its trigger first, else anywhere in its piece."""
    fits = [(_fit(g, f), -i, -j) for i, g in enumerate(golds) for j, f in enumerate(found) if _fit(g, f)]
    used_golds: set[int] = set()
    used_found: set[int] = set()
    for _, i, j in sorted(fits, reverse=True):
        if i not in used_golds and j not in used_found:
            used_golds.add(i)
            used_found.add(j)
            yield golds[-i], found[-j]


def _fit(gold: GoldEvent, event: FoundEvent) -> int:
    if gold.type != event.type or not _meets(event, gold.sentence):
        return 0
    return 2 if _meets(event, gold.trigger) else 1


def _met(article: Judged) -> Iterator[Pair]:
    for gold in article.golds:
        same = [event for event in article.found if event.type == gold.type and _meets(event, gold.trigger)]
        if gold.optional and same:
            yield gold, same[0]


def _count_types(report: EventReport, article: Judged, match: Match) -> None:
    for gold in article.golds:
        report.types[gold.type].gold += not gold.optional
    for gold, _ in match.pairs:
        report.types[gold.type].found += 1
        report.types[gold.type].right += article.exhaustive
    for event in match.beside if article.exhaustive else ():
        report.types[event.type].wrong += 1


def _count_status(report: EventReport, gold: GoldEvent, event: FoundEvent) -> None:
    either = {gold.status, event.status} <= set(AHEAD)
    said = gold.status if either else event.status
    report.statuses[gold.status].gold += 1
    report.statuses[said].said += 1
    report.statuses[gold.status].right += said == gold.status


def _count_unreal(report: EventReport, pairs: Iterable[Pair]) -> None:
    for gold, event in pairs:
        if gold.status not in DEEDS:
            report.unreal += 1
            report.as_deeds += event.status in DEEDS


def render_events(report: EventReport) -> Iterator[str]:
    """The lines to print."""
    yield f"{'events':17}{'P':>7}{'R':>7}{'gold':>7}{'wrong':>7}"
    total = TypeCount()
    for name, one in report.types.items():
        total = TypeCount(*(a + b for a, b in zip(_numbers(total), _numbers(one), strict=True)))
        yield _type_line(name, one)
    yield _type_line("all types", total)
    yield f"{'status':17}{'P':>7}{'R':>7}{'gold':>7}   of the events found"
    for status, counted in report.statuses.items():
        shares = _share(counted.right, counted.said) + _share(counted.right, counted.gold)
        yield f"{status:17}{shares}{counted.gold:7d}"
    yield (
        f"told as deeds: {report.as_deeds} of {report.unreal} found that did not happen"
        f" ({_share(report.as_deeds, report.unreal).strip()}), of {report.gold} events"
        f" {_share(report.as_deeds, report.gold).strip()}"
    )


def _numbers(one: TypeCount) -> tuple[int, int, int, int]:
    return one.gold, one.found, one.right, one.wrong


def _type_line(name: str, one: TypeCount) -> str:
    shares = _share(one.right, one.right + one.wrong) + _share(one.found, one.gold)
    return f"{name:17}{shares}{one.gold:7d}{one.wrong:7d}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:7.3f}" if whole else f"{'-':>7}"
