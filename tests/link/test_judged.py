"""What a person judged, applied to hand-built records: it outranks another reading, and news a confirmed plan."""

import random
from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from tests.link.factory import Draft, make_record

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import load_pack
from runut.link.aim import Range
from runut.link.find import link_records
from runut.link.world import World
from runut.present.judging import Author, Judge
from runut.types.judgement import Judgement
from runut.types.links import Happening, Links
from runut.types.record import Record, Status

PM, PRESIDENT, CLERK = "Katla Brynjars", "Ramiro Etchegaray", "Sigrun Hall"


def link(records: Sequence[Record], *judgements: Judgement, as_of: str | None = None) -> Links:
    return link_records(records, pack=load_pack("id"), as_of=as_of, judgements=judgements)


def judge(records: Sequence[Record], *earlier: Judgement, day: int = 1) -> Judge:
    made = f"2031-06-{day:02d}T08:00:00.000Z"
    return Judge(Range(records, link(records, *earlier), earlier), Author("ani", made, None))


def visit(text: str = "Brynjars mengunjungi Uruguay.", **fields: object) -> Draft:
    draft = Draft(text=text, actors=(PM,), recipients=("Uruguay",))
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft


def report(
    outlet: str, day: str, status: Status = "occurred", value: str | None = None, text: str | None = None
) -> Record:
    return make_record(outlet, day, [visit(text or "Brynjars mengunjungi Uruguay.", status=status, value=value)])


def only(links: Links) -> Happening:
    assert len(links.happenings) == 1, links.happenings
    return links.happenings[0]


def reread(record: Record, status: Status) -> Record:
    """The record as another version might read it: other ids, a range that differs a little, another status."""
    events = tuple(replace(e, id=f"v{n + 5}", start=e.start + 2, status=status) for n, e in enumerate(record.events))
    return replace(record, events=events)


def test_a_confirmed_status_outranks_another_reading() -> None:
    records = [report("A", "2031-04-23", value="2031-04-22"), report("B", "2031-04-23", value="2031-04-22")]
    confirmed = judge(records).confirm(only(link(records)).id, None, None)
    again = [reread(record, "planned") for record in records]
    assert only(link(again)).status == "planned"
    assert only(link(again, confirmed)).status == "occurred"


def test_news_outranks_a_confirmed_plan_but_not_a_confirmed_deed() -> None:
    plan = report("A", "2031-04-01", "announced", "2031-04-22")
    confirmed = judge([plan]).confirm(only(link([plan])).id, None, None)
    records = [plan, report("B", "2031-04-23", value="2031-04-22")]
    happening = only(links := link(records, confirmed))
    assert happening.status == "occurred"
    assert [one.status for one in links.judged[happening.id]] == ["announced"]
    deed = judge(records).confirm(happening.id, None, None)
    records.append(report("C", "2031-04-25", "denied", text="Brynjars tidak pernah mengunjungi Uruguay."))
    assert only(link(records, deed)).status == "occurred"


def test_a_confirmation_counts_from_the_report_that_bears_it_out() -> None:
    records = [report("A", "2031-04-01", "announced", "2031-04-22"), report("B", "2031-04-23", value="2031-04-22")]
    confirmed = judge(records).confirm(only(link(records)).id, None, None)
    early = link(records, confirmed, as_of="2031-04-10")
    assert early == link(records, as_of="2031-04-10") and only(early).status == "announced"
    assert link(records, confirmed, as_of="2031-04-23").judged


def test_a_rejected_conflict_comes_back_with_a_new_side() -> None:
    records = [report("A", "2031-04-23", value="2031-04-22"), report("B", "2031-04-24", value="2031-04-21")]
    (conflict,) = link(records).conflicts
    rejected = judge(records).reject(conflict.id)
    assert link(records, rejected).conflicts == () and only(link(records, rejected)).conflicts == ()
    more = [*records, report("C", "2031-04-24", value="2031-04-22", text="Uruguay dikunjungi Brynjars.")]
    assert link(more).conflicts and link(more, rejected).conflicts == ()
    more.append(report("D", "2031-04-24", value="2031-04-23", text="Brynjars di Uruguay."))
    assert len(link(more, rejected).conflicts) == len(link(more).conflicts) == 1


def test_a_rejected_happening_takes_new_mentions_along_until_they_are_more() -> None:
    records = [report("A", "2031-04-23", value="2031-04-22")]
    rejected = judge(records).reject(only(link(records)).id)
    for number, text in enumerate(["Uruguay dikunjungi Brynjars.", "Brynjars berkunjung ke Uruguay."]):
        assert link(records, rejected).happenings == ()
        records.append(report(f"B{number}", "2031-04-24", value="2031-04-22", text=text))
    shown = only(link(records, rejected))
    assert {t.article for t in shown.tellings} == {r.id for r in records[1:]}


def test_who_confirms_later_outranks_who_rejected() -> None:
    records = [report("A", "2031-04-23", value="2031-04-22")]
    happening = only(link(records))
    event = f"{records[0].id}/{records[0].events[0].id}"
    rejected = [judge(records, day=1).reject(happening.id), judge(records, day=2).reject(event)]
    confirmed = judge(records, day=3).confirm(event, None, None)
    assert link(records, *rejected).happenings == ()
    assert only(link(records, *rejected, confirmed)).id == happening.id
    assert link(records, confirmed, judge(records, day=4).reject(happening.id)).happenings == ()


def many() -> list[Record]:
    return [
        report("A", "2031-04-23", value="2031-04-22"),
        report("B", "2031-04-24", value="2031-04-21", text="Brynjars berkunjung ke Uruguay."),
        make_record("C", "2031-04-24", [Draft(text="Hall ke China.", actors=(CLERK,), recipients=("China",))]),
        make_record("D", "2031-04-25", [visit("Brynjars ke Rusia.", recipients=("Russia",), value="2031-04-25")]),
    ]


def judged(records: list[Record]) -> list[Judgement]:
    world = World(load_gazetteer(load_pack("id")))
    uruguay, china, russia = (
        next(h.id for h in link(records).happenings if name in {p.name for p in h.participants})
        for name in ("Uruguay", "China", "Russia")
    )
    return [
        judge(records, day=1).same([china, russia]),
        judge(records, day=2).different([china, russia]),
        judge(records, day=3).same([uruguay, china]),
        judge(records, day=4).merge([PM, CLERK], None, world),
        judge(records, day=5).rename(uruguay, "Lawatan"),
        judge(records, day=6).note(russia, "periksa"),
        judge(records, day=7).confirm(uruguay, "denied", None),
    ]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_records_and_judgements_plays_no_part(seed: int) -> None:
    records = many()
    judgements = judged(records)
    expected = link(records, *judgements)
    assert expected != link(records)
    order = random.Random(seed)
    order.shuffle(records)
    order.shuffle(judgements)
    assert link(records, *judgements) == expected


def test_what_is_the_same_in_two_stories_makes_them_one() -> None:
    records = many()
    links, joined = link(records), link(records, *judged(records))
    assert len(links.stories) == 3
    assert len(joined.stories) == 2


def test_a_merged_name_is_the_better_known_one() -> None:
    records = many()
    world = World(load_gazetteer(load_pack("id")))
    assert judge(records).merge(["Russia", CLERK], None, world).value == "Russia"
    assert judge(records).merge([CLERK, "Russia"], None, world).value == "Russia"
