from pathlib import Path

import pytest

from runut.errors import BadPack
from runut.lang.names import fold
from runut.lang.offices import Offices, load_offices
from runut.lang.pack import Pack, load_pack
from runut.lang.tables import read_table


@pytest.fixture(scope="module")
def offices() -> Offices:
    return load_offices(load_pack("id"))


@pytest.mark.parametrize(
    ("surface", "title", "is_unique"),
    [
        ("Menlu", "foreign minister", True),
        ("menteri luar negeri", "foreign minister", True),
        ("PM", "prime minister", True),
        ("Wapres", "vice president", True),
        ("Sekjen", "secretary-general", True),
        ("juru bicara", "spokesperson", False),
        ("Dubes", "ambassador", False),
        ("Panglima TNI", "commander of the Indonesian National Armed Forces", True),
        ("Letjen", "lieutenant general", False),
        ("Paus", "pope", False),
        ("Penasihat Utama", "chief adviser", True),
        ("Perwakilan Dagang", "trade representative", True),
    ],
)
def test_get(offices: Offices, surface: str, title: str, *, is_unique: bool) -> None:
    office = offices.get(surface)
    assert office is not None
    assert (office.title, office.is_unique) == (title, is_unique)


@pytest.mark.parametrize("surface", ["", "rumah", "mantan", "kepresidenan", "Menlu China", "seorang Presiden"])
def test_get_nothing(offices: Offices, surface: str) -> None:
    assert offices.get(surface) is None


def test_names_are_all_found(offices: Offices) -> None:
    assert len(offices.names) > 300
    assert all(offices.get(name) for name in offices.names)


def test_no_title_has_two_meanings() -> None:
    seen: dict[str, str] = {}
    for row in read_table(load_pack("id"), "entities/offices.tsv", ("label", "title", "scope", "rank", "names")):
        for name in (row["label"], *row.several("names")):
            assert seen.setdefault(fold(name), row.where) == row.where, name


@pytest.mark.parametrize(
    ("row", "reason"), [("a\tb\tmoon\t1", "no such scope: 'moon'"), ("a\tb\tbody\tx", "the rank is no number: 'x'")]
)
def test_bad_rows_name_file_and_line(tmp_path: Path, row: str, reason: str) -> None:
    (tmp_path / "entities").mkdir()
    (tmp_path / "entities" / "offices.tsv").write_text(row, encoding="utf-8")
    with pytest.raises(BadPack, match=f"offices.tsv:1: {reason}"):
        load_offices(Pack("xx", tmp_path))
