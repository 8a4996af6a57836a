"""Counts of events by type and status: invented ranges, known counts."""

from bench.event_types import (
    EventReport,
    FoundEvent,
    GoldEvent,
    Judged,
    count_events,
    counted_events,
    list_errors,
    pair_events,
    render_events,
)
from bench.unseen import Gold, scorer_gold, without_optional

from runut.types.record import EventType, Status


def gold(
    start: int,
    end: int,
    kind: EventType = "SANCTION",
    status: Status = "occurred",
    *,
    optional: bool = False,
    piece: tuple[int, int] = (0, 50),
) -> GoldEvent:
    return GoldEvent((start, end), piece, kind, (), (), None, None, status, optional)


def found(start: int, end: int, kind: EventType = "SANCTION", status: Status = "occurred") -> FoundEvent:
    return FoundEvent(start, end, kind, status)


def test_an_optional_event_is_none_of_the_scorers() -> None:
    article = Gold("a", "", events=(gold(0, 3, optional=True), gold(4, 8)))
    assert [item["trigger"] for item in scorer_gold(article, "dua tiga")["events"]] == ["tiga"]  # type: ignore[attr-defined]


def test_what_is_found_at_an_optional_event_is_left_out() -> None:
    assert counted_events([found(0, 5)], [gold(0, 5, optional=True)]) == []


def test_what_is_found_at_an_optional_event_of_another_type_stays() -> None:
    assert counted_events([found(0, 5, "AID")], [gold(0, 5, optional=True)]) == [found(0, 5, "AID")]


def test_what_is_found_at_an_optional_event_stays_where_the_wanted_one_has_nothing_else() -> None:
    golds = [gold(0, 5, optional=True), gold(10, 15)]
    assert counted_events([found(0, 5)], golds) == [found(0, 5)]
    assert counted_events([found(0, 5), found(10, 15)], golds) == [found(10, 15)]


def test_a_record_loses_only_what_is_left_out() -> None:
    record = {"events": [{"start": s, "end": s + 5, "type": "SANCTION", "status": "occurred"} for s in (0, 60)]}
    article = Gold("a", "", events=(gold(0, 5, optional=True),))
    assert without_optional(record, article) == {"events": record["events"][1:]}


def test_the_event_at_the_trigger_is_paired_before_one_elsewhere_in_the_piece() -> None:
    wanted, here, there = gold(10, 15), found(10, 15), found(20, 25)
    assert list(pair_events([wanted], [there, here])) == [(wanted, here)]
    assert list(pair_events([wanted], [there])) == [(wanted, there)]
    assert list(pair_events([wanted], [found(60, 65)])) == []
    assert list(pair_events([wanted], [found(10, 15, "AID")])) == []


def test_what_is_beside_gold_is_wrong_only_where_gold_is_exhaustive() -> None:
    events = [found(0, 5), found(60, 65), found(70, 75, "AID")]
    open_end = count_events([Judged([gold(0, 5), gold(20, 25, "AID")], events, exhaustive=False)])
    whole = count_events([Judged([gold(0, 5), gold(20, 25, "AID")], events, exhaustive=True)])
    assert counts_of(open_end) == [
        (1, 1, 0, 0),
        (1, 0, 0, 0),
    ]
    assert counts_of(whole) == [(1, 1, 1, 1), (1, 0, 0, 1)]


def counts_of(report: EventReport) -> list[tuple[int, int, int, int]]:
    both = report.types["SANCTION"], report.types["AID"]
    return [(one.gold, one.found, one.right, one.wrong) for one in both]


def test_planned_and_announced_are_one_and_nothing_else_is() -> None:
    golds = [gold(0, 5, status="planned"), gold(10, 15, status="rumoured")]
    report = count_events([Judged(golds, [found(0, 5, status="announced"), found(10, 15, status="planned")], True)])
    planned, rumoured = report.statuses["planned"], report.statuses["rumoured"]
    assert (planned.gold, planned.said, planned.right) == (1, 2, 1)
    assert (rumoured.gold, rumoured.said, rumoured.right) == (1, 0, 0)


def test_a_plan_told_as_a_deed_counts_even_where_the_event_is_optional() -> None:
    golds = [
        gold(0, 5, status="planned"),
        gold(10, 15, "AID", status="denied"),
        gold(20, 25, "CONSULT", status="hypothetical", optional=True),
        gold(30, 35, "ASSAULT"),
    ]
    events = [found(0, 5, status="planned"), found(10, 15, "AID", "ongoing"), found(20, 25, "CONSULT")]
    report = count_events([Judged(golds, events, True)])
    assert (report.gold, report.unreal, report.as_deeds) == (4, 3, 2)
    assert (
        list(render_events(report))[-1] == "told as deeds: 2 of 3 found that did not happen (0.667), of 4 events 0.500"
    )


def test_what_is_told_as_a_deed_and_what_stands_beside_gold_is_listed() -> None:
    golds = [gold(0, 4, status="planned"), gold(5, 9, "AID", status="denied", optional=True), gold(30, 34)]
    events = [found(0, 4), found(5, 9, "AID", "ongoing"), found(10, 15, "REJECT")]
    text = "akan memb bantuan itu"
    whole = list(list_errors(Judged(golds, events, exhaustive=True), text))
    assert whole == [
        "told as deed | SANCTION planned | got occurred: [akan] memb bantuan itu",
        "told as deed | AID denied | got ongoing: akan [memb] bantuan itu",
        "beside gold | REJECT occurred | akan memb [bantu]an itu",
    ]
    assert list(list_errors(Judged(golds, events, exhaustive=False), text)) == whole[:2]


def test_a_line_for_each_type_and_status() -> None:
    lines = list(render_events(count_events([Judged([gold(0, 5)], [found(0, 5), found(20, 25)], True)])))
    assert "SANCTION           0.500  1.000      1      1" in lines
    assert "all types          0.500  1.000      1      1" in lines
    assert "occurred           1.000  1.000      1" in lines
    assert "AID                    -      -      0      0" in lines
