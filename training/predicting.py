"""What a network in training makes of held-out sentences, on their own words: parts of speech, trees, entities."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from network import Network
from packing import Encoded, Packed, Shape, pack
from sentences import Sentence

from runut.read.decode import decode_tree

BARRED = -1e4


class Predicted(NamedTuple):
    """Label numbers by head, one a word, and heads (0 the root)."""

    labels: dict[str, list[int]]
    heads: list[int]


class Figures(NamedTuple):
    """Shares of right parts of speech, heads, heads with relations (no subtypes), in percent."""

    upos: float
    uas: float
    las: float


def predict(network: Network, sentences: Sequence[Encoded], heads: tuple[str, ...], shape: Shape) -> list[Predicted]:
    """Predictions for every sentence, in order."""
    network.eval()
    found: dict[int, Predicted] = {}
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for packed in pack(iter(enumerate(sentences)), shape, []):
            found |= _predict_batch(network, packed, sentences, heads)
    network.train()
    return [found[number] for number in range(len(sentences))]


def _predict_batch(
    network: Network, packed: Packed, sentences: Sequence[Encoded], heads: tuple[str, ...]
) -> dict[int, Predicted]:
    outputs = network(packed.batch, heads)
    arcs = outputs.arcs.float().numpy()
    tree = np.zeros(arcs.shape[:2], np.int64)
    for number, row, start in packed.places:
        end = start + len(sentences[number].first)
        tree[row, start:end] = decode_tree(arcs[row, start:end, start:end]) + start
    relations = network.relations(outputs, torch.from_numpy(tree)).float()
    root = network.config.labels["relation"].index("root")
    relations[..., root] = BARRED
    best = {head: scores.float().argmax(-1).numpy() for head, scores in outputs.labels.items()}
    best["relation"] = relations.argmax(-1).numpy()
    found = {}
    for number, row, start in packed.places:
        words = slice(start + 1, start + len(sentences[number].first))
        parents = tree[row, words] - start
        labels = {head: values[row, words].tolist() for head, values in best.items()}
        labels["relation"] = np.where(parents == 0, root, labels["relation"]).tolist()
        found[number] = Predicted(labels, parents.tolist())
    return found


def score_trees(gold: Sequence[Sentence], found: Sequence[Predicted], labels: dict[str, list[str]]) -> Figures:
    """Compare with the gold, relations without subtypes."""
    words = upos = uas = las = 0
    for sentence, predicted in zip(gold, found, strict=True):
        assert sentence.heads is not None
        rows = zip(
            sentence.labels["upos"],
            predicted.labels["upos"],
            sentence.heads,
            predicted.heads,
            sentence.labels["relation"],
            predicted.labels["relation"],
            strict=True,
        )
        for tag, tag_found, head, head_found, relation, relation_found in rows:
            words += 1
            upos += tag == labels["upos"][tag_found]
            right = head == head_found
            uas += right
            las += right and _plain(relation) == _plain(labels["relation"][relation_found])
    return Figures(*(round(100 * count / words, 2) for count in (upos, uas, las)))


def _plain(relation: str) -> str:
    return relation.partition(":")[0]


def score_entities(gold: Iterable[list[str]], found: Iterable[list[str]]) -> float:
    """F1 of exact spans with their types, in percent."""
    wanted, given = set(_spans(gold)), set(_spans(found))
    return round(200 * len(wanted & given) / max(1, len(wanted) + len(given)), 2)


def _spans(sentences: Iterable[list[str]]) -> Iterator[tuple[int, int, int, str]]:
    for number, labels in enumerate(sentences):
        start, kind = 0, ""
        for index, label in enumerate([*labels, "O"]):
            if label != f"I-{kind}" and kind:
                yield number, start, index, kind
                kind = ""
            if label != "O" and not kind:
                start, kind = index, label[2:]
