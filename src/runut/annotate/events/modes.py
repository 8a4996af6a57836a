"""The finer kind of an act: its mode by what it is about, and threats that are dressed as announcements."""

from runut.annotate.events.match import Hit
from runut.annotate.events.recipients import own_side
from runut.annotate.events.roles import Sides
from runut.annotate.events.scene import Scene
from runut.types.record import EventType, Status

_FIRING = "fire missiles"  # at nobody, it is a test
_WARNING = "warn"  # of what one will do oneself, it is a threat
_REACH = 9  # words behind a trigger that can settle its mode
_AUXILIARIES = 3  # words before a verb that say when it is done
_OPEN = frozenset({"change", "troops"})  # modes that a word may still narrow
_HOSTILE = {"RETREAT": "relations", "SANCTION": "relations", "COERCE": "restrict", "ASSAULT": "violence"}
_AHEAD = frozenset({"announced", "planned", "hypothetical"})


def escalate(scene: Scene, hit: Hit, sides: Sides, status: Status) -> tuple[EventType, str | None, Status]:
    """Type, mode and status of an act: what someone says he will do to another unless he yields is a threat."""
    kind = hit.trigger.type
    if hit.trigger.predicate == _FIRING and not sides.recipients and _is_launch(scene, hit):
        return "MOBILIZE", "weapons", status
    if blow := own_blow(scene, hit, sides):
        return "THREATEN", blow, status
    if kind in _HOSTILE and status in _AHEAD and _is_on_condition(scene, hit):
        return "THREATEN", _HOSTILE[kind], "occurred"
    return kind, find_mode(scene, hit), status


def _is_launch(scene: Scene, hit: Hit) -> bool:
    """Whether what is fired is a missile that can be tested; bullets and tear gas are for somebody."""
    weapons = next((words for mode, words in scene.lexicon.modes["MOBILIZE"] if mode == "weapons"), frozenset())
    return hit.object is not None and bool(weapons & {*scene.base[hit.object : hit.object + 2]})


def find_mode(scene: Scene, hit: Hit) -> str | None:
    """The trigger's own mode, narrowed by the words that follow it."""
    mode = hit.trigger.mode
    if mode is not None and mode not in _OPEN:
        return mode
    words = {scene.base[i] for i in _about(scene, hit)} | {scene.low[i] for i in _about(scene, hit)}
    for narrower, cues in scene.lexicon.modes.get(hit.trigger.type, ()):
        if words & cues:
            return narrower
    return mode


def _about(scene: Scene, hit: Hit) -> list[int]:
    """The words that say what the act is about or done with, up to the next clause."""
    sentence = scene.reading.syntax.sentences[scene.sentence_of[hit.head]]
    found = list(range(hit.first, hit.last + 1))
    passive = hit.voice == "passive"
    if passive:
        found += [i for c in scene.tree.children(hit.head, "nsubj") for i in scene.tree.subtree(c)][:_REACH]
    for index in range(hit.last + 1, min(hit.last + 1 + _REACH, sentence.last)):
        if scene.words[index].form in (",", ";", ":", ".") or scene.low[index] in scene.lexicon.words["beyond"]:
            break
        found.append(index)
    return found


def own_blow(scene: Scene, hit: Hit, sides: Sides) -> str | None:
    """What whoever warns says that he will do himself, as the mode of a threat."""
    if hit.trigger.predicate != _WARNING:
        return None
    told = scene.tree.children(hit.head, "ccomp", "parataxis", "xcomp", "advcl")
    for verb in (c for c in told if scene.tree.relation(c) != "advcl" or scene.opening(c) == "that"):
        ahead = any(scene.cue("adverb", i) == "future" for i in scene.left_of(verb, _AUXILIARIES))
        blow = {scene.low[verb], *(scene.base[c] for c in scene.tree.children(verb, "obj"))}
        if ahead and _is_own(scene, verb, sides):
            for mode, words in scene.lexicon.modes["THREATEN"]:
                if words & blow:
                    return mode
    return None


def _is_own(scene: Scene, verb: int, sides: Sides) -> bool:
    """Whether a verb of a warning has no subject, or one who stands for the same country."""
    subjects = scene.own_subjects(verb)
    mine = own_side(scene, list(sides.actor_words)) | {entity.id for entity in sides.actors}
    named = {one.id for s in subjects for e in scene.entities_of(s) for one in (e, scene.land_of(e), scene.state_of(e))}
    return not subjects or bool(mine & named) or any(scene.low[s] in scene.lexicon.words["speakers"] for s in subjects)


def _is_on_condition(scene: Scene, hit: Hit) -> bool:
    """Whether the act is announced for the case that another does not yield."""
    sentence = scene.reading.syntax.sentences[scene.sentence_of[hit.head]]
    behind = [i for i in range(hit.last + 1, sentence.last) if scene.cue("unless", i)]
    return bool(behind) and any(scene.cue("adverb", i) == "future" for i in scene.left_of(hit.first, 5))
