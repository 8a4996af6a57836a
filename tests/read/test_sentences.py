"""Sentence ends, by the pack's own examples."""

import time
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.lang.pack import load_pack
from runut.read.sentences import SentenceTable, load_sentence_table, split_sentences

PACK = load_pack("id")
EXAMPLES = tomllib.loads(files("runut.lang").joinpath("id/read/sentences.examples.toml").read_text("utf-8"))["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["sentences"][0][:40] for e in EXAMPLES])
def test_split_sentences_gives_the_example(example: dict[str, Any]) -> None:
    text = ("" if example.get("glued") else " ").join(example["sentences"])
    found = split_sentences(text, load_sentence_table(PACK))
    assert [text[start:end] for start, end in found] == example["sentences"]


@given(st.text(alphabet="Aab1 .!?\"”“()'\n,…", max_size=60))
def test_sentences_cover_what_is_not_blank(text: str) -> None:
    found = split_sentences(text, load_sentence_table(PACK))
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())
    assert all(a < b for a, b in found)
    assert all(b <= c for (_, b), (c, _) in zip(found, found[1:], strict=False))


@pytest.mark.parametrize("unit", ["a.B", "Dr. ", "(a). ", "1. ", 'A." ', "No. 1. ", "x.", ") .("])
def test_time_grows_in_proportion_to_the_text(unit: str) -> None:
    table = load_sentence_table(PACK)
    once, eight = (_seconds(unit * count, table) for count in (2_000, 16_000))
    assert eight < 24 * once + 0.05  # 64 times, were it to grow with the square


def _seconds(text: str, table: SentenceTable) -> float:
    """The least processor time of three runs."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        split_sentences(text, table)
        taken.append(time.process_time() - began)
    return min(taken)
