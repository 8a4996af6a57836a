"""Abbreviations that the article itself explains: `Badan Penanggulangan Bencana Daerah (BPBD)`, and `BPBD` after it."""

from collections.abc import Container, Sequence

from msgspec.structs import replace

from runut.annotate.entities.names import Name
from runut.annotate.entities.scene import Scene

_LONGEST = 12  # letters


def find_acronyms(scene: Scene, names: Sequence[Name]) -> dict[str, Name]:
    """Abbreviations in brackets right after a name that is no person's, with that name."""
    found: dict[str, Name] = {}
    for name in names:
        if name.type != "PER" and name.size > 1 and _abbreviates(scene, name):
            form = scene.tokens[name.last].form
            listed = scene.gazetteer.find(form)
            if name.entries and listed and not {e.key for e in listed} & {e.key for e in name.entries}:
                continue  # `Dewan Keamanan Perserikatan Bangsa-Bangsa (PBB)`: of a part of the name only
            entries = name.entries or tuple(e for e in listed if e.type == name.type)
            found.setdefault(form, replace(name, entries=entries))
    return found


def add_acronyms(
    scene: Scene, names: Sequence[Name], barred: Container[int]
) -> tuple[tuple[Name, ...], dict[int, Name]]:
    """The names with every place of an explained abbreviation among them; and, by first token, what each stands for."""
    meanings = find_acronyms(scene, names)
    if not meanings:
        return tuple(names), {}
    places: dict[int, Name] = {
        i: meanings[t.form] for i, t in enumerate(scene.tokens) if t.form in meanings and i not in barred
    }
    kept = [name for name in names if not (name.size == 1 and name.first in places)]
    inside = {i for name in kept for i in range(name.first, name.last)}
    explained = {i: name for i, name in places.items() if i not in inside}
    added = [Name(first=i, last=i + 1, type=name.type, entries=name.entries) for i, name in explained.items()]
    full = {meant.first: meant for meant in meanings.values()}
    renewed = [full.get(name.first, name) if not name.entries else name for name in kept]
    return tuple(sorted([*renewed, *added], key=_position)), explained


def _abbreviates(scene: Scene, name: Name) -> bool:
    """Whether what stands in brackets after a name begins like one of its words and has several capitals."""
    if not scene.is_bracketed(name.last):
        return False
    form = scene.tokens[name.last].form
    capitals = sum(letter.isupper() for letter in form)
    initials = {token.folded[0] for token in scene.tokens[name.first : name.last]}
    return 1 < len(form) <= _LONGEST and capitals > 1 and form[0].casefold() in initials


def _position(name: Name) -> tuple[int, int]:
    return name.first, name.last
