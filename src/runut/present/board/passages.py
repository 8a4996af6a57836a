"""The passages that bear lines out, numbered as they stand at the end of a document: article by article."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from runut.types.brief import Evidence
from runut.types.text import Value

Place = tuple[str, int, int]  # an article, and a range of its characters


class Use(Value, frozen=True, kw_only=True):
    """A line that a passage bears out: the anchor that it has in the document, and what it is called."""

    anchor: str
    label: str


class Borne(NamedTuple):
    """A line and what bears it out."""

    use: Use
    evidence: Evidence


class Passage(Value, frozen=True, kw_only=True):
    """The exact characters of an article from `start` to `end`, and the lines that rest on them."""

    number: int
    start: int
    end: int
    text: str
    uses: tuple[Use, ...]


class Ref(Value, frozen=True, kw_only=True):
    """Leads to the passage of a number, or to the whole article where no words of it were kept."""

    article: str
    number: int | None


class Teller(Value, frozen=True, kw_only=True):
    """An outlet that says so, with where it does."""

    outlet: str
    refs: tuple[Ref, ...]


class Passages:
    """All passages of a document, numbered by the order of their articles and then by where they stand in them."""

    def __init__(self, borne: Iterable[Borne], outlets: Mapping[str, str]) -> None:
        self._outlets = outlets
        found: dict[Place, tuple[str, dict[Use, None]]] = {}
        for use, evidence in borne:
            found.setdefault(_place(evidence), (evidence.text, {}))[1][use] = None
        order = {article: number for number, article in enumerate(outlets)}
        places = sorted((place for place in found if place[0] in order), key=lambda at: (order[at[0]], *at[1:]))
        self._numbers = {place: number for number, place in enumerate(places, 1)}
        self.of: dict[str, list[Passage]] = {}
        for (article, start, end), number in self._numbers.items():
            text, uses = found[article, start, end]
            passage = Passage(number=number, start=start, end=end, text=text, uses=tuple(uses))
            self.of.setdefault(article, []).append(passage)

    def tellers(self, articles: Iterable[str], evidence: Sequence[Evidence]) -> tuple[Teller, ...]:
        """Who says so, each outlet once, with the passages among `evidence` in which it does."""
        words: dict[str, dict[Ref, None]] = {}
        for one in evidence:
            words.setdefault(one.article, {})[self.ref(one.article, one.start, one.end)] = None
        refs: dict[str, list[Ref]] = {}
        for article in dict.fromkeys(articles):
            if outlet := self._outlets.get(article):
                found = words.get(article) or (Ref(article=article, number=None),)
                refs.setdefault(outlet, []).extend(found)
        return tuple(Teller(outlet=outlet, refs=tuple(found)) for outlet, found in refs.items())

    def ref(self, article: str, start: int, end: int) -> Ref:
        """What leads to a range of an article."""
        return Ref(article=article, number=self._numbers.get((article, start, end)))


def _place(evidence: Evidence) -> Place:
    return evidence.article, evidence.start, evidence.end
