"""Sentences of entity data: glued punctuation split off, and sentences that stand elsewhere found."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from labelled import Labelled

_OPENERS, _CLOSERS = "([\"'`", ")]\"'`,?!;:"
_LEAST_WORDS = 5  # shorter sentences are alike by chance


def unglued(sentence: Labelled) -> Labelled:
    """The sentence with brackets, quotes and marks as words of their own; at an entity's edge they leave it."""
    words: list[str] = []
    labels: list[str] = []
    open_inside = False  # whether the entity so far has an open bracket
    for index, (word, label) in enumerate(zip(*sentence, strict=True)):
        if not label.startswith("I-"):
            open_inside = False
        goes_on = sentence.labels[index + 1 : index + 2] == [f"I-{label[2:]}"] and label != "O"
        lead, core, trail = _cut(word)
        inside = f"I-{label[2:]}"
        words += [*lead, core, *trail]
        labels += [inside if label.startswith("I-") else "O"] * len(lead) + [label]
        open_inside = (open_inside or ("(" in lead and label.startswith("I-"))) and label != "O"
        for place, mark in enumerate(trail):
            closes = mark == ")" and open_inside
            labels.append(inside if label != "O" and (closes or (goes_on and place < len(trail))) else "O")
            open_inside = open_inside and not closes
    return Labelled(words, labels)


def _cut(word: str) -> tuple[list[str], str, list[str]]:
    if not any(c.isalnum() for c in word):
        return [], word, []
    start, end = 0, len(word)
    while word[start] in _OPENERS:
        start += 1
    while word[end - 1] in _CLOSERS and not ("(" in word[start:end] and word[end - 1] == ")"):
        end -= 1
    return list(word[:start]), word[start:end], list(word[end:])


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
