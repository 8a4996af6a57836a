"""What all tests share: the language model, loaded once, and the shared folder where there is one."""

import os
from pathlib import Path

import pytest
from bench.corpus import ReadPage, read_pages

from runut.lang.pack import Pack, load_pack
from runut.read.reader import Reader, load_reader

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The Indonesian pack."""
    return load_pack("id")


@pytest.fixture(scope="session")
def reader(pack: Pack) -> Reader:
    """The reader with its model, loaded once a session."""
    return load_reader(pack)


@pytest.fixture(scope="session")
def corpus_pages(reader: Reader, pack: Pack) -> list[ReadPage]:
    """The annotated pages of `bench/corpus`, read once a session."""
    return read_pages(reader, pack)


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of the invented affair."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages and gold beside the repository, `$RUNUT_SHARED` or `../shared`; skips where absent."""
    folder = Path(os.environ.get("RUNUT_SHARED") or ROOT.parent / "shared")
    if not (folder / "seeds").is_dir():
        pytest.skip(f"no shared folder at {folder}: set RUNUT_SHARED")
    return folder
