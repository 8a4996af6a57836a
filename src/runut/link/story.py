"""One story linked: names, copies, happenings with their lives, origins, contradictions, offices. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha1

from msgspec.structs import replace

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import Pack
from runut.lang.rarity import load_rarity
from runut.link.conflicts.case import Case, Known, to_known
from runut.link.conflicts.find import find_conflicts
from runut.link.cues import load_cues
from runut.link.dating import date_articles, reported_days
from runut.link.happenings import Cluster, fold
from runut.link.hedge import hedge
from runut.link.identity import find_names
from runut.link.judged import Rulings
from runut.link.life import find_life, latest_word
from runut.link.offices import find_held, find_role_conflicts
from runut.link.origins import Origins
from runut.link.pages import Page
from runut.link.parts import Part, find_parts
from runut.link.relays import find_relays
from runut.link.rewrites import find_repeats
from runut.link.stories import to_story
from runut.link.terms import to_terms
from runut.link.told import Told, tell_all
from runut.link.weight import find_slight
from runut.link.world import World
from runut.types.brief import Conflict, Participant
from runut.types.calendar import Days
from runut.types.judgement import Judgement
from runut.types.links import Happening, Links, Telling
from runut.types.record import Record

SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION"})  # what was done to somebody is news even if not by whom
FEW = 0.15  # of the tellings that name the best-known participant


def link_story(records: Sequence[Record], *, pack: Pack, judgements: Iterable[Judgement] = ()) -> Links:
    """Everything that the records of one story say together; the order of the records plays no part."""
    rulings = Rulings(judgements, records)
    world = World(load_gazetteer(pack), load_cues(pack)).renaming(rulings.renamed)
    datings = date_articles(records, pack=pack)
    reported = {article: reported_days(dating) for article, dating in datings.items()}
    known = sorted(rulings.records, key=_Order(reported))
    names = rulings.name(find_names(known, world))
    pages = [Page(record, reported[record.id], world) for record in known]
    copies = rulings.keep_copies(find_repeats(pages, load_rarity(pack)))
    origins = Origins(known, names, world, copies)
    tellings = [t for r in known for t in hedge(tell_all(r, names=names, world=world, reported=reported[r.id]))]
    clusters = [c for c in rulings.settle(fold(tellings, rulings.bonds), tellings) if _says_who(c)]
    story = to_story(known, names, reported)
    held = [one for r in known for one in find_held(r, names, reported[r.id])]
    copied = frozenset(copy.article for copy in copies)
    happenings, conflicts = _to_happenings(clusters, to_known(origins, world, pack), story.id, copied)
    links = Links(
        datings=tuple(datings[r.id] for r in known),
        copies=copies,
        stories=(story,),
        happenings=happenings,
        conflicts=(*conflicts, *find_role_conflicts(held, world)),
        offices=to_terms(held, world),
        relays=find_relays(known, copies),
    )
    return rulings.mark(links)


class _Order:
    """Sort key: order of report, undated articles last, then by id; the order of input plays no part."""

    def __init__(self, reported: dict[str, Days | None]) -> None:
        self._reported = reported

    def __call__(self, record: Record) -> tuple[bool, str, str, str]:
        days = self._reported[record.id]
        moment = record.published.value if record.published else ""
        return days is None, days.last.isoformat() if days else "", moment, record.id


def _says_who(cluster: Cluster) -> bool:
    """Whether it is told who did it, or to whom a deed was done: `somebody visits Uruguay` is no line of a casebook."""
    return any(told.actors or (told.recipients and told.event.type in SUFFERED) for told in cluster.members)


def happening_id(first: Told) -> str:
    """A short id that stays while the happening's first telling stays the first."""
    return "h" + sha1("\0".join(first.key).encode(), usedforsecurity=False).hexdigest()[:8]


def _to_happenings(
    clusters: list[Cluster], known: Known, story: str, copied: frozenset[str]
) -> tuple[tuple[Happening, ...], tuple[Conflict, ...]]:
    cases = [Case(happening_id(c.members[0]), _about(c.members), c.members) for c in clusters]
    conflicts = find_conflicts(cases, known)
    in_conflict: dict[str | None, list[str]] = {}
    for conflict in conflicts:
        in_conflict.setdefault(conflict.happening, []).append(conflict.id)
    parts = find_parts((case.id, case.members) for case in cases)
    wholes = {part.whole for part in parts.values()}
    found = []
    for case, cluster in zip(cases, clusters, strict=True):
        happening = _to_happening(case, cluster, known.origins, story, tuple(in_conflict.get(case.id, ())))
        weighty = happening.conflicts or case.id in parts or case.id in wholes
        slight = "" if weighty else find_slight(case.members, copied)
        found.append(_with_part(replace(happening, slight=slight), parts.get(case.id)))
    return tuple(found), conflicts


def _with_part(happening: Happening, part: Part | None) -> Happening:
    return replace(happening, part_of=part.whole, part_because=part.because) if part else happening


def _to_happening(case: Case, cluster: Cluster, origins: Origins, story: str, conflicts: tuple[str, ...]) -> Happening:
    members = cluster.members
    word = latest_word(members, origins)
    main = max(members, key=_detail).event
    return Happening(
        id=case.id,
        type=main.type,
        mode=next((t.event.mode for t in members if t.event.mode), None),
        predicate=main.predicate,
        participants=_participants(members),
        place=word.place,
        status=word.status,
        value=word.value,
        earliest=word.days.first.isoformat() if word.days else None,
        latest=word.days.last.isoformat() if word.days else None,
        story=story,
        life=find_life(members, origins),
        origins=origins.count(members),
        conflicts=conflicts,
        tellings=tuple(
            Telling(article=t.record.id, event=t.event.id, because=(*why, *_hedge_reason(t)))
            for t, why in zip(members, cluster.because, strict=True)
        ),
    )


def _hedge_reason(told: Told) -> tuple[str, ...]:
    """Why a mention counts under another status than its own words have, where it does."""
    said = next(event.status for event in told.record.events if event.id == told.event.id)
    if said == told.event.status:
        return ()
    if told.turn == "cancelled":
        return ("counted as what it calls off",)
    if told.is_deed:
        return (f"{said}, where it points back to what was done: counted as {told.event.status}",)
    return (f"{said} without a date, where the article tells it as to come: counted as {told.event.status}",)


def _detail(told: Told) -> int:
    return len(told.sides)


def _participants(members: list[Told]) -> tuple[Participant, ...]:
    """Who takes part, in the role told most often; names that few of many tellings give are left to those tellings."""
    counts: Counter[tuple[str, str]] = Counter()
    for told in members:
        counts.update((name, "actor") for name in sorted(told.actors))
        counts.update((name, "recipient") for name in sorted(told.recipients - told.actors))
    often = max(counts.values(), default=0) * FEW
    roles: dict[str, Participant] = {}
    for (name, role), count in sorted(counts.items(), key=_by_count):
        if count >= often:
            roles.setdefault(name, Participant(name=name, role="actor" if role == "actor" else "recipient"))
    return tuple(roles.values())


def _by_count(counted: tuple[tuple[str, str], int]) -> tuple[int, str, str]:
    (name, role), count = counted
    return -count, role, name


def _about(members: list[Told]) -> str:
    main = max(members, key=_detail)
    return f"{', '.join(sorted(main.actors))} – {main.event.predicate} – {', '.join(sorted(main.recipients))}"
