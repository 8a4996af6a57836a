"""Who wrote and who edited a page, by its bylines."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from runut.clean.lines import Piece
from runut.lang.pack import Pack
from runut.types.text import Snippet, Value


class BylineForms(Value, frozen=True, kw_only=True):
    """Patterns whose group `name` is an author or an editor, and words that end a name."""

    authors: tuple[re.Pattern[str], ...]
    editors: tuple[re.Pattern[str], ...]
    never: frozenset[str]


@cache
def load_bylines(pack: Pack) -> BylineForms:
    """The pack's byline forms."""
    table = pack.toml("clean/people.toml")
    return BylineForms(
        authors=tuple(re.compile(p.replace("<person>", table["person"])) for p in table["authors"]),
        editors=tuple(re.compile(p.replace("<person>", table["person"])) for p in table["editors"]),
        never=frozenset(table["never"]),
    )


def find_people(
    text: str, bylines: Iterable[Piece], forms: BylineForms
) -> tuple[tuple[Snippet, ...], tuple[Snippet, ...]]:
    """Authors and editors, each once, in text order."""
    authors: dict[str, Snippet] = {}
    editors: dict[str, Snippet] = {}
    for piece in bylines:
        editors |= {s.text: s for s in _named(text, piece, forms.editors, forms.never)}
        found = _named(text, piece, forms.authors, forms.never)
        authors |= {s.text: s for s in found if s.text not in editors and s.text not in authors}
    return tuple(authors.values()), tuple(editors.values())


def _named(text: str, piece: Piece, patterns: Iterable[re.Pattern[str]], never: frozenset[str]) -> Iterator[Snippet]:
    line = text[piece.start : piece.end]
    for pattern in patterns:
        for match in pattern.finditer(line):
            start = match.start("name")
            end = start + len(_cut(match["name"], never))
            if end > start + 2:
                yield Snippet(text=line[start:end], start=piece.start + start, end=piece.start + end)


def _cut(name: str, never: frozenset[str]) -> str:
    """A name without the words of the next label that ran into it."""
    kept: list[str] = []
    for word in name.split(" "):
        if word.rstrip(":") in never or "." in word.rstrip(".")[2:]:
            break
        kept.append(word)
    return " ".join(kept).rstrip(" -–,")
