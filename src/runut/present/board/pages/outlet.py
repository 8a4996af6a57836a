"""One outlet or other source: what it reports, whom it has it from, who has it from it, and what it reported first."""

from collections.abc import Sequence

from runut.present.board.disputes import Dispute, find_dispute, gravest_first
from runut.present.board.lines import HappeningLine, Words, find_line, find_words
from runut.present.board.outlets import UNKNOWN, Chain, CitedKind, How, Outlet, gazetteer
from runut.present.board.pages.sources import OutletLine, find_outlet_line
from runut.present.board.paging import Paging, cut
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.text import Value

ARTICLES, CHAINS, FIRSTS, CONFLICTS = 25, 12, 15, 10  # on a page


class ArticleLine(Value, frozen=True, kw_only=True):
    """An article in a list; `reported` is an ISO value, `copied` whether it is another outlet's text."""

    id: str
    title: str | None
    reported: str | None
    happenings: int
    copied: bool


class ChainLine(Value, frozen=True, kw_only=True):
    """Who has something from whom, nearest first: `said` by its text, `copied` word for word, `inferred` from
    likeness, or `alike` where nobody knows which was first; in how many articles, and the latest words that show it."""

    outlet: str | None
    names: tuple[str, ...]
    how: How
    articles: int
    words: Words | None


class Led(Value, frozen=True, kw_only=True):
    """A happening that an outlet reported first: `alone`, or on the same day as others."""

    alone: bool
    line: HappeningLine


class OutletPage(Value, frozen=True, kw_only=True):
    """One outlet, or whoever else is cited; `name` is null for the articles of no known outlet.

    `line` are its figures, null of one that has no article here. `owner` is whom it belongs to by the gazetteer;
    `is_quoted` whether it has a page among people. Lists are given in parts; `articles` with the newest first, `first`
    with the latest event first.
    """

    as_of: str | None
    name: str | None
    kind: CitedKind
    owner: str | None
    is_quoted: bool
    line: OutletLine | None
    articles: tuple[ArticleLine, ...]
    paging: Paging
    has_from: tuple[ChainLine, ...]
    has_from_paging: Paging
    had_by: tuple[ChainLine, ...]
    had_by_paging: Paging
    first: tuple[Led, ...]
    first_paging: Paging
    conflicts: tuple[Dispute, ...]
    conflicts_paging: Paging


class Parts(Value, frozen=True, kw_only=True):
    """Which part of each list is asked for."""

    articles: int = 1
    has_from: int = 1
    had_by: int = 1
    first: int = 1
    conflicts: int = 1


def build_outlet(snapshot: Snapshot, speech: Speech, name: str, parts: Parts) -> OutletPage | None:
    """The page of an outlet, by any of its names; None where nobody of that name tells anything or is cited."""
    found = snapshot.outlets
    name = name if name in found.by_name else found.name_of(name)
    outlet, cited = found.by_name.get(name), found.cited.get(name)
    if outlet is None and cited is None:
        return None
    articles, paging = cut(_newest_first(outlet), parts.articles, ARTICLES)
    has_from, has_from_paging = cut(outlet.chains if outlet else (), parts.has_from, CHAINS)
    had_by, had_by_paging = cut(cited.chains if cited else (), parts.had_by, CHAINS)
    led, first_paging = cut(_led(snapshot, outlet), parts.first, FIRSTS)
    disputed = gravest_first(snapshot.conflicts[id] for id in outlet.conflicts) if outlet else ()
    conflicts, conflicts_paging = cut(disputed, parts.conflicts, CONFLICTS)
    return OutletPage(
        as_of=snapshot.as_of,
        name=None if name == UNKNOWN else name,
        kind=cited.kind if cited else "outlet",
        owner=_owner(name),
        is_quoted=name in snapshot.speakers.by_name,
        line=find_outlet_line(outlet) if outlet else None,
        articles=tuple(_article(snapshot, id, is_copy=bool(outlet and id in outlet.copies)) for id in articles),
        paging=paging,
        has_from=tuple(_chain(snapshot, speech, chain) for chain in has_from),
        has_from_paging=has_from_paging,
        had_by=tuple(_chain(snapshot, speech, chain) for chain in had_by),
        had_by_paging=had_by_paging,
        first=tuple(Led(alone=alone, line=find_line(snapshot, speech, id)) for id, alone in led),
        first_paging=first_paging,
        conflicts=tuple(find_dispute(snapshot, speech, conflict) for conflict in conflicts),
        conflicts_paging=conflicts_paging,
    )


def _owner(name: str) -> str | None:
    """Whom an outlet or agency belongs to."""
    if not gazetteer().is_outlet(name):
        return None
    owner = gazetteer().owner(name)
    return owner if owner != gazetteer().outlet(name) else None


def _newest_first(outlet: Outlet | None) -> Sequence[str]:
    """The articles of an outlet, those without a day last."""
    if outlet is None:
        return ()
    dated = len(outlet.articles) - outlet.undated
    return outlet.articles[:dated][::-1] + outlet.articles[dated:]


def _led(snapshot: Snapshot, outlet: Outlet | None) -> list[tuple[str, bool]]:
    """What an outlet told first, and whether alone, the latest happening first."""
    if outlet is None:
        return []
    alone, level = frozenset(outlet.first), frozenset(outlet.level)
    return [(id, id in alone) for id in reversed(outlet.shared) if id in alone | level]


def _article(snapshot: Snapshot, id: str, *, is_copy: bool) -> ArticleLine:
    article = snapshot.articles[id]
    return ArticleLine(
        id=id,
        title=article.title,
        reported=article.published.value if article.published else None,
        happenings=sum(snapshot.shelves[h] != "slight" for h in snapshot.told_by.get(id, ())),
        copied=is_copy,
    )


def _chain(snapshot: Snapshot, speech: Speech, chain: Chain) -> ChainLine:
    known = chain.evidence if chain.evidence and chain.evidence.article in snapshot.articles else None
    return ChainLine(
        outlet=None if chain.outlet == UNKNOWN else chain.outlet,
        names=chain.names,
        how=chain.how,
        articles=len(chain.articles),
        words=find_words(snapshot, speech, known) if known else None,
    )
