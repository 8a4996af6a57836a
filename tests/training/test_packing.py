"""Packing sentences into batches; needs PyTorch, which only training does."""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

torch: Any = pytest.importorskip("torch", reason="PyTorch is needed for training alone")


@pytest.fixture(autouse=True)
def _training_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "training"))


class _Letters:
    def pieces(self, word: str) -> tuple[int, ...]:
        return tuple(ord(letter) for letter in word)


def _encoded(count: int) -> list[Any]:
    packing, sentences = sys.modules["packing"], sys.modules["sentences"]
    rng = random.Random(3)
    made = [sentences.Sentence(["ab"] * rng.randint(1, 9)) for _ in range(count)]
    return [packing.encode(sentence, _Letters(), {}) for sentence in made]


def test_every_sentence_stands_in_one_batch_whole() -> None:
    import packing  # type: ignore[import-not-found]  # a script's module
    import sentences  # type: ignore[import-not-found]

    assert sentences
    encoded = _encoded(50)
    batches = list(packing.pack(iter(enumerate(encoded)), packing.Shape(2, 40, 24), []))
    placed = [place for packed in batches for place in packed.places]
    assert sorted(number for number, _, _ in placed) == list(range(50))
    for packed in batches:
        for number, row, word in packed.places:
            wanted = encoded[number]
            start = int(packed.batch.first[row, word])
            ids = packed.batch.ids[row, start : start + len(wanted.ids)]
            assert ids.tolist() == wanted.ids.tolist()


def test_a_sentence_is_blind_to_its_neighbours() -> None:
    import network  # type: ignore[import-not-found]
    import packing

    torch.manual_seed(1)
    config = network.Config(128, 2, {"upos": ["A", "B"], "relation": ["root", "x"], "entity": ["O"]}, 48, 64)
    model = network.Network(config).eval()
    encoded = _encoded(6)
    together = next(packing.pack(_numbered(encoded), packing.Shape(1, 140, 80), []))
    alone = next(packing.pack(_numbered(encoded[3:4]), packing.Shape(1, 40, 24), []))
    at = next(word for number, _, word in together.places if number == 3)
    size = len(encoded[3].first)
    both = model(together.batch, ("upos",)).labels["upos"][0, at : at + size]
    one = model(alone.batch, ("upos",)).labels["upos"][0, :size]
    assert torch.allclose(both, one, atol=1e-5)


def _numbered(encoded: list[Any]) -> Iterator[tuple[int, Any]]:
    return iter(enumerate(encoded))
