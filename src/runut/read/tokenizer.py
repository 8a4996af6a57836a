"""Words: spaCy's tokenizer of the language, with hyphenated words kept whole."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Self

import spacy.util
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

_ALPHA = r"[^\W\d_]"
_INFIX = re.compile(
    r"…|\.{2,}|[–—~;]|-{2,}|[\"“”«»()\[\]]"
    rf"|(?<={_ALPHA}{{2}})[.?!,](?=[A-ZÀ-ÖØ-Þ])"
    rf"|(?<=[\d)\"”’])[.?!,](?=[A-ZÀ-ÖØ-Þ])"
    rf"|(?<={_ALPHA}),(?={_ALPHA})|(?<=\d)[:/](?={_ALPHA})|(?<={_ALPHA})[:<>=/](?=\w)|(?<=\d)[+*^/\\](?=\d)"
    r"|(?<=\d)%(?=\w)|-"
)
_DROPPED_SUFFIXES = (r"\-[Nn]ya", "-[KkMm]u")  # clitics stay joined
_TYPED_QUOTES = ("``", "''")
_INITIALS = (r"(?<=^[A-Z])\.", r"(?<=[-a-z][A-Z])\.")  # J. Kristiadi; TransU.
_ENDLESS = re.compile(r"\S{200}(?=\S)")  # no word is as long: it is cut there, since the time grows with its square
_REACH = 40  # characters beside a hyphen that are looked at
_SHORT_PREFIX = re.compile(r"[A-Z][a-z]")  # Al-Qaeda, El-Sisi


class WordTokenizer(Tokenizer):  # type: ignore[misc]  # compiled, without stubs
    """A tokenizer that is made from the language pack, so that nothing of it is kept with a saved pipeline."""

    def __call__(self, text: str) -> Doc:
        """The words of a text."""
        cuts = [0, *(match.end() for match in _ENDLESS.finditer(text)), len(text)]
        whole: Callable[[str], Doc] = super().__call__
        if len(cuts) == 2:
            return whole(text)
        return Doc.from_docs([whole(text[a:b]) for a, b in pairwise(cuts)], ensure_whitespace=False)

    def to_disk(self, path: Path, **kwargs: object) -> None:
        """Write nothing."""

    def from_disk(self, path: Path, **kwargs: object) -> Self:
        """Read nothing."""
        return self

    def to_bytes(self, **kwargs: object) -> bytes:
        """No bytes."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> Self:
        """Read nothing."""
        return self


def build_tokenizer(nlp: Language, abbreviations: Iterable[str]) -> Tokenizer:
    """The tokenizer of a blank pipeline's language: no emoticons, our own cuts inside words, abbreviations whole."""
    defaults = nlp.Defaults
    suffixes = [rule for rule in defaults.suffixes or () if rule not in _DROPPED_SUFFIXES]
    exceptions = {form: value for form, value in (defaults.tokenizer_exceptions or {}).items() if _is_word(form)}
    exceptions |= {form: [{ORTH: form}] for form in abbreviations}
    return WordTokenizer(
        nlp.vocab,
        rules=exceptions,
        prefix_search=spacy.util.compile_prefix_regex([*_TYPED_QUOTES, *(defaults.prefixes or ())]).search,
        suffix_search=spacy.util.compile_suffix_regex([*_TYPED_QUOTES, *_INITIALS, *suffixes]).search,
        infix_finditer=find_infixes,
        url_match=defaults.url_match,
    )


def _is_word(form: str) -> bool:
    """Whether a form of the general list is kept; a stop only at its end is a word of its own, as in GSD."""
    letters = form[:1].isalpha() and any(c.isalpha() for c in form[1:])
    return len(form) > 2 and letters and not set("- ") & set(form) and form.find(".") != len(form) - 1


def find_infixes(text: str) -> Iterator[re.Match[str]]:
    """The stretches that cut a chunk of text into words."""
    for match in _INFIX.finditer(text):
        if match.group() != "-" or _cuts(text, match.start()):
            yield match


def _cuts(text: str, at: int) -> bool:
    """Whether a hyphen stands between two words: ranges and pairs of names, not reduplication or affixes."""
    left = re.split(r"[-\W]", text[max(0, at - _REACH) : at])[-1]
    right = re.split(r"[-\W]", text[at + 1 : at + _REACH])[0]
    if not left or not right:
        return False
    if left[-1].isdigit() and right[0].isdigit():
        return True
    pair = left[0].isupper() and right[0].isupper() and len(right) > 1
    return pair and left.casefold() not in right.casefold() and not _SHORT_PREFIX.fullmatch(left)
