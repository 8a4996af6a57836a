"""The encoder: words of many sentences to parts of speech, trees and other heads' scores, through ONNX Runtime."""

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from itertools import chain
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from runut.read.decode import decode_tree

MAX_PIECES = 510  # of one sentence, without its two end marks
_START, _END = 0, 2
_BATCH_PIECES = 512  # of one run; more are no faster
_TREE = ("upos", "dependents", "heads", "relation_left", "relation_heads", "relation_bias")

Floats = NDArray[np.float32]
Pieces = Sequence[tuple[int, ...]]


class Parsed(NamedTuple):
    """One sentence: part-of-speech and relation numbers, heads (-1 root), and of every other head a row a word."""

    upos: NDArray[np.int64]
    heads: NDArray[np.int64]
    relations: NDArray[np.int64]
    others: Mapping[str, Floats]


class Encoder:
    """Holds the ONNX session and the table of pieces; `labels` names the numbers that each head gives."""

    def __init__(self, model: bytes, table: NDArray[np.void], threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = threads
        options.enable_mem_pattern = False  # a plan a shape, and there are a hundred shapes
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._rows, self._scales = table["row"], table["scale"]
        self.labels: dict[str, list[str]] = json.loads(self._session.get_modelmeta().custom_metadata_map["labels"])
        self.others = [one.name for one in self._session.get_outputs() if one.name not in _TREE]
        self._root = self.labels["relation"].index("root")

    def parse(self, sentences: Sequence[Pieces]) -> list[Parsed]:
        """Parse sentences of at most MAX_PIECES pieces, each a sequence of its words' pieces.

        What runs together has one length in pieces: there is no padding, and no sentence can tell its neighbours.
        """
        found: dict[int, Parsed] = {}
        for batch in _plan(sentences):
            found |= zip(batch, self._run([sentences[number] for number in batch]), strict=True)
        return [found[number] for number in range(len(sentences))]

    def _run(self, batch: Sequence[Pieces]) -> Iterator[Parsed]:
        given = self._session.run([*_TREE, *self.others], self._inputs(batch))
        upos, dependents, heads, left, right, bias, *others = given
        ends = np.cumsum([len(words) + 1 for words in batch]).tolist()
        ranges = list(zip([0, *ends], ends, strict=False))
        trees = [decode_tree(dependents[start:end] @ heads[start:end].T) for start, end in ranges]
        chosen = np.concatenate([tree + start for tree, (start, _) in zip(trees, ranges, strict=True)])
        scores = np.matmul(left, right[chosen][:, :, None])[:, :, 0] + bias
        scores[:, self._root] = -np.inf
        tags, relations = upos.argmax(axis=1), scores.argmax(axis=1)
        for tree, (start, end) in zip(trees, ranges, strict=True):
            words = slice(start + 1, end)
            parents = tree[1:] - 1
            named = np.where(parents < 0, self._root, relations[words])
            more = {name: values[words] for name, values in zip(self.others, others, strict=True)}
            yield Parsed(tags[words], parents, named, more)

    def _inputs(self, batch: Sequence[Pieces]) -> dict[str, NDArray[np.generic]]:
        """The graph's inputs: the pieces' vectors, and each word's first and last piece's place; word 0 is the root."""
        ids = np.array([[_START, *chain.from_iterable(words), _END] for words in batch])
        first, last = [], []
        for row, words in enumerate(batch):
            start = row * ids.shape[1]
            ends = (start + np.cumsum([0, *map(len, words)])).tolist()
            first += [start, *(end + 1 for end in ends[:-1])]
            last += ends
        vectors = self._rows[ids] * self._scales[ids][:, :, None]
        return {"pieces": vectors, "first": np.array(first), "last": np.array(last)}


def _plan(sentences: Sequence[Pieces]) -> Iterator[list[int]]:
    """The numbers of the sentences that run together: all of one length, the shortest first."""
    by_length: dict[int, list[int]] = {}
    for number, words in enumerate(sentences):
        by_length.setdefault(sum(map(len, words)) + 2, []).append(number)
    for length, numbers in sorted(by_length.items()):
        size = max(1, _BATCH_PIECES // length)
        yield from (numbers[at : at + size] for at in range(0, len(numbers), size))


def load_encoder(folder: Traversable, *, name: str, threads: int = 1) -> Encoder:
    """An encoder of a model folder: `NAME.onnx`, and `embeddings.npy`, which all models there share."""
    with folder.joinpath("embeddings.npy").open("rb") as file:
        table = np.load(file, allow_pickle=False)
    return Encoder(folder.joinpath(f"{name}.onnx").read_bytes(), table, threads)
