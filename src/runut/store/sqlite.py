"""A casebook in one SQLite file."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from runut.errors import StoreError
from runut.store.database import Cell, Row
from runut.store.migrate import MADE, check_version, missing, outdated, record_of

_PATIENCE = 30.0  # seconds to wait for another process that writes
_HEADER = b"SQLite format 3\0"
_APPLICATION = 0x52554E54  # "RUNT": what marks a SQLite file as a casebook
_UNWRITABLE = "the casebook cannot be written; check the permissions of the file and its folder"


class SqliteDatabase:
    """An open SQLite file."""

    def __init__(self, connection: sqlite3.Connection, path: str, *, is_reading: bool) -> None:
        self._connection, self._path, self._is_reading = connection, path, is_reading

    def run(self, sql: str, values: Sequence[Cell] = ()) -> list[Row]:
        """The rows that a statement gives."""
        with explained(self._path):
            return self._connection.execute(sql, values).fetchall()

    def run_many(self, sql: str, rows: Iterable[Sequence[Cell]]) -> None:
        """The statement once for each row of values."""
        with explained(self._path):
            self._connection.executemany(sql, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction: all of it is kept or nothing, and no other writer comes between."""
        if self._is_reading:
            raise StoreError(f"{self._path}: {_UNWRITABLE}")
        with explained(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def keep_words(self, article: str, words: Sequence[str]) -> None:
        """Keep the words of an article for search, in order, in place of earlier ones."""
        self.run("DELETE FROM searched WHERE article = ?", [article])
        self.run("INSERT INTO searched (article, words) VALUES (?, ?)", [article, " ".join(words)])

    def holding(self, phrases: Sequence[Sequence[str]]) -> tuple[str, list[Cell]]:
        """A statement that gives the articles that hold each of these phrases, in no order, and its values."""
        asked = " ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
        query = "SELECT s.article FROM searched_words w JOIN searched s ON s.number = w.rowid WHERE w.words MATCH ?"
        return query, [asked]

    def integrity(self) -> list[str]:
        """What the database itself finds damaged."""
        said = [line for (line,) in self.run("PRAGMA integrity_check") if line != "ok"]
        lost = Counter((table, parent) for table, _, parent, _ in self.run("PRAGMA foreign_key_check"))
        return said + [
            f"{number} rows of {table} lead to no row of {parent}" for (table, parent), number in lost.items()
        ]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def open_sqlite(path: str | Path, *, create: bool) -> SqliteDatabase:
    """The database in a file. Raises StoreError where there is none, it is something else, or cannot be opened."""
    name = str(path)
    _check_file(Path(path), create=create)
    with explained(name):
        connection = _connect(Path(path), create=create)
        try:
            _check_casebook(connection, name)
            if create:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute(
                    "PRAGMA synchronous = NORMAL"
                )  # whole after a power cut too, short of the last articles
                _migrate(connection)
            elif missing(_applied(connection), "sqlite"):
                raise outdated(name)
            else:
                connection.execute("BEGIN")  # one state of it is read, whatever is added meanwhile
        except BaseException:
            connection.close()
            raise
    return SqliteDatabase(connection, name, is_reading=not create)


def _check_file(path: Path, *, create: bool) -> None:
    try:
        with path.open("rb") as handle:
            head = handle.read(len(_HEADER))
    except FileNotFoundError as error:
        if create and path.absolute().parent.is_dir():
            return
        advice = "make its folder first" if create else "make one with `runut add`"
        raise StoreError(f"{path}: there is no such casebook; {advice}") from error
    except OSError as error:
        raise StoreError(f"{path}: the casebook cannot be opened: {error.strerror}; name another file") from error
    if head != _HEADER and (head or not create):
        raise StoreError(f"{path}: not a casebook; name another file")


def _connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection; for reading one that changes nothing, even where the folder may not be written."""
    place = path.absolute().as_uri()
    if create:
        return _configured(f"{place}?mode=rwc", "foreign_keys = ON")
    try:
        return _configured(f"{place}?mode=rw", "query_only = ON")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise
        return _configured(f"{place}?mode=ro&immutable=1", "query_only = ON")


def _configured(uri: str, setting: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)
    connection.execute(f"PRAGMA {setting}")
    connection.execute("PRAGMA schema_version")  # the first thing that touches the file
    return connection


def _check_casebook(connection: sqlite3.Connection, path: str) -> None:
    """Raises StoreError for a SQLite file that is no casebook, or one that a newer Runut has changed."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if mark != _APPLICATION and (mark or tables):
        raise StoreError(f"{path}: a SQLite database, but not a casebook; name another file")
    check_version(_applied(connection), "sqlite", path)


def _migrate(connection: sqlite3.Connection) -> None:
    for name, script in missing(_applied(connection), "sqlite").items():
        marked = f"PRAGMA application_id = {_APPLICATION};"
        try:
            connection.executescript(f"BEGIN IMMEDIATE; {MADE} {script} {record_of(name)} {marked} COMMIT;")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if name not in _applied(connection):  # another process may have been first
                raise


def _applied(connection: sqlite3.Connection) -> set[str]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").fetchone():
        return set()
    return {name for (name,) in connection.execute("SELECT name FROM migrations")}


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turns what SQLite raises into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_explain(error)}") from error


def _explain(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return "another process is writing to the casebook; try again when it is done"
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return _UNWRITABLE
    if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
        return "the casebook is damaged or is none; read the sources into a new one"
    return f"the casebook cannot be used: {error}"
