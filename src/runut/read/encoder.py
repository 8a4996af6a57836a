"""The encoder: words of many sentences to parts of speech, heads, relations and word vectors, through ONNX Runtime."""

import json
from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from runut.read.decode import decode_tree

MAX_PIECES = 510  # of one sentence, without its two end marks
_START, _PAD, _END = 0, 1, 2
# the words' vectors (mean of first and last piece) below the first, above the second, fourth and sixth layer
_VECTORS = ("/Mul_2_output_0", "/Mul_4_output_0", "/Mul_6_output_0", "/Mul_8_output_0")

Pieces = Sequence[tuple[int, ...]]


class Parsed(NamedTuple):
    """One sentence: part-of-speech and relation numbers, heads (-1 root), and a vector a word."""

    upos: NDArray[np.int64]
    heads: NDArray[np.int64]
    relations: NDArray[np.int64]
    vectors: NDArray[np.float32]


class Encoder:
    """Holds the ONNX session; `upos` and `relations` name the numbers that it gives."""

    def __init__(self, model: bytes, upos: list[str], relations: list[str], threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = threads
        options.log_severity_level = 3
        self.upos, self.relations = upos, relations
        self._root = relations.index("root")
        self._session = onnxruntime.InferenceSession(
            model + _more_outputs(_VECTORS), options, providers=["CPUExecutionProvider"]
        )

    def parse(self, sentences: Sequence[Pieces]) -> list[Parsed]:
        """Parse sentences of at most MAX_PIECES pieces, each a sequence of its words' pieces.

        One at a time: the quantised model scales its inner values by all that it is given together, so in a batch a
        sentence's parse would hang on its neighbours. It is no slower.
        """
        return [parsed for one in sentences for parsed in self._run([one])]

    def _run(self, batch: Sequence[Pieces]) -> Iterator[Parsed]:
        inputs = _inputs(batch)
        pos, arcs, labels, *layers = self._session.run(["pos", "arc", "lab", *_VECTORS], inputs)
        tags = pos.argmax(axis=-1)
        labels[:, :, self._root] = -np.inf
        vectors = np.concatenate(layers, axis=-1)
        for row, words in enumerate(batch):
            size = len(words) + 1
            heads = decode_tree(arcs[row, :size, :size])
            relations = labels[row, np.arange(size), :, heads].argmax(axis=-1)
            relations[heads == 0] = self._root
            yield Parsed(tags[row, 1:size], heads[1:] - 1, relations[1:], vectors[row, 1:size])


def _inputs(batch: Sequence[Pieces]) -> dict[str, NDArray[np.generic]]:
    """The graph's inputs: piece ids, their mask, and each word's first and last piece; word 0 is the root."""
    rows = [[_START, *(piece for word in words for piece in word), _END] for words in batch]
    width, most = max(map(len, rows)), max(map(len, batch)) + 1
    ids = np.full((len(batch), width), _PAD, dtype=np.int64)
    first = np.zeros((len(batch), most), dtype=np.int64)
    last = np.zeros((len(batch), most), dtype=np.int64)
    for row, words in enumerate(batch):
        ends = np.cumsum([len(word) for word in words])
        ids[row, : len(rows[row])] = rows[row]
        first[row, 2 : len(words) + 1] = ends[:-1] + 1
        first[row, 1] = 1
        last[row, 1 : len(words) + 1] = ends
    return {"ids": ids, "mask": ids != _PAD, "first": first, "last": last}


def _more_outputs(names: Sequence[str]) -> bytes:
    """Bytes that, put behind a serialised ONNX model, make inner tensors outputs of its graph.

    Protobuf merges a message that comes twice: this is a second ModelProto with nothing but a graph (field 7) that has
    nothing but more outputs (field 12), each a ValueInfoProto with a name (field 1) and a float tensor's type.
    """
    tensor_of_float = _field(2, _field(1, b"\x08\x01"))
    return _field(7, b"".join(_field(12, _field(1, name.encode()) + tensor_of_float) for name in names))


def _field(number: int, content: bytes) -> bytes:
    """A length-delimited protobuf field; contents here stay below 2 ** 14 bytes."""
    size = len(content)
    length = bytes([size]) if size < 128 else bytes([size & 127 | 128, size >> 7])
    return bytes([number << 3 | 2]) + length + content


def load_encoder(folder: Traversable, *, threads: int = 1) -> Encoder:
    """The encoder of a model folder: `model.onnx` and `labels.json` (`pos`, `rel`)."""
    labels = json.loads(folder.joinpath("labels.json").read_text(encoding="utf-8"))
    return Encoder(folder.joinpath("model.onnx").read_bytes(), labels["pos"], labels["rel"], threads)
