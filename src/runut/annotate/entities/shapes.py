"""Names that no list has, by their shape: runs of capitalised words, and what stands beside them."""

from collections.abc import Iterable, Iterator

from runut.annotate.entities.names import Name
from runut.annotate.entities.scene import Scene
from runut.annotate.entities.things import may_be_person
from runut.annotate.entities.titles import Title
from runut.types.syntax import EntityType

_JOINTS = frozenset({" ", "\xa0"})
_LONGEST = 6  # tokens
_SHORT = 2  # tokens of a run after a title that may be a person's though it begins as a body's


class ShapeFinder:
    """Finds names by shape in one article, beside those found already."""

    def __init__(
        self,
        scene: Scene,
        taken: Iterable[range],
        titles: Iterable[Title],
        places: Iterable[int],
        people: Iterable[int],
    ) -> None:
        self._scene = scene
        self._words = scene.shapes
        self._places = frozenset(places)
        self._titles = {title.last: title for title in titles}
        self._title_ends = frozenset(self._titles)
        self._person_ends = frozenset(people)
        self._taken = {i for numbers in taken for i in numbers}
        self._small = {token.folded for token in scene.tokens if not token.is_capitalised}
        self._timed = {i for time in scene.reading.times for i in scene.tokens_in(time.start, time.end)}

    def find(self) -> Iterator[Name]:
        """All names found by shape, in text order."""
        found = list(self._find())
        whole = {self._words_of(name) for name in found if name.type == "PER"}
        return (self._trimmed(name, whole) if name.type == "PER" else name for name in found)

    def _find(self) -> Iterator[Name]:
        index = 0
        while index < len(self._scene.tokens):
            last = self._run(index)
            while index in self._title_ends and last - index > 2 and self._is_common(index):
                index += 1
                self._title_ends |= {index}
            if last - index > 1 and self._scene.tokens[index].folded in self._words.stripped:
                index += 1
            type = self._type(index, last) if last > index and not self._is_whole(index, last) else None
            if type:
                yield Name(first=index, last=last, type=type)
            if type == "PER":
                self._person_ends |= {last}
            index = max(last, index + 1)

    def _words_of(self, name: Name) -> tuple[str, ...]:
        return tuple(token.folded for token in self._scene.tokens[name.first : name.last])

    def _trimmed(self, name: Name, whole: set[tuple[str, ...]]) -> Name:
        """A person's name without the employer's before it, where the rest is a name elsewhere in the article."""
        words = self._words_of(name)
        starts = [cut for cut in range(1, name.size - 1) if words[cut:] in whole]
        return Name(first=name.first + starts[0], last=name.last, type="PER") if starts else name

    def _is_employer(self, first: int) -> bool:
        """Whether a run follows a title that itself follows a person's name and a comma (`Budi, direktur X`)."""
        title = self._titles.get(first)
        return (
            title is not None
            and title.first in self._person_ends
            and self._scene.tokens[title.first].gap.startswith(",")
        )

    def _is_common(self, token: int) -> bool:
        """Whether a capitalised word is an ordinary one, as in what an office is over."""
        return not self._scene.is_proper(token) or self._scene.tokens[token].folded in self._small

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
        while last < stop and (self._goes_on(last, first) or self._takes_place(last, first)):
            last += 1
        if last - first > 2 and self._scene.tokens[first].is_upper and not self._scene.tokens[first + 1].is_upper:
            return first + 1
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

    def _goes_on(self, token: int, first: int) -> bool:
        scene = self._scene
        here = scene.tokens[token]
        if here.gap not in self._joints(first) and not self._is_initial(token):
            return False
        inner = scene.vocabulary.particles | (self._words.org_joints if self._is_org(first) else frozenset())
        return self._is_namelike(token) or (
            here.folded in inner and token + 1 < len(scene.tokens) and self._is_namelike(token + 1)
        )

    def _is_org(self, first: int) -> bool:
        """Whether a run begins as an organisation's name does."""
        return self._words.heads.get(self._scene.tokens[first].folded) == "ORG"

    def _takes_place(self, token: int, first: int) -> bool:
        """Whether a listed place belongs to an organisation's name begun before it."""
        return self._is_org(first) and token in self._places and self._scene.tokens[token].gap in _JOINTS

    def _joints(self, first: int) -> frozenset[str]:
        """What may stand inside a run: blanks; hyphens too in what is no person's name."""
        return _JOINTS | {"-"} if not self._scene.tokens[first].is_upper else _JOINTS

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
        is_long = first not in self._title_ends or last - first > _SHORT
        head = words.heads.get(scene.tokens[first].folded) if is_long else None
        if head:
            return head if last - first > 1 else None
        if self._is_employer(first):
            return "ORG"
        if last - first == 1:
            return self._type_of_one(first)
        if scene.tokens[last - 1].folded in words.tails or self._has_acronym(first, last):
            return "ORG"
        if not all(scene.is_proper(i) for i in range(first, last) if scene.tokens[i].is_capitalised):
            return None
        if scene.word_before(first) in scene.vocabulary.places:
            return "LOC"
        return "PER" if self._is_personal(first, last) else None

    def _has_acronym(self, first: int, last: int) -> bool:
        """Whether an abbreviation of the run follows in brackets."""
        if not self._scene.is_bracketed(last):
            return False
        letters = self._scene.tokens[last].form
        initials = "".join(token.form[0] for token in self._scene.tokens[first:last] if token.is_capitalised)
        return letters.isupper() and len(letters) > 1 and letters[0] == initials[0]

    def _is_personal(self, first: int, last: int) -> bool:
        """Whether something beside a run shows that it names a person, or nothing speaks against it."""
        scene, words = self._scene, self._words
        if not may_be_person(scene, first, last) or self._is_domain(first, last):
            return False
        if first in self._title_ends or scene.word_before(first) in words.saying | scene.vocabulary.titles:
            return True
        if scene.is_verb(last) and last < scene.sentence_of(first).stop:
            return True
        if first > scene.sentence_of(first).start and scene.is_noun(first - 1):
            return False
        return not any(token.folded in self._small for token in scene.tokens[first:last])

    def _is_domain(self, first: int, last: int) -> bool:
        """Whether a run after a title is what the office is over: the name of the holder or body follows at once
        (`Menteri Urusan Diaspora X`)."""
        scene = self._scene
        follows = scene.word_after(last) != "" and scene.tokens[last].gap == " " and scene.tokens[last].is_capitalised
        return first in self._title_ends and follows and last in self._taken

    def _type_of_one(self, token: int) -> EntityType | None:
        scene, words = self._scene, self._words
        here = scene.tokens[token]
        if not scene.is_proper(token) or scene.gazetteer.is_common(here.form):
            return None
        if len(here.form) < 2 or here.folded in words.heads:
            return None
        if scene.word_before(token) in words.before_org:
            return "ORG"
        if here.is_upper:
            return None if here.folded in words.not_org or len(here.form) < 3 else "ORG"
        if scene.word_before(token) in words.places and here.folded not in self._small:
            return "LOC"
        said = scene.word_before(token) in words.saying or scene.word_after(token + 1) in words.says
        titled = scene.word_before(token) in scene.vocabulary.titles
        if not may_be_person(scene, token, token + 1) or self._is_domain(token, token + 1):
            return None
        return "PER" if (said or titled) and here.folded not in self._small else None
