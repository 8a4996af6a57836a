"""Ministries, parliaments and the like, named by what they are and whose they are."""

from collections.abc import Container, Iterator, Sequence
from functools import cache

from runut.annotate.entities.names import Name
from runut.annotate.entities.scene import Scene
from runut.lang.gazetteer import GazetteerEntry, load_gazetteer
from runut.lang.names import fold
from runut.lang.pack import Pack
from runut.types.text import Value

Countries = dict[int, tuple[GazetteerEntry, int]]  # by first token: the country and where its name ends

_WIDEST = 5  # tokens of the longest phrase in the table


class BodyWords(Value, frozen=True, kw_only=True):
    """What a kind of body is called, in the text's language and in English; whether it stands for its country.

    `english` is None for a ministry: the gazetteer names it.
    """

    phrase: str
    english: str | None
    is_country: bool = False


class BodyTable(Value, frozen=True, kw_only=True):
    """Kinds of bodies by their words; special English names by words and country; adjectives of regions."""

    kinds: dict[str, BodyWords]
    special: dict[tuple[str, str], str]
    adjectives: dict[str, str]
    first_words: frozenset[str]


class Body(Value, frozen=True, kw_only=True):
    """A body named in the text at the tokens `first` to `last`; `country` a key, None where the text leaves it out."""

    first: int
    last: int
    kind: BodyWords
    country: str | None


@cache
def load_bodies(pack: Pack) -> BodyTable:
    """The pack's table of public bodies."""
    kinds = [
        BodyWords(phrase=phrase, english=english, is_country=type == "GPE")
        for phrase, english, type in pack.rows("entities/body_kinds.tsv", 3)
    ]
    kinds += [
        BodyWords(phrase=name.casefold(), english=f"{{adj}} {ministry.name.lower()}", is_country=True)
        for ministry in load_gazetteer(pack).ministries
        for name in ministry.names
        if ministry.is_country
    ]
    return BodyTable(
        kinds={kind.phrase: kind for kind in kinds},
        first_words=frozenset(kind.phrase.split()[0] for kind in kinds),
        special={(phrase, country): name for phrase, country, name in pack.rows("entities/body_names.tsv", 3)},
        adjectives=dict(pack.rows("entities/adjectives.tsv", 2)),  # type: ignore[arg-type]
    )


def find_bodies(scene: Scene, names: Sequence[Name], table: BodyTable, titled: Container[int] = ()) -> tuple[Body, ...]:
    """All bodies that the text names by kind, in text order; no country that begins at one of the `titled` words, which
    end a title (`kepala negara`)."""
    countries = {name.first: (entry, name.last) for name in names if (entry := country_of(name))}
    taken = {i for name in names if name.size > 1 and name.entries for i in range(name.first, name.last)}
    starts = {name.first for name in names}
    found: list[Body] = []
    for first in range(len(scene.tokens)):
        if found and first < found[-1].last:
            continue
        body = _body_at(scene, first, table, countries)
        if body and body.country is None and _runs_on(scene, body.last, starts):
            continue
        if body and body.kind.is_country and first in titled:
            continue
        if body and (first not in taken or (body.kind.is_country and body.country)):
            found.append(body)
    return tuple(found)


def _runs_on(scene: Scene, last: int, starts: Container[int]) -> bool:
    """Whether a capitalised word that begins no other name goes on with a body's name (`Air Force One`)."""
    if not scene.word_after(last) or last in starts:
        return False
    here = scene.tokens[last]
    return here.is_capitalised and here.gap == " " and scene.is_proper(last)


def country_of(name: Name) -> GazetteerEntry | None:
    """The listed country that a name stands for, or None."""
    return next((entry for entry in name.entries if entry.kind == "country"), None)


def _body_at(scene: Scene, first: int, table: BodyTable, countries: Countries) -> Body | None:
    word = scene.tokens[first].folded
    if word not in table.first_words and word not in scene.ministry_lengths:
        return None
    for last in _ends(scene, first):
        kind = table.kinds.get(scene.folded(first, last)) or _ministry(scene, first, last)
        if kind:
            owner = countries.get(last) or (_country_at(scene, last) if kind.is_country else None)
            if owner and scene.is_joined(last):
                return Body(first=first, last=owner[1], kind=kind, country=owner[0].key)
            if not kind.is_country and stands_alone(scene, first, last):
                return Body(first=first, last=last, kind=kind, country=None)
            return None
    return None


def _country_at(scene: Scene, token: int) -> tuple[GazetteerEntry, int] | None:
    """The country named at a token, whatever longer name it may be part of (an army is listed by name too)."""
    if not scene.word_after(token):
        return None
    stop = scene.sentence_of(token).stop
    for last in range(min(stop, token + 3), token, -1):
        found = [entry for entry in scene.gazetteer.find(scene.surface(token, last)) if entry.kind == "country"]
        if found:
            return found[0], last
    return None


def _ends(scene: Scene, first: int) -> Iterator[int]:
    limit = min(scene.sentence_of(first).stop, first + _WIDEST)
    last = first + 1
    while last < limit and scene.is_joined(last):
        last += 1
    return iter(range(last, first, -1))


def stands_alone(scene: Scene, first: int, last: int) -> bool:
    """Whether every word is capitalised where capitals mean something, as in a proper name."""
    tokens = scene.tokens[first:last]
    if scene.style_of(first) != "normal" or not all(token.is_capitalised for token in tokens):
        return False
    if len(tokens) > 1 or not scene.starts_sentence(first) or tokens[0].is_upper or scene.is_proper(first):
        return True
    return scene.gazetteer.is_abbreviation(tokens[0].form)


def _ministry(scene: Scene, first: int, last: int) -> BodyWords | None:
    if scene.ministry_lengths.get(fold(scene.tokens[first].form), 0) < last - first:
        return None
    surface = scene.surface(first, last)
    return BodyWords(phrase=surface, english=None) if scene.gazetteer.is_ministry(surface) else None


def english_name(body: Body, owner: GazetteerEntry | None, table: BodyTable) -> str:
    """The usual English name of a body that is no listed ministry, given whose it is."""
    english = body.kind.english or ""
    if owner is None:
        return english.replace("{adj} ", "").replace("{of} ", "")
    special = table.special.get((body.kind.phrase, owner.key))
    return special or english.format(adj=owner.adjective or owner.name, of=owner.name)
