"""Which acts are worth a line: those between states, armed sides, movements and those who speak for them."""

from runut.annotate.events.match import Hit
from runut.annotate.events.roles import Sides
from runut.annotate.events.scene import Scene
from runut.types.record import Entity

_DEEDS = frozenset({"arrest", "deport", "explosives", "suicide-attack", "aerial", "heavy-weapons", "drone"})
_AT_HOME = frozenset({"CONSULT", "PROTEST", "RETREAT", "THREATEN"})  # acts that count without another country


def is_worthy(scene: Scene, hit: Hit, sides: Sides, place: Entity | None) -> bool:
    """Whether the sides of an act are of the kind that its trigger asks for."""
    guard = hit.trigger.guard
    abroad = _is_abroad(scene, hit)
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
    return hit.trigger.type == "PROTEST" or hit.trigger.mode in _DEEDS


def _is_abroad(scene: Scene, hit: Hit) -> bool:
    """Whether the sentence names anyone or any place of another country."""
    sentence = scene.reading.syntax.sentences[scene.sentence_of[hit.head]]
    found = scene.mentions.in_range(sentence.start, sentence.end)
    return any(scene.interest(entity) == "foreign" for entity in found)


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
