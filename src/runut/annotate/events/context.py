"""What an act that is named again, or named without its sides, takes from the telling before it."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from runut.annotate.events.match import Hit
from runut.annotate.events.roles import Sides
from runut.annotate.events.scene import Scene
from runut.types.record import Entity, Event
from runut.types.text import Value

_SETTLED = frozenset({"occurred", "ongoing"})
_AHEAD = frozenset({"announced", "planned", "hypothetical", "rumoured"})
_PEACEFUL = frozenset({"CONSULT", "COOPERATE", "AGREE", "AID", "SUPPORT", "CONCEDE"})
_SHARED = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # acts whose sides go on from one sentence to the next
_TREATIES = (
    "sign",
    "ratify",
    "establish",
    "restore",
    "normalise",
    "strengthen",
    "make peace",
    "cease",
)  # and these of others
_ANSWERED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE", "SUPPORT"})  # what is refused, denied or granted
_BORROWED = 0.5  # confidence of an event whose sides are not its own
_RUNNING = frozenset(
    {"CONSULT", "ASSAULT", "RETREAT", "COERCE", "SANCTION", "PROTEST"}
)  # acts that go on being spoken of
_REACH = 1  # sentences back
_FAR = 3  # the same for an act that is merely named again


class Antecedent(Value, frozen=True, kw_only=True):
    """An earlier event of the article; `same` where it is the one that is spoken of again."""

    event: Event
    same: bool


def find_antecedent(
    scene: Scene, hit: Hit, sides: Sides, *, definite: bool, events: Sequence[Event]
) -> Antecedent | None:
    """The earlier event that an act points back to, or whose sides it goes on with."""
    kind, predicate = hit.trigger.type, hit.trigger.predicate
    own = (event for event in reversed(events) if event.confidence > _BORROWED or event.type in _SHARED)
    alike = [e for e in own if e.type == kind and _is_like(e.predicate, predicate)]
    mine = {entity.id for entity in (*sides.actors, *sides.recipients)}
    doers = {entity.id for entity in sides.actors}
    if definite and not alike and kind in _RUNNING:
        alike = [e for e in reversed(events) if e.type == kind and e.confidence > _BORROWED]
    if definite and alike:
        done = [event for event in alike if event.status in _SETTLED and kind not in _PEACEFUL]
        named = next((event for event in done or alike if event.actors), (done or alike)[0])
        if not doers or doers & _sides(named):
            return Antecedent(event=named, same=True)
    if not hit.trigger.verbal and len(sides.actors) == 1 and not sides.recipients:
        told = [event for event in alike if mine <= _sides(event) and event.recipients]
        if told:
            return Antecedent(event=next((e for e in told if _is_abroad(scene, e)), told[0]), same=True)
    shared = not mine and (kind in _SHARED or predicate.startswith(_TREATIES))
    if shared and (neighbour := _neighbour(scene, hit, events)):
        return neighbour
    if not mine and kind in _RUNNING and _is_spoken_of(scene, hit):
        near = (event for event in alike if scene.sentence_of[hit.head] - event.sentence <= _FAR and event.actors)
        event = next(near, None)
        return Antecedent(event=event, same=False) if event else None
    return None


def answered(scene: Scene, hit: Hit, sides: Sides, events: Sequence[Event]) -> Sides:
    """`menolak tuntutan itu`: refused is whoever made the demand that was told just before."""
    pointing = hit.object is not None and any(scene.cue("definite", c) for c in scene.tree.children(hit.object))
    if sides.recipients or not sides.actors or not pointing or hit.trigger.type not in ("REJECT", "AGREE", "CONCEDE"):
        return sides
    mine = {entity.id for entity in sides.actors}
    for event in reversed(events):
        if scene.sentence_of[hit.head] - event.sentence > _REACH + 1:
            return sides
        others = tuple(e for e in _entities(scene, event.actors) if e.id not in mine)
        if event.type in _ANSWERED and others and (mine & {*event.recipients} or not event.recipients):
            return replace(sides, recipients=others)
    return sides


def _is_spoken_of(scene: Scene, hit: Hit) -> bool:
    """Whether a nominal act takes part in a clause, and does not only say what kind of thing another noun is."""
    if hit.trigger.verbal or scene.tree.relation(hit.head) in ("compound", "flat"):
        return False
    governor = scene.words[hit.head].head
    if scene.tree.relation(hit.head) == "obj" and scene.base[governor] in scene.lexicon.words["answering"]:
        return False  # `merespons serangan`: not that of whoever attacked before
    return scene.tree.relation(hit.head) != "nmod" or scene.case(hit.head) is not None


def _is_abroad(scene: Scene, event: Event) -> bool:
    """Whether an act is done to a country: `kunjungan X` is the one to the country, not to its academy."""
    return any(entity.type == "GPE" for entity in _entities(scene, event.recipients))


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


def join(scene: Scene, hit: Hit, event: Event, antecedent: Antecedent) -> Event:
    """The event with its link back; `kunjungan itu` stays a plan where the visit was one, whatever it may lead to."""
    if not antecedent.same:
        return replace(event, why=f"{event.why}; sides of {antecedent.event.id}", confidence=_BORROWED)
    earlier = antecedent.event
    status = event.status
    disputed = "denial:" in earlier.why  # what one side denies, another may tell as done
    bare = status in _SETTLED and earlier.status not in _SETTLED and _is_bare(scene, event)
    if (bare or _is_topic(scene, hit)) and not disputed:
        status = earlier.status
    return replace(event, same_as=earlier.same_as or earlier.id, status=status, place=event.place or earlier.place)


def _is_topic(scene: Scene, hit: Hit) -> bool:
    """`kunjungan itu akan membuka jalan bagi …`: what the act does, not whether it happens."""
    head = scene.words[hit.head].head
    subject = scene.tree.relation(hit.head) == "nsubj" and head >= 0 and scene.is_verb(head)
    return subject and not hit.trigger.verbal and scene.cue("governor", head) is None


def _is_bare(scene: Scene, event: Event) -> bool:
    """Whether no word says that the act is done or under way; the last of its kind and what is dated back are done."""
    published = scene.reading.article.published
    if event.superlative == "last" or (published and event.latest and event.latest < published.earliest[:10]):
        return False
    return not any(f"{effect}:" in event.why for effect in ("done", "ongoing", "continue", "finished", "own"))


def temper(scene: Scene, told: Sequence[tuple[Hit, Event]]) -> tuple[Event, ...]:
    """The events, those that are merely named as unsettled as the article's plan of them."""
    events = [event for _, event in told]
    final = [_as_planned(scene, hit, event, events) for hit, event in told]
    inside = {hit.head: event for (hit, _), event in zip(told, final, strict=True) if not hit.trigger.verbal}
    return tuple(_as_occasion(scene, hit, event, inside) for (hit, _), event in zip(told, final, strict=True))


def _as_planned(scene: Scene, hit: Hit, event: Event, events: Sequence[Event]) -> Event:
    """A nominal act without a word on whether it happened, where all else that is told of it is ahead."""
    if hit.trigger.verbal or event.type not in _PEACEFUL or event.status not in _SETTLED or not _is_bare(scene, event):
        return event
    alike = [other for other in events if other is not event and _is_same_act(event, other)]
    ahead = [other for other in alike if other.status in _AHEAD and not other.same_as and "before:" not in other.why]
    if not ahead or any(other.status in _SETTLED and not _is_merely_named(other) for other in alike):
        return event
    return replace(event, status=ahead[0].status, why=f"{event.why}; status of {ahead[0].id}")


def _is_merely_named(event: Event) -> bool:
    return event.why.endswith("plain") or bool(event.same_as)


def _is_same_act(event: Event, other: Event) -> bool:
    if event.type != other.type or event.mode != other.mode or not set(event.actors) & _sides(other):
        return False
    if event.place and other.place and event.place != other.place:
        return False
    return not event.recipients or not other.recipients or bool(set(event.recipients) & _sides(other))


def _as_occasion(scene: Scene, hit: Hit, event: Event, inside: Mapping[int, Event]) -> Event:
    """What happens `dalam kunjungan tersebut` is no further than the visit."""
    if (
        not hit.trigger.verbal
        or event.type not in _PEACEFUL
        or event.status not in _SETTLED
        or not _is_bare(scene, event)
    ):
        return event
    for child in scene.tree.children(scene.clause(hit.head), "obl"):
        frame = inside.get(child)
        if frame and frame.status in _AHEAD and frame.id != event.id and "before:" not in frame.why:
            return replace(event, status=frame.status, why=f"{event.why}; status of {frame.id}")
    return event
