"""The corpus pass: what many records say together. Pure: the same records in any order give the same links."""

from collections.abc import Iterable, Sequence

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import Pack
from runut.lang.rarity import load_rarity
from runut.link.assemble import assemble
from runut.link.dating import date_articles, last_day
from runut.link.digest import digest_record
from runut.link.joined import joined_articles
from runut.link.stamps import load_day_words
from runut.link.stories import group
from runut.link.story import link_story
from runut.link.world import World
from runut.types.judgement import Judgement
from runut.types.links import Links
from runut.types.record import Record


def link_records(
    records: Iterable[Record], *, pack: Pack, as_of: str | None = None, judgements: Sequence[Judgement] = ()
) -> Links:
    """Everything that records say together; with `as_of` (an ISO date), only what had been reported by that day.
    `judgements` of persons outrank what the records say."""
    stories = find_stories(records, pack=pack, as_of=as_of, joined=joined_articles(judgements))
    return assemble([link_story(story, pack=pack, judgements=judgements) for story in stories])


def find_stories(
    records: Iterable[Record], *, pack: Pack, as_of: str | None = None, joined: Sequence[tuple[str, str]] = ()
) -> list[list[Record]]:
    """The records of each story. With `as_of`, of those that were out by that day, as if there were no others: what is
    out by its date alone, and of the undated what the others leave no later day. `joined` pairs are of one story."""
    world, rarity, words = World(load_gazetteer(pack)), load_rarity(pack), load_day_words(pack)
    by_id = {record.id: record for record in records if as_of is None or _may_be_out(record, as_of)}
    digests = {record.id: digest_record(record, world, rarity, words) for record in by_id.values()}
    known = frozenset(by_id)
    while True:
        stories = [[by_id[id] for id in story] for story in group((digests[id] for id in sorted(known)), joined)]
        out = known if as_of is None else frozenset(id for s in stories for id in _known(s, pack, as_of))
        if out == known:
            return stories
        known = out


def _may_be_out(record: Record, as_of: str) -> bool:
    return record.published is None or record.published.latest[:10] <= as_of


def _known(story: Sequence[Record], pack: Pack, as_of: str) -> list[str]:
    """The articles of a story that were out by a day, by all that is known of their dates."""
    datings = date_articles(story, pack=pack).values()
    return [dating.article for dating in datings if (last := last_day(dating)) is not None and last <= as_of]
