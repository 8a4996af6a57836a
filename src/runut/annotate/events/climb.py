"""What the words above an act in the tree do to it: those it is the content of, the clauses it stands in."""

from collections.abc import Iterator

from runut.annotate.events.adverbs import adverbs
from runut.annotate.events.ahead import Cue
from runut.annotate.events.scene import Scene

_AHEAD = frozenset({"planned", "future", "commit", "postponed", "announce"})
_DEPTH = 7  # steps up the tree
_CONTENT = ("xcomp", "ccomp", "obj", "iobj", "csubj", "nmod", "acl", "compound", "appos", "dep", "flat")
_SAID_OF = frozenset({"planned", "possible", "rumoured", "postponed", "prevented", "happen", "light", "finished"})
_HANDED_DOWN = _AHEAD | {"purpose", "if", "wished", "possible", "offer", "rumoured", "accused", "before"}
_SHARED = _AHEAD | {"rumoured", "if", "report", "hint", "wished", "purpose", "offer", "possible", "ahead"}
_DOUBTED = frozenset({"wished", "rumoured", "accused", "possible", "planned", "denial"})
_OF_NOUNS = frozenset({"planned", "rumoured", "possible", "postponed", "prevented"})


def named_before(scene: Scene, first: int) -> Iterator[Cue]:
    """`rencana kunjungan`, `rumor pertemuan`, `menuju gencatan`: what stands right before a nominal act."""
    before = next(scene.left_of(first, 1), None)
    if before is not None and scene.is_verb(before) and (effect := scene.cue("case", before)):
        yield Cue(effect, before)  # a preposition that the reader takes for a verb
    if before is not None and scene.words[before].upos in ("NOUN", "PROPN"):
        effect = scene.cue("governor", before)
        if effect in _OF_NOUNS:
            yield Cue(effect, before)


def climb(scene: Scene, node: int, verbal: bool, depth: int) -> Iterator[Cue]:
    """What the words above the act do to it."""
    if verbal:
        yield from _marks(scene, node)
    else:
        yield from _cases(scene, node)
    head = scene.words[node].head
    if head < 0 or depth > _DEPTH:
        return
    if scene.opening(node) == "that":
        yield from _untrue(scene, head)
        yield from _of_news(scene, node, head)
    relation = scene.tree.relation(node)
    if relation == "conj":
        yield from _from_conjunct(scene, node, head, verbal, depth)
    elif relation == "advcl" and not _is_content_clause(scene, node):
        yield from _from_adverbial(scene, node, head, depth)
    elif relation in ("nsubj", "obl") and not _governs_subject(scene, node, head):
        yield from _from_plain_clause(scene, node, head, depth)
    elif relation != "parataxis":
        yield from _from_governor(scene, node, head, verbal, depth)


def _from_governor(scene: Scene, node: int, head: int, verbal: bool, depth: int) -> Iterator[Cue]:
    effect = _effect_on(scene, node, head, verbal)
    if effect is None and scene.cue("about", head) and scene.words[head].head >= 0:
        over = scene.cue("governor", scene.words[head].head)  # `memperingatkan soal serangan`, with the topic a noun
        yield from [Cue(over, scene.words[head].head)] if over in _DOUBTED else []
        return
    if scene.tree.relation(node) == "acl" and not _is_plan_noun(scene, node, head):
        yield from _from_nobody(scene, head)
        yield from _from_occasion(scene, node, head, depth)
        yield from _from_paper(scene, node, head)
        if _is_cleft(scene, node):
            yield from (cue for cue in climb(scene, head, False, depth + 1) if cue.effect in ("accused", "rumoured"))
        return
    if effect in (None, "report") and _is_told_by_noun(scene, node, head):
        yield from [Cue(effect, head)] if effect else []
        yield from _of_told(scene, head, depth)
    elif effect is None:
        yield from _from_other(scene, node, head, verbal, depth)
    else:
        yield Cue(effect, head)
    yield from _unconfirmed(scene, head)
    if effect == "report" and verbal and _is_own_plan(scene, node, head):
        yield from (cue for cue in adverbs(scene, head, head) if cue.effect == "denied")
    if effect == "report":
        yield from (cue for cue in adverbs(scene, head, head) if cue.effect == "rumoured")
    if effect in (None, "report"):
        return
    yield from adverbs(scene, head, head)
    if not scene.is_verb(head):
        yield from described(scene, head)
    yield from climb(scene, head, scene.is_verb(head), depth + 1)


def _effect_on(scene: Scene, node: int, head: int, verbal: bool) -> str | None:
    """What a governing word does to an act, if that is its content."""
    effect = scene.cue("governor", head)
    if effect == "light" and scene.opening(node) == "that":
        return "report"
    if effect == "purpose" and not verbal and not scene.is_verb(head):
        return None  # the aim of an act, which was done for it
    if effect == "possible" and scene.is_used(head):
        return None
    if verbal and scene.cue("backing", head):
        return "wished"
    if scene.cue("topic", head) and not all(scene.cue("about", c) for c in scene.tree.children(node, "case")):
        return None
    return effect


def _from_other(scene: Scene, node: int, head: int, verbal: bool, depth: int) -> Iterator[Cue]:
    """What stands over a word that itself says nothing of the act."""
    relation = scene.tree.relation(node)
    if relation in ("nmod", "compound", "flat") and not verbal and scene.cue("carrying", head):
        yield from climb(scene, head, False, depth + 1)  # `proses evakuasi akan dilakukan`
        return
    if relation == "nmod" and any(scene.cue("means", c) for c in scene.tree.children(node, "case")):
        yield from _by_means(scene, node, depth)
    if relation == "obj" and scene.cue("containing", head):
        yield from (Cue("planned", c) for c in scene.tree.children(head, "nsubj") if scene.cue("paper", c))
    if relation == "acl" and any(scene.cue("mark", c) == "purpose" for c in scene.tree.children(node, "mark")):
        yield from (cue for cue in climb(scene, head, False, depth + 1) if cue.effect in _HANDED_DOWN)
        return
    if relation in ("compound", "flat", "appos") or (
        relation in ("nmod", "acl") and not verbal and not scene.is_verb(head)
    ):
        return
    if relation in ("xcomp", "ccomp", "obj") and depth < 2:
        yield from _ahead_only(scene, head)
    if relation == "obj" and scene.cue("facing", head):
        aims = (scene.cue("mark", c) for c in scene.tree.children(head, "mark"))
        yield from (Cue("possible", head) for aim in aims if aim == "purpose")
    if verbal and scene.cue("evidence", head) and (over := scene.words[head].head) >= 0:
        yield from (Cue("rumoured", cue.word) for cue in adverbs(scene, over, over) if cue.effect == "denied")
    if relation in ("xcomp", "ccomp") or (relation == "obj" and scene.cue("causing", head)):
        yield from (cue for cue in climb(scene, head, True, depth + 1) if cue.effect in _HANDED_DOWN)


def _by_means(scene: Scene, node: int, depth: int) -> Iterator[Cue]:
    """`menjadikan X debu melalui serangan`: the means belongs to the clause, whichever noun the reader hangs it on."""
    verb = next((above for above in scene.tree.ancestors(node) if scene.is_verb(above)), None)
    if verb is not None:
        yield from _from_plain_clause(scene, node, verb, depth + 1)


def _is_told_by_noun(scene: Scene, node: int, head: int) -> bool:
    """`laporan bahwa X menyerang Y`, `laporan soal serangan`: whether an act is the content of a noun."""
    before = (*scene.tree.children(node, "case"), max(node - 1, 0))
    if scene.cue("telling", head) and any(scene.cue("about", c) == "about" for c in before):
        return True
    return scene.opening(node) == "that" and not scene.is_verb(head)


def _untrue(scene: Scene, head: int) -> Iterator[Cue]:
    """`tidak benar bahwa X menyerang Y`: what an adjective that is negated says of its clause."""
    if scene.words[head].upos == "ADJ":
        yield from (cue for cue in adverbs(scene, head, head) if cue.effect == "denied")


def _of_news(scene: Scene, node: int, above: int) -> Iterator[Cue]:
    """`beredar kabar bahwa …`, `muncul dugaan kuat bahwa …`: the clause tells what the noun before it is about."""
    opening = scene.tree.children(node, "mark")[0]
    before = [*scene.left_of(opening, 1 + (opening > 0 and scene.words[opening - 1].upos == "ADJ"))]
    for index in dict.fromkeys((*scene.tree.children(above, "nsubj", "obj"), *before)):
        effect = scene.cue("governor", index)
        if effect in _OF_NOUNS | {"accused"} and not scene.is_verb(index):
            yield Cue(effect, index)


def _of_told(scene: Scene, noun: int, depth: int) -> Iterator[Cue]:
    """Who denies a report denies what it tells; whatever else is done with a report says nothing of that."""
    verb = scene.words[noun].head
    if verb >= 0 and scene.tree.relation(noun) == "obj" and scene.cue("rebuffing", verb):
        yield Cue("denial", verb)
    for cue in climb(scene, noun, False, depth + 1):
        if cue.effect in ("denial", "rumoured", "accused"):
            yield cue


def _from_nobody(scene: Scene, noun: int) -> Iterator[Cue]:
    """`tidak ada negara yang bersedia`: what nobody does is not done."""
    verb = scene.words[noun].head
    if verb >= 0 and scene.cue("existing", verb):
        for child in scene.tree.children(verb):
            if child < noun and scene.cue("adverb", child) == "denied":
                yield Cue("denied", child)


def _from_occasion(scene: Scene, node: int, noun: int, depth: int) -> Iterator[Cue]:
    """`KTT yang dihadiri X akan berlangsung`: what is done at an occasion that is ahead is ahead too."""
    named = [noun, *(c for c in scene.tree.children(noun, "nmod", "compound", "flat") if scene.case(c) is None)]
    if not any(scene.cue("occasion", c) for c in named) or any(
        cue.effect in ("done", "ongoing") for cue in adverbs(scene, node, node)
    ):
        return
    if scene.cue("governor", scene.words[noun].head) not in ("finished", "continue", "tried"):
        yield from (cue for cue in climb(scene, noun, False, depth + 1) if cue.effect in _AHEAD - {"announce"})


def _from_paper(scene: Scene, node: int, noun: int) -> Iterator[Cue]:
    """`RUU yang melarang X`, `akan melahirkan pakta yang melarang X`: what a draft or a thing yet to be does."""
    if scene.words[node].voice == "passive":
        return
    holder = noun
    while scene.tree.relation(holder) in ("nmod", "compound", "flat") and scene.case(holder) is None:
        holder = scene.words[holder].head
    verb = scene.words[holder].head
    if verb >= 0 and scene.cue("adopting", verb):
        return
    barred = verb >= 0 and (
        scene.cue("governor", verb) == "refused" or scene.cue("discussing", verb) or scene.cue("barring", verb)
    )
    yield from (Cue("planned", c) for c in (noun, holder) if scene.cue("draft", c) == "draft")
    yield from (Cue("planned", c) for c in (noun, holder) if barred and scene.cue("draft", c))
    if verb >= 0 and scene.tree.relation(holder) == "obj" and scene.cue("making", verb):
        yield from (cue for cue in adverbs(scene, verb, verb) if cue.effect in _AHEAD | {"possible", "denied"})


def _is_own_plan(scene: Scene, node: int, verb: int) -> bool:
    """`belum menyatakan ingin bergabung`: who does not say that he will has no plan, as far as is known."""
    if scene.cue("owning", verb) or scene.mark(node) or scene.own_subjects(node):
        return False
    effects = {scene.cue("governor", node), *(cue.effect for cue in adverbs(scene, node, node))}
    return bool(effects & {"planned", "future"})


def _is_cleft(scene: Scene, node: int) -> bool:
    """`menuduh X-lah yang menyerang`: a relative clause that says who did it."""
    opened = [c for c in scene.tree.children(node) if scene.cue("relative", c)]
    before = scene.low[opened[0] - 1] if opened and opened[0] else ""
    return before.endswith(tuple(scene.lexicon.cues["cleft"])) and before != scene.base[opened[0] - 1]


def _unconfirmed(scene: Scene, verb: int) -> Iterator[Cue]:
    """`tak mengonfirmasi serangan`, `menolak mengakui menyerang`: who does not own up to an act leaves it in doubt."""
    if not scene.cue("owning", verb):
        return
    yield from (Cue("rumoured", cue.word) for cue in adverbs(scene, verb, verb) if cue.effect == "denied")
    above = scene.words[verb].head
    if above >= 0 and scene.tree.relation(verb) in _CONTENT and scene.cue("governor", above) == "refused":
        yield Cue("denial", above)


def _is_plan_noun(scene: Scene, node: int, head: int) -> bool:
    """`rencana mengunjungi`, but not `rencana yang mengancam`."""
    return not any(scene.cue("relative", c) for c in scene.tree.children(node))


def _ahead_only(scene: Scene, verb: int) -> Iterator[Cue]:
    return (cue for cue in adverbs(scene, verb, verb) if cue.effect in ("future", "planned", "rumoured", "possible"))


def _from_conjunct(scene: Scene, node: int, head: int, verbal: bool, depth: int) -> Iterator[Cue]:
    """A second conjunct shares what stands before the first, unless it has words of its own."""
    cut = any(scene.cue("cutting", c) for c in scene.tree.children(node, "cc"))
    if verbal and not cut:
        yield from (Cue("if", c) for c in scene.tree.children(head, "mark") if scene.cue("mark", c) == "if")
    own = scene.own_subjects(node)
    cued = any(cue.effect in ("done", "ongoing") for cue in adverbs(scene, node, node))
    if cut or own or cued or scene.is_verb(node) != scene.is_verb(head):
        return
    jointly = not verbal or any(scene.cue("jointly", c) for c in scene.tree.children(node, "cc"))
    yield from (cue for cue in adverbs(scene, head, head) if jointly or cue.effect != "denied")
    yield from climb(scene, scene.joined_to(node), verbal, depth + 1)


def _is_content_clause(scene: Scene, node: int) -> bool:
    """Whether a clause that the tree calls adverbial is what the governing verb is about."""
    opening = scene.opening(node)
    governed = scene.cue("governor", scene.words[node].head)
    if governed is None:
        return False
    if governed in ("light", "happen", "copula", "report", "finished"):
        return opening == "that"
    if scene.mark(node) is None:
        head = scene.words[node].head
        return not any(scene.words[i].upos == "PUNCT" for i in range(head, node))
    return opening is not None


def _from_adverbial(scene: Scene, node: int, head: int, depth: int) -> Iterator[Cue]:
    """An adverbial clause without a subject of its own shares the plan of the clause that it leans on."""
    done = any(cue.effect in ("done", "ongoing") for cue in adverbs(scene, node, node))
    if done or scene.own_subjects(node):
        yield Cue("own", node)
        yield from () if done else _in_sequel(scene, node, head)
        return
    if any(cue.effect == "done" for cue in adverbs(scene, head, head)):
        yield Cue("after", head)
    marked = any(scene.cue("mark", c) == "done" for c in scene.tree.children(node, "mark", "case"))
    if marked and node < head:
        return
    if node > head and scene.cue("governor", head) in ("planned", "future") and not marked:
        yield Cue("planned", head)
    passed = _AHEAD | {"rumoured", "accused", "if", "possible", "hint", "report"} | (set() if marked else {"wished"})
    if node < head and any(scene.cue("absolute", c) for c in scene.tree.children(node, "mark", "case")):
        passed = _AHEAD | {"if", "report"}
    for cue in (*adverbs(scene, head, head), *climb(scene, head, True, depth + 1)):
        if cue.effect in passed:
            yield cue


def _in_sequel(scene: Scene, node: int, head: int) -> Iterator[Cue]:
    """`akan dibuka setelah X berdamai`, `akan dibuka begitu X berdamai`: what something ahead waits for is ahead."""
    marks = {scene.cue("mark", c): c for c in scene.tree.children(node, "mark")}
    if node < head or not marks.keys() & {"once", "done"}:
        return
    ahead = [*adverbs(scene, head, head), *climb(scene, head, True, _DEPTH)]
    effects = {scene.cue("governor", head), *(cue.effect for cue in ahead)}
    if effects & {"future", "planned", "possible"}:
        yield Cue("if" if "once" in marks else "sequel", next(iter(marks.values())))


def _governs_subject(scene: Scene, node: int, head: int) -> bool:
    """Whether a verb says of its subject, a nominal act, that it is planned, put off, begun or under way."""
    effect = scene.cue("governor", head)
    if effect in (None, "purpose", "copula"):
        return False
    if scene.tree.relation(node) == "obl":
        case = next(iter(scene.tree.children(node, "case")), None)
        told = case is None or scene.cue("about", case) is not None
        return told and effect not in ("light", "happen", "report", "finished", "continue")
    if head < node and (effect == "wished" or not scene.is_verb(head)):
        return effect in ("wished", "planned", "possible", "postponed")
    fixed = scene.lexicon.voices.get(scene.low[head]) in ("passive", None, "fixed")
    if effect in ("happen", "continue") or scene.words[head].voice == "passive":
        return True
    if scene.words[head].upos == "NOUN" and effect == "possible":
        return False
    if scene.words[head].voice == "active" and effect in ("planned", "prevented"):
        return False
    return fixed and effect in ("prevented", "postponed", "finished", "planned", "possible", "future")


def _from_plain_clause(scene: Scene, node: int, head: int, depth: int) -> Iterator[Cue]:
    """A nominal act inside another clause shares that clause's plan, never its negation."""
    leaning = scene.tree.relation(node) == "obl"
    cases = {scene.cue("case", c) or scene.cue("predicative", c) for c in scene.tree.children(node, "case")}
    if leaning and "done" in cases:
        return
    for child in scene.tree.children(head, "xcomp", "ccomp"):
        if scene.cue("governor", child) == "prevented" and scene.words[child].voice == "passive":
            yield Cue("prevented", child)
    effect = scene.cue("governor", head)
    if effect in _AHEAD - {"announce"} and not leaning:
        return
    cues = [*adverbs(scene, head, head)]
    if scene.words[head].voice == "passive" and "predicative" not in cases:
        cues += _of_hearsay(scene, head, effect, leaning)
    if scene.tree.relation(head) in ("xcomp", "ccomp", "conj", "advcl"):
        cues += climb(scene, head, True, depth + 1)
    yield from (cue for cue in cues if cue.effect in _SHARED)


def _of_hearsay(scene: Scene, verb: int, effect: str | None, leaning: bool) -> Iterator[Cue]:
    """`dikabarkan tewas dalam serangan`, `dalam kunjungan itu X disebut akan …`: what is said of somebody there."""
    if effect == "rumoured":
        yield Cue(effect, verb)
    if effect == "report" and leaning:
        told = (cue for c in scene.tree.children(verb, "xcomp", "ccomp") for cue in adverbs(scene, c, c))
        yield from (Cue("ahead", cue.word) for cue in told if cue.effect in ("future", "planned"))


def _marks(scene: Scene, node: int) -> Iterator[Cue]:
    for child in (*scene.tree.children(node, "mark", "case"), *scene.tree.children(node, "advmod", "cc")):
        effect = scene.cue("mark", child)
        if effect and child < node and not (effect == "purpose" and _is_content_clause(scene, node)):
            if effect == "wished" and _is_content_clause(scene, node):
                continue
            if effect == "denied" and any(scene.words[i].upos == "PUNCT" for i in range(child, node)):
                continue
            if effect == "purpose" and _is_use(scene, node):
                continue
            if scene.tree.relation(node) == "advcl" or effect in ("if", "before", "denied", "purpose"):
                yield Cue(effect, child)


def _is_use(scene: Scene, node: int) -> bool:
    """`telah memakai wewenangnya untuk melarang X`: what something has been used for is done."""
    head = scene.words[node].head
    return (
        head >= 0
        and scene.cue("using", head) is not None
        and any(cue.effect == "done" for cue in adverbs(scene, head, head))
    )


def _cases(scene: Scene, node: int) -> Iterator[Cue]:
    """What the preposition of a nominal act, or a word behind it, says of it."""
    for child in scene.tree.children(node, "case", "mark"):
        effect = scene.cue("case", child)
        if effect and child < node:
            yield Cue(effect, child)
    for child in scene.tree.children(node):
        effect = scene.cue("after", child)
        if effect and child > node:
            yield Cue(effect, child)


def described(scene: Scene, noun: int) -> Iterator[Cue]:
    """`kunjungan yang dijadwalkan`, `pertemuan yang akan digelar`: what a relative clause says of the act."""
    for child in scene.tree.children(noun, "acl", "amod"):
        effect = scene.cue("governor", child)
        if effect in _SAID_OF and scene.words[child].voice != "active":
            yield Cue(effect, child)
            yield from adverbs(scene, child, child)
