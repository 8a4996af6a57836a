"""Words, by the pack's own examples."""

import time
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


@pytest.mark.parametrize("unit", ['"', "(", "a-", "F.-", "http://a.b/", "“a”", "1,", "aB"])
def test_text_without_blanks_is_kept_whole_and_takes_time_in_proportion(nlp: Language, unit: str) -> None:
    text = f"Kata pembuka {unit * 2_000} penutup."
    assert nlp.make_doc(text).text == text
    once, eight = (_seconds(nlp, unit * count) for count in (4_000, 32_000))
    assert eight < 24 * once + 0.05  # 64 times, were it to grow with the square


def _seconds(nlp: Language, text: str) -> float:
    """The least processor time of three runs."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        nlp.make_doc(text)
        taken.append(time.process_time() - began)
    return min(taken)
