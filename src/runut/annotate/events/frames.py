"""What frames an act from afar: an agenda, talks about it, the words that make it any act of its kind."""

from collections.abc import Iterator

from runut.annotate.events.ahead import Cue
from runut.annotate.events.match import Hit
from runut.annotate.events.scene import Scene

_OWED = frozenset({"RETREAT", "AID", "CONCEDE", "SANCTION", "COOPERATE", "AGREE"})  # what talks are held about
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT"})  # also of what is ahead
_SHORT = 6  # words of a time
_NEAR = 2  # words before a nominal act
_STEPS = 3  # from an act to the verb that a frame stands before


def frames(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """The cues of an act's frame."""
    yield from _on_agenda(scene, hit)
    if hit.trigger.verbal and hit.trigger.type not in _SAID:
        yield from _coming(scene, hit)
    if not hit.trigger.verbal:
        yield from _any(scene, hit)
        if hit.trigger.type in _OWED:
            yield from _discussed(scene, hit)


def _on_agenda(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """`menurut rencana, X bertemu Y`, `agenda X: bertemu Y`, `agenda X adalah pertemuan`: what an agenda holds."""
    node = hit.head
    for _ in range(_STEPS):
        for child in scene.tree.children(node, "obl", "nsubj"):
            frame = scene.cue("frame", child)
            if (
                frame
                and child < hit.first
                and (_is_framing(scene, child, hit) or _is_headed(scene, node, child, frame))
            ):
                yield Cue("planned", child)
        head = scene.words[node].head
        if scene.tree.relation(node) == "parataxis" and scene.cue("frame", head) == "agenda" and head < hit.first:
            yield Cue("planned", head)
        if scene.tree.relation(node) not in ("xcomp", "conj", "obj") or head < 0:
            return
        node = head


def _is_framing(scene: Scene, noun: int, hit: Hit) -> bool:
    """`menurut rencana`; of a treaty only what it lays down (`berdasarkan kesepakatan`), not what is said in it."""
    found = {scene.cue("framing", c) for c in (*scene.tree.children(noun, "case", "amod"), max(noun - 1, 0))}
    if scene.cue("frame", noun) == "paper":
        return "rule" in found and hit.trigger.type not in _SAID
    return bool(found - {None})


def _is_headed(scene: Scene, node: int, noun: int, frame: str) -> bool:
    """Whether an agenda is the subject: what it "does" is an item of it."""
    return frame == "agenda" and scene.tree.relation(noun) == "nsubj" and node > noun


def _coming(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """`menyerang dalam beberapa hari ke depan`: days that are always ahead."""
    for child in scene.tree.children(hit.head, "obl", "advmod"):
        words = scene.tree.subtree(child)
        if child > hit.last and len(words) <= _SHORT and scene.case(child) not in scene.lexicon.spans:
            yield from (Cue("future", word) for word in words if _is_coming(scene, word))


def _is_coming(scene: Scene, word: int) -> bool:
    """Whether a word puts a time ahead; `depan` also names a place, unless it is that of a day or of `ke depan`."""
    coming = scene.cue("coming", word)
    if coming != "place" or scene.cue("at", word - 1) == "to":
        return coming is not None
    start = scene.words[word].start
    return any(time.start < start < time.end for time in scene.reading.times)


def _any(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """`setiap serangan`, `segala bentuk serangan`: no act, but any that there may be."""
    for index in scene.left_of(hit.first, _NEAR):
        if scene.cue("any", index):
            yield Cue("possible", index)


def _discussed(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """`membahas penarikan pasukan`, `perundingan gencatan senjata`: what talks are about is not agreed."""
    head = scene.words[hit.head].head
    if head < 0 or scene.cue("discussing", head) is None or _is_known(scene, hit):
        return
    if scene.tree.relation(hit.head) in ("obj", "nmod", "compound", "obl", "nsubj", "flat"):
        about = [scene.cue("about", c) for c in scene.tree.children(hit.head, "case")]
        if None not in about:
            yield Cue("discussed", head)


def _is_known(scene: Scene, hit: Hit) -> bool:
    """Whether the act was spoken of before, or is said to be in force."""
    beside = range(hit.last + 1, min(hit.last + 3, len(scene.words)))
    told = (scene.cue("adverb", c) for acl in scene.tree.children(hit.head, "acl") for c in scene.tree.children(acl))
    return any(scene.cue("definite", index) for index in beside) or "done" in told
