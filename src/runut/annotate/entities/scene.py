"""The article as the entity stage sees it: the tokens of its content, with sentence, zone and letter case."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from runut.annotate.entities.listing import (
    load_lengths,
    load_ministry_lengths,
    load_people_by_word,
    load_title_lengths,
    load_titles_by_first,
)
from runut.annotate.entities.shapewords import ShapeWords, load_shapes
from runut.annotate.entities.tokens import TOKEN
from runut.annotate.entities.words import EntityWords, load_words
from runut.lang.gazetteer import Gazetteer, load_gazetteer
from runut.lang.pack import Pack
from runut.types.reading import Reading
from runut.types.text import CONTENT_ZONES, Span, Value, Zone, ZoneKind
from runut.types.tree import Tree

_BREAK = re.compile(r"\n+|(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z])")
_TITLE_SHARE = 0.7  # of a sentence's longer words capitalised: then capitals say nothing

_MOST_SMALL = 1  # longer words in small letters that a title may have; a sentence full of names has more


class Token(Value, frozen=True, kw_only=True):
    """A word, number or part of a hyphenated compound. `gap` is the text between it and the token before."""

    start: int
    end: int
    form: str
    folded: str
    gap: str
    zone: ZoneKind
    sentence: int
    word: int | None

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.form[0].isupper()

    @property
    def is_upper(self) -> bool:
        """Whether it is two or more letters, all of them capital."""
        return len(self.form) > 1 and self.form.isupper()


class Scene:
    """Tokens of the content zones in text order, and the pack's tables; a sentence is a range of token numbers."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        self.gazetteer: Gazetteer = load_gazetteer(pack)
        self.vocabulary: EntityWords = load_words(pack)
        self.shapes: ShapeWords = load_shapes(pack)
        self.lengths = load_lengths(pack)
        self.titles_by_first = load_titles_by_first(pack)
        self.people_by_word = load_people_by_word(pack)
        self.title_lengths = load_title_lengths(pack)
        self.ministry_lengths = load_ministry_lengths(pack)
        self.text = reading.article.text
        self.tree = Tree(reading.syntax)
        self.reading = reading
        self.tokens = tuple(_read_tokens(reading, self.tree))
        self.sentences = tuple(_sentence_ranges(self.tokens))
        self._starts = [token.start for token in self.tokens]

    @cached_property
    def styles(self) -> tuple[str, ...]:
        """Of each sentence: `normal`, `title` (nearly every word capitalised) or `upper`."""
        return tuple(self._style(numbers) for numbers in self.sentences)

    def _style(self, numbers: range) -> str:
        """A sentence's letter case; what ends in a full stop is no title, however many names are in it."""
        found = _style([self.tokens[i] for i in numbers])
        end = self.tokens[numbers[-1]].end
        return "normal" if found == "title" and self.text[end : end + 1] == "." else found

    @cached_property
    def proper(self) -> frozenset[str]:
        """The words that the article writes as names inside its sentences, in small letters."""
        return frozenset(
            token.folded
            for number, token in enumerate(self.tokens)
            if token.is_capitalised
            and self.styles[token.sentence] == "normal"
            and self.sentences[token.sentence].start != number
        )

    @cached_property
    def alone(self) -> frozenset[str]:
        """The words that the article writes with a capital and no hyphen beside them, in small letters."""
        return frozenset(
            token.folded
            for number, token in enumerate(self.tokens)
            if token.is_capitalised and token.gap != "-" and self.text[token.end : token.end + 1] != "-"
        )

    @cached_property
    def published(self) -> str | None:
        """The first day on which the page may have come out (ISO), or None."""
        return self.reading.article.published.earliest if self.reading.article.published else None

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The tokens inside double quotation marks."""
        found, inside, end = [], False, 0
        for number, token in enumerate(self.tokens):
            for character in self.text[end : token.start]:
                inside = _is_opened(character, inside)
            end = token.end
            if inside:
                found.append(number)
        return frozenset(found)

    @cached_property
    def day(self) -> str | None:
        """The ISO date for which offices are looked up: of publication, else the last that the text speaks of."""
        told = [time.earliest for time in self.reading.times if time.earliest and time.type == "DATE"]
        return self.published or max(told, default=None)

    def style_of(self, token: int) -> str:
        """The letter case of a token's sentence."""
        return self.styles[self.tokens[token].sentence]

    def sentence_of(self, token: int) -> range:
        """The token numbers of a token's sentence."""
        return self.sentences[self.tokens[token].sentence]

    def tokens_in(self, start: int, end: int) -> range:
        """Numbers of the tokens that lie wholly or partly in a range of code points."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        return range(first, max(first, bisect_left(self._starts, end)))

    def span(self, first: int, last: int) -> Span:
        """The range of code points of the tokens `first` to `last` (half-open)."""
        return Span(start=self.tokens[first].start, end=self.tokens[last - 1].end)

    def surface(self, first: int, last: int) -> str:
        """What stands at the tokens `first` to `last`, with single plain spaces."""
        span = self.span(first, last)
        return " ".join(self.text[span.start : span.end].split())

    def folded(self, first: int, last: int) -> str:
        """The words of the tokens in lower case, single spaces between, whatever stood there."""
        return " ".join(token.folded for token in self.tokens[first:last])

    def word_before(self, token: int) -> str:
        """The lower-case token before, in the same sentence, or an empty string."""
        return self.tokens[token - 1].folded if token - 1 in self.sentence_of(token) else ""

    def word_after(self, last: int) -> str:
        """The lower-case token at `last`, if it is in the sentence of the token before it, or an empty string."""
        return self.tokens[last].folded if last in self.sentence_of(last - 1) else ""

    def is_joined(self, token: int) -> bool:
        """Whether a token is in one sentence with the one before it, and only blanks or a hyphen stand between."""
        here = self.tokens[token]
        return token > 0 and self.tokens[token - 1].sentence == here.sentence and here.gap.strip() in {"", "-"}

    def is_verb(self, token: int) -> bool:
        """Whether the model takes a token for a verb or auxiliary."""
        word = self.tokens[token].word if token < len(self.tokens) else None
        return word is not None and self.tree.words[word].upos in {"VERB", "AUX"}

    def is_noun(self, token: int) -> bool:
        """Whether the model takes a token for a common noun."""
        word = self.tokens[token].word
        return word is not None and self.tree.words[word].upos == "NOUN"

    def is_nominal(self, token: int) -> bool:
        """Whether a token may stand inside a noun phrase: noun, name, adjective or number, or not read."""
        word = self.tokens[token].word
        return word is None or self.tree.words[word].upos in {"NOUN", "PROPN", "ADJ", "NUM", "X"}

    def is_bracketed(self, token: int) -> bool:
        """Whether a token stands alone in brackets, in one sentence with the token before it."""
        if not self.word_after(token) or not self.tokens[token].gap.endswith("("):
            return False
        return self.text[self.tokens[token].end : self.tokens[token].end + 1] == ")"

    def is_proper(self, token: int) -> bool:
        """Whether the model takes a token for a proper noun, or has not read it."""
        word = self.tokens[token].word
        return word is None or self.tree.words[word].upos in {"PROPN", "X"}

    def starts_sentence(self, token: int) -> bool:
        """Whether a token is its sentence's first."""
        return self.sentence_of(token).start == token


def _read_tokens(reading: Reading, tree: Tree) -> Iterator[Token]:
    text, sentence = reading.article.text, -1
    for zone in _content(reading.article.zones):
        breaks, end, part = _breaks(reading, zone), zone.start, -1
        for match in TOKEN.finditer(text, zone.start, zone.end):
            now = bisect_right(breaks, match.start())
            sentence, part = sentence + (now != part), now
            yield _token(match, text[end : match.start()], zone.kind, sentence, tree)
            end = match.end()


def _is_opened(character: str, inside: bool) -> bool:
    """Whether text after a character is quoted, given whether text before it was."""
    if character == '"':
        return not inside
    return character == "“" or (inside and character not in "”\n")


def _content(zones: Sequence[Zone]) -> list[Zone]:
    return [zone for zone in zones if zone.kind in CONTENT_ZONES]


def _token(match: re.Match[str], gap: str, zone: ZoneKind, sentence: int, tree: Tree) -> Token:
    form = match.group()
    return Token(
        start=match.start(),
        end=match.end(),
        form=form,
        folded=form.casefold(),
        gap=gap,
        zone=zone,
        sentence=sentence,
        word=tree.word_at(match.start()),
    )


def _breaks(reading: Reading, zone: Zone) -> list[int]:
    """Where sentences begin inside a zone: as the model says, or at stops where it has read nothing here."""
    inside = [s.start for s in reading.syntax.sentences if zone.start < s.start < zone.end]
    if any(zone.start <= s.start < zone.end for s in reading.syntax.sentences):
        return inside
    return [match.end() for match in _BREAK.finditer(reading.article.text, zone.start, zone.end)]


def _sentence_ranges(tokens: Sequence[Token]) -> Iterator[range]:
    first = 0
    for _, group in groupby(tokens, attrgetter("sentence")):
        last = first + len(list(group))
        yield range(first, last)
        first = last


def _style(tokens: Sequence[Token]) -> str:
    words = [token for token in tokens if len(token.form) > 3 and token.form[0].isalpha()]
    if len(words) > 2 and sum(token.is_upper for token in words) >= _TITLE_SHARE * len(words):
        return "upper"
    small = sum(not token.is_capitalised for token in words)
    if len(words) > 2 and small <= _MOST_SMALL and len(words) - small >= _TITLE_SHARE * len(words):
        return "title"
    return "normal"
