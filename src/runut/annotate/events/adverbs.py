"""What the adverbs and auxiliaries around a predicate say of it: future, denied, going on, done."""

from collections.abc import Iterator

from runut.annotate.events.ahead import Cue
from runut.annotate.events.scene import Scene

WINDOW = 8  # words before the act in which an adverb still bears on it


def adverbs(scene: Scene, node: int, before: int) -> Iterator[Cue]:
    """The adverbs and auxiliaries of a predicate: those that hang on it and those that stand before it."""
    seen = set()
    for child in scene.tree.children(node):
        effect = scene.cue("adverb", child)
        if (
            effect
            and child < before
            and not _is_place(scene, child)
            and scene.tree.relation(child) in ("advmod", "aux", "cop", "obl", "discourse", "dep", "case")
        ):
            seen.add(child)
            yield Cue(effect, child)
    for index in scene.left_of(before, WINDOW):
        effect = scene.cue("adverb", index)
        if effect and index not in seen and _bears_on(scene, index, node):
            yield Cue(effect, index)
        elif effect is None and _stops(scene, index):
            break
    yield from _phrases(scene, node, before)


def _stops(scene: Scene, index: int) -> bool:
    word = scene.words[index]
    return word.upos in ("VERB", "SCONJ", "CCONJ", "PUNCT", "ADP") or scene.cue("relative", index) is not None


def _bears_on(scene: Scene, index: int, node: int) -> bool:
    """Whether an adverb before the act is not another word's own."""
    if _is_place(scene, index):
        return False
    if scene.cue("adverb", index) == "nearly" and scene.words[index + 1].upos not in ("VERB", "AUX"):
        return False
    head = scene.words[index].head
    return head in (node, index) or head < 0 or head > index or not scene.is_verb(head)


def _is_place(scene: Scene, index: int) -> bool:
    """`di tengah krisis`, `Jawa Tengah`: the word for what goes on also names a place."""
    loose = scene.words[index].upos == "PROPN" or (index > 0 and scene.cue("case_before", index - 1))
    return bool(loose) and scene.cue("adverb", index) == "ongoing"


def _phrases(scene: Scene, node: int, before: int) -> Iterator[Cue]:
    """Cues of several words, such as `hingga kini`, between the act and the nearest stop before it."""
    found = scene.lexicon.phrases.get("adverb", ())
    window = [i for i in scene.left_of(before, WINDOW)]
    for words, effect in found:
        for index in window:
            if tuple(scene.low[index : index + len(words)]) == words:
                between = range(index + len(words), before)
                if not any(scene.is_verb(i) or scene.words[i].upos == "PUNCT" for i in between):
                    yield Cue(effect, index)
