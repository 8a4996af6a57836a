"""The corpus pass: what many records say together. Pure: the same records in any order give the same links."""

from collections.abc import Iterable, Mapping, Sequence

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import Pack
from runut.lang.rarity import load_rarity
from runut.link.assemble import assemble
from runut.link.dating import date_articles
from runut.link.digest import digest_record
from runut.link.stories import group
from runut.link.story import link_story
from runut.link.world import World
from runut.types.links import Dating, Links
from runut.types.record import Record


def link_records(records: Iterable[Record], *, pack: Pack, as_of: str | None = None) -> Links:
    """Everything that records say together; with `as_of` (an ISO date), only what had been reported by that day."""
    return assemble([link_story(story, pack=pack) for story in find_stories(records, pack=pack, as_of=as_of)])


def find_stories(records: Iterable[Record], *, pack: Pack, as_of: str | None = None) -> list[list[Record]]:
    """The records of each story. With `as_of`, of those that were out by that day, as if there were no others."""
    world, rarity = World(load_gazetteer(pack)), load_rarity(pack)
    by_id = {record.id: record for record in records}
    digests = {record.id: digest_record(record, world, rarity) for record in by_id.values()}
    stories = _pick(group(digests.values()), by_id)
    if as_of is None:
        return stories
    known = [record.id for story in stories for record in _keep_known(story, as_of)]
    return _pick(group(digests[id] for id in known), by_id)


def _keep_known(story: Sequence[Record], as_of: str) -> list[Record]:
    """The records of a story that were out by a day, by all that is known of their dates."""
    datings = date_articles(story)
    return [record for record in story if _is_known(datings[record.id], as_of)]


def _pick(stories: Iterable[Sequence[str]], by_id: Mapping[str, Record]) -> list[list[Record]]:
    return [[by_id[id] for id in story] for story in stories]


def _is_known(dating: Dating, as_of: str) -> bool:
    return dating.published is not None and dating.published.latest[:10] <= as_of
