"""Train the entity head on idner-news-2k and NERUI over the frozen encoder; write `entities.onnx` and `entities.json`.

    python training/train_entities.py DATA OUT [--tune]

DATA holds idner-news-2k-train.txt.xz, idner-news-2k-dev.txt.xz and nerui.txt.xz. With --tune a fifth of the training
sentences is kept back and measured instead of the development set. About ten minutes on one core; same seed, same
machine, same weights.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from entity_data import (
    KINDS,
    MODIFIER,
    Labelled,
    chunks,
    gazetteer_names,
    read_columns,
    split,
    with_countries,
    with_modifiers,
    with_other_names,
    without,
)
from entity_model import Batch, EntityHead
from places import is_geopolitical

from runut.read.encoder import Encoder, load_encoder
from runut.read.entities import EntityHead as Runner
from runut.read.entities import Sentence, features, load_entity_head
from runut.read.pieces import PieceTokenizer, load_piece_tokenizer

LABELS = ["O", *(f"{position}-{kind}" for kind in (*KINDS, MODIFIER) for position in "BI")]
EPOCHS, SENTENCES, RATE, DECAY, WARM_UP = 15, 32, 2e-3, 0.01, 0.05
MAX_PIECES = 500


class Example(NamedTuple):
    """A sentence as the head sees it, and what it should say."""

    features: np.ndarray
    labels: np.ndarray
    geopolitical: np.ndarray


class Featurizer:
    """Sentences to examples, by the encoder."""

    def __init__(self, encoder: Encoder, pieces: PieceTokenizer) -> None:
        self._encoder, self._pieces = encoder, pieces

    def sentences(self, labelled: Sequence[Labelled]) -> list[Sentence]:
        """The sentences with their vectors."""
        parses = self._encoder.parse([[self._pieces.pieces(w) for w in s.words] for s in labelled])
        return [Sentence(s.words, p.vectors) for s, p in zip(labelled, parses, strict=True)]

    def examples(self, labelled: Sequence[Labelled]) -> list[Example]:
        """The sentences as training examples; over-long ones left out."""
        short = [s for s in labelled if sum(len(self._pieces.pieces(w)) for w in s.words) <= MAX_PIECES]
        found = zip(short, self.sentences(short), strict=True)
        return [Example(features(seen).astype(np.float16), *targets(s)) for s, seen in found]


def targets(sentence: Labelled) -> tuple[np.ndarray, np.ndarray]:
    """Label numbers, and for each word of a place whether it is geopolitical (-1 elsewhere)."""
    geopolitical = np.full(len(sentence.words), -1, dtype=np.float32)
    for chunk in chunks(sentence.labels):
        if chunk.kind == "LOC":
            geopolitical[chunk.start : chunk.end] = is_geopolitical(sentence.words[chunk.start : chunk.end])
    return np.array([LABELS.index(label) for label in sentence.labels]), geopolitical


def batches(examples: list[Example], rng: random.Random) -> Iterator[Batch]:
    """All examples once, of like length together."""
    order = list(examples)
    rng.shuffle(order)
    groups = []
    for at in range(0, len(order), SENTENCES * 16):
        pool = sorted(order[at : at + SENTENCES * 16], key=lambda example: len(example.labels))
        groups += [pool[i : i + SENTENCES] for i in range(0, len(pool), SENTENCES)]
    rng.shuffle(groups)
    yield from map(collate, groups)


def collate(examples: list[Example]) -> Batch:
    """A padded batch."""
    lengths = torch.tensor([len(example.labels) for example in examples])
    shape = (len(examples), int(lengths.max()))
    batch = Batch(
        features=torch.zeros(*shape, examples[0].features.shape[1]),
        labels=torch.zeros(shape, dtype=torch.long),
        geopolitical=torch.full(shape, -1.0),
        mask=torch.zeros(shape),
        lengths=lengths,
    )
    for row, (length, example) in enumerate(zip(lengths.tolist(), examples, strict=True)):
        batch.features[row, :length] = torch.from_numpy(example.features.astype(np.float32))
        batch.labels[row, :length] = torch.from_numpy(example.labels)
        batch.geopolitical[row, :length] = torch.from_numpy(example.geopolitical)
        batch.mask[row, :length] = 1
    return batch


def train(head: EntityHead, examples: list[Example], epochs: int, rng: random.Random) -> None:
    """AdamW with a short warm-up, then linearly to nothing."""
    optimizer = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    head.train()
    for epoch in range(epochs):
        losses = []
        for step, batch in enumerate(batches(examples, rng)):
            done = (epoch + step * SENTENCES / len(examples)) / epochs
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, done / WARM_UP) * max(0.0, 1 - done)
            loss = head.loss(batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 2.0)
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)


def export(head: EntityHead, width: int, folder: Path) -> None:
    """Write the two files that the reader loads."""
    head.eval()
    axes = {"features": {0: "B", 1: "W"}, "scores": {0: "B", 1: "W"}, "places": {0: "B", 1: "W"}}
    torch.onnx.export(
        head,
        (torch.zeros(2, 7, width),),
        str(folder / "entities.onnx"),
        input_names=["features"],
        output_names=["scores", "places"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    transitions, start = head.all_transitions()
    values = {"labels": LABELS, "start": start.tolist(), "transitions": transitions.tolist()}
    (folder / "entities.json").write_text(json.dumps(values), encoding="utf-8")


def f1(runner: Runner, featurizer: Featurizer, gold: list[Labelled]) -> str:
    """F1 in per cent over gold tokens, each kind and together; modifiers count as nothing, GPE as LOC."""
    hits, total = dict.fromkeys((*KINDS, "all"), 0), dict.fromkeys((*KINDS, "all"), 0)
    for sentence, names in zip(gold, runner.find(featurizer.sentences(gold)), strict=True):
        said = {(n.start, n.end, n.type.replace("GPE", "LOC")) for n in names if not n.modifier}
        true = set(map(tuple, chunks(sentence.labels)))
        for kind in hits:
            hits[kind] += sum(kind in (name[2], "all") for name in said & true)
            total[kind] += sum(kind in (name[2], "all") for name in [*said, *true])
    return " ".join(f"{kind} {200 * hits[kind] / max(1, total[kind]):.2f}" for kind in hits)


def main() -> None:
    """Read, train, write, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--copies", type=int, default=1, help="copies of each sentence with other names")
    parser.add_argument("--known", action=argparse.BooleanOptionalAction, default=True, help="a copy with known names")
    parser.add_argument("--nerui", type=float, default=0.0, help="share of NERUI's sentences to train on")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    model = files("runut.read").joinpath("model")
    featurizer = Featurizer(load_encoder(model), load_piece_tokenizer(model))
    dev = read_columns(options.data / "idner-news-2k-dev.txt.xz")
    train_set = without(read_columns(options.data / "idner-news-2k-train.txt.xz"), dev)
    nerui = without(read_columns(options.data / "nerui.txt.xz"), dev)
    held = dev
    if options.tune:
        train_set, held = split(train_set, 0.2, random.Random(5))
    chosen = [with_modifiers(s) for s in train_set]
    pool = chosen + nerui
    labelled = list(chosen)
    for _ in range(options.copies):
        chosen += with_other_names(labelled, pool, rng)
    if options.known:
        chosen += [with_countries(s, rng) for s in with_other_names(labelled, gazetteer_names() + pool, rng)]
    chosen += [with_modifiers(s) for s in rng.sample(nerui, round(options.nerui * len(nerui)))]
    examples = featurizer.examples(chosen)
    width = examples[0].features.shape[1]
    head = EntityHead(width, LABELS)
    print(f"{len(examples)} sentences, {sum(p.numel() for p in head.parameters())} weights", flush=True)
    train(head, examples, options.epochs, rng)
    options.out.mkdir(parents=True, exist_ok=True)
    export(head, width, options.out)
    print("held back" if options.tune else "dev", f1(load_entity_head(options.out), featurizer, held))
    if options.tune:
        print("dev", f1(load_entity_head(options.out), featurizer, dev))


if __name__ == "__main__":
    main()
