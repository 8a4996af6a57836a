"""From the labels of the annotators (PER, ORG, LOC) to those that the main entity head learns.

Places become GPE, LOC or FAC; countries that the annotators left without a label become MODIFIER, unless they are part
of the name of a language, a currency or a thing; named events and some named buildings get a label; offices inside
of a person's name lose theirs.
"""

import re
from collections.abc import Iterator
from functools import cache

from labelled import MODIFIER, Chunk, Labelled, bio, chunks
from place_kinds import Places, place_kind, rows, words_of

_LONGEST_NAME = 5
_NUMBER = re.compile(r"\d{4}|[IVXL]+(/\d{4})?|ke-\d+|\d{1,2}")
_PARTY = "partai"


def main_labels(sentence: Labelled, places: Places) -> Labelled:
    """The sentence with the labels of the main entity head."""
    words, labels = sentence.words, ["O"] * len(sentence.labels)
    for chunk in chunks(sentence.labels):
        _put(labels, _of_main_kind(_without_slips(chunk, words), words, places))
    for chunk in _events(words, labels, places):
        _put(labels, chunk)
    for chunk in _buildings(words, labels):
        _put(labels, chunk)
    for chunk in _countries(words, labels, places):
        _put(labels, chunk)
    return Labelled(words, labels)


def _put(labels: list[str], chunk: Chunk) -> None:
    if chunk.kind != "O":
        labels[chunk.start : chunk.end] = bio(chunk.kind, chunk.end - chunk.start)


def _of_main_kind(chunk: Chunk, words: list[str], places: Places) -> Chunk:
    if chunk.kind != "LOC":
        return chunk
    return chunk._replace(kind=place_kind(words[chunk.start : chunk.end], places))


def _without_slips(chunk: Chunk, words: list[str]) -> Chunk:
    name = words[chunk.start : chunk.end]
    if kind := _slips().get((" ".join(name), chunk.kind)):
        return chunk._replace(kind=kind)
    if chunk.kind == "PER" and name[0].lower() == _PARTY:
        return chunk._replace(kind="ORG")
    start, end = chunk.start, chunk.end
    while chunk.kind == "LOC" and end - start > 1 and words[end - 1].lower() in words_of("time"):
        end -= 1
    while chunk.kind == "PER" and end - start > 1 and words[start].lower() in titles():
        start += 1
    return chunk._replace(start=start, end=end)


@cache
def titles() -> frozenset[str]:
    """Titles and offices, small letters, that are no part of a person's name."""
    return frozenset(word for (word,) in rows("titles.tsv"))


@cache
def _slips() -> dict[tuple[str, str], str]:
    return {(name, said): right for name, said, right in rows("label_slips.tsv")}


@cache
def _event_heads() -> dict[str, str]:
    return {head: follow for follow, heads in rows("event_words.tsv") for head in heads.split("; ")}


def _free(labels: list[str], start: int, end: int) -> bool:
    return end <= len(labels) and all(label == "O" for label in labels[start:end])


def _events(words: list[str], labels: list[str], places: Places) -> Iterator[Chunk]:
    at = 0
    while at < len(words):
        end = _event_end(words, labels, at, places)
        if end:
            yield Chunk(at, end, "EVT")
        at = end or at + 1


def _event_end(words: list[str], labels: list[str], start: int, places: Places) -> int:
    """The word behind the event that begins at a word; 0 where none does."""
    for end in range(min(start + _LONGEST_NAME, len(words)), start, -1):
        name = " ".join(words[start:end])
        if not _free(labels, start, end):
            continue
        if places.kinds.get(name) == "EVT":
            return end
        follow = _event_heads().get(name.lower())
        found = _follow(words, labels, end, follow) if follow else end
        if follow and (found > end or follow == "any") and (follow == "number" or words[start][0].isupper()):
            return found
    return 0


def _follow(words: list[str], labels: list[str], start: int, follow: str) -> int:
    end = start
    while _free(labels, end, end + 1):
        word = words[end]
        number = _NUMBER.fullmatch(word) is not None
        next_is_time = end + 1 < len(words) and words[end + 1].lower() in words_of("time")
        if number and next_is_time and word.isdigit():
            break
        if not number and (word.lower() in words_of("time") or not word[0].isupper() or follow != "name"):
            break
        end += 1
    return end


def _buildings(words: list[str], labels: list[str]) -> Iterator[Chunk]:
    for start, word in enumerate(words):
        if word[0].isupper() and word.lower() in words_of("building") and _free(labels, start, start + 1):
            end = start + 1
            while (
                _free(labels, end, end + 1) and words[end][0].isupper() and words[end].lower() not in words_of("time")
            ):
                end += 1
            if end > start + 1:
                yield Chunk(start, end, "FAC")


def _countries(words: list[str], labels: list[str], places: Places) -> Iterator[Chunk]:
    at = 0
    while at < len(words):
        ends = range(min(at + _LONGEST_NAME, len(words)), at, -1)
        free = (e for e in ends if _free(labels, at, e) and " ".join(words[at:e]) in places.countries)
        end = next(free, 0)
        if end and not _part_of_a_name(words, labels, at, end):
            placed = at > 0 and words[at - 1].lower() in words_of("placed")
            yield Chunk(at, end, "GPE" if placed else MODIFIER)
        at = end or at + 1


def _part_of_a_name(words: list[str], labels: list[str], start: int, end: int) -> bool:
    """Whether a country is part of a language's, a currency's or a thing's name (`Kontes Robot Indonesia`)."""
    if start and words[start - 1].lower() in words_of("tongue"):
        return True
    if (
        _free(labels, end, end + 1)
        and words[end].lower() not in words_of("time")
        and (words[end][0].isupper() or re.fullmatch(r"\d{4}", words[end]))
    ):
        return True
    first = start
    while first and labels[first - 1] == "O" and words[first - 1][0].isupper():
        first -= 1
    before = [word.lower() for word in words[first:start]]
    return first > 0 and bool(before) and not words_of("state").intersection(before)
