"""Lemmas, voice and clitics, by the pack's own examples."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.lang.pack import load_pack
from runut.read.lemmas import Form, Lemmatizer, load_affixes

WORDS = tomllib.loads(files("runut.lang").joinpath("id/read/lemmas.examples.toml").read_text("utf-8"))["words"]
LEMMATIZER = Lemmatizer("id", load_affixes(load_pack("id")))


@pytest.mark.parametrize("example", WORDS, ids=[word[0] for word in WORDS])
def test_lemmatizer_gives_the_example(example: list[str]) -> None:
    word, upos, *form = example
    assert LEMMATIZER.find(word, upos) == Form(*form)


@pytest.mark.parametrize("word", ["-", "--", "idA-", "-nya", "nya", "\t", "\u200b", "ß-", "İ", "-\u2028"])
def test_lemmatizer_bears_odd_words(word: str) -> None:
    assert LEMMATIZER.find(word, "VERB").lemma


@given(st.text(alphabet="a-nyaku \t", min_size=1, max_size=9), st.sampled_from(["VERB", "NOUN", "PRON", "PROPN"]))
def test_lemmatizer_gives_every_word_a_lemma(word: str, upos: str) -> None:
    form = LEMMATIZER.find(word, upos)
    assert form.lemma
    assert form == Lemmatizer("id", load_affixes(load_pack("id"))).find(word, upos)
