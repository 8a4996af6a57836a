"""The casebook: one SQLite file of plain tables that a person can query."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Self

import msgspec

from runut.errors import StoreError
from runut.store.migrate import check_casebook, is_current, migrate
from runut.store.rows import Rows, article_row, find_rows
from runut.types.record import Record
from runut.types.text import Given, Rejection

_PATIENCE = 5.0  # seconds to wait for another process that writes
_HEADER = b"SQLite format 3\0"


class Known(NamedTuple):
    """What a casebook knows of an article that it holds: what was given beforehand, and what read it."""

    given: Given
    made_by: str


class Casebook:
    """Records and rejections, kept. One article is one transaction: an interrupted run loses no finished article."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection, self._path = connection, path

    def add(self, record: Record, *, given: Given | None = None, made_by: str = "") -> None:
        """Keep a record, in place of an earlier one of the same bytes. `given` and `made_by` come back from `known`."""
        with explained(self._path), self._transaction():
            self._connection.execute("DELETE FROM articles WHERE id = ?", [record.id])
            self._connection.execute("DELETE FROM rejections WHERE path = ?", [record.path])
            for rows in (article_row(record, given or Given(), made_by), *find_rows(record)):
                self._insert(rows)

    def reject(self, rejection: Rejection) -> None:
        """Keep why an input is not in the casebook; the latest word on a path counts."""
        cells = (rejection.path or "", rejection.reason, rejection.detail, rejection.advice)
        with explained(self._path), self._transaction():
            self._connection.execute("REPLACE INTO rejections VALUES (?, ?, ?, ?)", cells)

    def records(self) -> Iterator[Record]:
        """All records, by day of publication, then path and id; undated ones last."""
        order = "published_earliest IS NULL, published_earliest, path, id"
        with explained(self._path):
            for (record,) in self._connection.execute(f"SELECT record FROM articles ORDER BY {order}"):
                yield msgspec.json.decode(record, type=Record)

    def rejections(self) -> list[Rejection]:
        """All rejections, by path."""
        with explained(self._path):
            found = self._connection.execute("SELECT path, reason, detail, advice FROM rejections ORDER BY path")
            return [
                Rejection(path=path, reason=reason, detail=detail, advice=advice)
                for path, reason, detail, advice in found
            ]

    def article_ids(self) -> frozenset[str]:
        """The ids of all articles."""
        with explained(self._path):
            return frozenset(id for (id,) in self._connection.execute("SELECT id FROM articles"))

    def known(self, id: str) -> Known | None:
        """What was given and what read an article, or None where the casebook does not hold it."""
        with explained(self._path):
            found = self._connection.execute("SELECT given, made_by FROM articles WHERE id = ?", [id]).fetchone()
        return Known(msgspec.json.decode(found[0], type=Given), found[1]) if found else None

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        """The casebook itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Let go of the file."""
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _insert(self, rows: Rows) -> None:
        if rows.rows:
            places = ", ".join("?" * len(rows.columns))
            statement = f"INSERT INTO {rows.table} ({', '.join(rows.columns)}) VALUES ({places})"
            self._connection.executemany(statement, rows.rows)


def open_casebook(path: str | Path, *, create: bool = False) -> Casebook:
    """The casebook in a file: to read, or with `create` to write and made where there is none.

    Raises StoreError where there is none, the file is something else, or cannot be opened.
    """
    name = str(path)
    _check_file(Path(path), create=create)
    with explained(name):
        connection = _connect(Path(path), create=create)
        try:
            check_casebook(connection, name)
            if create:
                connection.execute("PRAGMA journal_mode = WAL")
                migrate(connection)
            elif not is_current(connection):
                raise StoreError(f"{name}: not a casebook of this version; bring it up to date with `runut add`")
        except BaseException:
            connection.close()
            raise
    return Casebook(connection, name)


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
        return "the casebook cannot be written; check the permissions of the file and its folder"
    if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
        return "the casebook is damaged or is none; read the sources into a new one"
    return f"the casebook cannot be used: {error}"
