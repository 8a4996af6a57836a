"""Drafts of quotations, before they are numbered and tied to their sources."""

from runut.annotate.reported.page import Page
from runut.annotate.reported.speakers import Speaker
from runut.types.text import Span, Value


class Said(Value, frozen=True, kw_only=True):
    """Something said: the content's range, who said it, with which cue, and the rule that found it."""

    start: int
    end: int
    direct: bool
    speaker: Speaker | None
    cue: Span | None
    why: str
    addressee: str | None = None
    kind: str = "say"
    going_on: bool = False  # with the one who spoke last (`imbuhnya`)


def span_of_token(page: Page, number: int) -> Span:
    """A token's range."""
    return Span(start=page.tokens[number].start, end=page.tokens[number].end)


def tidy(page: Page, start: int, end: int) -> tuple[int, int]:
    """A range without blanks and without loose punctuation at its ends."""
    text = page.text
    while start < end and (text[start].isspace() or text[start] in ",:;–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:–—-("):
        end -= 1
    return start, end
