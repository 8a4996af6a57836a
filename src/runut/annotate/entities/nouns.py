"""Nouns that point back: `diplomat itu`, `sang menteri`, `kedua pemimpin`, `ketiga negara tersebut`."""

from collections.abc import Collection, Mapping

from runut.annotate.entities.backwords import BackNoun, BackWords
from runut.annotate.entities.cast import Anaphor
from runut.annotate.entities.discourse import Discourse, Picker
from runut.annotate.entities.scene import Scene
from runut.types.text import Value

_MODIFIERS = 4  # tokens at most between a noun and the word that makes it point back
_FAR = 40  # sentences: leaders are called "both leaders" long after they were named
_NEAR = 2  # sentences within which two that "and" joins are the two that are meant
_BACK = 30  # tokens within which the sentence spoke of any such
_SHORT, _LONG = 4, 8  # sentences to the antecedent of a noun, and of one that only some listed names can be
_UNLISTED = "other"
_RECALL = 6  # sentences over which "both" goes on to mean the same two


class Told(Value, frozen=True, kw_only=True):
    """What the text says of people, by key: English titles, keys of the countries whose offices they hold; and where
    offices stand that point back."""

    titles: Mapping[str, Collection[str]]
    homes: Mapping[str, Collection[str]]
    pointing: Mapping[int, int]


class Several(Value, frozen=True, kw_only=True):
    """Who were meant by "both", and in which sentence."""

    keys: tuple[str, ...]
    sentence: int


class NounReader:
    """Resolves nouns of one article, from left to right; remembers the last two of each kind."""

    def __init__(self, scene: Scene, discourse: Discourse, words: BackWords, told: Told, taken: set[int]) -> None:
        self._scene = scene
        self._discourse = discourse
        self._words = words
        self._told = told
        self._taken = taken
        self._last: dict[str, Several] = {}

    def dual(self, first: int) -> Anaphor | None:
        """`kedua pemimpin (negara) (itu)`: the two, or three, of that kind."""
        words = self._words
        start = first + words.dual_size(self._scene.folded(first, first + 2))
        noun, last = self._noun_at(start)
        if noun is None:
            return None
        end = self._past_that(self._noun_at(last)[1] if self._noun_at(last)[0] else last)
        points_back = self._scene.tokens[end - 1].folded in words.thats
        if self._scene.tokens[first].folded in words.needing and not points_back:
            return None
        count = 3 if self._scene.tokens[first].folded in words.triples else 2
        others = self._discourse.above(first) if points_back and noun.points_to == "person" else frozenset()
        keys = self._several(first, noun, count, others | self._discourse.fellows(first))
        return (
            Anaphor(first=first, last=end, kind="nominal", keys=keys, why=f"several: {noun.points_to}")
            if keys
            else None
        )

    def single(self, first: int) -> Anaphor | None:
        """`diplomat top itu`, `negara kepulauan tersebut`, `politikus Partai X itu`."""
        noun, last = self._noun_at(first)
        end = self._that_after(last) if noun else None
        if noun is None or end is None or self._is_counted(first, last) or self._is_generic(first, last):
            return None
        countries = self._countries(last, end)
        key = self._one_of(first, noun, countries)
        return (
            Anaphor(first=first, last=end, kind="nominal", keys=(key,), why=f"that {noun.points_to}") if key else None
        )

    def office(self, first: int) -> Anaphor | None:
        """`ketua umum partai X itu`: the person told of most lately."""
        last = self._told.pointing.get(first, first)
        if last == first or self._is_counted(first, last):
            return None
        key = self._discourse.best(
            first, self._discourse.without(self._discourse.above(first), self._discourse.somebody)
        )
        return Anaphor(first=first, last=last, kind="nominal", keys=(key,), why="that office") if key else None

    def named(self, first: int) -> Anaphor | None:
        """`sang presiden`, without a word that follows."""
        noun, last = self._noun_at(first + 1)
        if noun is None or noun.points_to != "person" or last in self._taken:
            return None
        key = self._one_of(first, noun, frozenset())
        return (
            Anaphor(first=first, last=self._past_that(last), kind="nominal", keys=(key,), why="the person")
            if key
            else None
        )

    def recalled(self, token: int) -> tuple[str, ...]:
        """The last two people or countries that were meant by "both", not long before."""
        here = self._scene.tokens[token].sentence
        recent = [one for one in self._last.values() if here - one.sentence <= _NEAR and len(one.keys) == 2]
        return max(recent, key=_sentence).keys if recent else ()

    def _several(self, token: int, noun: BackNoun, count: int, others: frozenset[str]) -> tuple[str, ...]:
        keys = self._look_up(token, noun, count, others)
        if keys:
            self._last[noun.points_to] = Several(keys=keys, sentence=self._scene.tokens[token].sentence)
        return keys

    def _look_up(self, token: int, noun: BackNoun, count: int, others: frozenset[str]) -> tuple[str, ...]:
        """Two that "and" joins not long before; the two that were meant last; two that one sentence is about; else the
        two that the text is most about; none of the others."""
        discourse, last = self._discourse, self._last.get(noun.points_to)
        to = discourse.without(others, self._picker(noun, frozenset()))
        here = self._scene.tokens[token].sentence
        known = last and here - last.sentence <= _RECALL and len(last.keys) == count and all(map(to, last.keys))
        reach = min(_NEAR, here - last.sentence + 1) if last and known else _NEAR
        joined = discourse.joined(token, to, count, sentences=reach, are_places=noun.points_to == "country")
        if joined or (last and known):
            return joined or (last.keys if last else ())
        if noun.points_to == "person":
            anybody = discourse.without(others, discourse.person)
            found = discourse.joined(token, anybody, count, sentences=_NEAR) or discourse.exactly(token, to, count)
            return found or (
                discourse.pair(token, to, sentences=_FAR if noun.offices else _RECALL) if count == 2 else ()
            )
        return discourse.exactly(token, to, count) if count > 2 else discourse.pair(token, to)

    def _picker(self, noun: BackNoun, countries: Collection[str]) -> Picker:
        """Lets through what a noun may mean; `countries` where the text says whose it is."""
        discourse = self._discourse
        if noun.points_to == "country":
            return self.home
        if noun.points_to == "group":
            return discourse.of_kinds(noun.kinds)
        return self._person(noun.offices, countries)

    def home(self, key: str) -> str | None:
        """The key of the country that an entity is, or that a person belongs to."""
        home = self._discourse.home(key)
        if home is None and len(homes := self._told.homes.get(key, ())) == 1:
            return next(iter(homes))
        return home

    def _person(self, offices: frozenset[str], countries: Collection[str]) -> Picker:
        """Lets through people who hold one of some offices, by the text or on the article's day, and who belong to one
        of some countries."""
        discourse, told = self._discourse, self._told

        def pick(key: str) -> str | None:
            if not discourse.person(key):
                return None
            if offices and not offices & {*told.titles.get(key, ()), *discourse.terms(key)}:
                return None
            homes = {*told.homes.get(key, ()), discourse.home(key)}
            return key if not countries or homes & {*countries} else None

        return pick

    def _one_of(self, token: int, noun: BackNoun, countries: frozenset[str]) -> str | None:
        discourse = self._discourse
        above = discourse.above(token)
        if noun.points_to == "country":
            countries_left = discourse.without(above, discourse.country)
            return self._place(token, countries_left) or discourse.best(token, countries_left)
        reach = _LONG if noun.kinds and _UNLISTED not in noun.kinds else _SHORT
        best = discourse.best(token, discourse.without(above, self._picker(noun, countries)), sentences=reach)
        if best or noun.points_to == "group" or (noun.is_strict and noun.offices):
            return best
        return discourse.best(token, discourse.without(above, self._person(frozenset(), countries)))

    def _place(self, token: int, to: Picker) -> str | None:
        """The last country told of in the sentence so far, where "in" or "if" stands before a noun."""
        if self._scene.word_before(token) not in self._words.ins:
            return None
        inside = self._discourse.inside(self._scene.tokens[token].sentence, token)
        return next((key for one in reversed(inside) if (key := to(one.key))), None)

    def _countries(self, last: int, end: int) -> frozenset[str]:
        """The countries named between a noun and the word that makes it point back."""
        inside = self._discourse.between(last, end)
        return frozenset(home for one in inside if (home := self._discourse.country(one.key)))

    def _is_counted(self, first: int, last: int) -> bool:
        """Whether several are meant: a number before, or the noun doubled; or a word before makes it another noun."""
        before = self._scene.word_before(first)
        if f"{before} {self._scene.folded(first, last)}" in self._words.compounds:
            return True
        doubled = self._scene.word_after(last) == self._scene.tokens[last - 1].folded or (
            before == self._scene.tokens[first].folded
        )
        return doubled or before.isdigit() or before in self._words.counts

    def _is_generic(self, first: int, last: int) -> bool:
        """Whether the sentence spoke of any such before: `jika suatu negara …, negara itu`."""
        start = max(self._scene.sentence_of(first).start, first - _BACK)
        noun = self._scene.folded(first, last)
        size = last - first
        return any(
            self._scene.tokens[i].folded in self._words.generics and self._scene.folded(i + 1, i + 1 + size) == noun
            for i in range(start, first - size)
        )

    def _noun_at(self, first: int) -> tuple[BackNoun | None, int]:
        for size in (3, 2, 1):
            last = first + size
            if last > len(self._scene.tokens) or last > self._scene.sentence_of(last - 1).stop:
                continue
            noun = self._words.nouns.get(self._scene.folded(first, last))
            if noun and all(self._scene.is_joined(i) for i in range(first + 1, last)):
                return noun, last
        return None, first

    def _that_after(self, last: int) -> int | None:
        """The end of the phrase if, past a few words or a name, a word follows that makes it point back."""
        token = self._past_name(last)
        stop = min(self._scene.sentence_of(last - 1).stop, token + 1 if token > last else last + _MODIFIERS)
        while token < stop:
            if not self._scene.is_joined(token) or (token in self._taken and token > last + 1):
                return None
            here = self._scene.tokens[token].folded
            if here in self._words.thats:
                return token + 1
            if self._scene.is_verb(token) or here in self._words.breaks or here == self._scene.tokens[token - 1].folded:
                return None
            if self._noun_at(token)[0]:
                return None  # `politikus dari partai itu`: it is the party that is pointed to
            token += 1
        return None

    def _past_name(self, last: int) -> int:
        """The end of a name that stands at a token."""
        ends = [one.last for one in self._discourse.between(last, last + 1) if self._scene.is_joined(last)]
        return max(ends, default=last)

    def _past_that(self, last: int) -> int:
        after = self._scene.word_after(last)
        return last + 1 if after in self._words.thats and self._scene.is_joined(last) else last


def _sentence(one: Several) -> int:
    return one.sentence
