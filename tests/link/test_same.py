"""Comparing two mentions: the same either way round, and every feature with its reason."""

from itertools import combinations

import pytest
from tests.link.factory import Draft, make_record

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import load_pack
from runut.link.cues import load_cues
from runut.link.kin import family_of
from runut.link.same import ENOUGH, compare, score
from runut.link.sides import VETO
from runut.link.told import Told, tell_all
from runut.link.world import World
from runut.types.calendar import days_of
from runut.types.record import Record, Status

PM, PRESIDENT = "Katla Brynjars", "Ramiro Etchegaray"


def tell(record: Record) -> list[Told]:
    pack = load_pack("id")
    names = {(record.id, entity.id): entity.name for entity in record.entities}
    reported = days_of(record.published.value) if record.published else None
    return tell_all(record, names=names, world=World(load_gazetteer(pack), load_cues(pack)), reported=reported)


def one(outlet: str, day: str, **fields: object) -> Told:
    draft = Draft(text=f"Begitu kata {outlet}.", actors=(PM,), recipients=(PRESIDENT,), mode=None, predicate="meet")
    for name, value in fields.items():
        setattr(draft, name, value)
    (told,) = tell(make_record(outlet, day, [draft]))
    return told


MANY = [
    one(outlet, day, **fields)
    for outlet, day in (("A", "2031-04-23"), ("B", "2031-04-24"), ("C", "2031-05-30"))
    for fields in (
        {"value": "2031-04-22", "place": "Montevideo"},
        {"status": "planned", "value": "2031-05"},
        {"status": "denied"},
        {"actors": ("Iceland",), "recipients": ("Uruguay",)},
        {"actors": ("Russia",), "recipients": ("China",), "type": "ASSAULT", "predicate": "attack"},
        {
            "actors": ("China",),
            "recipients": ("Russia",),
            "type": "ASSAULT",
            "predicate": "bomb",
            "value": "2031-04-22",
        },
        {"recipients": (), "type": "REQUEST", "predicate": "urge", "text": "Brynjars mendesak kapal penangkap paus."},
    )
]


def test_comparing_is_the_same_either_way_round() -> None:
    for a, b in combinations(MANY, 2):
        assert compare(a, b) == compare(b, a)
        assert score(a, b) == compare(a, b)[0]


def test_every_reason_of_a_match_says_its_score() -> None:
    total, reasons = compare(one("A", "2031-04-23", value="2031-04-22"), one("B", "2031-04-24", value="2031-04-22"))
    assert total >= ENOUGH
    assert reasons == (
        "both meet (+0.5)",
        f"between {PM} and {PRESIDENT} (+2)",
        "dates agree (+1.5)",
    )


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"predicate": "phone", "mode": "phone"}, "meet is not phone"),
        ({"predicate": "invite"}, "invite is not meet"),
        ({"recipients": ("Gunnar Steinsson",), "actors": (PM,)}, "different participants"),
        ({"value": "2031-04-12"}, "10 days apart"),
        ({"place": "Reykjavik"}, "Montevideo is not Reykjavik"),
    ],
)
def test_what_rules_it_out_is_the_reason(fields: dict[str, object], reason: str) -> None:
    met = one("A", "2031-04-23", value="2031-04-22", place="Montevideo")
    other = {"value": "2031-04-22", "place": "Montevideo"} | fields
    assert compare(met, one("B", "2031-04-24", **other)) == (VETO, (reason,))


def attack(outlet: str, *, by: str, on: str | None, status: Status = "occurred") -> Told:
    recipients = (on,) if on else ()
    return one(
        outlet, "2031-05-02", actors=(by,), recipients=recipients, type="ASSAULT", predicate="attack", status=status
    )


def test_an_attack_the_other_way_round_is_another_even_half_told() -> None:
    assert compare(attack("A", by="Russia", on="China"), attack("B", by="China", on=None))[0] == VETO
    assert compare(attack("A", by="Russia", on="China"), attack("B", by="Russia", on=None))[0] > VETO


def test_what_one_article_plans_for_two_days_are_two() -> None:
    plans = [
        Draft(text=f"Pertemuan {n}.", actors=(PM,), recipients=(PRESIDENT,), predicate="meet", mode=None)
        for n in range(2)
    ]
    for plan, value in zip(plans, ("2031-06-10", "2031-06-20"), strict=True):
        plan.status, plan.value = "planned", value
    first, second = tell(make_record("A", "2031-05-02", plans))
    assert compare(first, second)[0] == VETO
    moved = one("B", "2031-05-03", status="planned", value="2031-06-20")
    assert compare(first, moved)[0] >= ENOUGH


def test_acts_of_one_family_go_by_many_names() -> None:
    told = one("A", "2031-05-02", predicate="hold talks")
    assert family_of(told.event) == family_of(one("B", "2031-05-02", predicate="meet").event)
    assert family_of(told.event) != family_of(one("C", "2031-05-02", predicate="mediate").event)
