"""What else is said of an act: first or last of its kind, how many, and whether it was spoken of before."""

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from runut.annotate.events.match import Hit
from runut.annotate.events.scene import Scene
from runut.types.record import Event, Quantity
from runut.types.text import Value

_SETTLED = frozenset({"occurred", "ongoing"})


class Details(Value, frozen=True, kw_only=True):
    """The smaller facts about one telling of an act."""

    superlative: Literal["first", "last"] | None = None
    quantities: tuple[Quantity, ...] = ()
    definite: bool = False


def find_details(scene: Scene, hit: Hit) -> Details:
    """The smaller facts about one telling."""
    near = [*scene.tree.children(hit.head)]
    words = {scene.low[c]: c for c in near if abs(c - hit.head) < 8}
    return Details(superlative=None, quantities=(), definite=not hit.trigger.verbal and _is_definite(scene, hit, words))


def _is_definite(scene: Scene, hit: Hit, words: dict[str, int]) -> bool:
    return any(scene.cue("definite", index) for index in words.values() if index > hit.head)


def link_back(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events with each definite mention linked to the last event of its kind before it."""
    done: list[Event] = []
    for event in events:
        earlier = next((e for e in reversed(done) if e.type == event.type and e.predicate == event.predicate), None)
        if event.definite and earlier is not None:
            event = _joined(event, earlier)
        done.append(event)
    return tuple(done)


def _joined(event: Event, earlier: Event) -> Event:
    """`kunjungan itu` has the sides of the visit that it points back to, and stays a plan if that was one."""
    status = event.status
    if status in _SETTLED and earlier.status not in _SETTLED:
        status = earlier.status
    return replace(
        event,
        same_as=earlier.same_as or earlier.id,
        status=status,
        actors=event.actors or earlier.actors,
        recipients=event.recipients or (earlier.recipients if not event.actors else ()),
        place=event.place or earlier.place,
    )
