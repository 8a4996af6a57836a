"""What a casebook says as of one day that it did not say as of an earlier one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from runut.link.dating import last_day
from runut.types.brief import Conflict, Evidence, LifeStage, OfficeTerm
from runut.types.changes import Change, ChangeKind
from runut.types.links import Happening, Links

ORDER: tuple[ChangeKind, ...] = ("status", "denial", "date", "conflict", "settled", "origin", "office", "new")
UNKNOWN = "9999"  # sorts after every day
OPEN = frozenset({"contradiction", "unclear"})


class _News(NamedTuple):
    """What is new since: the articles, with the day of each, and what each happening of now was then."""

    articles: Mapping[str, str]
    before: Mapping[str, Happening]
    stories: Mapping[str, str | None]


def find_changes(before: Links, after: Links) -> tuple[Change, ...]:
    """Every change, labels still to be given, in order of report; `before` has no article that `after` lacks."""
    known = {dating.article for dating in before.datings}
    days = {dating.article: last_day(dating) or UNKNOWN for dating in after.datings}
    news = _News(
        articles={article: day for article, day in days.items() if article not in known},
        before=_match(before, after),
        stories={happening.id: happening.story for happening in after.happenings},
    )
    found = [
        *(change for happening in after.happenings for change in _of_happening(happening, news)),
        *_of_conflicts(before.conflicts, after.conflicts, news),
        *_of_offices(before.offices, after.offices, news),
    ]
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[str, int, str, str]:
    return change.reported or UNKNOWN, ORDER.index(change.kind), change.id or "", change.label


def _match(before: Links, after: Links) -> dict[str, Happening]:
    """What each happening of now was then: the one that shares most of its tellings; those without one are new."""
    home = {(t.article, t.event): h for h in before.happenings for t in h.tellings}
    then = {h.id: h for h in before.happenings}
    found = {}
    for happening in after.happenings:
        shared = Counter(home[key].id for t in happening.tellings if (key := (t.article, t.event)) in home)
        if shared:
            found[happening.id] = then[min(shared, key=_Most(shared))]
    return found


class _Most:
    """Sort key: the largest share first, then by id."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts

    def __call__(self, id: str) -> tuple[int, str]:
        return -self._counts[id], id


def _of_happening(happening: Happening, news: _News) -> Iterator[Change]:
    old, life = news.before.get(happening.id), happening.life
    if old is None:
        if not happening.slight and any(telling.article in news.articles for telling in happening.tellings):
            yield _change("new", happening, news, life, after=happening.status)
        return
    denied = [stage for stage in life if stage.status == "denied" and news.articles.keys() & set(stage.articles)]
    if denied:
        yield _change("denial", happening, news, denied, before=old.status, after="denied")
    elif old.status != happening.status:
        same = [stage for stage in life if stage.status == happening.status]
        yield _change("status", happening, news, same, before=old.status, after=happening.status)
    if happening.value and old.value != happening.value:
        dated = [stage for stage in life if stage.value == happening.value]
        yield _change("date", happening, news, dated, before=old.value, after=happening.value)
    if happening.origins.independent > old.origins.independent:
        names = tuple(name for name in happening.origins.names if name not in old.origins.names)
        told = [stage for stage in life if set(names) & set(stage.origins)]
        counts = {"before": str(old.origins.independent), "after": str(happening.origins.independent)}
        yield _change("origin", happening, news, told, origins=names, **counts)


def _change(
    kind: ChangeKind,
    happening: Happening,
    news: _News,
    stages: Sequence[LifeStage],
    *,
    origins: tuple[str, ...] = (),
    **said: str | None,
) -> Change:
    """A change in a happening, proved by what the new articles say of it, in some of the stages of its life if any."""
    fresh = [stage for stage in stages if news.articles.keys() & set(stage.articles)]
    stages = fresh or [stage for stage in happening.life if news.articles.keys() & set(stage.articles)]
    articles = tuple(dict.fromkeys(a for stage in stages for a in stage.articles if a in news.articles))
    return Change(
        kind=kind,
        id=happening.id,
        label="",
        story=happening.story,
        before=said.get("before"),
        after=said.get("after"),
        reported=_reported(articles, news),
        articles=articles,
        origins=origins or tuple(dict.fromkeys(name for stage in stages for name in stage.origins)),
        evidence=_prefer([e for stage in stages or happening.life for e in stage.evidence], news),
    )


def _reported(articles: Iterable[str], news: _News) -> str | None:
    day = min((news.articles[article] for article in articles), default=UNKNOWN)
    return None if day == UNKNOWN else day


def _prefer(evidence: Sequence[Evidence], news: _News) -> tuple[Evidence, ...]:
    """The evidence from new articles; all of it where they have none."""
    return tuple(dict.fromkeys([e for e in evidence if e.article in news.articles] or evidence))


def _of_conflicts(before: Iterable[Conflict], after: Iterable[Conflict], news: _News) -> Iterator[Change]:
    """Disagreements that are new, and those that no longer stand."""
    heirs = {old.id: id for id, old in news.before.items()}
    then = {(c.kind, heirs.get(c.happening, c.happening) if c.happening else c.id): c for c in before}
    now = {(c.kind, c.happening or c.id): c for c in after}
    for subject, conflict in now.items():
        old = then.get(subject)
        if old is None or (old.verdict != conflict.verdict and conflict.verdict in OPEN):
            yield _conflict("conflict", conflict, news, old.verdict if old else None, conflict.verdict)
    for subject, old in then.items():
        new = now.get(subject)
        if old.verdict in OPEN and (new is None or new.verdict not in OPEN):
            yield _conflict("settled", new or old, news, old.verdict, new.verdict if new else None)


def _conflict(kind: ChangeKind, conflict: Conflict, news: _News, before: str | None, after: str | None) -> Change:
    articles = tuple(dict.fromkeys(a for side in conflict.sides for a in side.articles if a in news.articles))
    return Change(
        kind=kind,
        id=conflict.id,
        label=conflict.about,
        story=news.stories.get(conflict.happening or ""),
        before=before,
        after=after,
        reported=_reported(articles, news),
        articles=articles,
        origins=(),
        evidence=_prefer([e for side in conflict.sides for e in side.evidence], news),
    )


def _of_offices(before: Iterable[OfficeTerm], after: Iterable[OfficeTerm], news: _News) -> Iterator[Change]:
    """An office that somebody else is now said to hold, or a person said to hold another one."""
    holders: dict[tuple[str, str | None], list[str]] = {}
    offices: dict[str, list[str]] = {}
    for term in before:
        holders.setdefault((term.office, term.of), []).append(term.person)
        offices.setdefault(term.person, []).append(_office(term))
    for term in after:
        others, known = holders.get((term.office, term.of), []), offices.get(term.person, [])
        articles = tuple(article for article in term.articles if article in news.articles)
        if term.person in others or not (others or known) or not articles:
            continue
        yield Change(
            kind="office",
            id=None,
            label=term.person,
            story=None,
            before="; ".join(others) or "; ".join(known),
            after=_office(term),
            reported=_reported(articles, news),
            articles=articles,
            origins=(),
            evidence=_prefer(term.evidence, news),
        )


def _office(term: OfficeTerm) -> str:
    return f"{term.office}, {term.of}" if term.of else term.office
