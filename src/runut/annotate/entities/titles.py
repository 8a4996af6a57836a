"""Where the words of office titles stand."""

from runut.annotate.entities.scene import Scene
from runut.annotate.entities.spelling import is_near
from runut.lang.offices import Offices
from runut.types.text import Value


class Title(Value, frozen=True, kw_only=True):
    """The words of an office at the tokens `first` to `last`, its English title, and whether it has one holder."""

    first: int
    last: int
    english: str
    is_unique: bool


def find_titles(scene: Scene, offices: Offices) -> dict[int, Title]:
    """The longest titles, by their first token; none overlaps another."""
    found: dict[int, Title] = {}
    index = 0
    while index < len(scene.tokens):
        title = _longest_at(scene, index, offices)
        if title:
            found[index] = title
        index = title.last if title else index + 1
    return found


def _longest_at(scene: Scene, first: int, offices: Offices) -> Title | None:
    limit = min(scene.sentence_of(first).stop, first + scene.title_lengths.get(scene.tokens[first].folded, 0))
    if limit <= first:
        return None
    last = first + 1
    while last < limit and scene.is_joined(last):
        last += 1
    titles = (title_at(scene, first, end, offices) for end in range(last, first, -1))
    exact = next((title for title in titles if title), None)
    return _misspelt_at(scene, first, last, offices) or exact if exact and exact.last - first == 1 else exact


def _misspelt_at(scene: Scene, first: int, last: int, offices: Offices) -> Title | None:
    """The longer title that stands here but for one typing error after its first word (`Menteri Luar Ngeri`)."""
    words = [token.folded for token in scene.tokens[first:last]]
    for title in scene.titles_by_first.get(words[0], ()):
        here = words[: len(title)]
        differing = [(a, b) for a, b in zip(title, here, strict=False) if a != b]
        if len(here) == len(title) and len(differing) == 1 and is_near(*differing[0]):
            office = offices.get(" ".join(title))
            return Title(first=first, last=first + len(title), english=office.title, is_unique=True) if office else None
    return None


def title_at(scene: Scene, first: int, last: int, offices: Offices) -> Title | None:
    """The title that exactly these tokens are, or None."""
    office = offices.get(scene.folded(first, last))
    if office is None:
        return None
    return Title(first=first, last=last, english=office.title, is_unique=office.is_unique)
