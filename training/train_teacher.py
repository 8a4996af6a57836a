#!/usr/bin/env python3
"""Fine-tune the encoder on treebanks, tagged news and entity sets together: one encoder, a head a task.

usage: train_teacher.py SHARED GSD.conllu ENTITIES START.pt OUT.pt [--minutes M] [--seed N]

GSD.conllu comes from convert_gsd.py, the folder ENTITIES from entity_sets.py, START.pt from pretrain.py. Seeded; as the
length is a time, figures vary a little with the machine. The held-out parts of splits.py are never learnt from.
"""

import argparse
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import torch
from network import Batch, Network, load, save
from packing import Encoded, Packed, Shape, encode, fits, hide_pieces, mixed, pack
from predicting import predict, score_entities, score_trees
from sentences import Sentence, read_labelled, read_tagged, read_treebank
from splits import held_out_csui, held_out_gsd, held_out_idner
from torch import Tensor
from training_loop import add_run_arguments, gold_losses, optimiser, prepare, run
from vocabulary import MODEL, load_pieces

SHAPE = Shape(rows=6, pieces=160, words=112)
SHARES = {"gsd": 0.36, "csui": 0.12, "entity": 0.24, "kumparan": 0.16, "nerui": 0.06, "nergrit": 0.06}
WEIGHTS = {"kumparan": 0.3, "nerui": 0.3, "nergrit": 0.3}
HIDDEN_SHARE = 0.03
MAIN_HEADS = ("upos", "entity")
RAREST_RELATION = 3


class Data:
    """All training sentences by source, and the held-out ones."""

    def __init__(self, shared: Path, gsd: Path, entities: Path) -> None:
        trees = shared / "data" / "treebanks"
        dev = read_treebank(trees / "gsd-v2.17-dev.conllu.xz")
        csui = read_treebank(trees / "csui-v2.17-train.conllu.xz")
        named = list(read_labelled(entities / "main-dev.jsonl", "entity"))
        self.train = {
            "gsd": read_treebank(gsd) + _part(dev, held_out_gsd, held=False) * 2,
            "csui": _part(csui, held_out_csui, held=False),
            "entity": list(read_labelled(entities / "main-train.jsonl", "entity"))
            + _part(named, held_out_idner, held=False),
            "kumparan": read_tagged(shared / "data" / "pos" / "nlp-id-kumparan-news.txt.xz", "kumparan"),
            **{name: list(read_labelled(entities / f"{name}.jsonl", name)) for name in ("nerui", "nergrit")},
        }
        self.held_out = {
            "gsd": _part(dev, held_out_gsd, held=True),
            "csui": _part(csui, held_out_csui, held=True),
            "entity": _part(named, held_out_idner, held=True),
        }

    def labels(self) -> dict[str, list[str]]:
        """The label set of each head, by name; relations met less than RAREST_RELATION times are left out."""
        counts: dict[str, Counter[str]] = {}
        for sentences in self.train.values():
            for sentence in sentences:
                for head, values in sentence.labels.items():
                    counts.setdefault(head, Counter()).update(values)
        least = {"relation": RAREST_RELATION}
        return {
            head: sorted(x for x, n in c.items() if n >= least.get(head, 1) and x != "_") for head, c in counts.items()
        }


def _part(sentences: list[Sentence], is_held_out: Callable[[int], bool], *, held: bool) -> list[Sentence]:
    return [sentence for index, sentence in enumerate(sentences) if is_held_out(index) == held]


def encode_all(sentences: list[Sentence], labels: dict[str, list[str]]) -> list[Encoded]:
    """Sentences as numbers, in order."""
    pieces = load_pieces(MODEL)
    inventories = {head: {label: number for number, label in enumerate(names)} for head, names in labels.items()}
    return [encode(sentence, pieces, inventories) for sentence in sentences]


def evaluate(network: Network, data: Data) -> str:
    """Figures of the held-out sentences on their own words."""
    labels, shown = network.config.labels, []
    for name in ("gsd", "csui"):
        found = predict(network, encode_all(data.held_out[name], {}), ("upos",), Shape(6, 320, 256))
        shown.append(f"{name} {tuple(score_trees(data.held_out[name], found, labels))}")
    found = predict(network, encode_all(data.held_out["entity"], {}), ("entity",), Shape(6, 320, 256))
    given = [_plain_labels([labels["entity"][number] for number in one.labels["entity"]]) for one in found]
    gold = [_plain_labels(sentence.labels["entity"]) for sentence in data.held_out["entity"]]
    return f"{' '.join(shown)} entities F1 {score_entities(gold, given)}"


def _plain_labels(labels: list[str]) -> list[str]:
    """Labels as idner-news-2k has them: places are all LOC, events and modifying countries none."""
    plain = {"GPE": "LOC", "FAC": "LOC", "EVT": "", "MOD": ""}
    found = []
    for label in labels:
        position, _, kind = label.partition("-")
        kind = plain.get(kind, kind)
        found.append(f"{position}-{kind}" if kind else "O")
    return found


def fresh_heads(network: Network, labels: dict[str, list[str]]) -> Network:
    """The encoder of a network, and its heads where they have the same labels, under the given label sets."""
    grown = Network(replace(network.config, labels=labels))
    wanted = grown.state_dict()
    kept = {k: v for k, v in network.state_dict().items() if k in wanted and wanted[k].shape == v.shape}
    grown.load_state_dict(kept, strict=False)
    for mix in ("syntax", "entity"):
        grown.mixes[mix].load_state_dict(network.mixes["upos"].state_dict())
    return grown


class _Step:
    def __init__(self, network: Network) -> None:
        self._network = network.train()
        self._heads = tuple(network.config.labels)
        self._losses = torch.compile(self._compute, dynamic=False)

    def __call__(self, packed: Packed) -> dict[str, Tensor]:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self._losses(hide_pieces(packed.batch, HIDDEN_SHARE), packed.labels, packed.heads)

    def _compute(self, batch: Batch, labels: dict[str, Tensor], heads: Tensor) -> dict[str, Tensor]:
        losses = gold_losses(self._network, self._network(batch, self._heads), labels, heads)
        return {name: loss * WEIGHTS.get(name, 1.0) for name, loss in losses.items()}


def main() -> None:
    """Train, evaluate and save the teacher."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("shared", "gsd", "entities", "start", "out"):
        parser.add_argument(name, type=Path)
    add_run_arguments(parser, minutes=40)
    args = parser.parse_args()
    rng = prepare(args)
    data = Data(args.shared, args.gsd, args.entities)
    labels = data.labels()
    network = fresh_heads(load(args.start), labels)
    sources = {name: [s for s in encode_all(x, labels) if fits(s, SHAPE)] for name, x in data.train.items()}
    print({name: len(sentences) for name, sentences in sources.items()}, {k: len(v) for k, v in labels.items()})
    stream = ((0, sentence) for sentence in mixed(sources, SHARES, rng))
    batches = pack(stream, SHAPE, list(labels))
    run(batches, _Step(network), optimiser(network, 1.5e-4, 1e-3, 0.93), args.minutes)
    save(network, args.out)
    print(evaluate(network, data))


if __name__ == "__main__":
    main()
