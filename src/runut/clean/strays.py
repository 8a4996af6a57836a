"""Headlines pushed between paragraphs: they lead to other stories, and share few words with this one."""

import re
from collections.abc import Iterable

from runut.clean.headlines import HeadlineWords, is_title_cased

_WORD = re.compile(r"[^\W_][\w'’-]+")
_NUMBERED = re.compile(r"(?:\d{1,2}|[A-Za-z])[.)] ")
_SECTION = 5  # words; a line this short is a section heading
_LONG_SECTION = 7  # words; up to here a section may use words of its own
_OWN = 0.6  # a section's share of words that the story uses too
_FRAGMENT = re.compile(r".+?[.!?](?=\s|$)")
_SCRAP = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,4}[.!]")


def story_words(paragraphs: Iterable[str], words: HeadlineWords) -> frozenset[str]:
    """The words that a story's paragraphs use, case-folded."""
    return frozenset(word for text in paragraphs for word in content_words(text, words))


def content_words(text: str, words: HeadlineWords) -> list[str]:
    """A text's words without the small ones, case-folded."""
    folded = (match.group().casefold() for match in _WORD.finditer(text))
    return [word for word in folded if len(word) > 2 and word not in words.small]


def is_stray(text: str, story: frozenset[str], following: frozenset[str], words: HeadlineWords) -> bool:
    """Whether a headline between paragraphs leads to another story; else it is a section of this one.

    `story` and `following` are the words of all paragraphs and of those right behind the line.
    """
    own, size = content_words(text, words), len(text.split())
    if size <= _SECTION or not own or _NUMBERED.match(text) or text.endswith(":"):
        return False
    if size <= _LONG_SECTION and any(word in following for word in own):
        return False
    share = sum(word in story for word in own) / len(own)
    if is_title_cased(text, words):
        return share < _OWN and own[0] not in words.starts
    return share < _OWN / 2.5 and size > _LONG_SECTION and not text.endswith("?")


def is_bio(text: str) -> bool:
    """Whether a line is an author's self-praise as blog themes put it under a post: a row of verbless scraps."""
    scraps = _FRAGMENT.findall(text.strip("\"“”'‘’ "))
    return len(scraps) >= 3 and all(_SCRAP.fullmatch(scrap.strip()) for scrap in scraps)
