"""One article's words as the event rules see them: forms, trees, mentions and clauses."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from runut.annotate.events.lexicon import Lexicon
from runut.lang.gazetteer import Gazetteer
from runut.types.mentions import MentionIndex
from runut.types.reading import Reading
from runut.types.record import Entity
from runut.types.syntax import Word
from runut.types.tree import Tree

Interest = Literal["foreign", "home"]

_CLAUSAL = frozenset({"root", "ccomp", "advcl", "acl", "parataxis", "csubj", "xcomp"})
_LEANING = frozenset({"ccomp", "advcl", "xcomp"})
_NAMES = frozenset({"flat", "compound", "fixed", "goeswith", "amod", "nummod", "det", "clf"})
_PAIR = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)? ?[-–—/]{1,2} ?")
_HIGHEST = frozenset({"president", "prime minister", "king", "emir", "chancellor", "foreign minister", "pope"})
_STEMMED = frozenset({"governor", "frame", "draft", "occasion", "discussing"})  # cues that joined endings do not hide
_HEADLINE = 20  # words at most
_SHORT = 4  # letters of words that may be small in a headline (`di`, `soal`)
_LINKS = frozenset({"nmod", "appos", "obj", "obl", "nsubj"})


class Scene:
    """Look-ups over one reading that all event rules share."""

    def __init__(self, reading: Reading, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self._gazetteer = gazetteer
        self._spoken_of: dict[int, tuple[Entity, ...]] = {}
        self._interests: dict[str, Interest | None] = {}
        self.tree = Tree(reading.syntax)
        self._by_name = {entity.name: entity for entity in reading.entities}
        self.mentions = MentionIndex(reading.entities)
        self.words: tuple[Word, ...] = reading.syntax.words
        self.low = [word.form.lower() for word in self.words]
        self.base = [_strip(form, tuple(lexicon.cues["joined"])) for form in self.low]
        self._void = self._find_void()
        self.sentence_of = [0] * len(self.words)
        for number, sentence in enumerate(reading.syntax.sentences):
            self.sentence_of[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)

    def _find_void(self) -> frozenset[int]:
        """The words of phrases in which one that denies or puts off does neither (`tak lama`, `tidak hanya`)."""
        found: set[int] = set()
        phrases = [(words[0], words) for words, _ in self.lexicon.phrases.get("void", ())]
        for index, form in enumerate(self.low):
            for first, words in phrases:
                if form == first and tuple(self.low[index : index + len(words)]) == words:
                    found.update(range(index, index + len(words)))
        return frozenset(found)

    def cue(self, place: str, index: int) -> str | None:
        """The effect of a word as a cue that stands in a place, or None."""
        if place in ("adverb", "governor") and index in self._void:
            return None
        table = self.lexicon.cues.get(place, {})
        return table.get(self.low[index]) or (table.get(self.base[index]) if place in _STEMMED else None)

    def case(self, index: int) -> str | None:
        """The first preposition of a noun, lower case, or None."""
        found = self.tree.children(index, "case")
        return self.low[found[0]] if found else None

    def mark(self, index: int) -> str | None:
        """The first word that opens a word's clause, lower case, or None."""
        found = self.tree.children(index, "mark")
        return self.low[found[0]] if found else None

    def opening(self, index: int) -> str | None:
        """What a word's clause is opened with where that makes it the content of another: `that` or `aim`."""
        found = self.tree.children(index, "mark")
        return self.cue("content", found[0]) if found else None

    def at(self, index: int) -> str | None:
        """`in` or `to` where a noun's first preposition is one of place, or None."""
        found = self.tree.children(index, "case")
        return self.cue("at", found[0]) if found else None

    def own_subjects(self, index: int) -> list[int]:
        """The subjects that a predicate names itself, not through the relative pronoun."""
        return [c for c in self.tree.children(index, "nsubj") if not self.cue("relative", c)]

    def is_used(self, index: int) -> bool:
        """Whether a noun is what somebody makes use of (`menggunakan wewenangnya untuk …`)."""
        head = self.words[index].head
        return head >= 0 and self.tree.relation(index) == "obj" and self.cue("using", head) is not None

    def is_verb(self, index: int) -> bool:
        """Whether the reader takes a word for a verb."""
        return self.words[index].upos == "VERB"

    def opens_clause(self, index: int) -> bool:
        """Whether a word heads a clause of its own; `menjelang` opens none, whatever the reader takes it for."""
        relation = self.tree.relation(index)
        if relation in _LEANING and self._is_preposition(index):
            return False
        return relation in _CLAUSAL or (relation == "conj" and self.is_verb(index))

    def _is_preposition(self, index: int) -> bool:
        """Whether a word that the reader takes for a verb is a preposition with its noun (`menjelang pertemuan`)."""
        return self.cue("case", index) is not None and not self.tree.children(index, "nsubj", "mark", "aux")

    def clause(self, index: int) -> int:
        """The word that heads the clause which a word belongs to."""
        while not self.opens_clause(index) and self.words[index].head >= 0:
            index = self.words[index].head
        return index

    def joined_to(self, index: int) -> int:
        """What a conjunct is joined to: the same verb again is the first one's fellow, whatever verb the tree
        hangs it on (`menyeru … untuk … dan menyeru`)."""
        head = self.words[index].head
        governor = self.words[head].head
        return governor if governor >= 0 and self.low[index] == self.low[governor] else head

    def parts(self, index: int) -> list[list[int]]:
        """A noun phrase's conjuncts, each as the words of its name and of what it belongs to."""
        heads = [index, *self.tree.children(index, "conj")]
        for child in self._core(index):
            heads += [c for c in self.tree.children(child, "conj") if c not in heads and child != index]
        return [sorted(self._core(head)) for head in heads]

    def _core(self, index: int) -> list[int]:
        found, stack = [], [index]
        while stack:
            now = stack.pop()
            found.append(now)
            stack.extend(child for child in self.tree.children(now) if self._is_core(child))
        return found

    def _is_core(self, index: int) -> bool:
        relation = self.tree.relation(index)
        if relation in _NAMES:
            return True
        return relation in _LINKS and self.case(index) is None and not self.is_verb(index)

    def entities_of(self, index: int) -> tuple[Entity, ...]:
        """Those whom a noun phrase speaks of, conjunct by conjunct, each once."""
        if index not in self._spoken_of:
            self._spoken_of[index] = self._find_entities(index)
        return self._spoken_of[index]

    def _find_entities(self, index: int) -> tuple[Entity, ...]:
        if self._is_loose(index) and (elsewhere := self._from_home(index)) and elsewhere[0].type == "PER":
            return elsewhere
        found: dict[str, Entity] = {}
        for part in self.parts(index):
            for entity in self._best(part, part[0] if index not in part else index):
                found[entity.id] = entity
        return tuple(found.values()) or self._from_home(index)

    def _is_loose(self, index: int) -> bool:
        """Whether a word is spoken of by itself alone, as in `mitranya dari X`."""
        word = self.words[index]
        pairs = self.mentions.pairs(word.start, word.end)
        return any(m.kind != "name" and (m.start, m.end) == (word.start, word.end) for m, _ in pairs)

    def _from_home(self, index: int) -> tuple[Entity, ...]:
        """`demonstran di Baghdad`: those who are only named by where they are or come from."""
        if not self.weighty(self._core(index)):
            return ()
        for child in self.tree.children(index, "nmod", "obl", "acl"):
            if any(self.cue("home", c) for c in self.tree.children(child, "case")[:1]):
                return self._best(sorted(self._core(child)), child)
        return ()

    def _best(self, part: list[int], head: int) -> tuple[Entity, ...]:
        """Those of one conjunct: who is named at its head, else a person, else a body, else a country in it."""
        word = self.words[head]
        ranked: list[tuple[int, int, str, Entity]] = []
        for number in part:
            token = self.words[number]
            for mention, entity in self.mentions.pairs(token.start, token.end):
                if entity.type in ("EVT", "FAC") or self.is_outlet(entity):
                    continue
                covers = mention.start <= word.start and word.end <= mention.end
                if not covers and self._is_related(part, number):
                    continue
                loose = mention.kind != "name" and (mention.start, mention.end) == (word.start, word.end)
                ranked.append((_rank(entity, covers) + loose, mention.start, entity.id, entity))
        if not ranked:
            return ()
        ranked.sort(key=_rank_key)
        best = ranked[0][:2]
        found = {entity.id: entity for *score, _, entity in ranked if tuple(score) == best}
        if ranked[0][3].type in ("GPE", "PER"):
            found |= {entity.id: entity for *_, start, _, entity in ranked if self._is_paired(start, best[1])}
        return tuple(found.values())

    def _is_related(self, part: list[int], number: int) -> bool:
        """`sekutu X`: whether a name only says whose friends or foes are meant (but `sekutunya, X`)."""
        friends = [i for i in part if i < number and self.low[i] in self.lexicon.words["relational"]]
        return bool(friends) and not any(self.words[i].upos == "PUNCT" for i in range(friends[-1], number))

    def _is_paired(self, start: int, first: int) -> bool:
        """`Rusia-Ukraina`: whether a name follows another across a hyphen alone."""
        between = self.reading.article.text[first:start]
        return bool(_PAIR.fullmatch(between))

    def left_of(self, index: int, limit: int) -> Iterator[int]:
        """The words before a word in its sentence, nearest first."""
        first = self.reading.syntax.sentences[self.sentence_of[index]].first
        return iter(range(index - 1, max(first, index - limit) - 1, -1))

    @cached_property
    def foreign(self) -> frozenset[int]:
        """The sentences that name anyone or any place of another country."""
        found = enumerate(self.mentions.in_range(s.start, s.end) for s in self.reading.syntax.sentences)
        return frozenset(n for n, named in found if any(self.interest(entity) == "foreign" for entity in named))

    @cached_property
    def at_home(self) -> frozenset[int]:
        """The sentences that name anyone or any place of the pack's own country."""
        found = enumerate(self.mentions.in_range(s.start, s.end) for s in self.reading.syntax.sentences)
        return frozenset(n for n, named in found if any(self._is_home(entity) for entity in named))

    def _is_home(self, entity: Entity) -> bool:
        if self.interest(entity) == "home":
            return True
        return any(self.lexicon.home in (e.country, e.key) for e in self._gazetteer.find(entity.name))

    @cached_property
    def headlines(self) -> frozenset[int]:
        """The sentences that write every longer word with a capital."""
        found = enumerate(self.words[s.first : s.last] for s in self.reading.syntax.sentences)
        return frozenset(number for number, words in found if _is_headline(words))

    def interest(self, entity: Entity) -> Interest | None:
        """Whether an entity belongs to another country, to the pack's own, or is unknown; outlets are nobody's."""
        if entity.id not in self._interests:
            self._interests[entity.id] = self._weigh(entity)
        return self._interests[entity.id]

    def _weigh(self, entity: Entity) -> Interest | None:
        for entry in self._gazetteer.find(entity.name):
            if entry.kind in ("outlet", "agency") or entry.type != entity.type:
                continue
            if self.lexicon.home not in (entry.country, entry.key):
                return "foreign"
            return None if entry.kind in ("city", "region", "capital") else "home"
        if entity.wikidata and entity.type in ("GPE", "ORG"):
            return "foreign"
        return self._by_office(entity)

    def _by_office(self, entity: Entity) -> Interest | None:
        """What the office says of someone unknown: of which country it is, or that it is a state's highest."""
        for office in entity.offices:
            for entry in self._gazetteer.find(office.of) if office.of else ():
                return "home" if self.lexicon.home in (entry.country, entry.key) else "foreign"
            if office.title in _HIGHEST:
                return "foreign"
        return None

    def state_of(self, entity: Entity) -> Entity:
        """The country that a city or region belongs to, where the article speaks of it; else the entity itself."""
        for entry in self._gazetteer.find(entity.name):
            if entry.kind in ("city", "capital", "region") and entry.country:
                country = self._gazetteer.get(entry.country)
                return self._by_name.get(country.name, entity) if country else entity
        return entity

    def land_of(self, entity: Entity) -> Entity:
        """The country that a person has an office of, where the article speaks of it; else the entity itself."""
        lands = (self._by_name.get(office.of) for office in entity.offices if office.of)
        return next((land for land in lands if land and land.type == "GPE"), entity)

    def is_outlet(self, entity: Entity) -> bool:
        """Whether an entity is a newspaper, a broadcaster or an agency, which tells and does not act."""
        if entity.type != "ORG":
            return False
        return any(entry.kind in ("outlet", "agency") for entry in self._gazetteer.find(entity.name))

    def weighty(self, indices: Iterable[int]) -> bool:
        """Whether one of the words stands for a state, an armed side or a movement."""
        return any(self.base[index] in self.lexicon.weighty for index in indices)


def _is_headline(words: Sequence[Word]) -> bool:
    longer = [word.form for word in words if len(word.form) > _SHORT and word.form[0].isalpha()]
    return len(words) <= _HEADLINE and len(longer) > 2 and all(form[0].isupper() for form in longer)


def _strip(form: str, joined: tuple[str, ...]) -> str:
    """A form without a joined particle or pronoun."""
    for ending in joined:
        if form.endswith(ending) and len(form) > len(ending) + 3:
            return form[: -len(ending)]
    return form


def _rank(entity: Entity, covers: bool) -> int:
    order = {"PER": 0, "ORG": 2, "GPE": 3, "LOC": 5, "FAC": 6, "EVT": 7}
    return order[entity.type] if covers or entity.type == "PER" else order[entity.type] + 1


def _rank_key(item: tuple[int, int, str, Entity]) -> tuple[int, int, str]:
    return item[:3]
