"""Places for casebooks: files, and a real PostgreSQL server where one is installed."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from tests.store.server import find_programs, running_server

from runut.store.casebook import Casebook, open_casebook

Places = Callable[[], str]
Fresh = Callable[[], Casebook]

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a database on a server that lives as long as the tests; skips where none is installed."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: `apt-get install postgresql` to test casebooks in it")
    with running_server(programs) as folder:
        yield f"postgresql://runut@/postgres?host={folder}"


@pytest.fixture(params=["sqlite", "postgres"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    """Gives at each call a place where there is no casebook yet."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"uji-{next(_NUMBERS)}.casebook")
    server: str = request.getfixturevalue("server")

    def make() -> str:
        name = f"uji_{next(_NUMBERS)}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return f"{server}&options=-csearch_path%3D{name}"

    return make


@pytest.fixture
def place(places: Places) -> str:
    """A place where there is no casebook yet."""
    return places()


@pytest.fixture
def fresh(places: Places) -> Iterator[Fresh]:
    """Makes an empty casebook at each call."""
    made: list[Casebook] = []

    def make() -> Casebook:
        made.append(open_casebook(places(), create=True))
        return made[-1]

    yield make
    for casebook in made:
        casebook.close()
