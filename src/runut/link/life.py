"""A happening's life: each change of status or date in order of report, and the latest word on it."""

from itertools import groupby

from msgspec.structs import replace

from runut.link.origins import Origins
from runut.link.told import DEEDS, Told
from runut.types.brief import Evidence, LifeStage, Turn
from runut.types.calendar import Days
from runut.types.record import Status
from runut.types.text import Value

SURENESS: dict[Status, int] = {
    "hypothetical": 0,
    "rumoured": 1,
    "planned": 2,
    "announced": 3,
    "denied": 4,
    "ongoing": 5,
    "occurred": 6,
}


PLANS = frozenset({"rumoured", "planned", "announced"})


class Word(Value, frozen=True, kw_only=True):
    """The latest word on a happening."""

    status: Status
    value: str | None
    days: Days | None
    place: str | None


def find_life(members: list[Told], origins: Origins) -> tuple[LifeStage, ...]:
    """The stages of a happening whose mentions come in order of report."""
    stages: list[list[Told]] = []
    for told in _condense(_dated(members)):
        stage = _stage_for(told, stages)
        if stage is None:
            stages.append([told])
        else:
            stage.append(told)
    return tuple(_to_stage(stage, origins) for stage in stages)


def _dated(members: list[Told]) -> list[Told]:
    """The mentions, an undated one under the date that its article gives what it tells of the same status and turn."""
    members = _put_off(members)
    dates = {_article_word(told): told for told in reversed(members) if told.days}
    return [_with_date(told, dates.get(_article_word(told))) for told in members]


def _put_off(members: list[Told]) -> list[Told]:
    """The mentions, with the new date that an article names for what it says is put off counted as that turn."""
    known: set[Days] = set()
    put_off = {told.record.id for told in members if told.turn == "postponed" and not told.days}
    found = []
    for article, group in groupby(members, key=_article):
        tellings = list(group)
        fresh = {t.days for t in tellings if t.event.status in PLANS and t.days and t.days not in known}
        if article in put_off and fresh:
            tellings = [_turned(told, max(fresh)) for told in tellings]
        known |= {told.days for told in tellings if told.days}
        found += tellings
    return found


def _turned(told: Told, to: Days) -> Told:
    return replace(told, turn="postponed") if told.event.status in PLANS and told.days in {None, to} else told


def _article(told: Told) -> str:
    return told.record.id


def _article_word(told: Told) -> tuple[str, Status, Turn | None]:
    return told.record.id, told.event.status, told.turn


def _with_date(told: Told, dated: Told | None) -> Told:
    if dated is None or told.days:
        return told
    return replace(told, days=dated.days, event=replace(told.event, value=dated.event.value))


def _condense(members: list[Told]) -> list[Told]:
    """The mentions with each article's word on a plan told once: denied, or announced, if it says so anywhere."""
    announced = {_plan_key(told) for told in members if told.event.status == "announced"}
    denying = {told.record.id for told in members if told.event.status == "denied"}
    plans: dict[tuple[str, Turn | None], Told] = {}
    found = []
    for told in members:
        if told.event.status in PLANS and not told.days and told.record.id in denying:
            told = replace(told, event=replace(told.event, status="denied"))  # `rencana` in what denies the plan
        if told.event.status == "planned" and _plan_key(told) in announced:
            told = replace(told, event=replace(told.event, status="announced"))
        if told.event.status in PLANS:
            first = plans.setdefault((told.record.id, told.turn), told)
            if first is not told and not told.days:
                told = replace(told, days=first.days, event=replace(told.event, status=first.event.status))
        found.append(told)
    return found


def _plan_key(told: Told) -> tuple[str, Days | None]:
    return told.record.id, told.days


def _stage_for(told: Told, stages: list[list[Told]]) -> list[Told] | None:
    """The stage that a mention only repeats: the same status and no other date, with nothing contrary since."""
    found = []
    for stage in reversed(stages):
        head = stage[0]
        if _word(head) == _word(told) and _adds_no_date(head, told):
            found.append(stage)
        elif "denied" in {head.event.status, told.event.status} or _is_new_turn(head, told):
            break
    return found[-1 if told.days is None else 0] if found else None


def _word(told: Told) -> tuple[Status, Turn | None]:
    return told.event.status, told.turn


def _is_new_turn(head: Told, told: Told) -> bool:
    """Whether a plan was put off or called off since, so that what was told before it is no longer repeated."""
    return head.turn != told.turn


def _adds_no_date(head: Told, told: Told) -> bool:
    return told.days is None or (head.days is not None and told.days.contains(head.days))


def _to_stage(stage: list[Told], origins: Origins) -> LifeStage:
    first = stage[0]
    return LifeStage(
        status=first.event.status,
        reported=first.reported.last.isoformat() if first.reported else None,
        value=first.event.value if first.days else None,
        articles=tuple(dict.fromkeys(told.record.id for told in stage)),
        origins=origins.names_of(stage),
        evidence=tuple(dict.fromkeys(evidence_of(told) for told in stage)),
        turn=first.turn,
        independent=origins.count(stage).independent,
    )


def evidence_of(told: Told) -> Evidence:
    """The sentence that a mention stands in."""
    sentences = told.record.sentences
    inside = 0 <= told.event.sentence < len(sentences)
    span = sentences[told.event.sentence] if inside else told.event
    return Evidence(
        article=told.record.id, start=span.start, end=span.end, text=told.record.text[span.start : span.end]
    )


def latest_word(members: list[Told], origins: Origins) -> Word:
    """The latest status and the date and place that belong to it, by the report with most independent origins.

    A deed outweighs later talk of the old plan; a denial outweighs the rumours and plans before it.
    """
    status = _latest_status(members)
    same = [told for told in members if told.event.status == status]
    dated = _best([told for told in same if told.days], origins)
    placed = [told for told in same if told.place] or [told for told in members if told.place]
    return Word(
        status=status,
        value=dated.event.value if dated else None,
        days=dated.days if dated else None,
        place=_best_place(placed, origins),
    )


def _latest_status(members: list[Told]) -> Status:
    if any(told.is_deed for told in members):
        return max((t.event.status for t in members if t.event.status in DEEDS), key=SURENESS.__getitem__)
    last = members[-1].record.id
    return max((t.event.status for t in members if t.record.id == last), key=SURENESS.__getitem__)


def _best(dated: list[Told], origins: Origins) -> Told | None:
    """The date with most independent origins; then the latest plan, or the finest date of a deed."""
    if not dated:
        return None
    if not dated[0].is_deed:
        last = dated[-1].record.id
        return min((t for t in dated if t.record.id == last), key=_length)
    backing = {told.event.value: [t for t in dated if t.event.value == told.event.value] for told in dated}
    ranked = [
        (origins.count(tellings).independent, -_length(tellings[0]), tellings[0]) for tellings in backing.values()
    ]
    top = max(rank[:2] for rank in ranked)
    return next(told for *rank, told in ranked if tuple(rank) == top)


def _length(told: Told) -> int:
    return told.days.length() if told.days else 10_000


def _best_place(placed: list[Told], origins: Origins) -> str | None:
    """A city rather than its country, with most independent origins; among equals the one told first."""
    cities = [t for t in placed if t.place != t.place_country] or placed
    groups: dict[str, list[Told]] = {}
    for told in cities:
        groups.setdefault(told.place or "", []).append(told)
    ranked = [(origins.count(tellings).independent, len(tellings), -n) for n, tellings in enumerate(groups.values())]
    return list(groups)[-max(ranked)[2]] if ranked else None
