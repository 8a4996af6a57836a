"""Stories: articles of one affair together, whatever their order, and neighbours apart."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.affair import read_manifest_records

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import Pack
from runut.lang.rarity import load_rarity
from runut.link.digest import Digest, digest_record
from runut.link.stamps import load_day_words
from runut.link.stories import group
from runut.link.world import World
from runut.read.reader import Reader


@pytest.fixture(scope="module")
def affairs(examples: Path, shared: Path, reader: Reader, pack: Pack) -> list[list[Digest]]:
    """The invented affair and the real one, the bench's pages each about something else."""
    world, rarity, words = World(load_gazetteer(pack)), load_rarity(pack), load_day_words(pack)
    manifests = (examples, shared / "seeds", Path(__file__).parents[2] / "bench" / "corpus")
    records = [read_manifest_records(folder / "manifest.jsonl", reader, pack) for folder in manifests]
    return [[digest_record(record, world, rarity, words) for record in some] for some in records]


def ids(digests: Iterable[Digest]) -> set[str]:
    return {digest.article for digest in digests}


def test_an_affair_is_one_story(affairs: list[list[Digest]]) -> None:
    for affair in affairs[:2]:
        assert [set(story) for story in group(affair)] == [ids(affair)]


def test_affairs_stay_apart_and_pages_about_other_things_alone(affairs: list[list[Digest]]) -> None:
    stories = {frozenset(story) for story in group([digest for affair in affairs for digest in affair])}
    assert stories == {
        *(frozenset(ids(affair)) for affair in affairs[:2]),
        *(frozenset([d.article]) for d in affairs[2]),
    }


def test_the_order_of_input_is_no_matter(affairs: list[list[Digest]]) -> None:
    digests = [digest for affair in affairs for digest in affair]
    stories = group(digests)
    for seed in range(5):
        random.Random(seed).shuffle(digests)
        assert group(digests) == stories


def test_what_is_grouped_apart_is_what_is_grouped_together(affairs: list[list[Digest]]) -> None:
    apart = {story for affair in affairs for story in group(affair)}
    assert apart == set(group([digest for affair in affairs for digest in affair]))


def test_stories_come_in_order_of_report_and_hold_every_article_once(affairs: list[list[Digest]]) -> None:
    digests = {digest.article: digest for affair in affairs for digest in affair}
    stories = group(digests.values())
    assert sorted(article for story in stories for article in story) == sorted(digests)
    for story in stories:
        last = [digests[article].last for article in story]
        dated = [day for day in last if day is not None]
        assert last == [*sorted(dated), *[None] * (len(last) - len(dated))]


def test_nothing_is_no_story() -> None:
    assert group([]) == ()
