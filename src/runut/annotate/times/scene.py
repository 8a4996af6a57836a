"""What a time is valued against: the day of publication, what was told before, and the words around it."""

import re
from datetime import date

from runut.annotate.times.calendar import Bounds, bounds_of
from runut.annotate.times.lexicon import Lexicon
from runut.annotate.times.shapes import Match
from runut.types.record import TimeType
from runut.types.text import Published, Value

BREAK = re.compile(r"\n|[.!?…][\"”’')]*\s+(?=[\"“‘'(]*[A-Z])")
WORD = re.compile(r"\w+(?:['’-]\w+)*")
REACH = 2  # sentences that a year told stays in force


class Made(Value, frozen=True, kw_only=True):
    """A time's value before it has a number.

    `part` is the range that it covers, null the whole match; `says_year`: the words name the year, outright or as last
    year, so that times after it may lean on it.
    """

    value: str
    type: TimeType = "DATE"
    mod: str | None = None
    basis: str = "published"
    bounds: Bounds | None = None
    part: tuple[int, int] | None = None
    note: str = ""
    says_year: bool = False


class Told:
    """The last day and the last year that the article spoke of, each with its sentence."""

    def __init__(self) -> None:
        self.day: date | None = None
        self.day_sentence = self.year_sentence = -1
        self.year: int | None = None

    def note(self, made: Made, sentence: int) -> None:
        """Remember what a time said."""
        first, last = bounds_of(made.value)
        if made.type not in ("DATE", "TIME") or first is None or last is None:
            return
        if first == last:
            self.day, self.day_sentence = first, sentence
        if made.says_year and first.year == last.year:
            self.year, self.year_sentence = first.year, sentence


class Scene:
    """The text of one article, and where in it the finder stands."""

    def __init__(self, text: str, lexicon: Lexicon, published: date | None, anchored: str = "published") -> None:
        self.text, self.lexicon = text, lexicon
        self.published, self.anchored = published, anchored
        self.told = Told()
        self.title = False
        self._breaks = [found.end() for found in BREAK.finditer(text)]
        self._first = self._last = self._sentence = 0

    def stand_at(self, start: int) -> None:
        """Move to the sentence around an offset; offsets only grow."""
        while self._sentence < len(self._breaks) and self._breaks[self._sentence] <= start:
            self._sentence += 1
        self._first = self._breaks[self._sentence - 1] if self._sentence else 0
        self._last = self._breaks[self._sentence] if self._sentence < len(self._breaks) else len(self.text)

    @property
    def sentence(self) -> int:
        """The number of the sentence stood in."""
        return self._sentence

    def told_year(self, start: int) -> int | None:
        """A year told in this sentence or shortly before; none after a cue that looks back from today (`terakhir`)."""
        if any(self.lexicon.has("fresh_cue", word) for word in WORD.findall(self.before(start).lower())[-3:]):
            return None
        near = self.told.year is not None and self._sentence - self.told.year_sentence < REACH
        return self.told.year if near else None

    def told_day(self) -> date | None:
        """The last day told, however long ago."""
        return self.told.day

    def before(self, start: int) -> str:
        """The sentence up to an offset."""
        return self.text[self._first : start]

    def after(self, end: int) -> str:
        """The sentence from an offset on."""
        return self.text[end : self._last]

    def tense(self, start: int, end: int) -> str | None:
        """`past` or `future` by the nearest cue before a time in its sentence, else by the first one after it."""
        for word in reversed(WORD.findall(self.before(start).lower())):
            if cue := self._cue(word):
                return cue
        return next((cue for word in WORD.findall(self.after(end).lower()) if (cue := self._cue(word))), None)

    def _cue(self, word: str) -> str | None:
        if self.lexicon.has("future_cue", word):
            return "future"
        return "past" if self.lexicon.has("past_cue", word) else None


class Parts:
    """The named parts of a match, as text."""

    def __init__(self, match: Match, scene: Scene) -> None:
        self.match, self.scene = match, scene

    def __getitem__(self, name: str) -> str | None:
        """A part's words, or None where it is missing."""
        span = self.match.parts.get(name)
        return self.scene.text[span[0] : span[1]] if span else None

    def sense(self, name: str, table: str | None = None) -> str | None:
        """What a part means in a small table (its own name by default)."""
        return self.scene.lexicon.sense(table or name, self[name])

    def number(self, name: str) -> int | None:
        """A part of figures."""
        text = self[name]
        return int(text) if text else None

    def month(self, name: str = "month") -> int | None:
        """A month by name, or by figures in `nth`."""
        text = self[name]
        return self.scene.lexicon.months[text.lower()] if text else self.number("nth")


def day_of(published: Published | None) -> date | None:
    """The day of publication, or None where it is not known to the day."""
    if published is None or published.earliest[:10] != published.latest[:10]:
        return None
    return date.fromisoformat(published.value[:10]) if len(published.value) >= len("2000-01-01") else None
