"""What a time is valued against: the day of publication, what was told before, and the words around it."""

import re
from bisect import bisect_left
from datetime import date, datetime

from runut.annotate.times.calendar import QUARTER_MONTHS, Bounds, bounds_of
from runut.annotate.times.lexicon import Lexicon
from runut.annotate.times.shapes import Match
from runut.types.record import Disagreement, TimeType
from runut.types.text import Published, Value

BREAK = re.compile(r"\n|[.!?…][\"”’')]*\s+(?=[\"“‘'(]*[A-Z])|(?<=[a-z)”\"])[.!?](?=[A-Z][a-z])")
WORD = re.compile(r"\w+(?:['’-]\w+)*")
REACH = 2  # sentences that a year told stays in force
WINDOW = 600  # signs to either side that count as the sentence around a time, however long it is
ISO_DAY = len("2000-01-01")
FIRST_YEAR, LAST_YEAR = 1000, 9000  # what lies beyond is a slip of the page's
CLOCK = re.compile(r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d")
BESIDE = 80  # signs that hold the words beside a time
ASIDE = 90  # signs from a word of saying to the day on which it was said
WEEK_SETS = ("P1W", "XXXX-WXX-")


class Made(Value, frozen=True, kw_only=True):
    """A time's value before it has a number.

    `part` is the range that it covers, null the whole match; `says_year`: the words name the year, outright or as last
    year, so that times after it may lean on it; `passing`: seen from today (`kemarin`), and no day for the clock times
    of the sentences after it.
    """

    value: str
    type: TimeType = "DATE"
    mod: str | None = None
    basis: str = "published"
    bounds: Bounds | None = None
    part: tuple[int, int] | None = None
    disagrees: Disagreement | None = None
    says_year: bool = False
    passing: bool = False


class Told:
    """What the article spoke of last: a day, a month, a quarter, a year, a clock time, a set."""

    def __init__(self) -> None:
        self.day: date | None = None
        self.story_day: date | None = None
        self.last_day: date | None = None
        self.last_sentence = self.day_sentence = self.story_sentence = self.year_sentence = self.week_set_sentence = -1
        self.year: int | None = None
        self.weekdays: dict[int, date] = {}
        self.clock: datetime | None = None
        self._last: dict[str, date] = {}

    def note(self, made: Made, sentence: int, *, aside: bool = False) -> None:
        """Remember what a time said; `aside`: it says when somebody spoke, the story goes on from an earlier day."""
        if made.type == "SET" and made.value.startswith(WEEK_SETS):
            self.week_set_sentence = sentence
        if made.type == "TIME" and CLOCK.match(made.value):
            self.clock = datetime.fromisoformat(made.value[:16])
        first, last = bounds_of(made.value)
        if made.type not in ("DATE", "TIME") or first is None or last is None:
            return
        if first == last:
            self.last_day, self.last_sentence = first, sentence
            if not aside or self.day is None:
                self.day, self.day_sentence = first, sentence
            if not aside and not made.passing:
                self.story_day, self.story_sentence = first, sentence
            self.weekdays[first.isoweekday()] = first
        if (
            not made.passing
            and first.year == last.year
            and (first.month - 1) // QUARTER_MONTHS == (last.month - 1) // QUARTER_MONTHS
        ):
            self._last["Q"] = first
            if first.month == last.month:
                self._last["M"] = first
        if made.says_year and first.year == last.year:
            self.year, self.year_sentence = first.year, sentence
            self._last["Y"] = first

    def day_in(self, sentence: int) -> date | None:
        """The last day told, where it was told in that sentence."""
        return self.last_day if self.last_sentence == sentence else None

    def anchor(self, unit: str) -> date | None:
        """A day of the last day (week, month, quarter, year) told, however long ago."""
        return self._last.get(unit) if unit in "MQY" else self.day


class Scene:
    """The text of one article, and where in it the finder stands."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        published: date | None,
        *,
        clock: datetime | None = None,
        anchored: str = "published",
    ) -> None:
        self.text, self.lexicon = text, lexicon
        self.published, self.clock, self.anchored = published, clock, anchored
        self.told = Told()
        self.title = False
        self._breaks = [found.end() for found in BREAK.finditer(text)]
        self._first = self._last = self._sentence = 0
        cues = [(word.start(), cue) for word in WORD.finditer(text) if (cue := self._cue(word.group().lower()))]
        self._cue_starts, self._cues = [start for start, _ in cues], [cue for _, cue in cues]

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

    def before(self, start: int) -> str:
        """The sentence up to an offset, as far as its words beside it."""
        return self.text[max(self._first, start - BESIDE) : start]

    def opens(self, start: int) -> bool:
        """Whether a capital says nothing at an offset: where a sentence opens, and in titles."""
        return self.title or not self.before(start).strip(" \"“‘'(")

    def after(self, end: int) -> str:
        """The sentence from an offset on, as far as its words beside it."""
        return self.text[end : min(self._last, end + BESIDE)]

    def is_aside(self, start: int) -> bool:
        """Whether a time says when somebody spoke: `kata juru bicara itu, Senin`."""
        words = WORD.findall(self.text[max(self._first, start - ASIDE) : start].lower())
        return any(self.lexicon.has("speech_cue", word) for word in words)

    def tense(self, start: int, end: int) -> str | None:
        """`past` or `future` by the nearest cue before a time in its sentence, else by the first one after it."""
        before = bisect_left(self._cue_starts, start) - 1
        if before >= 0 and self._cue_starts[before] >= max(self._first, start - WINDOW):
            return self._cues[before]
        after = bisect_left(self._cue_starts, end)
        near = after < len(self._cues) and self._cue_starts[after] < min(self._last, end + WINDOW)
        return self._cues[after] if near else None

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
    if published is None or published.earliest[:10] != published.latest[:10] or len(published.value) < ISO_DAY:
        return None
    day = date.fromisoformat(published.value[:ISO_DAY])
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def clock_of(published: Published | None) -> datetime | None:
    """The minute of publication, or None where only the day is known."""
    if published is None or len(published.value) <= ISO_DAY:
        return None
    try:
        return datetime.fromisoformat(published.value)
    except ValueError:
        return None
