"""Where the words of office titles stand."""

from runut.annotate.entities.scene import Scene
from runut.lang.offices import Offices
from runut.types.text import Value


class Title(Value, frozen=True, kw_only=True):
    """The words of an office at the tokens `first` to `last`, and what it is called in English."""

    first: int
    last: int
    english: str


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
    limit = min(scene.sentence_of(first).stop, first + offices.max_words)
    last = first + 1
    while last < limit and scene.is_joined(last):
        last += 1
    for end in range(last, first, -1):
        office = offices.get(scene.folded(first, end))
        if office:
            return Title(first=first, last=end, english=office.title)
    return None
