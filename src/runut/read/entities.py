"""Entity label scores of words to named spans, by a Viterbi search over labels that may follow each other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MODIFIER = "MOD"
_GEOPOLITICAL = "GPE"
_BATCH_WORDS = 2048
_NEVER = -np.inf
_BRACKETS = {"(": ")", "[": "]"}

Floats = NDArray[np.float32]


class Sentence(NamedTuple):
    """A sentence's words and their scores of entity labels, (words, labels)."""

    words: list[str]
    scores: Floats


class Name(NamedTuple):
    """A half-open range of words, the type, and whether it is a country that only modifies (`presiden Peru`)."""

    start: int
    end: int
    type: str
    modifier: bool


class EntityLabels:
    """Finds names in scores of BIO labels: an `I-` stands only behind the `B-` or `I-` of its kind."""

    def __init__(self, labels: list[str]) -> None:
        self._labels = labels
        self._start = np.array([_NEVER if label.startswith("I-") else 0 for label in labels], dtype=np.float32)
        follows = [[not after.startswith("I-") or label[2:] == after[2:] for after in labels] for label in labels]
        self._steps = np.where(follows, 0, _NEVER).astype(np.float32)

    def find(self, sentences: Sequence[Sentence]) -> list[list[Name]]:
        """The names of every sentence."""
        found: list[list[Name]] = [[] for _ in sentences]
        for batch in _plan(sentences):
            paths = self._paths(np.stack([sentences[index].scores for index in batch]))
            for index, path in zip(batch, paths, strict=True):
                found[index] = list(self._names(sentences[index].words, path))
        return found

    def _paths(self, scores: Floats) -> NDArray[np.int64]:
        """The best label sequence of each sentence; all of one length. Scores become log-probabilities first."""
        scores = scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True)
        total = self._start + scores[:, 0]
        back = np.zeros(scores.shape, dtype=np.int64)
        for step in range(1, scores.shape[1]):
            longer = total[:, :, None] + self._steps
            back[:, step] = longer.argmax(axis=1)
            total = longer.max(axis=1) + scores[:, step]
        paths = np.zeros(scores.shape[:2], dtype=np.int64)
        paths[:, -1] = total.argmax(axis=1)
        rows = np.arange(len(scores))
        for step in range(scores.shape[1] - 1, 0, -1):
            paths[:, step - 1] = back[rows, step, paths[:, step]]
        return paths

    def _names(self, words: list[str], path: NDArray[np.int64]) -> Iterator[Name]:
        labels = [self._labels[number] for number in path.tolist()]
        start = 0
        for index, label in enumerate(labels):
            if not label.startswith("I-"):
                start = index
            after = labels[index + 1] if index + 1 < len(labels) else "O"
            if label != "O" and not after.startswith("I-"):
                first, last = _close(words, *_trim(words, start, index + 1))
                if first < last:
                    modifier = label[2:] == MODIFIER
                    yield Name(first, last, _GEOPOLITICAL if modifier else label[2:], modifier)


def _trim(words: list[str], start: int, end: int) -> tuple[int, int]:
    """A name without a bracket at its start or end whose partner lies outside, or that encloses all of it."""
    opening = words[start] in _BRACKETS
    closed = opening and _BRACKETS[words[start]] in words[start:end]
    if opening and (not closed or words[end - 1] == _BRACKETS[words[start]]):
        return start + 1, end - closed
    if any(words[end - 1] == close and open_ not in words[start:end] for open_, close in _BRACKETS.items()):
        return start, end - 1
    if words[end - 1] in _BRACKETS:
        return start, end - 1
    return start, end


def _close(words: list[str], start: int, end: int) -> tuple[int, int]:
    """A name that ends within a bracket of its own, with the closing one behind it."""
    name, behind = words[start:end], words[end] if end < len(words) else ""
    is_open = any(behind == close and name.count(open_) > name.count(close) for open_, close in _BRACKETS.items())
    return start, end + is_open


def _plan(sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    """Sentences of one length together: the search then needs no padding."""
    by_length: dict[int, list[int]] = {}
    for index, sentence in enumerate(sentences):
        by_length.setdefault(len(sentence.words), []).append(index)
    for length, indices in by_length.items():
        size = max(1, _BATCH_WORDS // length)
        yield from (indices[at : at + size] for at in range(0, len(indices), size))
