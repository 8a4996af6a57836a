"""From links to the finished entities."""

from collections import defaultdict
from collections.abc import Iterable

from runut.annotate.entities.cast import Cast, Held, Link, to_entity
from runut.annotate.entities.scene import Scene
from runut.types.record import Entity, Mention, Office


def assemble(scene: Scene, links: Iterable[Link], held: Iterable[Held], cast: Cast) -> tuple[Entity, ...]:
    """Entities numbered by their first mention, each with its mentions and offices in text order."""
    mentions: dict[str, list[Mention]] = {}
    for link in {_link_order(link): link for link in sorted(links, key=_link_order)}.values():
        span = scene.span(link.first, link.last)
        mention = Mention(start=span.start, end=span.end, kind=link.kind, why=link.why)
        mentions.setdefault(link.key, []).append(mention)
    offices: defaultdict[str, list[Office]] = defaultdict(list)
    for one in sorted(set(held), key=_held_order):
        span = scene.span(one.first, one.last)
        offices[one.key].append(Office(start=span.start, end=span.end, title=one.title, of=one.of))
    return tuple(
        to_entity(f"e{number}", cast[key], tuple(places), tuple(offices[key]))
        for number, (key, places) in enumerate(mentions.items(), 1)
    )


def _link_order(link: Link) -> tuple[int, int, str]:
    return link.first, -link.last, link.key


def _held_order(held: Held) -> tuple[int, int, str]:
    return held.first, held.last, held.key
