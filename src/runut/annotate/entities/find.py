"""The entities of an article."""

from runut.lang.pack import Pack
from runut.types.reading import Reading
from runut.types.record import Entity


def find_entities(reading: Reading, *, pack: Pack) -> tuple[Entity, ...]:
    """All entities in the article's content, in text order."""
    return ()
