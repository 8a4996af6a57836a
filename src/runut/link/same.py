"""Whether two mentions tell of one happening: features, each with a score and its reason in words.

A feature that cannot be reconciled vetoes; otherwise the scores add up, and `ENOUGH` of them make one happening.
"""

from collections.abc import Callable

from runut.link.sides import VETO, Feature, compare_participants
from runut.link.told import Told
from runut.types.calendar import Days

ENOUGH = 2.5
SLACK = 2  # days by which reports of one deed may differ and still mean it
COARSE = 180  # days; in so long a time there is room for more than one such act
REVISED = 120  # days by which a plan may move and still be the plan for this deed
CAMPAIGN = 2  # days; what lasts longer is no single strike
LASTING = frozenset({"invade", "wage war"})  # there is one of it, however long ago it was
# What is said or agreed is one act only where it is about one thing; a meeting is one whatever a report says of it.
DONE = frozenset({"attack", "visit", "attend", "summit", "meet", "phone", "deploy", "withdraw", "truce", "arrest"})
TALKED_OF = frozenset({"hypothetical", "rumoured", "planned", "announced"})
PER_NAME, PER_WORD, MOST = 0.75, 0.3, 1.5
FEW = 3  # words; with fewer a sentence says too little to be about something else
BESIDE = 2  # sentences
NEAR, NEARISH = 3, 10  # days between the reports of undated deeds

Compare = Callable[[Told, Told], Feature]


def compare(a: Told, b: Told) -> tuple[float, tuple[str, ...]]:
    """The sum of all features and the reasons, `VETO` where one rules it out."""
    found: list[Feature] = []
    total = _compare(a, b, found)
    return total, tuple(str(feature) for feature in found if feature.reason)


def score(a: Told, b: Told) -> float:
    """The sum of all features alone."""
    return _compare(a, b, [])


def _compare(a: Told, b: Told, found: list[Feature]) -> float:
    total = 0.0
    for feature in FEATURES:
        result = feature(a, b)
        if result.score == VETO:
            found[:] = [result]
            return VETO
        total += result.score
        found.append(result)
    return total


def compare_act(a: Told, b: Told) -> Feature:
    """The same kind of act."""
    if a.family != b.family:
        return Feature(VETO, _unlike(a.family, b.family))
    same = a.event.predicate == b.event.predicate
    return Feature(0.5 if same else 0.0, f"both {a.event.predicate}" if same else f"both {a.family}")


def compare_place(a: Told, b: Told) -> Feature:
    """The same place, or one inside the other; a country says nothing new where the act was aimed at it."""
    if a.family == "phone" or not a.place or not b.place:
        return Feature(0.0, "")
    if a.place == b.place:
        return Feature(_worth_of_place(a), f"both in {a.place}")
    if a.place_country and a.place_country == b.place_country:
        if a.place_country in {a.place, b.place}:
            return Feature(0.25, "{} in one country", frozenset({a.place, b.place}))
        return Feature(VETO if a.family == "attack" else -0.25, _unlike(a.place, b.place))
    if a.place_country and b.place_country:
        return Feature(VETO, _unlike(a.place, b.place))
    if a.days and a.days == b.days and a.days.length() == 1:
        return Feature(0.0, "{} on one day", frozenset({a.place, b.place}))
    return Feature(-0.5, f"{a.place} may not be {b.place}")


def _unlike(one: str, other: str) -> str:
    return " is not ".join(sorted((one, other)))


def _worth_of_place(told: Told) -> float:
    if told.place != told.place_country:
        return 1.0
    return 0.0 if told.place in told.recipients_of else 0.5


def compare_time(a: Told, b: Told) -> Feature:
    """Days that agree, or a plan and what it became."""
    if a.window is None or b.window is None:
        return Feature(0.0, "no date to compare")
    gap = a.window.gap(b.window)
    if a.is_deed and b.is_deed:
        return _compare_deeds(a, b, gap)
    if not a.is_one_off:
        return _compare_recurring(a, b, gap)
    if a.is_deed != b.is_deed and _is_only_hinted(a, b):
        return Feature(VETO, "too little is told of it to make a plan a deed")
    if gap == 0:
        return Feature(1.0 if a.days and b.days else 0.5, "dates agree")
    if a.family == "visit" and gap <= SLACK:  # a visit lasts: what is still to come of it is no other
        return Feature(0.5, "while it lasts")
    if a.is_deed != b.is_deed and not _is_plan_first(a, b):
        return Feature(VETO, "planned only after the deed")
    if gap > REVISED:
        return Feature(VETO, f"{gap} days apart")
    if a.record.id == b.record.id and not (a.turn or b.turn) and a.days and b.days and gap > SLACK:
        return Feature(VETO, f"one article plans both, {gap} days apart")
    return Feature(0.5, f"a plan moved by {gap} days")


def _compare_deeds(a: Told, b: Told, gap: int) -> Feature:
    if is_lasting(a, b) and (gap <= 31 or not (a.days and b.days)):
        return Feature(1.0, "there is one such act")
    if a.days and b.days:
        return _compare_dated(a, b, gap)
    if gap:
        return Feature(VETO, f"{gap} days apart")
    if max(_length(a), _length(b)) > COARSE and min(_length(a), _length(b)) <= 31:
        return Feature(-0.5, "one date is only a year")
    return _compare_reports(a, b)


def is_lasting(a: Told, b: Told) -> bool:
    """Whether both tell what there is only one of, however long ago it was."""
    return {a.event.predicate, b.event.predicate} <= LASTING


def _compare_dated(a: Told, b: Told, gap: int) -> Feature:
    """Deeds that both have a date: how far apart the reports of one may put it."""
    if gap > (SLACK if a.is_one_off else 0):
        return Feature(VETO, f"{gap} days apart")
    if gap and a.record.id == b.record.id and a.family != "visit":  # which lasts
        return Feature(VETO, f"one article tells both, {gap} days apart")
    if gap:
        return Feature(-1.0 if a.family == "phone" else -0.25, f"told {gap} days apart")
    if a.family == "attack" and (is_campaign(a) != is_campaign(b)):
        return Feature(VETO, "a day of something longer")
    return _compare_overlap(_length(a), _length(b))


def is_campaign(told: Told) -> bool:
    """Whether it is told with a range of days, too long for a single strike."""
    return "/" in (told.event.value or "") and _length(told) > CAMPAIGN


def _compare_reports(a: Told, b: Told) -> Feature:
    """Deeds of which one at least is undated: the nearer the reports, the likelier they mean the same."""
    apart = _apart(a.anchor, b.anchor)
    if not a.is_one_off:
        return Feature(0.5 if apart <= 1 else 0.25 if apart <= SLACK else -0.25, f"told {apart} days apart")
    return Feature(0.5 if apart <= NEAR else 0.25 if apart <= NEARISH else -0.25, f"told {apart} days apart")


def _apart(a: Days | None, b: Days | None) -> int:
    return a.gap(b) if a and b else COARSE


def _length(told: Told) -> int:
    days = told.days or told.window
    return days.length() if days else 0


def _compare_overlap(left: int, right: int) -> Feature:
    """A month or less agrees; a whole year holds many acts, so that a day in it says little."""
    if max(left, right) <= 31:
        return Feature(1.5, "dates agree")
    if min(left, right) <= 31:
        return Feature(-0.5, "one date is only a year")
    return Feature(0.5, "dates agree")


def _compare_recurring(a: Told, b: Told, gap: int) -> Feature:
    """A threat of the next attack is not the last attack: told otherwise than as a deed, only dates can join them."""
    if a.event.status == b.event.status and gap == 0:
        return Feature(0.5, "may be the same days")
    if a.days and b.days and gap == 0:
        return Feature(1.0, "dates agree")
    if gap == 0 and {a.event.status, b.event.status} <= TALKED_OF:
        return Feature(0.25, "both talk of what may come")
    return Feature(VETO, "acts that recur, without a common date")


def _is_only_hinted(a: Told, b: Told) -> bool:
    """Whether the deed of a plan and a deed has neither date nor other side, and stands in another article."""
    deed = a if a.is_deed else b
    return a.record.id != b.record.id and deed.days is None and len(deed.sides) < 2


def _is_plan_first(a: Told, b: Told) -> bool:
    """Whether the plan was reported no later than the deed ended."""
    plan, deed = (b, a) if a.is_deed else (a, b)
    return not plan.reported or not deed.window or plan.reported.first <= deed.window.last


def compare_denial(a: Told, b: Told) -> Feature:
    """What is denied is the very thing that another tells only if there is more to say so than who it is about."""
    if (a.event.status == "denied") == (b.event.status == "denied") or not (a.is_deed or b.is_deed):
        return Feature(0.0, "")
    return Feature(-0.75, "one denies it")


def compare_matter(a: Told, b: Told) -> Feature:
    """What the sentences are about besides the participants: the names and words that both have."""
    names, words = a.names & b.names, a.words & b.words
    if names or words:
        worth = min(MOST, PER_NAME * len(names) + PER_WORD * len(words))
        return Feature(round(worth, 2), "both speak of {}", names | words)
    if a.family in DONE or min(len(a.words) + len(a.names), len(b.words) + len(b.names)) < FEW:
        return Feature(0.0, "")
    return Feature(-1.0, "about different things")


def compare_nearness(a: Told, b: Told) -> Feature:
    """An act told by halves, or of a country and of who speaks for it, in one article: the nearer, the likelier."""
    if a.record.id != b.record.id or a.sides == b.sides:
        return Feature(0.0, "")
    if abs(a.event.sentence - b.event.sentence) <= BESIDE:
        return Feature(0.5, "told side by side")
    return Feature(0.25, "told in one article")


FEATURES: tuple[Compare, ...] = (
    compare_act,
    compare_participants,
    compare_time,
    compare_place,
    compare_denial,
    compare_matter,
    compare_nearness,
)
