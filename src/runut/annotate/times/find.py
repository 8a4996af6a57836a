"""The times of an article."""

from runut.lang.pack import Pack
from runut.types.reading import Reading
from runut.types.record import Time


def find_times(reading: Reading, *, pack: Pack) -> tuple[Time, ...]:
    """All times in the article's content, in text order."""
    return ()
