"""Digests: what one article is filed under, and when two articles are linked."""

from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from tests.affair import read_manifest_records

from runut.lang.pack import Pack
from runut.link.digest import RecordFiler, decode, encode, gap, is_linked, keys_of, likeness
from runut.link.stamps import load_day_words, stamped_days
from runut.pipeline import read_inputs
from runut.read.reader import Reader
from runut.types.filing import Filer
from runut.types.record import Record
from runut.types.text import Raw


@pytest.fixture(scope="module")
def records(examples: Path, reader: Reader, pack: Pack) -> list[Record]:
    return read_manifest_records(examples / "manifest.jsonl", reader, pack)


@pytest.fixture(scope="module")
def filer(pack: Pack) -> Filer:
    return RecordFiler(pack)


def test_a_digest_is_small_and_comes_back_whole(records: list[Record], filer: Filer) -> None:
    for record in records:
        data = filer.digest(record)
        assert len(data) < 2048
        assert encode(decode(data)) == data
        assert decode(data).article == record.id


def test_a_digest_hangs_on_its_record_alone(records: list[Record], pack: Pack, filer: Filer) -> None:
    again = RecordFiler(pack)
    assert [again.digest(r) for r in reversed(records)] == [filer.digest(r) for r in reversed(records)]


def test_links_are_the_same_either_way_round_and_need_a_common_key(records: list[Record], filer: Filer) -> None:
    for left, right in combinations([filer.digest(r) for r in records], 2):
        assert filer.is_linked(left, right) == filer.is_linked(right, left)
        assert is_linked(decode(left), decode(right)) == filer.is_linked(left, right)
        if filer.is_linked(left, right):
            assert keys_of(decode(left)) & keys_of(decode(right))


def test_the_same_text_is_linked_unless_it_is_of_another_time(records: list[Record], filer: Filer) -> None:
    first = decode(filer.digest(records[0]))
    assert likeness(first, first) == pytest.approx(1000, abs=10)
    assert is_linked(first, first)
    strange = msgspec.structs.replace(first, weights={"@Nobody": 700, "apa": 700}, acts=())
    assert not is_linked(first, strange)


def test_a_weekday_and_its_day_set_an_undated_page_beside_that_day(records: list[Record], filer: Filer) -> None:
    dated = decode(filer.digest(records[0]))
    assert dated.first is not None and dated.stamped == ()
    undated = msgspec.structs.replace(dated, article="0" * 16, first=None, last=None)
    assert gap(dated, undated) is None
    days = tuple(dated.first + years * 365 for years in (-11, -5, 0, 6))
    stamped = msgspec.structs.replace(undated, stamped=days)
    assert gap(dated, stamped) == gap(stamped, dated) == 0
    assert gap(stamped, msgspec.structs.replace(dated, first=dated.first + 60, last=dated.first + 60)) == 56
    assert keys_of(undated) < keys_of(stamped)


def test_a_page_is_stamped_by_its_first_weekday_and_day(reader: Reader, pack: Pack) -> None:
    text = "Syahbandar Hafnarvik meresmikan dermaga baru, Selasa (22/4). Warga senang sejak Senin (21/4)."
    raw = Raw(data=text.encode(), sha256="0" * 64, path=None)
    (record,) = read_inputs([raw], reader=reader, pack=pack)
    assert isinstance(record, Record)
    days = stamped_days(record, load_day_words(pack))
    assert {(day.month, day.day, day.isoweekday()) for day in days} == {(4, 22, 2)}
    assert 2031 in {day.year for day in days} and len(days) > 3
