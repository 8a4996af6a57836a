"""Numbers: tolls of one thing that differ. A later report that counts more shows a toll that grows; counts of one
moment by two bodies contradict; only the same people, counted over the same time, are compared at all."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec.structs import replace

from runut.link.conflicts.case import Case, Known, Sides, conflict_id, is_one_origin, to_conflict
from runut.link.conflicts.counts import ROUGH, Count, find_counts
from runut.link.told import Told
from runut.types.brief import Conflict, Evidence, Verdict

LATEST = "day"
TOTAL = frozenset({"total"})
SAME_TIME = 1  # days between reports that speak of one moment
FARTHEST = {"evolving": 20.0, "unclear": 3.0}  # by so much more the numbers are of different things
SPREAD = 45  # days; a toll is counted so long
SEVERE: tuple[Verdict, ...] = ("contradiction", "revised", "unclear", "evolving")


def find_numbers(case: Case, known: Known) -> Iterable[Conflict]:
    """The disagreements about how many, one for each sort of people and way of suffering."""
    counts = [c for told in case.members if told.is_deed for c in find_counts(told, known.words)]
    groups: dict[tuple[str, frozenset[str]], list[Count]] = {}
    for count in counts:
        groups.setdefault((count.of, count.kinds), []).append(count)
    for (of, kinds), group in sorted(groups.items(), key=_by_name):
        found = _find_number(case, group, known, (of, *sorted(kinds)))
        if found:
            yield found


def find_sums(cases: Sequence[Case], known: Known) -> Iterable[Conflict]:
    """The disagreements about sums over a longer time, or about what is called the latest in reports of one day,
    whichever happenings they are told with."""
    told = {t.key: (case, t) for case in cases for t in case.members if t.is_deed}
    counts = [c for _, t in told.values() for c in find_counts(t, known.words) if c.span and c.told.actors]
    groups: list[list[Count]] = []
    for a, b in combinations(counts, 2):
        if (
            told[a.told.key][0].id != told[b.told.key][0].id
            and a.told.actors & b.told.actors
            and (LATEST not in a.span | b.span or _is_same_day(a, b))
            and _judge(a, b, counts, known)
        ):
            _join(groups, a, b)
    for group in groups:
        case = told[group[0].told.key][0]
        found = _find_number(case, group, known, (group[0].of, *sorted(group[0].kinds), "sum"))
        if found:
            yield found


def _join(groups: list[list[Count]], a: Count, b: Count) -> None:
    """Put two counts into one group with all that either was in a group with."""
    homes = [group for group in groups if any(c is a or c is b for c in group)]
    for home in homes:
        groups.remove(home)
    merged = [a, b, *(c for home in homes for c in home)]
    groups.append([c for n, c in enumerate(merged) if not any(c is d for d in merged[:n])])


def _by_name(item: tuple[tuple[str, frozenset[str]], list[Count]]) -> tuple[str, list[str]]:
    (of, kinds), _ = item
    return of, sorted(kinds)


def _find_number(case: Case, counts: Sequence[Count], known: Known, what: tuple[str, ...]) -> Conflict | None:
    verdicts: dict[Verdict, list[Count]] = {}
    for pair in combinations(counts, 2):
        verdict = _judge(*pair, counts, known)
        if verdict:
            verdicts.setdefault(verdict, []).extend(pair)
    verdict = next((v for v in SEVERE if v in verdicts), None)
    if verdict is None:
        return None
    members = [count for count in counts if any(count is one for one in verdicts[verdict])]
    about = f"{case.about}: {' '.join([*what[1:], what[0]])}"
    found = to_conflict(case, "number", verdict, _sides(members), known)
    sides = tuple(replace(side, evidence=_evidence(side.value, members)) for side in found.sides)
    return replace(found, id=conflict_id("number", case.id, *what), about=about, sides=sides)


def _sides(counts: Iterable[Count]) -> Sides:
    sides: dict[str, list[Told]] = {}
    for count in sorted(counts, key=_when):
        sides.setdefault(count.label, []).append(count.told)
    return sides


def _evidence(value: str, counts: Sequence[Count]) -> tuple[Evidence, ...]:
    """The sentences that give a number, which may stand behind those that tell the act."""
    return tuple(dict.fromkeys(count.evidence for count in sorted(counts, key=_when) if count.label == value))


def _when(count: Count) -> tuple[str, float]:
    """Order of report, by the hour where pages give it."""
    published = count.told.record.published
    return published.value if published else "9999", count.quantity.value


def _judge(a: Count, b: Count, counts: Sequence[Count], known: Known) -> Verdict | None:
    """What two counts that may be of one thing say of each other."""
    if not _is_same_thing(a, b) or _agree(a, b) or _knows_both(a, b, counts):
        return None
    first, later = sorted((a, b), key=_when)
    ratio = max(a.quantity.value, b.quantity.value) / min(a.quantity.value, b.quantity.value)
    if (_is_later(first, later) or _are_both_least(a, b)) and first.quantity.value < later.quantity.value:
        grows = ratio <= FARTHEST["evolving"] and _is_highest(later, counts)
        return "evolving" if grows and (_is_pinned(a, b) or _have_same_sides(a, b)) else None
    if ratio > FARTHEST["unclear"] or not _is_pinned(a, b) or a.sites != b.sites:
        return None
    return _judge_fall(first, later, known)


def _judge_fall(first: Count, later: Count, known: Known) -> Verdict:
    sources = {count.told.key: known.origins.names_of([count.told]) for count in (first, later)}
    if set(sources[first.told.key]) & set(sources[later.told.key]):
        return "revised" if _is_later(first, later) else "unclear"
    exact = not first.quantity.bound and not later.quantity.bound
    sides = {first.label: [first.told], later.label: [later.told]}
    if exact and all(sources.values()) and _is_same_time(first, later) and not is_one_origin(sides, known.origins):
        return "contradiction"
    return "unclear"


def _is_later(first: Count, later: Count) -> bool:
    """Whether one report is known to be the later: by its hour, or by its day."""
    a, b = first.told.record.published, later.told.record.published
    return a is not None and b is not None and a.value != b.value and a.latest[:16] < b.earliest[:16]


def _is_same_time(a: Count, b: Count) -> bool:
    x, y = a.told.reported, b.told.reported
    return x is not None and y is not None and x.gap(y) <= SAME_TIME


def _agree(a: Count, b: Count) -> bool:
    """Whether the bounds leave room for both; `at least five` and later seven still is a toll that grows."""
    first, later = sorted((a, b), key=_when)
    if first.quantity.bound == "least" and (_is_later(first, later) or _are_both_least(a, b)):
        return later.low <= first.low * (1 + ROUGH)
    return a.low <= b.high and b.low <= a.high


def _are_both_least(a: Count, b: Count) -> bool:
    """Whether two reports of one day, whose hours are not known, both say at least: the larger number is the later."""
    both = a.quantity.bound == b.quantity.bound == "least"
    return both and _is_same_day(a, b) and not _is_later(a, b) and not _is_later(b, a)


def _is_same_day(a: Count, b: Count) -> bool:
    x, y = a.told.reported, b.told.reported
    return x is not None and x == y


def _is_same_thing(a: Count, b: Count) -> bool:
    x, y = a.told, b.told
    if x.record.id == y.record.id or a.of != b.of or a.kinds != b.kinds or not _is_same_span(a, b):
        return False
    if (a.lands and b.lands and not a.lands & b.lands) or (a.sites and b.sites and not a.sites & b.sites):
        return False
    if (x.actors and y.actors and not x.actors & y.actors) or (x.days and y.days and x.days.gap(y.days)):
        return False
    if x.recipients and y.recipients and not (x.recipients & y.recipients or x.recipients_of & y.recipients_of):
        return False
    if x.reported and y.reported and x.reported.gap(y.reported) > SPREAD:
        return False
    return not x.place or not y.place or x.place == y.place or _names(x, y.place) or _names(y, x.place)


def _names(told: Told, place: str) -> bool:
    """Whether the sentence of an act names a town that is its place elsewhere: a country's dead are not one town's."""
    sentence = told.record.sentences[told.event.sentence]
    mentions = (m for e in told.record.entities if e.name == place and place != told.place_country for m in e.mentions)
    return any(sentence.start <= mention.start < sentence.end for mention in mentions)


def _is_same_span(a: Count, b: Count) -> bool:
    """Whether two numbers run over the same time: since the same point, or both up to now."""
    if a.span == b.span or a.span & b.span:
        return True
    return TOTAL in (a.span, b.span) and bool(a.span and b.span) and LATEST not in a.span | b.span


def _is_pinned(a: Count, b: Count) -> bool:
    """Whether both are of a dated act, or run since the same point: else one may be a single blow's, one a week's."""
    return bool((a.told.days and b.told.days) or (a.span and b.span))


def _have_same_sides(a: Count, b: Count) -> bool:
    return bool(a.told.actors & b.told.actors and a.told.recipients_of & b.told.recipients_of)


def _is_highest(later: Count, counts: Iterable[Count]) -> bool:
    """Whether no report before it gave as many: else the lower one was only less exact."""
    earlier = (c for c in counts if c is not later and _when(c) < _when(later) and _is_same_thing(c, later))
    return all(c.quantity.value < later.quantity.value for c in earlier)


def _knows_both(a: Count, b: Count, counts: Iterable[Count]) -> bool:
    """Whether an article of the two tells the other's number too, and so has weighed them."""
    for count in counts:
        for mine, other in ((a, b), (b, a)):
            if count.told.record.id == mine.told.record.id and count is not mine and _is_same_number(count, other):
                return True
    return False


def _is_same_number(a: Count, b: Count) -> bool:
    return a.of == b.of and a.quantity.value == b.quantity.value
