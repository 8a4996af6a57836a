"""An article as this stage sees it: tokens, quoted stretches, and sentences that do not break inside quoted words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache, cached_property

from runut.annotate.reported.marks import Pair, find_pairs, paragraphs
from runut.annotate.reported.tables import Cues, Words, load_cues, load_words
from runut.lang.gazetteer import Gazetteer, load_gazetteer
from runut.lang.pack import Pack
from runut.types.mentions import MentionIndex
from runut.types.reading import Reading
from runut.types.record import Time
from runut.types.text import READ_ZONES, Span, Value, ZoneKind
from runut.types.tree import Tree

_LINES: frozenset[ZoneKind] = frozenset({"dateline", "credit", "byline"})
_LONGEST = 800  # tokens of a sentence with its quoted words; what is longer is no prose
_TOKEN = r"@?\w+(?:[-’']\w+|[.,]\d+|\.(?-i:[a-z])\w*)*|\S"


class Token(Value, frozen=True, kw_only=True):
    """A word or a punctuation mark; `pair` is the number of the quoted stretch that it stands in, or -1."""

    start: int
    end: int
    form: str
    lower: str
    pair: int


class Unit(Value, frozen=True, kw_only=True):
    """A sentence with all quoted words that begin in it, and its half-open range of tokens."""

    start: int
    end: int
    first: int
    last: int
    zone: ZoneKind


class Page:
    """Look-ups over one article for this stage."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        self.text = reading.article.text
        self.reading = reading
        self.cues: Cues = load_cues(pack)
        self.words: Words = load_words(pack)
        self.gazetteer: Gazetteer = load_gazetteer(pack)
        self.mentions = MentionIndex(reading.entities)
        self.pairs: list[Pair] = self._find_pairs()
        self.tokens: list[Token] = self._find_tokens()
        self._starts = [token.start for token in self.tokens]
        self.units: list[Unit] = self._find_units()

    @cached_property
    def tree(self) -> Tree:
        """The article's dependency trees."""
        return Tree(self.reading.syntax)

    def token_from(self, offset: int) -> int:
        """The number of the first token that starts at an offset or after it."""
        return bisect_left(self._starts, offset)

    def lower(self, number: int) -> str:
        """A token in lower case; empty outside the article's tokens."""
        return self.tokens[number].lower if 0 <= number < len(self.tokens) else ""

    def phrase(self, number: int, length: int) -> str:
        """Some tokens in lower case, joined by spaces."""
        return " ".join(token.lower for token in self.tokens[number : number + length])

    def opens_phrase(self, number: int, phrases: frozenset[str], longest: int = 3) -> int:
        """How many tokens from here make one of the phrases, the longest first; 0 if none does."""
        return next((n for n in range(longest, 0, -1) if self.phrase(number, n) in phrases), 0)

    def times_at(self, offset: int) -> list[Time]:
        """Time expressions that start at an offset."""
        return [time for time in self.reading.times if time.start == offset]

    def is_cue_after(self, text: str, offset: int) -> bool:
        """Whether a cue for words just said stands at an offset, past blanks and a comma."""
        match = _NEXT_WORD.match(text, offset)
        return bool(match) and match[1] in self.cues.behind_marks if match else False

    def _find_pairs(self) -> list[Pair]:
        zones = [zone for zone in self.reading.article.zones if zone.kind in READ_ZONES]
        lines = [line for zone in zones for line in paragraphs(self.text, zone.start, zone.end)]
        return [pair for start, end in lines for pair in find_pairs(self.text, start, end, follows=self.is_cue_after)]

    def _find_tokens(self) -> list[Token]:
        tokens, number = [], 0
        for sentence in self._spans:
            for match in _token_pattern(self.cues, self.words).finditer(self.text, sentence.start, sentence.end):
                while number < len(self.pairs) and self.pairs[number].close <= match.start():
                    number += 1
                inside = number < len(self.pairs) and self.pairs[number].open <= match.start()
                token = Token(
                    start=match.start(),
                    end=match.end(),
                    form=match[0],
                    lower=match[0].lower(),
                    pair=number if inside else -1,
                )
                tokens.append(token)
        return tokens

    @cached_property
    def _spans(self) -> list[Span]:
        """Sentences, and the lines of zones that have none but may name a source."""
        zones = [zone for zone in self.reading.article.zones if zone.kind in _LINES]
        lines = [Span(start=s, end=e) for zone in zones for s, e in paragraphs(self.text, zone.start, zone.end)]
        sentences = [Span(start=s.start, end=s.end) for s in self.reading.syntax.sentences]
        return sorted((*lines, *sentences), key=_start)

    def _find_units(self) -> list[Unit]:
        spans: list[tuple[int, int]] = []
        for sentence in self._spans:
            if spans and self._continues(spans[-1][1], sentence.start):
                spans[-1] = (spans[-1][0], sentence.end)
            else:
                spans.append((sentence.start, sentence.end))
        units = (self._unit(start, end) for start, end in spans)
        return [unit for unit in units if unit.last - unit.first <= _LONGEST]

    def _continues(self, end: int, start: int) -> bool:
        """Whether a sentence border is none: it lies inside quoted words, or between them and their cue."""
        if "\n" in self.text[end:start]:
            return False
        number = bisect_right(self._pair_opens, end) - 1
        if number >= 0 and end < self.pairs[number].close:
            return True
        return number >= 0 and self.pairs[number].close >= end and self.is_cue_after(self.text, start)

    @cached_property
    def _pair_opens(self) -> list[int]:
        return [pair.open for pair in self.pairs]

    def _unit(self, start: int, end: int) -> Unit:
        zones: Iterable[ZoneKind] = (z.kind for z in self.reading.article.zones if z.start <= start < z.end)
        first, last = self.token_from(start), self.token_from(end)
        return Unit(start=start, end=end, first=first, last=last, zone=next(iter(zones), "body"))

    def pairs_in(self, start: int, end: int) -> list[tuple[int, Pair]]:
        """Quoted stretches that open inside a range, with their numbers."""
        low, high = bisect_left(self._pair_opens, start), bisect_left(self._pair_opens, end)
        return [(number, self.pairs[number]) for number in range(low, high)]

    def size(self, start: int, end: int) -> int:
        """How many words a range holds."""
        inside = range(self.token_from(start), self.token_from(end))
        return sum(self.tokens[i].form[0].isalnum() for i in inside)


@cache
def _patterns(phrases: tuple[str, ...], titles: tuple[str, ...]) -> re.Pattern[str]:
    joined = [rf"\b{phrase}\b|" for phrase in phrases]
    abbreviated = rf"\b(?:{'|'.join(titles)}|(?-i:[A-WYZ]))\.(?=\s?\w)|"
    return re.compile("".join(joined) + abbreviated + _TOKEN, re.IGNORECASE)


def _token_pattern(cues: Cues, words: Words) -> re.Pattern[str]:
    """Tokens; a cue of several words is one, and so is an abbreviated title or initial with its full stop."""
    return _patterns(tuple(form for form in cues.before if " " in form), tuple(sorted(words.short_titles)))


def _start(span: Span) -> int:
    return span.start


_NEXT_WORD = re.compile(r"[\s,.\"”’']{0,8}(\w+)")
