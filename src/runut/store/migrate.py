"""Named migrations: each is one SQL file, run in one transaction together with the record that it ran."""

import sqlite3
from importlib.resources import files

from runut.errors import StoreError

APPLICATION = 0x52554E54  # "RUNT": what marks a SQLite file as a casebook


def check_casebook(connection: sqlite3.Connection, path: str) -> None:
    """Raises StoreError for a SQLite file that is no casebook, or one that a newer Runut has changed."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if mark != APPLICATION and (mark or tables):
        raise StoreError(f"{path}: a SQLite database, but not a casebook; name another file")
    if newer := sorted(_applied(connection) - set(_migrations())):
        raise StoreError(f"{path}: changed by a newer Runut ({', '.join(newer)}); use that one")


def migrate(connection: sqlite3.Connection) -> None:
    """Run the migrations that have not run."""
    done = _applied(connection)
    for name, script in _migrations().items():
        if name not in done:
            _run(connection, name, script)


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether all migrations have run."""
    return _applied(connection) >= set(_migrations())


def _run(connection: sqlite3.Connection, name: str, script: str) -> None:
    made = "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY);"
    record = f"INSERT INTO migrations VALUES ('{name}'); PRAGMA application_id = {APPLICATION};"
    try:
        connection.executescript(f"BEGIN IMMEDIATE; {made} {script} {record} COMMIT;")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if name not in _applied(connection):  # another process may have been first
            raise


def _applied(connection: sqlite3.Connection) -> set[str]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").fetchone():
        return set()
    return {name for (name,) in connection.execute("SELECT name FROM migrations")}


def _migrations() -> dict[str, str]:
    """Name to SQL, in order."""
    folder = files("runut.store").joinpath("migrations")
    found = {one.name.removesuffix(".sql"): one for one in folder.iterdir() if one.name.endswith(".sql")}
    return {name: found[name].read_text(encoding="utf-8") for name in sorted(found)}
