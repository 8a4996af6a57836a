"""What each line of a page is."""

import re

from runut.clean.dateline import Dateline, find_dateline
from runut.clean.headlines import HeadlineWords, is_headline, is_title_cased, load_headline_words
from runut.clean.lines import Line, Piece
from runut.clean.parts import split_line
from runut.clean.rules import Rule, Rules, load_rules, match_line
from runut.clean.strays import is_bio, is_stray, story_words
from runut.lang.pack import Pack
from runut.types.text import Span, Value, ZoneKind

_CLOSING: frozenset[ZoneKind | None] = frozenset({"byline", "navigation", "related", "credit"})
_HEAD = 8  # lines among which the first paragraph is looked for
_SHORT = 8  # words; a line this short above the report, without a full stop, names what a picture shows
_ALONE = 60  # code points; a dateline in a line of its own is no longer
_CAPTIONS = 2  # lines right above the dateline that stand under a picture, once a standfirst has been seen
_ENDS_WITH_DAY = re.compile(r"(?:\(\d{1,2}/\d{1,2}/\d{2,4}\)|\b\d{1,2} \w+ \d{4})\.?$")
_MARK = re.compile(r"(?P<mark>#{1,6})\s+(?=\S)")
_LISTED = re.compile(r"[-–•·▪*o] ?\S|[a-z0-9]{1,2}[.)] ")


class Layout(Value, frozen=True, kw_only=True):
    """A page's pieces in text order, the number of its title's piece, and its dateline."""

    pieces: tuple[Piece, ...]
    title: Piece | None
    newsroom: str | None


def find_layout(lines: tuple[Line, ...], *, title: str | None, outlet: str | None, pack: Pack) -> Layout:
    """What each line is: whole lines by rule and by place, then parts of the lines that are left."""
    rules, words = load_rules(pack), load_headline_words(pack)
    kinds = _Kinds(lines, rules, words)
    head = kinds.find_title(title)
    kinds.mark_pointers()
    kinds.follow_openers()
    opening = kinds.find_opening(outlet, pack)
    kinds.mark_head(head, opening[0] if opening else None)
    kinds.mark_strays()
    kinds.mark_tail()
    pieces = kinds.pieces(opening)
    named = next((p for p in pieces if p.kind == "title"), None)
    return Layout(pieces=pieces, title=named, newsroom=opening[1].outlet if opening else None)


class _Kinds:
    """The kinds of a page's lines while they are worked out; None where nothing is known yet."""

    def __init__(self, lines: tuple[Line, ...], rules: Rules, words: HeadlineWords) -> None:
        self.lines = lines
        self.part_rules, self.words = rules, words
        self._split: dict[int, tuple[Piece, ...]] = {}
        self.rules = self._match(rules)
        told = list(zip(self.rules, lines, strict=True))
        self.kinds: list[ZoneKind | None] = [rule.kind if rule else line.hint for rule, line in told]
        self.why = [rule.name if rule else "mark-up" if line.hint else "" for rule, line in told]

    def _match(self, rules: Rules) -> tuple[Rule | None, ...]:
        """The rule of each line; those for a page's head hold until the report has begun."""
        found: list[Rule | None] = []
        paragraphs = 0
        for line in self.lines:
            rule = match_line(rules, line.text)
            found.append(None if rule and rule.head and paragraphs > 1 else rule)
            paragraphs += found[-1] is None and is_prose(line.text, self.words)
        return tuple(found)

    def set(self, number: int, kind: ZoneKind, why: str) -> None:
        self.kinds[number], self.why[number] = kind, why

    def find_title(self, title: str | None) -> int | None:
        """The number of the title's line: the known title, or a first line in the manner of a headline."""
        wanted = " ".join((title or "").split()).casefold()
        for number, line in enumerate(self.lines[:_HEAD]):
            if wanted and " ".join(line.text.split()).lstrip("# ").casefold() == wanted:
                self.set(number, "title", "known-title")
                return number
        if "title" in self.kinds:
            return self.kinds.index("title")
        first = next((n for n, kind in enumerate(self.kinds) if kind is None), None)
        if first is None or first + 1 >= len(self.lines) or not is_headline(self.lines[first].text.lstrip("# ")):
            return None
        if not any(is_prose(line.text, self.words) for line in self.lines[first + 1 :]):
            return None
        self.set(first, "title", "first-line")
        return first

    def mark_pointers(self) -> None:
        """Lines that are, part by part, all junk of one kind."""
        for number in range(len(self.lines)):
            if self.kinds[number] is None:
                pieces = self._parts(number)
                if len(pieces) == 1 and pieces[0].kind != "body":
                    self.set(number, pieces[0].kind, pieces[0].rule)

    def follow_openers(self) -> None:
        """Lines that belong to an opener before them, and the caption above a bare credit."""
        for number, rule in enumerate(self.rules):
            if rule and self.why[number] == rule.name and rule.takes:
                self._follow(number, rule)

    def _follow(self, number: int, rule: Rule) -> None:
        after = number + 1
        if rule.takes == "credit":
            if self._is_open(after) and len(self.lines[after].text.split()) <= 8:
                self.set(after, rule.kind, rule.name)
            if rule.kind == "credit":
                self._caption_above(number)
        elif rule.takes == "headline":
            self._take_headlines(after, rule)
        elif rule.takes == "list":
            while after < len(self.lines) and (self.kinds[after] or is_headline(self.lines[after].text)):
                if self.kinds[after] is None:
                    self.set(after, rule.kind, rule.name)
                after += 1

    def _take_headlines(self, first: int, rule: Rule) -> None:
        """The headline under a pointer, and more that follow it in title case."""
        for number in range(first, len(self.lines)):
            text = self.lines[number].text
            more = number == first or (len(text.split()) > 4 and is_title_cased(text, self.words))
            if not (more and self._is_open(number) and is_headline(text)):
                return
            self.set(number, rule.kind, rule.name)

    def _is_open(self, number: int) -> bool:
        return number < len(self.lines) and self.kinds[number] is None

    def _caption_above(self, number: int) -> None:
        above = number - 1
        if above < 0 or self.kinds[above] is not None:
            return
        text = self.lines[above].text
        before_story = not any(is_prose(line.text, self.words) for line in self.lines[:above])
        if len(text.split()) <= 45 and (before_story or not is_prose(text, self.words)):
            self.set(above, "caption", "above-credit")

    def find_opening(self, outlet: str | None, pack: Pack) -> tuple[int, Dateline] | None:
        """The paragraph that opens with a dateline, and that dateline."""
        for number, line in enumerate(self.lines[:_HEAD]):
            skip = self._lead_in(number) if self.kinds[number] is None else None
            if skip is None:
                continue
            if found := find_dateline(self._with_report(number)[skip:], known=outlet, pack=pack):
                span = Span(start=found.span.start + skip, end=min(found.span.end + skip, len(line.text)))
                return number, Dateline(span=span, outlet=found.outlet)
        return None

    def _with_report(self, number: int) -> str:
        """A line's text; a dateline that stands alone in its line is read with the paragraph below it."""
        text = self.lines[number].text
        alone = len(text) < _ALONE and text.endswith(("-", "–", "—")) and self._is_open(number + 1)
        return f"{text} {self.lines[number + 1].text}" if alone else text

    def _lead_in(self, number: int) -> int | None:
        """How much junk stands before a line's first words of report, such as an address."""
        start = self.lines[number].start
        return next((piece.start - start for piece in self._parts(number) if piece.kind == "body"), None)

    def _parts(self, number: int) -> tuple[Piece, ...]:
        """A line's pieces by the part rules, worked out once."""
        if number not in self._split:
            self._split[number] = split_line(self.lines[number], rules=self.part_rules, words=self.words)
        return self._split[number]

    def mark_head(self, title: int | None, opening: int | None) -> None:
        """Captions between the title and the paragraph with the dateline; the standfirst there is body."""
        if opening is None:
            return
        led = False
        for number in range(title + 1 if title is not None else 0, opening):
            if self.kinds[number] is not None:
                continue
            if self._is_caption(number) or (led and opening - number <= _CAPTIONS):
                self.set(number, "caption", "before-dateline")
            else:
                led = title is not None

    def _is_caption(self, number: int) -> bool:
        """Whether a line above the report names what a picture shows, by its own words."""
        text = self.lines[number].text
        short = len(text.split()) <= _SHORT and not text.endswith((".", "?", "!"))
        return short or bool(_ENDS_WITH_DAY.search(text))

    def _prose(self) -> list[int]:
        found = enumerate(zip(self.lines, self.kinds, strict=True))
        return [n for n, (line, kind) in found if kind is None and is_prose(line.text, self.words)]

    def mark_strays(self) -> None:
        """Headlines between paragraphs: sections of this story, or doors to another."""
        prose = self._prose()
        if len(prose) < 2:
            return
        told = story_words([self.lines[n].text for n in prose], self.words)
        for number in range(prose[0] + 1, len(self.lines)):
            text = self.lines[number].text
            if self.kinds[number] is not None or number in prose or not is_headline(text) or _LISTED.match(text):
                continue
            after = story_words([self.lines[n].text for n in prose if n > number][:2], self.words)
            stray = (
                not _MARK.match(text) and self._stands_alone(number, prose) and is_stray(text, told, after, self.words)
            )
            self.set(number, "promo" if stray else "heading", "stray" if stray else "section")

    def _stands_alone(self, number: int, prose: list[int]) -> bool:
        """Whether a line stands between paragraphs, not in a list, whose lines belong together."""
        before, after = number, number
        while before > 0 and self._is_short(before - 1, prose):
            before -= 1
        while after + 1 < len(self.lines) and self._is_short(after + 1, prose):
            after += 1
        return after + 1 < len(self.lines) and after - before < 2

    def _is_short(self, number: int, prose: list[int]) -> bool:
        return number not in prose and (self.kinds[number] is None or self.why[number] in ("stray", "section"))

    def mark_tail(self) -> None:
        """What stands behind the last paragraph: an author's self-praise, and headlines below the byline."""
        prose = self._prose()
        if not prose or len(self.lines) < 3:
            return
        if len(prose) > 2 and is_bio(self.lines[prose[-1]].text):
            self.set(prose.pop(), "byline", "bio")
        seen_junk = False
        for number in range(prose[-1] + 1, len(self.lines)):
            seen_junk = seen_junk or self.kinds[number] in _CLOSING
            if seen_junk and self.kinds[number] in (None, "heading"):
                self.set(number, "related", "after-the-end")

    def pieces(self, opening: tuple[int, Dateline] | None) -> tuple[Piece, ...]:
        """The page's pieces: whole lines where the kind is known, parts elsewhere."""
        found: list[Piece] = []
        for number, line in enumerate(self.lines):
            kind = self.kinds[number]
            if kind is not None:
                found += _whole(line, kind, self.why[number])
            elif opening and number == opening[0]:
                found += split_line(line, rules=self.part_rules, words=self.words, dateline=opening[1].span)
            else:
                found += self._parts(number)
        return tuple(found)


def _whole(line: Line, kind: ZoneKind, why: str) -> list[Piece]:
    """A whole line as one piece; the mark of a Markdown heading stands apart from its words."""
    mark = _MARK.match(line.text) if kind in ("title", "heading") else None
    if not mark:
        return [Piece(start=line.start, end=line.end, kind=kind, rule=why)]
    words = line.start + mark.end()
    edge = Piece(start=line.start, end=line.start + len(mark["mark"]), kind="navigation", rule="heading-mark")
    return [edge, Piece(start=words, end=line.end, kind=kind, rule=why)]


def is_prose(text: str, words: HeadlineWords) -> bool:
    """Whether a line reads as a paragraph: a sentence with its full stop, or long."""
    if len(text.split()) < 6:
        return False
    if text.endswith((".", '"', "”", ")", "]", ":")) or len(text) > 200:
        return True
    return text.endswith(("!", "?")) and not is_title_cased(text, words)
