"""Whether a place is a governed one (GPE), land, water or a street (LOC), or a building (FAC)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent
_PREFIX = "se-"
_LONGEST_WORD = 2  # words of an entry of the table (`taman nasional`)


class Places(NamedTuple):
    """Names of countries, of settlements and regions, names whose kind is certain; countries as news names them."""

    countries: frozenset[str]
    settlements: frozenset[str]
    kinds: Mapping[str, str]
    usual: tuple[str, ...]


@cache
def rows(file: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a table of this folder, without its comments."""
    lines = (_FOLDER / file).read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of a class of `relabel_words.tsv`."""
    return frozenset(word for name, words in rows("relabel_words.tsv") if name == kind for word in words.split("; "))


@cache
def _kinds_by_word() -> dict[tuple[str, str], str]:
    return {(where, word): kind for kind, where, words in rows("place_words.tsv") for word in words.split("; ")}


def place_kind(words: list[str], places: Places) -> str:
    """GPE, LOC or FAC, for the words of a place's name."""
    name = " ".join(words).strip("()?,.\"'").removeprefix(_PREFIX)
    small = name.lower().split()
    known = _by_words(small)
    if known == "FAC":
        return known
    if name in places.kinds:
        return places.kinds[name]
    if known is not None:
        return known
    if len(small) > 1 and small[-1] in words_of("direction") and name.split()[-1].islower():
        return "LOC"
    return "GPE" if _governed(name, places) else "LOC"


def _by_words(small: list[str]) -> str | None:
    by_word = _kinds_by_word()
    if kind := by_word.get(("whole", " ".join(small))):
        return kind
    for size in range(min(_LONGEST_WORD, len(small)), 0, -1):
        if kind := by_word.get(("first", " ".join(small[:size]))):
            return kind
    return by_word.get(("last", small[-1])) if len(small) > 1 else None


def _governed(name: str, places: Places) -> bool:
    known = (places.countries, places.settlements)
    words = name.split()
    halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(len(words))]  # `Gaza Palestina`
    return any(all(not half or any(half in names for names in known) for half in pair) for pair in halves)
