"""A casebook in one SQLite file: plain tables that a person can query, and every record whole beside them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from runut.errors import StoreError
from runut.store.migrations import MIGRATIONS
from runut.store.rows import article_row, layer_rows
from runut.types.record import Record
from runut.types.text import Rejection

APPLICATION = 0x52754E75  # in the file's header: this SQLite file is a casebook
PATIENCE = 10.0  # seconds to wait for another writer


class Casebook:
    """An open casebook. Every change is one transaction: an interrupted `add` leaves whole articles only."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def add(self, record: Record) -> bool:
        """Store a record; False where the very same one is there already."""
        row = article_row(record)
        known = self._db.execute("SELECT record FROM article WHERE id = ?", (record.id,)).fetchone()
        if known and known[0] == row[-1]:
            return False
        with self._db:
            self._db.execute("DELETE FROM article WHERE id = ?", (record.id,))
            self._db.execute(f"INSERT INTO article VALUES ({_marks(row)})", row)
            for table, cells in layer_rows(record):
                self._db.execute(f"INSERT INTO {table} VALUES ({_marks(cells)})", cells)
        return True

    def reject(self, rejection: Rejection) -> None:
        """Keep what was refused, and why."""
        with self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO rejection VALUES (?, ?, ?, ?)",
                (rejection.path or "", rejection.reason, rejection.detail, rejection.advice),
            )

    def records(self) -> Iterator[Record]:
        """All records, by article id."""
        for (record,) in self._db.execute("SELECT record FROM article ORDER BY id"):
            yield msgspec.json.decode(record, type=Record)

    def count(self) -> int:
        """How many articles there are."""
        return int(self._db.execute("SELECT count(*) FROM article").fetchone()[0])

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Self:
        """Use it in a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it; SQLite's own complaints become one clear line."""
        self.close()
        if isinstance(error, sqlite3.Error):
            raise StoreError(f"the casebook could not be written: {error}") from error


def _marks(row: tuple[object, ...]) -> str:
    return ", ".join("?" * len(row))


def open_casebook(path: str, *, create: bool = False) -> Casebook:
    """Open a casebook, or make one. Raises StoreError where there is none, or where the file is something else."""
    if not create and not Path(path).exists():
        raise StoreError(f"{path}: no such casebook; make one with `runut add {path} SOURCE…`")
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE)
        connection.execute("PRAGMA foreign_keys = ON")
        _check(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        _migrate(connection)
    except sqlite3.Error as error:
        raise StoreError(f"{path}: cannot be opened as a casebook: {error}") from error
    return Casebook(connection)


def _check(connection: sqlite3.Connection, path: str) -> None:
    """Refuse a SQLite file that is somebody else's; a new one is stamped as ours."""
    stamp = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if stamp != APPLICATION and tables:
        connection.close()
        raise StoreError(f"{path}: an SQLite file, but no casebook; choose another name")
    if stamp != APPLICATION:
        connection.execute(f"PRAGMA application_id = {APPLICATION}")


def _migrate(connection: sqlite3.Connection) -> None:
    """Run the steps that this file has not seen, each in one transaction with its record."""
    connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) STRICT")
    done = {name for (name,) in connection.execute("SELECT name FROM migration")}
    for name, script in MIGRATIONS:
        if name not in done:
            with closing(connection.cursor()) as cursor:
                cursor.executescript(f"BEGIN; {script} INSERT INTO migration VALUES ('{name}'); COMMIT;")
