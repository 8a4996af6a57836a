"""How far two annotations of the same characters agree: counts by figure, by label, and what was taken for what.

The shared folder's scorer reads and aligns both sides (`spans`, `entities`); this counts more finely than it prints.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType
from typing import NamedTuple

Place = tuple[int, int]
Entity = tuple[int, int, str]
LEMMA_UPOS = frozenset({"NOUN", "VERB", "ADJ"})
NONE = "–"
_MERGED = {"GPE": "LOC", "FAC": "LOC", "NOR": "ORG"}  # what a data set without GPE calls these


class Counts(NamedTuple):
    """How many were found rightly, are right, and were found."""

    hit: int
    gold: int
    found: int

    def f1(self) -> float:
        """Harmonic mean of precision and recall, in per cent; 0 where there is nothing."""
        return 200 * self.hit / (self.gold + self.found) if self.gold + self.found else 0.0


class Token(NamedTuple):
    """A surface token by its range of non-blank characters; `head` is that of its head's token, None for the root."""

    upos: str
    head: Place | None
    relation: str


class Agreement(NamedTuple):
    """Figures of one data set, and by layer the figures of each label and what was taken for what."""

    figures: dict[str, Counts]
    labels: dict[str, dict[str, Counts]]
    confusions: dict[str, Counter[tuple[str, str]]]


def compare_trees(gold: str, system: str, scorer: ModuleType) -> Agreement:
    """Words, sentences, UPOS, UAS, LAS and lemmas of two CoNLL-U texts. Raises ValueError where characters differ."""
    (g, g_ends), (s, s_ends) = (_tokens(text, scorer) for text in _same_text(gold, system, scorer))
    both = g.keys() & s.keys()
    attached = {place for place in both if g[place].head == s[place].head}
    size = (len(g), len(s))
    upos = by_label(g, s, both, _upos)
    relations = by_label(g, s, attached, _relation)
    figures = {
        "words": Counts(len(both), *size),
        "sentences": Counts(len(g_ends & s_ends), len(g_ends), len(s_ends)),
        "UPOS": Counts(sum(c.hit for c in upos.values()), *size),
        "UAS": Counts(len(attached), *size),
        "LAS": Counts(sum(c.hit for c in relations.values()), *size),
        "lemmas": _lemma_counts(lemmas(gold), lemmas(system)),
    }
    pairs = {"UPOS": _pairs(g, s, both, _upos), "relation": _pairs(g, s, both, _relation)}
    return Agreement(figures, {"UPOS": upos, "LAS": relations}, pairs)


def compare_entities(gold: set[Entity], found: set[Entity]) -> Agreement:
    """Figures by type and together, as the scorer counts: types that gold does not know are no part of it."""
    kinds = sorted({kind for *_, kind in gold})
    if "GPE" not in kinds:
        found = {(start, end, _MERGED.get(kind, kind)) for start, end, kind in found}
    found = {entity for entity in found if entity[2] in kinds}
    labels = {kind: _count(_of(gold, kind), _of(found, kind)) for kind in kinds}
    return Agreement({**labels, "all": _count(gold, found)}, {"type": labels}, {"type": _entity_pairs(gold, found)})


def _of(entities: set[Entity], kind: str) -> set[Entity]:
    return {entity for entity in entities if entity[2] == kind}


def _count(gold: set[Entity], found: set[Entity]) -> Counts:
    return Counts(len(gold & found), len(gold), len(found))


def _entity_pairs(gold: set[Entity], found: set[Entity]) -> Counter[tuple[str, str]]:
    """Missed and wrongly found names against what overlaps them; a name is met once on each side."""
    pairs: Counter[tuple[str, str]] = Counter()
    wrong = sorted(found - gold)
    met: set[Entity] = set()
    for entity in sorted(gold - found):
        over = [other for other in wrong if other[0] < entity[1] and entity[0] < other[1]]
        met.update(over)
        pairs[entity[2], _seen_as(entity, over)] += 1
    pairs.update((NONE, entity[2]) for entity in wrong if entity not in met)
    return pairs


def _seen_as(entity: Entity, over: list[Entity]) -> str:
    if not over:
        return NONE
    same = entity[:2] in [other[:2] for other in over]
    return over[0][2] if same else f"{over[0][2]}, other ends"


def by_label(
    gold: Mapping[Place, Token], system: Mapping[Place, Token], judged: Iterable[Place], label: Callable[[Token], str]
) -> dict[str, Counts]:
    """Counts of each label; right where it is the same at a judged place."""
    hits = Counter(label(gold[place]) for place in judged if label(gold[place]) == label(system[place]))
    wanted, found = (Counter(map(label, side.values())) for side in (gold, system))
    return {name: Counts(hits[name], wanted[name], found[name]) for name in sorted({*wanted, *found})}


def _pairs(
    gold: Mapping[Place, Token], system: Mapping[Place, Token], judged: Iterable[Place], label: Callable[[Token], str]
) -> Counter[tuple[str, str]]:
    return Counter(
        (label(gold[place]), label(system[place])) for place in judged if label(gold[place]) != label(system[place])
    )


def _upos(token: Token) -> str:
    return token.upos


def _relation(token: Token) -> str:
    return token.relation


def _same_text(gold: str, system: str, scorer: ModuleType) -> tuple[str, str]:
    sides = [scorer.spans(scorer.read_conllu(text))[2] for text in (gold, system)]
    if sides[0] != sides[1]:
        raise ValueError("the two sides do not hold the same characters")
    return gold, system


def _tokens(text: str, scorer: ModuleType) -> tuple[dict[Place, Token], set[Place]]:
    found, ends, _ = scorer.spans(scorer.read_conllu(text))
    return {place: Token(t.pos, head, t.relation) for place, (t, head) in found.items()}, set(ends)


def lemmas(text: str) -> dict[Place, tuple[str, str]]:
    """UPOS and lemma of each surface token; those of a multiword token are those of its first word."""
    found: dict[Place, tuple[str, str]] = {}
    at = 0
    for form, rows in _surface(text):
        size = len("".join(form.split()))
        found[at, at + size] = (rows[0][3], rows[0][2])
        at += size
    return found


def _surface(text: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Each surface token with the rows of its words."""
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    rows = iter(row for row in lines if "." not in row[0])
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            yield row[1], [next(rows) for _ in range(first, last + 1)]
        else:
            yield row[1], [row]


def _lemma_counts(gold: dict[Place, tuple[str, str]], system: dict[Place, tuple[str, str]]) -> Counts:
    """Agreement on the lemmas of gold's nouns, verbs and adjectives that are one word on both sides, capitals aside."""
    judged = [place for place, (upos, _) in gold.items() if upos in LEMMA_UPOS and place in system]
    hits = sum(gold[place][1].lower() == system[place][1].lower() for place in judged)
    return Counts(hits, len(judged), len(judged))


def most_frequent(pairs: Counter[tuple[str, str]], count: int) -> list[tuple[tuple[str, str], int]]:
    """The pairs that come most often, ties by name."""
    return sorted(pairs.items(), key=_rank)[:count]


def _rank(item: tuple[tuple[str, str], int]) -> tuple[int, tuple[str, str]]:
    return -item[1], item[0]
