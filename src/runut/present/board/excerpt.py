"""How much of a brief one document holds: all of it, unless it is so large that nobody could open or print it."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from runut.present.board.disputes import gravest_first
from runut.present.brief.labels import is_held
from runut.present.brief.page import Page
from runut.present.brief.shelves import Shelves, articles_of, sort_out
from runut.types.brief import BriefHappening, BriefStory, Conflict, OfficeTerm, Relay
from runut.types.text import Value

T = TypeVar("T")

STORIES = 40  # told in full: those that most articles tell
LISTED = 300  # stories that are named
LINES = 80  # happenings of one shelf of a story: those that most articles tell
ALONE = 300  # the same of single articles
CONFLICTS = 200  # the gravest
AHEAD = 200  # what most articles tell
PERSONS = 200  # whose offices are told: those that most articles tell
CHAINS = 300  # from whom outlets have things: those that most articles show
PICTURES = 12  # stories drawn in time: those that most articles tell
GRAPHS = 24  # happenings of which is drawn who has them from whom: those that most articles tell
WITNESSES = 6  # articles that are named for an office or a chain; the others are counted


class Left(Value, frozen=True, kw_only=True):
    """How many of each are left out because there are too many."""

    stories: int = 0
    named: int = 0
    happenings: int = 0
    conflicts: int = 0
    ahead: int = 0
    persons: int = 0
    chains: int = 0
    pictures: int = 0
    graphs: int = 0


class Told(NamedTuple):
    """What is told of one story, or of single articles where there is none; how many lines are left out."""

    story: BriefStory | None
    shelves: Shelves
    left: int


class Held(NamedTuple):
    """An office with those who said so first; how many more articles do."""

    term: OfficeTerm
    more: int


class Chain(NamedTuple):
    """From whom an outlet has things, as the first articles show; how many times in all."""

    outlet: str
    relays: tuple[Relay, ...]
    times: int


class Excerpt(NamedTuple):
    """What a document holds of a brief; `drawn` are the ids of the stories and happenings that it has pictures of."""

    named: list[BriefStory]
    told: list[Told]
    conflicts: list[Conflict]
    ahead: list[BriefHappening]
    offices: dict[str, list[Held]]
    chains: list[Chain]
    drawn: frozenset[str]
    left: Left


def take(page: Page) -> Excerpt:
    """The most told of everything, in the order of the brief."""
    brief = page.brief
    running = [story for story in brief.stories if len(story.articles) > 1 or story.judged]
    named = most(running, LISTED, _story_weight)
    every = list(_told(page))
    with_story = most([told for told in every if told.story], STORIES, _told_weight)
    told = [*with_story, *(one for one in every if one.story is None)]
    conflicts = gravest_first(brief.conflicts)[:CONFLICTS]
    coming = [page.happenings[id] for id in brief.ahead]
    ahead = most(coming, AHEAD, _weight)
    offices = _offices(brief.offices)
    persons = most(sorted(offices), PERSONS, lambda person: sum(len(term.articles) for term in offices[person]))
    held = {person: [_witnessed(term) for term in offices[person]] for person in persons}
    chains = list(_chains(page))
    kept = most(chains, CHAINS, lambda chain: chain.times)
    in_time = [one for one in told if one.story and one.shelves.main]
    pictured = most(in_time, PICTURES, _told_weight)
    several = [h for one in told for h in one.shelves.main if _weight(h) > 1]
    graphed = most(several, GRAPHS, _weight)
    lines = sum(len(shelf) for one in every for shelf in one.shelves[:3])
    return Excerpt(
        named,
        told,
        conflicts,
        ahead,
        held,
        kept,
        frozenset([*(one.story.id for one in pictured if one.story), *(h.id for h in graphed)]),
        Left(
            stories=sum(one.story is not None for one in every) - len(with_story),
            named=len(running) - len(named),
            happenings=sum(one.left for one in every) + lines - sum(len(s) for one in told for s in one.shelves[:3]),
            conflicts=len(brief.conflicts) - len(conflicts),
            ahead=len(coming) - len(ahead),
            persons=len(offices) - len(persons),
            chains=len(chains) - len(kept),
            pictures=len(in_time) - len(pictured),
            graphs=len(several) - len(graphed),
        ),
    )


def most(items: Sequence[T], size: int, weight: Callable[[T], int]) -> list[T]:
    """The weightiest items, in the order in which they stand; of two as weighty the earlier one."""
    if len(items) <= size:
        return list(items)
    ranked = sorted(range(len(items)), key=lambda at: (-weight(items[at]), at))
    return [items[at] for at in sorted(ranked[:size])]


def _told(page: Page) -> Iterator[Told]:
    for _, found in page.by_story(page.brief.happenings):
        story = page.stories.get(found[0].story or "")
        shelves = sort_out(found, page.stories)
        size = LINES if story and len(story.articles) > 1 else ALONE
        main, background, lone = (tuple(most(shelf, size, _weight)) for shelf in shelves[:3])
        kept = Shelves(main, background, lone, shelves.slight)
        left = sum(map(len, shelves)) - sum(map(len, kept))
        single = story is None or len(story.articles) < 2
        yield Told(None if single else story, kept, left)


def _offices(terms: Sequence[OfficeTerm]) -> dict[str, list[OfficeTerm]]:
    """What is held of a country or a body, by person."""
    held: dict[str, list[OfficeTerm]] = {}
    for term in terms:
        if is_held(term.office):
            held.setdefault(term.person, []).append(term)
    return held


def _chains(page: Page) -> Iterator[Chain]:
    """The same chain of the same outlet as one, by outlet; the one most told first."""
    found: dict[str, dict[tuple[object, ...], list[Relay]]] = {}
    for relay in page.brief.relays:
        copied = page.outlet(relay.copy_of) if relay.copy_of in page.articles else None
        key = (*relay.via, relay.origin, copied, relay.inferred)
        found.setdefault(page.outlet(relay.article), {}).setdefault(key, []).append(relay)
    for outlet, chains in found.items():
        for relays in sorted(chains.values(), key=len, reverse=True):
            yield Chain(outlet, tuple(relays[:WITNESSES]), len(relays))


def _witnessed(term: OfficeTerm) -> Held:
    articles = term.articles[:WITNESSES]
    evidence = tuple(one for one in term.evidence if one.article in articles)
    return Held(replace(term, articles=articles, evidence=evidence), len(term.articles) - len(articles))


def _weight(happening: BriefHappening) -> int:
    return len(articles_of(happening))


def _story_weight(story: BriefStory) -> int:
    return len(story.articles)


def _told_weight(told: Told) -> int:
    return len(told.story.articles) if told.story else 0
