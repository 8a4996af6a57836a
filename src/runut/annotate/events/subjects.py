"""Who acts: the subject of a verb, its own or that of the clause it leans on."""

from runut.annotate.events.scene import Scene

_SUBJECTS = ("nsubj", "csubj")
_SHARING = ("xcomp", "advcl", "conj", "ccomp", "parataxis")
_CONTROL = frozenset({"wished", "ordered", "prevented"})
_TOLD = _CONTROL | {"report", "announce", "rumoured"}
_PLANNED = frozenset({"planned", "tried", "offer", "threat", "commit", "possible", "refused"})
_OWNING = ("nmod", "compound", "flat", "appos")
_PLAN = 6  # words from a plan to the clause that says what it is
_OPENING = 9  # words from the preposition of a clause to its verb


def find_subject(scene: Scene, verb: int, depth: int = 0) -> list[int]:
    """The heads of a verb's subject: its own, the noun it describes, or that of the clause it leans on."""
    own = [c for c in scene.tree.children(verb, *_SUBJECTS) if c not in (verb, *told_by(scene, verb))]
    named = [c for c in own if not scene.cue("relative", c)]
    if named:
        return named[:1] if scene.low[named[0]] not in scene.lexicon.words["nobody"] else []
    word = scene.words[verb]
    relation = scene.tree.relation(verb)
    if word.head < 0 or depth > 4:
        return []
    if relation == "acl":
        return _of_manner(scene, verb, depth) or _described(scene, word.head)
    if relation in ("obj", "obl", "nmod", "compound", "appos") and not own:
        return _leaning_subject(scene, verb, depth)
    if relation in _SHARING and not own:
        return _absolute_subject(scene, verb) or _planner(scene, verb) or _shared_subject(scene, verb, depth)
    return []


def told_by(scene: Scene, verb: int) -> list[int]:
    """`X meminta Y menangani …`: Y where the tree makes it a subject of the verb that it stands behind."""
    if scene.words[verb].voice != "active":
        return []
    clauses = scene.tree.children(verb, "ccomp", "xcomp")
    behind = [c for c in scene.tree.children(verb, "nsubj") if c > verb]
    return [c for c in behind if any(c < clause for clause in clauses)]


def _planner(scene: Scene, verb: int) -> list[int]:
    """`memveto rencana X untuk menyerang Y`: whose plan it is, where the tree hangs the clause on the verb before."""
    marks = [c for c in scene.tree.children(verb, "mark") if scene.cue("mark", c) == "purpose"]
    for index in scene.left_of(marks[0], _PLAN) if marks else ():
        if scene.words[index].upos in ("VERB", "PUNCT", "ADP"):
            return []
        if scene.cue("governor", index) in _PLANNED and scene.words[index].upos == "NOUN":
            owners = [c for c in scene.tree.children(index, *_OWNING) if c > index and scene.entities_of(c)]
            return [c for c in owners if scene.case(c) is None][:1]
    return []


def _of_manner(scene: Scene, verb: int, depth: int) -> list[int]:
    """`X berpidato, dengan nada keras mengecam Y`: the subject where the tree makes a second verb describe a manner."""
    noun = scene.words[verb].head
    above = scene.words[noun].head
    loose = scene.tree.relation(noun) == "obl" and scene.cue("absolute", noun - 1) and not scene.entities_of(noun)
    if not loose or scene.words[verb].voice != "active" or scene.tree.children(verb, "nsubj"):
        return []
    return find_subject(scene, above, depth + 1)


def _described(scene: Scene, noun: int) -> list[int]:
    """The noun that a clause describes, or whom that noun is said of (`menjadikan X sebagai negara yang …`)."""
    verb = scene.words[noun].head
    if verb < 0 or not scene.cue("predicative", noun - 1) or scene.entities_of(noun):
        return [noun]
    objects = scene.tree.children(verb, "obj")
    return objects[:1] or scene.tree.children(verb, "nsubj")[:1] or [noun]


def _leaning_subject(scene: Scene, verb: int, depth: int) -> list[int]:
    head = scene.words[verb].head
    return find_subject(scene, head, depth + 1) if scene.is_verb(head) else []


def _shared_subject(scene: Scene, verb: int, depth: int) -> list[int]:
    """The subject of the governing clause, or its object where it is the one told to act."""
    head = scene.joined_to(verb) if scene.tree.relation(verb) == "conj" else scene.words[verb].head
    if scene.cue("governor", head) in _CONTROL and _is_told_to_act(scene, verb):
        objects = [c for c in scene.tree.children(head, "obj", "obl") if c < verb and _is_told(scene, c)]
        if objects and scene.words[head].voice != "passive":
            return objects[:1]
    raised = _raised(scene, verb, head) or _blamed(scene, verb, head)
    return raised or find_subject(scene, head, depth + 1)


def _raised(scene: Scene, verb: int, head: int) -> list[int]:
    """`X menegaskan Y harus ditangkap`: the subject that the tree takes for the object of the verb that tells it."""
    if scene.tree.relation(verb) not in ("ccomp", "xcomp") or scene.cue("governor", head) not in _TOLD:
        return []
    if scene.words[head].voice == "passive" or scene.tree.children(verb, "mark"):
        return []
    objects = [c for c in scene.tree.children(head, "obj", "nsubj") if head < c < verb and scene.case(c) is None]
    return [c for c in objects if scene.entities_of(c)][:1]


def _blamed(scene: Scene, verb: int, head: int) -> list[int]:
    """`menegur Y karena mengkritik Z`: what someone is blamed, praised or punished for is what he did."""
    if scene.base[head] not in scene.lexicon.words["judging"] or scene.words[head].voice != "active":
        return []
    if scene.mark(verb) not in scene.lexicon.words["ground"]:
        return []
    objects = [c for c in scene.tree.children(head, "obj", "obl") if head < c < verb and _is_told(scene, c)]
    return [c for c in objects if scene.entities_of(c)][:1]


def _is_told(scene: Scene, index: int) -> bool:
    """Whether a noun can be the one that is told to do something: an object, or behind `kepada`."""
    return scene.case(index) is None or scene.case(index) in scene.lexicon.words["addressee"]


def _is_told_to_act(scene: Scene, verb: int) -> bool:
    """Whether a clause is what someone is told, and no aside (`mendesak X mundur`, but not `menekan X, menuduh Y`)."""
    relation, head = scene.tree.relation(verb), scene.words[verb].head
    if relation != "advcl":
        return relation in ("xcomp", "ccomp")
    marks = scene.tree.children(verb, "mark")
    if marks:
        return scene.cue("mark", marks[0]) in ("purpose", "wished")
    return head < verb and not any(scene.words[i].upos == "PUNCT" for i in range(head, verb))


def _absolute_subject(scene: Scene, verb: int) -> list[int]:
    """`…, dengan X menyerang Y`: a clause whose subject a preposition opens behind a comma."""
    if scene.tree.relation(verb) != "advcl" or scene.words[verb].voice == "passive":
        return []
    for index in scene.left_of(verb, _OPENING):
        if scene.words[index].upos in ("VERB", "SCONJ", "PUNCT"):
            return []
        if scene.cue("absolute", index):
            noun = scene.words[index].head
            opens = index > 0 and scene.words[index - 1].form == ","
            return [noun] if opens and index < noun < verb and scene.entities_of(noun) else []
    return []
