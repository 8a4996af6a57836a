"""Whether an act happened: the cues around it, and what they come to together. A plan is never a deed."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from runut.annotate.events.adverbs import WINDOW, adverbs
from runut.annotate.events.ahead import Cue, look_around
from runut.annotate.events.climb import climb, described, named_before
from runut.annotate.events.frames import frames
from runut.annotate.events.match import Hit
from runut.annotate.events.reach import HOSTILE, PEACEFUL, SPEECH, bearing
from runut.annotate.events.scene import Scene
from runut.types.record import EventType, Status

_LASTING = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})
_PRESENT = "PRESENT_REF"  # TIMEX3 value of "now"
_TRUCE = "cease fire"
_TALKS = frozenset({"negotiate", "hold talks", "hold peace talks"})
_STATES = frozenset({"seize territory", "occupy", "blockade"})  # what was done to a place and holds
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
    cues = bearing(scene, hit, dict.fromkeys(collect(scene, hit)))
    effects = {cue.effect for cue in cues}
    told = next((cue.word for cue in cues if cue.effect == "report"), None)
    plain = {"light", "own", "report"} | ({"done", "happen"} if _holds(hit) else set())
    if not effects - plain and (since := _going_on(scene, hit, cues)):
        cues = [*cues, since]
        effects.add("ongoing")
    if hit.trigger.predicate in _STATES and hit.voice == "passive" and not effects - {"light", "report"}:
        effects |= {"ongoing"} if scene.tree.relation(hit.head) == "acl" else set()
    status = _combine(effects, hit.trigger.type)
    why = "+".join(f"{cue.effect}:{scene.low[cue.word]}" for cue in cues) or "plain"
    return Verdict(status, why, bool(effects - {"report", "light", "happen", "copula"}), bool(effects & _SILENT), told)


def _holds(hit: Hit) -> bool:
    """Whether what was done holds from then on: a truce, a sanction, a blockade; a strike does not."""
    return hit.trigger.type in {"SANCTION", "COERCE"} or hit.trigger.predicate == _TRUCE


def _going_on(scene: Scene, hit: Hit, cues: Sequence[Cue]) -> Cue | None:
    """`diberlakukan sejak Mei`, `kini memblokade`: the word that says that an act which can last still does."""
    lasting = hit.trigger.type in _LASTING or hit.trigger.predicate == _TRUCE
    if lasting and (since := _since(scene, hit, {cue.word for cue in cues})) is not None:
        return Cue("ongoing", since)
    if (lasting or hit.trigger.predicate in _TALKS) and (now := _now(scene, hit)) is not None:
        return Cue("ongoing", now)
    return None


def _since(scene: Scene, hit: Hit, light: Collection[int]) -> int | None:
    """Where a time since which it goes on follows the act in its clause; `light`: verbs that only carry the act."""
    end = scene.reading.syntax.sentences[scene.sentence_of[hit.head]].last
    for index in range(hit.last + 1, min(hit.last + 1 + WINDOW, end)):
        if scene.cue("since", index):
            near = {scene.words[i].start for i in range(index + 1, min(index + 3, end))}
            dated = any(time.start in near for time in scene.reading.times) or _is_number(scene, index)
            return index if dated else None
        if index not in light and scene.words[index].upos in ("VERB", "SCONJ", "PUNCT"):
            return None
    return None


def _now(scene: Scene, hit: Hit) -> int | None:
    """Where a word for the present stands before the act in its clause."""
    if not hit.trigger.verbal:
        return None
    starts = {time.start for time in scene.reading.times if time.value == _PRESENT}
    for index in scene.left_of(hit.first, WINDOW):
        if scene.words[index].start in starts:
            return index
        if scene.words[index].upos in ("VERB", "SCONJ") or scene.cue("relative", index):
            return None
    return None


def _is_number(scene: Scene, index: int) -> bool:
    return index + 1 < len(scene.words) and scene.words[index + 1].upos in ("NUM", "PROPN")


def _combine(effects: set[str], kind: EventType) -> Status:
    """The strongest effect wins; what is unsure between plan and deed is a plan."""
    if "if" in effects or effects & _SILENT - {"refused"}:
        return "hypothetical"
    return _undone(effects, kind) or _ahead(effects) or _done(effects, kind)


def _undone(effects: set[str], kind: EventType) -> Status | None:
    """Whether an act is denied, or only told or thought of."""
    nearly = "nearly" in effects and not effects & {"planned", "possible"}
    if nearly and kind in PEACEFUL:
        return "hypothetical"
    if nearly or effects & {"denied", "denial", "prevented", "refused"}:
        return "denied"
    if effects & {"rumoured", "accused"} or ("possible" in effects and "hint" in effects):
        return "rumoured"
    return "hypothetical" if effects & {"possible", "offer", "discussed"} else None


def _ahead(effects: set[str]) -> Status | None:
    """Whether an act is yet to come."""
    if effects & {"commit", "announce"} and not effects & {"planned", "postponed"}:
        return "announced" if effects & {"commit", "future", "purpose", "ahead"} else "occurred"
    if effects & {"planned", "future", "postponed", "hint", "purpose", "ordered", "sequel"}:
        return "planned"
    return "planned" if effects & {"before", "ahead"} and not effects & {"own", "after", "done"} else None


def _done(effects: set[str], kind: EventType) -> Status:
    if "tried" in effects:
        return _tried(kind, done="done" in effects)
    return "ongoing" if effects & {"ongoing", "continue"} and "finished" not in effects else "occurred"


def _tried(kind: EventType, *, done: bool) -> Status:
    """To try to strike is to strike, to try to talk is to be at it; to try to help is still a plan."""
    if done or kind in HOSTILE:
        return "occurred"
    return "ongoing" if kind == "CONSULT" or kind in SPEECH else "planned"


def _opening(scene: Scene, node: int) -> Iterator[Cue]:
    """`Andai X menyerang Y, …`, `Menurut rumor, X …`: what opens the sentence, whatever the parser takes it for."""
    first = scene.reading.syntax.sentences[scene.sentence_of[node]].first
    if scene.cue("mark", first) == "if" and scene.words[first].upos != "SCONJ" and _reaches(scene, first + 1, node):
        yield Cue("if", first)
    for words, effect in scene.lexicon.phrases.get("adverb", ()):
        after = first + len(words)
        if effect == "rumoured" and tuple(scene.low[first:after]) == words and _reaches(scene, after + 1, node):
            yield Cue(effect, first)


def _awaited(scene: Scene, node: int) -> Iterator[Cue]:
    """`begitu X mengakui Y, Z siap …`: what something ahead behind it waits for, wherever the parser hangs it."""
    opened = next((i for i in scene.left_of(node, WINDOW) if scene.cue("mark", i) == "once"), None)
    if opened is None or not _reaches(scene, opened + 1, node) or scene.words[opened].upos != "SCONJ":
        return
    end = scene.reading.syntax.sentences[scene.sentence_of[node]].last
    comma = next((i for i in range(node, end) if scene.words[i].upos == "PUNCT"), end)
    behind = range(comma + 1, min(comma + 1 + WINDOW, end))
    ahead = {"future", "planned", "possible", "commit"}
    if any(ahead & {scene.cue("adverb", i), scene.cue("governor", i)} for i in behind):
        yield Cue("if", opened)


def _reaches(scene: Scene, start: int, node: int) -> bool:
    """Whether no clause or comma comes between an opening and an act."""
    return start <= node and not any(scene.words[i].upos in ("PUNCT", "SCONJ") for i in range(start, node))


def _bracketed(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """What is said of the verb that a bracket says again: `tidak akan menyingkirkannya (membunuhnya!)`."""
    if hit.first == 0 or scene.low[hit.first - 1] != "(":
        return
    verb = next((i for i in scene.left_of(hit.first, WINDOW) if scene.is_verb(i)), None)
    if verb is not None:
        yield from adverbs(scene, verb, verb)


def collect(scene: Scene, hit: Hit) -> Iterator[Cue]:
    """The cues that bear on an act, nearest first."""
    node = hit.head
    yield from _opening(scene, node)
    yield from _awaited(scene, node)
    behind = hit.object is None or hit.object > node
    yield from adverbs(scene, node, hit.first if behind else node)
    yield from _bracketed(scene, hit)
    if not hit.trigger.verbal:
        yield from named_before(scene, hit.first)
        yield from described(scene, node)
    yield from climb(scene, node, hit.trigger.verbal, 0)
    yield from look_around(scene, hit)
    yield from frames(scene, hit)
