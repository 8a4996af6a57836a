"""What is exported says the same as the network, written out here in plain numpy; needs onnx, as only training does."""

import importlib
import math
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from runut.read.encoder import Encoder, Pieces

pytest.importorskip("onnx", reason="onnx is needed for training alone")

Array = NDArray[Any]
WIDTH, INNER, HEADS, ARC, RELATION, PIECES = 32, 64, 4, 16, 8, 40
LABELS = {"upos": ["NOUN", "VERB", "X"], "entity": ["O", "B-PER", "I-PER"], "relation": ["nsubj", "obj", "root", "obl"]}
CONFIG = {"layers": 2, "width": WIDTH, "attention_heads": HEADS, "arc": ARC, "relation": RELATION, "labels": LABELS}
SENTENCES: list[Pieces] = [[(5, 6), (7,)], [(8,), (9, 10, 11), (12,), (13,)], [(14,), (15, 16)], [(17,), (18,), (19,)]]


@pytest.fixture
def export(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "training"))
    return importlib.import_module("export")


@pytest.fixture(scope="module")
def state() -> dict[str, Array]:
    rng = np.random.default_rng(7)
    count = len(LABELS["relation"])
    shapes: dict[str, tuple[int, ...]] = {"embedding": (PIECES, WIDTH), "relation_of_head": (count, RELATION)}
    linear = {"arc_dependent.linear": (ARC, WIDTH), "arc_head.linear": (ARC, WIDTH)}
    linear |= {f"relation_{part}.linear": (RELATION, WIDTH) for part in ("dependent", "head")}
    linear |= {"relation_of_dependent": (count, RELATION)}
    for name in ("upos", "entity"):
        linear |= {f"taggers.{name}.0.linear": (WIDTH, WIDTH), f"taggers.{name}.1": (len(LABELS[name]), WIDTH)}
    for number in range(CONFIG["layers"]):  # type: ignore[call-overload]  # an int
        parts = {"qkv": (3 * WIDTH, WIDTH), "out": (WIDTH, WIDTH), "up": (INNER, WIDTH), "down": (WIDTH, INNER)}
        linear |= {f"layers.{number}.{part}": shape for part, shape in parts.items()}
    made = {f"{name}.weight": rng.normal(0, 0.3, shape) for name, shape in (shapes | linear).items()}
    made |= {f"{name}.bias": rng.normal(0, 0.3, shape[0]) for name, shape in linear.items()}
    for norm in ("norm", *(f"layers.{n}.norm_{part}" for n in range(2) for part in ("attention", "out"))):
        made |= {f"{norm}.weight": rng.normal(1, 0.2, WIDTH), f"{norm}.bias": rng.normal(0, 0.2, WIDTH)}
    for mix in ("upos", "entity", "syntax"):
        made |= {f"mixes.{mix}.weights": rng.normal(0, 1, 3), f"mixes.{mix}.scale": np.array([1.2])}
    made |= {"place": rng.normal(0, 0.3, (64, WIDTH)), "arc_weight": rng.normal(0, 0.5, (ARC, ARC))}
    made |= {"arc_bias": rng.normal(0, 0.5, ARC), "relation_weight": rng.normal(0, 0.5, (RELATION, count * RELATION))}
    return {name: values.astype(np.float32) for name, values in made.items()}


def gelu(values: Array) -> Array:
    return np.asarray(values * 0.5 * (1 + np.vectorize(math.erf)(values / math.sqrt(2))))


class Plain:
    """The network of one sentence, word by word as `training/network.py` says."""

    def __init__(self, state: dict[str, Array]) -> None:
        self.state = {name: values.astype(np.float64) for name, values in state.items()}

    def linear(self, name: str, values: Array) -> Array:
        return values @ self.state[f"{name}.weight"].T + self.state[f"{name}.bias"]

    def norm(self, name: str, values: Array) -> Array:
        centred = values - values.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return np.asarray(scaled * self.state[f"{name}.weight"] + self.state[f"{name}.bias"])

    def layer(self, name: str, values: Array) -> Array:
        size = WIDTH // HEADS
        query, key, value = (
            part.reshape(len(values), HEADS, size).swapaxes(0, 1)
            for part in np.split(self.linear(f"{name}.qkv", values), 3, axis=-1)
        )
        weights = np.exp(query @ key.swapaxes(1, 2) / math.sqrt(size))
        seen = (weights / weights.sum(-1, keepdims=True) @ value).swapaxes(0, 1).reshape(len(values), WIDTH)
        values = self.norm(f"{name}.norm_attention", values + self.linear(f"{name}.out", seen))
        inner = gelu(self.linear(f"{name}.up", values))
        return self.norm(f"{name}.norm_out", values + self.linear(f"{name}.down", inner))

    def mixes(self, sentence: Pieces) -> dict[str, Array]:
        ids = [0, *(piece for word in sentence for piece in word), 2]
        values = self.norm("norm", self.state["embedding.weight"][ids] + self.state["place"][: len(ids)])
        ends = np.cumsum([0, *map(len, sentence)])
        first = [0, *(ends[:-1] + 1)]
        words = [(values[first] + values[ends]) / 2]
        for number in range(2):
            values = self.layer(f"layers.{number}", values)
            words.append((values[first] + values[ends]) / 2)
        found: dict[str, Array] = {}
        for name in ("upos", "entity", "syntax"):
            shares = np.exp(self.state[f"mixes.{name}.weights"])
            found[name] = np.tensordot(shares / shares.sum(), np.stack(words), 1) * self.state[f"mixes.{name}.scale"]
        return found

    def tags(self, name: str, words: Array) -> Array:
        return self.linear(f"taggers.{name}.1", gelu(self.linear(f"taggers.{name}.0.linear", words)))

    def arcs(self, words: Array) -> Array:
        left = gelu(self.linear("arc_dependent.linear", words)) @ self.state["arc_weight"] + self.state["arc_bias"]
        return left @ gelu(self.linear("arc_head.linear", words)).T

    def relations(self, words: Array, heads: NDArray[np.int64]) -> Array:
        left = gelu(self.linear("relation_dependent.linear", words))
        right = gelu(self.linear("relation_head.linear", words))[heads]
        both = ((left @ self.state["relation_weight"]).reshape(len(words), -1, RELATION) * right[:, None]).sum(-1)
        of_head = right @ self.state["relation_of_head.weight"].T
        return np.asarray(both + self.linear("relation_of_dependent", left) + of_head)


def assert_close(found: Array, wanted: Array) -> None:
    """Alike but for what eight bits lose."""
    scale = max(1, np.abs(wanted).max())
    assert np.abs(found - wanted).mean() < 0.04 * scale
    assert np.abs(found - wanted).max() < 0.15 * scale


def assert_nearly_best(scores: Array, chosen: NDArray[np.int64]) -> None:
    """The labels chosen are the best by these scores, or cannot be told from them in eight bits."""
    assert (scores.max(axis=1) - scores[np.arange(len(chosen)), chosen]).max() < 0.3


def test_the_exported_model_says_what_the_network_says(export: ModuleType, state: dict[str, Array]) -> None:
    encoder = Encoder(export.build_model(CONFIG, state), export.word_table(state["embedding.weight"]))
    plain, root = Plain(state), LABELS["relation"].index("root")
    assert encoder.labels == LABELS
    for sentence, parsed in zip(SENTENCES, encoder.parse(SENTENCES), strict=True):
        mixes = plain.mixes(sentence)
        tags = plain.tags("entity", mixes["entity"])[1:]
        assert_close(parsed.others["entity"], tags)
        assert_nearly_best(plain.tags("upos", mixes["upos"])[1:], parsed.upos)
        heads = parsed.heads + 1
        scores = plain.relations(mixes["syntax"], np.array([0, *heads]))[1:]
        scores[:, root] = np.where(heads == 0, scores.max() + 1, -np.inf)
        assert_nearly_best(scores, parsed.relations)


def test_the_arc_scores_are_the_networks(
    export: ModuleType, state: dict[str, Array], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Array] = []

    def chain(scores: Array) -> NDArray[np.int64]:
        seen.append(scores)
        return np.arange(len(scores)) - 1

    monkeypatch.setattr("runut.read.encoder.decode_tree", chain)
    encoder = Encoder(export.build_model(CONFIG, state), export.word_table(state["embedding.weight"]))
    encoder.parse(SENTENCES[:1])
    wanted = Plain(state).arcs(Plain(state).mixes(SENTENCES[0])["syntax"])
    assert_close(seen[0], wanted)


def test_neighbours_change_nothing(export: ModuleType, state: dict[str, Array]) -> None:
    encoder = Encoder(export.build_model(CONFIG, state), export.word_table(state["embedding.weight"]))
    for sentence, together in zip(SENTENCES, encoder.parse(SENTENCES), strict=True):
        (alone,) = encoder.parse([sentence])
        for name in alone.others:
            assert np.array_equal(alone.others[name], together.others[name])


def test_the_same_network_gives_the_same_bytes(export: ModuleType, state: dict[str, Array], tmp_path: Path) -> None:
    assert export.build_model(CONFIG, state) == export.build_model(CONFIG, state)
    table = export.word_table(state["embedding.weight"])
    export.write_table(tmp_path / "one.npy", table)
    export.write_table(tmp_path / "one.npy", table)
    assert np.abs(table["row"] * table["scale"][:, None] - state["embedding.weight"]).max() < 0.01
    with pytest.raises(SystemExit, match="another table"):
        export.write_table(tmp_path / "one.npy", export.word_table(state["embedding.weight"] * 2))
