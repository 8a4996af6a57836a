"""Numbers in figures and words."""

import pytest

from runut.annotate.numbers import read_number
from runut.lang.pack import load_pack

PACK = load_pack("id")
CASES = [
    ("12 orang", 12, 1, False),
    ("1.500 tentara", 1500, 1, False),
    ("1,5 triliun rupiah", 1.5e12, 2, False),
    ("2.345,75 ton", 2345.75, 1, False),
    ("dua belas kapal", 12, 2, False),
    ("tiga drone", 3, 1, False),
    ("sepuluh hari", 10, 1, False),
    ("sebelas warga", 11, 1, False),
    ("dua puluh satu desa", 21, 3, False),
    ("seratus lima puluh ribu pengungsi", 150_000, 4, False),
    ("seribu lima ratus orang", 1500, 3, False),
    ("dua juta tiga ratus ribu", 2_300_000, 5, False),
    ("satu setengah tahun", 1.5, 2, False),
    ("setengah jam", 0.5, 1, False),
    ("puluhan ribu demonstran", 20_000, 2, True),
    ("ratusan rumah", 200, 1, True),
    ("beberapa hari", 3, 1, True),
    ("40 ribu unit", 40_000, 2, False),
    ("Dua pekan", 2, 1, False),
]


@pytest.mark.parametrize(("phrase", "value", "words", "vague"), CASES)
def test_number(phrase: str, value: float, words: int, vague: bool) -> None:
    number = read_number(phrase.split(), PACK)
    assert number is not None
    assert (number.value, number.words, number.vague) == (value, words, vague)


@pytest.mark.parametrize("phrase", ["orang", "ribu", "belas kasihan", "juta", "", "MH17"])
def test_no_number(phrase: str) -> None:
    assert read_number(phrase.split(), PACK) is None
