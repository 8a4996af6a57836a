"""Capitals: the city, or the government that sits there."""

from collections.abc import Sequence

from runut.annotate.entities.names import Name
from runut.annotate.entities.scene import Scene
from runut.lang.gazetteer import GazetteerEntry

_BETWEEN = 2  # words such as "again" between a name and its verb
_ACTING_RELATIONS = frozenset({"nsubj", "obj", "iobj", "csubj"})


def read_metonyms(scene: Scene, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names with every capital that acts or is acted on as a government replaced by what it speaks for."""
    found: list[Name] = []
    for name in names:
        stands_for = _speaker(scene, name)
        if stands_for and _acts(scene, name, found, stands_for):
            name = Name(first=name.first, last=name.last, type=stands_for.type, entries=(stands_for,))
        found.append(name)
    return tuple(found)


def _speaker(scene: Scene, name: Name) -> GazetteerEntry | None:
    """The country that a city's name may stand for, or None."""
    city = name.entries[0] if name.entries else None
    if city is None or city.kind not in {"capital", "city"} or not city.speaks_for:
        return None
    return scene.gazetteer.get(city.speaks_for)


def _acts(scene: Scene, name: Name, before: Sequence[Name], country: GazetteerEntry) -> bool:
    if scene.tokens[name.first].zone == "dateline" or _is_placed_by_next(scene, name) or _is_struck(scene, name):
        return False
    fellow = _coordinated(scene, name, before)
    if fellow:
        return fellow.type == "GPE" and not (fellow.entries and fellow.entries[0].kind in {"capital", "city"})
    preposition = _phrase_before(scene, name.first, scene.vocabulary.places)
    if preposition:
        sent = _phrase_before(scene, name.first - 1, scene.vocabulary.sent)
        return preposition in scene.vocabulary.ways and sent is not None
    if _phrase_before(scene, name.first, scene.vocabulary.toward):
        return True
    return country.key not in scene.vocabulary.home and _is_acting(scene, name)


def _is_struck(scene: Scene, name: Name) -> bool:
    """Whether a verb follows, past a word or two such as "again", that tells what befalls a place (`dihujani X`)."""
    token = name.last
    while scene.word_after(token) in scene.vocabulary.acting and token < name.last + _BETWEEN:
        token += 1
    return scene.word_after(token) in scene.vocabulary.struck


def _is_placed_by_next(scene: Scene, name: Name) -> bool:
    """Whether a bracket, or a comma and another name, follows, as after a place."""
    if scene.word_after(name.last) == "":
        return False
    gap, after = scene.tokens[name.last].gap, scene.tokens[name.last]
    if gap.startswith(",") and scene.tokens[name.first].gap.strip() == ",":
        return True
    return "(" in gap or ("," in gap and after.is_capitalised and scene.style_of(name.first) == "normal")


def _coordinated(scene: Scene, name: Name, before: Sequence[Name]) -> Name | None:
    """The name to which this one is joined by "and", a comma or a hyphen, or None."""
    if not before or scene.tokens[before[-1].first].sentence != scene.tokens[name.first].sentence:
        return None
    last, between = before[-1], scene.tokens[name.first].gap.strip()
    if last.type not in {"GPE", "ORG", "LOC"}:
        return None
    if name.first - last.last == 1 and scene.tokens[last.last].folded in scene.vocabulary.ands:
        return last
    return last if name.first == last.last and between in {"-", "–"} else None


def _phrase_before(scene: Scene, token: int, phrases: frozenset[str]) -> str | None:
    """The phrase of one to three words that ends right before a token and is in the set, or None."""
    start = scene.sentence_of(token).start if token < len(scene.tokens) else 0
    for size in (1, 2, 3):
        if token - size >= start and scene.folded(token - size, token) in phrases:
            return scene.folded(token - size, token)
    return None


def _is_acting(scene: Scene, name: Name) -> bool:
    head = scene.tokens[name.first].word
    if head is not None and scene.tree.relation(head) in _ACTING_RELATIONS:
        return True
    after = scene.word_after(name.last)
    return after in scene.vocabulary.acting or scene.is_verb(name.last)
