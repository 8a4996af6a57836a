"""The links of several stories as one answer: in order of time, and what several of them tell only once."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from runut.types.brief import Judged, LifeStage, OfficeTerm
from runut.types.calendar import days_of
from runut.types.links import Dating, Happening, Links

FINE = 31  # days; a deed dated so finely, of the same participants, is the same deed in every story that tells it


def assemble(parts: Iterable[Links]) -> Links:
    """The links of all stories together, whatever the order of the parts."""
    parts = sorted(parts, key=_story_order)
    datings = sorted((dating for part in parts for dating in part.datings), key=_report_order)
    place = {dating.article: number for number, dating in enumerate(datings)}
    apart = {about for part in parts for about, said in part.judged.items() if any(j.kind == "different" for j in said)}
    happenings, merged = _merge_background([h for part in parts for h in part.happenings], apart)
    return Links(
        datings=tuple(datings),
        copies=tuple(copy for part in parts for copy in part.copies),
        stories=tuple(story for part in parts for story in part.stories),
        happenings=tuple(sorted(happenings, key=_when)),
        conflicts=tuple(
            replace(conflict, happening=merged.get(conflict.happening or "", conflict.happening))
            for part in parts
            for conflict in part.conflicts
        ),
        offices=_merge_terms([term for part in parts for term in part.offices]),
        relays=tuple(sorted((r for part in parts for r in part.relays), key=lambda relay: place[relay.article])),
        judged=_gather_judged(parts, merged),
    )


def _gather_judged(parts: Iterable[Links], merged: Mapping[str, str]) -> dict[str, tuple[Judged, ...]]:
    """What persons say of each line, the earliest first and each word once, also of what several stories tell."""
    found: dict[str, set[Judged]] = {}
    for part in parts:
        for about, said in part.judged.items():
            found.setdefault(merged.get(about, about), set()).update(said)
    return {about: tuple(sorted(found[about], key=_made)) for about in sorted(found)}


def _made(judged: Judged) -> tuple[str, str]:
    return judged.made, judged.judgement


def _story_order(part: Links) -> tuple[str, str]:
    story = part.stories[0]
    return story.first or "9999", story.id


def _report_order(dating: Dating) -> tuple[bool, str, str, str]:
    published = dating.published
    if published is None:
        return True, "", "", dating.article
    return False, published.latest[:10], published.value, dating.article


def _when(happening: Happening) -> tuple[str, str, str]:
    """Chronological order; the undated stand at the day of their first report."""
    first = happening.life[0].reported if happening.life else None
    return happening.earliest or first or "9999", happening.latest or "", happening.id


def _merge_background(happenings: list[Happening], apart: set[str]) -> tuple[list[Happening], dict[str, str]]:
    """Deeds of one day and the same participants that several stories tell, once each, but for those that a person
    tells `apart`; and old ids to new ones."""
    groups: dict[object, list[Happening]] = {}
    for happening in happenings:
        deed = None if happening.id in apart else _deed(happening)
        groups.setdefault(deed or happening.id, []).append(happening)
    found: list[Happening] = []
    renamed: dict[str, str] = {}
    for group in groups.values():
        group.sort(key=_first_told)
        if len({happening.story for happening in group}) < len(group):
            found += group  # what one story tells apart is not one
            continue
        found.append(_merge(group) if len(group) > 1 else group[0])
        renamed |= {happening.id: group[0].id for happening in group}
    return found, renamed


def _deed(happening: Happening) -> object | None:
    """What a dated deed is known by in every story, or None for all else."""
    days = days_of(happening.value)
    if happening.status != "occurred" or days is None or days.length() > FINE or len(happening.participants) < 2:
        return None
    who = frozenset((p.name, p.role) for p in happening.participants)
    return happening.type, happening.predicate, happening.value, who


def _first_told(happening: Happening) -> tuple[str, str]:
    return happening.life[0].reported or "9999", happening.id


def _merge(group: Sequence[Happening]) -> Happening:
    """One happening out of those of several stories. Whether their origins are independent is not known, so that the
    best-founded of them counts alone."""
    best = max(group, key=lambda one: one.origins.independent)
    copies = dict.fromkeys(article for one in group for article in one.origins.copies)
    return replace(
        group[0],
        place=best.place or group[0].place,
        life=_merge_lives([stage for one in group for stage in one.life]),
        origins=replace(best.origins, copies=tuple(copies)),
        conflicts=tuple(dict.fromkeys(conflict for one in group for conflict in one.conflicts)),
        tellings=tuple(telling for one in group for telling in one.tellings),
    )


def _merge_lives(stages: list[LifeStage]) -> tuple[LifeStage, ...]:
    joined: dict[tuple[str, str | None], LifeStage] = {}
    for stage in sorted(stages, key=_reported):
        key = (stage.status, stage.value)
        joined[key] = _merge_stages(joined[key], stage) if key in joined else stage
    return tuple(joined.values())


def _reported(stage: LifeStage) -> tuple[str, tuple[str, ...]]:
    return stage.reported or "9999", stage.articles


def _merge_stages(first: LifeStage, other: LifeStage) -> LifeStage:
    return replace(
        first,
        articles=tuple(dict.fromkeys((*first.articles, *other.articles))),
        origins=tuple(dict.fromkeys((*first.origins, *other.origins))),
        evidence=tuple(dict.fromkeys((*first.evidence, *other.evidence))),
        independent=max(first.independent, other.independent),
    )


def _merge_terms(terms: list[OfficeTerm]) -> tuple[OfficeTerm, ...]:
    ranked = sorted(terms, key=_term_key)
    return tuple(_merge_term(list(group)) for _, group in groupby(ranked, key=_term_key))


def _term_key(term: OfficeTerm) -> tuple[str, str, str, str]:
    return term.person, term.office, term.of or "", term.known_from or ""


def _merge_term(group: Sequence[OfficeTerm]) -> OfficeTerm:
    group = sorted(group, key=lambda term: (term.from_ or "9999", term.articles))
    return replace(
        group[0],
        from_=min((t.from_ for t in group if t.from_), default=None),
        to=max((t.to for t in group if t.to), default=None),
        known_to=max((t.known_to for t in group if t.known_to), default=None),
        articles=tuple(dict.fromkeys(article for term in group for article in term.articles)),
        evidence=tuple(dict.fromkeys(evidence for term in group for evidence in term.evidence)),
    )
