"""Casebooks to test."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from runut.store.casebook import Casebook, open_casebook

Fresh = Callable[[], Casebook]


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Fresh]:
    """Makes an empty casebook at each call."""
    made: list[Casebook] = []
    numbers = count()

    def make() -> Casebook:
        made.append(open_casebook(tmp_path / f"uji-{next(numbers)}.casebook", create=True))
        return made[-1]

    yield make
    for casebook in made:
        casebook.close()
