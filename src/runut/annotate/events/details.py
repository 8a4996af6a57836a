"""What else is said of an act: first or last of its kind, how many, and whether it was spoken of before."""

from collections.abc import Iterator
from functools import cache
from typing import Literal, get_args

from runut.annotate.events.match import Hit
from runut.annotate.events.scene import Scene
from runut.annotate.numbers import NumberWords
from runut.annotate.numbers import load_numbers as load_number_words
from runut.lang.pack import Pack
from runut.types.record import Bound, Quantity
from runut.types.text import Value

_TOLLS = frozenset({"killed", "injured", "missing"})
_ONWARD = 2  # sentences after an attack over which its tolls may be told
_LONGEST = 8  # words of a number
_VAGUE = 11  # from so much on a vague number (`tens`) tells a toll
_NEAR = 5  # words between a number and the word that says what it counts
_COUNTED: dict[str, frozenset[str]] = {  # what acts of a type are counted by
    "ASSAULT": frozenset({"killed", "injured", "missing", "displaced", "abducted", "evacuated", "detained"}),
    "PROTEST": frozenset({"killed", "injured", "detained"}),
    "COERCE": frozenset({"killed", "injured", "detained", "displaced", "deported", "evacuated"}),
    "RETREAT": frozenset({"released", "displaced"}),
    "AID": frozenset({"evacuated"}),
    "SANCTION": frozenset({"expelled", "detained"}),
}
_TIMES = "times"
_FLEEING = "displaced"  # the only one of them that people are said to do themselves


class Details(Value, frozen=True, kw_only=True):
    """The smaller facts about one telling of an act."""

    superlative: Literal["first", "last"] | None = None
    quantities: tuple[Quantity, ...] = ()
    definite: bool = False


class Numbers(Value, frozen=True, kw_only=True):
    """Words for numbers, superlatives and what numbers count.

    `single` are words for one person; `bare` the forms that headlines give active verbs, `nouns` what is counted as a
    thing and stands on either side; `reaching` the words right before a number that is reached;
    `things` those behind one that counts no people.
    """

    words: NumberWords
    single: frozenset[str]
    superlatives: dict[str, Literal["first", "last"]]
    counted: dict[str, str]
    bare: frozenset[str]
    nouns: frozenset[str]
    reaching: frozenset[str]
    things: frozenset[str]
    bounds: dict[tuple[str, ...], Bound]


@cache
def load_numbers(pack: Pack) -> Numbers:
    """The pack's words for numbers and what they count."""
    tolls, around = pack.rows("events/tolls.tsv", 3), pack.rows("events/around_numbers.tsv", 2)
    return Numbers(
        words=load_number_words(pack),
        single=frozenset(word for role, word in around if role == "single"),
        superlatives={
            word: "first" if order == "first" else "last" for word, order in pack.rows("events/superlatives.tsv", 2)
        },
        counted={word: what for word, what, _ in tolls},
        bare=frozenset(word for word, _, form in tolls if form == "bare"),
        nouns=frozenset(word for word, _, form in tolls if form == "noun"),
        reaching=frozenset(word for role, word in around if role == "reaching"),
        things=frozenset(word for role, word in around if role == "thing"),
        bounds={
            tuple(words.split()): next(known for known in get_args(Bound) if known == bound)
            for words, bound in pack.rows("events/bounds.tsv", 2)
        },
    )


def find_details(scene: Scene, hit: Hit, pack: Pack) -> Details:
    """The smaller facts about one telling."""
    numbers = load_numbers(pack)
    return Details(
        superlative=_superlative(scene, hit, numbers),
        quantities=tuple(_quantities(scene, hit, numbers)),
        definite=not hit.trigger.verbal and any(scene.cue("definite", c) for c in _beside(scene, hit) if c > hit.last),
    )


def _beside(scene: Scene, hit: Hit) -> list[int]:
    return [c for c in scene.tree.children(hit.head) if c - hit.last <= 2]


def _superlative(scene: Scene, hit: Hit, numbers: Numbers) -> Literal["first", "last"] | None:
    """`kunjungan pertama`, `terakhir bertemu`: a word of order that hangs on the act or stands right beside it."""
    close = [hit.last + 1] if not hit.trigger.verbal else [hit.first - 1, hit.first - 2]
    for index in (*scene.tree.children(hit.head, "amod", "advmod", "nummod"), *close):
        near = 0 <= index < len(scene.words) and abs(index - hit.head) <= 4
        if near and scene.base[index] in numbers.superlatives and scene.case(index) is None:
            return numbers.superlatives[scene.base[index]]
    return _afterthought(scene, hit, numbers) if hit.trigger.verbal else None


def _afterthought(scene: Scene, hit: Hit, numbers: Numbers) -> Literal["first", "last"] | None:
    """`… bertemu sebelas kali, terakhir pada Mei`: the word of order after a comma, before a preposition."""
    end = scene.reading.syntax.sentences[scene.sentence_of[hit.head]].last
    for index in range(hit.last + 2, end - 1):
        word = scene.base[index]
        if (
            word in numbers.superlatives
            and scene.base[index - 1] == ","
            and scene.words[index + 1].upos in {"ADP", "SCONJ"}
        ):
            return numbers.superlatives[word]
    return None


def find_tolls_after(scene: Scene, hit: Hit, before: int, pack: Pack) -> tuple[Quantity, ...]:
    """The tolls of an attack that the sentences right after it give, up to the sentence `before`."""
    first, numbers = scene.sentence_of[hit.head] + 1, load_numbers(pack)
    found: list[Quantity] = []
    for sentence in range(first, min(first + _ONWARD, before, len(scene.reading.syntax.sentences))):
        tolls = [q for q in _quantities_in(scene, hit, sentence, numbers) if q.of in _TOLLS]
        if not tolls:
            break
        found += tolls
    return tuple(found)


def _quantities(scene: Scene, hit: Hit, numbers: Numbers) -> Iterator[Quantity]:
    return _quantities_in(scene, hit, scene.sentence_of[hit.head], numbers)


def _quantities_in(scene: Scene, hit: Hit, number: int, numbers: Numbers) -> Iterator[Quantity]:
    sentence = scene.reading.syntax.sentences[number]
    index = sentence.first
    while index < sentence.last:
        last, value, vague = _number(scene, index, sentence.last, numbers)
        if value is not None and not _is_other(scene, index, last, numbers):
            of = _counted(scene, hit, number, index, last, numbers)
            if of is not None:
                start, end = scene.words[index].start, scene.words[last].end
                bound = _bound(scene, index, numbers) or ("least" if vague else None)
                yield Quantity(start=start, end=end, value=value, of=of, bound=bound)
        index = last + 1


def _is_other(scene: Scene, first: int, last: int, numbers: Numbers) -> bool:
    """Whether a number belongs to a date, or counts things (`14 drone`, `30 persen`)."""
    start, follows = scene.words[first].start, scene.low[last + 1] if last + 1 < len(scene.low) else ""
    return follows in numbers.things or any(time.start <= start < time.end for time in scene.reading.times)


def _bound(scene: Scene, first: int, numbers: Numbers) -> Bound | None:
    """What the words right before a number say of it: `sedikitnya`, `lebih dari`, `hampir`."""
    for words, bound in numbers.bounds.items():
        if tuple(scene.low[max(0, first - len(words)) : first]) == words:
            return bound
    return None


def _number(scene: Scene, index: int, end: int, numbers: Numbers) -> tuple[int, float | None, bool]:
    """The number that begins at a word, with its last word, and whether it is vague (`tens`): then it is the least."""
    if scene.low[index] in numbers.single:
        return index, 1.0, False
    if numbers.words.role(scene.low[index]) is None:
        return index, None, False
    found = numbers.words.read(scene.low[index : min(end, index + _LONGEST)])
    if found is None or found.ordinal or (found.vague and found.value < _VAGUE):
        return index, None, False
    return index + found.words - 1, found.value, found.vague


def _counted(scene: Scene, hit: Hit, number: int, first: int, last: int, numbers: Numbers) -> str | None:
    """What a number counts, where that belongs to the act."""
    sentence = scene.reading.syntax.sentences[number]
    ahead = range(last + 1, min(last + 1 + _NEAR, sentence.last))
    behind = range(first - 1, max(sentence.first - 1, first - 4), -1)
    if last + 1 < sentence.last and numbers.counted.get(scene.low[last + 1]) == _TIMES:
        return _TIMES if scene.clause(last + 1) == scene.clause(hit.head) else None
    countable = _COUNTED.get(hit.trigger.type, frozenset())
    for index in (*behind, *ahead):
        if scene.words[index].upos == "PUNCT":
            continue
        what = numbers.counted.get(scene.low[index])
        active = scene.words[index].voice == "active" or scene.low[index] in numbers.bare
        noun = scene.low[index] in numbers.nouns
        fits = noun or (active if index < first else not active or what == _FLEEING)
        if what in countable and fits:
            return what
    return _reached(scene, first, sentence.first, countable, numbers)


def _reached(scene: Scene, first: int, start: int, countable: frozenset[str], numbers: Numbers) -> str | None:
    """What is counted by a number that is reached: `korban tewas akibat serangan itu bertambah menjadi 19 orang`."""
    before = range(first - 1, max(start - 1, first - 1 - _NEAR), -1)
    if not any(scene.low[index] in numbers.reaching for index in before):
        return None
    for index in range(first - 1, start - 1, -1):
        what = numbers.counted.get(scene.low[index])
        if what in countable and scene.words[index].voice != "active":
            return what
    return None
