"""Casebooks in PostgreSQL: clear about what cannot be done."""

import sys
from contextlib import closing

import psycopg
import pytest
from click.testing import CliRunner
from tests.store.factory import make_record

from runut.errors import StoreError
from runut.present.cli import main
from runut.store import postgres
from runut.store.casebook import open_casebook, open_database
from runut.store.postgres import without_password


@pytest.fixture
def place(server: str) -> str:
    """A database of its own."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS perkara")
        connection.execute("CREATE DATABASE perkara")
    return server.replace("/postgres?", "/perkara?")


def test_a_database_holds_a_casebook(place: str) -> None:
    with pytest.raises(StoreError, match="not a casebook; make one"):
        open_casebook(place)
    with open_casebook(place, create=True) as casebook:
        casebook.add(make_record("a"))
    open_casebook(place, create=True).close()
    with open_casebook(place) as casebook:
        assert list(casebook.records()) == [make_record("a")]
        with pytest.raises(StoreError, match="cannot be written"):
            casebook.add(make_record("b"))


@pytest.mark.parametrize("table", ["lain (x int)", "migrations (id int, migration text)"])
def test_a_database_of_something_else(place: str, table: str) -> None:
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute(f"CREATE TABLE {table}".encode())
    for create in (False, True):
        with pytest.raises(StoreError, match="database of something else"):
            open_casebook(place, create=create)


def test_a_casebook_of_another_version(place: str) -> None:
    open_casebook(place, create=True).close()
    with closing(open_database(place, create=True)) as database:
        database.run("DELETE FROM migrations WHERE name = '002_threads'")
    with pytest.raises(StoreError, match="bring it up to date"):
        open_casebook(place)
    with closing(psycopg.connect(place, autocommit=True)) as connection:
        connection.execute("INSERT INTO migrations VALUES ('002_threads'), ('999_later')")
    with pytest.raises(StoreError, match="newer Runut .999_later."):
        open_casebook(place)


def test_no_server_and_no_such_database(server: str) -> None:
    said = {
        "postgresql://localhost:1/perkara": "no PostgreSQL server answers",
        server.replace("/postgres?", "/tiada?"): "no such database",
        server.replace("runut@", "tiada@"): "no such user",
        "postgresql://localhost/perkara?warna=biru": "not an address",
    }
    for place, words in said.items():
        with pytest.raises(StoreError, match=words):
            open_casebook(place, create=True)


def test_a_wrong_password(server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS berkunci")
        connection.execute("CREATE ROLE berkunci LOGIN PASSWORD 'benar'")
    for user in ("berkunci", "berkunci:salah"):
        with pytest.raises(StoreError, match="refuses the user or the password"):
            open_casebook(server.replace("runut@", f"{user}@"))
    with pytest.raises(StoreError, match="make one with"):
        open_casebook(server.replace("runut@", "berkunci:benar@"))


def test_the_password_is_never_shown() -> None:
    place = "postgresql://ani:rahasia@localhost:1/perkara?connect_timeout=1"
    assert without_password(place) == "postgresql://ani@localhost:1/perkara"
    result = CliRunner().invoke(main, ["brief", place])
    assert result.exit_code == 2
    assert result.stderr.startswith("runut: postgresql://ani@localhost:1/perkara: no PostgreSQL server answers")
    assert (len(result.stderr.splitlines()), "rahasia" in result.stderr) == (1, False)


def test_a_locked_casebook(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "_PATIENCE", "50ms")
    with open_casebook(place, create=True) as casebook, closing(open_database(place, create=True)) as other:
        with other.writing(), pytest.raises(StoreError, match="another process"):
            casebook.add(make_record("a"))
        casebook.add(make_record("a"))


def test_a_server_that_goes_away(place: str, server: str) -> None:
    with open_casebook(place, create=True) as casebook, psycopg.connect(server, autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'perkara'")
        with pytest.raises(StoreError, match="does not answer any more"):
            casebook.article_ids()


def test_a_user_who_may_only_read(place: str) -> None:
    open_casebook(place, create=True).close()
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS tamu")
        connection.execute("CREATE ROLE tamu LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO tamu")
        guest = place.replace("runut@", "tamu@")
        with open_casebook(guest) as casebook:
            assert casebook.article_ids() == frozenset()
        with open_casebook(guest, create=True) as casebook, pytest.raises(StoreError, match="cannot be written"):
            casebook.add(make_record("a"))
        connection.execute("DROP OWNED BY tamu; DROP ROLE tamu")


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "runut.store.postgres")
    with pytest.raises(StoreError, match=r"pip install 'runut\[postgres\]'"):
        open_casebook("postgresql://localhost/perkara")
