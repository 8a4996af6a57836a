"""Punctuation under the newer guidelines: as high as it can hang without crossing an edge.

A mark hangs on a word beside it, or on the highest word above that one which is still on the same side of the mark
and has nothing under it beyond the mark. Which side: the subordinate one. An opening mark goes with what follows, a
closing mark with what it encloses, and so far as their old head keeps to these rules they stay where they are.
"""

from collections.abc import Iterator

from .trees import ROOT, Sentence, ancestors, is_tree

PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "``": "''", "‘": "’", "«": "»", '"': '"'}
KEPT = {".", "?", "!", "/", "…", "'", *PAIRS, *PAIRS.values()}  # the old head of these is right where it may be
Extents = list[tuple[int, int]]


def hang_punctuation(sentence: Sentence) -> Sentence:
    """The sentence with every punctuation mark on the word where the newer guidelines want it."""
    marks = {i for i, word in enumerate(sentence) if word.pos == "PUNCT" and word.head != ROOT}
    result = _free_marks(sentence, marks)
    if not is_tree(result):
        return sentence
    extents = _extents(result, marks)
    openings = dict((close, opening) for opening, close in _pairs(result, marks))
    for mark in sorted(marks):
        head = _head(result, mark, marks, extents, openings.get(mark))
        result[mark] = result[mark]._replace(head=head, relation="punct")
    return result


def _free_marks(sentence: Sentence, marks: set[int]) -> Sentence:
    """The sentence with no word hanging on a mark: what hung there goes to the nearest head that is none."""
    result = list(sentence)
    for index, word in enumerate(sentence):
        if word.head in marks:
            head = next(i for i in ancestors(sentence, word.head) if i not in marks)
            result[index] = word._replace(head=head)
    return result


def _extents(sentence: Sentence, marks: set[int]) -> Extents:
    """For every word the first and last word under it, marks left out."""
    first, last = list(range(len(sentence))), list(range(len(sentence)))
    for index in range(len(sentence)):
        for above in ancestors(sentence, index) if index not in marks else ():
            first[above], last[above] = min(first[above], index), max(last[above], index)
    return list(zip(first, last, strict=True))


def _pairs(sentence: Sentence, marks: set[int]) -> Iterator[tuple[int, int]]:
    waiting: list[int] = []
    for mark in sorted(marks):
        form = sentence[mark].form
        match = next((i for i in reversed(waiting) if PAIRS[sentence[i].form] == form), None)
        if match is not None:
            yield match, mark
            waiting = waiting[: waiting.index(match)]
        elif form in PAIRS:
            waiting.append(mark)


def _head(sentence: Sentence, mark: int, marks: set[int], extents: Extents, opening: int | None) -> int:
    left, right = (_climb(sentence, mark, step, marks, extents) for step in (-1, 1))
    old, form = sentence[mark].head, sentence[mark].form
    if form == "." and right and old not in marks:
        return old
    if old in (left if opening is not None else left + right) and (form in KEPT or not right):
        return old
    if not left or not right:
        return (left or right)[-1]
    if opening is not None:
        inside = [i for i in left if i > opening and extents[i][0] > opening]
        return (inside or left)[-1]
    if form in KEPT:
        return (right if form in PAIRS else left)[-1]
    return _subordinate(sentence, mark, left[-1], right[-1])


def _subordinate(sentence: Sentence, mark: int, left: int, right: int) -> int:
    """Of the highest words at the two sides of a mark the one that is under the other, or under a word beyond it."""
    if right in ancestors(sentence, left):
        return left
    if left in ancestors(sentence, right) or ROOT < sentence[right].head < mark:
        return right
    return left


def _climb(sentence: Sentence, mark: int, step: int, marks: set[int], extents: Extents) -> list[int]:
    """The word beside a mark and those above it on the same side that do not reach across the mark."""
    beside = mark + step
    while beside in marks:
        beside += step
    if not 0 <= beside < len(sentence):
        return []
    path = [beside]
    while (head := sentence[path[-1]].head) != ROOT:
        first, last = extents[head]
        if (head - mark) * step < 0 or first < mark < last:
            break
        path.append(head)
    return path
