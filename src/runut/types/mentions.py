"""Which entities are spoken of where: quick look-ups over an article's entities."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from runut.types.record import Entity, Mention

_KINDS = {"name": 0, "nominal": 1, "pronoun": 2}


class MentionIndex:
    """Mentions of all entities in text order; one range may be a mention of several entities (`kedua pemimpin`)."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_id = {entity.id: entity for entity in entities}
        pairs = [(mention, entity) for entity in self._by_id.values() for mention in entity.mentions]
        self._pairs = sorted(pairs, key=_text_order)
        self._starts = [mention.start for mention, _ in self._pairs]
        self._longest = max((mention.end - mention.start for mention, _ in self._pairs), default=0)

    def by_id(self, id: str) -> Entity | None:
        """The entity with an id, or None."""
        return self._by_id.get(id)

    def pairs(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        """Mentions that share a code point with a range, with their entities, in text order."""
        return list(self._overlapping(start, end))

    def at(self, start: int, end: int) -> tuple[Entity, ...]:
        """Entities mentioned at or across a range, best first: the closest range, then names before pronouns."""
        scored = [
            (*_distance(mention, start, end), number, entity)
            for number, (mention, entity) in enumerate(self._overlapping(start, end))
        ]
        return _unique(entity for *_, entity in sorted(scored, key=_score))

    def in_range(self, start: int, end: int) -> tuple[Entity, ...]:
        """Entities with a mention wholly inside a range, in text order, each once."""
        return _unique(e for m, e in self._overlapping(start, end) if start <= m.start and m.end <= end)

    def _overlapping(self, start: int, end: int) -> Iterator[tuple[Mention, Entity]]:
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, end - 1)
        return (pair for pair in self._pairs[first:last] if pair[0].end > start)


def _text_order(pair: tuple[Mention, Entity]) -> tuple[int, int, str]:
    mention, entity = pair
    return mention.start, -mention.end, entity.id


def _distance(mention: Mention, start: int, end: int) -> tuple[int, int]:
    """How badly a mention fits a range: code points that only one of the two covers, then its kind."""
    return abs(mention.start - start) + abs(mention.end - end), _KINDS[mention.kind]


def _score(item: tuple[int, int, int, Entity]) -> tuple[int, int, int]:
    return item[:3]


def _unique(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple({entity.id: entity for entity in entities}.values())
