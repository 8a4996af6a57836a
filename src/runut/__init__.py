"""Runut: a casebook of who did or said what, read from Indonesian news, with every line traceable to its characters."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__version__ = "0.1.0"


def load(language: str = "id") -> "Language":
    """The language model as a spaCy pipeline: `doc = runut.load()("...")`.

    It sets sentences, lemmas, morphology, parts of speech, dependencies and `doc.ents`. Raises BadPack for a language
    without a pack.
    """
    from runut.read.components import build_pipeline  # spaCy takes a second to import

    return build_pipeline(language)
