"""Packing sentences into batches; needs PyTorch, which only training does."""

import random
from typing import Any

import pytest

pytest.importorskip("torch", reason="PyTorch is needed for training alone")

import network
import packing
import sentences
import torch


class _Letters:
    def pieces(self, word: str) -> tuple[int, ...]:
        return tuple(ord(letter) for letter in word)


def _encoded(count: int) -> list[Any]:
    rng = random.Random(3)
    made = [sentences.Sentence(["ab"] * rng.randint(1, 9)) for _ in range(count)]
    letters: Any = _Letters()
    return [packing.encode(sentence, letters, {}) for sentence in made]


def test_every_sentence_stands_in_one_batch_whole() -> None:
    encoded = _encoded(50)
    batches = list(packing.pack(iter(enumerate(encoded)), packing.Shape(2, 40, 24), []))
    placed = [(place, packed) for packed in batches for place in packed.places]
    assert sorted(number for (number, _, _), _ in placed) == list(range(50))
    for (number, row, word), packed in placed:
        start = int(packed.batch.first[row, word])
        ids = packed.batch.ids[row, start : start + len(encoded[number].ids)]
        assert ids.tolist() == encoded[number].ids.tolist()


def test_a_sentence_is_blind_to_its_neighbours() -> None:
    torch.manual_seed(1)
    labels = {"upos": ["A", "B"], "relation": ["root", "x"], "entity": ["O"]}
    model = network.Network(network.Config(128, 2, labels, 48, 64)).eval()
    encoded = _encoded(6)
    together = next(packing.pack(iter(enumerate(encoded)), packing.Shape(1, 140, 80), []))
    alone = next(packing.pack(iter(enumerate(encoded[3:4])), packing.Shape(1, 40, 24), []))
    at = next(word for number, _, word in together.places if number == 3)
    size = len(encoded[3].first)
    both = model(together.batch, ("upos",)).labels["upos"][0, at : at + size]
    one = model(alone.batch, ("upos",)).labels["upos"][0, :size]
    assert torch.allclose(both, one, atol=1e-5)
