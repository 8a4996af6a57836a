"""A reading of plain text, by the real reader and without entities."""

from collections.abc import Callable

import pytest

from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.text import Article, Zone, plain_article

Read = Callable[[str], Reading]


def article(text: str, *zones: Zone) -> Article:
    return plain_article(text, zones=zones)


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    def read_text(text: str) -> Reading:
        page = article(text)
        return Reading(article=page, syntax=reader.read([page])[0])

    return read_text
