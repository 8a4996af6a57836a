"""Likeness of texts: words with ranges, MinHash sketches, marks of long sentences, and the runs that two share."""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple
from unicodedata import combining, normalize

from rensa import RMinHash

from runut.types.record import Record
from runut.types.text import CONTENT_ZONES, Span, Value

RUN = 4  # words in a shingle
PERMUTATIONS = 64
ROWS = 4  # minima in a band: two texts that share six runs of ten are missed once in ten times, nine of ten never
LONG = 12  # words; shorter sentences are alike by chance
MARKS = 32  # sentences kept of a text, those whose marks are least, so that two texts keep the same ones
SHORTEST = 25  # runs; shorter texts are alike by chance
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


class Sketch(Value, frozen=True, kw_only=True):
    """What is kept of a text to find its like: minima of its word runs, marks of its long sentences, least first."""

    minima: tuple[int, ...]
    sentences: tuple[int, ...]


def words_of(record: Record) -> Words:
    """The words of an article's content, without title and dateline; a number with its fraction is one word."""
    found = [
        (match[0], match.start(), match.end())
        for zone in record.zones
        if zone.kind in _BODY
        for match in _WORD.finditer(record.text, zone.start, zone.end)
    ]
    forms = tuple(form.casefold() if form.isascii() else _plain(form) for form, _, _ in found)
    return Words(forms, tuple(start for _, start, _ in found), tuple(end for _, _, end in found))


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


def sketch(record: Record, words: Words | None = None) -> Sketch:
    """The sketch of an article, from its text alone; empty for one too short to be told from others."""
    words = words or words_of(record)
    runs = sorted(" ".join(run) for run in shingles(words.forms))
    if len(runs) < SHORTEST:
        return Sketch(minima=(), sentences=())
    minima = RMinHash(num_perm=PERMUTATIONS, seed=1)
    minima.update(runs)
    long = (words.forms[a:b] for a, b in sentence_bounds(record, words) if b - a >= LONG)
    marks = sorted({_mark(" ".join(forms)) for forms in long})
    return Sketch(minima=tuple(minima.digest()), sentences=tuple(marks[:MARKS]))


def sketch_keys(one: Sketch) -> frozenset[str]:
    """Keys of which two texts that may be copies of one another share at least one."""
    bands = (
        f"b{at // ROWS}:{_mark(repr(one.minima[at : at + ROWS])):x}"
        for at in range(0, len(one.minima) - ROWS + 1, ROWS)
    )
    return frozenset((*bands, *(f"s:{mark:x}" for mark in one.sentences)))


def likeness(left: Sketch, right: Sketch) -> float:
    """The estimated Jaccard index of two texts' word runs, 0 to 1."""
    if not left.minima or not right.minima:
        return 0.0
    same = sum(a == b for a, b in zip(left.minima, right.minima, strict=True))
    return same / len(left.minima)


def shared_sentences(left: Sketch, right: Sketch) -> int:
    """How many long sentences stand in both texts word for word."""
    return len(set(left.sentences) & set(right.sentences))


def _mark(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=6).digest())


def shared_runs(left: Sequence[str], right: Sequence[str], shortest: int = RUN) -> list[Run]:
    """The longest runs of at least so many words that both texts have, in the order of the left one, none of its words
    twice."""
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
    return found


def _run_length(left: Sequence[str], right: Sequence[str], i: int, j: int) -> int:
    length = 0
    while i + length < len(left) and j + length < len(right) and left[i + length] == right[j + length]:
        length += 1
    return length
