"""Occasions that everybody can date: where an act's own words give only the year, they give its month."""

from functools import cache

from msgspec.structs import replace

from runut.annotate.events.match import Hit
from runut.annotate.events.scene import Scene
from runut.annotate.events.timing import When
from runut.lang.pack import Pack
from runut.types.calendar import days_of
from runut.types.text import Value

_YEAR = 4  # digits


class Occasion(Value, frozen=True, kw_only=True):
    """A name as news has it, and the first and last day (ISO)."""

    name: str
    first: str
    last: str


@cache
def load_occasions(pack: Pack) -> tuple[Occasion, ...]:
    """The occasions of a pack, longest name first."""
    rows = pack.rows("events/occasions.tsv", 3)
    found = (Occasion(name=name.casefold(), first=first, last=last) for name, first, last in rows)
    return tuple(sorted(found, key=_by_length))


def _by_length(occasion: Occasion) -> int:
    return -len(occasion.name)


def date_by_occasion(scene: Scene, hit: Hit, when: When, *, pack: Pack) -> When:
    """The time with the month of an occasion of that year which the act's sentence names."""
    if not when.value or len(when.value) != _YEAR:
        return when
    sentence = scene.reading.syntax.sentences[scene.sentence_of[hit.head]]
    text = scene.reading.article.text[sentence.start : sentence.end].casefold()
    named = next((o for o in load_occasions(pack) if o.name in text and o.first.startswith(when.value)), None)
    days = days_of(named.first[:7]) if named else None
    if named is None or days is None:
        return when
    return replace(when, value=named.first[:7], earliest=days.first.isoformat(), latest=days.last.isoformat())
