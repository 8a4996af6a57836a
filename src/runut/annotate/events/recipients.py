"""Whom an act is done to: objects, what prepositions hold, owners of nominal acts, whom its content is about."""

from collections.abc import Iterator, Set

from runut.annotate.events.match import Hit
from runut.annotate.events.scene import Scene
from runut.annotate.events.subjects import find_subject, told_by

TRANSPARENT = frozenset(
    {"light", "happen", "copula", "finished", "planned", "postponed", "continue", "tried", "future"}
)
_TEMPORAL = ("tmod",)
_OWNING = frozenset({"nmod", "compound", "flat", "appos", "nsubj", "obj"})
_DEPTH = 7  # nouns that hang on each other before what hangs on them is no longer the act's
_OBJECTS = ("obj", "iobj", "nmod", "xcomp", "ccomp", "obl")
_REACH = 9  # words after a trigger in which a preposition still belongs to it where the tree does not say so
_LONG_REACH = 20  # the same for `oleh`, which may follow a list of names
_MUTUAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
_SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "AID"})
_ANSWERS = frozenset({"REJECT", "AGREE"})
_DENIALS = frozenset({"deny an accusation", "dismiss"})  # what they deny is said of others, not done to them
_VOICED = frozenset({"ACCUSE", "SUPPORT", "THREATEN", "REQUEST"})  # `kecaman X` is what X says


def is_passive(scene: Scene, hit: Hit) -> bool:
    """Whether the trigger stands in the passive voice."""
    return hit.voice == "passive" or (hit.voice == "fixed" and scene.words[hit.head].voice == "passive")


def find_recipients(scene: Scene, hit: Hit, mine: Set[int] = frozenset()) -> list[int]:
    """Where the trigger's row says the other side stands, first place that has one who is not the actor at `mine`."""
    own = {entity.id for word in mine for entity in scene.entities_of(word)}
    for place in hit.trigger.to:
        found = _objects(scene, hit) if place == "obj" else behind(scene, hit, place)
        if found and not _is_own(scene, found, own):
            return found
    if "obj" in hit.trigger.to and hit.voice != "passive" and (found := _shared_object(scene, hit)):
        return [] if _is_own(scene, found, own) else found
    if hit.object is not None and "obj" not in hit.trigger.to and hit.trigger.type not in _MUTUAL | _VOICED:
        end = (
            hit.head if hit.trigger.type in _ANSWERS else hit.object
        )  # `usulan X ditolak Y`, but not `pasukan X dikerahkan`
        found = [c for c in owners(scene, hit.object) if c < end or not is_passive(scene, hit)]
        return [] if _is_own(scene, found, own) else found
    return []


def _shared_object(scene: Scene, hit: Hit) -> list[int]:
    """`mengklaim X dan menyatakan siap mengambil alih`: the object of the verb before, where the act has none."""
    if not hit.trigger.verbal or [c for c in scene.tree.children(hit.head, "obj", "ccomp") if c > hit.last]:
        return []
    if scene.words[hit.last].clitic or hit.object is not None:
        return []
    for node in (hit.head, *scene.tree.ancestors(hit.head)):
        relation = scene.tree.relation(node)
        if relation == "conj":
            objects = scene.tree.children(scene.joined_to(node), "obj")
            return [c for c in objects if c < node and _is_bare(scene, c) and scene.entities_of(c)][:1]
        if relation not in ("xcomp", "ccomp"):
            return []
    return []


def _by_cause(scene: Scene, hit: Hit, mine: set[str]) -> list[int]:
    """`melayangkan protes setelah X menutup …`: who did what a reproach is for."""
    if hit.trigger.type not in ("ACCUSE", "PROTEST"):
        return []
    for clause in scene.tree.children(hit.head, "advcl"):
        if clause > hit.last and scene.mark(clause) in scene.lexicon.words["cause"]:
            subject = [c for c in find_subject(scene, clause) if c > hit.last and _is_side(scene, c, mine)]
            if subject:
                return subject[:1]
    return []


def _is_own(scene: Scene, found: list[int], own: set[str]) -> bool:
    """Whether a noun phrase speaks of no one but the actor."""
    entities = {entity.id for word in found for entity in scene.entities_of(word)}
    return bool(entities) and entities <= own


def _is_all_own(scene: Scene, found: list[int], own: set[str]) -> bool:
    """The same of all that is named in it (`menolak keterlibatan negaranya`)."""
    words = [scene.words[i] for head in found for part in scene.parts(head) for i in part]
    entities = {entity.id for word in words for entity in scene.mentions.at(word.start, word.end)}
    return bool(entities) and entities <= own


def _objects(scene: Scene, hit: Hit) -> list[int]:
    if is_passive(scene, hit) and hit.object is None:
        return find_subject(scene, hit.head)
    if hit.object is not None and not scene.is_verb(hit.object) and scene.entities_of(hit.object):
        return [hit.object]
    heads = [hit.head, *(i for i in range(hit.first, hit.last + 1) if i != hit.head and hit.object is None)]
    after = [c for head in heads for c in scene.tree.children(head, *_OBJECTS)] + told_by(scene, hit.head)
    plain = [c for c in after if c > hit.first and c not in heads and _is_bare(scene, c) and not is_time(scene, c)]
    named = [c for c in plain if not scene.is_verb(c) and (scene.entities_of(c) or _speaks(scene, c))]
    return named[:1] or _apposed(scene, plain) or _subject_of_content(scene, hit, after)


def _apposed(scene: Scene, objects: list[int]) -> list[int]:
    """`membunuh kepala sayap militer Y yang baru, X`: the person who is named behind, wherever the tree hangs him."""
    for head in objects:
        names = [i for i in scene.tree.subtree(head) if i > head and scene.tree.relation(i) == "appos"]
        people = [i for i in names if any(entity.type == "PER" for entity in scene.entities_of(i))]
        if people and not scene.is_verb(head):
            return people[:1]
    return []


def _speaks(scene: Scene, index: int) -> bool:
    return scene.low[index] in scene.lexicon.words["speaker"]


def _is_bare(scene: Scene, index: int) -> bool:
    """Whether no preposition holds a noun, but for one that says how many (`hingga 16 penasihat`)."""
    case = scene.case(index)
    return case is None or (case in scene.lexicon.words["amount"] and bool(scene.tree.children(index, "nummod")))


def aimed_at(scene: Scene, hit: Hit) -> list[int]:
    """`serangan yang menargetkan X`, `serangan itu menyasar X`: the object of the verb that says what is struck."""
    noun = hit.object if hit.trigger.verbal else hit.head
    if noun is None or hit.trigger.type != "ASSAULT":
        return []
    verbs = [c for c in scene.tree.children(noun, "acl") if c > hit.last]
    verbs += [c for c in scene.tree.children(hit.head, "advcl", "xcomp", "ccomp") if hit.trigger.verbal]
    head = scene.words[noun].head
    verbs += [head] if scene.tree.relation(noun) == "nsubj" and scene.is_verb(head) else []
    for verb in verbs:
        if scene.base[verb] in scene.lexicon.words["targeting"] and scene.words[verb].voice != "passive":
            objects = [c for c in scene.tree.children(verb, "obj", "obl", "nmod") if c > verb]
            found = [c for c in objects if scene.entities_of(c) and not is_time(scene, c)]
            return found[:1] or _included(scene, objects)
    return []


def _included(scene: Scene, heads: list[int]) -> list[int]:
    """`negara-negara tetangga, termasuk X dan Y`: those who are named of them."""
    for head in heads:
        for index in scene.tree.subtree(head):
            if scene.low[index] in scene.lexicon.words["including"]:
                after = [c for c in (*scene.tree.children(index), scene.words[index].head) if c > index]
                return [c for c in after if scene.entities_of(c)][:1]
    return []


def _subject_of_content(scene: Scene, hit: Hit, after: list[int]) -> list[int]:
    """In `menuntut X mundur` the tree may make X the subject of the second verb."""
    for child in after:
        if child > hit.last and scene.is_verb(child):
            found = [c for c in scene.tree.children(child, "nsubj") if scene.entities_of(c)]
            if found:
                return found[:1]
    return []


def behind(scene: Scene, hit: Hit, use: str) -> list[int]:
    """Noun phrases that belong to the act and stand behind a preposition, or one of those that have a `use`."""
    words = scene.lexicon.words.get(use, frozenset({use}))
    near = []
    start = hit.first if hit.object is None else min(hit.first, hit.object)
    for anchor in _anchors(scene, hit):
        near += [c for c in descendants(scene, anchor) if scene.case(c) in words and c > start]
    near = [c for c in sorted(set(near)) if not is_time(scene, c) and _is_plain(scene, c) and scene.entities_of(c)]
    return near[:1] or _nearby(scene, hit, words)


def _is_plain(scene: Scene, index: int) -> bool:
    """Whether the preposition of a noun is no part of a longer one (`bersamaan dengan X`)."""
    case = next(iter(scene.tree.children(index, "case")), 0)
    return case == 0 or scene.low[case - 1] not in scene.lexicon.words["longer"]


def _anchors(scene: Scene, hit: Hit) -> list[int]:
    """The words on which the act's noun phrases may hang."""
    anchors = [hit.head]
    if hit.object is not None:
        anchors.append(hit.object)
    head = scene.words[hit.head].head
    if head >= 0 and scene.cue("governor", head) in TRANSPARENT and scene.tree.relation(hit.head) != "conj":
        anchors.append(head)
    return [*anchors, *waging(scene, hit)]


def waging(scene: Scene, hit: Hit) -> list[int]:
    """`pembunuhan yang dilakukan X terhadap Y`: the verb by which a nominal act is somebody's."""
    clauses = [] if hit.trigger.verbal else scene.tree.children(hit.head, "acl")
    chained = [c for clause in clauses for c in (clause, *scene.tree.children(clause, "xcomp", "ccomp"))]
    return [c for c in chained if scene.words[c].voice == "passive" and scene.base[c] in scene.lexicon.words["waged"]]


def descendants(scene: Scene, index: int, depth: int = _DEPTH) -> Iterator[int]:
    """What hangs on a word, clauses of their own left out."""
    for child in scene.tree.children(index):
        if scene.opens_clause(child) or scene.tree.relation(child) == "conj":
            continue
        yield child
        if depth and (scene.case(child) is None or scene.tree.relation(child) not in ("nmod", "obl")):
            yield from descendants(scene, child, depth - 1)


def _nearby(scene: Scene, hit: Hit, words: frozenset[str]) -> list[int]:
    """The noun behind the next such preposition before another verb or a comma."""
    end = scene.reading.syntax.sentences[scene.sentence_of[hit.last]].last
    reach = _LONG_REACH if words <= scene.lexicon.words["by"] else _REACH
    for index in range(hit.last + 1, min(hit.last + 1 + reach, end)):
        word = scene.words[index]
        if word.upos in ("VERB", "SCONJ") or word.form in (";", ":", ".") or _names_an_act(scene, index):
            return []
        if scene.low[index] in words and word.head > index and scene.entities_of(word.head):
            return [] if is_time(scene, word.head) else [word.head]
    return []


def _names_an_act(scene: Scene, index: int) -> bool:
    """Whether a noun behind `dan` names another act, to which what follows belongs."""
    joined = scene.tree.relation(index) == "conj" and scene.words[index].upos == "NOUN"
    return joined and any(not trigger.verbal for trigger in scene.lexicon.triggers.get(scene.base[index], ()))


def in_content(scene: Scene, hit: Hit, subject: list[int]) -> list[int]:
    """Whom the words of a promise, demand, threat or refusal are about: the first other side named in them."""
    mine = own_side(scene, subject)
    if hit.trigger.type not in _SPOKEN or hit.trigger.predicate in _DENIALS:
        return _by_cause(scene, hit, mine)
    if hit.object is None and _is_all_own(scene, _objects(scene, hit), mine):
        return []
    for child in [*scene.tree.children(hit.head, "xcomp", "ccomp", "obj", "advcl", "obl"), *_purposes(scene, hit)]:
        outside = scene.mark(child) in scene.lexicon.words["outer"] or scene.case(child) in scene.lexicon.words["aside"]
        if child > hit.first and not outside:
            for index in scene.tree.subtree(child):
                if index > hit.last and _is_side(scene, index, mine):
                    return [index]
    return _by_cause(scene, hit, mine)


def _purposes(scene: Scene, hit: Hit) -> list[int]:
    """What an act is for, where the tree hangs it on the verb that the act completes (`bersiap mengirim … untuk …`)."""
    governor = scene.words[hit.head].head
    if scene.tree.relation(hit.head) not in ("xcomp", "ccomp"):
        return []
    found = scene.tree.children(governor, "xcomp", "advcl")
    return [c for c in found if c > hit.last and _is_purpose(scene, c)]


def _is_purpose(scene: Scene, clause: int) -> bool:
    return any(scene.cue("mark", c) == "purpose" for c in scene.tree.children(clause, "mark"))


def own_side(scene: Scene, subject: list[int]) -> set[str]:
    """The subject's entities, and the countries that its words and offices belong to."""
    entities = [entity for head in subject for entity in scene.entities_of(head)]
    words = [scene.words[i] for head in subject for part in scene.parts(head) for i in part]
    named = [entity for word in words for entity in scene.mentions.at(word.start, word.end)]
    lands = {office.of for entity in entities for office in entity.offices}
    return {entity.id for entity in (*entities, *named)} | {e.id for e in scene.reading.entities if e.name in lands}


def _is_side(scene: Scene, index: int, mine: set[str]) -> bool:
    word = scene.words[index]
    if word.upos not in ("PROPN", "NOUN") or scene.case(index) in scene.lexicon.words["aside"] or is_time(scene, index):
        return False
    if scene.tree.relation(index) in ("flat", "compound") or not scene.mentions.at(word.start, word.end):
        return False
    if {scene.low[word.head], scene.low[index - 1]} & scene.lexicon.words["relational"]:
        return False
    found = scene.entities_of(index)
    meant = {entity.id for entity in found} | {scene.state_of(entity).id for entity in found}
    return bool(found) and not mine & meant and found[0].type in ("GPE", "ORG", "PER")


def owners(scene: Scene, noun: int) -> list[int]:
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
    root = next((n for n in scene.tree.ancestors(noun) if scene.words[n].head < 0), None)
    if root is not None and scene.base[root] in scene.lexicon.words["beside"] and scene.words[root].voice != "passive":
        return [c for c in scene.tree.children(root, "obj") if scene.entities_of(c)][:1]
    if any(scene.mentions.at(scene.words[c].start, scene.words[c].end) for c in joined):
        return joined[:1]
    subject = find_subject(scene, root) if root is not None else []
    return [c for c in subject if noun not in scene.tree.subtree(c)]


def _plain_descendants(scene: Scene, index: int, depth: int = _DEPTH) -> Iterator[int]:
    """What hangs on a noun without a preposition, clauses left out."""
    for child in scene.tree.children(index):
        if scene.case(child) is None and not scene.opens_clause(child) and scene.tree.relation(child) != "conj":
            yield child
            yield from _plain_descendants(scene, child, depth - 1) if depth else ()


def _is_owner(scene: Scene, index: int) -> bool:
    if scene.tree.relation(index) not in _OWNING or scene.words[index].upos == "ADJ":
        return False
    return scene.case(index) is None and not is_time(scene, index) and bool(scene.entities_of(index))


def is_time(scene: Scene, index: int) -> bool:
    """Whether a word tells when; the reader also takes names such as `Bulan Sabit Merah` for that."""
    word = scene.words[index]
    if word.deprel.endswith(_TEMPORAL) and not scene.mentions.at(word.start, word.end):
        return True
    return any(time.start < word.end and word.start < time.end for time in scene.reading.times)
