"""How the links of an affair are counted against its gold."""

from collections import Counter
from pathlib import Path

import pytest
from bench.affair_gold import (
    SETS,
    Affair,
    GoldConflict,
    GoldCount,
    GoldLife,
    GoldMention,
    GoldPage,
    GoldStage,
    check_affair,
    load_affair,
)
from bench.affair_misses import list_misses
from bench.affair_score import Result, Verdicts, judge_conflicts, score_affair
from bench.bcubed import b_cubed, together
from bench.unseen import find_articles, fingerprint
from msgspec.structs import replace
from tests.link.factory import Draft, make_record

from runut.lang.pack import Pack
from runut.link.find import link_records
from runut.types.brief import Conflict, ConflictKind, Side, Verdict
from runut.types.record import EventType, Record, Status

PM, PRESIDENT = "Katla Brynjars", "Ramiro Etchegaray"
Printed = tuple[ConflictKind, Verdict, str, str]

PLAN = "Katla Brynjars akan mengunjungi Uruguay."
DEED = "Katla Brynjars mengunjungi Uruguay."


def visit(text: str, status: Status = "occurred", value: str | None = "2031-04-20", source: str | None = None) -> Draft:
    return Draft(
        text=text, actors=(PM,), recipients=("Uruguay",), place="Uruguay", status=status, value=value, source=source
    )


@pytest.fixture
def records() -> dict[str, Record]:
    return {
        "plan": make_record("Kabar Selat", "2031-04-01", [visit(PLAN, "planned")]),
        "deed": make_record("Warta Teluk", "2031-04-21", [visit(DEED)]),
        "other": make_record("Harian Tanjung", "2031-04-22", [visit(f"Menurut pejabat, {DEED}", value="2031-04-21")]),
    }


def mention(
    text: str, words: str, happening: str, status: Status = "occurred", type_: EventType = "CONSULT"
) -> GoldMention:
    at = text.index(words)
    return GoldMention(trigger=(at, at + len(words)), type=type_, status=status, happening=happening)


def page(records: dict[str, Record], name: str, *mentions: GoldMention) -> GoldPage:
    return GoldPage(id=name, sha256=fingerprint(records[name].text), story="visit", mentions=mentions)


@pytest.fixture
def affair(records: dict[str, Record]) -> Affair:
    stages = (
        GoldStage(status=("planned", "announced"), articles=("plan",)),
        GoldStage(status=("occurred",), articles=("deed", "other")),
    )
    return Affair(
        name="A visit",
        story="visit",
        pages=(
            page(records, "plan", mention(PLAN, "mengunjungi", "visit", "planned")),
            page(records, "deed", mention(DEED, "mengunjungi", "visit")),
            page(records, "other", mention(records["other"].text, "mengunjungi", "visit")),
        ),
        part_of={},
        either=(),
        either_stories=(),
        conflicts=(
            GoldConflict(
                kinds=("date",),
                happening="visit",
                verdicts=("contradiction",),
                sides=(("deed",), ("other",)),
                note="the 20th or the 21st",
            ),
        ),
        not_conflicts=(),
        independent=(GoldCount(happening="visit", independent=(1, 1), never=2, note="nobody is named"),),
        lifecycles=(GoldLife(happening="visit", stages=stages),),
        copies=(),
    )


def scored(affair: Affair, records: dict[str, Record], pack: Pack) -> Result:
    return score_affair(affair, records, link_records(records.values(), pack=pack))


def test_a_whole_affair_that_is_right(affair: Affair, records: dict[str, Record], pack: Pack) -> None:
    result = scored(affair, records, pack)
    assert set(result.matched.homes) == {("plan", 0), ("deed", 0), ("other", 0)}
    assert result.all_happenings.f1 == 1.0
    assert all(stage.found for stage in result.stages)
    assert len(result.stages) == 3
    assert [(one.said, one.within, one.overstated) for one in result.counts] == [(1, True, False)]
    assert result.plans_as_deeds == ()


def test_a_telling_that_is_not_found_counts_against_recall_alone(
    affair: Affair, records: dict[str, Record], pack: Pack
) -> None:
    deaf = replace(records["other"], events=())
    result = scored(affair, records | {"other": deaf}, pack)
    assert result.happenings.f1 == 1.0
    assert result.all_happenings.precision == 1.0
    assert result.all_happenings.recall == pytest.approx(4 / 9)
    assert any("unfound: other" in line for line in list_misses(affair, result, records))


def test_a_plan_shown_as_a_deed_is_counted(affair: Affair, records: dict[str, Record], pack: Pack) -> None:
    gold = page(records, "deed", mention(DEED, "mengunjungi", "visit", "planned"))
    only = replace(affair, pages=(gold,), conflicts=(), independent=(), lifecycles=())
    assert len(scored(only, {"deed": records["deed"]}, pack).plans_as_deeds) == 1


def test_two_happenings_in_one_count_against_precision(affair: Affair, records: dict[str, Record], pack: Pack) -> None:
    pages = (*affair.pages[:2], page(records, "other", mention(records["other"].text, "mengunjungi", "second visit")))
    result = scored(replace(affair, pages=pages), records, pack)
    assert result.happenings.precision == pytest.approx(5 / 9)
    assert result.happenings.recall == 1.0
    assert any("merged" in line for line in list_misses(affair, result, records))
    spared = scored(replace(affair, pages=pages, either=(("visit", "second visit"),)), records, pack)
    assert spared.happenings.f1 == 1.0


def printed(affair: Affair, *kinds: Printed) -> Verdicts:
    """The verdict on conflicts between two articles about the happening `visit`."""
    conflicts = [
        Conflict(
            id=f"c{number}",
            kind=kind,
            about="",
            verdict=verdict,
            happening="h1",
            sides=tuple(Side(value=a, articles=(a,), independent=1, evidence=()) for a in articles),
        )
        for number, (kind, verdict, *articles) in enumerate(kinds)
    ]
    names = {one.id: one.id for one in affair.pages}
    return judge_conflicts(affair, conflicts, {"h1": Counter({"visit": 3})}, names)


def test_a_conflict_is_right_by_kind_happening_sides_and_verdict(affair: Affair) -> None:
    right: Printed = ("date", "contradiction", "other", "deed")
    verdicts = printed(
        affair,
        right,
        ("date", "evolving", "deed", "other"),
        ("place", "contradiction", "deed", "other"),
        ("date", "contradiction", "plan", "other"),
    )
    assert [c.id for c in verdicts.right] == ["c0"]
    assert [c.id for c in verdicts.misjudged] == ["c1"]
    assert [c.id for c in verdicts.wrong] == ["c2", "c3"]
    assert (len(verdicts.met), len(verdicts.missed)) == (1, 0)
    assert len(printed(affair).missed) == 1
    (gold,) = affair.conflicts
    spared = printed(replace(affair, conflicts=(replace(gold, optional=True),)), right)
    assert (len(spared.spared), len(spared.missed)) == (1, 0)
    elsewhere = printed(replace(affair, conflicts=(replace(gold, happening="another visit"),)), right)
    assert len(elsewhere.wrong) == 1


def test_conflicts_that_are_wrong_or_missing_are_listed(affair: Affair, records: dict[str, Record], pack: Pack) -> None:
    result = scored(affair, records, pack)._replace(conflicts=printed(affair, ("place", "unclear", "deed", "other")))
    lines = list(list_misses(affair, with_own_names(result, records), records))
    assert any("WRONG CONFLICT: place" in line for line in lines)
    assert any("missed conflict: date" in line for line in lines)


def with_own_names(result: Result, records: dict[str, Record]) -> Result:
    """The result with articles of conflicts called as in records."""
    wrong = [
        replace(c, sides=tuple(replace(s, articles=tuple(records[a].id for a in s.articles)) for s in c.sides))
        for c in result.conflicts.wrong
    ]
    return result._replace(conflicts=Verdicts(wrong=wrong, missed=result.conflicts.missed))


def test_b_cubed_spares_what_may_be_put_together() -> None:
    groups, said = {1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"}
    true, found = together(groups, groups), together(said, said)
    assert b_cubed(true, found).precision == pytest.approx(5 / 9)
    assert b_cubed(true, found).recall == 1.0
    spared = {1: frozenset({3}), 2: frozenset({3}), 3: frozenset({1, 2})}
    assert b_cubed(true, found, spared).precision == 1.0


@pytest.mark.parametrize("name", SETS)
def test_gold_fits_the_texts(name: str, shared: Path) -> None:
    affair = load_affair(name)
    articles = find_articles(shared, [page.id for page in affair.pages])
    for one in affair.pages:
        text = articles[one.id].text
        assert fingerprint(text) == one.sha256
        assert all(text[slice(*m.trigger)] == text[slice(*m.trigger)].strip() != "" for m in one.mentions)
    assert {page.story for page in affair.pages} > {affair.story}


@pytest.mark.parametrize("wrong", ["label", "article", "twice"])
def test_gold_that_contradicts_itself_is_refused(affair: Affair, wrong: str) -> None:
    life = GoldLife(happening="visit", stages=(GoldStage(status=("occurred",), articles=("nowhere",)),))
    changed = {
        "label": replace(affair, either=(("visit", "no such"),)),
        "article": replace(affair, lifecycles=(life,)),
        "twice": replace(affair, pages=(*affair.pages, affair.pages[0])),
    }
    with pytest.raises(ValueError, match="unknown or twice"):
        check_affair(changed[wrong])
