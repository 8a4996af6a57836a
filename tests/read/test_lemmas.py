"""Lemmas, affixes, voice and clitics, by the pack's own examples."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.lang.pack import load_pack
from runut.read.affixes import Pattern, build, explain, load_affixes
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


@pytest.mark.parametrize("example", EXAMPLES["verbs"], ids=name)
def test_nouns_lead_to_their_verbs(example: list[str]) -> None:
    form = LEMMATIZER.find(example[0], "NOUN")
    assert list(LEMMATIZER.verbs(form.lemma, form.pattern)) == example[1:]


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


@given(
    st.sampled_from(["serang", "pukul", "tulis", "kirim", "baca", "ubah", "lihat", "bom", "dorong", "raih"]),
    st.sampled_from(["meN-", "meN-kan", "di-i", "meN-per-kan", "peN-an", "ke-an", "ber-"]),
)
def test_built_words_are_explained_by_what_they_were_built_of(root: str, pattern: str) -> None:
    for word in build(AFFIXES, root, pattern):
        found = explain(AFFIXES, word, root)
        assert found is not None
        assert found.size <= pattern.count("-") + (not pattern.endswith("-"))


def test_no_affixes_where_the_root_is_another() -> None:
    assert explain(AFFIXES, "menteri", "teri") is not None  # spelt like one, so the lemma list must know better
    assert explain(AFFIXES, "serangan", "perang") is None
    assert explain(AFFIXES, "perang", "perang") == Pattern()
    assert LEMMATIZER.find("menteri", "NOUN").pattern == ""
