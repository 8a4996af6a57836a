"""The corpus scorer: what it counts, and that it counts as the shared folder's scorer does."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from bench.corpus import CORPUS, ReadPage, corpus_names, load_corpus, load_sentences
from bench.scoring import Names, Tally, days_of, figures_of, fold, pair_up, same_time, score_articles
from bench.unseen import GOLD, Gold, check_text, fingerprint, scorer_gold, without_optional
from tests.bench.test_unseen import ranges_of

from runut.types.record import EventType, Status

CORPUS_GOLD = [pytest.param(gold, id=gold.id) for gold in load_corpus()]


def text_of(gold: Gold) -> str:
    return (CORPUS / f"{gold.id}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("gold", CORPUS_GOLD)
def test_ranges_hold_whole_words_of_the_page(gold: Gold) -> None:
    text = text_of(gold)
    check_text(gold, text)
    assert all(0 <= start < end <= len(text) for start, end in ranges_of(gold))
    assert all(text[start:end] == text[start:end].strip() for start, end in ranges_of(gold))


@pytest.mark.parametrize("gold", CORPUS_GOLD)
def test_pieces_and_triggers_are_found_by_their_words(gold: Gold) -> None:
    text = text_of(gold)
    for event in gold.events:
        piece, trigger = text[slice(*event.sentence)], text[slice(*event.trigger)]
        assert text.count(piece) == 1
        assert event.sentence[0] + piece.find(trigger) == event.trigger[0]


def test_every_page_is_in_the_manifest_and_annotated() -> None:
    named = [json.loads(line)["path"] for line in (CORPUS / "manifest.jsonl").read_text("utf-8").splitlines()]
    assert named == sorted(file.name for file in CORPUS.glob("*.txt"))
    assert [f"{gold.id}.txt" for gold in load_corpus()] == named


def test_no_sentence_stands_twice() -> None:
    texts = [one.text for one in load_sentences()]
    assert len(texts) == len(set(texts))
    assert all((one.type is None) == (one.status is None) for one in load_sentences())


def test_sentences_cover_each_type_and_status() -> None:
    types = Counter(one.type for one in load_sentences())
    statuses = Counter(one.status for one in load_sentences())
    assert min(types[one] for one in get_args(EventType)) >= 11
    assert min(statuses[one] for one in get_args(Status)) >= 20
    assert types[None] >= 40


def test_counts_are_those_of_the_shared_scorer(corpus_pages: list[ReadPage], shared: Path, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    lines = []
    for number, (gold, record) in enumerate(corpus_pages):
        kept = without_optional(msgspec.to_builtins(record), gold) | {"path": f"{gold.id}.txt"}
        lines.append(json.dumps(kept))
        rebuilt = scorer_gold(gold, record.text)
        (tmp_path / "gold" / f"{number:03}.json").write_text(json.dumps(rebuilt), encoding="utf-8")
    aliases = json.loads((GOLD / "aliases.json").read_text(encoding="utf-8"))
    (tmp_path / "gold" / "casebook.json").write_text(json.dumps({"aliases": aliases}), encoding="utf-8")
    (tmp_path / "records.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [str(shared / "score" / "score.py"), str(tmp_path / "gold"), str(tmp_path / "records.jsonl"), "--json"]
    theirs = subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True).stdout
    assert figures_of(score_articles(corpus_pages, corpus_names())) == json.loads(theirs)


def test_perfect_record_is_all_right(corpus_pages: list[ReadPage]) -> None:
    """Gold made of a record's own times and origins finds nothing amiss with it."""
    page = corpus_pages[0]
    times = [{k: getattr(t, k) for k in ("start", "end", "type", "value")} for t in page.record.times]
    gold: dict[str, Any] = {"id": "a", "sha256": fingerprint(page.record.text), "times": times}
    rows = figures_of(score_articles([(msgspec.convert(gold, Gold), page.record)], Names({})))
    assert rows["times valued"]["f1"] == 1.0
    assert rows["quotations"]["precision"] == 0.0


def test_tally() -> None:
    tally = Tally()
    tally.add(3, 4, 6)
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.75, 0.6)
    assert Tally().f1 == 0.0


def test_names_are_one() -> None:
    names = Names({"United Nations": ["UN", "The U.N."]})
    assert names.one("un") == names.one("United Nations") == names.one("U N") == "united nations"
    assert fold("Côte d'Ivoire, the") == "cote d ivoire"


def test_pairs_are_the_best_ones() -> None:
    assert pair_up([3, 5], [5, 3, 4], lambda g, f: float(3 - abs(g - f))) == [(1, 0), (0, 1)]


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("2031-03", "2031-03-09", True),
        ("2031-03-09", "2031-03", False),
        ("2031-W11", "2031-03-12TMO", True),
        ("2031-03-08/2031-03-10", "2031-03-09", True),
        ("2031", "2031-12-31", True),
        ("FUTURE_REF", "FUTURE_REF", True),
        ("2031-03-09", None, False),
    ],
)
def test_times_within_gold_are_right(gold: str, found: str | None, same: bool) -> None:
    assert same_time(gold, found) is same


def test_days_of_a_month() -> None:
    found = days_of("2031-12")
    assert found and [day.isoformat() for day in found] == ["2031-12-01", "2031-12-31"]
