"""Lemmas, affixes, voice and clitics, by the pack's own examples."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.lang.pack import load_pack
from runut.read.affixes import Pattern, explain, load_affixes
from runut.read.lemmas import Lemmatizer

EXAMPLES = tomllib.loads(files("runut.lang").joinpath("id/read/lemmas.examples.toml").read_text("utf-8"))
AFFIXES = load_affixes(load_pack("id"))
LEMMATIZER = Lemmatizer("id", AFFIXES)


def name(example: list[str]) -> str:
    return example[0]


@pytest.mark.parametrize("example", EXAMPLES["words"], ids=name)
def test_lemmatizer_gives_the_example(example: list[str]) -> None:
    form = LEMMATIZER.find(*example[:2])
    assert [form.lemma, form.voice, form.clitic, form.pattern] == example[2:]


@pytest.mark.parametrize("example", EXAMPLES["joined"], ids=name)
def test_lemmatizer_parts_joined_words(example: list[str]) -> None:
    form = LEMMATIZER.find(*example[:2])
    assert [form.lemma, form.pattern, form.number, form.particle, form.proclitic] == example[2:]


def test_superlatives_are_told_from_accidents() -> None:
    assert LEMMATIZER.find("terbesar", "ADJ").degree == "Sup"
    assert LEMMATIZER.find("terbakar", "VERB").degree == ""


@pytest.mark.parametrize("word", ["-", "--", "idA-", "-nya", "nya", "\t", "\u200b", "ß-", "İ", "-\u2028"])
def test_lemmatizer_bears_odd_words(word: str) -> None:
    assert LEMMATIZER.find(word, "VERB").lemma


@given(st.text(alphabet="a-nyaku \t", min_size=1, max_size=9), st.sampled_from(["VERB", "NOUN", "PRON", "PROPN"]))
def test_lemmatizer_gives_every_word_a_lemma(word: str, upos: str) -> None:
    form = LEMMATIZER.find(word, upos)
    assert form.lemma
    assert form == Lemmatizer("id", AFFIXES).find(word, upos)


def test_no_affixes_where_the_root_is_another() -> None:
    assert explain(AFFIXES, "menteri", "teri") is not None  # spelt like one, so the lemma list must know better
    assert explain(AFFIXES, "serangan", "perang") is None
    assert explain(AFFIXES, "perang", "perang") == Pattern()
    assert LEMMATIZER.find("menteri", "NOUN").pattern == ""
