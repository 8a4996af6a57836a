"""The language models that are measured: from a model's file to what reads with it. All benches ask here."""

from pathlib import Path

from spacy.language import Language

from runut.read.components import build_pipeline
from runut.read.reader import Reader

LANGUAGE = "id"


def open_pipeline(file: Path | None) -> Language:
    """The pipeline with the model of an ONNX file, the one that ships as default where there is none."""
    if file is None:
        return build_pipeline(LANGUAGE)
    return build_pipeline(LANGUAGE, model=file.stem, folder=file.parent)


def open_reader(file: Path | None) -> Reader:
    """A reader with the model of an ONNX file, the one that ships as default where there is none."""
    return Reader(open_pipeline(file))


def name_of(file: Path | None) -> str:
    """What a table calls the model."""
    return "default" if file is None else file.stem
