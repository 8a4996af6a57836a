"""Sentences with named entities: words and BIO labels, read from columns."""

import lzma
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

KINDS = ("PER", "ORG", "LOC")
LONG = {
    **{kind: kind for kind in KINDS},
    **{"PERSON": "PER", "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "LOCATION": "LOC", "PLACE": "LOC"},
}
MODIFIER = "MOD"  # a country that the annotators took for a mere modifier (`presiden Peru`) and left without a label


class Labelled(NamedTuple):
    """A sentence's words and their BIO labels."""

    words: list[str]
    labels: list[str]


class Chunk(NamedTuple):
    """A half-open range of words and the kind of name that they are."""

    start: int
    end: int
    kind: str


def read_columns(path: Path, kinds: Mapping[str, str] = LONG) -> list[Labelled]:
    """Sentences from `word … label` lines with blank lines between (xz or plain). Kinds that are not named become O."""
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    return list(_sentences(text.splitlines(), kinds))


def _sentences(lines: list[str], kinds: Mapping[str, str]) -> Iterator[Labelled]:
    words: list[str] = []
    labels: list[str] = []
    for line in [*lines, ""]:
        # a cell between tabs may hold several words
        cell, *_, label = (line.split("\t") if "\t" in line else line.split()) if line.strip() else ("", "")
        new = cell.split()
        if new:
            words += new
            labels += _spread(label.strip(), len(new), kinds)
        elif words:
            yield Labelled(words, labels)
            words, labels = [], []


def _spread(label: str, size: int, kinds: Mapping[str, str]) -> list[str]:
    position, _, long = label.partition("-")
    kind = kinds.get(long)
    return ["O"] * size if kind is None else [f"{position}-{kind}", *[f"I-{kind}"] * (size - 1)]


def chunks(labels: list[str]) -> list[Chunk]:
    """The named chunks of a BIO sequence; an I without its B begins one."""
    found: list[Chunk] = []
    for index, label in enumerate(labels):
        position, _, kind = label.partition("-")
        if position == "I" and found and found[-1].end == index and found[-1].kind == kind:
            found[-1] = found[-1]._replace(end=index + 1)
        elif position != "O":
            found.append(Chunk(index, index + 1, kind))
    return found


def bio(kind: str, size: int) -> list[str]:
    """The labels of a name."""
    return [f"B-{kind}"] + [f"I-{kind}"] * (size - 1)
