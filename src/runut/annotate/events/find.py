"""The events of an article."""

from msgspec.structs import replace

from runut.annotate.events.context import answered, find_antecedent, join, temper, with_sides
from runut.annotate.events.details import find_details, find_tolls_after
from runut.annotate.events.fold import Telling, fold
from runut.annotate.events.guard import is_worthy
from runut.annotate.events.headline import headline_sides, is_bare_word
from runut.annotate.events.lexicon import load_lexicon
from runut.annotate.events.match import Hit, find_hits, stopped
from runut.annotate.events.modes import escalate
from runut.annotate.events.occasions import date_by_occasion
from runut.annotate.events.pronouns import with_pronouns
from runut.annotate.events.roles import Sides, find_sides, joined, with_target
from runut.annotate.events.scene import Scene
from runut.annotate.events.source import find_source, settle
from runut.annotate.events.status import Verdict, judge
from runut.annotate.events.timing import When, find_place, find_when
from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import Pack
from runut.types.reading import Reading
from runut.types.record import Event

DONE = frozenset({"occurred", "ongoing"})


def find_events(reading: Reading, *, pack: Pack) -> tuple[Event, ...]:
    """All events in the article's content, in text order."""
    scene = Scene(reading, load_lexicon(pack), load_gazetteer(pack))
    events: list[Event] = []
    hits: list[Hit] = []
    for telling in fold(scene, find_hits(scene)):
        verdict = judge(scene, telling.predicate)
        telling, verdict = _unless_stopped(scene, telling, verdict)
        hit = telling.hit
        if not verdict.silent and not _is_same_aid(scene, hit, hits, events):
            event = _find_event(scene, telling, verdict, events, pack)
            if event:
                events.append(event)
                hits.append(hit)
    return temper(scene, [*zip(hits, _with_tolls(scene, hits, events, pack), strict=True)])


def _with_tolls(scene: Scene, hits: list[Hit], events: list[Event], pack: Pack) -> list[Event]:
    """The events, attacks with the tolls that the sentences right after them give, up to the next event."""
    found = []
    for number, (hit, event) in enumerate(zip(hits, events, strict=True)):
        last = number + 1 == len(events) or events[number + 1].sentence > event.sentence
        if last and event.type == "ASSAULT" and event.status in DONE and not event.quantities:
            before = events[number + 1].sentence if number + 1 < len(events) else len(scene.reading.syntax.sentences)
            event = replace(event, quantities=find_tolls_after(scene, hit, before, pack))
        found.append(event)
    return found


def _unless_stopped(scene: Scene, telling: Telling, verdict: Verdict) -> tuple[Telling, Verdict]:
    """Whoever is told to stop an attack is attacking: of a demand to stop, what goes on is the act."""
    going = stopped(scene, telling.hit) if verdict.silent else None
    if going is None:
        return telling, verdict
    return Telling(hit=going), Verdict(
        "ongoing", f"stopped:{scene.low[telling.hit.head]}", sure=True, silent=False, told=None
    )


def _find_event(scene: Scene, telling: Telling, verdict: Verdict, events: list[Event], pack: Pack) -> Event | None:
    hit = telling.hit
    details = find_details(scene, hit, pack)
    sides = headline_sides(scene, hit) if is_bare_word(scene, hit) else find_sides(scene, hit)
    for echo in telling.echoes:
        sides = joined(sides, find_sides(scene, echo))
    sides = answered(scene, hit, with_pronouns(scene, hit, sides, events), events)
    antecedent = find_antecedent(scene, hit, sides, definite=details.definite, events=events)
    if antecedent:
        sides = with_sides(scene, sides, antecedent)
    places = (find_place(scene, one, sides) for one in telling.hits)
    place = next(filter(None, places), None)
    sides = with_target(scene, hit, sides, place)
    if not is_worthy(scene, hit, sides, place):
        return None
    event = replace(
        _build(scene, hit, verdict, sides, when=_find_when(scene, telling, pack)),
        id=f"v{len(events) + 1}",
        place=place.id if place else None,
        superlative=details.superlative,
        quantities=details.quantities,
        definite=details.definite,
    )
    return join(scene, hit, event, antecedent) if antecedent else event


def _is_same_aid(scene: Scene, hit: Hit, hits: list[Hit], events: list[Event]) -> bool:
    """`mengirim beras untuk membantu X` is one act of aid, not two, whichever verb the purpose hangs on."""
    if hit.trigger.type != "AID" or not events or events[-1].type != "AID":
        return False
    head = scene.words[hit.head].head
    if head >= 0 and events[-1].start <= scene.words[head].start < events[-1].end:
        return True
    aims = any(scene.cue("mark", c) == "purpose" for c in scene.tree.children(hit.head, "mark"))
    return aims and scene.tree.relation(hits[-1].head) in ("xcomp", "ccomp") and head == scene.words[hits[-1].head].head


def _find_when(scene: Scene, telling: Telling, pack: Pack) -> When:
    told = (find_when(scene, one) for one in telling.hits)
    return date_by_occasion(scene, telling.hit, next(filter(_is_told, told), When()), pack=pack)


def _is_told(when: When) -> bool:
    return when.time is not None


def _build(scene: Scene, hit: Hit, verdict: Verdict, sides: Sides, *, when: When) -> Event:
    source = find_source(scene, hit)
    trigger = hit.trigger
    kind, mode, status = escalate(scene, hit, sides, settle(scene, verdict, when, source))
    return Event(
        id="",
        start=scene.words[hit.first].start,
        end=scene.words[hit.last].end,
        sentence=scene.sentence_of[hit.head],
        type=kind,
        mode=mode,
        predicate=trigger.predicate,
        actors=tuple(e.id for e in sides.actors),
        recipients=tuple(e.id for e in sides.recipients),
        place=None,
        time=when.time,
        value=when.value,
        earliest=when.earliest,
        latest=when.latest,
        status=status,
        attribution=source.attribution,
        quotation=source.quotation,
        confidence=0.9 if sides.actors and verdict.sure else 0.8 if sides.actors else 0.6,
        why=f"{trigger.type.lower()}:{trigger.predicate}; {verdict.why}",
    )
