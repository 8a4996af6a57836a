"""The one place that knows the order of the stages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from traceback import extract_tb
from typing import TypeVar

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
from runut.types.syntax import Syntax, span_of
from runut.types.text import Article, Raw, Rejection

BATCH = 16  # pages that are read together: the encoder is a quarter faster then

T = TypeVar("T")


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
    """The record of every input, or why there is none, in the order of the inputs; some are taken in ahead."""
    waiting = iter(inputs)
    while batch := list(islice(waiting, BATCH)):
        yield from _read_batch(batch, reader, pack)


def read_page(raw: Raw, *, reader: Reader, pack: Pack) -> Record | Rejection:
    """The record of one page, or why it is no article."""
    page = clean_page(raw, pack=pack)
    return page if isinstance(page, Rejection) else _read_alone(page, reader, pack)


def _read_batch(batch: Sequence[Raw | Rejection], reader: Reader, pack: Pack) -> Iterator[Record | Rejection]:
    pages = [_clean(one, pack) for one in batch]
    syntax = _syntax_of([page for page in pages if isinstance(page, Article)], reader)
    for page in pages:
        if isinstance(page, Rejection):
            yield page
        elif syntax is None:
            yield _or_say_why(page.path, partial(_read_alone, page, reader, pack))
        else:
            yield _or_say_why(page.path, partial(_annotated, page, next(syntax), pack))


def _clean(one: Raw | Rejection, pack: Pack) -> Article | Rejection:
    return one if isinstance(one, Rejection) else _or_say_why(one.path, partial(clean_page, one, pack=pack))


def _syntax_of(pages: Sequence[Article], reader: Reader) -> Iterator[Syntax] | None:
    """The pages' syntax, read together, which is faster; none where that fails, so that each is tried by itself."""
    try:
        return iter(reader.read(pages))
    except Exception:  # noqa: BLE001 — each page is read again alone, and the one at fault says why
        return None


def _read_alone(page: Article, reader: Reader, pack: Pack) -> Record:
    (syntax,) = reader.read([page])
    return _annotated(page, syntax, pack)


def _annotated(page: Article, syntax: Syntax, pack: Pack) -> Record:
    return to_record(annotate(Reading(article=page, syntax=syntax), pack=pack))


def _or_say_why(path: str | None, stage: Callable[[], T]) -> T | Rejection:
    try:
        return stage()
    except RunutError:
        raise
    except Exception as error:  # noqa: BLE001 — a fault of ours on one page must not cost the thousand after it
        place = extract_tb(error.__traceback__)[-1]
        detail = f"Runut failed on it: {type(error).__name__} in {place.name}, line {place.lineno}: {error}"
        return Rejection(path=path, reason="failed", detail=detail, advice="report it with the page")
