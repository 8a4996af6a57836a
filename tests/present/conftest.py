"""The invented affair as a casebook."""

from pathlib import Path

import pytest

from runut import pipeline
from runut.answers import Linker, settle
from runut.lang.pack import Pack
from runut.link.digest import RecordFiler
from runut.present.cli.version import linker_version
from runut.read.reader import Reader
from runut.sources.files import find_inputs
from runut.store.casebook import open_casebook
from runut.types.record import Record


def make_casebook(place: Path, sources: tuple[str, ...], manifest: str | None, reader: Reader, pack: Pack) -> Path:
    """A casebook of pages, linked."""
    linker = Linker(pack, linker_version())
    filer = RecordFiler(pack)
    with open_casebook(place, create=True) as casebook:
        casebook.refile(filer, linker.version)
        for one in pipeline.read_inputs(find_inputs(sources, manifest), reader=reader, pack=pack):
            if isinstance(one, Record):
                casebook.add(one, filer=filer)
        settle(casebook, linker)
    return place


@pytest.fixture(scope="session")
def affair(tmp_path_factory: pytest.TempPathFactory, examples: Path, reader: Reader, pack: Pack) -> Path:
    """The casebook of the invented affair; only to be read, or copied."""
    place = tmp_path_factory.mktemp("affair") / "affair.casebook"
    return make_casebook(place, (), str(examples / "manifest.jsonl"), reader, pack)
