"""Who does it to whom: the participants of an act, read off the tree."""

from collections.abc import Iterator

from msgspec.structs import replace

from runut.annotate.events.match import Hit
from runut.annotate.events.scene import Scene
from runut.annotate.events.subjects import find_subject
from runut.types.record import Entity
from runut.types.text import Value

_TEMPORAL = ("tmod",)
_OWNING = frozenset({"nmod", "compound", "flat", "appos", "nsubj", "obj"})
_LEFT = 12
_REACH = 9  # words after a trigger in which a preposition still belongs to it where the tree does not say so
_TRANSPARENT = frozenset({"light", "happen", "finished", "planned", "postponed", "continue", "tried", "future"})
_MUTUAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
_SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "AID"})
_OUTER_MARKS = frozenset(
    {"jika", "bila", "apabila", "kalau", "kecuali", "setelah", "ketika", "saat", "karena", "sebab"}
)
_PLACES = frozenset({"di", "sejak", "menurut", "seperti", "tentang", "mengenai"})
_DOERS = frozenset({"oleh"})
_BETWEEN = frozenset({"antara"})
_CARRYING = _TRANSPARENT | {"report", "announce", "ordered"}


class Sides(Value, frozen=True, kw_only=True):
    """The noun phrases of both sides, by head word, and those who are meant."""

    actors: tuple[Entity, ...] = ()
    recipients: tuple[Entity, ...] = ()
    actor_words: tuple[int, ...] = ()
    recipient_words: tuple[int, ...] = ()


def find_sides(scene: Scene, hit: Hit) -> Sides:
    """Actors and recipients of an act; nobody is on both sides."""
    doers, others = _verb_sides(scene, hit) if hit.trigger.verbal else _noun_sides(scene, hit)
    actors = _entities(scene, doers)
    hosts = [*others, *_inviters(scene, hit)] if hit.trigger.type == "CONSULT" else others
    found = dict.fromkeys(scene.state_of(entity).id for entity in _entities(scene, hosts))
    named = (scene.mentions.by_id(id) for id in found if id not in {entity.id for entity in actors})
    recipients = tuple(entity for entity in named if entity)
    return Sides(actors=actors, recipients=recipients, actor_words=tuple(doers), recipient_words=tuple(others))


def with_target(scene: Scene, hit: Hit, sides: Sides, place: Entity | None) -> Sides:
    """An attack that names no target is one on the country where it strikes, if the article speaks of it."""
    if hit.trigger.type != "ASSAULT" or sides.recipients or place is None or place.type not in ("GPE", "FAC"):
        return sides
    target = scene.state_of(place)
    if target.type != "GPE":
        return sides
    mine = {entity.id for entity in sides.actors} | _own_side(scene, list(sides.actor_words))
    return sides if target.id in mine else replace(sides, recipients=(target,))


def _inviters(scene: Scene, hit: Hit) -> list[int]:
    """Those at whose invitation an act takes place."""
    clause = scene.clause(hit.head)
    inviting = [c for c in _descendants(scene, clause) if scene.cue("inviting", c)]
    return [owner for noun in inviting for owner in _owners(scene, noun)]


def _entities(scene: Scene, heads: list[int]) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for head in heads:
        for entity in scene.entities_of(head):
            found.setdefault(entity.id, entity)
    return tuple(found.values())


def _verb_sides(scene: Scene, hit: Hit) -> tuple[list[int], list[int]]:
    subject = find_subject(scene, hit.head) or _early_subject(scene, hit) or _left_noun(scene, hit)
    if "subj" in hit.trigger.to:
        return _teller(scene, hit), subject
    if not is_passive(scene, hit):
        others = [c for c in _recipients(scene, hit) if c not in subject]
        return subject, others or _in_content(scene, hit, subject)
    doers = _agents(scene, hit.head) or _behind(scene, hit, "oleh")
    doers = doers or ([] if hit.object is None else _behind(scene, hit, "antara"))
    first = [] if "obj" in hit.trigger.to else _recipients(scene, hit)
    others = first or [c for c in subject if c != hit.object] or _recipients(scene, hit)
    return doers, [c for c in others if c not in doers]


def is_passive(scene: Scene, hit: Hit) -> bool:
    """Whether the trigger stands in the passive voice."""
    return hit.voice == "passive" or (hit.voice == "fixed" and scene.words[hit.head].voice == "passive")


def _early_subject(scene: Scene, hit: Hit) -> list[int]:
    """A subject that the tree gives to the complement although it stands before the trigger."""
    for child in scene.tree.children(hit.head, "xcomp", "ccomp", "advcl", "obj"):
        found = [c for c in scene.tree.children(child, "nsubj") if c < hit.first and scene.low[c] != "yang"]
        if found:
            return found[:1]
    return []


def _left_noun(scene: Scene, hit: Hit) -> list[int]:
    """Where the tree has no subject: the nearest name to the left that no preposition holds, in the same clause."""
    if is_passive(scene, hit) or scene.tree.relation(hit.head) in ("acl", "xcomp", "advcl"):
        return []
    for index in scene.left_of(hit.first, _LEFT):
        word = scene.words[index]
        if word.upos in ("VERB", "SCONJ") or scene.low[index] == "yang":
            return []
        loose = word.upos in ("NOUN", "PROPN") and scene.case(index) is None and not _is_time(scene, index)
        leads = scene.tree.relation(index) not in ("flat", "compound", "nmod", "appos", "amod")
        if loose and leads and scene.entities_of(index):
            return [index]
    return []


def _teller(scene: Scene, hit: Hit) -> list[int]:
    """Who says it: the subject of the verb that tells it, before or behind it."""
    for node in scene.tree.ancestors(hit.head):
        if scene.cue("governor", node) == "report":
            return find_subject(scene, node)
    for child in scene.tree.children(scene.clause(hit.head), "parataxis"):
        if scene.cue("governor", child) == "report":
            return scene.tree.children(child, "nsubj")[:1]
    return []


def _in_content(scene: Scene, hit: Hit, subject: list[int]) -> list[int]:
    """Whom the words of a promise, demand, threat or refusal are about: the first other side named in them."""
    if hit.trigger.type not in _SPOKEN:
        return []
    mine = _own_side(scene, subject)
    for child in [*scene.tree.children(hit.head, "xcomp", "ccomp", "obj", "advcl", "obl"), *_purposes(scene, hit)]:
        if child > hit.first and scene.mark(child) not in _OUTER_MARKS:
            for index in scene.tree.subtree(child):
                if index > hit.last and _is_side(scene, index, mine):
                    return [index]
    return []


def _purposes(scene: Scene, hit: Hit) -> list[int]:
    """What an act is for, where the tree hangs it on the verb that the act completes (`bersiap mengirim … untuk …`)."""
    governor = scene.words[hit.head].head
    if scene.tree.relation(hit.head) not in ("xcomp", "ccomp"):
        return []
    found = scene.tree.children(governor, "xcomp", "advcl")
    return [c for c in found if c > hit.last and _is_purpose(scene, c)]


def _is_purpose(scene: Scene, clause: int) -> bool:
    return any(scene.cue("mark", c) == "purpose" for c in scene.tree.children(clause, "mark"))


def _own_side(scene: Scene, subject: list[int]) -> set[str]:
    """The subject's entities, and the countries that its words and offices belong to."""
    entities = [entity for head in subject for entity in scene.entities_of(head)]
    words = [scene.words[i] for head in subject for part in scene.parts(head) for i in part]
    named = [entity for word in words for entity in scene.mentions.at(word.start, word.end)]
    lands = {office.of for entity in entities for office in entity.offices}
    return {entity.id for entity in (*entities, *named)} | {e.id for e in scene.reading.entities if e.name in lands}


def _is_side(scene: Scene, index: int, mine: set[str]) -> bool:
    word = scene.words[index]
    if word.upos not in ("PROPN", "NOUN") or scene.case(index) in _PLACES or _is_time(scene, index):
        return False
    if scene.tree.relation(index) in ("flat", "compound") or not scene.mentions.at(word.start, word.end):
        return False
    found = scene.entities_of(index)
    return bool(found) and not mine & {entity.id for entity in found} and found[0].type in ("GPE", "ORG", "PER")


def _agents(scene: Scene, verb: int) -> list[int]:
    """Who a passive verb says did it: behind `oleh`, or right behind the verb."""
    after = [c for c in scene.tree.children(verb) if c > verb]
    close = [c for c in after if min(scene.tree.subtree(c)) <= verb + 2]
    by = [c for c in after if scene.case(c) in _DOERS]
    if by:
        return by[:1]
    for child in close:
        plain = scene.tree.relation(child) in ("obl", "nmod", "obj", "nsubj", "flat", "compound")
        if plain and not _is_time(scene, child) and scene.case(child) is None and scene.entities_of(child):
            return [child]
    return []


def _is_time(scene: Scene, index: int) -> bool:
    """Whether a word tells when; the reader also takes names such as `Bulan Sabit Merah` for that."""
    word = scene.words[index]
    if word.deprel.endswith(_TEMPORAL) and not scene.mentions.at(word.start, word.end):
        return True
    return any(time.start < word.end and word.start < time.end for time in scene.reading.times)


def _recipients(scene: Scene, hit: Hit) -> list[int]:
    """Where the trigger's row says the other side stands, first place that has one."""
    for place in hit.trigger.to:
        found = _objects(scene, hit) if place == "obj" else _behind(scene, hit, place)
        if found:
            return found
    if hit.object is not None and "obj" not in hit.trigger.to and hit.trigger.type not in _MUTUAL:
        return [c for c in _owners(scene, hit.object) if c < hit.object or not is_passive(scene, hit)]
    return []


def _objects(scene: Scene, hit: Hit) -> list[int]:
    if is_passive(scene, hit) and hit.object is None:
        return find_subject(scene, hit.head)
    if hit.object is not None:
        return [hit.object] if scene.entities_of(hit.object) else []
    heads = [hit.head, *(i for i in range(hit.first, hit.last + 1) if i != hit.head)]
    after = [c for head in heads for c in scene.tree.children(head, "obj", "iobj", "nmod", "xcomp", "ccomp", "obl")]
    plain = [c for c in after if c > hit.last and scene.case(c) is None and not _is_time(scene, c)]
    named = [c for c in plain if not scene.is_verb(c) and scene.entities_of(c)]
    return named[:1] or _subject_of_content(scene, hit, after)


def _subject_of_content(scene: Scene, hit: Hit, after: list[int]) -> list[int]:
    """In `menuntut X mundur` the tree may make X the subject of the second verb."""
    for child in after:
        if child > hit.last and scene.is_verb(child):
            found = [c for c in scene.tree.children(child, "nsubj") if scene.entities_of(c)]
            if found:
                return found[:1]
    return []


def _behind(scene: Scene, hit: Hit, preposition: str) -> list[int]:
    """Noun phrases that stand behind a preposition and belong to the act."""
    near = []
    start = hit.first if hit.object is None else min(hit.first, hit.object)
    for anchor in _anchors(scene, hit):
        near += [c for c in _descendants(scene, anchor) if scene.case(c) == preposition and c > start]
    near = [c for c in sorted(set(near)) if not _is_time(scene, c) and scene.entities_of(c)]
    return near[:1] or _nearby(scene, hit, preposition)


def _anchors(scene: Scene, hit: Hit) -> list[int]:
    """The words on which the act's noun phrases may hang."""
    anchors = [hit.head]
    if hit.object is not None:
        anchors.append(hit.object)
    head = scene.words[hit.head].head
    if head >= 0 and scene.cue("governor", head) in _TRANSPARENT and scene.tree.relation(hit.head) != "conj":
        anchors.append(head)
    return anchors


def _descendants(scene: Scene, index: int) -> Iterator[int]:
    """What hangs on a word, clauses of their own left out."""
    for child in scene.tree.children(index):
        if scene.opens_clause(child) or scene.tree.relation(child) == "conj":
            continue
        yield child
        if scene.case(child) is None or scene.tree.relation(child) not in ("nmod", "obl"):
            yield from _descendants(scene, child)


def _nearby(scene: Scene, hit: Hit, preposition: str) -> list[int]:
    """The noun behind the next such preposition before another verb or a comma."""
    end = scene.reading.syntax.sentences[scene.sentence_of[hit.last]].last
    for index in range(hit.last + 1, min(hit.last + 1 + _REACH, end)):
        word = scene.words[index]
        if word.upos in ("VERB", "SCONJ") or word.form in (";", ":", "."):
            return []
        if scene.low[index] == preposition and word.head > index and scene.entities_of(word.head):
            return [] if _is_time(scene, word.head) else [word.head]
    return []


def _noun_sides(scene: Scene, hit: Hit) -> tuple[list[int], list[int]]:
    others = _recipients(scene, hit)
    governing = [c for c in _governing(scene, hit) if c not in others]
    both = _behind(scene, hit, "antara")
    if both:
        third = hit.trigger.mode == "third-party" and governing
        return (governing, both) if third else (both, [c for c in others if c not in both])
    doers = [c for c in _owners(scene, hit.head) if c not in others]
    doers = doers or [c for c in _behind(scene, hit, "oleh") if c not in others]
    if not doers or (governing and _is_carried_out(scene, hit) and scene.entities_of(governing[0])):
        return governing, others or [c for c in doers if c not in governing]
    return doers, others


def _is_carried_out(scene: Scene, hit: Hit) -> bool:
    """Whether the act is the object of a verb that does no more than carry it out."""
    head = scene.words[hit.head].head
    return head >= 0 and scene.tree.relation(hit.head) == "obj" and scene.cue("governor", head) == "light"


def _owners(scene: Scene, noun: int) -> list[int]:
    """Whose act it is: the noun phrase right behind a nominal act, or the one that its `nya` points to."""
    for child in _plain_descendants(scene, noun):
        if child > noun and _is_owner(scene, child):
            return [child]
    return _joined_owner(scene, noun)


def _joined_owner(scene: Scene, noun: int) -> list[int]:
    """Whom the `nya` of `kunjungannya` or `kunjungan pertamanya` means: a mention, else the sentence's subject."""
    last = [noun, *(c for c in scene.tree.children(noun, "amod", "compound", "flat") if c > noun)]
    joined = [c for c in last if scene.low[c] != scene.base[c]]
    if not joined:
        return []
    if any(scene.mentions.at(scene.words[c].start, scene.words[c].end) for c in joined):
        return joined[:1]
    root = next((n for n in scene.tree.ancestors(noun) if scene.words[n].head < 0), None)
    subject = find_subject(scene, root) if root is not None else []
    return [c for c in subject if noun not in scene.tree.subtree(c)]


def _plain_descendants(scene: Scene, index: int) -> Iterator[int]:
    """What hangs on a noun without a preposition, clauses left out."""
    for child in scene.tree.children(index):
        if scene.case(child) is None and not scene.opens_clause(child) and scene.tree.relation(child) != "conj":
            yield child
            yield from _plain_descendants(scene, child)


def _is_owner(scene: Scene, index: int) -> bool:
    if scene.tree.relation(index) not in _OWNING or scene.words[index].upos == "ADJ":
        return False
    return scene.case(index) is None and not _is_time(scene, index) and bool(scene.entities_of(index))


def _governing(scene: Scene, hit: Hit) -> list[int]:
    """The subject of the verb that a nominal act leans on: `melakukan kunjungan`, `kata X dalam pertemuan`."""
    node = hit.head
    for _ in range(3):
        head = scene.words[node].head
        if head < 0:
            return []
        relation = scene.tree.relation(node)
        if not scene.is_verb(head):
            if scene.cue("governor", head) not in _TRANSPARENT and relation != "conj":
                return []
            owners = _owners_before(scene, head, hit)
            if owners:
                return owners
            node = head
            continue
        return _by_verb(scene, hit, node, head)
    return []


def _owners_before(scene: Scene, noun: int, hit: Hit) -> list[int]:
    return [c for c in _owners(scene, noun) if not hit.first <= c <= hit.last]


def _by_verb(scene: Scene, hit: Hit, node: int, verb: int) -> list[int]:
    relation = scene.tree.relation(node)
    passive = scene.words[verb].voice == "passive"
    if relation == "acl":
        return []
    if relation in ("nsubj", "csubj"):
        return _agents(scene, verb) if passive and scene.cue("governor", verb) in _TRANSPARENT else []
    if relation == "obl" and scene.case(node) not in scene.lexicon.leaning and scene.case(node) is not None:
        return []
    if relation == "obj" and scene.cue("governor", verb) not in _CARRYING:
        return []
    return (_agents(scene, verb) if passive else []) or find_subject(scene, verb)
