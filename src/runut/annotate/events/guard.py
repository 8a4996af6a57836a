"""Which acts are worth a line: those between states, armed sides, movements and those who speak for them."""

from runut.annotate.events.match import Hit
from runut.annotate.events.modes import own_blow
from runut.annotate.events.roles import Sides
from runut.annotate.events.scene import Scene
from runut.types.record import Entity

_DEEDS = frozenset(
    {
        "arrest",
        "deport",
        "curfew",
        "firearms",
        "abduct",
        "explosives",
        "suicide-attack",
        "aerial",
        "heavy-weapons",
        "drone",
    }
)
_SUFFERED = frozenset(
    {"arrest", "deport", "abduct"}
)  # deeds that need no place where the page speaks of no one at home
_NEAR = 2  # sentences around one that names nobody of another country
_WORLD = 0.5  # share of sentences that do so on a page of world affairs
_PART = 0.25  # the same where the page hardly names anyone at home
_HARDLY = 0.2  # sentences that do, for each that names another country
_TRUCE = "cease fire"
_AT_HOME = frozenset({"CONSULT", "PROTEST", "RETREAT", "THREATEN"})  # acts that count without another country


def is_worthy(scene: Scene, hit: Hit, sides: Sides, place: Entity | None) -> bool:
    """Whether the sides of an act are of the kind that its trigger asks for."""
    guard = hit.trigger.guard
    abroad = scene.sentence_of[hit.head] in scene.foreign
    if not abroad and _is_world_affair(scene, hit, sides):
        abroad = True
    if not abroad and hit.trigger.type not in _AT_HOME and not _is_deed_abroad(scene, hit, sides, place):
        return False
    if _is_of_another_world(scene, hit, sides):
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
        return recipient or (actor and own_blow(scene, hit, sides) is not None)
    if guard == "W":
        return (actor and recipient) or len(sides.actors) > 1
    if guard == "s":
        return actor or recipient or _is_deed_abroad(scene, hit, sides, place)
    return bool(sides.actors or sides.recipients) or actor or _is_deed_abroad(scene, hit, sides, place)


def _is_deed_abroad(scene: Scene, hit: Hit, sides: Sides, place: Entity | None) -> bool:
    """An arrest, a riot or an attack with weapons of war in another country counts without known sides."""
    if place is None:
        elsewhere = _is_told_of_people(scene, hit, sides) and _is_about_others(scene, scene.sentence_of[hit.head])
    else:
        elsewhere = scene.interest(place) == "foreign"
    if not elsewhere:
        return False
    return hit.trigger.type == "PROTEST" or hit.trigger.mode in _DEEDS or hit.trigger.predicate == _TRUCE


def _is_told_of_people(scene: Scene, hit: Hit, sides: Sides) -> bool:
    """`tujuh orang ditangkap`, `warga turun ke jalan`: whether people suffer an act, or protest."""
    if hit.trigger.mode == "curfew":
        return True
    if hit.trigger.type == "PROTEST":
        heads = sides.actor_words if hit.voice == "fixed" else ()
    else:
        heads = sides.recipient_words if hit.voice == "passive" and hit.trigger.mode in _SUFFERED else ()
    return scene.weighty(heads) or _has(scene, heads, "persons")


def _is_about_others(scene: Scene, number: int) -> bool:
    """Whether a sentence that says no place goes on with affairs of another country, and names nobody at home."""
    sentence = scene.reading.syntax.sentences[number]
    named = scene.mentions.in_range(sentence.start, sentence.end)
    return _is_world_page(scene, number) and not any(scene.interest(entity) == "home" for entity in named)


def _is_world_page(scene: Scene, number: int) -> bool:
    """Whether a sentence stands close to one that names another country, on a page of which half do,
    or a quarter and hardly any its own."""
    near = any(other in scene.foreign for other in range(number - _NEAR, number + _NEAR + 1))
    foreign, all_sentences = len(scene.foreign), len(scene.reading.syntax.sentences)
    elsewhere = len(scene.at_home) <= _HARDLY * foreign and foreign >= _PART * all_sentences
    return near and (elsewhere or foreign >= _WORLD * all_sentences)


def _is_world_affair(scene: Scene, hit: Hit, sides: Sides) -> bool:
    """Whether a sentence that names nobody of another country goes on with a page that does, and states act in it."""
    if not _is_world_page(scene, scene.sentence_of[hit.head]):
        return False
    if any(scene.interest(entity) for entity in (*sides.actors, *sides.recipients)):
        return True
    if hit.trigger.verbal and any(entity.offices for entity in sides.actors):
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
    if any(entity.type == "PER" for entity in sides.actors):
        return True
    return any(_is_someone(scene, head) for head in sides.actor_words)


def _is_someone(scene: Scene, head: int) -> bool:
    """Whether someone of rank comes; ships and planes are only those whom they bring."""
    if scene.base[head] not in scene.lexicon.words["passing"]:
        return scene.weighty((head,))
    below = (scene.words[index] for index in scene.tree.subtree(head))
    return any(entity.type == "PER" for word in below for entity in scene.mentions.at(word.start, word.end))


def _is_of_another_world(scene: Scene, hit: Hit, sides: Sides) -> bool:
    """Whether those come or meet who are of civil life, or what strikes is weather."""
    if hit.trigger.type == "CONSULT":
        return _is_civil(scene, sides.actor_words)
    return hit.trigger.type == "ASSAULT" and _has(scene, sides.actor_words, "weather")


def _is_civil(scene: Scene, heads: tuple[int, ...]) -> bool:
    """Whether a side is of civil life: tourists, athletes, goods, weather."""
    return any(
        scene.base[index] in scene.lexicon.civil for head in heads for part in scene.parts(head) for index in part
    )


def _has(scene: Scene, heads: tuple[int, ...], use: str) -> bool:
    """Whether a side's head word is one of those of a use."""
    return any(scene.base[head] in scene.lexicon.words[use] for head in heads)
