"""One article, one sense: a lone surname is a person where the article names that person in full."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from runut.types.syntax import NamedSpan


def agree(text: str, names: Sequence[NamedSpan]) -> tuple[NamedSpan, ...]:
    """The names, lone words retyped as persons where they stand in a person's longer name and in no other's."""
    parts: dict[str, Counter[str]] = {}
    for name in names:
        words = _words(text, name)
        for word in words if len(words) > 1 else ():
            parts.setdefault(word, Counter())[name.type] += 1
    return tuple(_retyped(text, name, parts) for name in names)


def _words(text: str, name: NamedSpan) -> list[str]:
    return text[name.start : name.end].split()


def _retyped(text: str, name: NamedSpan, parts: dict[str, Counter[str]]) -> NamedSpan:
    words = _words(text, name)
    kinds = parts.get(words[0]) if len(words) == 1 else None
    return replace(name, type="PER", modifier=False) if kinds is not None and set(kinds) == {"PER"} else name
