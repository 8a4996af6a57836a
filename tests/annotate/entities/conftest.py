from collections.abc import Callable

import pytest

from runut.annotate.entities.find import find_entities
from runut.lang.pack import Pack
from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.record import Entity
from runut.types.text import Article, Published, Zone


def _entities_of(text: str, published: str, reader: Reader, pack: Pack) -> tuple[Entity, ...]:
    article = Article(
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
        published=_published(published) if published else None,
        zones=(Zone(start=0, end=len(text), kind="body"),),
    )
    return find_entities(Reading(article=article, syntax=reader.read([article])[0]), pack=pack)


def _published(day: str) -> Published:
    return Published(value=day, earliest=day, latest=day, basis="given")


@pytest.fixture(scope="session")
def find(pack: Pack, reader: Reader) -> Callable[[str, str], tuple[Entity, ...]]:
    """The entities of a text, given the day it came out, or an empty string where nobody knows."""

    def run(text: str, published: str) -> tuple[Entity, ...]:
        return _entities_of(text, published, reader, pack)

    return run
