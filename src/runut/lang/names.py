"""Comparing names: spelling differences that do not tell two names apart."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

_JOINERS = re.compile(r"[\s\u00a0_\-\u2010-\u2015/]+")
_DROPPED = re.compile(r"[.'`\u2018\u2019\u02bb\u02bc\"]")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without case, accents, apostrophes and dots; hyphens and white space of any kind become one space."""
    plain = name if name.isascii() else "".join(c for c in normalize("NFKD", name) if not combining(c))
    return _JOINERS.sub(" ", _DROPPED.sub("", plain)).strip().casefold().replace("ı", "i")


def may_fold(surface: str) -> bool:
    """Whether a surface may be looked up without regard to case.

    Several words may; one word only where it is written large throughout, as in a headline, and is too long to be
    an abbreviation: `rusia` may be a typo, but `suara`, `barat` and `as` are common words.
    """
    return len(fold(surface).split(" ")) > 1 or (surface.isupper() and len(surface) > 3) or not surface.isascii()
