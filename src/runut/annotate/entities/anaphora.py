"""Pronouns and plain nouns that point back: `ia`, `mereka`, `diplomat itu`, `kedua pemimpin`."""

from collections.abc import Iterator, Mapping

from runut.annotate.entities.backwords import BackNoun, BackWords
from runut.annotate.entities.cast import Link
from runut.annotate.entities.discourse import Discourse, Picker
from runut.annotate.entities.scene import Scene
from runut.types.record import MentionKind
from runut.types.text import Value

_MODIFIERS = 4  # tokens at most between a noun and the word that makes it point back
_CLOSE = 9  # tokens within which the person is named whom a noun means
_MOST = 3  # people or countries at most that a pronoun takes up
_FAR = 1000  # sentences: leaders are called "both leaders" long after they were named


class Anaphor(Value, frozen=True, kw_only=True):
    """An expression at the tokens `first` to `last` that points back to the entities `keys`."""

    first: int
    last: int
    kind: MentionKind
    keys: tuple[str, ...]


class AnaphorFinder:
    """Resolves one article's anaphors from left to right."""

    def __init__(
        self, scene: Scene, discourse: Discourse, words: BackWords, titles: Mapping[str, set[str]], taken: set[int]
    ) -> None:
        self._scene = scene
        self._discourse = discourse
        self._words = words
        self._titles = titles
        self._taken = taken

    def find(self) -> Iterator[Link]:
        """A link for each entity that each anaphor stands for."""
        index = 0
        while index < len(self._scene.tokens):
            anaphor = None if index in self._taken else self._read(index)
            for key in anaphor.keys if anaphor else ():
                assert anaphor
                link = Link(first=anaphor.first, last=anaphor.last, kind=anaphor.kind, key=key)
                self._discourse.add(link)
                yield link
            index = max(anaphor.last if anaphor else 0, index + 1)

    def _read(self, first: int) -> Anaphor | None:
        word = self._scene.tokens[first].folded
        if word in self._words.duals:
            return self._dual(first)
        if word in self._words.nouns_by_first:
            return self._noun(first)
        if word in self._words.relatives:
            named = self._named_after(first + 1)
            return Anaphor(first=first, last=first + 1, kind="nominal", keys=(named,)) if named else None
        keys = self._pronoun(first, word)
        return Anaphor(first=first, last=first + 1, kind="pronoun", keys=keys) if keys else None

    def _pronoun(self, token: int, word: str) -> tuple[str, ...]:
        words, discourse = self._words, self._discourse
        spoken = word in words.speech or self._scene.word_before(token) in self._scene.shapes.saying
        if token in self._scene.quoted and word not in words.speech:
            return ()
        if word in words.singulars or word in words.speech:
            return _one(discourse.best(token, discourse.person, spoken=spoken))
        if word in words.plurals:
            return self._they(token)
        if word in words.pairs:
            return self._both(token)
        if word in words.homes:
            return _one(discourse.best(token, discourse.home))
        return self._owner(token) if word in words.owned else ()

    def _named_after(self, token: int) -> str | None:
        """The person named right after a noun (`mitranya dari Rusia, Menteri Luar Negeri Sergey Lavrov`)."""
        stop = min(self._scene.sentence_of(token - 1).stop, token + _CLOSE)
        for one in self._discourse.between(token, stop):
            if self._discourse.person(one.key):
                passed = range(token, one.first)
                return None if any(self._scene.is_verb(i) for i in passed) else one.key
        return None

    def _owner(self, token: int) -> tuple[str, ...]:
        """Whose the noun is: the sentence's subject, or the one before's, if it is one person or country."""
        sentence = self._scene.tokens[token].sentence
        for group in (
            self._discourse.last_subject(sentence, token),
            self._discourse.subject_group(sentence, token),
            self._discourse.subject_group(sentence - 1, token),
        ):
            later = self._discourse.person_since(sentence, token) if group else None
            if later and len(group) == 1 and not self._discourse.person(group[0]):
                return (later,)
            fitting = [key for key in group if self._discourse.person(key) or self._discourse.several(key)]
            if fitting:
                return tuple(fitting) if len(fitting) == 1 else ()
        return ()

    def _they(self, token: int) -> tuple[str, ...]:
        """Several told of in the sentence so far, else the subject of this or an earlier sentence."""
        sentence = self._scene.tokens[token].sentence
        for number in (sentence, sentence - 1, sentence - 2):
            group = self._discourse.subject_group(number, token)
            if 1 < len(group) <= _MOST or any(self._discourse.several(key) for key in group):
                return group
        return self._discourse.pair(token, self._discourse.person)

    def _both(self, token: int) -> tuple[str, ...]:
        discourse, sentence = self._discourse, self._scene.tokens[token].sentence
        for number in (sentence, sentence - 1):
            group = discourse.subject_group(number, token)
            if len(group) == 2:
                return group
        for sentences in (1, 2, 4):
            found = discourse.pair(token, discourse.person, sentences=sentences)
            if found:
                return found
        return ()

    def _dual(self, first: int) -> Anaphor | None:
        """`kedua pemimpin (negara) (itu)`: the two of that kind."""
        start = first + self._words.dual_size(self._scene.folded(first, first + 2))
        noun, last = self._noun_at(start)
        if noun is None:
            return None
        end = self._past_that(self._noun_at(last)[1] if self._noun_at(last)[0] else last)
        points_back = self._scene.tokens[end - 1].folded in self._words.thats
        if self._scene.tokens[first].folded in self._words.needing and not points_back:
            return None
        keys = self._two(first, noun)
        return Anaphor(first=first, last=end, kind="nominal", keys=keys) if keys else None

    def _two(self, token: int, noun: BackNoun) -> tuple[str, ...]:
        discourse = self._discourse
        if noun.points_to == "country":
            return discourse.pair(token, discourse.home) or discourse.pair(token, discourse.group)
        if noun.points_to == "group":
            return discourse.pair(token, discourse.group)
        if noun.offices:
            held = discourse.pair(token, self._holding(noun), sentences=_FAR)
            if held:
                return held
        return discourse.joined(token, discourse.person) or discourse.pair(token, discourse.person)

    def _holding(self, noun: BackNoun) -> Picker:
        """Lets through people who hold one of the noun's offices, by the text or on the article's day."""

        def pick(key: str) -> str | None:
            held = self._titles.get(key, set()) | self._discourse.terms(key)
            return self._discourse.person(key) if held & noun.offices else None

        return pick

    def _noun(self, first: int) -> Anaphor | None:
        """`diplomat top itu`, `negara kepulauan tersebut`."""
        noun, last = self._noun_at(first)
        end = self._that_after(last) if noun else None
        if noun is None or end is None or self._is_counted(first, last):
            return None
        key = self._one_of(first, noun)
        return Anaphor(first=first, last=end, kind="nominal", keys=(key,)) if key else None

    def _is_counted(self, first: int, last: int) -> bool:
        """Whether several are meant: a number before, or the noun doubled."""
        before = self._scene.word_before(first)
        doubled = self._scene.word_after(last) == self._scene.tokens[last - 1].folded or (
            before == self._scene.tokens[first].folded
        )
        return doubled or before.isdigit() or before in self._words.counts

    def _one_of(self, token: int, noun: BackNoun) -> str | None:
        discourse = self._discourse
        if noun.points_to == "country":
            return discourse.best(token, discourse.country)
        if noun.points_to == "group":
            return discourse.best(token, discourse.group)
        held = discourse.best(token, self._holding(noun)) if noun.offices else None
        return held or discourse.best(token, discourse.person)

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
        """The end of the phrase if, past a few words, a word follows that makes it point back."""
        stop = self._scene.sentence_of(last - 1).stop
        for token in range(last, min(stop, last + _MODIFIERS)):
            if not self._scene.is_joined(token) or token in self._taken and token > last + 1:
                return None
            if self._scene.tokens[token].folded in self._words.thats:
                return token + 1
            if self._scene.is_verb(token) or self._scene.tokens[token].folded in self._words.breaks:
                return None
            if self._scene.tokens[token].folded == self._scene.tokens[token - 1].folded:
                return None
        return None

    def _past_that(self, last: int) -> int:
        after = self._scene.word_after(last)
        return last + 1 if after in self._words.thats and self._scene.is_joined(last) else last


def _one(key: str | None) -> tuple[str, ...]:
    return (key,) if key else ()
