"""From what a brief prints to what a judgement is anchored to: ids of lines, of items of an article, and names."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from runut.errors import BadCall
from runut.link.anchors import Item, anchor_conflict, anchor_item, layer_of
from runut.link.joined import in_force
from runut.types.judgement import Anchor, Judgement, Target
from runut.types.links import Happening, Links
from runut.types.record import Event, Record

NAMED = 20  # articles of a name that is meant wherever it stands: enough to find it again after another reading


class Aim(NamedTuple):
    """What an id means: the kind of thing, its anchors (of a conflict a group for each side, else one group), the name
    where all that bear it are meant, and the happening that it is or is a mention of."""

    target: Target
    sides: tuple[tuple[Anchor, ...], ...]
    name: str = ""
    happening: Happening | None = None

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All anchors."""
        return tuple(anchor for side in self.sides for anchor in side)


class Range:
    """What can be aimed at: the records of a casebook, what they say together, and the names given by persons."""

    def __init__(self, records: Iterable[Record], links: Links, judgements: Iterable[Judgement] = ()) -> None:
        self._records = {record.id: record for record in records}
        self._links = links
        self._named = [one for one in in_force(judgements) if one.target == "entity" and one.value]

    def aim(self, identifier: str) -> Aim:
        """What an id of a line, an article or an item means. Raises BadCall where nothing has it."""
        links = self._links
        if happening := next((h for h in links.happenings if h.id == identifier), None):
            return Aim("happening", (self.tellings(happening),), happening=happening)
        if conflict := next((c for c in links.conflicts if c.id == identifier), None):
            return Aim("conflict", anchor_conflict(conflict, self._records))
        if story := next((s for s in links.stories if s.id == identifier), None):
            return Aim("story", ((_whole(story.articles[0]),),))
        article, _, item = identifier.partition("/")
        record = self._article(article)
        if record and not item:
            return Aim("article", ((_whole(record.id),),))
        found = self._item(record, item) if record else None
        if found is None:
            raise BadCall(
                f"nothing in the casebook has the id {identifier!r}: take one from the brief, such as [h1a2b3c4], or "
                "an item of an article, such as 1a2b3c4d/v3 (`runut why CASE ARTICLE` lists them)"
            )
        return found

    def aim_name(self, words: str) -> Aim:
        """What an item of an article means, or else a name wherever it stands, in any case."""
        article, slash, _ = words.partition("/")
        if slash and self._article(article):
            return self.aim(words)
        bearers = [
            (record, entity)
            for record in self._records.values()
            for entity in record.entities
            if words.casefold() in {entity.name.casefold(), *(label.casefold() for label in entity.labels.values())}
        ]
        given = next((one for one in reversed(self._named) if (one.value or "").casefold() == words.casefold()), None)
        if not bearers and given:
            return Aim("entity", (tuple(given.anchors()),), name=given.value or "")
        if not bearers:
            raise BadCall(
                f"nobody and nothing in the casebook is called {words!r}: `runut why CASE ARTICLE` lists names"
            )
        anchors = tuple(anchor_item(record, entity) for record, entity in bearers[:NAMED])
        return Aim("entity", (anchors,), name=bearers[0][1].name)

    def tellings(self, happening: Happening, articles: Sequence[str] | None = None) -> tuple[Anchor, ...]:
        """The anchors of a happening's mentions, all or those of some articles."""
        return tuple(
            anchor_item(record, event)
            for telling in happening.tellings
            if articles is None or telling.article in articles
            for record in [self._records[telling.article]]
            for event in record.events
            if event.id == telling.event
        )

    def _article(self, start: str) -> Record | None:
        """The only article whose id begins so."""
        found = [record for id, record in self._records.items() if start and id.startswith(start)]
        return found[0] if len(found) == 1 else None

    def _item(self, record: Record, id: str) -> Aim | None:
        items: tuple[Item, ...] = (
            *record.events,
            *record.entities,
            *record.times,
            *record.attributions,
            *record.quotations,
        )
        item = next((one for one in items if one.id == id), None)
        if item:
            happening = self._told_as(record.id, id) if isinstance(item, Event) else None
            return Aim(layer_of(item), ((anchor_item(record, item),),), happening=happening)
        other = self._article(id)
        copy = next((c for c in self._links.copies if other and (c.article, c.of) == (record.id, other.id)), None)
        return Aim("relay", ((_whole(copy.article), _whole(copy.of)),)) if copy else None

    def _told_as(self, article: str, event: str) -> Happening | None:
        for happening in self._links.happenings:
            if any((t.article, t.event) == (article, event) for t in happening.tellings):
                return happening
        return None


def _whole(article: str) -> Anchor:
    return Anchor(article=article, item="article")
