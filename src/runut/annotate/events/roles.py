"""Who does it to whom: the participants of an act, read off the tree."""

from msgspec.structs import replace

from runut.annotate.events.match import Hit
from runut.annotate.events.recipients import (
    TRANSPARENT,
    aimed_at,
    behind,
    descendants,
    find_recipients,
    in_content,
    is_passive,
    is_time,
    own_side,
    owners,
    waging,
)
from runut.annotate.events.scene import Scene
from runut.annotate.events.subjects import find_subject
from runut.types.record import Entity
from runut.types.text import Value

_LEFT = 12
_PAIR = 4  # words behind the first of two in which the second must begin
_TELLING = frozenset({"report", "announce"})
_CARRYING = TRANSPARENT | _TELLING | {"ordered", "possible", "denial"}
_TWO_SIDED = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})


_BARRING = frozenset({"ban from entering", "refuse entry"})  # whoever's land it is bars the way


class Sides(Value, frozen=True, kw_only=True):
    """The noun phrases of both sides, by head word, and those who are meant."""

    actors: tuple[Entity, ...] = ()
    recipients: tuple[Entity, ...] = ()
    actor_words: tuple[int, ...] = ()
    recipient_words: tuple[int, ...] = ()


def find_sides(scene: Scene, hit: Hit) -> Sides:
    """Actors and recipients of an act; nobody is on both sides but those who do it to each other."""
    doers, others = _verb_sides(scene, hit) if hit.trigger.verbal else _noun_sides(scene, hit)
    actors = _entities(scene, doers)
    hosts = [*others, *_inviters(scene, hit)] if hit.trigger.type == "CONSULT" else others
    recipients = _others(scene, hit, actors, doers, hosts)
    if not recipients and len(actors) > 1 and _is_mutual(scene, hit):
        recipients = actors
    return Sides(actors=actors, recipients=recipients, actor_words=tuple(doers), recipient_words=tuple(others))


def _others(
    scene: Scene, hit: Hit, actors: tuple[Entity, ...], doers: list[int], others: list[int]
) -> tuple[Entity, ...]:
    """Those on the other side: for a city its country, unless that acts; nobody visits the land that he speaks for."""
    mine = {entity.id for entity in actors}
    barred = mine | own_side(scene, doers) if hit.trigger.type in _TWO_SIDED else mine
    found: dict[str, Entity] = {}
    for entity in _entities(scene, others):
        state = scene.state_of(entity)
        meant = entity if state.id in mine else state
        nobody = meant.type == "LOC" and (hit.trigger.type == "ASSAULT" or _is_nature(scene, meant))
        if meant.id not in barred and not nobody:
            found.setdefault(meant.id, meant)
    return tuple(found.values())


def _is_nature(scene: Scene, entity: Entity) -> bool:
    """Whether a place is a strait, a sea, a mountain: nothing is done to those."""
    first = entity.mentions[0]
    return any(scene.base[i] in scene.lexicon.words["nature"] for i in scene.tree.words_in(first.start, first.end)[:1])


def _is_mutual(scene: Scene, hit: Hit) -> bool:
    """`saling menuduh`: each does it to the other."""
    if hit.trigger.type in _TWO_SIDED:
        return False
    near = range(max(0, hit.first - 1), hit.last + 1)
    return any(scene.low[index] in scene.lexicon.words["mutual"] for index in near)


def joined(sides: Sides, echo: Sides) -> Sides:
    """The sides of an act with what a second word for it adds: a side that the first has not, a person it struck."""
    actors = sides.actors or echo.actors
    mine = {entity.id for entity in actors}
    struck = [entity for entity in echo.recipients if entity.type == "PER" and entity not in sides.recipients]
    recipients = (*sides.recipients, *struck) if sides.recipients else echo.recipients
    return Sides(
        actors=actors,
        recipients=tuple(entity for entity in recipients if entity.id not in mine),
        actor_words=sides.actor_words or echo.actor_words,
        recipient_words=(*sides.recipient_words, *echo.recipient_words),
    )


def with_target(scene: Scene, hit: Hit, sides: Sides, place: Entity | None) -> Sides:
    """An attack that names no target is one on the country where it strikes, if the article speaks of it."""
    if hit.trigger.type != "ASSAULT" or sides.recipients or place is None or place.type not in ("GPE", "FAC"):
        return sides
    if hit.trigger.guard == "W" and not sides.actors:
        return sides
    target = scene.state_of(place)
    if target.type != "GPE":
        return sides
    mine = {entity.id for entity in sides.actors} | own_side(scene, list(sides.actor_words))
    mine |= {scene.state_of(entity).id for entity in sides.actors}
    return sides if target.id in mine else replace(sides, recipients=(target,))


def _inviters(scene: Scene, hit: Hit) -> list[int]:
    """Those at whose invitation an act takes place."""
    clause = scene.clause(hit.head)
    inviting = [c for c in descendants(scene, clause) if scene.cue("inviting", c)]
    return [owner for noun in inviting for owner in owners(scene, noun)]


def _entities(scene: Scene, heads: list[int]) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for head in heads:
        for entity in scene.entities_of(head):
            meant = _stands_for(scene, entity)
            found.setdefault(meant.id, meant)
    return tuple(found.values())


def _stands_for(scene: Scene, entity: Entity) -> Entity:
    """Unnamed officials, soldiers, citizens and the like stand as the body or country that they belong to."""
    if entity.type != "PER" or any(mention.kind == "name" for mention in entity.mentions):
        return entity
    inside = list(scene.tree.words_in(entity.mentions[0].start, entity.mentions[0].end))
    if not {scene.base[i] for i in inside} & scene.lexicon.words["generic"]:
        return entity
    words = (scene.words[i] for i in inside)
    owners = [other for word in words for other in scene.mentions.at(word.start, word.end)]
    bodies = [other for other in owners if other.type in ("ORG", "GPE") and not scene.is_outlet(other)]
    return bodies[0] if bodies else entity


def _verb_sides(scene: Scene, hit: Hit) -> tuple[list[int], list[int]]:
    subject = find_subject(scene, hit.head) or _early_subject(scene, hit) or _left_noun(scene, hit)
    if "subj" in hit.trigger.to:
        return _teller(scene, hit), subject
    if not is_passive(scene, hit):
        subject = subject or behind(scene, hit, "between")
        others = [c for c in find_recipients(scene, hit, {*subject}) or aimed_at(scene, hit) if c not in subject]
        return subject, others or in_content(scene, hit, subject)
    doers = _agents(scene, hit.head) or behind(scene, hit, "by")
    doers = doers or ([] if hit.object is None else behind(scene, hit, "between"))
    doers = doers or (behind(scene, hit, "into") if hit.trigger.predicate in _BARRING else [])
    first = [] if "obj" in hit.trigger.to else find_recipients(scene, hit)
    others = first or [c for c in subject if c != hit.object] or find_recipients(scene, hit)
    return doers, [c for c in others if c not in doers]


def _early_subject(scene: Scene, hit: Hit) -> list[int]:
    """A subject that the tree gives to the complement although it stands before the trigger."""
    for child in scene.tree.children(hit.head, "xcomp", "ccomp", "advcl", "obj"):
        found = [c for c in scene.tree.children(child, "nsubj") if c < hit.first and not scene.cue("relative", c)]
        if found:
            return found[:1]
    return []


def _left_noun(scene: Scene, hit: Hit) -> list[int]:
    """Where the tree has no subject: the nearest name to the left that no preposition holds, in the same clause."""
    if is_passive(scene, hit) or scene.tree.relation(hit.head) in ("acl", "xcomp", "advcl"):
        return []
    for index in scene.left_of(hit.first, _LEFT):
        word = scene.words[index]
        if word.upos in ("VERB", "SCONJ") or scene.cue("relative", index):
            return []
        loose = word.upos in ("NOUN", "PROPN") and scene.case(index) is None and not is_time(scene, index)
        leads = scene.tree.relation(index) not in ("flat", "compound", "nmod", "appos", "amod")
        if loose and leads and scene.entities_of(index):
            return [index]
    return []


def _teller(scene: Scene, hit: Hit) -> list[int]:
    """Who says it: the subject of the verb that tells it, before or behind it."""
    inside = range(hit.first, hit.last + 1)
    for node in (n for n in scene.tree.ancestors(hit.head) if n not in inside):
        found = find_subject(scene, node) if scene.is_verb(node) else []
        if scene.cue("governor", node) == "report" or any(scene.entities_of(c) for c in found):
            return found
    for child in scene.tree.children(scene.clause(hit.head), "parataxis"):
        if scene.cue("governor", child) == "report":
            return scene.tree.children(child, "nsubj")[:1]
    return []


def _agents(scene: Scene, verb: int) -> list[int]:
    """Who a passive verb says did it: behind `oleh`, or right behind the verb."""
    after = [c for c in scene.tree.children(verb) if c > verb]
    close = [c for c in after if min(scene.tree.subtree(c)) <= verb + 2]
    by = [c for c in after if scene.case(c) in scene.lexicon.words["by"]]
    if by:
        return by[:1]
    for child in close:
        plain = scene.tree.relation(child) in ("obl", "nmod", "obj", "nsubj", "flat", "compound")
        if plain and not is_time(scene, child) and scene.case(child) is None and scene.entities_of(child):
            return [child]
    return []


def _noun_sides(scene: Scene, hit: Hit) -> tuple[list[int], list[int]]:
    others = find_recipients(scene, hit) or aimed_at(scene, hit)
    governing = [c for c in _governing(scene, hit) if c not in others]
    both = behind(scene, hit, "between")
    if both:
        both = [*both, *(c for c in _paired(scene, both[0]) if c not in both)]
        third = hit.trigger.mode == "third-party" and governing
        return (governing, both) if third else (both, [c for c in others if c not in both])
    owned = [c for c in owners(scene, hit.head) if c not in others]
    by = [c for c in [*behind(scene, hit, "by"), *_waged_by(scene, hit)] if c not in others]
    if by:
        return by[:1], others or owned
    if not owned or (governing and _is_carried_out(scene, hit) and scene.entities_of(governing[0])):
        return governing, others or [c for c in owned if c not in governing]
    return owned, others


def _paired(scene: Scene, first: int) -> list[int]:
    """`antara X dengan Y`: the second, where no conjunction joins it to the first."""
    last = scene.tree.subtree(first)[-1]
    end = scene.reading.syntax.sentences[scene.sentence_of[first]].last
    for index in range(first + 1, min(last + _PAIR, end)):
        head = scene.words[index].head
        if scene.is_verb(index):
            return []
        if scene.low[index] in scene.lexicon.words["paired"] and head > index and scene.entities_of(head):
            return [head]
    return []


def _waged_by(scene: Scene, hit: Hit) -> list[int]:
    """`perang yang dikobarkan X`: who is behind the act."""
    return [agent for clause in waging(scene, hit) for agent in _agents(scene, clause)]


def _is_carried_out(scene: Scene, hit: Hit) -> bool:
    """Whether the act is the object of a verb that does no more than carry it out, or that plans or puts off one's own
    act; who puts off another's visit (`menunda kunjungan X ke Y`) is no visitor."""
    head = scene.words[hit.head].head
    named = any(scene.entities_of(c) for c in scene.tree.children(head, "nsubj")) if head >= 0 else False
    effect = scene.cue("governor", head)
    own = effect in TRANSPARENT and named and hit.trigger.type != "CONSULT"
    return scene.tree.relation(hit.head) == "obj" and (effect == "light" or own)


def _governing(scene: Scene, hit: Hit) -> list[int]:
    """The subject of the verb that a nominal act leans on: `melakukan kunjungan`, `kata X dalam pertemuan`."""
    node = hit.head
    for _ in range(3):
        head = scene.words[node].head
        if head < 0:
            return []
        relation = scene.tree.relation(node)
        if not scene.is_verb(head):
            if scene.cue("governor", head) not in TRANSPARENT and relation != "conj":
                return []
            found = _owners_before(scene, head, hit)
            if found:
                return found
            node = head
            continue
        return _by_verb(scene, hit, node, head)
    return []


def _owners_before(scene: Scene, noun: int, hit: Hit) -> list[int]:
    return [c for c in owners(scene, noun) if not hit.first <= c <= hit.last]


def _by_verb(scene: Scene, hit: Hit, node: int, verb: int) -> list[int]:
    relation = scene.tree.relation(node)
    passive = scene.words[verb].voice == "passive"
    if relation in ("obl", "nmod") and scene.base[verb] in scene.lexicon.words["answerable"]:
        return find_subject(scene, verb)
    if relation == "acl":
        return []
    if relation in ("nsubj", "csubj"):
        return _agents(scene, verb) if passive and scene.cue("governor", verb) in TRANSPARENT else []
    if relation == "obl" and scene.case(node) not in scene.lexicon.leaning and scene.case(node) is not None:
        return []
    if relation == "obl" and "obj" in hit.trigger.to:
        return []  # `diangkat setelah pembunuhan X`
    named = scene.base[verb] in scene.lexicon.words["naming"]
    if relation == "obj" and (named or scene.cue("governor", verb) not in _CARRYING):
        return []
    subject = find_subject(scene, verb)
    if passive and (scene.cue("governor", verb) in TRANSPARENT | _TELLING or not any(map(scene.entities_of, subject))):
        return _agents(scene, verb) or subject
    return subject
