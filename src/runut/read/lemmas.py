"""Lemmas, affixes, voice and clitics: the general lemma list, and the pack's word building for all it does not know."""

from collections.abc import Iterator
from typing import NamedTuple

import simplemma

from runut.read.affixes import MIN_ROOT, Affixes, Pattern, analyses, explain

_CACHE_SIZE = 200_000
_NOUN, _VERB = "NOUN", "VERB"


class Form(NamedTuple):
    """What a word is made of; whatever it lacks is an empty string.

    `lemma`: the root (of closed classes and names the form); `voice`: `active`, `passive`, `accidental` or `stative`;
    `clitic`: what is joined behind (`nya`); `pattern`: affixes around the root (`peN-an`, `meN-per-kan`); `number`:
    `Plur` or `Sing`; `degree`: `Sup`; `particle`: `lah`, `kah`, `pun`; `proclitic`: `ku`, `kau`; `double`: whether the
    word is reduplicated.
    """

    lemma: str
    voice: str = ""
    clitic: str = ""
    pattern: str = ""
    number: str = ""
    degree: str = ""
    particle: str = ""
    proclitic: str = ""
    double: bool = False


class _Base(NamedTuple):
    """A word without what is joined to it."""

    word: str
    clitic: str = ""
    particle: str = ""
    proclitic: str = ""


class Lemmatizer:
    """Finds lemmas; remembers every word that it has seen with its part of speech."""

    def __init__(self, language: str, affixes: Affixes) -> None:
        self._language, self._affixes = language, affixes
        self._cache: dict[tuple[str, str], Form] = {}

    def find(self, word: str, upos: str) -> Form:
        """What a word of a part of speech is made of."""
        found = self._cache.get((word, upos))
        if found is None:
            if len(self._cache) >= _CACHE_SIZE:
                self._cache.clear()
            found = self._cache[word, upos] = self._analyse(word, upos)
        return found

    def _analyse(self, word: str, upos: str) -> Form:
        if upos in self._affixes.names or not word.strip("-").isprintable() or not word.strip("-").strip():
            clitic = self._joined_clitic(word)
            return Form(word.removesuffix(f"-{clitic}") if clitic else word, clitic=clitic)
        base = self._bare(word.lower(), upos)
        if upos in self._affixes.closed:
            return Form(base.word, clitic=base.clitic, particle=base.particle)
        if "-" in base.word:
            return self._double(base, upos)
        return self._simple(base, upos)

    def _simple(self, base: _Base, upos: str) -> Form:
        lemma = self._lemma(base.word)
        pattern = explain(self._affixes, base.word, lemma) or Pattern()
        if upos != _VERB and not pattern.prefixes and pattern.suffix in self._affixes.verbal:
            lemma, pattern = base.word, Pattern()  # politisi is not made of politis
        return self._form(base, lemma, pattern, upos)

    def _double(self, base: _Base, upos: str) -> Form:
        """A reduplication has the lemma of its shorter half and the affixes of its longer one; any other compound its
        own."""
        halves = sorted((half for half in base.word.split("-") if half), key=len)
        lemmas = {self._lemma(half) for half in halves}
        if len(lemmas) != 1:
            shared = self._shared_root(halves)
            lemmas = {shared} if shared else lemmas
        if len(lemmas) != 1:
            return self._form(base, self._listed(base.word), Pattern(), upos)
        lemma = lemmas.pop()
        pattern = explain(self._affixes, halves[-1], lemma) or Pattern()
        form = self._form(base, lemma, pattern, upos)
        return form._replace(double=True, number=self._number_of_double(base.word, upos))

    def _number_of_double(self, word: str, upos: str) -> str:
        if upos != _NOUN:
            return ""
        return "Sing" if word in self._affixes.single else "Plur"

    def _shared_root(self, halves: list[str]) -> str:
        """The half that the other is made of, where that is a word (`sehari-hari`)."""
        first, last = halves[0], halves[-1]
        return first if len(halves) == 2 and self._is_known(first) and explain(self._affixes, last, first) else ""

    def _form(self, base: _Base, lemma: str, pattern: Pattern, upos: str) -> Form:
        voice = self._voice(base.word, pattern) if upos == _VERB else ""
        ter = pattern.prefixes == ("ter",) and not pattern.suffix
        return Form(
            lemma,
            voice=voice,
            clitic=base.clitic,
            pattern=str(pattern),
            number="Sing" if upos == _NOUN else "",
            degree="Sup" if ter and upos in self._affixes.superlative else "",
            particle=base.particle,
            proclitic=base.proclitic,
        )

    def _voice(self, word: str, pattern: Pattern) -> str:
        """The voice of a verb's outermost prefix."""
        if word in self._affixes.stative:
            return "stative"
        return self._affixes.voices[pattern.prefixes[0]] if pattern.prefixes else ""

    def _joined_clitic(self, word: str) -> str:
        """The clitic of a name, which only a hyphen shows (`AS-nya`)."""
        _, hyphen, end = word.rpartition("-")
        return end if hyphen and end in self._affixes.clitics else ""

    def _bare(self, word: str, upos: str) -> _Base:
        """The word without particle and clitics, which are told only where a known word is left."""
        base = next(self._shorter(word, self._affixes.particles), word)
        particle = word[len(base) :].strip("-")
        for clitic in self._affixes.clitics:
            for shorter in self._shorter(base, (clitic,)):
                return _Base(shorter, clitic, particle)
        if upos == _VERB and not self._is_built(base):
            for front in self._affixes.proclitics:
                rest = base.removeprefix(front)
                if rest != base and len(rest) >= MIN_ROOT and self._is_built(rest):
                    return _Base(rest, "", particle, front)
        return _Base(base, "", particle)

    def _shorter(self, word: str, endings: tuple[str, ...]) -> Iterator[str]:
        """The word without an ending, where that is a word and the whole is no lemma and keeps the ending in none."""
        for ending in endings:
            rest = word.removesuffix(ending).removesuffix("-")
            if rest == word or len(rest) < MIN_ROOT or self._keeps(word, ending):
                continue
            if self._is_built(rest) or (ending in self._affixes.sure_clitics and not self._is_known(word)):
                yield rest

    def _keeps(self, word: str, ending: str) -> bool:
        """Whether the ending is a part of the word's lemma (`bermasalah`: masalah)."""
        if not self._is_known(word):
            return False
        lemma = self._listed(word)
        return lemma == word or (lemma.endswith(ending) and word.endswith(lemma))

    def _is_built(self, word: str) -> bool:
        """Whether a word is known, or has a known root."""
        return self._is_known(word) or next(self._roots(word), None) is not None

    def _is_known(self, word: str) -> bool:
        known = word in self._affixes.lemmas or simplemma.is_known(word, lang=self._language)
        return known or ("-" in word and all(half and self._is_known(half) for half in word.split("-")))

    def _listed(self, word: str) -> str:
        """The lemma by the lists alone, the word itself where they do not have it."""
        found = self._affixes.lemmas.get(word) or simplemma.lemmatize(word, lang=self._language).lower()
        return self._affixes.lemmas.get(found, found)

    def _lemma(self, word: str) -> str:
        listed = self._listed(word)
        if listed != word or word in self._affixes.lemmas:
            return listed
        if not self._is_known(word):
            return next(self._roots(word), word)
        return next((root for root in self._roots(word) if self._affixes.lemmas.get(root) == root), word)

    def _roots(self, word: str) -> Iterator[str]:
        """Known roots of a word, that under the fewest affixes first."""
        found = [(pattern.size, root) for pattern, root in analyses(self._affixes, word) if self._is_known(root)]
        for _, root in sorted(found, key=_fewest):
            yield self._listed(root)


def _fewest(found: tuple[int, str]) -> tuple[int, int]:
    size, root = found
    return size, -len(root)
