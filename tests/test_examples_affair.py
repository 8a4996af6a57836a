"""The invented affair of `examples/`: rumour, denial, announcement, postponement, deed, and two contradictions."""

from pathlib import Path

import pytest
from tests.affair import Asked, brief_of, read_manifest_records

from runut.lang.pack import Pack
from runut.read.reader import Reader
from runut.types.brief import BriefHappening

PM, PRESIDENT = "Katla Brynjars", "Ramiro Etchegaray"


@pytest.fixture(scope="module")
def asked(examples: Path, reader: Reader, pack: Pack) -> Asked:
    return Asked(brief_of(read_manifest_records(examples / "manifest.jsonl", reader, pack), pack), 2)


@pytest.fixture(scope="module")
def visit(asked: Asked) -> BriefHappening:
    found = [h for h in asked.with_all(PM, "Uruguay") if len(asked.told_in(h)) > 2 and h.label.find("mengunjungi") > 0]
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def meeting(asked: Asked) -> BriefHappening:
    found = [h for h in asked.with_all(PM, PRESIDENT) if h.status == "occurred" and "07" in asked.told_in(h)]
    return next(h for h in found if "mengunjungi" not in h.label)


def test_the_visit_is_told_from_rumour_to_deed(asked: Asked, visit: BriefHappening) -> None:
    assert asked.has_stage(visit, ["rumoured", "planned"], {"01", "02"})
    assert asked.has_stage(visit, ["denied"], {"03", "04"})
    assert asked.has_stage(visit, ["announced"], {"05", "06"})
    assert asked.has_stage(visit, ["occurred"], {"07", "08", "09"})
    assert visit.status == "occurred"


def test_its_day_is_contradicted_and_its_plan_revised(asked: Asked, visit: BriefHappening) -> None:
    found = [c for c in asked.brief.conflicts if c.kind == "date" and c.verdict == "contradiction"]
    assert any({"2031-04-21"} < {side.value for side in c.sides} for c in found)
    values = [stage.value for stage in visit.life]
    assert "2031-04-08/2031-04-10" in values


def test_the_place_of_the_meeting_is_contradicted(asked: Asked, meeting: BriefHappening) -> None:
    places = [c for c in asked.brief.conflicts if c.kind == "place" and c.happening == meeting.id]
    assert [{side.value for side in c.sides} for c in places] == [{"Montevideo", "Punta del Este"}]


def test_the_copy_is_no_source(asked: Asked) -> None:
    copies = [r for r in asked.brief.relays if r.copy_of]
    assert [(asked.number[r.article], asked.number[r.copy_of or ""]) for r in copies] == [("04", "03")]


def test_the_paper_by_two_routes_is_one_origin(asked: Asked, visit: BriefHappening) -> None:
    early = {n for s in visit.life if asked.articles(s) & {"01", "02"} and s.status != "denied" for n in s.origins}
    assert early == {"Diario Costanero"}
    chains = {(r.from_, *r.via, r.origin) for r in asked.brief.relays}
    assert ("Kabar Selat", "Radio Atlantika", "Diario Costanero") in chains


def test_the_return_visit_lies_ahead(asked: Asked) -> None:
    ahead = [h for h in asked.brief.happenings if h.id in asked.brief.ahead]
    back = [h for h in ahead if {PRESIDENT, "Iceland"} <= {p.name for p in h.participants}]
    assert [h.value for h in back if h.value] == ["2031-09"]
    assert all(h.status in {"planned", "announced"} for h in ahead)


def test_no_plan_is_shown_as_a_deed(asked: Asked) -> None:
    deeds = [h for h in asked.brief.happenings if h.status in {"occurred", "ongoing"}]
    plans_only = {"01", "02", "03", "04", "05", "06"}
    for happening in deeds:
        if {p.name for p in happening.participants} & {PM, PRESIDENT} and happening.type == "CONSULT":
            assert not asked.told_in(happening) <= plans_only, happening.label


def test_the_story_is_one(asked: Asked) -> None:
    assert len(asked.brief.stories) == 1
