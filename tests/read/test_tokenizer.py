"""Words, by the pack's own examples."""

import tomllib
from importlib.resources import files

import pytest
import spacy
from spacy.language import Language

from runut.read.components import build_words

EXAMPLES = tomllib.loads(files("runut.lang").joinpath("id/read/words.examples.toml").read_text("utf-8"))["examples"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("id")
    nlp.tokenizer = build_words()(nlp)
    return nlp


@pytest.mark.parametrize("text", EXAMPLES)
def test_tokenizer_gives_the_example(nlp: Language, text: str) -> None:
    assert [token.text for token in nlp.make_doc(text)] == EXAMPLES[text].split()
