"""A casebook in memory: it answers what the casebook answers, whatever was held before."""

import threading
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.affair import read_manifest_records

from runut.answers import Linker, ask, links_then, settle
from runut.errors import BadCall, StoreError
from runut.lang.pack import Pack
from runut.link.aim import Range
from runut.link.digest import RecordFiler
from runut.present.board import earlier
from runut.present.board import library as module
from runut.present.board.library import Library
from runut.present.judging import Author, Judge
from runut.read.reader import Reader
from runut.store.casebook import open_casebook
from runut.types.record import Record

DAYS = ("2031-03-02", "2031-03-04", "2031-03-10", "2031-04-10", "2031-04-23", "2031-12-31")
UNDATED = (2, 6)  # articles that are given no day of publication in one of the casebooks


@pytest.fixture(scope="module")
def records(examples: Path, reader: Reader, pack: Pack) -> list[Record]:
    return read_manifest_records(examples / "manifest.jsonl", reader, pack)


@pytest.fixture
def linker(pack: Pack) -> Linker:
    return Linker(pack, "1")


def keep(place: Path, linker: Linker, records: Iterable[Record]) -> None:
    filer = RecordFiler(linker.pack)
    with open_casebook(place, create=True) as casebook:
        casebook.refile(filer, linker.version)
        for record in records:
            casebook.add(record, filer=filer)
        settle(casebook, linker)


@pytest.fixture(params=["dated", "undated"])
def place(request: pytest.FixtureRequest, tmp_path: Path, linker: Linker, records: list[Record]) -> Path:
    """A casebook; in one of the two some articles have no day of their own."""
    undated = UNDATED if request.param == "undated" else ()
    keep(
        tmp_path / "uji.casebook",
        linker,
        [replace(r, published=None) if n in undated else r for n, r in enumerate(records)],
    )
    return tmp_path / "uji.casebook"


def test_it_says_what_the_casebook_says(place: Path, linker: Linker) -> None:
    library = Library(str(place), linker)
    with open_casebook(place) as casebook:
        assert library.now().links == ask(casebook, linker)


@pytest.mark.parametrize("day", DAYS)
def test_as_of_a_day_it_says_what_the_casebook_said(place: Path, linker: Linker, day: str) -> None:
    library = Library(str(place), linker)
    with open_casebook(place) as casebook:
        expected = ask(casebook, linker, as_of=day)
    assert library.as_of(day).links == expected
    story = library.now().links.stories[0]
    assert Library(str(place), linker).as_of(day, story=story.id).links == expected  # there is but one thread
    assert library.as_of(day, story="s0").links == expected


def test_what_is_added_is_taken_in(place: Path, linker: Linker, records: list[Record], tmp_path: Path) -> None:
    few = tmp_path / "few.casebook"
    keep(few, linker, records[:4])
    library = Library(str(few), linker)
    early, before = library.as_of("2031-03-04"), library.now()
    assert not library.refresh()
    assert library.now() is before
    keep(few, linker, records)
    assert library.refresh()
    with open_casebook(few) as casebook:
        assert library.now().links == ask(casebook, linker)
    assert before.links != library.now().links  # who still reads the old one goes on with it
    assert library.as_of("2031-03-04").links == early.links
    assert {article.title for article in library.now().articles.values()} == {r.title and r.title.text for r in records}


def test_what_is_read_anew_is_named_anew(place: Path, linker: Linker) -> None:
    library = Library(str(place), linker)
    with open_casebook(place) as casebook:
        record = next(record for record in casebook.records() if record.outlet)
    assert record.outlet
    keep(place, linker, [replace(record, outlet=replace(record.outlet, name="Kabar Lain"))])
    assert library.refresh()
    assert library.now().articles[record.id].outlet == "Kabar Lain"


def test_a_judgement_is_taken_in(place: Path, linker: Linker) -> None:
    library = Library(str(place), linker)
    happening = next(h for h in library.now().links.happenings if len(h.tellings) > 1)
    with open_casebook(place, create=True) as casebook:
        judge = Judge(Range(casebook.records(), library.now().links), Author("Ani", "2031-05-01T10:00:00.000Z", None))
        casebook.judge(judge.reject(happening.id))
        settle(casebook, linker)
    assert library.refresh()
    assert happening.id not in library.now().happenings


def test_many_ask_at_once_and_it_is_worked_out_once(
    place: Path, linker: Linker, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked = []

    def counted(*args: object) -> object:
        worked.append(args)
        time.sleep(0.05)
        return links_then(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(earlier, "links_then", counted)
    library = Library(str(place), linker)
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(library.as_of("2031-04-10"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, found))) == 1
    assert len(worked) == 1


def test_who_has_no_patience_is_told_and_finds_it_later(
    place: Path, linker: Linker, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def slow(*args: object) -> object:
        go.wait(10)
        return links_then(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(earlier, "links_then", slow)
    library = Library(str(place), linker)
    with pytest.raises(TimeoutError):
        library.as_of("2031-04-10", patience=0.01)
    go.set()
    assert library.as_of("2031-04-10", patience=10).as_of == "2031-04-10"


def test_a_large_casebook_is_asked_in_a_process_of_its_own(
    place: Path, linker: Linker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGE", 1)
    monkeypatch.setattr(module, "FEW", 1)
    monkeypatch.delattr(earlier, "links_then")  # here nothing is worked out any more
    library = Library(str(place), linker)
    with open_casebook(place) as casebook:
        assert library.as_of("2031-04-10").links == ask(casebook, linker, as_of="2031-04-10")
    library.close()
    with pytest.raises((TimeoutError, RuntimeError)):
        library.as_of("2031-04-11", patience=10)


def test_a_large_casebook_that_grows_says_what_it_said_until_that_is_worked_out(
    linker: Linker, records: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = tmp_path / "few.casebook"
    keep(few, linker, records[:6])
    library = Library(str(few), linker)
    before = library.as_of("2031-04-10")
    keep(few, linker, records)
    assert library.refresh()
    monkeypatch.setattr(module, "LARGE", 1)
    assert library.as_of("2031-04-10", patience=0.0) is before
    monkeypatch.setattr(module, "LARGE", 1000)
    with open_casebook(few) as casebook:
        assert library.as_of("2031-04-10").links == ask(casebook, linker, as_of="2031-04-10")


def test_what_failed_once_is_worked_out_when_asked_again(
    place: Path, linker: Linker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> object:
        raise StoreError("another process is writing to the casebook")

    library = Library(str(place), linker)
    with monkeypatch.context() as broken:
        broken.setattr(earlier, "links_then", fail)
        with pytest.raises(StoreError):
            library.as_of("2031-04-10")
    with open_casebook(place) as casebook:
        assert library.as_of("2031-04-10").links == ask(casebook, linker, as_of="2031-04-10")


@pytest.mark.parametrize("day", ["kemarin", "2031-04", "2031-02-30", "2031-04-01/2031-04-03", ""])
def test_what_is_no_day_is_refused(place: Path, linker: Linker, day: str) -> None:
    with pytest.raises(BadCall, match="write it as"):
        Library(str(place), linker).as_of(day)


def test_what_another_version_has_linked_is_refused(place: Path, pack: Pack) -> None:
    with pytest.raises(StoreError, match="another version"):
        Library(str(place), Linker(pack, "2"))
