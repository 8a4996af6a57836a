"""The events of an article."""

from runut.lang.pack import Pack
from runut.types.reading import Reading
from runut.types.record import Event


def find_events(reading: Reading, *, pack: Pack) -> tuple[Event, ...]:
    """All events in the article's content, in text order."""
    return ()
