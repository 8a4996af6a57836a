"""All that a casebook says at one moment or as of one day, with the look-ups that pages need. It never changes."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from runut.link.changes import find_changes
from runut.link.dating import last_day
from runut.present.board.called import UNHEARD, Hearing
from runut.present.board.gather import gather
from runut.present.board.outlets import Outlets
from runut.present.board.speakers import Speakers
from runut.present.brief.build import find_ahead, name_dating
from runut.present.brief.shelves import Shelf, articles_of, shelf_of
from runut.store.casebook import Head
from runut.types.brief import BriefArticle, Conflict, Judged, Relay
from runut.types.changes import Change
from runut.types.links import Copy, Dating, Happening, Links, Story

COMPARED = 8  # earlier snapshots that one is held compared with


class Snapshot:
    """What the articles of a casebook say together; `version` changes whenever any of it could."""

    def __init__(
        self, links: Links, heads: Mapping[str, Head], *, as_of: str | None, version: str, hearing: Hearing = UNHEARD
    ) -> None:
        self.links, self.as_of, self.version = links, as_of, version
        self._heads, self._hearing = heads, hearing
        self._changes: dict[str, tuple[Change, ...]] = {}

    def prepare(self) -> None:
        """Make all look-ups now, so that no reader waits for them."""
        for name, value in vars(type(self)).items():
            if isinstance(value, cached_property):
                getattr(self, name)
        self.speakers.ranked("quotations")

    def judged(self, id: str) -> tuple[Judged, ...]:
        """What persons judged of a line or an article."""
        return self.links.judged.get(id, ())

    def changed_since(self, before: "Snapshot") -> tuple[Change, ...]:
        """What it says that an earlier one did not say yet, in order of report."""
        if before.version not in self._changes:
            while len(self._changes) >= COMPARED:
                self._changes.pop(next(iter(self._changes), ""), None)  # another thread may be doing the same
            self._changes[before.version] = find_changes(before.links, self.links)
        return self._changes[before.version]

    @cached_property
    def landings(self) -> dict[str, tuple[str, ...]]:
        """What each judgement bears on, by the ids under which `judged` has it."""
        return gather((one.judgement, about) for about, said in self.links.judged.items() for one in said)

    @cached_property
    def articles(self) -> dict[str, BriefArticle]:
        """Every article by id, by day of publication."""
        known = ((self._heads.get(dating.article), dating) for dating in self.links.datings)
        return {head.id: name_dating(head, dating, self.judged(head.id)) for head, dating in known if head}

    def find_article(self, start: str) -> str | None:
        """The only article whose id begins so."""
        if start in self.articles:
            return start
        place = bisect_left(self._ids, start)
        found = [id for id in self._ids[place : place + 2] if start and id.startswith(start)]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _ids(self) -> list[str]:
        return sorted(self.articles)

    @cached_property
    def stories(self) -> dict[str, Story]:
        """Every story by id, by its first report."""
        return {story.id: story for story in self.links.stories}

    @cached_property
    def happenings(self) -> dict[str, Happening]:
        """Every happening by id, in order of time."""
        return {happening.id: happening for happening in self.links.happenings}

    @cached_property
    def conflicts(self) -> dict[str, Conflict]:
        """Every disagreement by id."""
        return {conflict.id: conflict for conflict in self.links.conflicts}

    @cached_property
    def story_of(self) -> dict[str, str]:
        """The story of each article."""
        return {article: story.id for story in self.links.stories for article in story.articles}

    @cached_property
    def told_by(self) -> dict[str, tuple[str, ...]]:
        """The happenings that each article tells, in order of time."""
        return gather((t.article, h.id) for h in self.links.happenings for t in h.tellings)

    @cached_property
    def told_in(self) -> dict[str, tuple[str, ...]]:
        """The happenings of each story, in order of time."""
        return gather((h.story or "", h.id) for h in self.links.happenings)

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """The happenings that are part of another one, by its id, in order of time."""
        return gather((h.part_of, h.id) for h in self.links.happenings if h.part_of)

    @cached_property
    def relays(self) -> dict[str, tuple[Relay, ...]]:
        """Whom each article has something from, by its id."""
        found: dict[str, list[Relay]] = defaultdict(list)
        for relay in self.links.relays:
            found[relay.article].append(relay)
        return {article: tuple(relays) for article, relays in found.items()}

    @cached_property
    def copies(self) -> dict[str, tuple[Copy, ...]]:
        """What each article repeats of others, and others of it, by its id."""
        found: dict[str, list[Copy]] = defaultdict(list)
        for copy in self.links.copies:
            found[copy.article].append(copy)
            found[copy.of].append(copy)
        return {article: tuple(copies) for article, copies in found.items()}

    @cached_property
    def datings(self) -> dict[str, Dating]:
        """When each article came out, and how that is known, by its id."""
        return {dating.article: dating for dating in self.links.datings}

    @cached_property
    def shelves(self) -> dict[str, Shelf]:
        """How much each happening deserves: see `present.brief.shelves`."""
        return {
            h.id: shelf_of(h, self.stories.get(h.story or ""), is_judged=bool(self.judged(h.id)))
            for h in self.links.happenings
        }

    @cached_property
    def told_stories(self) -> tuple[Story, ...]:
        """The stories that several articles tell or a person judged, the one last told first."""
        told = [story for story in self.links.stories if len(story.articles) > 1 or self.judged(story.id)]
        return tuple(sorted(told, key=_last_report, reverse=True))

    @cached_property
    def eventful_stories(self) -> tuple[Story, ...]:
        """Those of them in which something happens."""
        return tuple(
            s for s in self.told_stories if any(self.shelves[h] != "slight" for h in self.told_in.get(s.id, ()))
        )

    @cached_property
    def weighty(self) -> int:
        """How many happenings are not too slight for a line."""
        return sum(shelf != "slight" for shelf in self.shelves.values())

    @cached_property
    def latest(self) -> tuple[Happening, ...]:
        """The happenings that stories are about, the one last told first."""
        found = [happening for happening in self.links.happenings if self.shelves[happening.id] == "main"]
        return tuple(sorted(found, key=last_told, reverse=True))

    @cached_property
    def outlets(self) -> Outlets:
        """Who tells, by outlet, and on whom they rest."""
        return Outlets(self.links, self.articles, self.shelves, self._hearing.voices)

    @cached_property
    def speakers(self) -> Speakers:
        """Who is quoted and who takes part, by name."""
        return Speakers(self.links, self.articles, self._hearing)

    @cached_property
    def ahead(self) -> tuple[str, ...]:
        """Happenings still to come, in order of time."""
        return find_ahead(self.links, self.as_of)

    @cached_property
    def last_report(self) -> str | None:
        """The day of the last report."""
        return max((story.last for story in self.links.stories if story.last), default=None)

    @cached_property
    def newest(self) -> dict[str, int]:
        """The place of each article when the newest comes first and undated ones last."""
        dated = [id for id, article in self.articles.items() if article.published]
        undated = [id for id, article in self.articles.items() if not article.published]
        return {id: place for place, id in enumerate([*reversed(dated), *undated])}

    @cached_property
    def report_days(self) -> tuple[str, ...]:
        """The days by which some article was out, ascending."""
        return tuple(sorted({day for dating in self.links.datings if (day := last_day(dating))}))

    @cached_property
    def first_report(self) -> str | None:
        """The day of the first report."""
        return min((story.first for story in self.links.stories if story.first), default=None)


def _last_report(story: Story) -> tuple[str, int, str]:
    return story.last or "", len(story.articles), story.id


def last_told(happening: Happening) -> tuple[str, int, str]:
    """Sort key: by the last day of report, then by how many tell it."""
    last = max((stage.reported for stage in happening.life if stage.reported), default="")
    return last, len(articles_of(happening)), happening.id
