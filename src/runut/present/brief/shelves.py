"""What of a story deserves its own lines: what several articles tell or argue about or a person judged, and what
only one mentions."""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from runut.types.brief import BriefHappening, BriefStory
from runut.types.calendar import days_of

LONG_AGO = timedelta(days=120)  # before the first report of a story: what happened then is its background


class Shelves(NamedTuple):
    """The happenings of a story: what it is about, what lies behind it, what one article alone mentions, and what is
    too slight for a line."""

    main: tuple[BriefHappening, ...]
    background: tuple[BriefHappening, ...]
    lone: tuple[BriefHappening, ...]
    slight: tuple[BriefHappening, ...]


def sort_out(happenings: Iterable[BriefHappening], stories: dict[str, BriefStory]) -> Shelves:
    """The shelf of every happening, in the order in which they come."""
    main, background, lone, slight = [], [], [], []
    for happening in happenings:
        story = stories.get(happening.story or "")
        if happening.slight and not happening.conflicts:
            slight.append(happening)
        elif is_background(happening, story):
            background.append(happening)
        elif happening.judged or len(articles_of(happening)) > 1 or happening.conflicts or is_well_founded(happening):
            main.append(happening)
        else:
            lone.append(happening)
    return Shelves(tuple(main), tuple(background), tuple(lone), tuple(slight))


def is_well_founded(happening: BriefHappening) -> bool:
    """Whether several independent origins tell it, even if in one article."""
    return happening.origins.independent > 1


def is_background(happening: BriefHappening, story: BriefStory | None) -> bool:
    """Whether it was over long before anybody told this story."""
    if happening.conflicts or happening.judged:
        return False
    days, first = days_of(happening.latest or happening.value), days_of(story.first if story else None)
    return bool(days and first and days.last < first.first - LONG_AGO)


def articles_of(happening: BriefHappening) -> tuple[str, ...]:
    """Every article that tells it, in order of report."""
    return tuple(dict.fromkeys(article for stage in happening.life for article in stage.articles))
