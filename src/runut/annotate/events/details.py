"""What else is said of an act: first or last of its kind, how many, and whether it was spoken of before."""

from collections.abc import Iterator
from functools import cache
from typing import Literal, get_args

from runut.annotate.events.match import Hit
from runut.annotate.events.scene import Scene
from runut.lang.pack import Pack
from runut.types.record import Bound, Quantity
from runut.types.text import Value

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
    """Numerals in words, multipliers, superlatives and what numbers count; `bare` are the forms that headlines give
    active verbs."""

    numerals: dict[str, float]
    multipliers: dict[str, float]
    superlatives: dict[str, Literal["first", "last"]]
    counted: dict[str, str]
    bare: frozenset[str]
    bounds: dict[tuple[str, ...], Bound]


@cache
def load_numbers(pack: Pack) -> Numbers:
    """The pack's words for numbers and what they count."""
    rows, tolls = pack.rows("events/numerals.tsv", 3), pack.rows("events/tolls.tsv", 3)
    return Numbers(
        numerals={word: float(value) for word, value, times in rows if not times},
        multipliers={word: float(value) for word, value, times in rows if times},
        superlatives={
            word: "first" if order == "first" else "last" for word, order in pack.rows("events/superlatives.tsv", 2)
        },
        counted={word: what for word, what, _ in tolls},
        bare=frozenset(word for word, _, form in tolls if form == "bare"),
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


def _quantities(scene: Scene, hit: Hit, numbers: Numbers) -> Iterator[Quantity]:
    sentence = scene.reading.syntax.sentences[scene.sentence_of[hit.head]]
    index = sentence.first
    while index < sentence.last:
        last, value = _number(scene, index, sentence.last, numbers)
        if value is not None:
            of = _counted(scene, hit, index, last, numbers)
            if of is not None:
                start, end = scene.words[index].start, scene.words[last].end
                yield Quantity(start=start, end=end, value=value, of=of, bound=_bound(scene, index, numbers))
        index = last + 1


def _bound(scene: Scene, first: int, numbers: Numbers) -> Bound | None:
    """What the words right before a number say of it: `sedikitnya`, `lebih dari`, `hampir`."""
    for words, bound in numbers.bounds.items():
        if tuple(scene.low[max(0, first - len(words)) : first]) == words:
            return bound
    return None


def _number(scene: Scene, index: int, end: int, numbers: Numbers) -> tuple[int, float | None]:
    """The number that begins at a word, with its last word."""
    value = numbers.numerals.get(scene.low[index])
    if value is None:
        value = _digits(scene.low[index])
    last = index
    while value is not None and last + 1 < end and scene.low[last + 1] in numbers.multipliers:
        last += 1
        value *= numbers.multipliers[scene.low[last]]
    return last, value


def _digits(form: str) -> float | None:
    plain = form.replace(".", "").replace(",", ".")
    return float(plain) if plain.replace(".", "", 1).isdecimal() and plain.isascii() else None


def _counted(scene: Scene, hit: Hit, first: int, last: int, numbers: Numbers) -> str | None:
    """What a number counts, where that belongs to the act."""
    sentence = scene.reading.syntax.sentences[scene.sentence_of[hit.head]]
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
        fits = active if index < first else not active or what == _FLEEING
        if what in countable and fits:
            return what
    return None
