"""Headlines, whose bare capitalised verbs (`PBB Kecam Israel`) the reader takes for names: read word by word."""

from runut.annotate.events.match import Hit
from runut.annotate.events.roles import Sides
from runut.annotate.events.scene import Scene
from runut.types.record import Entity

_GAP = 1  # words between who acts and the verb


def is_bare_word(scene: Scene, hit: Hit) -> bool:
    """Whether a trigger is a verb of a headline that the tree does not know as one."""
    return hit.voice == "bare" and not scene.is_verb(hit.first)


def headline_sides(scene: Scene, hit: Hit) -> Sides:
    """Who stands right before the verb, and who is named first behind it."""
    actor = _before(scene, hit)
    if actor is None:
        return Sides()
    target = _behind(scene, hit)
    return Sides(actors=(actor,), recipients=(scene.state_of(target),) if target and target != actor else ())


def _before(scene: Scene, hit: Hit) -> Entity | None:
    for gap, index in enumerate(scene.left_of(hit.first, _GAP + 1)):
        word = scene.words[index]
        named = [entity for entity in scene.mentions.at(word.start, word.end) if _acts(scene, entity)]
        if named:
            return None if scene.low[index - 1] in scene.lexicon.words["relational"] else named[0]
        if word.upos == "PUNCT" or scene.cue("governor", index) or gap >= _GAP:
            return None
    return None


def _behind(scene: Scene, hit: Hit) -> Entity | None:
    end = scene.reading.syntax.sentences[scene.sentence_of[hit.head]].last
    for index in range(hit.last + 1, end):
        word = scene.words[index]
        if word.upos == "PUNCT":
            return None
        named = [entity for entity in scene.mentions.at(word.start, word.end) if _acts(scene, entity)]
        if named:
            return named[0]
    return None


def _acts(scene: Scene, entity: Entity) -> bool:
    return entity.type in ("PER", "ORG", "GPE") and not scene.is_outlet(entity)
