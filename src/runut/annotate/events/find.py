"""The events of an article."""

from runut.annotate.events.details import find_details, link_back
from runut.annotate.events.guard import is_worthy
from runut.annotate.events.lexicon import load_lexicon
from runut.annotate.events.match import Hit, find_hits
from runut.annotate.events.roles import find_sides
from runut.annotate.events.scene import Scene
from runut.annotate.events.source import find_source, settle
from runut.annotate.events.status import judge
from runut.annotate.events.timing import find_place, find_when
from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import Pack
from runut.types.reading import Reading
from runut.types.record import Event


def find_events(reading: Reading, *, pack: Pack) -> tuple[Event, ...]:
    """All events in the article's content, in text order."""
    scene = Scene(reading, load_lexicon(pack), load_gazetteer(pack))
    events: list[Event] = []
    for hit in find_hits(scene):
        event = _event(scene, hit, len(events) + 1)
        if event is not None:
            events.append(event)
    return link_back(events)


def _event(scene: Scene, hit: Hit, number: int) -> Event | None:
    sides = find_sides(scene, hit)
    place = find_place(scene, hit, sides)
    verdict = judge(scene, hit)
    if verdict.silent or not is_worthy(scene, hit, sides, place):
        return None
    when = find_when(scene, hit)
    source = find_source(scene, hit)
    details = find_details(scene, hit)
    trigger = hit.trigger
    start, end = scene.words[hit.first].start, scene.words[hit.last].end
    return Event(
        id=f"v{number}",
        start=start,
        end=end,
        sentence=scene.sentence_of[hit.head],
        type=trigger.type,
        mode=trigger.mode,
        predicate=trigger.predicate,
        actors=tuple(e.id for e in sides.actors),
        recipients=tuple(e.id for e in sides.recipients),
        place=place.id if place else None,
        time=when.time,
        value=when.value,
        earliest=when.earliest,
        latest=when.latest,
        status=settle(scene, verdict, when, source),
        attribution=source.attribution,
        quotation=source.quotation,
        confidence=0.9 if sides.actors and verdict.sure else 0.8 if sides.actors else 0.6,
        why=f"{trigger.type.lower()}:{trigger.predicate}; {verdict.why}",
        superlative=details.superlative,
        quantities=details.quantities,
        definite=details.definite,
    )
