"""Section headings that a flattened page ran into the sentences before and behind them (`usai.Jalan BuntuMenurut`)."""

import re
from collections.abc import Iterator

from runut.clean.headlines import HeadlineWords, is_title_cased
from runut.types.text import Span

_FLAT = 400  # code points; a shorter line is a paragraph that a page set on its own
_LONGEST = 9  # words
_CAPITALS = re.compile(r"(?<=[\w)][.?!])[A-Z]{3,}(?: [A-Z\d]{2,}){0,7}(?=[A-Z][a-z]+ )")
_TITLE = re.compile(r"(?<=[\w)”\"][.?!”\"])[A-Z][\w'’-]*(?: [\w'’-]+)+?(?<=[a-z]{2})[?!]?(?=([A-Z][a-z]{3,}) \w)")


def find_glued_headings(text: str, words: HeadlineWords) -> Iterator[Span]:
    """The headings without a blank on either side in a line that holds a whole page."""
    if len(text) < _FLAT:
        return
    for match in _CAPITALS.finditer(text):
        yield Span(start=match.start(), end=match.end())
    for match in _TITLE.finditer(text):
        if _is_heading(match.group(), match[1], words):
            yield Span(start=match.start(), end=match.end())


def _is_heading(text: str, following: str, words: HeadlineWords) -> bool:
    """Whether glued words are a heading: all in title case, no office before a name, an ordinary word behind them."""
    first = text.split()[0].casefold()
    if len(text.split()) > _LONGEST or first in words.titles or first in words.starts:
        return False
    return is_title_cased(text, words) and words.is_common(following)
