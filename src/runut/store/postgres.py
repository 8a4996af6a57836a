"""A casebook in a PostgreSQL database."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import tuple_row

from runut.errors import StoreError
from runut.store.database import Cell, Row
from runut.store.migrate import MADE, check_version, missing, outdated, record_of

_PATIENCE = "30s"  # to wait for another process that writes
_CONNECTING = 10  # seconds to wait for a server
_WRITER = 0x52554E54  # "RUNT": the lock that a writer holds
_MARK = "runut casebook"  # the comment that tells our table of migrations from another program's


class PostgresDatabase:
    """An open PostgreSQL database."""

    def __init__(self, connection: psycopg.Connection[Row], place: str) -> None:
        self._connection, self._place = connection, place

    def run(self, sql: str, values: Sequence[Cell] = ()) -> list[Row]:
        """The rows that a statement gives."""
        with explained(self._place):
            cursor = self._connection.execute(_statement(sql) if values else sql, _kept(values) or None)
            return cursor.fetchall() if cursor.description else []

    def run_many(self, sql: str, rows: Iterable[Sequence[Cell]]) -> None:
        """The statement once for each row of values."""
        with explained(self._place), self._connection.cursor() as cursor:
            cursor.executemany(_statement(sql), map(_kept, rows))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction: all of it is kept or nothing, and no other writer comes between."""
        with explained(self._place), self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITER])
            yield

    def keep_words(self, article: str, words: Sequence[str]) -> None:
        """Keep the words of an article for search, in order, in place of earlier ones."""
        marked = " ".join(f"'{word}':{place}" for place, word in enumerate(words, 1))
        self.run("DELETE FROM searched WHERE article = ?", [article])
        self.run("INSERT INTO searched (article, words) VALUES (?, CAST(? AS tsvector))", [article, marked])

    def holding(self, phrases: Sequence[Sequence[str]]) -> tuple[str, list[Cell]]:
        """A statement that gives the articles that hold each of these phrases, in no order, and its values."""
        asked = " & ".join("(" + " <-> ".join(f"'{word}'" for word in phrase) + ")" for phrase in phrases)
        query = "SELECT article FROM searched WHERE words @@ CAST(? AS tsquery)"
        return query, [asked]

    def integrity(self) -> list[str]:
        """What the database itself finds damaged: rules between tables that somebody has switched off."""
        query = (
            "SELECT CAST(tgrelid AS regclass) || ': ' || tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE tgisinternal AND tgenabled = 'D' AND relnamespace = CAST(current_schema AS regnamespace) ORDER BY 1"
        )
        return [f"switched off: {name}" for (name,) in self.run(query)]

    def close(self) -> None:
        """Let go of the server."""
        self._connection.close()


def open_postgres(url: str, *, create: bool) -> PostgresDatabase:
    """The casebook in a database. Raises StoreError where it cannot be reached or holds something else."""
    place = without_password(url)
    with explained(place):
        connection = _connect(url, place)
        database = PostgresDatabase(connection, place)
        try:
            applied = _check(database, place, create=create)
            if not create:
                # one state of it is read, whatever is added meanwhile
                connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            elif missing(applied, "postgres"):
                _migrate(database)
        except BaseException:
            connection.close()
            raise
    return database


def without_password(url: str) -> str:
    """The address as it may be shown."""
    parts = urlsplit(url)
    user, _, host = parts.netloc.rpartition("@")
    shown = f"{user.partition(':')[0]}@{host}" if user else host
    return urlunsplit((parts.scheme, shown, parts.path, "", ""))


def _connect(url: str, place: str) -> psycopg.Connection[Row]:
    try:
        waiting = {"connect_timeout": str(_CONNECTING)} | conninfo_to_dict(url)
        connection = psycopg.connect("", autocommit=True, row_factory=tuple_row, **waiting)  # type: ignore[arg-type]
    except psycopg.Error as error:
        raise StoreError(f"{place}: {_explain_connecting(error)}") from error
    connection.execute(f"SET lock_timeout = '{_PATIENCE}'; SET client_min_messages = warning")
    return connection


def _check(database: PostgresDatabase, place: str, *, create: bool) -> set[str]:
    """The migrations that ran. Raises StoreError for a database of something else, another version, or no casebook."""
    tables = {name for (name,) in database.run("SELECT tablename FROM pg_tables WHERE schemaname = current_schema")}
    mark = database.run("SELECT obj_description(to_regclass('migrations'), 'pg_class')")
    if mark != [(_MARK,)]:
        if tables:
            raise StoreError(f"{place}: a database of something else, not a casebook; name an empty one")
        if not create:
            raise StoreError(f"{place}: not a casebook; make one with `runut add`")
        return set()
    applied = _applied(database)
    check_version(applied, "postgres", place)
    if not create and missing(applied, "postgres"):
        raise outdated(place)
    return applied


def _migrate(database: PostgresDatabase) -> None:
    with database.writing():
        database.run(MADE)
        database.run(f"COMMENT ON TABLE migrations IS '{_MARK}'")
        for name, script in missing(_applied(database), "postgres").items():
            database.run(script)
            database.run(record_of(name))


def _applied(database: PostgresDatabase) -> set[str]:
    return {name for (name,) in database.run("SELECT name FROM migrations")}


def _kept(values: Sequence[Cell]) -> list[Cell]:
    """Values without the one character that PostgreSQL does not keep."""
    return [value.replace("\0", "\ufffd") if isinstance(value, str) else value for value in values]


@lru_cache(maxsize=512)
def _statement(text: str) -> str:
    """A statement with its values marked as psycopg has them."""
    return text.replace("%", "%%").replace("?", "%s")


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turns what PostgreSQL raises into a StoreError that says what to do."""
    try:
        yield
    except psycopg.Error as error:
        raise StoreError(f"{place}: {_explain(error)}") from error


def _explain(error: psycopg.Error) -> str:
    if isinstance(error, psycopg.errors.LockNotAvailable):
        return "another process is writing to the casebook; try again when it is done"
    if isinstance(error, psycopg.errors.ReadOnlySqlTransaction | psycopg.errors.InsufficientPrivilege):
        return "the casebook cannot be written; ask for the right to write to this database"
    if isinstance(error, psycopg.OperationalError):
        return f"the server does not answer any more: {_last_line(error)}; try again, what was finished is kept"
    return f"the casebook cannot be used: {_last_line(error)}"


def _explain_connecting(error: psycopg.Error) -> str:
    said = _last_line(error)
    if "password authentication failed" in said or "no password supplied" in said:
        return "the server refuses the user or the password; write postgresql://USER:PASSWORD@HOST/DATABASE"
    if "database" in said and "does not exist" in said:
        return "the server has no such database; make it with `createdb`"
    if "role" in said and "does not exist" in said:
        return "the server knows no such user; name another"
    if isinstance(error, psycopg.ProgrammingError):
        return f"not an address of a database: {said}; write postgresql://USER@HOST/DATABASE"
    return f"no PostgreSQL server answers: {said}; start it, or name another"


def _last_line(error: psycopg.Error) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
