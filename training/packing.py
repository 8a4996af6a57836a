"""Sentences to tensors: pieces, and many sentences packed in rows of one size."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from network import Batch
from numpy.typing import NDArray
from sentences import Sentence
from torch import Tensor

from runut.read.pieces import PieceTokenizer

START, END, HIDDEN = 0, 2, 3
NO_LABEL = -100
_OPEN_ROWS = 6  # tries before a batch is closed

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Shape:
    """Rows of a batch, pieces of a row, words of a row."""

    rows: int = 6
    pieces: int = 160
    words: int = 112


@dataclass(frozen=True)
class Encoded:
    """A sentence as numbers: pieces, each word's first and last piece, labels by head, heads; word 0 is the root."""

    ids: Numbers
    first: Numbers
    last: Numbers
    labels: dict[str, Numbers]
    heads: Numbers | None


@dataclass(frozen=True)
class Packed:
    """A batch, its labels by head (B, W), its heads (B, W), and which sentence stands in which row from which word."""

    batch: Batch
    labels: dict[str, Tensor]
    heads: Tensor
    places: list[tuple[int, int, int]]  # sentence, row, word of its root


def encode(sentence: Sentence, pieces: PieceTokenizer, inventories: dict[str, dict[str, int]]) -> Encoded:
    """A sentence's numbers; a label that its head does not know is left out of learning."""
    ids, first, last = [START], [0], [0]
    for word in sentence.words:
        first.append(len(ids))
        ids.extend(pieces.pieces(word))
        last.append(len(ids) - 1)
    labels = {
        head: np.array([NO_LABEL, *(inventories[head].get(label, NO_LABEL) for label in values)])
        for head, values in sentence.labels.items()
        if head in inventories
    }
    heads = None if sentence.heads is None else np.array([NO_LABEL, *sentence.heads])
    return Encoded(np.array([*ids, END]), np.array(first), np.array(last), labels, heads)


def fits(sentence: Encoded, shape: Shape) -> bool:
    """Whether a sentence fits into one row."""
    return len(sentence.ids) <= shape.pieces and len(sentence.first) <= shape.words


def pack(stream: Iterator[tuple[int, Encoded]], shape: Shape, heads: Sequence[str]) -> Iterator[Packed]:
    """Fill batches with numbered sentences as they come, each into the fullest row with room; the last may be short."""
    rows: list[list[tuple[int, Encoded]]] = [[] for _ in range(shape.rows)]
    waiting: list[tuple[int, Encoded]] = []
    for item in stream:
        if not _place(rows, item, shape):
            waiting.append(item)
        if len(waiting) >= _OPEN_ROWS:
            yield _tensors(rows, shape, heads)
            rows = [[] for _ in range(shape.rows)]
            waiting = [item for item in waiting if not _place(rows, item, shape)]
    while waiting or any(rows):
        yield _tensors(rows, shape, heads)
        rows = [[] for _ in range(shape.rows)]
        waiting = [item for item in waiting if not _place(rows, item, shape)]


def _place(rows: list[list[tuple[int, Encoded]]], item: tuple[int, Encoded], shape: Shape) -> bool:
    pieces, words = len(item[1].ids), len(item[1].first)
    best, most = None, -1
    for row in rows:
        used = sum(len(sentence.ids) for _, sentence in row)
        full = sum(len(sentence.first) for _, sentence in row)
        if used > most and used + pieces <= shape.pieces and full + words <= shape.words:
            best, most = row, used
    if best is not None:
        best.append(item)
    return best is not None


def _tensors(rows: list[list[tuple[int, Encoded]]], shape: Shape, heads: Sequence[str]) -> Packed:
    ids, places = np.ones((shape.rows, shape.pieces), np.int64), np.zeros((shape.rows, shape.pieces), np.int64)
    sentences = np.full((shape.rows, shape.pieces), -1)
    first, last = np.zeros((2, shape.rows, shape.words), np.int64)
    words = np.full((shape.rows, shape.words), -1)
    labels = {head: np.full((shape.rows, shape.words), NO_LABEL) for head in heads}
    tree = np.full((shape.rows, shape.words), NO_LABEL)
    found = []
    for row, items in enumerate(rows):
        piece = word = 0
        for order, (number, sentence) in enumerate(items):
            at, to = slice(piece, piece + len(sentence.ids)), slice(word, word + len(sentence.first))
            ids[row, at], places[row, at], sentences[row, at] = sentence.ids, np.arange(len(sentence.ids)), order
            first[row, to], last[row, to], words[row, to] = sentence.first + piece, sentence.last + piece, order
            for head, values in sentence.labels.items():
                labels[head][row, to] = values
            if sentence.heads is not None:
                tree[row, to] = np.where(sentence.heads < 0, NO_LABEL, sentence.heads + word)
            found.append((number, row, word))
            piece, word = at.stop, to.stop
    arrays = (ids, places, sentences, first, last, words)
    batch = Batch(*(torch.from_numpy(array) for array in arrays))
    return Packed(batch, {k: torch.from_numpy(v) for k, v in labels.items()}, torch.from_numpy(tree), found)


def endless(sentences: Sequence[Encoded], rng: random.Random) -> Iterator[Encoded]:
    """All sentences in a new order again and again."""
    order = list(range(len(sentences)))
    while True:
        rng.shuffle(order)
        yield from (sentences[index] for index in order)


def mixed(sources: dict[str, Sequence[Encoded]], shares: dict[str, float], rng: random.Random) -> Iterator[Encoded]:
    """Sentences from several sources, each with its share."""
    streams = {name: endless(sentences, rng) for name, sentences in sources.items()}
    names, weights = list(streams), [shares[name] for name in streams]
    while True:
        for name in rng.choices(names, weights, k=1024):
            yield next(streams[name])


def hide_pieces(batch: Batch, rate: float) -> Batch:
    """The batch with some pieces hidden, so that words are learnt from what stands around them too."""
    hidden = (torch.rand(batch.ids.shape) < rate) & (batch.ids > HIDDEN)
    return batch._replace(ids=torch.where(hidden, HIDDEN, batch.ids))
