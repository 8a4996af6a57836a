"""The annotated articles: every range is inside its article, and the scorer's gold can be rebuilt."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bench.event_types import Range
from bench.time_types import FoundTime, GoldTime, count_types, render_types
from bench.unseen import (
    CLOSED,
    NEWS,
    SPLITS,
    WHOLE,
    Gold,
    NewsArticle,
    check_text,
    cut_record,
    find_articles,
    load_gold,
    main,
    rows_of,
    scorer_gold,
)

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


@pytest.mark.parametrize("gold", GOLDS)
def test_layers_that_were_not_annotated_are_empty(gold: Gold) -> None:
    annotated = {"times": gold.times, "origins": gold.origins, "events": gold.events, "boilerplate": gold.boilerplate}
    assert not any(items for layer, items in annotated.items() if layer not in gold.layers)
    assert not gold.quotes or {"quotes", "direct_quotes"} & set(gold.layers)
    assert "direct_quotes" not in gold.layers or all(quote.kind == "direct" for quote in gold.quotes)


def test_no_article_is_in_two_splits() -> None:
    counts = Counter(gold.id for split in SPLITS for gold in load_gold(split))
    assert max(counts.values()) == 1


def test_all_is_dev_and_test() -> None:
    assert [gold.id for gold in load_gold("all")] == [gold.id for split in ("dev", "test") for gold in load_gold(split)]


@pytest.mark.parametrize("split", CLOSED)
def test_misses_of_closed_splits_are_refused(
    split: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["unseen.py", "nowhere", "--split", split, "--misses"])
    assert main() == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


RECORD: dict[str, Any] = {
    "text": "Hujan.",
    "zones": [],
    "times": [1],
    "quotations": [{"direct": True}, {"direct": False}],
    "attributions": [1],
    "events": [1],
}


def test_record_of_a_whole_annotation_is_left_whole() -> None:
    assert cut_record(RECORD, WHOLE) == RECORD


def test_record_is_cut_to_the_layers_annotated() -> None:
    cut = cut_record(RECORD, ("times", "direct_quotes"))
    assert cut["times"] == [1]
    assert cut["quotations"] == [{"direct": True}]
    assert cut["attributions"] == cut["events"] == []
    assert cut_record(RECORD, ["events"])["quotations"] == []
    assert cut["zones"] == [{"start": 0, "end": 6, "kind": "body"}]


def test_rows_of_layers_that_nobody_annotated_are_left_out() -> None:
    lines = ["boilerplate  1", "times found  1", "speakers  1", "event type  1", "plan as deed  0", "a1 | times | kini"]
    assert rows_of(lines, {"times", "direct_quotes"}) == [lines[1], lines[2], lines[5]]
    assert rows_of(lines, WHOLE) == lines


def test_times_are_counted_by_their_type() -> None:
    golds = [
        GoldTime(start=0, end=10, type="DATE", value="2025", mod="END"),
        GoldTime(start=20, end=30, type="DURATION", value="P3D"),
        GoldTime(start=40, end=44, type="DATE", value="PRESENT_REF", optional=True),
        GoldTime(start=50, end=60, type="SET", value="P1D"),
    ]
    found = [
        FoundTime(start=0, end=10, type="DATE", value="2025", mod="START"),
        FoundTime(start=22, end=30, type="DATE", value="P3D"),
        FoundTime(start=40, end=44, type="DATE", value="PRESENT_REF"),
        FoundTime(start=70, end=72, type="TIME", value="2025-01-01T10:00"),
    ]
    counts = count_types([(golds, found)])
    date, length, every, clock = (counts[one] for one in ("DATE", "DURATION", "SET", "TIME"))
    assert (date.gold, date.found, date.exact, date.valued, date.mods, date.mods_right, date.extra) == (
        1,
        1,
        1,
        1,
        1,
        0,
        0,
    )
    assert (length.gold, length.found, length.exact, length.typed, length.valued) == (1, 1, 0, 0, 1)
    assert (every.gold, every.found) == (1, 0)
    assert (clock.gold, clock.extra) == (0, 1)
    assert len(list(render_types(counts))) == 5
