"""Whether a text is in the pack's language."""

import re
from functools import cache

import py3langid

from runut.lang.pack import Pack
from runut.types.text import Value

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000  # code points; more does not change the answer


class LanguageSigns(Value, frozen=True, kw_only=True):
    """A language's commonest words, and the codes that an identifier gives to it and to those it is confused with."""

    words: frozenset[str]
    codes: frozenset[str]


@cache
def load_signs(pack: Pack) -> LanguageSigns:
    """The pack's signs of its language."""
    table = pack.toml("clean/language.toml")
    return LanguageSigns(words=frozenset(table["words"].split()), codes=frozenset(table["codes"]))


def is_foreign(text: str, *, pack: Pack) -> str | None:
    """The code of another language that the text is in, or None: its own, or too little to tell."""
    signs = load_signs(pack)
    words = [match.group().casefold() for match in _WORD.finditer(text[:_SAMPLE])]
    share = sum(word in signs.words for word in words) / max(1, len(words))
    if len(words) < 5 or share >= 0.1:
        return None
    code = str(py3langid.classify(text[:_SAMPLE])[0])
    return None if code in signs.codes or (share > 0 and len(words) < 15) else code
