"""Who has been spoken of so far, and how prominently: what pronouns and plain nouns look back to."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from runut.annotate.entities.cast import Cast, Link
from runut.annotate.entities.scene import Scene
from runut.types.text import Value

Picker = Callable[[str], str | None]  # from an entity's key to the key that counts, or None

_SUBJECTS = ("nsubj", "csubj")
_OBJECTS = ("obj", "iobj", "obl")
_MADE = frozenset({"xcomp", "ccomp", "advcl"})
_INNER = frozenset({"flat", "compound", "amod", "nummod", "det", "fixed", "conj"})
_CARRIED = frozenset({"xcomp", "conj", "advcl"})
_OUTLETS = frozenset({"outlet", "agency"})
_WINDOW = 4  # sentences
_MANY = 60  # mentions, or words of a sentence, that are kept in mind at most
_WIDE = 6  # tokens at most between two that "and" joins, an office among them


class Spoken(Value, frozen=True, kw_only=True):
    """A mention as the listener keeps it in mind;
    `group` is the same for mentions that hang together ("Xi and Putin")."""

    first: int
    last: int
    key: str
    sentence: int
    is_subject: bool
    is_speaker: bool
    is_quoted: bool
    is_placed: bool
    is_argument: bool
    head: int | None
    group: int


class Discourse:
    """The mentions of an article in text order; anaphors are added as they are resolved."""

    def __init__(self, scene: Scene, cast: Cast, links: Iterable[Link]) -> None:
        self._scene = scene
        self._cast = cast
        self.spoken = sorted((self._keep(link) for link in links), key=_order)
        self._counts = Counter(one.key for one in self.spoken)

    def add(self, link: Link) -> None:
        """Takes in a resolved anaphor."""
        insort(self.spoken, self._keep(link), key=_order)

    def person(self, key: str) -> str | None:
        """The key if it is one person's."""
        member = self._cast[key]
        return key if member.type == "PER" and not member.is_plural else None

    def somebody(self, key: str) -> str | None:
        """The key if it is one person's who has a name."""
        return None if self._cast.is_role(key) else self.person(key)

    def country(self, key: str) -> str | None:
        """The key if it is a country's."""
        entry = self._cast[key].entry
        return key if entry is not None and entry.kind == "country" else None

    def home(self, key: str) -> str | None:
        """The key of the country that an entity is or, if a person, belongs to."""
        entry = self._cast[key].entry
        if entry is None or self.country(key):
            return self.country(key)
        home = self._scene.gazetteer.get(entry.country or "") if entry.type == "PER" else None
        return self._cast.add_entry(home) if home else None

    def terms(self, key: str) -> set[str]:
        """The titles of the offices that a listed person holds on the article's day."""
        return {term.title for term in self._scene.gazetteer.offices(key, self._scene.day)}

    def group(self, key: str) -> str | None:
        """The key if it is an organisation's."""
        return key if self._cast[key].type == "ORG" else None

    def of_kinds(self, kinds: Collection[str]) -> Picker:
        """Lets through organisations of some kinds (`other` of no list); of any but outlets and houses if none."""

        def pick(key: str) -> str | None:
            entry = self._cast[key].entry
            if not self.group(key) or key in self._scene.vocabulary.buildings:
                return None
            kind = entry.kind if entry else "other"
            return key if (kind in kinds if kinds else kind not in _OUTLETS) else None

        return pick

    def can_act(self, key: str) -> bool:
        """Whether an entity may be "they": people, countries, organisations, no places, and no outlets, which are only
        cited."""
        member = self._cast[key]
        kind = member.entry.kind if member.entry else ""
        return member.type in {"PER", "ORG"} and kind not in _OUTLETS or kind == "country"

    def is_human(self, key: str) -> bool:
        """Whether an entity is a person or several."""
        return self._cast[key].type == "PER"

    def is_power(self, key: str) -> bool:
        """Whether an entity may have troops and followers: a country, region, body or group, no outlet and no house."""
        return self._cast[key].type in {"GPE", "LOC"} or self.of_kinds(frozenset())(key) is not None

    def several(self, key: str) -> str | None:
        """The key if it stands for several: a country, an organisation, people without names."""
        member = self._cast[key]
        return key if member.type in {"ORG", "GPE"} or member.is_plural else None

    def before(self, token: int, *, sentences: int = _WINDOW) -> list[Spoken]:
        """Mentions that end before a token, in its sentence and some before it, in text order."""
        oldest = max(self._scene.tokens[token].sentence - sentences + 1, 0)
        start = bisect_left(self.spoken, (self._scene.sentences[oldest].start, 0), key=_order)
        end = self._place(token)
        return [one for one in self.spoken[max(start, end - _MANY) : end] if one.last <= token]

    def inside(self, sentence: int, before: int) -> list[Spoken]:
        """Mentions of a sentence that end before a token."""
        if sentence < 0:
            return []
        start = bisect_left(self.spoken, (self._scene.sentences[sentence].start, 0), key=_order)
        end = self._place(min(before, self._scene.sentences[sentence].stop))
        return [one for one in self.spoken[max(start, end - _MANY) : end] if one.last <= before]

    def _place(self, token: int) -> int:
        return bisect_left(self.spoken, (token, 0), key=_order)

    def between(self, first: int, last: int) -> list[Spoken]:
        """Mentions that begin at the tokens `first` to `last` (half-open), in text order."""
        return self.spoken[self._place(first) : self._place(last)]

    def best(self, token: int, to: Picker, *, spoken: bool = False, sentences: int = _WINDOW) -> str | None:
        """The most prominent before a token of those that a picker lets through; `spoken` for whoever speaks."""
        here = self._scene.tokens[token].sentence
        picked = [
            (to(one.key), one) for one in self.before(token, sentences=sentences) if not (spoken and one.is_quoted)
        ]
        scored = [
            (self._prominence(one, here) + 2.0 * (spoken and one.is_speaker), one.first, key)
            for key, one in picked
            if key
        ]
        return max(scored)[2] if scored else None

    def without(self, keys: Collection[str], to: Picker) -> Picker:
        """A picker that lets some entities through no more."""

        def pick(key: str) -> str | None:
            return None if key in keys else to(key)

        return pick

    def joined(
        self, token: int, to: Picker, count: int, *, sentences: int, are_places: bool = False
    ) -> tuple[str, ...]:
        """The last two (or three) before a token that "and" joins, of those that a picker lets through, or nobody;
        `are_places`: not where they are only visited or worked in."""
        here = self._scene.tokens[token].sentence
        for number in range(here, here - sentences, -1):
            inside = self.inside(number, token)
            inside = [one for one in inside if not (are_places and self._is_visited(one))]
            found = self._beside(inside, to) if count == 2 else self._grouped(inside, to, count)
            if found:
                return found
        return ()

    def _is_visited(self, one: Spoken) -> bool:
        """Whether a country is no more than the object of a verb, or where something is, and not one side of two."""
        root = one.group if one.group >= 0 else one.head
        is_object = root is not None and self._scene.tree.relation(root) in _OBJECTS
        return is_object and self._scene.word_before(one.first) not in self._scene.vocabulary.sides

    def _beside(self, inside: Sequence[Spoken], to: Picker) -> tuple[str, ...]:
        """The last two mentions with no more than "and", and perhaps an office, between them."""
        for number in range(len(inside) - 1, 0, -1):
            later, key = inside[number], to(inside[number].key)
            before = (one for one in reversed(inside[:number]) if to(one.key) not in {None, key})
            one = next(before, None) if key else None
            other = to(one.key) if one else None
            if one and other and key and self._is_joined(one, later):
                return other, key
        return ()

    def _is_joined(self, one: Spoken, later: Spoken) -> bool:
        gap = range(one.last, later.first)
        if not gap:
            return one.last == later.first and self._scene.tokens[later.first].gap in {"-", "–"}
        return 0 < len(gap) <= _WIDE and self._scene.tokens[one.last].folded in self._scene.vocabulary.ands

    def _grouped(self, inside: Sequence[Spoken], to: Picker, count: int) -> tuple[str, ...]:
        """So many mentions that hang on one word."""
        groups: dict[int, dict[str, None]] = {}
        for one in inside:
            if key := to(one.key):
                groups.setdefault(one.group, {})[key] = None
        return next((tuple(keys) for keys in reversed(groups.values()) if len(keys) == count), ())

    def exactly(self, token: int, to: Picker, count: int) -> tuple[str, ...]:
        """Those that a picker lets through in the nearest sentence that has just so many of them, or nobody."""
        here = self._scene.tokens[token].sentence
        for number in range(here, here - _WINDOW, -1):
            inside = (one for one in self.inside(number, token) if one.is_argument)
            keys = dict.fromkeys(key for one in inside if (key := to(one.key)))
            if len(keys) >= count:
                return tuple(keys) if len(keys) == count else ()
        return ()

    def fellows(self, token: int) -> frozenset[str]:
        """The keys of the subject of the verb whose object a word is: an object is someone else."""
        word = self._phrase(token)
        if word is None or self._scene.tree.relation(word) not in _OBJECTS:
            return frozenset()
        return self._subjects_of(self._scene.tree.words[word].head, token, carry=True)

    def above(self, token: int) -> frozenset[str]:
        """The keys of the subjects of the verbs over a word: a noun means none of them, however deep it stands."""
        word, tree = self._phrase(token), self._scene.tree
        found: frozenset[str] = frozenset()
        while word is not None and tree.words[word].head >= 0:
            has_own = tree.relation(word) == "conj" and tree.children(word, *_SUBJECTS)
            beside = has_own or tree.relation(word) in _SUBJECTS
            word = tree.words[word].head
            found |= frozenset() if beside else self._subjects_of(word, token, carry=False)
        return found

    def agent(self, token: int, to: Picker) -> str | None:
        """Of those that a picker lets through, the nearest that does what a word is told of: the subject of a verb over
        it, or the object whom the next verb makes do it (`mendesak X agar menghentikan programnya`)."""
        word, tree = self._scene.tokens[token].word, self._scene.tree
        inside = self.inside(self._scene.tokens[token].sentence, token)
        while word is not None and tree.words[word].head >= 0:
            made = tree.relation(word) in _MADE
            word = tree.words[word].head
            relations = (*_OBJECTS, *_SUBJECTS) if made else _SUBJECTS
            parts = [part for relation in relations for part in tree.children(word, relation)]
            keys = [key for part in parts for one in inside if one.head == part and (key := to(one.key))]
            if keys or (parts and made):
                return keys[0] if keys else None
        return None

    def _phrase(self, token: int) -> int | None:
        """The head of the noun phrase that begins at a token."""
        word, tree = self._scene.tokens[token].word, self._scene.tree
        while word is not None and tree.relation(word) in _INNER:
            word = tree.words[word].head if tree.words[word].head >= 0 else None
        return word

    def _subjects_of(self, verb: int, token: int, *, carry: bool) -> frozenset[str]:
        """The keys of a verb's subject; with `carry` of the verb that it hangs on where it has none of its own."""
        tree = self._scene.tree
        while carry and verb >= 0 and not tree.children(verb, *_SUBJECTS) and tree.relation(verb) in _CARRIED:
            verb = tree.words[verb].head
        subjects = set(tree.children(verb, *_SUBJECTS)) if verb >= 0 else set()
        inside = self.inside(self._scene.tokens[token].sentence, token)
        return frozenset(one.key for one in inside if one.head in subjects)

    def pair(self, token: int, to: Picker, *, sentences: int = _WINDOW) -> tuple[str, ...]:
        """The two most prominent before a token of those that a picker lets through, or nobody."""
        here = self._scene.tokens[token].sentence
        scores: dict[str, float] = {}
        for one in self.before(token, sentences=sentences):
            key = to(one.key)
            if key:
                score = min(self._counts[one.key], 8) / 2 + one.is_subject - (here - one.sentence) - 2 * one.is_placed
                scores[key] = max(score, scores.get(key, score))
        best = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
        return tuple(key for key in scores if key in best) if len(best) == 2 else ()

    def _prominence(self, one: Spoken, here: int) -> float:
        frequent = min(self._counts[one.key], 6) / 4
        return frequent + 2.0 * (one.is_subject or one.is_speaker) - 1.5 * (here - one.sentence) - 2.0 * one.is_quoted

    def last_subject(self, sentence: int, before: int) -> tuple[str, ...]:
        """The keys that make up the nearest subject before a token in a sentence."""
        subjects = [one for one in self.inside(sentence, before) if one.is_subject]
        return tuple(dict.fromkeys(s.key for s in subjects if s.group == subjects[-1].group))

    def subjects(self, sentence: int, before: int) -> tuple[str, ...]:
        """The keys that make up a sentence's first subject before a token, if anybody known is its subject."""
        inside = self.inside(sentence, before)
        group = next((one.group for one in inside if one.is_subject), None)
        return tuple(dict.fromkeys(one.key for one in inside if one.group == group))

    def has_others(self, sentence: int, before: int) -> bool:
        """Whether a sentence has a subject before a token that is nobody known."""
        return self.other_subject(sentence, before) is not None

    def other_subject(self, sentence: int, before: int) -> int | None:
        """The token of a sentence's first subject before a token that is nobody known, or None."""
        if sentence < 0:
            return None
        known = {i for one in self.inside(sentence, before) for i in range(one.first, one.last)}
        numbers = range(self._scene.sentences[sentence].start, min(before, self._scene.sentences[sentence].stop))[
            -_MANY:
        ]
        words = ((i, self._scene.tokens[i].word) for i in numbers if i not in known)
        tree = self._scene.tree
        return next((i for i, word in words if word is not None and tree.relation(word) in _SUBJECTS), None)

    def person_since(self, sentence: int, before: int) -> str | None:
        """The last person named in a sentence after its nearest subject and before a token."""
        inside = self.inside(sentence, before)
        subject = max((s.first for s in inside if s.is_subject), default=-1)
        people = [s.key for s in inside if s.first > subject and not s.is_subject and self.person(s.key)]
        return people[-1] if people and subject >= 0 else None

    def subject_group(self, sentence: int, before: int) -> tuple[str, ...]:
        """The keys that make up a sentence's first subject, as far as it stands before a token."""
        inside = self.inside(sentence, before)
        subjects = [one for one in inside if one.is_subject] or inside[:1]
        keys = tuple(dict.fromkeys(one.key for one in inside if subjects and one.group == subjects[0].group))
        return tuple(key for key in keys if self._cast[key].type == "PER") or keys

    def _keep(self, link: Link) -> Spoken:
        head, base = self._heads(link)
        return Spoken(
            first=link.first,
            last=link.last,
            key=link.key,
            sentence=self._scene.tokens[link.first].sentence,
            is_subject=base is not None and self._scene.tree.relation(base) in _SUBJECTS,
            is_speaker=self._speaks(link, base),
            is_quoted=link.first in self._scene.quoted,
            is_placed=self._scene.word_before(link.first) in self._scene.shapes.places,
            is_argument=base is None or self._scene.tree.relation(base) in {*_SUBJECTS, *_OBJECTS, "root"},
            head=head,
            group=base if base is not None else -1 - link.first,
        )

    def _speaks(self, link: Link, base: int | None) -> bool:
        """Whether a word of saying stands right beside a mention, which is not the object of another verb (`X yang
        mendampingi Y mengatakan`)."""
        shapes, scene = self._scene.shapes, self._scene
        if scene.word_before(link.first) in shapes.saying:
            return True
        is_object = base is not None and scene.tree.relation(base) in _OBJECTS
        return scene.word_after(link.last) in shapes.says and not is_object

    def _heads(self, link: Link) -> tuple[int | None, int | None]:
        """The head of a mention, and of it with those joined to it by "and" or standing beside it."""
        span = self._scene.span(link.first, link.last)
        head = base = self._scene.tree.head_of(span.start, span.end)
        while base is not None and self._scene.tree.relation(base) in {"conj", "appos", "flat"}:
            base = self._scene.tree.words[base].head
        return head, base


def _order(one: Spoken) -> tuple[int, int]:
    return one.first, one.last
