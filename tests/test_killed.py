"""Adding that is killed again and again ends as if it had never been killed."""

import os
import random
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.affair import read_manifest_records

from runut.answers import Linker, settle
from runut.lang.pack import Pack
from runut.link.digest import RecordFiler
from runut.read.reader import Reader
from runut.store.casebook import open_casebook
from runut.types.record import Record

KILLS = 100
STATEMENTS = 60  # the most that a run gets done before it is killed
TIMES = 7  # how often the examples are added, each time as other articles


def add_all(path: Path, records: list[Record], linker: Linker) -> None:
    """What `runut add` does with pages that are read."""
    filer = RecordFiler(linker.pack)
    with open_casebook(path, create=True) as casebook:
        casebook.refile(filer, linker.version)
        for record in records:
            if not casebook.known(record.id):
                casebook.add(record, filer=filer)
        settle(casebook, linker)


def add_until_killed(path: Path, records: list[Record], linker: Linker, statements: int) -> bool:
    """Add in a process of its own that SIGKILL hits before its nth statement; whether it came to its end before."""
    child = os.fork()
    if child == 0:
        die_at(statements)
        add_all(path, records, linker)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFEXITED(status) or os.WTERMSIG(status) == signal.SIGKILL
    return os.WIFEXITED(status)


def die_at(statements: int) -> None:
    """Let this process be killed before its nth statement of SQL."""
    left, connect = iter(range(statements)), sqlite3.connect

    def count(statement: str) -> None:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(*args: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **options)  # type: ignore[call-overload]
        connection.set_trace_callback(count)
        return connection

    sqlite3.connect = counted  # type: ignore[assignment]


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows, articles in place of the numbers that they were filed under."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {n: connection.execute(f"SELECT * FROM {n}").fetchall() for n in names if n not in {"digests", "filed"}}
        filed = "SELECT d.article, f.key FROM filed f JOIN digests d USING (number)"
        digests = "SELECT article, thread, linked, mark, digest FROM digests"
        found |= {"filed": connection.execute(filed).fetchall(), "digests": connection.execute(digests).fetchall()}
        return {name: sorted(rows, key=repr) for name, rows in found.items()}


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_hundred_kills_leave_no_trace(tmp_path: Path, examples: Path, reader: Reader, pack: Pack) -> None:
    read = read_manifest_records(examples / "manifest.jsonl", reader, pack)
    records = [replace(r, id=f"{n}{r.id[1:]}", sha256=f"{n}{r.sha256[1:]}") for n in range(TIMES) for r in read]
    linker, draw = Linker(pack, "1"), random.Random(3)
    whole, cut = tmp_path / "utuh.casebook", tmp_path / "putus.casebook"
    add_all(whole, records, linker)
    ended = [add_until_killed(cut, records, linker, draw.randint(1, STATEMENTS)) for _ in range(KILLS)]
    assert ended.count(False) > KILLS * 0.9
    add_all(cut, records, linker)
    assert dump(cut) == dump(whole)
