"""Which acts are worth a line: those between states, armed sides, movements and those who speak for them."""

from runut.annotate.events.match import Hit
from runut.annotate.events.roles import Sides
from runut.annotate.events.scene import Scene
from runut.types.record import Entity

_DEEDS = frozenset({"arrest", "deport", "explosives", "suicide-attack", "aerial", "heavy-weapons", "drone"})
_NEAR = 2  # sentences around one that names nobody of another country
_WORLD = 0.5  # share of sentences that do so on a page of world affairs
_TRUCE = "cease fire"
_AT_HOME = frozenset({"CONSULT", "PROTEST", "RETREAT", "THREATEN"})  # acts that count without another country


def is_worthy(scene: Scene, hit: Hit, sides: Sides, place: Entity | None) -> bool:
    """Whether the sides of an act are of the kind that its trigger asks for."""
    guard = hit.trigger.guard
    abroad = scene.sentence_of[hit.head] in scene.foreign
    if not abroad and _is_world_affair(scene, hit, sides):
        abroad = True
    if not abroad and hit.trigger.type not in _AT_HOME:
        return False
    if hit.trigger.type == "CONSULT" and _is_civil(scene, sides.actor_words):
        return False
    actor = _counts(scene, sides.actors, sides.actor_words, abroad)
    recipient = _counts(scene, sides.recipients, sides.recipient_words, abroad)
    if guard == "A":
        return any(scene.interest(entity) for entity in sides.actors) and actor
    if guard == "P":
        return actor and _is_personal(scene, sides)
    if guard == "S":
        return (actor and recipient) or (actor and len(sides.actors) > 1)
    if guard == "R":
        return recipient
    if guard == "W":
        return (actor and recipient) or len(sides.actors) > 1
    if guard == "s":
        return actor or recipient or _is_deed_abroad(scene, hit, place)
    return bool(sides.actors or sides.recipients) or actor


def _is_deed_abroad(scene: Scene, hit: Hit, place: Entity | None) -> bool:
    """An arrest, a riot or an attack with weapons of war in another country counts without known sides."""
    if place is None or scene.interest(place) != "foreign":
        return False
    return hit.trigger.type == "PROTEST" or hit.trigger.mode in _DEEDS or hit.trigger.predicate == _TRUCE


def _is_world_affair(scene: Scene, hit: Hit, sides: Sides) -> bool:
    """Whether a sentence that names nobody of another country goes on with a page that does, and states act in it."""
    number = scene.sentence_of[hit.head]
    near = any(other in scene.foreign for other in range(number - _NEAR, number + _NEAR + 1))
    if not near or len(scene.foreign) < _WORLD * len(scene.reading.syntax.sentences):
        return False
    if any(scene.interest(entity) for entity in (*sides.actors, *sides.recipients)):
        return True
    words = [index for head in sides.actor_words for part in scene.parts(head) for index in part]
    return scene.weighty(words) and not {scene.base[i] for i in words} & scene.lexicon.words["people"]


def _counts(scene: Scene, entities: tuple[Entity, ...], heads: tuple[int, ...], abroad: bool) -> bool:
    """Whether a side holds a state, a body or someone of rank; abroad, words of rank or a name will do."""
    if _is_civil(scene, heads):
        return False
    if any(scene.interest(entity) for entity in entities):
        return True
    words = [index for head in heads for part in scene.parts(head) for index in part]
    return abroad and (scene.weighty(words) or any(entity.type in ("PER", "ORG", "GPE") for entity in entities))


def _is_personal(scene: Scene, sides: Sides) -> bool:
    """Whether a person acts, named or by rank."""
    return any(entity.type == "PER" for entity in sides.actors) or scene.weighty(sides.actor_words)


def _is_civil(scene: Scene, heads: tuple[int, ...]) -> bool:
    """Whether a side is of civil life: tourists, athletes, goods, weather."""
    return any(
        scene.base[index] in scene.lexicon.civil for head in heads for part in scene.parts(head) for index in part
    )
