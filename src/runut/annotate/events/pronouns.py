"""Whom words mean that name nobody: `kami` in a quotation, `-nya` on a verb, `pasukannya`."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from runut.annotate.events.match import Hit
from runut.annotate.events.roles import Sides
from runut.annotate.events.scene import Scene
from runut.annotate.events.subjects import find_subject
from runut.types.record import Entity, Event

_JOINED = "nya"
_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID", "COOPERATE", "RETREAT", "CONCEDE"})


def with_pronouns(scene: Scene, hit: Hit, sides: Sides, events: Sequence[Event]) -> Sides:
    """Sides completed by those whom pronouns mean; nobody on both of them."""
    actors = sides.actors or _meant(scene, hit, sides.actor_words)
    spoken_of = [head for head in sides.recipient_words if scene.words[head].head == hit.head]
    recipients = sides.recipients or _meant(scene, hit, spoken_of)
    mine = {entity.id for actor in actors for entity in (actor, scene.land_of(actor))}
    if not recipients and _has_joined_object(scene, hit):
        recipients = _joined_object(scene, hit, mine, events)
    others = sides.recipients or tuple(entity for entity in recipients if entity.id not in mine)
    return replace(sides, actors=actors, recipients=others)


def _meant(scene: Scene, hit: Hit, heads: Sequence[int]) -> tuple[Entity, ...]:
    for head in heads:
        if scene.low[head] in scene.lexicon.words["speaker"]:
            return _speakers(scene, hit, head)
        if found := _owner(scene, head):
            return found
    return ()


def _speakers(scene: Scene, hit: Hit, index: int) -> tuple[Entity, ...]:
    """Who says `kami` in a quotation: the speaker, or the country that he speaks for where it takes more than words."""
    word = scene.words[index]
    around = [q for q in scene.reading.quotations if q.direct and q.start <= word.start and word.end <= q.end]
    found = _by_id(scene, around[0].speakers) if around else ()
    bodily = hit.trigger.type in _DEEDS and scene.low[index] in scene.lexicon.words["speakers"]
    return tuple(scene.land_of(entity) for entity in found) if bodily else found


def _owner(scene: Scene, head: int) -> tuple[Entity, ...]:
    """`pasukannya`, `pejabat pemerintahannya`: the side of whoever the clause above is about."""
    words = [i for part in scene.parts(head) for i in part]
    words += [c for c in scene.tree.children(head, "nmod") if scene.case(c) in scene.lexicon.words["out of"]]
    if not any(scene.words[i].clitic == _JOINED and scene.base[i] in scene.lexicon.weighty for i in words):
        return ()
    for node in scene.tree.ancestors(scene.clause(head)):
        subject = [c for c in find_subject(scene, node) if c not in words] if scene.is_verb(node) else []
        for entity in (entity for c in subject for entity in scene.entities_of(c)):
            return (scene.land_of(entity),)
    return ()


def _has_joined_object(scene: Scene, hit: Hit) -> bool:
    """Whether the verb has its object joined (`mengecamnya`)."""
    verb = scene.words[hit.last]
    joined = hit.trigger.verbal and verb.voice == "active" and verb.clitic == _JOINED
    return joined and "obj" in hit.trigger.to and not scene.tree.children(hit.head, "obj")


def _joined_object(scene: Scene, hit: Hit, mine: set[str], events: Sequence[Event]) -> tuple[Entity, ...]:
    """The subject of the clause above, else whom the act told before was done to, or who did it."""
    for entity in _above(scene, hit):
        if entity.id not in mine:
            return (entity,)
    for event in reversed(events):
        if scene.sentence_of[hit.head] - event.sentence > 1:
            return ()
        for id in (*event.recipients, *event.actors):
            if id not in mine:
                return _by_id(scene, (id,))
    return ()


def _above(scene: Scene, hit: Hit) -> Iterator[Entity]:
    for node in scene.tree.ancestors(hit.head):
        if scene.is_verb(node):
            yield from (entity for c in find_subject(scene, node) for entity in scene.entities_of(c))


def _by_id(scene: Scene, ids: Sequence[str]) -> tuple[Entity, ...]:
    return tuple(entity for entity in map(scene.mentions.by_id, ids) if entity)
