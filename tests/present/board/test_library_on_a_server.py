"""A casebook that a desk shares in PostgreSQL, held in memory as one in a file is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.affair import read_manifest_records
from tests.store.server import find_programs, running_server

from runut.answers import Linker, ask, settle
from runut.lang.pack import Pack
from runut.link.digest import RecordFiler
from runut.present.board.library import Library
from runut.read.reader import Reader
from runut.store.casebook import open_casebook


@pytest.fixture
def place() -> Iterator[str]:
    """The address of an empty database; skips where no server is installed."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: `apt-get install postgresql` to test casebooks in it")
    with running_server(programs) as folder:
        yield f"postgresql://runut@/postgres?host={folder}"


def test_it_grows_with_the_casebook(place: str, examples: Path, reader: Reader, pack: Pack) -> None:
    records = read_manifest_records(examples / "manifest.jsonl", reader, pack)
    linker, filer = Linker(pack, "1"), RecordFiler(pack)
    with open_casebook(place, create=True) as casebook:
        casebook.refile(filer, linker.version)
        for record in records[:4]:
            casebook.add(record, filer=filer)
        settle(casebook, linker)
        library = Library(place, linker)
        assert library.now().links == ask(casebook, linker)
        for record in records[4:]:
            casebook.add(record, filer=filer)
        settle(casebook, linker)
        assert library.refresh()
        assert library.now().links == ask(casebook, linker)
        assert library.as_of("2031-04-10").links == ask(casebook, linker, as_of="2031-04-10")
    library.close()
