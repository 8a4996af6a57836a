"""Articles about one running affair: those that share a happening of their own days, or mostly the same names."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha1
from math import log

from runut.link.identity import Names
from runut.link.told import Told
from runut.types.calendar import Days
from runut.types.links import Story
from runut.types.record import Record

BACKGROUND = timedelta(days=120)  # a deed so long before its report is background, and ties no stories
APART_DAYS = 75  # articles further apart are tied by a happening only
ALIKE = 0.5  # weighted overlap of the names of two articles
LABEL_NAMES = 3


def find_stories(
    records: Sequence[Record], clusters: Sequence[Sequence[Told]], names: Names, reported: dict[str, Days | None]
) -> tuple[Story, ...]:
    """The stories behind records that come in order of report; every article is in exactly one."""
    group = {record.id: record.id for record in records}
    for members in clusters:
        fresh = [told.record.id for told in members if _is_fresh(told)]
        for article in fresh[1:]:
            _join(group, fresh[0], article)
    for left, right in _alike(records, names, reported):
        _join(group, left, right)
    stories: dict[str, list[Record]] = {}
    for record in records:
        stories.setdefault(_find(group, record.id), []).append(record)
    return tuple(_to_story(members, names, reported) for members in stories.values())


def _is_fresh(told: Told) -> bool:
    """Whether a mention is news of its own days: not background, and between at least two parties."""
    if len(told.sides) < 2 or told.reported is None or told.window is None:
        return False
    return told.window.last >= told.reported.first - BACKGROUND


def _alike(records: Sequence[Record], names: Names, reported: dict[str, Days | None]) -> list[tuple[str, str]]:
    """Pairs of articles near in time whose names overlap, rare names counting more."""
    bags = {r.id: {names[r.id, e.id] for e in r.entities if e.type in {"PER", "ORG", "GPE"}} for r in records}
    spread = Counter(name for bag in bags.values() for name in bag)
    weight = {name: log(1 + len(records) / count) for name, count in spread.items()}
    holders: dict[str, list[str]] = {}
    found = []
    for record in records:
        near = Counter(other for name in bags[record.id] for other in holders.get(name, ())[-50:])
        for other, shared in near.items():
            if (
                shared > 1
                and _overlap(bags[record.id], bags[other], weight) >= ALIKE
                and _near(record.id, other, reported)
            ):
                found.append((other, record.id))
        for name in bags[record.id]:
            holders.setdefault(name, []).append(record.id)
    return found


def _overlap(a: set[str], b: set[str], weight: dict[str, float]) -> float:
    both, small = sum(weight[n] for n in a & b), min(sum(weight[n] for n in a), sum(weight[n] for n in b))
    return both / small if small else 0.0


def _near(a: str, b: str, reported: dict[str, Days | None]) -> bool:
    left, right = reported[a], reported[b]
    return left is None or right is None or left.gap(right) <= APART_DAYS


def _find(group: dict[str, str], article: str) -> str:
    while group[article] != article:
        article = group[article]
    return article


def _join(group: dict[str, str], left: str, right: str) -> None:
    a, b = _find(group, left), _find(group, right)
    group[max(a, b)] = min(a, b)


def _to_story(members: list[Record], names: Names, reported: dict[str, Days | None]) -> Story:
    told = Counter(
        names[r.id, e.id] for r in members for e in r.entities for _ in e.mentions if e.type in {"PER", "GPE"}
    )
    days = [d for r in members if (d := reported[r.id])]
    ranked = sorted((-count, name) for name, count in told.items())
    return Story(
        id="s" + sha1(min(r.id for r in members).encode(), usedforsecurity=False).hexdigest()[:8],
        articles=tuple(r.id for r in members),
        names=tuple(name for _, name in ranked[:LABEL_NAMES]),
        first=min(d.first for d in days).isoformat() if days else None,
        last=max(d.last for d in days).isoformat() if days else None,
    )
