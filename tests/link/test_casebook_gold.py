"""The questions that five real pages about one affair must answer together."""

import json
from pathlib import Path

import pytest
from tests.affair import Asked, brief_of, read_manifest_records

from runut.lang.pack import Pack
from runut.read.reader import Reader
from runut.types.brief import BriefHappening, Conflict
from runut.types.record import Record

HEARSAY = ("rumoured", "planned")


@pytest.fixture(scope="module")
def records(shared: Path, reader: Reader, pack: Pack) -> list[Record]:
    return read_manifest_records(shared / "seeds" / "manifest.jsonl", reader, pack)


@pytest.fixture(scope="module")
def asked(records: list[Record], pack: Pack) -> Asked:
    return Asked(brief_of(records, pack), 3)


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, dict[str, object]]:
    found = json.loads((shared / "seeds" / "gold" / "casebook.json").read_text(encoding="utf-8"))
    return {item["id"]: item for part in ("lifecycles", "conflicts") for item in found[part]}


def visits(asked: Asked) -> list[BriefHappening]:
    """Xi Jinping's visits to Moscow that lie in the spring of 2023."""
    return [h for h in asked.with_all("Xi Jinping", "Russia") if (h.earliest or "2023") >= "2023"]


def test_the_visit_is_one_happening_from_rumour_to_deed(asked: Asked) -> None:
    (visit,) = visits(asked)
    assert asked.has_stage(visit, HEARSAY, {"000", "001"})
    assert asked.has_stage(visit, ["announced"], {"004"})
    assert asked.has_stage(visit, ["occurred"], {"003"})
    assert "Vladimir Putin" in {p.name for p in visit.participants}
    assert visit.place == "Moscow"
    assert visit.status == "occurred"
    values = {stage.value for stage in visit.life}
    assert {"2023-04/2023-05", "2023-03-20/2023-03-22"} <= values


@pytest.mark.parametrize("other", ["Sergey Lavrov", "Vladimir Putin"])
def test_wang_yis_meetings_of_february_were_planned_then_held(asked: Asked, other: str) -> None:
    met = [h for h in asked.with_all("Wang Yi", other) if "000" in asked.told_in(h) or "002" in asked.told_in(h)]
    (meeting,) = [h for h in met if h.status == "occurred" and "001" in asked.told_in(h)]
    assert asked.has_stage(meeting, HEARSAY, {"001"})
    assert asked.has_stage(meeting, ["occurred"], {"002"})
    if other == "Sergey Lavrov":
        assert asked.has_stage(meeting, ["occurred"], {"000"})
    else:
        assert asked.has_stage(meeting, ["occurred"], {"004"})


def test_the_two_meetings_with_patrushev_stay_apart(asked: Asked) -> None:
    met = asked.with_all("Wang Yi", "Nikolai Patrushev")
    assert not any({"000", "003"} <= asked.told_in(h) for h in met)
    assert {"000", "003"} <= {n for h in met for n in asked.told_in(h)}


def test_the_invasion_is_one_happening(asked: Asked) -> None:
    attacks = asked.with_all("Russia", "Ukraine", type_="ASSAULT")
    assert any({"000", "001", "003"} <= asked.told_in(h) and h.value == "2022-02-24" for h in attacks)


def test_the_partnership_without_limits_is_one_happening(asked: Asked) -> None:
    accords = [h for h in asked.brief.happenings if h.type in {"AGREE", "SUPPORT"} and (h.value or "") >= "2022"]
    assert any({"001", "004"} <= asked.told_in(h) for h in accords)


def conflict(asked: Asked, kind: str, *articles: str) -> Conflict:
    found = [
        c
        for c in asked.brief.conflicts
        if c.kind == kind and set(articles) <= {asked.number[a] for side in c.sides for a in side.articles}
    ]
    assert found, [(c.kind, c.about) for c in asked.brief.conflicts]
    return found[0]


def test_the_last_meeting_is_a_contradiction(asked: Asked) -> None:
    found = conflict(asked, "last_occurrence", "000", "001", "004")
    assert found.verdict == "contradiction"
    assert {frozenset(asked.number[a] for a in side.articles) for side in found.sides} == {
        frozenset({"000", "001"}),
        frozenset({"004"}),
    }


def test_the_forecast_of_the_visit_was_revised_and_is_no_contradiction(asked: Asked) -> None:
    assert conflict(asked, "date", "001", "004").verdict == "revised"


def test_wang_yis_office_is_a_conflict(asked: Asked) -> None:
    found = conflict(asked, "role", "001", "002")
    assert found.about == "Wang Yi"
    assert {asked.number[a] for a in found.sides[0].articles} == {"001"}


def test_the_journal_by_two_routes_is_one_origin(asked: Asked) -> None:
    (visit,) = visits(asked)
    early = [stage for stage in visit.life if asked.articles(stage) & {"000", "001"}]
    origins = {name for stage in early for name in stage.origins}
    assert origins <= {"The Wall Street Journal", "Wang Yi"}
    assert "The Wall Street Journal" in origins
    chains = {(r.from_, *r.via, r.origin) for r in asked.brief.relays}
    assert ("Tribunnews", "Al Jazeera", "The Wall Street Journal") in chains


def test_no_plan_is_shown_as_a_deed(records: list[Record], pack: Pack) -> None:
    """What the pages of February only plan has not happened by then: no meeting or visit of that spring is a deed."""
    brief = brief_of(records, pack, as_of="2023-02-25")
    deeds = [h for h in brief.happenings if h.status in {"occurred", "ongoing"} and h.type == "CONSULT"]
    for happening in deeds:
        if "Xi Jinping" in {p.name for p in happening.participants}:
            assert happening.value is not None, happening.label
            assert happening.value < "2023", happening.label


def test_every_gold_question_is_asked_here(gold: dict[str, dict[str, object]]) -> None:
    assert set(gold) == {
        "xi-moscow-march-2023",
        "wang-lavrov-feb-2023",
        "wang-putin-feb-2023",
        "wang-patrushev",
        "invasion-2022",
        "no-limits-2022",
        "last-meeting",
        "visit-date",
        "wang-role",
    }


def test_as_of_february_knows_nothing_of_march(records: list[Record], pack: Pack) -> None:
    asked = Asked(brief_of(records, pack, as_of="2023-02-25"), 3)
    assert set(asked.number.values()) == {"000", "001", "002"}
    (visit,) = visits(asked)
    assert visit.status in HEARSAY
    assert not any("2023-03" in (s.value or "") for h in asked.brief.happenings for s in h.life)
