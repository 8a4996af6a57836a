from collections.abc import Callable

import pytest

from runut.annotate.entities.find import find_entities
from runut.lang.pack import Pack
from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.record import Entity
from runut.types.syntax import Syntax
from runut.types.text import plain_article


def _entities_of(text: str, published: str, reader: Reader, pack: Pack) -> tuple[Entity, ...]:
    article = plain_article(text, published=published or None)
    return find_entities(Reading(article=article, syntax=reader.read([article])[0]), pack=pack)


@pytest.fixture(scope="session")
def find(pack: Pack, reader: Reader) -> Callable[[str, str], tuple[Entity, ...]]:
    """The entities of a text, given the day it came out, or an empty string where nobody knows."""

    def run(text: str, published: str) -> tuple[Entity, ...]:
        return _entities_of(text, published, reader, pack)

    return run


@pytest.fixture(scope="session")
def find_unread(pack: Pack) -> Callable[[str], tuple[Entity, ...]]:
    """The entities of a text of which the model says nothing."""

    def run(text: str) -> tuple[Entity, ...]:
        syntax = Syntax(sentences=(), words=(), names=())
        return find_entities(Reading(article=plain_article(text, published="2023-06-15"), syntax=syntax), pack=pack)

    return run
