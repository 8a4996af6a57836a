"""Names: spans inside words, no stray brackets, types."""

import numpy as np
import pytest
from numpy.typing import NDArray

from runut.read.entities import EntityLabels, Name, Sentence, _close, _trim
from runut.read.reader import Reader
from runut.types.syntax import NamedSpan
from runut.types.text import Article, Zone


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Majelis Umum", "Majelis Umum"),
        ("( WHO )", "WHO"),
        ("WHO )", "WHO"),
        ("( WHO", "WHO"),
        ("Dewan Laut ( DL )", "Dewan Laut ( DL )"),
        ("Dewan Laut (", "Dewan Laut"),
        ("( Dewan ) Laut", "( Dewan ) Laut"),
        ("(", ""),
    ],
)
def test_names_lose_stray_brackets(words: str, kept: str) -> None:
    split = words.split()
    start, end = _trim(split, 0, len(split))
    assert " ".join(split[start:end]) == kept


@pytest.mark.parametrize(
    ("words", "size", "kept"),
    [
        ("Dewan Laut ( DL ) bubar", 4, "Dewan Laut ( DL )"),
        ("Dewan Laut ( DL ) bubar", 2, "Dewan Laut"),
        ("Dewan Laut ( DL dan lain )", 4, "Dewan Laut ( DL"),
        ("Dewan Laut )", 2, "Dewan Laut"),
    ],
)
def test_an_open_bracket_is_closed(words: str, size: int, kept: str) -> None:
    split = words.split()
    start, end = _close(split, 0, size)
    assert " ".join(split[start:end]) == kept


def article(text: str) -> Article:
    zones = (Zone(start=0, end=len(text), kind="body"),)
    return Article(
        id="0",
        sha256="0",
        path=None,
        url=None,
        text=text,
        language="id",
        title=None,
        authors=(),
        editors=(),
        outlet=None,
        published=None,
        zones=zones,
    )


def names(reader: Reader, text: str) -> dict[str, NamedSpan]:
    (syntax,) = reader.read([article(text)])
    return {text[name.start : name.end]: name for name in syntax.names}


def test_names_of_an_ordinary_sentence(reader: Reader) -> None:
    found = names(reader, "Menteri Pertahanan Budi Hartono menemui pimpinan NATO di Brussel, Belgia, Senin (3/4/2023).")
    assert found["Budi Hartono"].type == "PER"
    assert found["NATO"].type == "ORG"
    assert found["Belgia"].type == "GPE"


def test_a_lone_surname_is_the_person_named_in_full(reader: Reader) -> None:
    text = "Xi Jinping tiba bersama istrinya. Xi lalu tersenyum kepada tuan rumah."
    (syntax,) = reader.read([article(text)])
    assert {text[n.start : n.end]: n.type for n in syntax.names} == {"Xi Jinping": "PER", "Xi": "PER"}


def test_a_country_behind_an_office_is_a_modifier(reader: Reader) -> None:
    found = names(reader, "Presiden Rusia Vladimir Putin berpidato di hadapan parlemen.")
    assert found["Rusia"].type == "GPE"
    assert found["Rusia"].modifier
    assert found["Vladimir Putin"].type == "PER"


LABELS = ["B-MOD", "B-ORG", "B-PER", "I-MOD", "I-ORG", "I-PER", "O"]


def scores_of(*wanted: str) -> NDArray[np.float32]:
    """Scores whose best label a word is the one wanted; the next best is O."""
    scores = np.zeros((len(wanted), len(LABELS)), dtype=np.float32)
    scores[:, LABELS.index("O")] = 1
    for row, label in enumerate(wanted):
        scores[row, LABELS.index(label)] = 3
    return scores


def test_labels_of_the_encoder_become_names() -> None:
    words = ["Presiden", "Peru", "Dina", "Boluarte"]
    sentence = Sentence(words, scores_of("O", "B-MOD", "B-PER", "I-PER"))
    assert EntityLabels(LABELS).find([sentence]) == [[Name(1, 2, "GPE", True), Name(2, 4, "PER", False)]]


def test_an_inner_label_without_its_beginning_is_not_believed() -> None:
    words = ["Dina", "Boluarte", "hadir"]
    alone = Sentence(words, scores_of("O", "I-PER", "O"))
    other = Sentence(words, scores_of("B-ORG", "I-PER", "O"))
    assert EntityLabels(LABELS).find([alone, other]) == [[], [Name(0, 1, "ORG", False)]]
