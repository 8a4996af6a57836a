"""The gold of stories, and how stories are counted against it."""

from pathlib import Path

import pytest
from bench.stories import SETS, list_misses, load_gold, render
from bench.unseen import find_articles

GOLD = {"a": "war", "b": "war", "c": "visit", "d": "d"}


def figures(found: dict[str, int]) -> list[str]:
    return [line.split(": ")[1].split(" of ")[0] for line in render("dev", GOLD, found)]


def test_stories_as_in_gold_are_right() -> None:
    assert figures({"a": 1, "b": 1, "c": 2, "d": 3}) == ["B³ precision 1.000 recall 1.000 F1 1.000"] * 2
    assert list(list_misses(GOLD, {"a": 1, "b": 1, "c": 2, "d": 3})) == []


def test_a_story_that_is_split_costs_recall_and_one_that_is_mixed_precision() -> None:
    assert figures({"a": 1, "b": 2, "c": 3, "d": 4})[0] == "B³ precision 1.000 recall 0.750 F1 0.857"
    assert figures({"a": 1, "b": 1, "c": 1, "d": 2})[0] == "B³ precision 0.667 recall 1.000 F1 0.800"
    assert list(list_misses(GOLD, {"a": 1, "b": 2, "c": 2, "d": 4})) == [
        "split war: 1 (1), 2 (1)",
        "mixed 2: visit (1), war (1)",
    ]


def test_what_was_not_read_is_not_counted() -> None:
    assert figures({"a": 1, "b": 1}) == ["B³ precision 1.000 recall 1.000 F1 1.000"] * 2


def test_the_sets_have_no_article_in_common() -> None:
    assert not set(load_gold("dev")) & set(load_gold("closed"))


@pytest.mark.parametrize("name", SETS)
def test_gold_is_of_the_news(name: str, shared: Path) -> None:
    gold = load_gold(name)
    assert set(find_articles(shared, gold)) == set(gold)
