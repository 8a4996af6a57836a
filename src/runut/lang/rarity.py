"""How rare names and words are in news at large: a table of the pack, never the casebook at hand.

What one more article may tell about rarity would otherwise change how all the others are grouped.
"""

from functools import cache
from math import log

from runut.lang.pack import Pack

_COLUMNS = 2  # name or word, and how many articles use it


class Rarity:
    """What it says when two articles share a name or a word: the logarithm of how few articles do."""

    def __init__(self, articles: int, names: dict[str, int], words: dict[str, int]) -> None:
        self._articles = articles
        self._names = names
        self._words = words
        self._fewest = {id(names): min(names.values(), default=1), id(words): min(words.values(), default=1)}

    def name(self, name: str) -> float:
        """The rarity of a usual English name; one that the table lacks is as rare as its rarest."""
        return self._rarity(name, self._names)

    def word(self, word: str) -> float:
        """The rarity of a word in small letters."""
        return self._rarity(word, self._words)

    def _rarity(self, key: str, counts: dict[str, int]) -> float:
        return log(self._articles / counts.get(key, self._fewest[id(counts)]))


@cache
def load_rarity(pack: Pack) -> Rarity:
    """The pack's counts: how many of so many articles of news use a name or a word."""
    counts = pack.toml("link/rarity.toml")
    return Rarity(int(counts["articles"]), _counts(pack, "link/names.tsv"), _counts(pack, "link/words.tsv"))


def _counts(pack: Pack, file: str) -> dict[str, int]:
    return {key: int(count) for key, count in pack.rows(file, _COLUMNS)}
