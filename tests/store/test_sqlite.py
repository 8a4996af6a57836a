"""The casebook file: clear about what it cannot do."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.factory import make_record

from runut.errors import StoreError
from runut.store import sqlite
from runut.store.casebook import open_casebook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "uji.casebook"


def test_every_row_points_to_one_that_is_there(path: Path) -> None:
    with open_casebook(path, create=True) as casebook:
        casebook.add(make_record("a"))
        casebook.add(make_record("a"))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (1,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_first_names_of_a_large_casebook_are_shown_at_once(path: Path) -> None:
    open_casebook(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        plan = connection.execute("EXPLAIN QUERY PLAN SELECT * FROM named_entities LIMIT 101").fetchall()
    assert not [row for row in plan if "GROUP BY" in row[3]]


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
