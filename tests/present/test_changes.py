"""What has become known since a day, from hand-built records."""

import json
from collections.abc import Sequence

import jsonschema
import msgspec
import pytest
from tests.link.factory import Draft, make_record

from runut.lang.pack import load_pack
from runut.lang.wording import LANGUAGES
from runut.link.find import link_records
from runut.present.brief.build import build_brief
from runut.present.brief.changes import build_changes, changes_to_json, changes_to_text
from runut.store.casebook import head_of
from runut.types.brief import Brief
from runut.types.changes import Change, Changes
from runut.types.record import Record

PM, PRESIDENT = "Katla Brynjars", "Ramiro Etchegaray"


def visit(text: str, **fields: object) -> Draft:
    draft = Draft(text=text, actors=(PM,), recipients=("Uruguay",))
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft


RUMOUR = make_record("Kabar A", "2031-03-03", [visit("Brynjars dikabarkan ke Uruguay.", status="rumoured")])
DENIAL = make_record("Kabar B", "2031-03-06", [visit("Lawatan ke Uruguay dibantah.", status="denied")])
PLAN = make_record(
    "Kabar C", "2031-03-14", [visit("Brynjars akan ke Uruguay.", status="announced", value="2031-04-08")]
)
LATER = make_record("Kabar D", "2031-04-02", [visit("Kunjungan diundur.", status="announced", value="2031-04-22")])
DEED = make_record("Kabar E", "2031-04-23", [visit("Brynjars tiba di Uruguay.", value="2031-04-22")])
OTHER = make_record("Kabar F", "2031-04-24", [visit("Brynjars datang ke Uruguay.", value="2031-04-21")])
ALL = (RUMOUR, DENIAL, PLAN, LATER, DEED, OTHER)


def brief_at(records: Sequence[Record], day: str, language: str = "id") -> Brief:
    pack = load_pack("id")
    links = link_records(records, pack=pack, as_of=day)
    known = [record for record in records if record.id in {dating.article for dating in links.datings}]
    return build_brief({record.id: head_of(record) for record in known}, links, as_of=day, language=language)


def changes(records: Sequence[Record], since: str, until: str) -> Changes:
    pack = load_pack("id")
    before, after = (link_records(records, pack=pack, as_of=day) for day in (since, until))
    return build_changes(before, after, since=since, until=until, language="id")


def kinds(found: Changes) -> list[tuple[str, str | None, str | None]]:
    return [(change.kind, change.before, change.after) for change in found.changes]


def one(found: Changes, kind: str) -> Change:
    (change,) = [change for change in found.changes if change.kind == kind]
    return change


@pytest.mark.parametrize(
    ("since", "until", "wanted"),
    [
        ("2031-03-02", "2031-03-03", ("new", None, "rumoured")),
        ("2031-03-03", "2031-03-06", ("denial", "rumoured", "denied")),
        ("2031-03-06", "2031-03-14", ("status", "denied", "announced")),
        ("2031-03-14", "2031-04-02", ("date", "2031-04-08", "2031-04-22")),
        ("2031-04-02", "2031-04-23", ("status", "announced", "occurred")),
        ("2031-03-14", "2031-04-23", ("status", "announced", "occurred")),
    ],
)
def test_each_turn_is_a_change(since: str, until: str, wanted: tuple[str, str | None, str | None]) -> None:
    assert wanted in kinds(changes(ALL, since, until))


def test_reports_that_come_to_disagree_are_a_conflict() -> None:
    found = one(changes(ALL, "2031-04-23", "2031-04-24"), "conflict")
    assert found.after == "contradiction"
    assert found.articles == (OTHER.id,)
    assert found.reported == "2031-04-24"
    assert "Brynjars" in found.label


def test_a_disagreement_that_a_deed_overtakes_is_settled() -> None:
    pack = load_pack("id")
    after = link_records(ALL, pack=pack)
    (conflict,) = [c for c in after.conflicts if c.verdict == "contradiction"]
    before = msgspec.structs.replace(after, datings=after.datings[:-1])
    revised = msgspec.structs.replace(conflict, verdict="revised")
    later = msgspec.structs.replace(after, conflicts=(revised,))
    found = one(build_changes(before, later, since="2031-04-23", until=None, language="id"), "settled")
    assert (found.before, found.after, found.id) == ("contradiction", "revised", conflict.id)


def test_a_source_of_its_own_is_a_new_origin() -> None:
    sources = tuple((name, "outlet", None) for name in ("Diario Costanero", "Radio Atlantika"))
    first = make_record(
        "Kabar A", "2031-03-03", [visit("Kabarnya ia ke Uruguay.", status="rumoured", source=sources[0][0])],
        sources=sources[:1],
    )  # fmt: skip
    second = make_record(
        "Kabar B", "2031-03-05", [visit("Ia disebut akan ke Uruguay.", status="rumoured", source=sources[1][0])],
        sources=sources[1:],
    )  # fmt: skip
    found = one(changes([first, second], "2031-03-03", "2031-03-05"), "origin")
    assert (found.before, found.after, found.origins) == ("1", "2", ("Radio Atlantika",))


def test_another_holder_of_an_office_is_a_change() -> None:
    office = ("foreign minister", "Iceland")
    old = make_record("Kabar A", "2031-03-03", [visit("Satu.")], offices=((PM, *office),))
    new = make_record("Kabar B", "2031-03-05", [visit("Dua.", actors=(PM, PRESIDENT))], offices=((PRESIDENT, *office),))
    found = one(changes([old, new], "2031-03-03", "2031-03-05"), "office")
    assert (found.label, found.before, found.after) == (PRESIDENT, PM, "foreign minister, Iceland")


def test_nothing_is_new_since_the_same_day() -> None:
    found = changes(ALL, "2031-04-02", "2031-04-02")
    assert (found.articles, found.changes) == ((), ())


@pytest.mark.parametrize("since", ["2031-03-01", "2031-03-03", "2031-03-14", "2031-04-02", "2031-04-23"])
def test_only_new_articles_bear_a_change_out(since: str) -> None:
    found = changes(ALL, since, "2031-04-30")
    fresh = {record.id for record in ALL if record.published and record.published.value > since}
    texts = {record.id: record.text for record in ALL}
    assert set(found.articles) == fresh
    for change in found.changes:
        assert set(change.articles) <= fresh
        assert change.evidence
        assert [texts[e.article][e.start : e.end] for e in change.evidence] == [e.text for e in change.evidence]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_has_its_line_with_id_and_words(language: str) -> None:
    aside = Draft(text="Islandia mengecam.", actors=("Iceland",), recipients=("China",), type="ACCUSE", mode=None)
    records = [
        *ALL,
        make_record("Kabar G", "2031-04-25", [visit("Brynjars pulang dari sana.", value="2031-04-22"), aside]),
    ]
    found = changes(records, "2031-03-03", "2031-04-30")
    text = changes_to_text(found, brief_at(records, "2031-04-30", language))
    flat = " ".join(text.split())
    for change in found.changes:
        first = change.evidence[0]
        assert change.id and f"[{change.id}]" in text
        assert first.text in flat or f"{first.start}–{first.end} [{change.id}]" in flat
    assert any(change.kind == "new" for change in found.changes)
    assert max(map(len, text.splitlines())) <= 100


def test_json_fits_its_schema() -> None:
    found = changes(ALL, "2031-03-03", "2031-04-30")
    shown = json.loads(changes_to_json(found))
    jsonschema.validate(shown, msgspec.json.schema(Changes))
    assert shown["schema"] == "runut.changes/1"
    assert [change["kind"] for change in shown["changes"]] == [change.kind for change in found.changes]
