"""The casebook file: rows and back, idempotent, safe to interrupt, clear about what it cannot do."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.store.factory import TEXT, make_record

from runut.errors import StoreError
from runut.lang.pack import Pack
from runut.pipeline import read_inputs
from runut.present.cli import main
from runut.read.reader import Reader
from runut.sources.files import find_inputs
from runut.store import sqlite
from runut.store.casebook import open_casebook
from runut.types.record import Record
from runut.types.text import Given, Rejection


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, sorted."""
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "uji.casebook"


def test_records_come_back_in_the_order_of_publication(path: Path) -> None:
    kept = [make_record("c"), make_record("a", "2031-05-02"), make_record("b", "2031-04-30")]
    with open_casebook(path, create=True) as casebook:
        for record in kept:
            casebook.add(record)
    with open_casebook(path) as casebook:
        assert list(casebook.records()) == [kept[2], kept[1], kept[0]]
        assert casebook.article_ids() == {record.id for record in kept}


def test_the_same_bytes_are_one_article_and_the_latest_word_counts(path: Path) -> None:
    with open_casebook(path, create=True) as casebook:
        casebook.add(make_record("a"), given=Given(outlet="Lensa"), made_by="1")
        once = dump(path)
        casebook.add(make_record("a"), given=Given(outlet="Lensa"), made_by="1")
        assert dump(path) == once
        casebook.add(make_record("a", "2031-05-02"), given=Given(published="2031-05-02"), made_by="2")
        assert [r.published for r in casebook.records()] == [make_record("a", "2031-05-02").published]
        assert casebook.known(make_record("a").id) == (Given(published="2031-05-02"), "2")
        assert casebook.known("0") is None


def test_a_rejection_is_kept_until_the_input_is_read(path: Path) -> None:
    rejection = Rejection(path="a.txt", reason="empty", detail="there is nothing in it", advice="leave it out")
    with open_casebook(path, create=True) as casebook:
        casebook.reject(rejection)
        casebook.reject(rejection)
        assert casebook.rejections() == [rejection]
        casebook.add(make_record("a"))
        assert casebook.rejections() == []


def test_a_person_can_query_it(path: Path) -> None:
    with open_casebook(path, create=True) as casebook:
        casebook.add(make_record("a", "2031-05-02"))
    with closing(sqlite3.connect(path)) as connection:
        told = connection.execute(
            "SELECT reported, actors, trigger_words, status, sentence FROM told_events"
        ).fetchall()
        assert told == [("2031-05-02", "Fiji", "mengunjungi", "occurred", TEXT)]
        assert connection.execute("SELECT name, mentions FROM named_entities").fetchall() == [("Fiji", 1)]
        for view in ("said_things", "cited_sources"):
            assert connection.execute(f"SELECT * FROM {view}").fetchall() == []
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_ranges_and_words_agree_on_real_records(path: Path, examples: Path, reader: Reader, pack: Pack) -> None:
    with open_casebook(path, create=True) as casebook:
        for one in read_inputs(find_inputs([str(examples / "07-nusalima-kunjungan.txt")]), reader=reader, pack=pack):
            assert isinstance(one, Record)
            casebook.add(one)
    with closing(sqlite3.connect(path)) as connection:
        for table in ("mentions", "times", "attributions", "quotations", "events"):
            query = f"SELECT count(*) FROM {table} t JOIN articles a ON a.id = t.article"
            wrong = f"{query} WHERE t.text != substr(a.text, t.start + 1, t.stop - t.start)"
            assert connection.execute(wrong).fetchone() == (0,), table


def test_an_article_is_kept_whole_or_not_at_all(path: Path) -> None:
    record = make_record("a")
    broken = Record(**{key: getattr(record, key) for key in record.__struct_fields__} | {"entities": ()})
    with open_casebook(path, create=True) as casebook:
        with pytest.raises(StoreError, match="FOREIGN KEY"):
            casebook.add(broken)
        assert casebook.article_ids() == frozenset()
        casebook.add(record)


KILLED = """
import os, signal, sys
from runut.present.cli import main
from runut.store import sqlite

run_many, left = sqlite.SqliteDatabase.run_many, [40]

def run_or_die(self, sql, rows):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    run_many(self, sql, rows)

sqlite.SqliteDatabase.run_many = run_or_die
main(["add", *sys.argv[1:]])
"""


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path, examples: Path) -> None:
    manifest = str(examples / "manifest.jsonl")
    whole, cut = tmp_path / "utuh.casebook", tmp_path / "putus.casebook"
    assert CliRunner().invoke(main, ["add", str(whole), "--manifest", manifest]).exit_code == 0
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, cut, "--manifest", manifest], capture_output=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    half = len(dump(cut)["articles"])
    assert 0 < half < len(dump(whole)["articles"])
    again = CliRunner().invoke(main, ["add", str(cut), "--manifest", manifest])
    assert f"{half} known already" in again.stderr
    assert dump(cut) == dump(whole)


def test_what_is_no_casebook(tmp_path: Path) -> None:
    text, other, empty = tmp_path / "teks.txt", tmp_path / "lain.db", tmp_path / "kosong"
    text.write_text("bukan berkas perkara", encoding="utf-8")
    empty.touch()
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.commit()
    for path in (text, other):
        for create in (False, True):
            with pytest.raises(StoreError, match="not a casebook"):
                open_casebook(path, create=create)
    with pytest.raises(StoreError, match="not a casebook"):
        open_casebook(empty)
    with pytest.raises(StoreError, match="no such casebook"):
        open_casebook(tmp_path / "hilang")
    with pytest.raises(StoreError, match="make its folder"):
        open_casebook(tmp_path / "map" / "hilang", create=True)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_casebook(tmp_path)
    open_casebook(empty, create=True).close()
    text.write_bytes(b"SQLite format 3\0" + os.urandom(5000))
    with pytest.raises(StoreError, match="damaged"):
        open_casebook(text)


def test_a_locked_casebook(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_PATIENCE", 0.01)
    with open_casebook(path, create=True) as casebook, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process"):
            casebook.add(make_record("a"))
        with open_casebook(path) as readable:
            assert list(readable.records()) == []


@pytest.fixture
def without_rights() -> Iterator[None]:
    """Root may write anywhere: be somebody else for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


def test_reading_writes_nothing(path: Path) -> None:
    with open_casebook(path, create=True) as casebook:
        casebook.add(make_record("a"))
    with open_casebook(path) as casebook, pytest.raises(StoreError, match="cannot be written"):
        casebook.add(make_record("b"))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may enter too; pytest's own are private."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


def test_an_unwritable_casebook(open_folder: Path, request: pytest.FixtureRequest) -> None:
    path = open_folder / "uji.casebook"
    with open_casebook(path, create=True) as casebook:
        casebook.add(make_record("a"))
    path.chmod(0o444)
    open_folder.chmod(0o555)
    request.getfixturevalue("without_rights")
    with open_casebook(path) as casebook:
        assert casebook.article_ids() == {make_record("a").id}
    with pytest.raises(StoreError, match="cannot be written"), open_casebook(path, create=True) as casebook:
        casebook.add(make_record("b"))
