"""One statement told by several articles: quotations of one speaker folded where they are the same words.

What one person says is one source, however many tell it. Short words that are common (`that is not true`) are the same
statement only within one story. What one article has them deny and another has them say is not the same.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from runut.present.board.acts import act_of
from runut.store.voices import Said

WORD = re.compile(r"\w+")
TELLING = 6  # words that make a statement known again wherever it stands

Statement = list[Said]
_Words = tuple[str, ...]


def fold(said: Iterable[Said], story_of: Mapping[str, str]) -> list[Statement]:
    """The statements behind quotations of one speaker, in the order in which they come: the same words, or the
    beginning or the end of them."""
    known: dict[object, list[tuple[_Words, Statement]]] = {}
    found: list[Statement] = []
    for one in said:
        words = tuple(WORD.findall(one.text.casefold()))
        act = act_of(one.cue, direct=one.direct)
        keys = [(act, key) for key in _keys(words, story_of.get(one.article, one.article))]
        near = (pair for key in keys for pair in known.get(key, ()))
        statement = next((statement for other, statement in near if _is_part(words, other)), None)
        if statement is None:
            statement = []
            found.append(statement)
        statement.append(one)
        for key in keys:
            known.setdefault(key, []).append((words, statement))
    return found


def _keys(words: _Words, story: str) -> Sequence[object]:
    """Under what a statement is looked for: how it begins and how it ends, or all of it in its story."""
    if len(words) < TELLING:
        return [(story, words)]
    return ("first", *words[:TELLING]), ("last", *words[-TELLING:])


def _is_part(left: _Words, right: _Words) -> bool:
    """Whether one is the other, or its beginning or its end."""
    short, long = sorted((left, right), key=len)
    return long[: len(short)] == short or long[len(long) - len(short) :] == short
