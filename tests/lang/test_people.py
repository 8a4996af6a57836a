"""The people whom the gazetteer lists, and the offices that they held."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

import pytest

from runut.annotate.entities.officewords import load_office_words
from runut.lang.gazetteer import Gazetteer, GazetteerEntry, Term, load_gazetteer
from runut.lang.names import fold
from runut.lang.offices import load_offices
from runut.lang.pack import load_pack
from runut.lang.tables import read_table

ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
OPEN = "9999"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(load_pack("id"))


@pytest.fixture(scope="module")
def people(gazetteer: Gazetteer) -> list[GazetteerEntry]:
    return [entry for entry in gazetteer.entries.values() if entry.kind == "person"]


def is_before(first: str, second: str) -> bool:
    """Whether an ISO prefix is before another for certain, at the coarser precision of the two."""
    size = min(len(first), len(second))
    return first[:size] < second[:size]


def overlapping(terms: list[tuple[Term, str]]) -> Iterator[tuple[str, str]]:
    """The names of every two who held an office at once, by its terms and their holders."""
    for (one, holder), (other, successor) in combinations(sorted(terms, key=lambda term: term[0].since or ""), 2):
        if is_before(other.since or "0", one.until or OPEN):
            yield holder, successor


def test_many_people_are_listed(people: list[GazetteerEntry]) -> None:
    assert len({entry.name for entry in people}) == len(people) >= 1000


def test_most_people_have_dated_offices(people: list[GazetteerEntry]) -> None:
    assert sum(any(term.since or term.until for term in entry.terms) for entry in people) >= 1000


def test_no_person_stands_under_two_keys(people: list[GazetteerEntry]) -> None:
    found = Counter((entry.country, frozenset(fold(entry.name).split())) for entry in people)
    assert [words for words, count in found.items() if count > 1] == []


def test_dates_are_iso() -> None:
    for row in read_table(load_pack("id"), "entities/terms.tsv", ("person", "title", "of", "since", "until")):
        assert all(ISO.fullmatch(row[cell]) for cell in ("since", "until") if row[cell]), row.where
        assert row["since"] or row["until"], row.where


def test_an_office_of_one_holder_has_one_at_a_time(people: list[GazetteerEntry]) -> None:
    pack = load_pack("id")
    offices = load_offices(pack)
    words = load_office_words(pack)
    heads = {office.title for name in offices.names if (office := offices.get(name)) and office.is_unique}
    held: dict[tuple[str, str], list[tuple[Term, str]]] = defaultdict(list)
    for entry in people:
        for term in entry.terms:
            if words.kind_of(term.title, is_unique=term.title in heads).is_unique:
                held[(term.title, term.of)].append((term, entry.name))
    assert len(held) > 500
    assert {office: pairs for office, terms in held.items() if (pairs := list(overlapping(terms)))} == {}


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Zaluzhny", "Valerii Zaluzhnyi"),
        ("Qaani", "Esmail Qaani"),
        ("Jose Raul Mulino", "José Raúl Mulino"),
        ("Tom Lembong", "Thomas Lembong"),
        ("Ashton Carter", "Ash Carter"),
        ("Mueller", None),
        ("Sunarto", None),
        ("Lieberman", None),
        ("Costa", None),
        ("Kan", None),
    ],
)
def test_names_as_papers_write_them(gazetteer: Gazetteer, surface: str, name: str | None) -> None:
    people = [entry.name for entry in gazetteer.find(surface) if entry.kind == "person"]
    assert people == ([name] if name else [])
