"""Dependency trees over surface words: reading, writing, and the questions that a conversion asks of them.

A multiword token is one word here, with the part of speech, head and relation of the word in it whose head lies
outside it: the reader has no use for split clitics.
"""

import lzma
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = -1


class Word(NamedTuple):
    """A surface word; `head` is an index in its sentence, ROOT for the root; `glued`: no blank follows."""

    form: str
    pos: str
    head: int
    relation: str
    glued: bool = False

    @property
    def coarse(self) -> str:
        """The relation without its subtype."""
        return self.relation.partition(":")[0]


Sentence = list[Word]


def read_treebank(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file, xz or plain."""
    data = path.read_bytes()
    return parse_conllu((lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8"))


def parse_conllu(text: str) -> list[Sentence]:
    """The sentences of CoNLL-U text."""
    blocks = (block.splitlines() for block in text.strip().split("\n\n"))
    rows = ([line.split("\t") for line in block if line and not line.startswith("#")] for block in blocks)
    return [_surface([row for row in block if "." not in row[0]]) for block in rows if block]


def _surface(rows: list[list[str]]) -> Sentence:
    words = {row[0]: row for row in rows if "-" not in row[0]}
    surface: list[tuple[list[str], list[str]]] = []  # a row of the surface word and the numbers of its parts
    place: dict[str, int] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(number) for number in row[0].split("-"))
            parts = [str(number) for number in range(first, last + 1)]
        elif row[0] in place:
            continue
        else:
            parts = [row[0]]
        place |= dict.fromkeys(parts, len(surface))
        surface.append((row, parts))
    sentence = []
    for index, (row, parts) in enumerate(surface):
        main = next((words[part] for part in parts if place.get(words[part][6]) != index), words[parts[0]])
        glued = "SpaceAfter=No" in row[9]
        sentence.append(Word(row[1], main[3], place.get(main[6], ROOT), main[7], glued))
    return sentence


def format_conllu(sentences: Iterable[Sentence], name: str) -> str:
    """CoNLL-U text of sentences, numbered `NAME-1` and on."""
    return "".join(f"# sent_id = {name}-{number}\n{_block(s)}\n" for number, s in enumerate(sentences, 1))


def _block(sentence: Sentence) -> str:
    text = "".join(word.form + ("" if word.glued else " ") for word in sentence).strip()
    rows = (
        (str(i), w.form, "_", w.pos, "_", "_", str(w.head + 1), w.relation, "_", "SpaceAfter=No" if w.glued else "_")
        for i, w in enumerate(sentence, 1)
    )
    return "\n".join([f"# text = {text}", *("\t".join(row) for row in rows), ""])


def is_tree(sentence: Sentence) -> bool:
    """Whether exactly one word is the root and every word leads up to it."""
    roots = [i for i, word in enumerate(sentence) if word.head == ROOT]
    if len(roots) != 1 or any((word.relation == "root") != (word.head == ROOT) for word in sentence):
        return False
    return all(ancestors(sentence, i)[-1:] == roots for i in range(len(sentence)) if i != roots[0])


def ancestors(sentence: Sentence, index: int) -> list[int]:
    """The head of a word, the head of that, and on to the root; the way round a cycle only once."""
    path: list[int] = []
    head = sentence[index].head
    while head != ROOT and head not in path:
        path.append(head)
        head = sentence[head].head
    return path


def children(sentence: Sentence, index: int) -> list[int]:
    """The words whose head the given word is, in order."""
    return [i for i, word in enumerate(sentence) if word.head == index]


def top(sentence: Sentence, indices: Sequence[int]) -> int:
    """The first of some words whose head is none of them."""
    return next((i for i in indices if sentence[i].head not in indices), indices[0])
