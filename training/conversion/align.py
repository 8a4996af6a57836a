"""The same sentences under two guidelines, word beside word, and how far they agree."""

from collections.abc import Sequence
from typing import NamedTuple

from .trees import ROOT, Sentence


class Pair(NamedTuple):
    """A sentence, the same under the guidelines wanted, and for each word of the first its index in the second."""

    old: Sentence
    new: Sentence
    match: list[int | None]


class Agreement(NamedTuple):
    """Shares of words, in per cent, that agree: part of speech, head, head and relation without subtype."""

    words: int
    upos: float
    uas: float
    las: float

    def __str__(self) -> str:
        """The figures on one line."""
        return f"{self.words} words: UPOS {self.upos:.2f}  UAS {self.uas:.2f}  LAS {self.las:.2f}"


def pair_up(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Pair]:
    """Pairs of sentences with the same characters, case aside, words matched by their ranges of them."""
    return [Pair(a, b, _match(a, b)) for a, b in zip(old, new, strict=True) if _characters(a) == _characters(b)]


def _characters(sentence: Sentence) -> str:
    return "".join(word.form for word in sentence).casefold()


def _match(old: Sentence, new: Sentence) -> list[int | None]:
    places = {span: index for index, span in enumerate(_spans(new))}
    return [places.get(span) for span in _spans(old)]


def _spans(sentence: Sentence) -> list[tuple[int, int]]:
    spans, position = [], 0
    for word in sentence:
        spans.append((position, position + len(word.form)))
        position += len(word.form)
    return spans


def target_heads(pair: Pair) -> list[int | None]:
    """For each word of the old sentence the index there of its new head; None where that is no word of it."""
    back = {new: old for old, new in enumerate(pair.match) if new is not None}
    heads: list[int | None] = []
    for index in pair.match:
        head = None if index is None else pair.new[index].head
        heads.append(ROOT if head == ROOT else back.get(head) if head is not None else None)
    return heads


def agreement(pairs: Sequence[Pair]) -> Agreement:
    """F1 of parts of speech, heads, and heads with relations, over the words of both sides."""
    upos = uas = las = total = 0
    for pair in pairs:
        total += len(pair.old) + len(pair.new)
        for word, index, head in zip(pair.old, pair.match, target_heads(pair), strict=True):
            if index is not None:
                right = word.head == head
                upos += word.pos == pair.new[index].pos
                uas += right
                las += right and word.coarse == pair.new[index].coarse
    scale = 200 / max(1, total)
    return Agreement(total // 2, upos * scale, uas * scale, las * scale)
