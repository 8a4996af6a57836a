"""What a casebook asks of a database: plain SQL with `?` for a value, and transactions of one writer at a time."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, Protocol, TypeVar

Cell = str | int | float | bytes | None
Row = tuple[Any, ...]

_AT_ONCE = 256  # values in one list: every database takes that many

T = TypeVar("T")


class Database(Protocol):
    """An open database. Whatever goes wrong is a StoreError that says what to do."""

    def run(self, sql: str, values: Sequence[Cell] = ()) -> list[Row]:
        """The rows that a statement gives."""
        ...

    def run_many(self, sql: str, rows: Iterable[Sequence[Cell]]) -> None:
        """The statement once for each row of values."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """A transaction: all of it is kept or nothing, and no other writer comes between."""
        ...

    def keep_words(self, article: str, words: Sequence[str]) -> None:
        """Keep the words of an article for search, in order, in place of earlier ones."""
        ...

    def holding(self, phrases: Sequence[Sequence[str]]) -> tuple[str, list[Cell]]:
        """A statement that gives the articles that hold each of these phrases, in no order, and its values."""
        ...

    def integrity(self) -> list[str]:
        """What the database itself finds damaged."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


def insert(database: Database, table: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Rows into a table."""
    if rows:
        database.run_many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places(columns)})", rows)


def places(values: Sequence[object]) -> str:
    """A `?` for each value."""
    return ", ".join("?" * len(values))


def in_chunks(values: Iterable[T], size: int = _AT_ONCE) -> Iterator[list[T]]:
    """The values, so many at once; unless told otherwise as many as fit into one statement."""
    rest = iter(values)
    while chunk := list(islice(rest, size)):
        yield chunk
