"""The casebook, the same in every database: rows and back, idempotent, safe to interrupt."""

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from tests.store.conftest import Places
from tests.store.factory import TEXT, make_record

from runut.errors import StoreError
from runut.lang.pack import Pack
from runut.pipeline import read_inputs
from runut.present.cli import main
from runut.read.reader import Reader
from runut.sources.files import find_inputs
from runut.store.casebook import open_casebook, open_database
from runut.types.record import Record
from runut.types.text import Given, Rejection

TABLES = (
    "articles rejections zones sentences entities mentions offices times attributions quotations speakers events"
    " participants quantities"
)


def dump(place: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, sorted."""
    with closing(open_database(place)) as database:
        return {name: sorted(database.run(f"SELECT * FROM {name}"), key=repr) for name in TABLES.split()}


def test_records_come_back_in_the_order_of_publication(place: str) -> None:
    kept = [make_record("c"), make_record("a", "2031-05-02"), make_record("b", "2031-04-30")]
    with open_casebook(place, create=True) as casebook:
        for record in kept:
            casebook.add(record)
    with open_casebook(place) as casebook:
        assert list(casebook.records()) == [kept[2], kept[1], kept[0]]
        assert casebook.article_ids() == {record.id for record in kept}


def test_the_same_bytes_are_one_article_and_the_latest_word_counts(place: str) -> None:
    with open_casebook(place, create=True) as casebook:
        casebook.add(make_record("a"), given=Given(outlet="Lensa"), made_by="1")
        once = dump(place)
        casebook.add(make_record("a"), given=Given(outlet="Lensa"), made_by="1")
        assert dump(place) == once
        casebook.add(make_record("a", "2031-05-02"), given=Given(published="2031-05-02"), made_by="2")
        assert [r.published for r in casebook.records()] == [make_record("a", "2031-05-02").published]
        assert casebook.known(make_record("a").id) == (Given(published="2031-05-02"), "2")
        assert casebook.known("0") is None


def test_a_rejection_is_kept_until_the_input_is_read(place: str) -> None:
    rejection = Rejection(path="a.txt", reason="empty", detail="there is nothing in it", advice="leave it out")
    with open_casebook(place, create=True) as casebook:
        casebook.reject(rejection)
        casebook.reject(rejection)
        assert casebook.rejections() == [rejection]
        casebook.add(make_record("a"))
        assert casebook.rejections() == []


def test_a_person_can_query_it(place: str) -> None:
    with open_casebook(place, create=True) as casebook:
        casebook.add(make_record("a", "2031-05-02"))
    with closing(open_database(place)) as database:
        told = database.run("SELECT reported, actors, trigger_words, status, sentence FROM told_events")
        assert told == [("2031-05-02", "Fiji", "mengunjungi", "occurred", TEXT)]
        assert database.run("SELECT name, mentions FROM named_entities") == [("Fiji", 1)]
        for view in ("said_things", "cited_sources"):
            assert database.run(f"SELECT * FROM {view}") == []


def test_ranges_and_words_agree_on_real_records(place: str, examples: Path, reader: Reader, pack: Pack) -> None:
    with open_casebook(place, create=True) as casebook:
        for one in read_inputs(find_inputs([str(examples / "07-nusalima-kunjungan.txt")]), reader=reader, pack=pack):
            assert isinstance(one, Record)
            casebook.add(one)
    with closing(open_database(place)) as database:
        for table in ("mentions", "times", "attributions", "quotations", "events"):
            query = f"SELECT count(*) FROM {table} t JOIN articles a ON a.id = t.article"
            wrong = f"{query} WHERE t.text != substr(a.text, t.start + 1, t.stop - t.start)"
            assert database.run(wrong) == [(0,)], table


def test_an_article_is_kept_whole_or_not_at_all(place: str) -> None:
    record = make_record("a")
    broken = Record(**{key: getattr(record, key) for key in record.__struct_fields__} | {"entities": ()})
    with open_casebook(place, create=True) as casebook:
        with pytest.raises(StoreError, match="(?i)foreign key"):
            casebook.add(broken)
        assert casebook.article_ids() == frozenset()
        casebook.add(record)


KILLED = """
import os, signal, sys
from runut.present.cli import main
from runut.store import postgres, sqlite

left = [40]

def dying(run_many):
    def run_or_die(self, sql, rows):
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        run_many(self, sql, rows)
    return run_or_die

for kind in (postgres.PostgresDatabase, sqlite.SqliteDatabase):
    kind.run_many = dying(kind.run_many)
main(["add", *sys.argv[1:]])
"""


def test_a_killed_run_goes_on_where_it_was(places: Places, examples: Path) -> None:
    manifest = str(examples / "manifest.jsonl")
    whole, cut = places(), places()
    assert CliRunner().invoke(main, ["add", whole, "--manifest", manifest]).exit_code == 0
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, cut, "--manifest", manifest], capture_output=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    half = len(dump(cut)["articles"])
    assert 0 < half < len(dump(whole)["articles"])
    again = CliRunner().invoke(main, ["add", str(cut), "--manifest", manifest])
    assert f"{half} known already" in again.stderr
    assert dump(cut) == dump(whole)


def test_a_record_of_another_version_is_explained(place: str) -> None:
    with open_casebook(place, create=True) as casebook:
        casebook.add(make_record("a"))
        assert casebook.record(make_record("a").id) == make_record("a")
        assert casebook.record("0") is None
    with closing(open_database(place, create=True)) as database:
        database.run("UPDATE articles SET record = ?", ['{"schema": "runut.article/0"}'])
    with open_casebook(place) as casebook, pytest.raises(StoreError, match="read the sources into a new casebook"):
        list(casebook.records())


def test_no_character_is_too_strange(place: str) -> None:
    """A manifest may give any; a database may keep another in its columns, but not in the record."""
    record = msgspec.structs.replace(make_record("a"), url="http://a.example/\0", path="\ud7ff\U0010ffff'\"\\%s?")
    with open_casebook(place, create=True) as casebook:
        casebook.add(record)
        assert list(casebook.records()) == [record]
        assert len(casebook.search("kunjungan", language="id")) == 1
