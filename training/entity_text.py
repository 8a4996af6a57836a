"""Sentences of entity data: cut into the words of the reader, and sentences that stand elsewhere found."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable
from typing import NamedTuple

from labelled import Labelled

_MARKS = frozenset("()[]\"'`,?!;:")
_LEAST_WORDS = 5  # shorter sentences are alike by chance


def retokenized(sentence: Labelled, cut: Callable[[str], list[str]], persons: Container[str]) -> Labelled:
    """The sentence in the words that the reader makes of it.

    Brackets and marks at an entity's edge leave it; two persons joined by a hyphen (`Ruiz-Moe`) become two, also
    where the annotators left both out.
    """
    words: list[str] = []
    labels: list[str] = []
    open_inside = False  # whether the entity so far has an open bracket
    for index, (word, label) in enumerate(zip(*sentence, strict=True)):
        if not label.startswith("I-"):
            open_inside = False
        goes_on = label != "O" and sentence.labels[index + 1 : index + 2] == [f"I-{label[2:]}"]
        pieces = cut(word)
        words += pieces
        if _are_persons(pieces, label, goes_on, persons):
            labels += _persons(pieces)
            continue
        new, open_inside = _project(pieces, label, goes_on, open_inside)
        labels += new
    return Labelled(words, labels)


def _are_persons(pieces: list[str], label: str, goes_on: bool, persons: Container[str]) -> bool:
    core = [piece for piece in pieces if piece not in _MARKS]
    if len(core) != 3 or core[1] != "-":
        return False
    return (label == "B-PER" and not goes_on) if label != "O" else core[0] in persons and core[2] in persons


def _persons(pieces: list[str]) -> list[str]:
    return ["O" if piece in _MARKS or piece == "-" else "B-PER" for piece in pieces]


def _project(pieces: list[str], label: str, goes_on: bool, open_inside: bool) -> tuple[list[str], bool]:
    """The labels of a word's pieces, and whether its entity has an open bracket behind them."""
    if label == "O":
        return ["O"] * len(pieces), False
    inside, labels, core_seen = f"I-{label[2:]}", [], False
    last = max((i for i, piece in enumerate(pieces) if piece not in _MARKS), default=len(pieces) - 1)
    for place, piece in enumerate(pieces):
        mark = piece in _MARKS
        if mark and not core_seen and place < last:
            labels.append(inside if label.startswith("I-") else "O")
            open_inside = open_inside or (piece == "(" and label.startswith("I-"))
        elif mark and place > last:
            closes = piece == ")" and open_inside
            labels.append(inside if closes or goes_on else "O")
            open_inside = open_inside and not closes
        else:
            labels.append(inside if core_seen else label)
            core_seen = True
    return labels, open_inside


class Seen(NamedTuple):
    """Sentences that others are compared with: their letters, and their words with those that hold a word."""

    letters: frozenset[str]
    bags: list[Counter[str]]
    holders: dict[str, list[int]]


def seen(sentences: Iterable[Labelled]) -> Seen:
    """An index of sentences for `is_seen`."""
    kept = list(sentences)
    bags = [_bag(s) for s in kept]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, bag in enumerate(bags):
        for word in bag:
            holders[word].append(number)
    return Seen(frozenset(map(_letters, kept)), bags, dict(holders))


def is_seen(sentence: Labelled, known: Seen, share: float) -> bool:
    """Whether a sentence has the letters of a seen one, or that share of the words of the longer of the two."""
    if _letters(sentence) in known.letters:
        return True
    bag = _bag(sentence)
    size = bag.total()
    if size < _LEAST_WORDS:
        return False
    common: Counter[int] = Counter()
    for word, count in bag.items():
        for number in known.holders.get(word, ()):
            common[number] += min(count, known.bags[number][word])
    return any(count >= share * max(size, known.bags[number].total()) for number, count in common.items())


def _letters(sentence: Labelled) -> str:
    return "".join(c for c in "".join(sentence.words).casefold() if c.isalpha())


def _bag(sentence: Labelled) -> Counter[str]:
    return Counter(word.casefold() for word in sentence.words if any(c.isalnum() for c in word))
