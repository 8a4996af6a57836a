"""The encoder alone: what it says of a sentence hangs on that sentence only."""

from importlib.resources import files

import numpy as np
import pytest

from runut.read.encoder import Encoder, Parsed, Pieces, load_encoder
from runut.read.pieces import load_piece_tokenizer

MODEL = files("runut.read").joinpath("model")
TEXTS = (
    "Wali Kota Bitung menemui nelayan Filipina di pelabuhan .",
    "Dewan kota menolak usul itu dua kali , kata juru bicaranya .",
    "Rabu siang .",
    "Kapal itu berlayar ke Davao .",
    "Ia pulang .",
    "Presiden Peru menandatangani perjanjian dagang dengan Jepang di Lima pada Senin malam .",
    "Menteri itu membantah .",
    "Gubernur Sulawesi Utara meminta polisi menyelidiki kebakaran di pasar ikan itu .",
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(MODEL, name="fast")


@pytest.fixture(scope="module")
def sentences() -> list[Pieces]:
    cut = load_piece_tokenizer(MODEL).pieces
    return [[cut(word) for word in text.split()] for text in TEXTS]


def assert_same(one: Parsed, other: Parsed) -> None:
    """To the last bit."""
    for left, right in zip(one[:3], other[:3], strict=True):
        assert np.array_equal(left, right)
    for name, values in one.others.items():
        assert np.array_equal(values, other.others[name]), name


def test_neighbours_change_nothing(encoder: Encoder, sentences: list[Pieces]) -> None:
    together = encoder.parse(sentences)
    many = encoder.parse([*sentences[::-1], *sentences * 20])
    for number, sentence in enumerate(sentences):
        (alone,) = encoder.parse([sentence])
        assert_same(alone, together[number])
        assert_same(alone, many[len(sentences) - 1 - number])
        assert_same(alone, many[-len(sentences) + number])


def test_neighbours_of_the_same_length_change_nothing(encoder: Encoder, sentences: list[Pieces]) -> None:
    sentence = sentences[1]
    length = sum(map(len, sentence))
    pieces = [piece for words in sentences for word in words for piece in word]
    others = [[(piece,) for piece in pieces[at : at + length]] for at in range(12)]  # one run with it
    (alone,) = encoder.parse([sentence])
    assert_same(encoder.parse([*others[:7], sentence, *others[7:]])[7], alone)


def test_parses_are_trees_with_one_root(encoder: Encoder, sentences: list[Pieces]) -> None:
    root = encoder.labels["relation"].index("root")
    for parsed in encoder.parse(sentences):
        assert np.count_nonzero(parsed.heads < 0) == 1
        assert np.array_equal(parsed.relations == root, parsed.heads < 0)
        for word in range(len(parsed.heads)):
            for _ in parsed.heads:
                word = parsed.heads[word] if word >= 0 else word
            assert word < 0


def test_no_sentences_no_parses(encoder: Encoder) -> None:
    assert encoder.parse([]) == []
