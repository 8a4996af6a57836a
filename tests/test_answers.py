"""Answers of a stored casebook: the same however its articles came, and whether links were kept or are worked out."""

import random
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from tests.affair import read_manifest_records

from runut.answers import Linker, ask, ask_story, settle
from runut.lang.pack import Pack
from runut.link.digest import RecordFiler
from runut.link.find import link_records
from runut.present.brief.build import build_brief
from runut.present.brief.render import FORMATS
from runut.read.reader import Reader
from runut.store.casebook import Casebook, head_of, open_casebook
from runut.types.links import Links
from runut.types.record import Record

DAYS = ("2031-03-03", "2031-03-10", "2031-04-10", "2031-04-23")


@pytest.fixture(scope="module")
def records(examples: Path, reader: Reader, pack: Pack) -> list[Record]:
    return read_manifest_records(examples / "manifest.jsonl", reader, pack)


@pytest.fixture
def linker(pack: Pack) -> Linker:
    return Linker(pack, "1")


@pytest.fixture
def casebook(tmp_path: Path, linker: Linker) -> Iterable[Casebook]:
    with open_casebook(tmp_path / "uji.casebook", create=True) as opened:
        opened.refile(RecordFiler(linker.pack), linker.version)
        yield opened


def add(casebook: Casebook, linker: Linker, records: Iterable[Record], *, one_by_one: bool = False) -> None:
    filer = RecordFiler(linker.pack)
    for record in records:
        casebook.add(record, filer=filer)
        if one_by_one:
            settle(casebook, linker)
    settle(casebook, linker)


def brief(records: list[Record], links: Links, pack: Pack, as_of: str | None = None) -> str:
    return FORMATS["json"](
        build_brief({record.id: head_of(record) for record in records}, links, as_of=as_of, language="id")
    )


@pytest.mark.parametrize("one_by_one", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_any_order_gives_the_same_bytes(
    casebook: Casebook, linker: Linker, records: list[Record], seed: int, one_by_one: bool
) -> None:
    shuffled = random.Random(seed).sample(records, len(records))
    add(casebook, linker, shuffled, one_by_one=one_by_one)
    expected = brief(records, link_records(records, pack=linker.pack), linker.pack)
    assert brief(records, ask(casebook, linker), linker.pack) == expected


def test_seeds_in_any_order_give_the_same_bytes(
    casebook: Casebook, linker: Linker, shared: Path, reader: Reader
) -> None:
    seeds = read_manifest_records(shared / "seeds" / "manifest.jsonl", reader, linker.pack)
    expected = brief(seeds, link_records(seeds, pack=linker.pack), linker.pack)
    add(casebook, linker, reversed(seeds), one_by_one=True)
    assert brief(seeds, ask(casebook, linker), linker.pack) == expected


def test_links_that_are_not_kept_are_worked_out(casebook: Casebook, linker: Linker, records: list[Record]) -> None:
    add(casebook, linker, records[:5])
    casebook.add(records[5], filer=RecordFiler(linker.pack))
    assert casebook.unlinked()
    assert ask(casebook, linker) == link_records(records[:6], pack=linker.pack)
    assert settle(casebook, linker) == 1
    assert settle(casebook, linker) == 0


def test_another_version_links_anew(casebook: Casebook, linker: Linker, records: list[Record]) -> None:
    add(casebook, linker, records)
    newer = Linker(linker.pack, "2")
    assert ask(casebook, newer) == ask(casebook, linker)
    assert casebook.refile(RecordFiler(linker.pack), newer.version) == len(records)
    assert settle(casebook, newer) > 0


def test_reading_again_to_the_same_end_leaves_links_and_tables(
    casebook: Casebook, linker: Linker, records: list[Record]
) -> None:
    add(casebook, linker, records)
    filer = RecordFiler(linker.pack)
    for record in records:
        casebook.add(record, made_by="newer", filer=filer)
    assert casebook.unlinked() == ()
    assert list(casebook.examine(filer, linker.version)) == []


@pytest.mark.parametrize("day", DAYS)
def test_a_day_knows_nothing_of_later_ones(casebook: Casebook, linker: Linker, records: list[Record], day: str) -> None:
    add(casebook, linker, records)
    then = [r for r in records if r.published and r.published.latest <= day]
    assert ask(casebook, linker, as_of=day) == link_records(then, pack=linker.pack)
    assert then or ask(casebook, linker, as_of=day).happenings == ()


def test_one_story_is_asked_alone(casebook: Casebook, linker: Linker, records: list[Record]) -> None:
    add(casebook, linker, records)
    whole = ask(casebook, linker)
    for story in whole.stories:
        alone = ask_story(casebook, linker, story.id)
        assert alone is not None
        assert alone.stories == (story,)
        assert set(alone.happenings) <= set(whole.happenings)
        early = ask_story(casebook, linker, story.id, as_of=DAYS[1])
        assert early is not None
        assert {d.article for d in early.datings} < set(story.articles)
    assert ask_story(casebook, linker, "s0000000") is None


def test_kept_links_come_back_whole(linker: Linker, records: list[Record]) -> None:
    links = link_records(records, pack=linker.pack)
    assert msgspec.json.decode(msgspec.json.encode(links), type=Links) == links
