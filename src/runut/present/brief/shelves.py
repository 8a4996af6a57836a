"""What of a story deserves its own lines: what several articles tell or argue about or a person judged, and what
only one mentions."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Literal, NamedTuple

from runut.types.brief import BriefHappening, BriefStory
from runut.types.calendar import days_of
from runut.types.links import Happening, Story

Shelf = Literal["main", "background", "lone", "slight"]
SHELVES: tuple[Shelf, ...] = ("main", "background", "lone", "slight")  # in the order of the fields of `Shelves`

LONG_AGO = timedelta(days=120)  # before the first report of a story: what happened then is its background


class Shelves(NamedTuple):
    """The happenings of a story: what it is about, what lies behind it, what one article alone mentions, and what is
    too slight for a line."""

    main: tuple[BriefHappening, ...]
    background: tuple[BriefHappening, ...]
    lone: tuple[BriefHappening, ...]
    slight: tuple[BriefHappening, ...]


def sort_out(happenings: Iterable[BriefHappening], stories: Mapping[str, BriefStory]) -> Shelves:
    """The shelf of every happening, in the order in which they come."""
    found: dict[Shelf, list[BriefHappening]] = {shelf: [] for shelf in SHELVES}
    for happening in happenings:
        story = stories.get(happening.story or "")
        found[shelf_of(happening, story, is_judged=bool(happening.judged))].append(happening)
    return Shelves(*(tuple(found[shelf]) for shelf in SHELVES))


def shelf_of(happening: BriefHappening | Happening, story: BriefStory | Story | None, *, is_judged: bool) -> Shelf:
    """The shelf of a happening in its story."""
    if happening.slight and not happening.conflicts:
        return "slight"
    if not (happening.conflicts or is_judged) and _is_over_before(happening, story):
        return "background"
    if is_judged or len(articles_of(happening)) > 1 or happening.conflicts or is_well_founded(happening):
        return "main"
    return "lone"


def is_well_founded(happening: BriefHappening | Happening) -> bool:
    """Whether several independent origins tell it, even if in one article."""
    return happening.origins.independent > 1


def _is_over_before(happening: BriefHappening | Happening, story: BriefStory | Story | None) -> bool:
    """Whether it was over long before anybody told this story."""
    days, first = days_of(happening.latest or happening.value), days_of(story.first if story else None)
    return bool(days and first and days.last < first.first - LONG_AGO)


def articles_of(happening: BriefHappening | Happening) -> tuple[str, ...]:
    """Every article that tells it, in order of report."""
    return tuple(dict.fromkeys(article for stage in happening.life for article in stage.articles))
