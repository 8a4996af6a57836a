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
    ("phrase", "title", "rest"),
    [
        ("Menlu China Wang Yi", "foreign minister", "China Wang Yi"),
        ("Menteri Luar Negeri Rusia", "foreign minister", "Rusia"),
        ("Wakil Menteri Luar Negeri Iran", "deputy foreign minister", "Iran"),
        ("Presiden Rusia Vladimir Putin", "president", "Rusia Vladimir Putin"),
        ("juru bicara Kremlin", "spokesperson", "Kremlin"),
        ("PM", "prime minister", ""),
        ("Wapres AS JD Vance", "vice president", "AS JD Vance"),
        ("Wakil Menteri Perindustrian Iran", "deputy industry minister", "Iran"),
        ("Pelaksana Tugas Gubernur Aceh", "governor", "Aceh"),
        ("eks Wakil Perdana Menteri", "deputy prime minister", ""),
        ("Sekjen PBB Antonio Guterres", "secretary-general", "PBB Antonio Guterres"),
        ("Dubes Rusia untuk Indonesia", "ambassador", "Rusia untuk Indonesia"),
        ("Panglima TNI Jenderal", "commander of the Indonesian National Armed Forces", "Jenderal"),
        ("Menhan Israel", "defence minister", "Israel"),
        ("diplomat top itu", "top diplomat", "itu"),
        ("Jubir Kemlu China", "foreign ministry spokesperson", "China"),
    ],
)
def test_parse(offices: Offices, phrase: str, title: str, rest: str) -> None:
    parsed = offices.parse(phrase)
    assert parsed is not None
    assert (parsed.title, parsed.rest) == (title, rest)


@pytest.mark.parametrize("phrase", ["", "rumah", "mantan", "kepresidenan Rusia", "seorang Presiden"])
def test_parse_nothing(offices: Offices, phrase: str) -> None:
    assert offices.parse(phrase) is None


def test_former_and_acting(offices: Offices) -> None:
    former, acting = offices.parse("mantan Presiden AS"), offices.parse("Plt Menlu")
    assert former is not None
    assert acting is not None
    assert (former.former, former.acting, former.words) == (True, False, 2)
    assert acting.acting


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
    (tmp_path / "entities" / "office_affixes.tsv").write_text("", encoding="utf-8")
    with pytest.raises(BadPack, match=f"offices.tsv:1: {reason}"):
        load_offices(Pack("xx", tmp_path))
