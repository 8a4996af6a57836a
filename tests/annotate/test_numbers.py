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
    ("Rp 2,5 miliar", 2.5e9, 3, False),
    ("Rp1.234 per liter", 1234, 1, False),
    ("rp. 500 juta", 5e8, 3, False),
    ("US$ 60 per barel", 60, 2, False),
    ("setengah juta jiwa", 500_000, 2, False),
    ("dua ratus ribu", 200_000, 3, False),
    ("belasan kapal", 11, 1, True),
    ("1.234 orang", 1234, 1, False),
]
NONE = ["Rp", "Rpx", "ke", "keke-5", "ke-", "kereta", "orang", "ribu", "belas kasihan", "juta", "", "MH17"]
ORDINALS = [
    ("ke-18", 18, 1),
    ("kedua kalinya", 2, 1),
    ("kesepuluh", 10, 1),
    ("kedua puluh satu", 21, 3),
    ("pertama", 1, 1),
]


@pytest.mark.parametrize(("phrase", "value", "words", "vague"), CASES)
def test_number(phrase: str, value: float, words: int, vague: bool) -> None:
    number = read_number(phrase.split(), PACK)
    assert number is not None
    assert (number.value, number.words, number.vague) == (value, words, vague)


@pytest.mark.parametrize(("phrase", "value", "words"), ORDINALS)
def test_ordinal(phrase: str, value: float, words: int) -> None:
    number = read_number(phrase.split(), PACK)
    assert number is not None
    assert (number.value, number.words, number.ordinal) == (value, words, True)


@pytest.mark.parametrize("phrase", NONE)
def test_no_number(phrase: str) -> None:
    assert read_number(phrase.split(), PACK) is None
