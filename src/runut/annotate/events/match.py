"""Where the words name an act: triggers on words, longest first, look-alikes left out."""

from collections.abc import Iterator

from msgspec.structs import replace

from runut.annotate.events.lexicon import FormVoice, Trigger
from runut.annotate.events.scene import Scene
from runut.types.syntax import Sentence
from runut.types.text import Value

_PHRASE = 2  # words of a noun that can stand as a verb
_REACH = 5  # words between a verb and the noun that completes it
_PAGE_WORDS = 3  # different words of sport or show that make a whole page one of sport or show
_FULL = ("obj", "obl")  # complements within which the completing noun may stand (`sebagai bentuk pelanggaran`)
_STOPPING = frozenset({"cease hostilities", "end hostilities"})
_COMPLEMENTS = ("obj", "iobj", "obl", "xcomp", "ccomp", "compound", "nmod", "nsubj", "advcl", "dep")


class Hit(Value, frozen=True, kw_only=True):
    """A trigger on the words: `head` leads it in the tree, `first` and `last` bound it, `object` completes it.

    `apart`: how many commas stand between the verb and its object.
    """

    trigger: Trigger
    head: int
    first: int
    last: int
    voice: FormVoice | None
    object: int | None = None
    apart: int = 0


def find_hits(scene: Scene) -> list[Hit]:
    """All acts that the words of an article name, in text order, none across another."""
    if _is_idle_page(scene):
        return []
    hits: list[Hit] = []
    for sentence in scene.reading.syntax.sentences:
        barred = _barred(scene, sentence)
        if barred is not None:
            hits += _choose(
                hit for hit in _candidates(scene, sentence) if not barred & {*range(hit.first, hit.last + 1)}
            )
    hits.sort(key=_position)
    return [hit for number, hit in enumerate(hits) if not (number and _is_shortened(scene, hits[number - 1], hit))]


def stopped(scene: Scene, hit: Hit) -> Hit | None:
    """The attack that `menghentikan serangan` would stop, as a hit of its own."""
    if hit.trigger.predicate not in _STOPPING or hit.object is None or hit.object < hit.head:
        return None
    for trigger in scene.lexicon.triggers.get(scene.base[hit.object], ()):
        if not trigger.verbal and trigger.type in ("ASSAULT", "COERCE") and _fits(scene, trigger, hit.object):
            last = hit.object + len(trigger.steps) - 1
            return Hit(trigger=trigger, head=hit.object, first=hit.object, last=last, voice=None)
    return None


def _is_shortened(scene: Scene, before: Hit, hit: Hit) -> bool:
    """Whether an act is only the abbreviation in brackets of the one before it."""
    around = (before.last + 2, hit.last + 1)
    if hit.trigger.type != before.trigger.type or around[0] != hit.first or around[1] >= len(scene.words):
        return False
    return scene.low[hit.first - 1] == "(" and scene.low[hit.last + 1] == ")"


def _position(hit: Hit) -> tuple[int, int]:
    return hit.first, hit.last


def _is_idle_page(scene: Scene) -> bool:
    idle = {words for index in range(len(scene.words)) for words, reach in _blocks_at(scene, index) if reach == "page"}
    return len(idle) >= _PAGE_WORDS


def _blocks_at(scene: Scene, index: int) -> Iterator[tuple[tuple[str, ...], str]]:
    for words, reach in scene.lexicon.blocks.get(scene.base[index], ()):
        if tuple(scene.base[index : index + len(words)]) == words:
            yield words, reach


def _barred(scene: Scene, sentence: Sentence) -> set[int] | None:
    """The words that only look like acts, or None where the whole sentence is of another world."""
    barred: set[int] = set()
    for index in range(sentence.first, sentence.last):
        for words, reach in _blocks_at(scene, index):
            if reach == "sentence":
                return None
            if reach == "phrase":
                barred |= set(range(index, index + len(words)))
            if reach == "last":
                barred.add(index + len(words) - 1)
    return barred


def _choose(candidates: Iterator[Hit]) -> list[Hit]:
    taken: set[int] = set()
    chosen = []
    for hit in sorted(candidates, key=_weight):
        words = {*range(hit.first, hit.last + 1), *([] if hit.object is None else [hit.object])}
        if not words & taken:
            taken |= words
            chosen.append(hit)
    return chosen


def _weight(hit: Hit) -> tuple[int, bool, int, int]:
    steps = len(hit.trigger.steps) + bool(hit.trigger.object)
    return -steps, not hit.trigger.object, hit.first, hit.apart


def _candidates(scene: Scene, sentence: Sentence) -> Iterator[Hit]:
    for index in range(sentence.first, sentence.last):
        for form in {scene.low[index]: 0, scene.base[index]: 0}:
            for trigger in scene.lexicon.triggers.get(form, ()):
                last = index + len(trigger.steps) - 1
                if last < sentence.last and _fits(scene, trigger, index) and _is_right_word(scene, trigger, index):
                    yield from _hit(scene, trigger, index, last)


def _fits(scene: Scene, trigger: Trigger, index: int) -> bool:
    if index + len(trigger.steps) > len(scene.words):
        return False
    return all(
        step & {scene.low[index + offset], scene.base[index + offset]} for offset, step in enumerate(trigger.steps)
    )


def _is_right_word(scene: Scene, trigger: Trigger, index: int) -> bool:
    """Whether the word can be the verb or the noun that the trigger means."""
    word = scene.words[index]
    if not trigger.verbal:
        return word.upos in ("NOUN", "PROPN", "X") or len(trigger.steps) > 1 or word.deprel in ("obj", "nmod")
    if scene.lexicon.voices.get(scene.low[index]) == "bare":
        return word.upos == "VERB" or _is_headline_verb(scene, index)
    return word.upos in ("VERB", "ADV", "ADJ", "AUX", "NOUN", "PROPN", "X", "PART")


def _is_headline_verb(scene: Scene, index: int) -> bool:
    """Whether a bare verb that the reader takes for a name stands in a headline, as nobody's name."""
    word = scene.words[index]
    named = scene.mentions.at(word.start, word.end)
    return scene.sentence_of[index] in scene.headlines and word.form[0].isupper() and not named


def _hit(scene: Scene, trigger: Trigger, index: int, last: int) -> Iterator[Hit]:
    if _is_predicate(scene, trigger, index, last):
        trigger = replace(trigger, verbal=True)
    voice = scene.lexicon.voices.get(scene.low[index], "fixed") if trigger.verbal else None
    leads = trigger.verbal and scene.words[index].upos not in ("PART", "AUX", "ADV")
    head = index if leads else _lead(scene, index, last)
    hollow = _hollow(scene, index, voice) if trigger.verbal else None
    if not trigger.object:
        if hollow is not None and len(trigger.steps) == 1:
            return
        yield Hit(trigger=trigger, head=head, first=index, last=last, voice=voice)
        return
    found = _object(scene, trigger, last, voice)
    if found is not None and (hollow is None or found < hollow):
        low, high = min(index, found), max(last, found)
        near = high - low <= _REACH
        yield Hit(
            trigger=trigger,
            head=head,
            first=low if near else index,
            last=high if near else last,
            voice=voice,
            object=found,
            apart=sum(scene.words[i].upos == "PUNCT" for i in range(low, high)),
        )


def _is_predicate(scene: Scene, trigger: Trigger, first: int, last: int) -> bool:
    """`buruh mogok kerja`: whether a noun of doing stands as the verb of a clause, with a subject of its own."""
    if trigger.verbal or len(trigger.steps) < _PHRASE:
        return False
    head = _lead(scene, first, last)
    return scene.is_verb(head) and any(not first <= c <= last for c in scene.own_subjects(head))


def _hollow(scene: Scene, verb: int, voice: FormVoice | None) -> int | None:
    """The noun that, as its object, leaves a verb without an act (`menduduki kursi`)."""
    nouns = scene.lexicon.hollow.get(scene.low[verb], frozenset())
    full = scene.tree.children(verb, "nsubj" if voice == "passive" else "obj") if nouns else []
    return next((c for c in [*full, *_breath(scene, verb)] if nouns and scene.base[c] in nouns), None)


def _lead(scene: Scene, first: int, last: int) -> int:
    inside = range(first, last + 1)
    return next((i for i in inside if scene.words[i].head not in inside), first)


def _object(scene: Scene, trigger: Trigger, verb: int, voice: FormVoice | None) -> int | None:
    """The noun that completes the verb: one that hangs on it, or that follows in the same breath."""
    hanging = scene.tree.children(verb, *_COMPLEMENTS)
    hanging += [
        part
        for c in hanging
        if scene.tree.relation(c) in _FULL
        for part in scene.tree.children(c, "nmod", "compound", "conj")
    ]
    word = scene.words[verb]
    if (trigger.subject or voice == "passive") and word.deprel.startswith("acl"):
        hanging = [word.head, *hanging]
    for child in hanging:
        if _is_object(scene, trigger, child) and (child > verb or trigger.subject or voice == "passive"):
            return child
    return next((i for i in _breath(scene, verb) if _is_object(scene, trigger, i) and _leads(scene, i, verb)), None)


def _leads(scene: Scene, index: int, verb: int) -> bool:
    """Whether a noun is more than a qualifier of a noun before it."""
    head = scene.words[index].head
    qualifies = scene.tree.relation(index) in ("compound", "amod", "flat")
    return not (qualifies and verb < head < index and scene.words[head].upos == "NOUN")


def _breath(scene: Scene, verb: int) -> Iterator[int]:
    end = scene.reading.syntax.sentences[scene.sentence_of[verb]].last
    for index in range(verb + 1, min(verb + 1 + _REACH, end)):
        if scene.words[index].upos in ("VERB", "PUNCT", "SCONJ", "ADP") or scene.cue("adverb", index) == "denied":
            return
        yield index


def _is_object(scene: Scene, trigger: Trigger, index: int) -> bool:
    pair = (scene.low[index], *scene.base[index + 1 : index + 2])  # `wilayah udaranya`
    return bool(trigger.object & {scene.base[index], " ".join(pair), " ".join(scene.low[index : index + 2])})
