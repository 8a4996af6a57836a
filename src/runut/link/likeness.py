"""Likeness of texts: their words with ranges, bands of their MinHash sketches, and the runs that two share."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import combining, normalize

from rensa import RMinHash

from runut.types.record import Record
from runut.types.text import CONTENT_ZONES, Span

RUN = 4  # words in a shingle
PERMUTATIONS = 64
ROWS = 4  # minima in a band: two texts that share six runs of ten are missed once in ten times, nine of ten never
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_BODY = CONTENT_ZONES - {"title", "dateline"}


class Words(NamedTuple):
    """The words of an article's own text in order, without case and accents, and the range of each."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Run(NamedTuple):
    """So many words that stand alike in two texts, from word `left` of one and word `right` of the other."""

    left: int
    right: int
    length: int

    def turned(self) -> "Run":
        """The same run, the texts taken the other way round."""
        return Run(self.right, self.left, self.length)

    def within(self, first: int, last: int) -> "Run | None":
        """What of it lies between two words of the right text, the last excluded."""
        start, end = max(first, self.right), min(last, self.right + self.length)
        return Run(self.left + start - self.right, start, end - start) if end > start else None


def words_of(record: Record) -> Words:
    """The words of an article's content, without title and dateline; a number with its fraction is one word."""
    folded = record.text.casefold()
    text = folded if len(folded) == len(record.text) else record.text
    found = [
        (match[0], *match.span())
        for zone in record.zones
        if zone.kind in _BODY
        for match in _WORD.finditer(text, zone.start, zone.end)
    ]
    forms, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    if not text.isascii():
        forms = tuple(form.casefold() if form.isascii() else _plain(form) for form in forms)
    return Words(forms, starts, ends)


def _plain(form: str) -> str:
    return "".join(c for c in normalize("NFKD", form) if not combining(c)).casefold()


def shingles(forms: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """The runs of four words in a text."""
    return frozenset(zip(*(forms[k:] for k in range(RUN)), strict=False))


def sentence_bounds(record: Record, words: Words) -> Iterator[tuple[int, int]]:
    """For each sentence that has words, its first word and the one after its last."""
    at, count = 0, len(words.starts)
    for sentence in sorted(record.sentences, key=_start):
        while at < count and words.starts[at] < sentence.start:
            at += 1
        first = at
        while at < count and words.ends[at] <= sentence.end:
            at += 1
        if at > first:
            yield first, at


def _start(span: Span) -> int:
    return span.start


def bands(runs: Iterable[tuple[str, ...]]) -> tuple[tuple[int, ...], ...]:
    """The bands of the MinHash sketch of a text's runs: near copies have at least one in common, in the same place."""
    minima = RMinHash(num_perm=PERMUTATIONS, seed=1)
    minima.update([" ".join(run) for run in runs])
    values = minima.digest()
    return tuple((at, *values[at : at + ROWS]) for at in range(0, PERMUTATIONS, ROWS))


def shared_runs(left: Sequence[str], right: Sequence[str], shortest: int = RUN) -> list[Run]:
    """The longest runs of at least so many words that both texts have, in the order of the left one, no word twice."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at, run in enumerate(zip(*(right[k:] for k in range(shortest)), strict=False)):
        places.setdefault(run, []).append(at)
    found: list[Run] = []
    at, last = 0, len(left) - shortest
    while at <= last:
        starts = places.get(tuple(left[at : at + shortest]))
        if not starts:
            at += 1
            continue
        length, start = max((_run_length(left, right, at, start), -start) for start in starts)
        found.append(Run(at, -start, length))
        at += length
    return _apart(found, shortest)


def _apart(runs: list[Run], shortest: int) -> list[Run]:
    """The runs without words of the right text that a longer run has taken."""
    taken: set[int] = set()
    kept = []
    for run in sorted(runs, key=_longest):
        at, end = run.right, run.right + run.length
        while at < end and at in taken:
            at += 1
        while end > at and end - 1 in taken:
            end -= 1
        if (cut := run.within(at, end)) and cut.length >= shortest and taken.isdisjoint(range(at, end)):
            taken.update(range(at, end))
            kept.append(cut)
    return sorted(kept)


def _longest(run: Run) -> tuple[int, int]:
    return -run.length, run.left


def _run_length(left: Sequence[str], right: Sequence[str], i: int, j: int) -> int:
    length = 0
    while i + length < len(left) and j + length < len(right) and left[i + length] == right[j + length]:
        length += 1
    return length
