"""Names that no list has, by their shape: runs of capitalised words, and what stands beside them."""

from collections.abc import Iterable, Iterator
from functools import cache

from runut.annotate.entities.names import Name
from runut.annotate.entities.scene import Scene
from runut.lang.pack import Pack
from runut.types.syntax import EntityType
from runut.types.text import Value

_JOINTS = frozenset({" ", "\xa0"})
_LONGEST = 6  # tokens
_HEADS: tuple[tuple[str, EntityType], ...] = (
    ("orghead", "ORG"),
    ("evthead", "EVT"),
    ("lochead", "LOC"),
    ("fachead", "FAC"),
)


class ShapeWords(Value, frozen=True, kw_only=True):
    """Words that tell what a run of capitalised words is; all in small letters."""

    heads: dict[str, EntityType]
    saying: frozenset[str]
    says: frozenset[str]
    not_org: frozenset[str]
    not_name: frozenset[str]
    not_first: frozenset[str]
    places: frozenset[str]


@cache
def load_shapes(pack: Pack) -> ShapeWords:
    """The pack's words about the shapes of names."""
    rows = pack.rows("entities/shapes.tsv", 2)

    def of(kind: str) -> frozenset[str]:
        return frozenset(word for key, word in rows if key == kind)

    return ShapeWords(
        heads={word: type for kind, type in _HEADS for word in of(kind)},
        saying=of("saying"),
        says=of("says"),
        not_org=of("notorg"),
        not_name=of("notname"),
        not_first=of("notfirst"),
        places=of("place"),
    )


class ShapeFinder:
    """Finds names by shape in one article, beside those found already."""

    def __init__(self, scene: Scene, taken: Iterable[range], words: ShapeWords) -> None:
        self._scene = scene
        self._words = words
        self._taken = {i for numbers in taken for i in numbers}
        self._small = {token.folded for token in scene.tokens if not token.is_capitalised}
        self._timed = {i for time in scene.reading.times for i in scene.tokens_in(time.start, time.end)}

    def find(self) -> Iterator[Name]:
        """All names found by shape, in text order."""
        index = 0
        while index < len(self._scene.tokens):
            last = self._run(index)
            type = self._type(index, last) if last > index and not self._is_whole(index, last) else None
            if type:
                yield Name(first=index, last=last, type=type)
            index = max(last, index + 1)

    def _is_whole(self, first: int, last: int) -> bool:
        """Whether a run is all of its sentence, as in a menu."""
        sentence = self._scene.sentence_of(first)
        return (first, last) == (sentence.start, sentence.stop)

    def _run(self, first: int) -> int:
        """The end of the run of name-like words that begins at a token."""
        if not self._begins(first):
            return first
        stop = min(self._scene.sentence_of(first).stop, first + _LONGEST)
        last = first + 1
        while last < stop and self._goes_on(last):
            last += 1
        while self._scene.tokens[last - 1].folded in self._scene.vocabulary.particles:
            last -= 1
        return last

    def _begins(self, token: int) -> bool:
        scene = self._scene
        if not self._is_namelike(token) or scene.style_of(token) != "normal":
            return False
        if scene.tokens[token].folded in self._words.not_first:
            return False
        return not scene.starts_sentence(token) or (
            scene.is_proper(token) and scene.tokens[token].folded not in self._small
        )

    def _goes_on(self, token: int) -> bool:
        scene = self._scene
        here = scene.tokens[token]
        if here.gap not in _JOINTS and not self._is_initial(token):
            return False
        return self._is_namelike(token) or (
            here.folded in scene.vocabulary.particles and token + 1 < len(scene.tokens) and self._is_namelike(token + 1)
        )

    def _is_initial(self, token: int) -> bool:
        """Whether the word before is one letter with a stop."""
        return len(self._scene.tokens[token - 1].form) == 1 and self._scene.tokens[token].gap == ". "

    def _is_namelike(self, token: int) -> bool:
        here = self._scene.tokens[token]
        return (
            here.is_capitalised
            and token not in self._taken
            and token not in self._timed
            and here.folded not in self._words.not_name
            and here.folded not in self._scene.vocabulary.titles
        )

    def _type(self, first: int, last: int) -> EntityType | None:
        scene, words = self._scene, self._words
        head = words.heads.get(scene.tokens[first].folded)
        if head:
            return head if last - first > 1 else None
        if last - first == 1:
            return self._type_of_one(first)
        if not all(scene.is_proper(i) for i in range(first, last) if scene.tokens[i].is_capitalised):
            return None
        if scene.word_before(first) in scene.vocabulary.places:
            return "LOC"
        return "PER"

    def _type_of_one(self, token: int) -> EntityType | None:
        scene, words = self._scene, self._words
        here = scene.tokens[token]
        if not scene.is_proper(token):
            return None
        if here.is_upper:
            return None if here.folded in words.not_org or len(here.form) < 3 else "ORG"
        if scene.word_before(token) in words.places and here.folded not in self._small:
            return "LOC"
        said = scene.word_before(token) in words.saying or scene.word_after(token + 1) in words.says
        titled = scene.word_before(token) in scene.vocabulary.titles
        return "PER" if (said or titled) and here.folded not in self._small else None
