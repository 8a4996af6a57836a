"""The entity head: encoder vectors to named spans, through ONNX Runtime and a constrained Viterbi search."""

import json
from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

MODIFIER = "MOD"
_BATCH_WORDS = 2048
_PLACES = {"LOC", MODIFIER}

Floats = NDArray[np.float32]


class Sentence(NamedTuple):
    """A sentence's words and their vectors."""

    words: list[str]
    vectors: Floats


class Name(NamedTuple):
    """A half-open range of words, the type, and whether it is a country that only modifies (`presiden Peru`)."""

    start: int
    end: int
    type: str
    modifier: bool


_BRACKETS = {"(": ")", "[": "]"}


class EntityHead:
    """Holds the ONNX session of the head and the scores of its label transitions."""

    def __init__(self, model: bytes, labels: list[str], start: Floats, transitions: Floats) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._labels, self._start, self._transitions = labels, start, transitions
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def find(self, sentences: Sequence[Sentence]) -> list[list[Name]]:
        """The names of every sentence."""
        found: list[list[Name]] = [[] for _ in sentences]
        for batch in _plan(sentences):
            inputs = np.stack([features(sentences[i]) for i in batch])
            scores, places = self._session.run(["scores", "places"], {"features": inputs})
            for index, path, place in zip(batch, self._paths(scores), places, strict=True):
                found[index] = list(self._names(sentences[index].words, path, place))
        return found

    def _paths(self, scores: Floats) -> NDArray[np.int64]:
        """The best label sequence of each sentence; all of one length."""
        total = self._start + scores[:, 0]
        back = np.zeros(scores.shape, dtype=np.int64)
        for step in range(1, scores.shape[1]):
            longer = total[:, :, None] + self._transitions
            back[:, step] = longer.argmax(axis=1)
            total = longer.max(axis=1) + scores[:, step]
        paths = np.zeros(scores.shape[:2], dtype=np.int64)
        paths[:, -1] = total.argmax(axis=1)
        rows = np.arange(len(scores))
        for step in range(scores.shape[1] - 1, 0, -1):
            paths[:, step - 1] = back[rows, step, paths[:, step]]
        return paths

    def _names(self, words: list[str], path: NDArray[np.int64], places: Floats) -> Iterator[Name]:
        labels = [self._labels[number] for number in path.tolist()]
        start = 0
        for index, label in enumerate(labels):
            if not label.startswith("I-"):
                start = index
            after = labels[index + 1] if index + 1 < len(labels) else "O"
            if label != "O" and not after.startswith("I-"):
                first, last = _trim(words, start, index + 1)
                if first < last:
                    yield _name(first, last, label[2:], float(places[first:last].mean()))


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


def _name(start: int, end: int, kind: str, place: float) -> Name:
    modifier = kind == MODIFIER
    geopolitical = modifier or (kind in _PLACES and place > 0)
    return Name(start, end, "GPE" if geopolitical else kind, modifier)


def _plan(sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    """Sentences of one length together: the head then needs no padding and no mask."""
    by_length: dict[int, list[int]] = {}
    for index, sentence in enumerate(sentences):
        by_length.setdefault(len(sentence.words), []).append(index)
    for length, indices in by_length.items():
        size = max(1, _BATCH_WORDS // length)
        yield from (indices[at : at + size] for at in range(0, len(indices), size))


def features(sentence: Sentence) -> Floats:
    """What the head sees of a sentence: the vectors and each word's shape."""
    shapes = np.array([_shape(word) for word in sentence.words], dtype=np.float32)
    first = np.zeros((len(shapes), 1), dtype=np.float32)
    first[0] = 1
    return np.concatenate([sentence.vectors, shapes, first], axis=1)


def _shape(word: str) -> tuple[bool, ...]:
    return (
        word[0].isupper(),
        word.isupper() and len(word) > 1,
        word.islower(),
        any(map(str.isdigit, word)),
        word[0].isalpha(),
        "-" in word,
        "." in word,
        len(word) <= 3,
    )


def load_entity_head(folder: Traversable) -> EntityHead:
    """The head of a model folder: `entities.onnx` and `entities.json` (labels, start, transitions)."""
    values = json.loads(folder.joinpath("entities.json").read_text(encoding="utf-8"))
    start = np.array(values["start"], dtype=np.float32)
    transitions = np.array(values["transitions"], dtype=np.float32)
    return EntityHead(folder.joinpath("entities.onnx").read_bytes(), values["labels"], start, transitions)
