"""The one place that knows the order of the stages."""

from collections.abc import Iterable, Iterator
from traceback import extract_tb

from msgspec.structs import replace

from runut.annotate.entities.find import find_entities
from runut.annotate.events.find import find_events
from runut.annotate.reported.find import find_reported
from runut.annotate.times.find import find_times
from runut.clean.page import clean_page
from runut.errors import RunutError
from runut.lang.pack import Pack
from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.record import Record
from runut.types.syntax import span_of
from runut.types.text import Raw, Rejection


def annotate(reading: Reading, *, pack: Pack) -> Reading:
    """The reading with all its layers."""
    reading = replace(reading, times=find_times(reading, pack=pack))
    reading = replace(reading, entities=find_entities(reading, pack=pack))
    attributions, quotations = find_reported(reading, pack=pack)
    reading = replace(reading, attributions=attributions, quotations=quotations)
    return replace(reading, events=find_events(reading, pack=pack))


def to_record(reading: Reading) -> Record:
    """The article record of a finished reading."""
    article = reading.article
    return Record(
        id=article.id,
        sha256=article.sha256,
        path=article.path,
        url=article.url,
        text=article.text,
        language=article.language,
        title=article.title,
        authors=article.authors,
        editors=article.editors,
        outlet=article.outlet,
        published=article.published,
        zones=article.zones,
        sentences=tuple(span_of(s) for s in reading.syntax.sentences),
        entities=reading.entities,
        times=reading.times,
        attributions=reading.attributions,
        quotations=reading.quotations,
        events=reading.events,
    )


def read_inputs(inputs: Iterable[Raw | Rejection], *, reader: Reader, pack: Pack) -> Iterator[Record | Rejection]:
    """The record of every input, or why there is none, in the order of the inputs."""
    for one in inputs:
        yield one if isinstance(one, Rejection) else _read_or_say_why(one, reader, pack)


def read_page(raw: Raw, *, reader: Reader, pack: Pack) -> Record | Rejection:
    """The record of one page, or why it is no article."""
    page = clean_page(raw, pack=pack)
    if isinstance(page, Rejection):
        return page
    (syntax,) = reader.read([page])
    return to_record(annotate(Reading(article=page, syntax=syntax), pack=pack))


def _read_or_say_why(raw: Raw, reader: Reader, pack: Pack) -> Record | Rejection:
    try:
        return read_page(raw, reader=reader, pack=pack)
    except RunutError:
        raise
    except Exception as error:  # noqa: BLE001 — a fault of ours on one page must not cost the thousand after it
        place = extract_tb(error.__traceback__)[-1]
        detail = f"Runut failed on it: {type(error).__name__} in {place.name}, line {place.lineno}: {error}"
        return Rejection(path=raw.path, reason="failed", detail=detail, advice="report it with the page")
