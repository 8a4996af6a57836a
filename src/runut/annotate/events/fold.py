"""Acts that a sentence tells twice: `serangan X menghantam Y` is one attack, `bertemu dalam pertemuan` one meeting."""

from collections.abc import Sequence

from runut.annotate.events.match import Hit
from runut.annotate.events.scene import Scene
from runut.types.text import Value

_KILLING = "kill"  # what an attack does, unless it is said of nobody's attack
_LOOSE = ("nmod", "compound", "flat", "appos", "nummod", "amod")
_SERIAL = ("advcl", "conj", "parataxis", "xcomp", "ccomp", "acl", "dep")
_COMING = frozenset({"visit", "travel to", "arrive in"})
_CAUSES = frozenset({"ACCUSE", "REJECT", "REQUEST"})
_TAKING_PART = frozenset({"receive", "attend"})
_STEPS = 6


class Telling(Value, frozen=True, kw_only=True):
    """An act as a sentence tells it, and the hits that tell the same act once more."""

    hit: Hit
    echoes: tuple[Hit, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hit and its echoes."""
        return (self.hit, *self.echoes)

    @property
    def predicate(self) -> Hit:
        """The hit whose words say whether it happened: the verb that a nominal act is the subject of."""
        verbs = [echo for echo in self.echoes if echo.trigger.verbal and echo.trigger.type == "ASSAULT"]
        return verbs[0] if verbs and not self.hit.trigger.verbal else self.hit


def fold(scene: Scene, hits: Sequence[Hit]) -> list[Telling]:
    """One telling an act, in text order; what an echo adds (a target, a place) is left to whoever reads it."""
    told: dict[int, list[Hit]] = {number: [] for number in range(len(hits))}
    for number, hit in enumerate(hits):
        near = range(max(0, number - _STEPS), min(len(hits), number + _STEPS))
        for other in near:
            if other in told and other != number and _is_echo(scene, of=hits[other], hit=hit):
                told[other] += [hit, *told.pop(number)]
                break
    return [Telling(hit=hits[number], echoes=tuple(echoes)) for number, echoes in told.items()]


def _is_echo(scene: Scene, *, of: Hit, hit: Hit) -> bool:
    """Whether a hit tells no more than one act that another hit of its sentence tells already."""
    if of.trigger.type == "PROTEST" and _is_cause(scene, of, hit):
        return True
    if of.trigger.type != hit.trigger.type or scene.sentence_of[of.head] != scene.sentence_of[hit.head]:
        return False
    if _is_said_of(scene, of, hit):
        return True
    if hit.trigger.type == "ASSAULT":
        return _is_predicate(scene, noun=of, verb=hit) or _is_effect(scene, of, hit)
    return hit.trigger.type == "CONSULT" and (
        _is_attended(scene, of, hit) or _is_received(scene, of, hit) or _is_meeting_within(scene, of, hit)
    )


def _is_cause(scene: Scene, protest: Hit, hit: Hit) -> bool:
    """`berunjuk rasa menentang X`, `mogok untuk menuntut …`: what a protest is against or for."""
    if hit.trigger.type not in _CAUSES or not hit.trigger.verbal or hit.first < protest.last:
        return False
    if hit.voice == "passive" or scene.tree.relation(hit.head) not in ("advcl", "xcomp", "ccomp", "acl", "obj"):
        return False
    if scene.tree.children(hit.head, "nsubj"):
        return False
    return scene.words[hit.head].head in {protest.head, scene.words[protest.head].head, *_inside(protest)}


def _inside(hit: Hit) -> range:
    return range(hit.first, hit.last + 1)


def _is_said_of(scene: Scene, of: Hit, hit: Hit) -> bool:
    """`menyebut pertemuan itu sebagai pertemuan yang …`; of `kunjungan ini menjadi kunjungan kedua X` the second."""
    if of.trigger.verbal or hit.trigger.verbal or scene.base[of.head] != scene.base[hit.head]:
        return False
    if of.first < hit.first:
        return scene.cue("predicative", hit.first - 1) is not None
    between = range(hit.last + 1, of.first)
    equals = any(scene.low[i] in scene.lexicon.words["equals"] for i in between)
    return equals and not any(scene.words[i].upos == "PUNCT" for i in between)


def _is_predicate(scene: Scene, *, noun: Hit, verb: Hit) -> bool:
    """`serangan X menghantam Y`, `serangan yang menewaskan Y`, `Y dihantam serangan X`."""
    if noun.trigger.verbal or not verb.trigger.verbal:
        return False
    if scene.tree.relation(verb.head) == "acl" and scene.words[verb.head].head == noun.head:
        return True
    top = _top(scene, noun.head)
    if scene.words[top].head != verb.head:
        return False
    if scene.tree.relation(top) == "nsubj":
        return True
    doer = scene.case(top) is None or scene.case(top) in scene.lexicon.words["by"]
    return doer and verb.voice == "passive" and top > verb.last


def _top(scene: Scene, index: int) -> int:
    """The noun that a noun phrase such as `salah satu serangan` hangs together on."""
    for _ in range(_STEPS):
        head = scene.words[index].head
        if head < 0 or scene.tree.relation(index) not in _LOOSE or scene.case(index) or scene.is_verb(head):
            return index
        index = head
    return index


def _is_effect(scene: Scene, attack: Hit, hit: Hit) -> bool:
    """`menyerang Y, menewaskan tiga orang`: what an attack that was told before does to people."""
    if hit.trigger.predicate != _KILLING or attack.first > hit.first:
        return False
    if attack.trigger.predicate == _KILLING or scene.tree.relation(hit.head) not in _SERIAL:
        return False
    if [c for c in scene.tree.children(hit.head, "nsubj") if not scene.cue("relative", c)]:
        return False
    clause = scene.clause(attack.head)
    governor = scene.words[hit.head].head
    return governor in (attack.head, clause, scene.words[clause].head) or attack.head in scene.tree.subtree(governor)


def _is_attended(scene: Scene, meeting: Hit, hit: Hit) -> bool:
    """`pertemuan yang dihadiri X`: who was there."""
    return hit.trigger.predicate == "attend" and hit.voice == "passive" and _is_predicate(scene, noun=meeting, verb=hit)


def _is_received(scene: Scene, act: Hit, hit: Hit) -> bool:
    """`menyambut kunjungan X`, `menghadiri KTT`: the occasion of which a verb takes part."""
    if hit.trigger.verbal or act.trigger.predicate not in _TAKING_PART:
        return False
    top = _top(scene, hit.head)
    return scene.tree.relation(top) == "obj" and scene.words[top].head == act.head


def _is_meeting_within(scene: Scene, act: Hit, hit: Hit) -> bool:
    """`bertemu dalam pertemuan bilateral`, `tiba untuk kunjungan kenegaraan`."""
    if hit.trigger.verbal or not act.trigger.verbal or hit.first < act.first:
        return False
    top = _top(scene, hit.head)
    if (
        scene.words[top].head not in (act.head, *_governor(scene, act))
        or scene.case(top) not in scene.lexicon.words["within"]
    ):
        return False
    both = (act.trigger.predicate, hit.trigger.predicate)
    if act.trigger.predicate in _COMING:
        return hit.trigger.predicate == "visit"
    return all(predicate.startswith("meet") for predicate in both)


def _governor(scene: Scene, act: Hit) -> tuple[int, ...]:
    relation = scene.tree.relation(act.head)
    return (scene.words[act.head].head,) if relation in ("xcomp", "ccomp") else ()
