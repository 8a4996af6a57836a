"""What the words beside an act say of it where the tree is silent: a plan that the reader mistakes stays a plan."""

from collections.abc import Iterator
from typing import NamedTuple

from runut.annotate.events.match import Hit
from runut.annotate.events.scene import Scene

_STEP = 3  # words over which a cue reaches the act beside it
_NAME = 5  # words of a verb and the name that stands between it and the next
_PHRASE = 9  # words of a noun phrase before its relative clause
_LIST = 9  # words between an example and what says that it is one
_CLIMB = 4  # steps from a nominal act to the verb of its clause
_COMING = frozenset({"future", "planned", "possible", "postponed"})
_OF_ACTS = _COMING | {"commit", "offer", "wished"}
_UNDONE = _COMING | {"purpose", "if", "wished", "commit", "offer"}
_GOVERNING = _OF_ACTS | {"threat", "refused", "prevented", "ordered", "rumoured", "denial"}
_SHARED = frozenset({"CONSULT", "COOPERATE", "AGREE", "AID", "CONCEDE", "RETREAT", "SUPPORT"})


class Cue(NamedTuple):
    """What a word does to the act, and the word."""

    effect: str
    word: int


def look_around(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """The cues that stand right beside an act, whatever they hang on."""
    yield from _listed(scene, hit)
    if hit.trigger.verbal:
        yield from _right_before(scene, hit)
        yield from _told_to(scene, hit)
        yield from _supposed(scene, hit)
        yield from _on_condition(scene, hit)
        yield from _joined(scene, hit)
        return
    yield from _asked(scene, hit)
    yield from _leading(scene, hit)
    yield from _to_come(scene, hit)
    if hit.trigger.type in _SHARED and not _is_behind_it(scene, hit):
        yield from _of_clause(scene, hit)


def _right_before(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """`siap mengakui`, `kesediaan membuka`, `dalam rangka memberi`."""
    for index in scene.left_of(hit.first, _STEP):
        adverb, governor = scene.cue("adverb", index), scene.cue("governor", index)
        if adverb in _COMING:
            yield Cue(adverb, index)
        elif governor in _OF_ACTS and scene.words[index].upos == "NOUN":
            if not scene.is_used(index):
                yield Cue(governor, index)
        elif scene.cue("beside", index):
            yield Cue(scene.cue("beside", index) or "", index)
        elif scene.words[index].upos not in ("ADV", "AUX") and scene.cue("mark", index) != "purpose":
            return


def _listed(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """What an act is an example of: `sejumlah opsi, termasuk serangan …`, `ancaman berupa sanksi`."""
    listing = next((i for i in scene.left_of(hit.first, _LIST) if _lists(scene, i)), None)
    if listing is None:
        return
    for index in scene.left_of(listing, _PHRASE):
        if scene.is_verb(index):
            return
        effect = scene.cue("governor", index)
        if effect in ("possible", "planned") and scene.words[index].upos == "NOUN":
            yield Cue(effect, index)
            return


def _asked(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """`ditanya soal serangan balasan`: what somebody is asked about may never come; `serangan itu` is known."""
    about = next((i for i in scene.left_of(hit.first, 2) if scene.cue("about", i)), None)
    asking = next((i for i in scene.left_of(about or 0, _STEP) if scene.cue("asking", i)), None)
    known = _is_behind_it(scene, hit) or scene.base[hit.head] != scene.low[hit.head]
    if asking is not None and not known:
        yield Cue("possible", asking)


def _lists(scene: Scene, index: int) -> bool:
    """Whether a word, or the phrase that begins with it, opens a list of examples."""
    phrases = scene.lexicon.phrases.get("listing", ())
    long = any(tuple(scene.low[index : index + len(words)]) == words for words, _ in phrases)
    return long or scene.cue("listing", index) is not None


def _joined(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """The second of two acts that one word puts ahead, however far it stands from the first."""
    if hit.first == 0 or scene.words[hit.first - 1].upos != "CCONJ":
        return
    for index in scene.left_of(hit.first, len(scene.words)):
        effect = scene.cue("adverb", index)
        if effect in _COMING:
            yield Cue(effect, index)
        if effect or scene.cue("mark", index):
            return


def _supposed(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """A condition or a wish that opens before the act and that no comma closes."""
    for index in scene.left_of(hit.first, len(scene.words)):
        if scene.words[index].upos == "PUNCT":
            return
        effect = scene.cue("mark", index)
        if effect in ("if", "wished") and scene.words[index].upos == "SCONJ":
            if effect == "wished" or not _is_told(scene, index):
                yield Cue(effect, index)
            return


def _told_to(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """`minta X kirim`, `usulan X bertemu`: with nothing but a name between, the first word governs the second."""
    for index in scene.left_of(hit.first, _NAME):
        effect = scene.cue("governor", index)
        if effect in _GOVERNING:
            yield Cue(effect, index)
        if effect or scene.words[index].upos not in ("PROPN", "NOUN", "ADV") or scene.cue("case", index):
            return


def _is_told(scene: Scene, mark: int) -> bool:
    """`menyebut jika X menyerang`: in talk the word of condition opens what is told."""
    return any(scene.cue("governor", index) == "report" for index in scene.left_of(mark, 1))


def _on_condition(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """The main clause behind a condition: `jika X menyerang, Y membalas`."""
    for clause in scene.tree.children(hit.head, "advcl"):
        for mark in scene.tree.children(clause, "mark"):
            if clause < hit.first and scene.cue("mark", mark) == "if":
                yield Cue("future", mark)


def _leading(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """`menjelang pertemuan`, also where the reader takes the preposition for a verb."""
    for index in scene.left_of(hit.first, 1):
        if scene.cue("case", index) == "before":
            yield Cue("before", index)


def _to_come(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """`pertemuan X dan Y yang akan digelar`: the relative clause behind a noun phrase, whatever noun it hangs on."""
    sentence = scene.reading.syntax.sentences[scene.sentence_of[hit.head]]
    for index in range(hit.last + 1, min(hit.last + 1 + _PHRASE, sentence.last - 1)):
        if scene.cue("relative", index):
            following = index + 1
            effect = scene.cue("adverb", following) or scene.cue("governor", following)
            if effect in ("future", "planned", "postponed") and (hit.trigger.type in _SHARED or index == hit.last + 1):
                yield Cue(effect, following)
            return
        if scene.words[index].upos in ("VERB", "PUNCT", "SCONJ"):
            return


def _is_behind_it(scene: Scene, hit: Hit) -> bool:
    """Whether a word says that the act is over or was spoken of before."""
    if any(scene.cue("case", c) == "done" for c in scene.tree.children(hit.head, "case", "mark")):
        return True
    beside = range(hit.last + 1, min(hit.last + 3, len(scene.words)))
    return any(scene.cue("definite", index) for index in beside)


def _of_clause(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """What peaceful act is named in a clause about what is yet to come, is itself yet to come."""
    leaning = scene.tree.relation(hit.head) == "obl"
    for node in [*scene.tree.ancestors(hit.head)][:_CLIMB]:
        if not scene.is_verb(node) or node > hit.first:
            continue
        before = [*scene.tree.children(node, "advmod", "aux", "mark"), *scene.left_of(node, 1)]
        effects = {c: scene.cue("adverb", c) or scene.cue("mark", c) for c in before if c < node}
        if not leaning:
            effects[node] = scene.cue("governor", node)
        if any(effect in ("done", "ongoing") for effect in effects.values()):
            return
        for index, effect in effects.items():
            if effect in _UNDONE:
                yield Cue("ahead", index)
                return
        if scene.tree.relation(node) not in ("xcomp", "conj"):
            return
