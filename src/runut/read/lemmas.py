"""Lemmas, voice and clitics: the general lemma list, and the pack's affixes for what it does not know."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import simplemma

from runut.lang.pack import Pack

_CACHE_SIZE = 200_000
_MIN_ROOT = 3


class Form(NamedTuple):
    """A word's lemma, its voice (`active`, `passive`, `accidental`, or empty), and its clitic or an empty string."""

    lemma: str
    voice: str
    clitic: str


class Prefix(NamedTuple):
    """A prefix, the voice that it makes (or an empty string), and the sounds that it may have swallowed."""

    form: str
    voice: str
    restores: tuple[str, ...]


class Affixes(NamedTuple):
    """The pack's word building."""

    particles: tuple[str, ...]
    clitics: tuple[str, ...]
    suffixes: tuple[str, ...]
    prefixes: tuple[Prefix, ...]
    closed: frozenset[str]
    names: frozenset[str]
    lemmas: dict[str, str]


@cache
def load_affixes(pack: Pack) -> Affixes:
    """The pack's `read/affixes.toml` and `read/lemmas.tsv`."""
    rules = pack.toml("read/affixes.toml")
    return Affixes(
        particles=tuple(rules["particles"]),
        clitics=tuple(rules["clitics"]),
        suffixes=tuple(rules["suffixes"]),
        prefixes=tuple(Prefix(p["form"], p["voice"], tuple(p["restores"])) for p in rules["prefix"]),
        closed=frozenset(rules["closed"]),
        names=frozenset(rules["names"]),
        lemmas={form: lemma for form, lemma in pack.rows("read/lemmas.tsv", 2)},
    )


class Lemmatizer:
    """Finds lemmas; remembers every word that it has seen with its part of speech."""

    def __init__(self, language: str, affixes: Affixes) -> None:
        self._language, self._affixes = language, affixes
        self._cache: dict[tuple[str, str], Form] = {}

    def find(self, word: str, upos: str) -> Form:
        """The lemma, voice and clitic of a word of a part of speech."""
        found = self._cache.get((word, upos))
        if found is None:
            if len(self._cache) >= _CACHE_SIZE:
                self._cache.clear()
            found = self._cache[word, upos] = self._analyse(word, upos)
        return found

    def _analyse(self, word: str, upos: str) -> Form:
        if upos in self._affixes.names or not word.strip("-").isprintable() or not word.strip("-").strip():
            clitic = self._joined_clitic(word)
            return Form(word.removesuffix(f"-{clitic}") if clitic else word, "", clitic)
        base, clitic = self._without_clitic(word.lower())
        if upos in self._affixes.closed:
            return Form(base, "", clitic)
        if "-" in base:
            return Form(self._lemma_of_double(base), self._voice(base, upos), clitic)
        return Form(self._lemma(base), self._voice(base, upos), clitic)

    def _joined_clitic(self, word: str) -> str:
        """The clitic of a name, which only a hyphen shows (`AS-nya`)."""
        _, hyphen, end = word.rpartition("-")
        return end if hyphen and end in self._affixes.clitics else ""

    def _without_clitic(self, word: str) -> tuple[str, str]:
        """The word without particle and clitic, and the clitic; both only where a known word is left."""
        base = next(self._shorter(word, self._affixes.particles), word)
        for clitic in self._affixes.clitics:
            for shorter in self._shorter(base, (clitic,)):
                return shorter, clitic
        return base, ""

    def _shorter(self, word: str, endings: tuple[str, ...]) -> Iterator[str]:
        """The word without an ending, where that is a known word and the word itself is no lemma."""
        for ending in endings:
            rest = word.removesuffix(ending).removesuffix("-")
            if rest != word and len(rest) >= _MIN_ROOT and not self._is_lemma(word) and self._is_known(rest):
                yield rest

    def _is_known(self, word: str) -> bool:
        known = word in self._affixes.lemmas or simplemma.is_known(word, lang=self._language)
        return known or ("-" in word and all(half and self._is_known(half) for half in word.split("-")))

    def _is_lemma(self, word: str) -> bool:
        return simplemma.is_known(word, lang=self._language) and self._listed(word) == word

    def _listed(self, word: str) -> str:
        """The lemma by the lists alone, the word itself where they do not have it."""
        found = self._affixes.lemmas.get(word) or simplemma.lemmatize(word, lang=self._language).lower()
        return self._affixes.lemmas.get(found, found)

    def _lemma(self, word: str) -> str:
        listed = self._listed(word)
        if listed != word or simplemma.is_known(word, lang=self._language):
            return listed
        return next((root for _, root in self._roots(word)), word)

    def _lemma_of_double(self, word: str) -> str:
        """Of a reduplication that of its shorter half, of any other compound the word itself."""
        lemmas = {self._lemma(half) for half in word.split("-") if half}
        return lemmas.pop() if len(lemmas) == 1 else self._listed(word)

    def _roots(self, word: str) -> Iterator[tuple[Prefix, str]]:
        """Known roots under prefix and suffix, with the prefix."""
        for prefix in self._affixes.prefixes:
            if not word.startswith(prefix.form):
                continue
            rest = word.removeprefix(prefix.form)
            for root in self._endings(rest, prefix):
                if len(root) >= _MIN_ROOT and self._is_known(root):
                    yield prefix, self._listed(root)

    def _endings(self, rest: str, prefix: Prefix) -> Iterator[str]:
        for sound in prefix.restores:
            yield sound + rest
            for suffix in self._affixes.suffixes:
                if rest.endswith(suffix):
                    yield sound + rest.removesuffix(suffix)

    def _voice(self, word: str, upos: str) -> str:
        """The voice that a verb's prefix gives, where a root is left under it that explains the word."""
        if upos != "VERB":
            return ""
        lemma = self._lemma(word)
        return next((p.voice for p in self._affixes.prefixes if self._explains(p, word, lemma)), "")

    def _explains(self, prefix: Prefix, word: str, lemma: str) -> bool:
        if lemma == word or not word.startswith(prefix.form):
            return False
        rest = word.removeprefix(prefix.form)
        return any(lemma in sound + rest for sound in prefix.restores)
