"""Which of the cues around an act reach it: a strike that will be looked into was carried out."""

from collections.abc import Iterable

from runut.annotate.events.adverbs import adverbs
from runut.annotate.events.ahead import Cue
from runut.annotate.events.match import Hit
from runut.annotate.events.scene import Scene

SPEECH = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
PEACEFUL = frozenset({"CONSULT", "COOPERATE", "AGREE", "AID", "CONCEDE", "RETREAT", "SUPPORT"})
_AHEAD = frozenset({"planned", "future", "commit", "postponed", "announce"})
_NEUTRAL = frozenset({None, "report", "light", "happen", "copula", "finished", "continue"})
_OF_OTHERS = _AHEAD | {"wished", "purpose", "possible", "offer", "ahead"}  # what is said of a response to an act


def bearing(scene: Scene, hit: Hit, cues: Iterable[Cue]) -> list[Cue]:
    """The cues without those that do not reach an act of this kind."""
    kind, head = hit.trigger.type, scene.words[hit.head].head
    found = list(cues)
    if kind in SPEECH:
        found = _of_speech(scene, hit, found)
    if kind == "CONSULT" and not hit.trigger.verbal:
        found = [cue for cue in found if not _is_failed(scene, cue.word)]
    if kind in HOSTILE and _is_given(scene, hit.head):
        found = [cue for cue in found if cue.effect not in _OF_OTHERS | {"if"}]
    elif (kind in HOSTILE and _is_answered(scene, hit.head)) or _is_remembered(scene, hit, head):
        found = [cue for cue in found if cue.effect not in _OF_OTHERS or scene.cue("any", cue.word)]
    if kind == "PROTEST":
        found = [cue for cue in found if not scene.cue("estimating", cue.word)]
    return [cue for cue in found if cue.effect != "sequel" or kind in PEACEFUL]


def _of_speech(scene: Scene, hit: Hit, cues: list[Cue]) -> list[Cue]:
    head = scene.words[hit.head].head
    if _is_aside(scene, hit.head):
        cues = [cue for cue in cues if cue.effect not in _AHEAD or cue.word > head]
    if scene.tree.relation(hit.head) == "conj" and any(cue.effect == "denied" for cue in adverbs(scene, head, head)):
        cues = [cue for cue in cues if cue.effect == "report" or cue.word > head]
    if not any(cue.effect in _AHEAD - {"commit"} for cue in cues):
        cues = [cue for cue in cues if not scene.cue("joint", cue.word)]
    return cues


def _is_aside(scene: Scene, node: int) -> bool:
    """`…, menuding X …`: what is said along the way, not what is yet to be said."""
    if scene.tree.relation(node) != "advcl" or scene.words[node].head > node:
        return False
    return not any(scene.cue("mark", c) in ("purpose", "wished", "if") for c in scene.tree.children(node, "mark"))


def _is_failed(scene: Scene, word: int) -> bool:
    """`perundingan gagal`: without a verb of holding behind it, the word says how talks ended."""
    return scene.cue("failing", word) is not None and not _is_completed(scene, word)


def _is_completed(scene: Scene, word: int) -> bool:
    """Whether a verb behind a word says what it is about, and not merely when."""
    behind = scene.tree.children(word, "xcomp", "ccomp", "advcl")
    return any(scene.tree.relation(c) != "advcl" or scene.mark(c) is None for c in behind)


def _is_given(scene: Scene, node: int) -> bool:
    """`bertanggung jawab atas invasi`, `karena blokade`: what something is about or due to is taken as given."""
    head = scene.words[node].head
    if scene.tree.relation(node) not in ("obl", "nmod", "advcl") or head < 0:
        return False
    given = {scene.cue("given", c) for c in scene.tree.children(node, "case", "mark")} - {None}
    return "cause" in given or (bool(given) and scene.cue("governor", head) in _NEUTRAL)


def _is_answered(scene: Scene, node: int) -> bool:
    """`serangan X akan dibalas`: what others will do about an act is done about one that happened."""
    head = scene.words[node].head
    if head >= 0 and scene.tree.relation(node) == "obj" and scene.cue("presupposing", head):
        return True
    if scene.tree.relation(node) != "nsubj" or head < 0 or scene.words[head].voice != "passive":
        return False
    return scene.cue("governor", head) is None


def _is_remembered(scene: Scene, hit: Hit, head: int) -> bool:
    """`akan menindaklanjuti pertemuan`, `hasil pertemuan kemarin`: a nominal act that is behind whatever comes."""
    if hit.trigger.verbal:
        return False
    if head >= 0 and scene.tree.relation(hit.head) == "obj" and scene.cue("presupposing", head) == "past":
        return True
    days = (t for t in scene.reading.times if scene.words[hit.first].start < t.start)
    words = ((t, scene.tree.head_of(t.start, t.end)) for t in days)
    mine = [t for t, w in words if w is not None and scene.words[w].head == hit.head]
    return any(scene.cue("past", i) for t in mine for i in scene.tree.words_in(t.start, t.end))
