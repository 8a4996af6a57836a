"""Abbreviations that the article itself explains: `Badan Penanggulangan Bencana Daerah (BPBD)`, and `BPBD` after it."""

from collections.abc import Container, Iterator, Sequence

from msgspec.structs import replace

from runut.annotate.entities.names import Name
from runut.annotate.entities.scene import Scene

_LONGEST = 12  # letters
_WIDEST = 12  # tokens


def add_explained(scene: Scene, names: Sequence[Name], barred: Container[int]) -> tuple[Name, ...]:
    """The names, and with them organisations whose whole name an abbreviation in brackets shows, `and` inside or not
    (`Pusat Studi dan Penelitian X (PSPX)`), instead of the pieces."""
    ends = {name.last: name for name in names if name.size > 1}
    found: dict[int, Name] = {}
    for last in range(1, len(scene.tokens)):
        if scene.is_bracketed(last) and _is_short(scene.tokens[last].form):
            first = _head_of(scene, last, barred)
            known, form = ends.get(last), scene.tokens[last].form
            is_own = known is not None and any(form in entry.names for entry in known.entries)
            if first is not None and not is_own and not (known and known.first <= first):
                entries = tuple(entry for entry in scene.gazetteer.find(form) if entry.type == "ORG")
                found[first] = Name(first=first, last=last, type="ORG", entries=entries)
    inside = {i for name in found.values() for i in range(name.first, name.last)}
    return tuple(sorted([*(n for n in names if n.first not in inside), *found.values()], key=_position))


def _is_short(form: str) -> bool:
    return 1 < len(form) <= _LONGEST and sum(letter.isupper() for letter in form) > 1


def _head_of(scene: Scene, last: int, barred: Container[int]) -> int | None:
    """Where an organisation's name begins that ends at a token: at a word for such, with the abbreviation's letter if
    one has it, else the nearest, and at those right before that."""
    letter = scene.tokens[last].folded[0]
    run = list(_run_before(scene, last, barred))
    heads = [i for i in run if scene.shapes.heads.get(scene.tokens[i].folded) == "ORG"]
    if not heads:
        return None
    spelt = next((i for n, i in enumerate(run) if _initials(scene, run[: n + 1]) == scene.tokens[last].folded), None)
    if spelt is not None:
        return spelt
    lettered = [i for i in heads if scene.tokens[i].folded[0] == letter]
    first = lettered[-1] if lettered else heads[0]
    while first - 1 in heads and not lettered:
        first -= 1
    return first if last - first > 1 else None


def _initials(scene: Scene, run: Sequence[int]) -> str:
    return "".join(scene.tokens[i].folded[0] for i in reversed(run))


def _run_before(scene: Scene, last: int, barred: Container[int]) -> Iterator[int]:
    """The capitalised words before a token, nearest first, over small words that may stand inside a name."""
    start = max(scene.sentence_of(last).start, last - _WIDEST)
    for token in range(last - 1, start - 1, -1):
        here = scene.tokens[token]
        if token in barred or (token < last - 1 and scene.tokens[token + 1].gap not in {" ", "-"}):
            return
        if here.is_capitalised:
            yield token
        elif token == last - 1 or here.folded not in scene.shapes.long_joints:
            return


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
    initials = {token.folded[0] for token in scene.tokens[name.first : name.last]}
    is_body = not name.entries and scene.shapes.heads.get(scene.tokens[name.first].folded) == "ORG" and form.isupper()
    return _is_short(form) and (is_body or form[0].casefold() in initials)


def _position(name: Name) -> tuple[int, int]:
    return name.first, name.last
