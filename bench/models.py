"""The language models that are measured: from a model folder to what reads with it. All benches ask here."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spacy.language import Language

from runut.read import components
from runut.read.reader import Reader

LANGUAGE = "id"


def open_pipeline(folder: Path | None) -> Language:
    """The pipeline with the model of a folder, the one that ships where there is none."""
    if folder is None:
        return components.build_pipeline(LANGUAGE)
    with _shipped_model(folder):
        return components.build_pipeline(LANGUAGE)


def open_reader(folder: Path | None) -> Reader:
    """A reader with the model of a folder, the one that ships where there is none."""
    return Reader(open_pipeline(folder))


def name_of(folder: Path | None) -> str:
    """What a table calls the model."""
    return "shipped" if folder is None else folder.name


@contextmanager
def _shipped_model(folder: Path) -> Iterator[None]:
    """The components load what lies in `folder` for as long as this is open."""
    before = components._MODEL
    components._MODEL = folder
    try:
        yield
    finally:
        components._MODEL = before
