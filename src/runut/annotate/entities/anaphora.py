"""Pronouns that point back: `ia`, `mereka`, `keduanya`, `ujarnya`, `mitranya`; and, through `nouns`, plain nouns."""

from collections.abc import Iterator

from runut.annotate.entities.backwords import BackWords
from runut.annotate.entities.cast import Anaphor, Link
from runut.annotate.entities.discourse import Discourse
from runut.annotate.entities.nouns import NounReader, Told
from runut.annotate.entities.scene import Scene

_CLOSE = 9  # tokens within which the person is named whom a noun means
_MOST = 3  # people or countries at most that a pronoun takes up
_NEAR = 2  # sentences within which two that "and" joins are the two that are meant


class AnaphorFinder:
    """Resolves one article's anaphors from left to right."""

    def __init__(self, scene: Scene, discourse: Discourse, words: BackWords, told: Told, taken: set[int]) -> None:
        self._scene = scene
        self._discourse = discourse
        self._words = words
        self._taken = taken
        self._nouns = NounReader(scene, discourse, words, told, taken)

    def find(self) -> Iterator[Link]:
        """A link for each entity that each anaphor stands for."""
        index = 0
        while index < len(self._scene.tokens):
            anaphor = None if index in self._taken else self._read(index)
            for key in anaphor.keys if anaphor else ():
                assert anaphor
                link = Link(first=anaphor.first, last=anaphor.last, kind=anaphor.kind, key=key, why=anaphor.why)
                self._discourse.add(link)
                yield link
            index = max(anaphor.last if anaphor else 0, index + 1)

    def _read(self, first: int) -> Anaphor | None:
        word = self._scene.tokens[first].folded
        if self._scene.tokens[first].is_upper and self._scene.style_of(first) == "normal":
            return None  # an abbreviation
        office = self._nouns.office(first)
        if office:
            return office
        if word in self._words.duals:
            return self._nouns.dual(first)
        if word in self._words.articles:
            return self._nouns.named(first)
        if word in self._words.nouns_by_first:
            return self._nouns.single(first)
        if word in self._words.relatives:
            named = self._named_after(first + 1)
            return (
                Anaphor(first=first, last=first + 1, kind="nominal", keys=(named,), why="named next") if named else None
            )
        keys = self._pronoun(first, word)
        return Anaphor(first=first, last=first + 1, kind="pronoun", keys=keys, why="pronoun") if keys else None

    def _pronoun(self, token: int, word: str) -> tuple[str, ...]:
        words, discourse = self._words, self._discourse
        spoken = word in words.speech or self._scene.word_before(token) in self._scene.shapes.saying
        if token in self._scene.quoted and word not in words.speech:
            return ()
        if word in words.singulars or word in words.speech:
            return _one(discourse.best(token, discourse.person, spoken=spoken))
        if word in words.plurals:
            return self._they(token) or (_one(discourse.best(token, self._body, spoken=True)) if spoken else ())
        if word in words.pairs:
            return () if self._scene.word_before(token) in words.counted else self._both(token)
        if word in words.homes:
            return _one(discourse.best(token, self._nouns.home))
        if word in words.armies:
            return self._state(token)
        return self._owner(token) if word in words.owned else ()

    def _named_after(self, token: int) -> str | None:
        """The person named right after a noun (`mitranya dari Rusia, Menteri Luar Negeri Sergey Lavrov`)."""
        stop = min(self._scene.sentence_of(token - 1).stop, token + _CLOSE)
        for one in self._discourse.between(token, stop):
            if self._discourse.person(one.key):
                passed = range(token, one.first)
                return None if any(self._scene.is_verb(i) for i in passed) else one.key
        return None

    def _state(self, token: int) -> tuple[str, ...]:
        """Whose an army, a border or a programme is: of the country or group that the verb over it tells of, or the
        person's country; else the only country in the sentence so far, or the subject before."""
        discourse, sentence = self._discourse, self._scene.tokens[token].sentence
        owner = discourse.agent(token, self._owning)
        if owner:
            return (owner,)
        inside = discourse.inside(sentence, token) or discourse.inside(sentence - 1, token)
        owners = dict.fromkeys(key for one in inside if (key := self._owning(one.key)))
        return tuple(owners) if len(owners) == 1 else ()

    def _owning(self, key: str) -> str | None:
        """Who may have an army: a country, a person's country, a body or region."""
        return self._nouns.home(key) or (key if self._discourse.is_power(key) else None)

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
        """Several told of in the sentence so far, else the subject of the one before, unless others came in."""
        sentence = self._scene.tokens[token].sentence
        for number in (sentence, sentence - 1):
            group = self._able(self._discourse.subjects(number, token))
            if 1 < len(group) <= _MOST or any(self._discourse.several(key) for key in group):
                return group
            joined = self._discourse.joined(token, self._discourse.person, 2, sentences=sentence - number + 1)
            if self._discourse.has_others(number, token):
                rebels = self._named_group(number, token) if number == sentence else ()
                return rebels or (joined if joined and self._lead(joined, number, token) else ())
        return self._discourse.joined(token, self._discourse.person, 2, sentences=_NEAR)

    def _named_group(self, sentence: int, token: int) -> tuple[str, ...]:
        """Who stands behind a noun for a group that is the subject (`kelompok pemberontak X`)."""
        subject = self._discourse.other_subject(sentence, token)
        noun = self._words.nouns.get(self._scene.tokens[subject].folded) if subject is not None else None
        if noun is None or noun.points_to != "group" or subject is None:
            return ()
        after = self._discourse.between(subject, subject + _CLOSE)
        return tuple(one.key for one in after[:1] if one.last <= token and self._discourse.is_power(one.key))

    def _lead(self, keys: tuple[str, ...], sentence: int, token: int) -> bool:
        """Whether people stand before the first verb of a sentence, as part of its subject."""
        verb = next((i for i in self._scene.sentences[sentence] if self._scene.is_verb(i)), token)
        return set(keys) <= {one.key for one in self._discourse.inside(sentence, verb)}

    def _body(self, key: str) -> str | None:
        """The key of what speaks as "they": a body or several people."""
        return key if self._discourse.can_act(key) and self._discourse.several(key) else None

    def _able(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Those who may be "they"; the people among them, if any (a body beside them is part of their office)."""
        able = tuple(filter(self._discourse.can_act, keys))
        return tuple(key for key in able if self._discourse.is_human(key)) or able

    def _both(self, token: int) -> tuple[str, ...]:
        discourse, sentence = self._discourse, self._scene.tokens[token].sentence
        for number in (sentence, sentence - 1):
            group = discourse.subject_group(number, token)
            if len(group) == 2:
                return group
        others = discourse.without(discourse.fellows(token), discourse.person)
        for keys in (
            discourse.joined(token, others, 2, sentences=_NEAR),
            self._nouns.recalled(token),
            discourse.exactly(token, others, 2),
            *(discourse.pair(token, others, sentences=sentences) for sentences in (1, 2, 4)),
        ):
            if keys:
                return keys
        return ()


def _one(key: str | None) -> tuple[str, ...]:
    return (key,) if key else ()
