"""Who has been spoken of so far, and how prominently: what pronouns and plain nouns look back to."""

from collections import Counter
from collections.abc import Callable, Iterable

from runut.annotate.entities.cast import Cast, Link
from runut.annotate.entities.scene import Scene
from runut.types.text import Value

Picker = Callable[[str], str | None]  # from an entity's key to the key that counts, or None

_SUBJECTS = frozenset({"nsubj", "csubj"})
_WINDOW = 4  # sentences
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
        self.spoken.append(self._keep(link))
        self.spoken.sort(key=_order)

    def person(self, key: str) -> str | None:
        """The key if it is one person's."""
        member = self._cast[key]
        return key if member.type == "PER" and not member.is_plural else None

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

    def several(self, key: str) -> str | None:
        """The key if it stands for several: a country, an organisation, people without names."""
        member = self._cast[key]
        return key if member.type in {"ORG", "GPE"} or member.is_plural else None

    def before(self, token: int, *, sentences: int = _WINDOW) -> list[Spoken]:
        """Mentions that end before a token, in its sentence and some before it, in text order."""
        here = self._scene.tokens[token].sentence
        return [one for one in self.spoken if one.last <= token and here - one.sentence < sentences]

    def between(self, first: int, last: int) -> list[Spoken]:
        """Mentions that begin at the tokens `first` to `last` (half-open), in text order."""
        return [one for one in self.spoken if first <= one.first < last]

    def best(self, token: int, to: Picker, *, spoken: bool = False) -> str | None:
        """The most prominent before a token of those that a picker lets through; `spoken` for whoever speaks."""
        here = self._scene.tokens[token].sentence
        picked = [(to(one.key), one) for one in self.before(token) if not (spoken and one.is_quoted)]
        scored = [
            (self._prominence(one, here) + 2.0 * (spoken and one.is_speaker), one.first, key)
            for key, one in picked
            if key
        ]
        return max(scored)[2] if scored else None

    def joined(self, token: int, to: Picker) -> tuple[str, ...]:
        """The last two before a token that "and" joins, of those that a picker lets through, or nobody."""
        before = self.before(token)
        for later in reversed(before):
            for one in before:
                gap = range(one.last, later.first)
                if one.sentence != later.sentence or not 0 < len(gap) <= _WIDE:
                    continue
                if self._scene.tokens[one.last].folded not in self._scene.vocabulary.ands:
                    continue
                keys = (to(one.key), to(later.key))
                if keys[0] and keys[1] and keys[0] != keys[1]:
                    return keys[0], keys[1]
        return ()

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
        subjects = [s for s in self.spoken if s.sentence == sentence and s.last <= before and s.is_subject]
        return tuple(dict.fromkeys(s.key for s in subjects if s.group == subjects[-1].group))

    def person_since(self, sentence: int, before: int) -> str | None:
        """The last person named in a sentence after its nearest subject and before a token."""
        inside = [s for s in self.spoken if s.sentence == sentence and s.last <= before]
        subject = max((s.first for s in inside if s.is_subject), default=-1)
        people = [s.key for s in inside if s.first > subject and not s.is_subject and self.person(s.key)]
        return people[-1] if people and subject >= 0 else None

    def subject_group(self, sentence: int, before: int) -> tuple[str, ...]:
        """The keys that make up a sentence's first subject, as far as it stands before a token."""
        inside = [one for one in self.spoken if one.sentence == sentence and one.last <= before]
        subjects = [one for one in inside if one.is_subject] or inside[:1]
        keys = tuple(dict.fromkeys(one.key for one in inside if subjects and one.group == subjects[0].group))
        return tuple(key for key in keys if self._cast[key].type == "PER") or keys

    def _keep(self, link: Link) -> Spoken:
        base = self._base(link)
        return Spoken(
            first=link.first,
            last=link.last,
            key=link.key,
            sentence=self._scene.tokens[link.first].sentence,
            is_subject=base is not None and self._scene.tree.relation(base) in _SUBJECTS,
            is_speaker=self._speaks(link),
            is_quoted=link.first in self._scene.quoted,
            is_placed=self._scene.word_before(link.first) in self._scene.shapes.places,
            group=base if base is not None else -1 - link.first,
        )

    def _speaks(self, link: Link) -> bool:
        """Whether a word of saying stands right beside a mention."""
        shapes, scene = self._scene.shapes, self._scene
        return scene.word_before(link.first) in shapes.saying or scene.word_after(link.last) in shapes.says

    def _base(self, link: Link) -> int | None:
        """The word on which a mention, and those joined to it by "and" or standing beside it, hang."""
        span = self._scene.span(link.first, link.last)
        head = self._scene.tree.head_of(span.start, span.end)
        while head is not None and self._scene.tree.relation(head) in {"conj", "appos", "flat"}:
            head = self._scene.tree.words[head].head
        return head


def _order(one: Spoken) -> tuple[int, int]:
    return one.first, one.last
