from collections import defaultdict
from pathlib import Path

import pytest

from runut.errors import BadPack
from runut.lang.gazetteer import Gazetteer, load_gazetteer
from runut.lang.names import fold
from runut.lang.pack import Pack, load_pack
from runut.lang.tables import read_table

FILES = [
    "common_words",
    "countries",
    "cities",
    "regions",
    "people",
    "terms",
    "bodies",
    "ministries",
    "ministries_named",
    "armed_groups",
    "parties",
    "outlets",
    "events",
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(load_pack("id"))


def make_pack(folder: Path, **tables: str) -> Pack:
    (folder / "entities").mkdir()
    for name in FILES:
        (folder / "entities" / f"{name}.tsv").write_text(tables.get(name, ""), encoding="utf-8")
    return Pack("xx", folder)


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Cina", "China"),
        ("Tiongkok", "China"),
        ("RRT", "China"),
        ("AS", "United States"),
        ("Korsel", "South Korea"),
        ("Türkiye", "Turkey"),
        ("RUSIA", "Russia"),
        ("republik rakyat tiongkok", "China"),
        ("Moskwa", "Moscow"),
        ("Kiev", "Kyiv"),
        ("Gedung Putih", "White House"),
        ("PBB", "United Nations"),
        ("Putin", "Vladimir Putin"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Wall Street Journal", "The Wall Street Journal"),
        ("KOMPAS.TV", "Kompas TV"),
        ("Kompas.com", "Kompas"),
        ("Kemlu China", "Chinese Ministry of Foreign Affairs"),
        ("Kementerian Luar Negeri Rusia", "Russian Ministry of Foreign Affairs"),
        ("Kementerian Luar Negeri (Kemlu) Iran", "Iranian Ministry of Foreign Affairs"),
        ("Departemen Luar Negeri Amerika Serikat", "US Department of State"),
        ("Kemlu RI", "Indonesian Ministry of Foreign Affairs"),
        ("Kedutaan Besar Rusia", "Russian Embassy"),
        ("Jokowi", "Joko Widodo"),
        ("Selat Hormuz", "Strait of Hormuz"),
        ("Jateng", "Central Java"),
        ("Perang Dunia Kedua", "World War II"),
        ("Kementerian Pertahanan Korea Selatan", "South Korean Ministry of Defence"),
    ],
)
def test_find_names(gazetteer: Gazetteer, surface: str, name: str) -> None:
    assert gazetteer.find(surface)[0].name == name


@pytest.mark.parametrize(
    "surface", ["as", "barat", "suara", "kompas", "Wang", "Kim", "", "Serang", "Kemlu Bulan", "us", "who"]
)
def test_find_leaves_common_words(gazetteer: Gazetteer, surface: str) -> None:
    assert gazetteer.find(surface) == ()


@pytest.mark.parametrize(
    ("surface", "key"), [("Moskow", "RUS"), ("Kremlin", "RUS"), ("Gedung Putih", "USA"), ("Brussel", "EU")]
)
def test_metonyms_speak_for(gazetteer: Gazetteer, surface: str, key: str) -> None:
    assert gazetteer.find(surface)[0].speaks_for == key


@pytest.mark.parametrize(
    ("date", "name"), [("2014", "Wang Yi"), ("2022-06-01", "Wang Yi"), ("2023-09-20", "Wang Yi"), (None, "Wang Yi")]
)
def test_holders(gazetteer: Gazetteer, date: str | None, name: str) -> None:
    assert name in [entry.name for entry in gazetteer.holders("foreign minister", "CHN", date)]


@pytest.mark.parametrize(
    ("title", "of", "date", "name"),
    [
        ("foreign minister", "CHN", "2023-03-07", "Qin Gang"),
        ("president", "USA", "2023-02-20", "Joe Biden"),
        ("president", "USA", "2025-03", "Donald Trump"),
        ("foreign minister", "IDN", "2022-11-15", "Retno Marsudi"),
        ("defence minister", "IDN", "2023-06-03", "Prabowo Subianto"),
        ("prime minister", "GBR", "2022-10-01", "Liz Truss"),
        ("secretary-general", "NATO", "2023-02-13", "Jens Stoltenberg"),
        ("spokesperson", "kremlin", "2023-03-17", "Dmitry Peskov"),
        ("prime minister", "BGD", "2026-03", "Tarique Rahman"),
        ("president", "GHA", "2026-05-20", "John Mahama"),
        ("supreme leader", "IRN", "2026-05-28", "Mojtaba Khamenei"),
        ("foreign minister", "JPN", "2018-06-12", "Taro Kono"),
        ("defence minister", "USA", "2016-09-01", "Ash Carter"),
        ("king", "THA", "2016-10-01", "Bhumibol Adulyadej"),
        ("finance minister", "IDN", "2015-06", "Bambang Brodjonegoro"),
        ("coordinating minister for economic affairs", "IDN", "2016-06-01", "Darmin Nasution"),
        ("commander", "irgc", "2025-06-01", "Hossein Salami"),
        ("governor", "jakarta", "2025-06-10", "Pramono Anung"),
        ("chancellor", "AUT", "2025-06-01", "Christian Stocker"),
        ("prime minister", "THA", "2009-04-10", "Abhisit Vejjajiva"),
    ],
)
def test_one_holder_on_a_day(gazetteer: Gazetteer, title: str, of: str, date: str, name: str) -> None:
    assert [entry.name for entry in gazetteer.holders(title, of, date)] == [name]


def test_ministry_of_a_country(gazetteer: Gazetteer) -> None:
    ministry = gazetteer.ministry_of("Kemenlu", "FRA")
    assert ministry is not None
    assert (ministry.name, ministry.country) == ("French Ministry of Foreign Affairs", "FRA")


@pytest.mark.parametrize(
    ("domain", "name"),
    [("kompas.com", "Kompas"), ("internasional.kompas.com", "Kompas"), ("www.kompas.tv", "Kompas TV")],
)
def test_outlet_of(gazetteer: Gazetteer, domain: str, name: str) -> None:
    outlet = gazetteer.outlet_of(domain)
    assert outlet is not None
    assert outlet.name == name


def test_unknown_domain_has_no_outlet(gazetteer: Gazetteer) -> None:
    assert gazetteer.outlet_of("example.org") is None
    assert gazetteer.outlet_of("com") is None


def test_no_two_entries_of_a_kind_share_a_name(gazetteer: Gazetteer) -> None:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in gazetteer.entries.values():
        for name in entry.names:
            found[(entry.kind, fold(name))].add(entry.key)
    assert {pair: keys for pair, keys in found.items() if len(keys) > 1} == {}


def test_every_key_exists_and_terms_are_known(gazetteer: Gazetteer) -> None:
    for entry in gazetteer.entries.values():
        assert {entry.country, entry.speaks_for} - {None} <= set(gazetteer.entries)


@pytest.mark.parametrize(
    ("tables", "line", "reason"),
    [
        ({"people": "a\tA\tABC"}, "people.tsv:1", "no entry has the key 'ABC'"),
        ({"terms": "a\tking\tABC\t2001\t"}, "terms.tsv:1", "no entry has the key 'a'"),
        ({"countries": "# c\nABC\tA\nABC\tB"}, "countries.tsv:3", "is taken"),
        ({"cities": "a\tA\tA\tvillage"}, "cities.tsv:1", "no such kind: 'village'"),
        ({"regions": "a\tA\tA\tXYZ"}, "regions.tsv:1", "no such type: 'XYZ'"),
        ({"countries": "\tA"}, "countries.tsv:1", "no key"),
        ({"ministries": "a\tA\tA\tLOC\t"}, "ministries.tsv:1", "stands for no such thing: 'LOC'"),
        ({"events": "a\tA\tA\t\t\tmore"}, "events.tsv:1", "6 cells where 5 are known"),
        (
            {"countries": "ABC\tA", "people": "a\tA", "terms": "a\tking\tABC\t2001\t1999"},
            "terms.tsv:1",
            "ends 1999 before it begins 2001",
        ),
    ],
)
def test_bad_rows_name_file_and_line(tmp_path: Path, tables: dict[str, str], line: str, reason: str) -> None:
    with pytest.raises(BadPack, match=f"{line}.*{reason}"):
        load_gazetteer(make_pack(tmp_path, **tables))


def test_empty_tables_make_an_empty_gazetteer(tmp_path: Path) -> None:
    assert load_gazetteer(make_pack(tmp_path)).find("Rusia") == ()


def test_common_words_are_marked_and_are_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.is_common("Antara")
    assert not gazetteer.is_common("ANTARA")
    for row in read_table(load_pack("id"), "entities/common_words.tsv", ("name",)):
        assert gazetteer.find(row["name"]), row.where


def test_no_two_entries_share_a_wikidata_item(gazetteer: Gazetteer) -> None:
    items = [entry.wikidata for entry in gazetteer.entries.values() if entry.wikidata]
    assert len(items) == len(set(items))


def test_terms_use_titles_that_the_offices_know(gazetteer: Gazetteer) -> None:
    rows = read_table(load_pack("id"), "entities/offices.tsv", ("label", "title", "scope", "rank", "names"))
    titles = {row["title"] for row in rows}
    assert {term.title for entry in gazetteer.entries.values() for term in entry.terms} <= titles


@pytest.mark.parametrize(
    ("given", "name"),
    [("detik", "detikcom"), ("kompas", "Kompas"), ("cnnindonesia", "CNN Indonesia"), ("KCNA", "KCNA")],
)
def test_an_outlet_is_found_by_the_name_that_users_give(given: str, name: str, pack: Pack) -> None:
    found = load_gazetteer(pack).outlet_named(given)
    assert found is not None
    assert found.name == name


def test_a_state_owns_its_agency_but_no_public_broadcaster(pack: Pack) -> None:
    gazetteer = load_gazetteer(pack)
    states = [gazetteer.state_of(gazetteer.entries[key]) for key in ("kcna", "nhk", "reuters")]
    assert states == ["North Korea", None, None]


def test_a_country_is_found_by_its_adjective(pack: Pack) -> None:
    assert load_gazetteer(pack).country_of("Chinese") == "China"
