"""Sentences with named entities: reading, cleaning, and the labels that the entity head learns."""

import lzma
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LONG = {"PERSON": "PER", "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "LOCATION": "LOC", "PLACE": "LOC"}
KINDS = ("PER", "ORG", "LOC")


class Labelled(NamedTuple):
    """A sentence's words and their BIO labels."""

    words: list[str]
    labels: list[str]


def read_columns(path: Path) -> list[Labelled]:
    """Sentences from `word … label` lines with blank lines between (xz or plain). Other kinds than KINDS become O."""
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    return list(_sentences(text.splitlines()))


def _sentences(lines: list[str]) -> Iterator[Labelled]:
    words: list[str] = []
    labels: list[str] = []
    for line in [*lines, ""]:
        cells = line.split()
        if len(cells) >= 2:
            words.append(cells[0])
            labels.append(_label(cells[-1]))
        elif words:
            yield Labelled(words, labels)
            words, labels = [], []


def _label(label: str) -> str:
    position, _, kind = label.partition("-")
    kind = LONG.get(kind, kind)
    return f"{position}-{kind}" if kind in KINDS else "O"


def without(sentences: list[Labelled], seen: list[Labelled]) -> list[Labelled]:
    """The sentences whose words do not stand in `seen`, compared without case, digits and blanks."""
    known = {_key(sentence) for sentence in seen}
    return [sentence for sentence in sentences if _key(sentence) not in known]


def _key(sentence: Labelled) -> str:
    return "".join(c for c in "".join(sentence.words).casefold() if c.isalpha())


def split(sentences: list[Labelled], share: float, seed: int) -> tuple[list[Labelled], list[Labelled]]:
    """Two parts, the second with that share of the sentences; the same for the same seed."""
    order = list(sentences)
    random.Random(seed).shuffle(order)
    size = round(len(order) * share)
    return order[size:], order[:size]
