"""The annotated articles: every range is inside its article, and the scorer's gold can be rebuilt."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.unseen import NEWS, SPLITS, Gold, NewsArticle, Range, check_text, find_articles, load_gold, main, scorer_gold

GOLDS = [pytest.param(gold, id=f"{split}-{gold.id}") for split in SPLITS for gold in load_gold(split)]


@pytest.fixture(scope="session")
def articles(shared: Path) -> dict[str, NewsArticle]:
    if not (shared / NEWS).exists():
        pytest.skip(f"no {NEWS} in the shared folder")
    return find_articles(shared, [gold.id for split in SPLITS for gold in load_gold(split)])


def ranges_of(gold: Gold) -> Iterator[Range]:
    yield from gold.boilerplate + gold.boilerplate_optional
    yield from ((item.start, item.end) for item in gold.times + gold.quotes)
    yield from (quote.speaker for quote in gold.quotes if quote.speaker)
    yield from (found for event in gold.events for found in (event.trigger, event.sentence))


@pytest.mark.parametrize("gold", GOLDS)
def test_ranges_are_inside_the_article(gold: Gold, articles: dict[str, NewsArticle]) -> None:
    text = articles[gold.id].text
    check_text(gold, text)
    assert all(0 <= start < end <= len(text) for start, end in ranges_of(gold))
    assert all(text[start:end] == text[start:end].strip() for start, end in ranges_of(gold))


@pytest.mark.parametrize("gold", GOLDS)
def test_trigger_is_the_first_of_its_words_in_its_piece(gold: Gold, articles: dict[str, NewsArticle]) -> None:
    text = articles[gold.id].text
    for event in gold.events:
        piece = text[slice(*event.sentence)]
        assert event.sentence[0] + piece.find(text[slice(*event.trigger)]) == event.trigger[0]


@pytest.mark.parametrize("gold", GOLDS)
def test_scorer_gold_has_what_the_ranges_hold(gold: Gold, articles: dict[str, NewsArticle]) -> None:
    rebuilt = scorer_gold(gold, articles[gold.id].text)
    assert rebuilt["file"] == f"{gold.id}.txt"
    assert all(event["trigger"] in event["sentence"] for event in rebuilt["events"])  # type: ignore[attr-defined]


def test_no_article_is_in_both_splits() -> None:
    dev, test = ({gold.id for gold in load_gold(split)} for split in SPLITS)
    assert not dev & test


def test_misses_of_test_are_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["unseen.py", "nowhere", "--split", "test", "--misses"])
    assert main() == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
