"""A document's sentences as pieces, cut where one is too long for the encoder."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from runut.read.encoder import MAX_PIECES

_MAX_WORDS = 160  # the encoder's label scores grow with the square of the words


class Segment(NamedTuple):
    """The numbers of the tokens that are parsed together, and their pieces."""

    tokens: NDArray[np.int64]
    pieces: list[tuple[int, ...]]


def segment(doc: Doc, cut: Callable[[str], tuple[int, ...]]) -> list[Segment]:
    """The sentences of a document without its blank tokens; an over-long one in parts."""
    found = []
    for words in _sentences(doc):
        pieces = [cut(text) for _, text in words]
        for first, last in _parts(pieces):
            tokens = np.array([index for index, _ in words[first:last]], dtype=np.int64)
            found.append(Segment(tokens, pieces[first:last]))
    return found


def _sentences(doc: Doc) -> Iterator[list[tuple[int, str]]]:
    words: list[tuple[int, str]] = []
    for token in doc:
        if token.is_sent_start and words:
            yield words
            words = []
        if not token.is_space:
            words.append((token.i, token.text))
    if words:
        yield words


def _parts(pieces: list[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of words, each within what the encoder takes at once."""
    first = total = 0
    for index, word in enumerate(pieces):
        if total + len(word) > MAX_PIECES or index - first >= _MAX_WORDS:
            yield first, index
            first, total = index, 0
        total += len(word)
    yield first, len(pieces)
