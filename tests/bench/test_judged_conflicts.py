"""Printed conflicts against judgements."""

import pytest
from bench.affair_gold import load_affair
from bench.judged_conflicts import JUDGED, audit, closed_articles, load_judgements, render, show

from runut.types.brief import Conflict, ConflictKind, Side

TEXT = """# kind\tarticle\tarticle\tverdict\twhy
date\tp1\tp2\twrong\ttwo stops
date\tp1\tp3\tright\ttwo days
place\tp1\tp2\tright\ttwo towns
"""
NAMES = {f"id{n}": f"p{n}" for n in range(1, 5)}


def conflict(kind: ConflictKind, *sides: tuple[int, ...]) -> Conflict:
    return Conflict(
        id="c",
        kind=kind,
        about="a visit",
        verdict="unclear",
        happening=None,
        sides=tuple(
            Side(value=str(side), articles=tuple(f"id{n}" for n in side), independent=1, evidence=()) for side in sides
        ),
    )


def test_each_conflict_gets_the_judgement_on_its_sides() -> None:
    judgements = load_judgements(TEXT)
    found = audit(
        [
            conflict("date", (2,), (1,)),
            conflict("date", (1,), (2,), (3,)),
            conflict("date", (1, 2), (4,)),
        ],
        judgements,
        NAMES,
    )
    assert [judged.note if judged else None for _, judged in found.printed] == ["two stops", "two days", None]
    assert [one.note for one in found.missed] == ["two towns"]
    _, dates, places = render(found, 4)
    assert dates.endswith("3 conflicts: 1 right, 1 wrong, 1 not judged; 0 real ones not printed")
    assert places.endswith("0 conflicts: 0 right, 0 wrong, 0 not judged; 1 real ones not printed")
    first, *_ = show(*found.printed[0], NAMES)
    assert "WRONG: two stops" in first


def test_one_article_may_contradict_itself() -> None:
    (judged,) = load_judgements("weekday\tp1\tp1\tright\tanother weekday")
    within, between = conflict("weekday", (1,), (1,)), conflict("weekday", (1,), (2,))
    assert [one for _, one in audit([within, between], [judged], NAMES).printed] == [judged, None]


def test_pages_of_closed_sets_are_left_out() -> None:
    assert {page.id for page in load_affair("closed").pages} < closed_articles()
    assert not {page.id for page in load_affair("undated").pages} & closed_articles()


def test_a_line_that_is_no_judgement_is_refused() -> None:
    with pytest.raises(ValueError, match="line 2"):
        load_judgements(TEXT.replace("\twrong\t", "\tperhaps\t"))


def test_the_judgements_can_be_read_and_none_stands_twice() -> None:
    judgements = load_judgements(JUDGED.read_text(encoding="utf-8"))
    assert len({(one.kind, frozenset(one.articles)) for one in judgements}) == len(judgements) > 0
