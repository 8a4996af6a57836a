"""Who says so: the attributions and quotations of an article."""

from runut.lang.pack import Pack
from runut.types.reading import Reading
from runut.types.record import Attribution, Quotation


def find_reported(reading: Reading, *, pack: Pack) -> tuple[tuple[Attribution, ...], tuple[Quotation, ...]]:
    """All attributions and all quotations in the article's content, each in text order."""
    return (), ()
