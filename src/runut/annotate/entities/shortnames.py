"""Short names of people whom the article names in full elsewhere (`Wang` beside `Wang Yi`)."""

from collections.abc import Iterable, Sequence

from runut.annotate.entities.names import Name
from runut.annotate.entities.scene import Scene

_SHORTEST = 2  # letters


def add_short_names(scene: Scene, names: Sequence[Name], barred: Iterable[int]) -> tuple[Name, ...]:
    """The names, and with them every single capitalised word that is part of a personal name; not the barred tokens."""
    words = {word for name in names if name.type == "PER" for word in _words(scene, name)}
    kept = [name for name in names if not _is_persons(scene, name, words)]
    taken = {i for name in kept for i in range(name.first, name.last)} | set(barred)
    small = {token.folded for token in scene.tokens if not token.is_capitalised}
    short = [
        Name(first=i, last=i + 1, type="PER")
        for i, token in enumerate(scene.tokens)
        if i not in taken and token.folded in words and _is_short_name(scene, i, taken, small)
    ]
    return tuple(sorted([*kept, *short], key=_position))


def _is_persons(scene: Scene, name: Name, words: set[str]) -> bool:
    """Whether a town's name, or one that only the model sees, is here part of a person's (`Riyad al-Maliki`)."""
    if name.size > 1 or name.type == "PER":
        return False
    is_town = bool(name.entries) and name.entries[0].kind in {"city", "capital", "region"}
    is_unlisted = not name.entries and not scene.tokens[name.first].is_upper
    word = scene.tokens[name.first].folded
    return (is_town or is_unlisted) and word in words and scene.word_before(name.first) not in scene.vocabulary.places


def _position(name: Name) -> tuple[int, int]:
    return name.first, name.last


def _words(scene: Scene, name: Name) -> Iterable[str]:
    left_out = scene.vocabulary.particles | scene.vocabulary.addresses
    return (t.folded for t in scene.tokens[name.first : name.last] if t.folded not in left_out)


def _is_short_name(scene: Scene, token: int, taken: set[int], small: set[str]) -> bool:
    """Whether a word looks like a name by its capital, and is not a piece of a longer unknown name."""
    here = scene.tokens[token]
    if not here.is_capitalised or len(here.form) < _SHORTEST:
        return False
    shown = scene.style_of(token) == "normal" and not scene.starts_sentence(token)
    if not shown and (here.folded in small or not scene.is_proper(token)):
        return False
    return scene.style_of(token) != "normal" or not (
        _is_piece(scene, token - 1, token, taken) or _is_piece(scene, token + 1, token, taken)
    )


def _is_piece(scene: Scene, beside: int, token: int, taken: set[int]) -> bool:
    """Whether the word beside belongs to the same name: capitalised, untaken, no title, no sentence's first word."""
    if beside not in scene.sentence_of(token) or beside in taken or scene.tokens[max(beside, token)].gap != " ":
        return False
    other = scene.tokens[beside]
    if not other.is_capitalised or other.folded in scene.vocabulary.titles:
        return False
    return beside > token or not scene.starts_sentence(beside)
