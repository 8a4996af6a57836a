"""Linking hand-built records: what is one happening, what its life is, who is behind it, where reports disagree."""

import random

import msgspec
import pytest
from tests.link.factory import Draft, make_record

from runut.lang.pack import load_pack
from runut.link.find import link_records
from runut.types.links import Happening, Links
from runut.types.record import Record, Status

PM, PRESIDENT = "Katla Brynjars", "Ramiro Etchegaray"


def link(*records: Record, as_of: str | None = None) -> Links:
    return link_records(records, pack=load_pack("id"), as_of=as_of)


def visit(text: str = "Brynjars ke Uruguay.", **fields: object) -> Draft:
    draft = Draft(text=text, actors=(PM,), recipients=("Uruguay",))
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft


def meeting(text: str = "Brynjars bertemu Etchegaray.", **fields: object) -> Draft:
    draft = Draft(text=text, actors=(PM,), recipients=(PRESIDENT,), mode=None, predicate="meet")
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft


def only(links: Links) -> Happening:
    assert len(links.happenings) == 1
    return links.happenings[0]


def test_rumour_announcement_and_deed_are_one_happening_with_a_life() -> None:
    links = link(
        make_record("A", "2031-03-03", [visit(status="rumoured", value="2031-04")]),
        make_record("B", "2031-03-14", [visit(status="announced", value="2031-04-08/2031-04-10")]),
        make_record("C", "2031-04-23", [visit(status="occurred", value="2031-04-22")]),
    )
    happening = only(links)
    assert [s.status for s in happening.life] == ["rumoured", "announced", "occurred"]
    assert (happening.status, happening.value) == ("occurred", "2031-04-22")
    assert [(c.kind, c.verdict) for c in links.conflicts] == [("date", "revised")]


def test_a_denied_plan_that_is_announced_later_is_announced() -> None:
    happening = only(
        link(
            make_record("A", "2031-03-03", [visit(status="rumoured")]),
            make_record("B", "2031-03-06", [visit(status="denied")]),
            make_record("C", "2031-03-14", [visit(status="announced", value="2031-04-08")]),
        )
    )
    assert [s.status for s in happening.life] == ["rumoured", "denied", "announced"]
    assert happening.status == "announced"


def test_meetings_of_one_pair_months_apart_stay_apart() -> None:
    links = link(
        make_record("A", "2031-03-03", [meeting()]),
        make_record("B", "2031-10-03", [meeting(status="announced", value="2031-10-05")]),
    )
    assert len(links.happenings) == 2


def test_a_visit_is_no_meeting() -> None:
    links = link(make_record("A", "2031-04-23", [visit(value="2031-04-22"), meeting(value="2031-04-22")]))
    assert len(links.happenings) == 2


def test_deeds_a_day_apart_contradict() -> None:
    links = link(
        make_record("A", "2031-04-23", [visit(value="2031-04-22")]),
        make_record("B", "2031-04-24", [visit(value="2031-04-21")]),
    )
    conflict = links.conflicts[0]
    assert (conflict.kind, conflict.verdict) == ("date", "contradiction")
    assert {side.value for side in conflict.sides} == {"2031-04-21", "2031-04-22"}
    assert conflict.happening == only(links).id
    assert only(links).conflicts == (conflict.id,)


def test_a_range_and_its_days_agree() -> None:
    links = link(
        make_record("A", "2031-04-24", [visit(value="2031-04-22/2031-04-23")]),
        make_record("B", "2031-04-25", [visit(value="2031-04-22")]),
        make_record("C", "2031-04-30", [visit(value="2031-04")]),
    )
    assert links.conflicts == ()
    assert len(only(links).life) == 1 or only(links).life[1].value == "2031-04-22"


def test_two_cities_for_one_meeting_contradict_but_a_city_and_its_country_do_not() -> None:
    here = make_record("A", "2031-04-23", [meeting(value="2031-04-22", place="Montevideo")])
    country = make_record("B", "2031-04-23", [meeting(value="2031-04-22", place="Uruguay")])
    assert link(here, country).conflicts == ()


def test_growing_tolls_evolve() -> None:
    def quake(outlet: str, day: str, dead: int) -> Record:
        strike = Draft(
            text=f"Serangan menewaskan {dead} orang.",
            actors=("Russia",),
            recipients=("Ukraine",),
            type="ASSAULT",
            mode=None,
            predicate="attack",
            value="2031-05-01",
            quantities=((float(dead), "killed"),),
        )
        return make_record(outlet, day, [strike])

    links = link(quake("A", "2031-05-01", 3), quake("B", "2031-05-02", 7))
    assert [(c.kind, c.verdict) for c in links.conflicts] == [("number", "evolving")]
    links = link(quake("A", "2031-05-01", 9), quake("B", "2031-05-02", 7))
    assert [(c.kind, c.verdict) for c in links.conflicts] == [("number", "unclear")]


def test_one_source_by_two_routes_is_one_origin() -> None:
    paper = ("Diario Costanero", "outlet", None)
    happening = only(
        link(
            make_record("A", "2031-03-03", [visit(status="rumoured", source="Diario Costanero")], sources=(paper,)),
            make_record(
                "B",
                "2031-03-04",
                [visit(status="rumoured", source="Radio Atlantika", text="Lawatan itu disebut-sebut.")],
                sources=(("Radio Atlantika", "outlet", None), ("Diario Costanero", "outlet", "Radio Atlantika")),
            ),
        )
    )
    assert happening.origins.independent == 1
    assert happening.origins.names == ("Diario Costanero",)
    assert len(happening.origins.copies) == 1


def test_an_unnamed_source_counts_as_the_outlet_that_cites_it() -> None:
    sources = (("Diario Costanero", "outlet", None), ("anonymous source", "anonymous_source", "Diario Costanero"))
    record = make_record("A", "2031-03-03", [visit(status="rumoured", source="anonymous source")], sources=sources)
    assert only(link(record)).origins.names == ("Diario Costanero",)


def test_tellings_that_name_nobody_add_no_origin() -> None:
    happening = only(
        link(
            make_record("A", "2031-03-03", [visit(status="planned")]),
            make_record("B", "2031-03-04", [visit(status="planned", text="Sebuah lawatan direncanakan.")]),
        )
    )
    assert happening.origins.independent == 1


def test_a_copy_is_found_and_adds_no_origin() -> None:
    body = (
        "Perdana menteri berangkat dengan pesawat kecil menuju selatan bersama dua belas peneliti laut dan seorang "
        "juru masak yang pandai mengolah ikan kering dari kampung halamannya di pesisir utara yang berangin kencang"
    )
    links = link(
        make_record("A", "2031-03-03", [visit(text=body)]),
        make_record("B", "2031-03-04", [visit(text=body + " sekali")]),
    )
    assert len(links.copies) == 1
    assert only(links).origins.independent == 1
    assert any(relay.copy_of for relay in links.relays)


def test_last_meetings_that_cannot_both_be_last_contradict() -> None:
    first = meeting(value="2030-02", place="Uruguay", superlative="last")
    second = meeting(value="2030-09", place="Iceland", superlative="last")
    links = link(make_record("A", "2031-02-22", [first]), make_record("B", "2031-03-18", [second]))
    assert [(c.kind, c.verdict) for c in links.conflicts] == [("last_occurrence", "contradiction")]


def test_a_newer_last_meeting_is_no_contradiction() -> None:
    first = meeting(value="2030-02", place="Uruguay", superlative="last")
    second = meeting(value="2031-03-10", place="Iceland", superlative="last")
    links = link(make_record("A", "2031-02-22", [first]), make_record("B", "2031-03-18", [second]))
    assert links.conflicts == ()


def test_an_office_that_somebody_else_holds_is_a_role_conflict() -> None:
    minister = ("foreign minister", "Andorra")
    links = link(
        make_record("A", "2031-02-22", [meeting()], offices=((PM, *minister),)),
        make_record("B", "2031-02-23", [meeting(text="Pertemuan itu.")], offices=((PM, "prime minister", "Andorra"),)),
        make_record(
            "C", "2031-03-01", [meeting(text="Lagi.")], offices=(("Gunnar Steinsson", "foreign minister", "Andorra"),)
        ),
    )
    conflicts = [c for c in links.conflicts if c.kind == "role"]
    assert [(c.about, c.sides[0].value, c.sides[1].value) for c in conflicts] == [
        (PM, "foreign minister, Andorra", "prime minister, Andorra")
    ]


def test_two_spellings_are_one_person() -> None:
    typo = visit(text="Brinjars ke Uruguay.", actors=("Katla Brinjars",), value="2031-04-22")
    links = link(make_record("A", "2031-04-23", [visit(value="2031-04-22")]), make_record("B", "2031-04-23", [typo]))
    assert len(links.happenings) == 1


def test_an_office_alone_is_the_person_who_holds_it() -> None:
    office = ((PM, "prime minister", "Iceland"),)
    links = link(
        make_record("A", "2031-04-23", [visit(value="2031-04-22")], offices=office),
        make_record("B", "2031-04-23", [visit(actors=("prime minister of Iceland",), value="2031-04-22")]),
    )
    assert {p.name for p in only(links).participants} == {PM, "Uruguay"}


def test_a_visit_told_again_without_its_visitor_is_the_same() -> None:
    again = visit(text="Kunjungan ke Uruguay.", actors=(), value="2031-04-22")
    assert len(only(link(make_record("A", "2031-04-23", [visit(value="2031-04-22"), again]))).tellings) == 2


def test_a_visit_without_a_visitor_is_no_line() -> None:
    assert link(make_record("A", "2031-04-23", [visit(actors=())])).happenings == ()


def test_a_deed_without_a_date_beside_a_plan_that_lies_ahead_is_no_deed() -> None:
    plan = visit(status="announced", value="2031-04-08/2031-04-10")
    happening = only(link(make_record("A", "2031-03-14", [plan, visit(text="Kunjungan itu dilakukan.")])))
    assert happening.status == "announced"


def test_a_summit_half_told_as_done_is_the_plan_told_beside_it() -> None:
    plan = Draft(
        text="KTT direncanakan.",
        actors=("Iceland",),
        recipients=("Uruguay",),
        predicate="hold a summit",
        status="planned",
    )
    half = Draft(text="Islandia memakai KTT itu.", actors=("Iceland",), predicate="hold a summit")
    links = link(make_record("A", "2031-03-14", [plan, half]))
    assert {h.status for h in links.happenings} == {"planned"}


def test_two_places_on_one_day_contradict_even_where_one_is_unknown() -> None:
    links = link(
        make_record("A", "2031-04-23", [meeting(value="2031-04-22", place="Montevideo")]),
        make_record("B", "2031-04-24", [meeting(value="2031-04-22", place="Kota Entah")]),
    )
    assert [(c.kind, c.verdict) for c in links.conflicts] == [("place", "contradiction")]


def test_as_of_knows_nothing_later() -> None:
    links = link(
        make_record("A", "2031-03-03", [visit(status="rumoured")]),
        make_record("B", "2031-04-23", [visit(value="2031-04-22")]),
        as_of="2031-03-31",
    )
    assert only(links).status == "rumoured"
    assert len(links.datings) == 1


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_input_plays_no_part(seed: int) -> None:
    records = [
        make_record("A", "2031-03-03", [visit(status="rumoured"), meeting(status="planned")]),
        make_record("B", "2031-03-14", [visit(status="announced", value="2031-04-08/2031-04-10")]),
        make_record("C", "2031-04-23", [visit(value="2031-04-22"), meeting(value="2031-04-22")]),
        make_record("D", "2031-04-24", [visit(value="2031-04-21")]),
        make_record("E", None, [visit()]),
    ]
    wanted = msgspec.json.encode(link(*records))
    random.Random(seed).shuffle(records)
    assert msgspec.json.encode(link(*records)) == wanted


def strike(outlet: str, day: str, value: str | None, status: Status = "occurred") -> Record:
    draft = Draft(
        text=f"Rusia menyerang Ukraina, kata {outlet}.",
        actors=("Russia",),
        recipients=("Ukraine",),
        type="ASSAULT",
        mode=None,
        predicate="attack",
        value=value,
        status=status,
    )
    return make_record(outlet, day, [draft])


def test_attacks_of_two_days_are_two_attacks() -> None:
    links = link(strike("A", "2031-05-02", "2031-05-01"), strike("B", "2031-05-03", "2031-05-02"))
    assert len(links.happenings) == 2
    assert links.conflicts == ()


def test_the_threat_of_an_attack_is_not_the_attack_before_it() -> None:
    links = link(
        strike("A", "2031-05-02", "2031-05-01"),
        strike("B", "2031-05-02", None, "hypothetical"),
        strike("C", "2031-05-03", "2031-05-01"),
    )
    assert sorted(len(h.tellings) for h in links.happenings) == [1, 2]
