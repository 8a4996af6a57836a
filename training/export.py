#!/usr/bin/env python3
"""A trained network's checkpoint to what the package ships: an ONNX file of 8-bit weights, and the table of pieces.

usage: export.py CHECKPOINT.pt FOLDER [--name fast]

Writes FOLDER/NAME.onnx and FOLDER/embeddings.npy; docs/model.md describes both. Models with the same frozen table share
it; the second is refused where its table differs. The same checkpoint gives the same bytes.
"""

import argparse
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx_graph import GELU, Array, Graph, quantise

TABLE = "embeddings.npy"
RELATION, TREE = "relation", "syntax"
_NORM_EPSILON = 1e-12

State = Mapping[str, Array]


def main() -> None:
    """Read a checkpoint, write the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="fast")
    args = parser.parse_args()
    config, state = read_checkpoint(args.checkpoint)
    args.folder.mkdir(parents=True, exist_ok=True)
    write_table(args.folder / TABLE, word_table(state["embedding.weight"]))
    data = build_model(config, state)
    (args.folder / f"{args.name}.onnx").write_bytes(data)
    print(f"{args.name}.onnx: {len(data) / 1e6:.1f} MB")


def read_checkpoint(path: Path) -> tuple[dict[str, Any], dict[str, Array]]:
    """Sizes and labels, and weights by name, of a checkpoint as `network.save` writes it."""
    import torch  # here alone, so that what builds the graph is tested without it

    stored = torch.load(path, weights_only=True, map_location="cpu")
    return stored["config"], {name: tensor.float().numpy() for name, tensor in stored["state"].items()}


def word_table(weight: Array) -> NDArray[np.void]:
    """A row a piece: 8-bit integers and their scale."""
    integers, scales = quantise(weight)
    table = np.empty(len(weight), dtype=[("scale", "<f4"), ("row", "i1", weight.shape[1])])
    table["scale"], table["row"] = scales, integers
    return table


def write_table(path: Path, table: NDArray[np.void]) -> None:
    """Write the table, or make sure that the one that is there is the same."""
    buffer = io.BytesIO()
    np.save(buffer, table, allow_pickle=False)
    if path.exists() and path.read_bytes() != buffer.getvalue():
        raise SystemExit(f"{path} holds another table: remove it, or export into another folder")
    path.write_bytes(buffer.getvalue())


def build_model(config: Mapping[str, Any], state: State) -> bytes:
    """The encoder with its heads as a serialised ONNX model."""
    graph = Graph()
    layers = _Encoder(graph, config, state).layers()
    names = sorted({name.split(".")[1] for name in state if name.startswith("mixes.")})
    mixed = dict(zip(names, _mix(graph, state, names, layers, config["width"]), strict=True))
    labels = {name: config["labels"][name] for name in ("upos", "entity") if name in config["labels"]}
    outputs = {name: _tagger(graph, state, name, mixed[name]) for name in labels}
    outputs |= _tree_heads(graph, state, config, mixed[TREE])
    inputs: dict[str, tuple[str, list[str | int]]] = {
        "pieces": ("float", ["sentences", "length", config["width"]]),
        "first": ("int64", ["words"]),
        "last": ("int64", ["words"]),
    }
    labels[RELATION] = config["labels"][RELATION]
    return graph.model(inputs, outputs, {"labels": json.dumps(labels)})


class _Encoder:
    """The layers, on all pieces of sentences of one length; rows are pieces."""

    def __init__(self, graph: Graph, config: Mapping[str, Any], state: State) -> None:
        self._graph, self._config, self._state = graph, config, state

    def layers(self) -> list[str]:
        """The pieces' vectors under the first layer and over each, (sentences * length, width)."""
        graph, width = self._graph, self._config["width"]
        shape = graph.node("Shape", "pieces")
        length = graph.node("Slice", shape, graph.constant([1]), graph.constant([2]))
        places = graph.node(
            "Slice", graph.constant(self._state["place"]), graph.constant([0]), length, graph.constant([0])
        )
        values = graph.node(
            "Reshape", self._norm("norm", graph.node("Add", "pieces", places)), graph.constant([-1, width])
        )
        found = [values]
        for number in range(self._config["layers"]):
            values = self._layer(f"layers.{number}", values, shape)
            found.append(values)
        return found

    def _layer(self, name: str, values: str, shape: str) -> str:
        graph = self._graph
        seen = self._product(f"{name}.out", self._attend(f"{name}.qkv", values, shape))
        values = self._norm(f"{name}.norm_attention", self._sum(f"{name}.out", seen, values))
        inner = graph.product(values, self._weight(f"{name}.up"))
        inner = graph.contrib("BiasGelu", inner, self._bias(f"{name}.up"))
        outer = graph.product(inner, self._weight(f"{name}.down"), GELU)
        return self._norm(f"{name}.norm_out", self._sum(f"{name}.down", outer, values))

    def _attend(self, name: str, values: str, shape: str) -> str:
        graph, width = self._graph, self._config["width"]
        # sentences of one length: no padding, so no mask
        sizes = graph.node("Slice", shape, graph.constant([0]), graph.constant([2]))
        both = graph.node("Concat", sizes, graph.constant([3 * width]), axis=0)
        joined = graph.node("Reshape", self._product(name, values), both)
        parts = graph.nodes("Split", joined, outputs=3, axis=2, num_outputs=3)
        heads = self._config["attention_heads"]
        seen = graph.contrib("MultiHeadAttention", *parts, self._bias(name), num_heads=heads)
        return graph.node("Reshape", seen, graph.constant([-1, width]))

    def _product(self, name: str, values: str) -> str:
        return self._graph.product(values, self._weight(name))

    def _sum(self, name: str, new: str, old: str) -> str:
        return self._graph.node("Add", self._graph.node("Add", new, self._bias(name)), old)

    def _norm(self, name: str, values: str) -> str:
        scale, bias = self._graph.constant(self._state[f"{name}.weight"]), self._bias(name)
        return self._graph.node("LayerNormalization", values, scale, bias, axis=-1, epsilon=_NORM_EPSILON)

    def _weight(self, name: str) -> Array:
        return self._state[f"{name}.weight"].T

    def _bias(self, name: str) -> str:
        return self._graph.constant(self._state[f"{name}.bias"])


def _mix(graph: Graph, state: State, names: list[str], layers: list[str], width: int) -> list[str]:
    """The words' weighted sums of all layers, one for each name, (words, width): one product for all mixes."""
    flat = [graph.node("Reshape", layer, graph.constant([1, -1])) for layer in layers]
    shares = graph.constant(np.stack([_shares(state, name) for name in names]).astype(np.float32) / 2)
    mixed = graph.node("MatMul", shares, graph.node("Concat", *flat, axis=0))
    mixed = graph.node("Reshape", mixed, graph.constant([len(names), -1, width]))
    ends = (graph.node("Gather", mixed, which, axis=1) for which in ("first", "last"))
    words = graph.node("Add", *ends)
    return [graph.node("Gather", words, graph.constant(number), axis=0) for number in range(len(names))]


def _shares(state: State, name: str) -> Array:
    weights = np.exp(state[f"mixes.{name}.weights"].astype(np.float64))
    return weights / weights.sum() * state[f"mixes.{name}.scale"]


def _tagger(graph: Graph, state: State, name: str, words: str) -> str:
    """Label scores (words, labels)."""
    inner = _projection(graph, state, [f"taggers.{name}.0"], words)
    weight, bias = (graph.constant(state[f"taggers.{name}.1.{part}"].T) for part in ("weight", "bias"))
    return graph.node("Add", graph.node("MatMul", inner, weight), bias)


def _projection(graph: Graph, state: State, names: list[str], words: str) -> str:
    """Linear and GELU; several projections of the same words side by side."""
    weight = np.concatenate([state[f"{name}.linear.weight"] for name in names]).T
    bias = np.concatenate([state[f"{name}.linear.bias"] for name in names])
    return graph.contrib("BiasGelu", graph.product(words, weight), graph.constant(bias))


def _tree_heads(graph: Graph, state: State, config: Mapping[str, Any], words: str) -> dict[str, str]:
    """What arc and relation scores are the products of.

    arc(d, h) = dependents[d] · heads[h]
    relation(d, h)[n] = relation_left[d, n] · relation_heads[h] + relation_bias[d, n]
    """
    names = ["arc_dependent", "arc_head", "relation_dependent", "relation_head"]
    arc, size, count = config["arc"], config["relation"], len(config["labels"][RELATION])
    inner = _projection(graph, state, names, words)
    sizes = graph.constant([arc, arc, size, size])
    arc_left, heads, left, relation_heads = graph.nodes("Split", inner, sizes, outputs=4, axis=-1)
    dependents = graph.product(arc_left, state["arc_weight"], GELU)
    # what the head alone says is one more summand of the vector that its own is multiplied with
    of_head = graph.constant(state["relation_of_head.weight"].reshape(1, count, size))
    grown = graph.product(left, state["relation_weight"], GELU)
    grown = graph.node("Reshape", grown, graph.constant([-1, count, size]))
    of_dependent = graph.constant(state["relation_of_dependent.weight"].T)
    bias = graph.node("MatMul", left, of_dependent)
    return {
        "dependents": graph.node("Add", dependents, graph.constant(state["arc_bias"])),
        "heads": heads,
        "relation_left": graph.node("Add", grown, of_head),
        "relation_heads": relation_heads,
        "relation_bias": graph.node("Add", bias, graph.constant(state["relation_of_dependent.bias"])),
    }


if __name__ == "__main__":
    main()
