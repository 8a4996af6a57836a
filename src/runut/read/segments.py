"""A document's sentences as pieces, cut where one is too long for the encoder."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from runut.read.encoder import MAX_PIECES
from runut.read.tokens import word_tokens

_MAX_WORDS = 160  # the encoder's label scores grow with the square of the words


class Segment(NamedTuple):
    """The numbers of the tokens that are parsed together, and their pieces."""

    tokens: NDArray[np.int64]
    pieces: list[tuple[int, ...]]


def segment(doc: Doc, cut: Callable[[str], tuple[int, ...]]) -> list[Segment]:
    """The sentences of a document without its blank tokens; an over-long one in parts."""
    words = word_tokens(doc)
    pieces = [cut(text) for text in words.texts]
    return [
        Segment(words.numbers[start + first : start + last], pieces[start + first : start + last])
        for start, end in words.sentences
        for first, last in _parts(pieces[start:end])
    ]


def _parts(pieces: list[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of words, each within what the encoder takes at once."""
    first = total = 0
    for index, word in enumerate(pieces):
        if total + len(word) > MAX_PIECES or index - first >= _MAX_WORDS:
            yield first, index
            first, total = index, 0
        total += len(word)
    yield first, len(pieces)
