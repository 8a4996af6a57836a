#!/usr/bin/env python3
"""Teach a small network what a large one says: every second layer of it to begin with, then its answers on much text.

usage: distill.py SHARED GSD.conllu ENTITIES NEWS.txt OUT.pt TEACHER.pt [TEACHER.pt ...] [--minutes M] [--layers 1,3,5]

The student learns the teachers' distributions (their mean) over parts of speech, heads, relations and entity labels on
treebanks, entity sets and raw news, the first teacher's mixed vectors, and, where there are labels, those too.
"""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import torch
from network import MIXES, Batch, Network, Outputs, load, save
from packing import NO_LABEL, Packed, fits, hide_pieces, mixed, pack
from sentences import read_plain
from torch import Tensor
from torch.nn import functional
from train_teacher import MAIN_HEADS, SHAPE, Data, encode_all, evaluate
from training_loop import add_run_arguments, gold_losses, optimiser, prepare, run

SHARES = {"gsd": 0.22, "csui": 0.08, "entity": 0.2, "news": 0.5}
HIDDEN_SHARE = 0.02
GOLD_WEIGHT = 0.5
DROPOUT, HEAD_DROPOUT = 0.05, 0.15


class Answers(NamedTuple):
    """What the teachers say of a batch: log-probabilities, the heads that relations are asked for, mixed vectors."""

    labels: dict[str, Tensor]
    arcs: Tensor
    heads: Tensor
    relations: Tensor
    vectors: list[Tensor]


def divergence(scores: Tensor, wanted: Tensor, words: Tensor) -> Tensor:
    """KL divergence of a distribution (B, W, N) from log-probabilities, mean over the words marked 1 (B, W)."""
    each = functional.kl_div(functional.log_softmax(scores.float(), -1), wanted, reduction="none", log_target=True)
    return (each.sum(-1) * words).sum() / words.sum()


def distance(found: Tensor, wanted: Tensor, words: Tensor) -> Tensor:
    """Mean squared distance of vectors in units of their variance, over the words marked 1."""
    each = ((found.float() - wanted) ** 2).mean(-1) * words
    return each.sum() / words.sum() / wanted.var()


def small(teacher: Network, layers: list[int]) -> Network:
    """A network of the teacher's layers with these numbers and its main heads."""
    labels = {head: teacher.config.labels[head] for head in (*MAIN_HEADS, "relation")}
    config = replace(teacher.config, layers=len(layers), labels=labels, dropout=DROPOUT, head_dropout=HEAD_DROPOUT)
    student = Network(config)
    wanted, kept = student.state_dict(), {}
    for name, value in teacher.state_dict().items():
        part, _, rest = name.partition(".")
        if part == "layers":
            number, _, inner = rest.partition(".")
            if int(number) in layers:
                kept[f"layers.{layers.index(int(number))}.{inner}"] = value
        elif part == "mixes" and name.endswith("weights"):
            kept[name] = value[[0, *(number + 1 for number in layers)]]
        elif name in wanted:
            kept[name] = value
    student.load_state_dict(kept)
    return student


class _Step:
    def __init__(self, student: Network, teachers: list[Network]) -> None:
        self._student, self._teachers = student.train(), [teacher.eval() for teacher in teachers]
        self._losses = torch.compile(self._compute, dynamic=False)
        self._asks = [torch.compile(_ask, dynamic=False) for _ in teachers]

    def __call__(self, packed: Packed) -> dict[str, Tensor]:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            answers = self._answers(packed)
            batch = hide_pieces(packed.batch, HIDDEN_SHARE)
            return self._losses(batch, packed.labels, packed.heads, answers)

    @torch.no_grad()
    def _answers(self, packed: Packed) -> Answers:
        found = [ask(teacher, packed.batch) for ask, teacher in zip(self._asks, self._teachers, strict=True)]
        arcs = _mean([arcs for _, arcs, _, _ in found])
        heads = torch.where(packed.heads != NO_LABEL, packed.heads, arcs.argmax(-1))
        relations = _mean(
            [
                functional.log_softmax(teacher.relations(outputs, heads).float(), -1)
                for teacher, (_, _, outputs, _) in zip(self._teachers, found, strict=True)
            ]
        )
        labels = {head: _mean([labels[head] for labels, *_ in found]) for head in MAIN_HEADS}
        return Answers(labels, arcs, heads, relations, [values.float() for values in found[0][3]])

    def _compute(self, batch: Batch, labels: dict[str, Tensor], heads: Tensor, wanted: Answers) -> dict[str, Tensor]:
        student = self._student
        outputs = student(batch, MAIN_HEADS)
        words = ((batch.words >= 0) & (batch.places.gather(1, batch.first) > 0)).float()
        losses = {head: divergence(outputs.labels[head], wanted.labels[head], words) for head in MAIN_HEADS}
        losses["arc"] = divergence(outputs.arcs, wanted.arcs, words)
        losses["relation"] = divergence(student.relations(outputs, wanted.heads), wanted.relations, words)
        found = [student.mixes[name](outputs.hidden) for name in MIXES]
        losses["vectors"] = torch.stack(
            [distance(one, other, words) for one, other in zip(found, wanted.vectors, strict=True)]
        ).mean()
        gold = gold_losses(student, outputs, labels, heads)
        return losses | {f"gold {name}": GOLD_WEIGHT * loss for name, loss in gold.items()}


def _ask(teacher: Network, batch: Batch) -> tuple[dict[str, Tensor], Tensor, Outputs, list[Tensor]]:
    outputs = teacher(batch, MAIN_HEADS)
    labels = {head: functional.log_softmax(scores.float(), -1) for head, scores in outputs.labels.items()}
    vectors = [teacher.mixes[name](outputs.hidden) for name in MIXES]
    return labels, functional.log_softmax(outputs.arcs, -1), outputs, vectors


def _mean(values: list[Tensor]) -> Tensor:
    """The mean of distributions given and returned as log-probabilities."""
    if len(values) == 1:
        return values[0]
    return torch.logsumexp(torch.stack(values), 0) - torch.log(torch.tensor(float(len(values))))


def main() -> None:
    """Distil, evaluate and save the student."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("shared", "gsd", "entities", "news", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("teachers", type=Path, nargs="+")
    add_run_arguments(parser, minutes=30)
    parser.add_argument("--layers", default="1,3,5,7,9,11")
    args = parser.parse_args()
    rng = prepare(args)
    data = Data(args.shared, args.gsd, args.entities)
    teachers = [load(path) for path in args.teachers]
    labels = teachers[0].config.labels
    assert all(teacher.config.labels == labels for teacher in teachers)
    student = small(teachers[0], [int(number) for number in args.layers.split(",")])
    texts = {name: data.train[name] for name in SHARES if name != "news"} | {"news": read_plain(args.news)}
    known = student.config.labels
    sources = {name: [s for s in encode_all(x, known) if fits(s, SHAPE)] for name, x in texts.items()}
    print({name: len(sentences) for name, sentences in sources.items()}, flush=True)
    stream = ((0, sentence) for sentence in mixed(sources, SHARES, rng))
    batches = pack(stream, SHAPE, list(known))
    run(batches, _Step(student, teachers), optimiser(student, 2e-4, 5e-4, 0.97), args.minutes, warm_up=0.04)
    save(student, args.out)
    print(evaluate(student, data))


if __name__ == "__main__":
    main()
