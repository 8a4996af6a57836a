"""How right the records are on the project's own pages and sentences: no figure falls below its floor.

The floors stand in `bench/corpus/floors.toml`. One may be raised; who lowers one says why in the commit.
"""

import tomllib
from typing import Any

import pytest
from bench.corpus import (
    CORPUS,
    ReadPage,
    SentenceScore,
    corpus_names,
    judged_events,
    load_sentences,
    read_sentences,
    score_sentences,
)
from bench.event_types import count_events
from bench.scoring import figures_of, score_articles

from runut.lang.pack import Pack
from runut.read.reader import Reader

FLOORS: dict[str, dict[str, Any]] = tomllib.loads((CORPUS / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def rows(corpus_pages: list[ReadPage]) -> dict[str, dict[str, float]]:
    return figures_of(score_articles(corpus_pages, corpus_names()))


@pytest.fixture(scope="session")
def told(reader: Reader, pack: Pack) -> SentenceScore:
    return score_sentences(read_sentences(load_sentences(), reader, pack), corpus_names())


@pytest.mark.parametrize(
    ("row", "figure", "floor"), [(row, *one) for row, figures in FLOORS["pages"].items() for one in figures.items()]
)
def test_pages(row: str, figure: str, floor: float, rows: dict[str, dict[str, float]]) -> None:
    assert rows[row]["gold"] > 0
    assert rows[row][figure] >= floor


def test_plans_of_the_pages_are_not_told_as_deeds(corpus_pages: list[ReadPage]) -> None:
    report = count_events(judged_events(corpus_pages))
    assert report.unreal > 0
    assert report.as_deeds / report.gold <= FLOORS["at_most"]["told as deeds"]


def test_events_of_the_pages_are_no_more_than_gold_has(corpus_pages: list[ReadPage]) -> None:
    counts = count_events(judged_events(corpus_pages)).types.values()
    right, wrong = sum(one.right for one in counts), sum(one.wrong for one in counts)
    assert right / (right + wrong) >= FLOORS["at_least"]["events right of those found"]


def test_sentences_by_type(told: SentenceScore) -> None:
    assert told.macro_f1 >= FLOORS["at_least"]["macro F1 of sentences"]


@pytest.mark.parametrize(("share", "floor"), list(FLOORS["sentences"].items()))
def test_sentences(share: str, floor: float, told: SentenceScore) -> None:
    assert told.shares[share].gold > 0
    assert told.shares[share].recall >= floor


def test_plans_of_the_sentences_are_not_told_as_deeds(told: SentenceScore) -> None:
    plans = told.shares["plan as deed"]
    assert plans.gold > 0
    assert plans.recall <= FLOORS["at_most"]["plans of sentences as deeds"]


def test_sentences_without_events_have_none(told: SentenceScore) -> None:
    assert told.false.gold > 0
    assert told.false.found / told.false.gold <= FLOORS["at_most"]["false events"]
