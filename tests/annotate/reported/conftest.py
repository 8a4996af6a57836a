"""A reading of plain text, by the real reader and without entities."""

from collections.abc import Callable

import pytest

from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.text import Article, Zone

Read = Callable[[str], Reading]


def article(text: str, *zones: Zone) -> Article:
    return Article(
        id="0" * 16,
        sha256="0" * 64,
        path=None,
        url=None,
        text=text,
        language="id",
        title=None,
        authors=(),
        editors=(),
        outlet=None,
        published=None,
        zones=zones or (Zone(start=0, end=len(text), kind="body"),),
    )


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    def read_text(text: str) -> Reading:
        page = article(text)
        return Reading(article=page, syntax=reader.read([page])[0])

    return read_text
