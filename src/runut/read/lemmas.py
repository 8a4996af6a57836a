"""Lemmas, voice and clitics of words, checked against the lemma list."""

from typing import NamedTuple

import simplemma

_NAMES = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X"})
_CACHE_SIZE = 200_000


class Form(NamedTuple):
    """A word's lemma, its voice (`active`, `passive`, `accidental`, or empty), and its clitic or an empty string."""

    lemma: str
    voice: str
    clitic: str


class Lemmatizer:
    """Finds lemmas; remembers every word that it has seen with its part of speech."""

    def __init__(self, language: str) -> None:
        self._language = language
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
        if upos in _NAMES:
            return Form(word, "", "")
        return Form(simplemma.lemmatize(word.lower(), lang=self._language), "", "")
