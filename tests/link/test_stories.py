"""Stories: articles of one affair together, whatever their order, and neighbours apart."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.affair import read_manifest_records

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import Pack
from runut.lang.rarity import load_rarity
from runut.link.digest import PAIRED, Digest, digest_record, is_linked
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


def page(article: str, day: int | None, *acts: str, **weights: int) -> Digest:
    """A digest by hand, of a day counted from the first; weights are made 1000 long in all."""
    length = sum(weight * weight for weight in weights.values()) ** 0.5
    when = None if day is None else 740000 + day
    return Digest(
        article=article,
        first=when,
        last=when,
        weights={key: round(1000 * weight / length) for key, weight in weights.items()},
        acts=acts,
        sentences=(),
        leads=tuple((key, 5.0) for key in sorted(weights, key=lambda key: (-weights[key], key))[:PAIRED]),
    )


def affair(name: str, days: Iterable[int], *acts: str) -> list[Digest]:
    """Pages of one affair: the same people and matter, and something of its own in each."""
    shared = {f"{name}{n}": 3 for n in range(6)}
    return [page(f"{name}-{day:05}", day, *acts, **shared, **{f"{name}{day}x{n}": 3 for n in range(6)}) for day in days]


def sizes(digests: Iterable[Digest]) -> list[int]:
    return sorted(len(story) for story in group(digests))


def test_a_page_that_tells_of_two_affairs_does_not_make_them_one() -> None:
    war, visit = affair("war", range(5)), affair("visit", range(5))
    both = page("round-up", 3, **{f"{name}{n}": 3 for name in ("war", "visit") for n in range(6)})
    assert is_linked(both, war[3])
    assert is_linked(both, visit[3])
    assert sizes([*war, both, *visit]) == [5, 6]


def test_a_famous_name_alone_ties_nothing() -> None:
    pages = [page(f"p{n}", 0, president=6, **{f"w{n}{k}": 2 for k in range(8)}) for n in range(4)]
    assert sizes(pages) == [1, 1, 1, 1]


def test_an_affair_goes_on_while_it_is_reported_and_a_daily_column_is_no_story_of_years() -> None:
    assert sizes(affair("war", range(0, 120, 10))) == [12]
    column = group(affair("rates", range(0, 1500, 10)))
    assert len(column) > 2
    days = [[int(article.split("-")[1]) for article in story] for story in column]
    assert max(max(some) - min(some) for some in days) < 730


def test_pages_far_apart_are_one_story_if_they_tell_one_dated_act() -> None:
    plan, aftermath = affair("visit", [0, 180])
    assert sizes([plan, aftermath]) == [1, 1]
    assert sizes(affair("visit", [0, 180], "visit|A|B|2031-04")) == [2]


def test_an_undated_page_joins_those_that_are_much_like_it() -> None:
    war = affair("war", range(3))
    assert sizes([*war, page("z", None, **{f"war{n}": 3 for n in range(6)})]) == [4]
    assert sizes([*war, page("z", None, **{f"war{n}": 1 for n in range(6)}, **{f"z{n}": 3 for n in range(6)})]) == [
        1,
        3,
    ]
