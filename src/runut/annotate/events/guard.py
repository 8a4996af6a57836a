"""Which acts are worth a line: those between states, armed sides, movements and those who speak for them."""

from runut.annotate.events.match import Hit
from runut.annotate.events.roles import Sides
from runut.annotate.events.scene import Scene
from runut.types.record import Entity


def is_worthy(scene: Scene, hit: Hit, sides: Sides, place: Entity | None) -> bool:
    """Whether the sides of an act are of the kind that its trigger asks for."""
    guard = hit.trigger.guard
    actor = _counts(scene, sides.actors, sides.actor_words)
    recipient = _counts(scene, sides.recipients, sides.recipient_words)
    if guard == "S":
        return actor and recipient or (actor and len(sides.actors) > 1)
    if guard == "R":
        return recipient
    if guard == "W":
        return recipient or len(sides.actors) > 1
    if guard == "s":
        return actor or recipient or (place is not None and is_foreign(place) and scene.weighty(_near(scene, hit)))
    return bool(sides.actors or sides.recipients or place)


def _near(scene: Scene, hit: Hit) -> range:
    sentence = scene.reading.syntax.sentences[scene.sentence_of[hit.head]]
    return range(sentence.first, sentence.last)


def _counts(scene: Scene, entities: tuple[Entity, ...], heads: tuple[int, ...]) -> bool:
    """Whether a side holds a state, a body or someone of rank."""
    return any(is_weighty(entity) for entity in entities)


def is_weighty(entity: Entity) -> bool:
    """Whether an entity is known, or holds an office."""
    return entity.wikidata is not None or bool(entity.offices) or entity.type == "ORG"


def is_foreign(entity: Entity) -> bool:
    """Whether a place is a known one."""
    return entity.wikidata is not None
