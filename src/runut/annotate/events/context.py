"""What an act that is named again, or named without its sides, takes from the telling before it."""

from collections.abc import Sequence

from msgspec.structs import replace

from runut.annotate.events.match import Hit
from runut.annotate.events.roles import Sides
from runut.annotate.events.scene import Scene
from runut.types.record import Entity, Event
from runut.types.text import Value

_SETTLED = frozenset({"occurred", "ongoing"})
_SHARED = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # acts whose sides go on from one sentence to the next
_BORROWED = 0.5  # confidence of an event whose sides are not its own
_REACH = 1  # sentences back


class Antecedent(Value, frozen=True, kw_only=True):
    """An earlier event of the article; `same` where it is the one that is spoken of again."""

    event: Event
    same: bool


def find_antecedent(
    scene: Scene, hit: Hit, sides: Sides, *, definite: bool, events: Sequence[Event]
) -> Antecedent | None:
    """The earlier event that an act points back to, or whose sides it goes on with."""
    kind, predicate = hit.trigger.type, hit.trigger.predicate
    alike = [e for e in reversed(events) if e.type == kind and _is_like(e.predicate, predicate)]
    mine = {entity.id for entity in (*sides.actors, *sides.recipients)}
    doers = {entity.id for entity in sides.actors}
    if definite and alike:
        named = next((event for event in alike if event.actors), alike[0])
        if not doers or doers & _sides(named):
            return Antecedent(event=named, same=True)
    if not hit.trigger.verbal and len(sides.actors) == 1 and not sides.recipients:
        for event in alike:
            if mine <= _sides(event) and event.recipients:
                return Antecedent(event=event, same=True)
    if not mine and kind in _SHARED | {"SUPPORT"}:
        return _neighbour(scene, hit, events)
    return None


def _is_like(first: str, second: str) -> bool:
    return first.split()[0] == second.split()[0]


def _sides(event: Event) -> set[str]:
    return {*event.actors, *event.recipients}


def _neighbour(scene: Scene, hit: Hit, events: Sequence[Event]) -> Antecedent | None:
    """The last two-sided meeting or treaty in this sentence or the one before."""
    here = scene.sentence_of[hit.head]
    for event in reversed(events):
        if here - event.sentence > _REACH:
            return None
        if event.type in _SHARED and len(_sides(event)) > 1 and event.confidence > _BORROWED and not event.same_as:
            return Antecedent(event=event, same=False)
    return None


def with_sides(scene: Scene, sides: Sides, antecedent: Antecedent) -> Sides:
    """Sides completed from the antecedent."""
    event = antecedent.event
    actors = sides.actors or _entities(scene, event.actors)
    recipients = sides.recipients or (_entities(scene, event.recipients) if antecedent.same or not sides.actors else ())
    known = {entity.id for entity in actors}
    return replace(sides, actors=actors, recipients=tuple(e for e in recipients if e.id not in known))


def _entities(scene: Scene, ids: tuple[str, ...]) -> tuple[Entity, ...]:
    found = (scene.mentions.by_id(id) for id in ids)
    return tuple(entity for entity in found if entity)


def join(event: Event, antecedent: Antecedent) -> Event:
    """The event with its link back; `kunjungan itu` stays a plan where the visit was one."""
    if not antecedent.same:
        return replace(event, why=f"{event.why}; sides of {antecedent.event.id}", confidence=_BORROWED)
    earlier = antecedent.event
    status = event.status
    if status in _SETTLED and earlier.status not in _SETTLED and "plain" in event.why:
        status = earlier.status
    return replace(event, same_as=earlier.same_as or earlier.id, status=status, place=event.place or earlier.place)
