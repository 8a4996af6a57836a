"""The one place that knows the order of the stages."""

from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec.structs import replace

from runut.annotate.entities.find import find_entities
from runut.annotate.events.find import find_events
from runut.annotate.reported.find import find_reported
from runut.annotate.times.find import find_times
from runut.clean.page import clean_page
from runut.lang.pack import Pack
from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.record import Record
from runut.types.syntax import span_of
from runut.types.text import Article, Raw, Rejection

BATCH = 16  # articles that the model reads together


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
    source = iter(inputs)
    while group := list(islice(source, BATCH)):
        pages = [clean_page(one, pack=pack) if isinstance(one, Raw) else one for one in group]
        articles = [page for page in pages if isinstance(page, Article)]
        syntaxes = iter(reader.read(articles))
        for page in pages:
            if isinstance(page, Rejection):
                yield page
            else:
                yield to_record(annotate(Reading(article=page, syntax=next(syntaxes)), pack=pack))
