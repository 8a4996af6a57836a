"""As of a day: the answer is that of a casebook which holds only what was out by then, byte for byte."""

import random
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from tests.affair import brief_of, read_manifest_records
from tests.link.factory import Draft, make_record

from runut.lang.pack import Pack
from runut.link.find import link_records
from runut.read.reader import Reader
from runut.types.record import Record

DAYS = ("2031-03-02", "2031-03-04", "2031-03-10", "2031-03-20", "2031-04-02", "2031-04-22", "2031-04-23", "2031-06-01")
PM, PRESIDENT = "Katla Brynjars", "Ramiro Etchegaray"


def visit(text: str, **fields: object) -> Draft:
    draft = Draft(text=text, actors=(PM,), recipients=("Uruguay",))
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft


def invented() -> list[Record]:
    """Dated articles, and undated ones that can be dated by them only."""
    meeting = {"recipients": (PRESIDENT,), "mode": None, "predicate": "meet"}
    return [
        make_record("A", "2031-03-03", [visit("Brynjars kabarnya ke Uruguay.", status="rumoured")]),
        make_record("B", None, [visit("Brynjars segera ke Uruguay.", status="planned")]),
        make_record("C", "2031-04-02", [visit("Brynjars ke Uruguay.", status="announced", value="2031-04-22")]),
        make_record("D", None, [visit("Brynjars tiba di Uruguay hari ini.")]),
        make_record("E", "2031-04-23", [visit("Brynjars tiba.", value="2031-04-22"), visit("Bertemu.", **meeting)]),
        make_record("F", None, [visit("Brynjars bertemu Etchegaray di Uruguay.", **meeting)]),
        make_record("G", "2031-05-30", [visit("Brynjars mengenang Uruguay.", value="2031-04-21")]),
    ]


@pytest.fixture(scope="module")
def pages(examples: Path, reader: Reader, pack: Pack) -> list[Record]:
    return read_manifest_records(examples / "manifest.jsonl", reader, pack)


def check(records: list[Record], day: str, pack: Pack) -> set[str]:
    """Compare, and return what was known."""
    full = brief_of(records, pack, day)
    known = {article.id for article in full.articles}
    alone = brief_of([record for record in records if record.id in known], pack, day)
    assert msgspec.json.encode(alone) == msgspec.json.encode(full)
    return known


@pytest.mark.parametrize("day", DAYS)
def test_nothing_reported_later_shows(pages: list[Record], pack: Pack, day: str) -> None:
    known = check(pages, day, pack)
    assert known == {p.id for p in pages if p.published and p.published.latest[:10] <= day}


@pytest.mark.parametrize("day", DAYS)
def test_undated_articles_leak_nothing_either(pack: Pack, day: str) -> None:
    records = invented()
    known = check(records, day, pack)
    out = {r.id for r in records if r.published and r.published.value <= day}
    assert out <= known


def test_an_undated_article_is_out_once_a_dated_one_leaves_no_later_day(pack: Pack) -> None:
    records = invented()
    plan = records[1].id
    assert plan not in check(records, "2031-04-22", pack)
    assert plan in check(records, "2031-04-23", pack)


@pytest.mark.parametrize("seed", range(6))
def test_nor_in_any_part_of_a_casebook_some_of_whose_dates_are_lost(pages: list[Record], pack: Pack, seed: int) -> None:
    chance = random.Random(seed)
    some = chance.sample([*pages, *invented()], 10)
    records = [replace(record, published=None) if chance.random() < 0.3 else record for record in some]
    check(records, chance.choice(DAYS), pack)


@pytest.mark.parametrize("seed", range(3))
def test_as_of_the_last_day_is_all_that_is_dated(pages: list[Record], pack: Pack, seed: int) -> None:
    some = random.Random(seed).sample(pages, 6)
    assert link_records(some, pack=pack, as_of="2031-12-31") == link_records(some, pack=pack)
