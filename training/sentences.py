"""What the network learns from: sentences of words with labels by head, from treebanks, tagged news and entity sets."""

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Sentence:
    """Words, labels by head (one a word; "relation" among them), and heads (0 the root, else the word's number from 1).

    A sentence without a tree has no heads; a head of the network that has no labels here learns nothing from it.
    """

    words: list[str]
    labels: dict[str, list[str]] = field(default_factory=dict)
    heads: list[int] | None = None


def read_text(path: Path) -> str:
    """A text file, plain or xz."""
    data = path.read_bytes()
    return (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")


def read_treebank(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file on surface tokens.

    A multiword token counts once, with the part of speech, head and relation of the word in it whose head lies outside.
    """
    blocks = read_text(path).strip().split("\n\n")
    rows = ([line.split("\t") for line in block.splitlines() if line[:1].isdigit()] for block in blocks)
    return [_surface([row for row in sentence if "." not in row[0]]) for sentence in rows]


def _surface(rows: list[list[str]]) -> Sentence:
    words = {row[0]: row for row in rows if "-" not in row[0]}
    tokens: list[tuple[str, list[str]]] = []
    token_of: dict[str, int] = {}
    for row in rows:
        if row[0] in token_of:
            continue
        first, _, last = row[0].partition("-")
        ids = [str(number) for number in range(int(first), int(last or first) + 1)]
        token_of |= dict.fromkeys(ids, len(tokens))
        tokens.append((row[1], ids))
    main = [_outermost(ids, words, token_of, index) for index, (_, ids) in enumerate(tokens)]
    labels = {"upos": [word[3] for word in main], "relation": [word[7] for word in main]}
    heads = [0 if word[6] == "0" else token_of[word[6]] + 1 for word in main]
    return Sentence([form for form, _ in tokens], labels, heads)


def _outermost(ids: list[str], words: dict[str, list[str]], token_of: dict[str, int], token: int) -> list[str]:
    outside = (words[i] for i in ids if words[i][6] == "0" or token_of[words[i][6]] != token)
    return next(outside, words[ids[0]])


def read_tagged(path: Path, head: str) -> list[Sentence]:
    """Sentences of `word<TAB>tag` lines with blank lines between, their tags as labels of a head."""
    found = []
    for block in read_text(path).strip().split("\n\n"):
        pairs = [line.split("\t") for line in block.splitlines() if "\t" in line]
        if pairs:
            found.append(Sentence([word for word, *_ in pairs], {head: [tag for *_, tag in pairs]}))
    return found


def read_labelled(path: Path, head: str) -> Iterator[Sentence]:
    """Sentences of JSON Lines with `words` and `labels`, the labels as those of a head."""
    for line in read_text(path).splitlines():
        row = json.loads(line)
        yield Sentence(row["words"], {head: row["labels"]})


def read_plain(path: Path) -> list[Sentence]:
    """Sentences of a file with one a line, words apart by blanks."""
    return [Sentence(line.split(" ")) for line in read_text(path).splitlines()]
