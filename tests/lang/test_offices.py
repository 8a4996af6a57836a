import pytest

from runut.lang.offices import Offices, load_offices
from runut.lang.pack import load_pack


@pytest.fixture(scope="module")
def offices() -> Offices:
    return load_offices(load_pack("id"))


@pytest.mark.parametrize(
    ("phrase", "title", "rest"),
    [
        ("Menlu China Wang Yi", "foreign minister", "China Wang Yi"),
        ("Menteri Luar Negeri Rusia", "foreign minister", "Rusia"),
        ("Wakil Menteri Luar Negeri Iran", "deputy foreign minister", "Iran"),
        ("Presiden Rusia Vladimir Putin", "president", "Rusia Vladimir Putin"),
        ("juru bicara Kremlin", "spokesperson", "Kremlin"),
        ("PM", "prime minister", ""),
    ],
)
def test_parse(offices: Offices, phrase: str, title: str, rest: str) -> None:
    parsed = offices.parse(phrase)
    assert parsed is not None
    assert (parsed.office.title, parsed.rest) == (title, rest)


@pytest.mark.parametrize("phrase", ["", "rumah", "mantan", "kepresidenan Rusia", "seorang Presiden"])
def test_parse_nothing(offices: Offices, phrase: str) -> None:
    assert offices.parse(phrase) is None


def test_former_and_acting(offices: Offices) -> None:
    former, acting = offices.parse("mantan Presiden AS"), offices.parse("Plt Menlu")
    assert former is not None
    assert acting is not None
    assert (former.former, former.acting, former.words) == (True, False, 2)
    assert acting.acting
