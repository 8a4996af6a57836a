"""How long the listed names are that begin with a word: so that no look-up is made in vain."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from runut.annotate.entities.tokens import split_words
from runut.lang.gazetteer import GazetteerEntry, load_gazetteer
from runut.lang.names import fold
from runut.lang.offices import load_offices
from runut.lang.pack import Pack

_OWNER = 4  # tokens at most in the country's name that follows a ministry's


@cache
def load_lengths(pack: Pack) -> Mapping[str, int]:
    """The most tokens of any listed name, by its first token folded."""
    return _lengths(_names(pack))


@cache
def load_ministry_lengths(pack: Pack) -> Mapping[str, int]:
    """The most tokens of any ministry's name without its country, by its first token folded."""
    return _lengths((name, 0) for ministry in load_gazetteer(pack).ministries for name in ministry.names)


@cache
def load_title_lengths(pack: Pack) -> Mapping[str, int]:
    """The most tokens of any office title, by its first token folded."""
    return _lengths((name, 0) for name in load_offices(pack).names)


@cache
def load_titles_by_first(pack: Pack) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The words of every office title of several words, longest first, by the first word."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in load_offices(pack).names:
        words = tuple(word.casefold() for word in split_words(name))
        if len(words) > 1:
            found[words[0]].append(words)
    return {first: tuple(sorted(titles, key=len, reverse=True)) for first, titles in found.items()}


@cache
def load_people_by_word(pack: Pack) -> Mapping[str, tuple[GazetteerEntry, ...]]:
    """The listed people by the last word of each of their longer names, folded."""
    found: defaultdict[str, dict[str, GazetteerEntry]] = defaultdict(dict)
    for entry in load_gazetteer(pack).entries.values():
        for words in map(split_words, entry.names if entry.type == "PER" else ()):
            if len(words) > 1:
                found[words[-1].casefold()][entry.key] = entry
    return {word: tuple(entries.values()) for word, entries in found.items()}


def _lengths(names: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    longest: defaultdict[str, int] = defaultdict(int)
    for name, more in names:
        words = split_words(name)
        if words:
            first = fold(words[0])
            longest[first] = max(longest[first], len(words) + more)
    return dict(longest)


def _names(pack: Pack) -> Iterator[tuple[str, int]]:
    gazetteer = load_gazetteer(pack)
    for entry in gazetteer.entries.values():
        for name in entry.names:
            yield name, 0
    for ministry in gazetteer.ministries:
        for name in ministry.names:
            yield name, _OWNER
