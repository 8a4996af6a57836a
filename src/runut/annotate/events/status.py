"""Whether an act happened: the cues around it, and what they come to together. A plan is never a deed."""

from collections.abc import Iterator
from typing import NamedTuple

from runut.annotate.events.adverbs import WINDOW, adverbs
from runut.annotate.events.ahead import Cue, look_around
from runut.annotate.events.match import Hit
from runut.annotate.events.scene import Scene
from runut.types.record import Status

_DEPTH = 7  # steps up the tree
_CONTENT = ("xcomp", "ccomp", "obj", "iobj", "csubj", "nmod", "acl", "compound", "appos", "dep", "flat")
_PASS_THROUGH = frozenset(
    {"planned", "future", "possible", "hint", "light", "happen", "finished", "continue", "tried", "postponed", "commit"}
    | {"offer", "rumoured", "prevented", "ordered", "announce", "wished", "refused", "threat", "denial"}
)
_CUTTING = frozenset({"tetapi", "tapi", "namun", "melainkan", "sedangkan", "sementara"})
_AHEAD = frozenset({"planned", "future", "commit", "postponed", "announce"})
_SAID_OF = frozenset({"planned", "possible", "rumoured", "postponed", "prevented", "happen", "light", "finished"})
_SPEECH = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
_LASTING = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
_HANDED_DOWN = _AHEAD | {"purpose", "if", "wished", "possible", "offer", "rumoured", "before"}
_OF_NOUNS = frozenset({"planned", "rumoured", "possible", "postponed", "prevented"})
_SILENT = frozenset({"wished", "refused", "threat"})  # under these words the act itself is no event


class Verdict(NamedTuple):
    """The status of an act with the words that decide it; `told` where a report verb stands over it."""

    status: Status
    why: str
    sure: bool
    silent: bool
    told: int | None


def judge(scene: Scene, hit: Hit) -> Verdict:
    """The status of an act by its words."""
    cues = list(dict.fromkeys(collect(scene, hit)))
    if hit.trigger.type in _SPEECH and _is_aside(scene, hit.head):
        cues = [cue for cue in cues if cue.effect not in _AHEAD or cue.word > scene.words[hit.head].head]
    if hit.trigger.type in _HOSTILE and _is_answered(scene, hit.head):
        cues = [cue for cue in cues if cue.effect not in _AHEAD]
    effects = {cue.effect for cue in cues}
    told = next((cue.word for cue in cues if cue.effect == "report"), None)
    if hit.trigger.type in _LASTING and not effects - {"light", "own", "report"} and _runs_since(scene, hit):
        effects.add("ongoing")
    status = _combine(effects, hostile=hit.trigger.type in _HOSTILE)
    why = "+".join(f"{cue.effect}:{scene.low[cue.word]}" for cue in cues) or "plain"
    return Verdict(status, why, bool(effects - {"report", "light", "happen"}), bool(effects & _SILENT), told)


def _is_answered(scene: Scene, node: int) -> bool:
    """`serangan X akan dibalas`: what others will do about an act is done about one that happened."""
    head = scene.words[node].head
    if scene.tree.relation(node) != "nsubj" or head < 0 or scene.words[head].voice != "passive":
        return False
    return scene.cue("governor", head) is None


def _runs_since(scene: Scene, hit: Hit) -> bool:
    """Whether a time since which it goes on follows the act in its clause."""
    end = scene.reading.syntax.sentences[scene.sentence_of[hit.head]].last
    for index in range(hit.last + 1, min(hit.last + 1 + WINDOW, end)):
        if scene.cue("since", index):
            return any(time.start >= scene.words[index].start for time in scene.reading.times) or _is_number(
                scene, index
            )
        if scene.words[index].upos in ("VERB", "SCONJ", "PUNCT"):
            return False
    return False


def _is_number(scene: Scene, index: int) -> bool:
    return index + 1 < len(scene.words) and scene.words[index + 1].upos in ("NUM", "PROPN")


def _is_aside(scene: Scene, node: int) -> bool:
    """`…, menuding X …`: what is said along the way, not what is yet to be said."""
    if scene.tree.relation(node) != "advcl" or scene.words[node].head > node:
        return False
    return not any(scene.cue("mark", c) in ("purpose", "wished", "if") for c in scene.tree.children(node, "mark"))


def _combine(effects: set[str], *, hostile: bool) -> Status:
    """The strongest effect wins; what is unsure between plan and deed is a plan."""
    if "if" in effects or effects & _SILENT - {"refused"}:
        return "hypothetical"
    if effects & {"denied", "nearly", "denial", "prevented", "refused"}:
        return "denied"
    if "rumoured" in effects or ("possible" in effects and "hint" in effects):
        return "rumoured"
    if effects & {"possible", "offer"}:
        return "hypothetical"
    if effects & {"commit", "announce"} and not effects & {"planned", "postponed"}:
        return "announced" if effects & {"commit", "future", "purpose", "ahead"} else "occurred"
    if effects & {"planned", "future", "postponed", "hint", "purpose", "ordered"} or (
        effects & {"before", "ahead"} and not effects & {"own", "after", "done"}
    ):
        return "planned"
    if "tried" in effects:
        return "occurred" if hostile or "done" in effects else "ongoing"
    if "finished" in effects:
        return "occurred"
    return "ongoing" if effects & {"ongoing", "continue"} else "occurred"


def collect(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """The cues that bear on an act, nearest first."""
    node = hit.head
    behind = hit.object is None or hit.object > node
    yield from adverbs(scene, node, hit.first if behind else node)
    if not hit.trigger.verbal:
        yield from _named_before(scene, hit.first)
        yield from _described(scene, node)
    yield from _climb(scene, node, hit.trigger.verbal, 0)
    yield from look_around(scene, hit)


def _named_before(scene: Scene, first: int) -> Iterator[Cue]:
    """`rencana kunjungan`, `rumor pertemuan`, `menuju gencatan`: what stands right before a nominal act."""
    before = next(scene.left_of(first, 1), None)
    if before is not None and scene.is_verb(before) and (effect := scene.cue("case", before)):
        yield Cue(effect, before)  # a preposition that the reader takes for a verb
    if before is not None and scene.words[before].upos in ("NOUN", "PROPN"):
        effect = scene.cue("governor", before)
        if effect in _OF_NOUNS:
            yield Cue(effect, before)


def _climb(scene: Scene, node: int, verbal: bool, depth: int) -> Iterator[Cue]:
    """What the words above the act do to it."""
    if verbal:
        yield from _marks(scene, node)
    else:
        yield from _cases(scene, node)
    head = scene.words[node].head
    if head < 0 or depth > _DEPTH:
        return
    if scene.mark(node) == "bahwa":
        yield from _untrue(scene, head)
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
    effect = scene.cue("governor", head)
    if scene.tree.relation(node) == "acl" and not _is_plan_noun(scene, node, head):
        yield from _from_nobody(scene, head)
        yield from _from_occasion(scene, node, head, depth)
        return
    if effect in (None, "report") and _is_told_by_noun(scene, node, head):
        yield from [Cue(effect, head)] if effect else []
        yield from _of_told(scene, head, depth)
    elif effect is None:
        yield from _from_other(scene, node, head, verbal, depth)
    else:
        yield Cue(effect, head)
    yield from _unconfirmed(scene, head)
    if effect in (None, "report"):
        return
    yield from adverbs(scene, head, head)
    if not scene.is_verb(head):
        yield from _described(scene, head)
    yield from _climb(scene, head, scene.is_verb(head), depth + 1)


def _from_other(scene: Scene, node: int, head: int, verbal: bool, depth: int) -> Iterator[Cue]:
    """What stands over a word that itself says nothing of the act."""
    relation = scene.tree.relation(node)
    if relation == "obj" and scene.cue("containing", head):
        yield from (Cue("planned", c) for c in scene.tree.children(head, "nsubj") if scene.cue("paper", c))
    if relation == "acl" and any(scene.cue("mark", c) == "purpose" for c in scene.tree.children(node, "mark")):
        yield from (cue for cue in _climb(scene, head, False, depth + 1) if cue.effect in _HANDED_DOWN)
        return
    if relation in ("compound", "flat", "appos") or (
        relation in ("nmod", "acl") and not verbal and not scene.is_verb(head)
    ):
        return
    if relation in ("xcomp", "ccomp", "obj") and depth < 2:
        yield from _ahead_only(scene, head)
    if relation in ("xcomp", "ccomp"):
        yield from (cue for cue in _climb(scene, head, True, depth + 1) if cue.effect in _HANDED_DOWN)


def _is_told_by_noun(scene: Scene, node: int, head: int) -> bool:
    """`laporan bahwa X menyerang Y`, `laporan soal serangan`: whether an act is the content of a noun."""
    if scene.cue("telling", head) and any(scene.cue("about", c) for c in scene.tree.children(node, "case")):
        return True
    return scene.mark(node) == "bahwa" and not scene.is_verb(head)


def _untrue(scene: Scene, head: int) -> Iterator[Cue]:
    """`tidak benar bahwa X menyerang Y`: what an adjective that is negated says of its clause."""
    if scene.words[head].upos == "ADJ":
        yield from (cue for cue in adverbs(scene, head, head) if cue.effect == "denied")


def _of_told(scene: Scene, noun: int, depth: int) -> Iterator[Cue]:
    """Who denies a report denies what it tells; whatever else is done with a report says nothing of that."""
    for cue in _climb(scene, noun, False, depth + 1):
        if cue.effect in ("denial", "rumoured"):
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
    if not scene.cue("occasion", noun) or any(cue.effect in ("done", "ongoing") for cue in adverbs(scene, node, node)):
        return
    if scene.cue("governor", scene.words[noun].head) not in ("finished", "continue", "tried"):
        yield from (cue for cue in _climb(scene, noun, False, depth + 1) if cue.effect in _AHEAD - {"announce"})


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
    return not any(scene.low[c] == "yang" for c in scene.tree.children(node))


def _ahead_only(scene: Scene, verb: int) -> Iterator[Cue]:
    return (cue for cue in adverbs(scene, verb, verb) if cue.effect in ("future", "planned", "rumoured", "possible"))


def _from_conjunct(scene: Scene, node: int, head: int, verbal: bool, depth: int) -> Iterator[Cue]:
    """A second conjunct shares what stands before the first, unless it has words of its own."""
    joins = {scene.low[c] for c in scene.tree.children(node, "cc")}
    if verbal and not joins & _CUTTING:
        yield from (Cue("if", c) for c in scene.tree.children(head, "mark") if scene.cue("mark", c) == "if")
    own = [c for c in scene.tree.children(node, "nsubj") if scene.low[c] != "yang"]
    cued = any(cue.effect in ("done", "ongoing") for cue in adverbs(scene, node, node))
    if joins & _CUTTING or own or cued or scene.is_verb(node) != scene.is_verb(head):
        return
    yield from adverbs(scene, head, head)
    yield from _climb(scene, scene.joined_to(node), verbal, depth + 1)


def _is_content_clause(scene: Scene, node: int) -> bool:
    """Whether a clause that the tree calls adverbial is what the governing verb is about."""
    mark = scene.mark(node)
    governed = scene.cue("governor", scene.words[node].head)
    if governed is None:
        return False
    if governed in ("light", "happen", "report", "finished"):
        return mark == "bahwa"
    if mark is None:
        head = scene.words[node].head
        return not any(scene.words[i].upos == "PUNCT" for i in range(head, node))
    return mark in ("bahwa", "untuk", "agar", "supaya")


def _from_adverbial(scene: Scene, node: int, head: int, depth: int) -> Iterator[Cue]:
    """An adverbial clause without a subject of its own shares the plan of the clause that it leans on."""
    own = [c for c in scene.tree.children(node, "nsubj") if scene.low[c] != "yang"]
    done = any(cue.effect in ("done", "ongoing") for cue in adverbs(scene, node, node))
    if own or done:
        yield Cue("own", node)
        return
    if any(cue.effect == "done" for cue in adverbs(scene, head, head)):
        yield Cue("after", head)
    marked = any(scene.cue("mark", c) == "done" for c in scene.tree.children(node, "mark", "case"))
    if node > head and scene.cue("governor", head) in ("planned", "future") and not marked:
        yield Cue("planned", head)
    passed = _AHEAD | {"rumoured", "if", "possible", "hint", "report"} | (set() if marked else {"wished"})
    for cue in (*adverbs(scene, head, head), *_climb(scene, head, True, depth + 1)):
        if cue.effect in passed:
            yield cue


def _governs_subject(scene: Scene, node: int, head: int) -> bool:
    """Whether a verb says of its subject, a nominal act, that it is planned, put off, begun or under way."""
    effect = scene.cue("governor", head)
    if effect is None:
        return False
    if scene.tree.relation(node) == "obl":
        return effect not in ("light", "happen", "report", "finished", "continue") and scene.case(node) in (
            None, "soal", "tentang", "mengenai", "untuk", "akan", "atas", "terhadap", "perihal",
        )  # fmt: skip
    if head < node and (effect == "wished" or not scene.is_verb(head)):
        return effect in ("wished", "planned", "possible", "postponed")
    fixed = scene.lexicon.voices.get(scene.low[head]) in ("passive", None, "fixed")
    if effect in ("happen", "continue") or scene.words[head].voice == "passive":
        return True
    return fixed and effect in ("prevented", "postponed", "finished", "planned", "possible", "future")


def _from_plain_clause(scene: Scene, node: int, head: int, depth: int) -> Iterator[Cue]:
    """A nominal act inside another clause shares that clause's plan, never its negation."""
    if scene.tree.relation(node) == "obl" and scene.case(node) in ("setelah", "usai", "pasca", "sejak", "seusai"):
        return
    for child in scene.tree.children(head, "xcomp", "ccomp"):
        if scene.cue("governor", child) == "prevented" and scene.words[child].voice == "passive":
            yield Cue("prevented", child)
    effect = scene.cue("governor", head)
    if effect in _AHEAD - {"announce"} and scene.tree.relation(node) == "nsubj":
        return
    cues = [*adverbs(scene, head, head)]
    if scene.tree.relation(head) in ("xcomp", "ccomp", "conj", "advcl"):
        cues += _climb(scene, head, True, depth + 1)
    for cue in cues:
        if cue.effect in _AHEAD | {"rumoured", "if", "report", "hint", "wished", "purpose", "offer", "possible"}:
            yield cue


def _marks(scene: Scene, node: int) -> Iterator[Cue]:
    for child in (*scene.tree.children(node, "mark", "case"), *scene.tree.children(node, "advmod", "cc")):
        effect = scene.cue("mark", child)
        if effect and child < node and not (effect == "purpose" and _is_content_clause(scene, node)):
            if effect == "wished" and _is_content_clause(scene, node):
                continue
            if effect == "denied" and any(scene.words[i].upos == "PUNCT" for i in range(child, node)):
                continue
            if scene.tree.relation(node) == "advcl" or effect in ("if", "before", "denied", "purpose"):
                yield Cue(effect, child)


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


def _described(scene: Scene, noun: int) -> Iterator[Cue]:
    """`kunjungan yang dijadwalkan`, `pertemuan yang akan digelar`: what a relative clause says of the act."""
    for child in scene.tree.children(noun, "acl", "amod"):
        effect = scene.cue("governor", child)
        if effect in _SAID_OF and scene.words[child].voice != "active":
            yield Cue(effect, child)
            yield from adverbs(scene, child, child)
