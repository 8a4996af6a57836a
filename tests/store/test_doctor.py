"""The doctor finds each thing that can be wrong, names it in one line, and mends what follows from the records."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import psycopg
import pytest
from click.testing import CliRunner
from tests.store.conftest import Places
from tests.store.factory import WordFiler, make_record
from tests.store.test_judgements import ANI, make_judgement
from tests.store.test_links import A, make_links

from runut.present.cli import main
from runut.store.casebook import Casebook, KeptLinks, open_casebook, open_database

FILER = WordFiler()


def settle(casebook: Casebook) -> None:
    links = KeptLinks("1", msgspec.json.encode(make_links()))
    for thread in casebook.unlinked():
        assert casebook.settle(thread, casebook.filed(thread), {A: links})


@pytest.fixture
def place(places: Places) -> str:
    """A casebook of two articles that are one story, with nothing wrong."""
    place = places()
    with open_casebook(place, create=True) as casebook:
        casebook.refile(FILER, "1")
        for name in ("a", "b"):
            casebook.add(make_record(name), filer=FILER)
        settle(casebook)
    return place


def examine(place: str, version: str = "1") -> list[str]:
    with open_casebook(place) as casebook:
        return [f"{one.what}: {one.where}" for one in casebook.examine(FILER, version)]


def test_nothing_is_wrong(place: str) -> None:
    assert examine(place) == []


IN_A = f"article {A} (a.txt)"
WRONG: dict[str, list[str]] = {
    f"UPDATE mentions SET stop = 99 WHERE article = '{A}'": [
        f"words of mentions are not at their range: {IN_A}",
        f"mentions say something else than its record: {IN_A}",
    ],
    f"UPDATE events SET text = 'tiba' WHERE article = '{A}'": [
        f"words of events are not at their range: {IN_A}",
        f"events say something else than its record: {IN_A}",
    ],
    f"UPDATE sentences SET start = -1 WHERE article = '{A}'": [
        f"words of sentences are not at their range: {IN_A}",
        f"sentences say something else than its record: {IN_A}",
    ],
    "UPDATE stage_evidence SET stop = 9 WHERE happening = 'h1' AND stage = 1": [
        f"words of stage_evidence are not at their range: {IN_A}",
        f"stage_evidence say something else than its links: story {A}",
    ],
    f"DELETE FROM participants WHERE article = '{A}'": [f"participants say something else than its record: {IN_A}"],
    f"DELETE FROM searched WHERE article = '{A}'": [f"search does not know it: {IN_A}"],
    f"UPDATE digests SET mark = '' WHERE article = '{A}'": [f"it is filed by something else than its record: {IN_A}"],
    f"UPDATE digests SET thread = '{A[:-1]}b' WHERE article = '{A[:-1]}b'": [
        f"it is in thread {A[:-1]}b and not {A}: {A[:-1]}b",
        f"it is in no story: {A[:-1]}b",
    ],
    f"DELETE FROM filed WHERE number = (SELECT number FROM digests WHERE article = '{A}')": [
        f"it is filed under other keys than its own: {A}"
    ],
    "UPDATE digests SET linked = 0": [f"its links are out of date: thread {A}"],
    "UPDATE happenings SET status = 'denied' WHERE id = 'h1'": [
        f"happenings say something else than its links: story {A}"
    ],
    "DELETE FROM story_links": [f"it is in no story: {A}", f"it is in no story: {A[:-1]}b"],
}


@pytest.mark.parametrize("damage", WRONG, ids=str)
def test_what_is_wrong_is_found_and_mended(damage: str, place: str) -> None:
    with closing(open_database(place, create=True)) as database:
        database.run(damage)
    assert examine(place) == WRONG[damage]
    with open_casebook(place, create=True) as casebook:
        casebook.mend(FILER, "1")
        settle(casebook)
    assert examine(place) == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE articles SET record = '{}'", "its record cannot be read"),
        ("UPDATE articles SET text = text || '.'", "its record is another article's"),
        ("UPDATE story_links SET links = '{}'", "its links cannot be read"),
    ],
)
def test_what_cannot_be_mended(damage: str, said: str, place: str) -> None:
    with closing(open_database(place, create=True)) as database:
        database.run(damage)
    assert any(one.startswith(said) for one in examine(place))


def test_threads_of_another_version(place: str) -> None:
    assert examine(place, "2") == ["threads are another version's: all articles"]


def test_a_damaged_database(place: str) -> None:
    if place.startswith("postgresql"):
        with psycopg.connect(place, autocommit=True) as connection:
            connection.execute("ALTER TABLE mentions DISABLE TRIGGER ALL")
        assert examine(place)[0].startswith("the database is damaged: switched off: mentions: RI_")
    else:
        with closing(sqlite3.connect(place)) as connection:
            connection.execute("DELETE FROM entities")
            connection.commit()
        assert examine(place)[0] == "the database is damaged: 2 rows of mentions lead to no row of entities"


@pytest.fixture(scope="module")
def affair(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Iterator[str]:
    """A casebook of the invented affair."""
    place = str(tmp_path_factory.mktemp("doctor") / "uji.casebook")
    assert CliRunner().invoke(main, ["add", place, "--manifest", str(examples / "manifest.jsonl")]).exit_code == 0
    yield place


def test_the_command(affair: str) -> None:
    brief = CliRunner().invoke(main, ["brief", affair, "--format", "json"]).stdout
    well = CliRunner().invoke(main, ["doctor", affair])
    assert (well.exit_code, well.stdout) == (0, "")
    assert well.stderr.endswith("articles, nothing wrong\n")
    with closing(open_database(affair, create=True)) as database:
        database.run("UPDATE events SET stop = 99999")
        database.run("DELETE FROM searched")
        ((number,),) = database.run("SELECT count(DISTINCT article) FROM events")
    ill = CliRunner().invoke(main, ["doctor", affair])
    assert ill.exit_code == 1
    (line, *_) = ill.stdout.splitlines()
    assert line.startswith("words of events are not at their range: article ")
    assert line.endswith("; `runut doctor --mend` works it out again")
    assert f"words of events are not at their range: {number - 5} more" in ill.stdout
    mended = CliRunner().invoke(main, ["doctor", affair, "--mend"])
    assert (mended.exit_code, mended.stdout) == (0, "")
    assert CliRunner().invoke(main, ["brief", affair, "--format", "json"]).stdout == brief


def test_a_judgement_that_leads_nowhere(affair: str) -> None:
    with open_casebook(affair, create=True) as casebook:
        casebook.judge(make_judgement("note", ANI, "9"))
    found = CliRunner().invoke(main, ["doctor", affair])
    assert found.exit_code == 1
    assert f"article {9:0>16}; undo the judgement" in found.stdout


def test_no_casebook(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["doctor", str(tmp_path / "tiada")]).exit_code == 2
