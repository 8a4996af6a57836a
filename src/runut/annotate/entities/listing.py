"""How long the listed names are that begin with a word: so that no look-up is made in vain."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from runut.annotate.entities.tokens import split_words
from runut.lang.gazetteer import load_gazetteer
from runut.lang.names import fold
from runut.lang.pack import Pack

_OWNER = 4  # tokens at most in the country's name that follows a ministry's


@cache
def load_lengths(pack: Pack) -> Mapping[str, int]:
    """The most tokens of any listed name, by its first token folded."""
    longest: defaultdict[str, int] = defaultdict(int)
    for name, more in _names(pack):
        words = split_words(name)
        if words:
            first = fold(words[0])
            longest[first] = max(longest[first], len(words) + more)
    return dict(longest)


@cache
def load_ministry_lengths(pack: Pack) -> Mapping[str, int]:
    """The most tokens of any ministry's name without its country, by its first token folded."""
    longest: defaultdict[str, int] = defaultdict(int)
    for name in _ministries(pack):
        words = split_words(name)
        longest[fold(words[0])] = max(longest[fold(words[0])], len(words))
    return dict(longest)


def _names(pack: Pack) -> Iterator[tuple[str, int]]:
    for entry in load_gazetteer(pack).entries.values():
        for name in entry.names:
            yield name, 0
    for name in _ministries(pack):
        yield name, _OWNER


def _ministries(pack: Pack) -> Iterator[str]:
    for _, english, label, names in pack.rows("entities/ministries.tsv", 4):
        yield from (english, label, *(name.strip() for name in names.split(";") if name.strip()))
