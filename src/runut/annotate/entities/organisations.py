"""Organisations that no list has: which short names mean the same as longer ones (`Toba Pulp`, `Kementerian`)."""

from collections.abc import Sequence

from msgspec.structs import replace

from runut.annotate.entities.cast import Cast, Link
from runut.annotate.entities.scene import Scene
from runut.types.text import Value

_SHORTEST = 4  # letters of one word that may stand for a longer name


class _Organisation(Value, frozen=True, kw_only=True):
    """A name of an organisation at `first`: the entity's key and its words without those of its legal form."""

    first: int
    key: str
    words: tuple[str, ...]


def join_organisations(scene: Scene, links: Sequence[Link], cast: Cast) -> list[Link]:
    """The links, those of organisations' short names to whom a longer name means; a bare word for a body that means
    none is no name."""
    named = [
        _Organisation(first=link.first, key=link.key, words=_core(scene, link))
        for link in links
        if link.kind == "name" and cast[link.key].type == "ORG"
    ]
    return [found for link in links if (found := _joined(scene, link, named, cast))]


def _joined(scene: Scene, link: Link, named: Sequence[_Organisation], cast: Cast) -> Link | None:
    member = cast[link.key]
    if link.kind != "name" or member.type != "ORG" or member.entry:
        return link
    words = _core(scene, link)
    if not words:
        return link
    if len(words) == 1 and scene.shapes.heads.get(words[0]) == "ORG":
        return _bare(scene, link, words, named)
    is_short = len(words) == 1 and (len(words[0]) < _SHORTEST or scene.tokens[link.first].is_upper)
    longer = [one for one in named if _is_longer(one.words, words) or (one.words == words and one.key != link.key)]
    keys = {one.key for one in longer}
    return replace(link, key=longer[0].key) if len(keys) == 1 and not is_short else link


def _bare(scene: Scene, link: Link, words: tuple[str, ...], named: Sequence[_Organisation]) -> Link | None:
    """The link of a word such as "ministry" that stands for the last one named."""
    before = [one for one in named if one.first < link.first and _is_longer(one.words, words)]
    return replace(link, key=before[-1].key) if before and words[0] in scene.shapes.units else None


def _is_longer(words: tuple[str, ...], start: tuple[str, ...]) -> bool:
    return len(words) > len(start) and words[: len(start)] == start


def _core(scene: Scene, link: Link) -> tuple[str, ...]:
    """The words of a name without those of its legal form at its ends."""
    words = [token.folded for token in scene.tokens[link.first : link.last]]
    while words and words[0] in scene.shapes.legal:
        words.pop(0)
    while words and words[-1] in scene.shapes.legal:
        words.pop()
    return tuple(words)
