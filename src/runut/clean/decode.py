"""Bytes to text: UTF-8, or UTF-16 or Windows-1252 that say so; anything else is refused with advice."""

import re
from typing import Literal

Undecodable = Literal["empty", "binary", "encoding"]

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BINARY_MARKS = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
)
_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?\b(?:charset|encoding)\s*=\s*[\"']?([\w:-]+)", re.I)
_WESTERN = frozenset({b"windows-1252", b"cp1252", b"iso-8859-1", b"latin1", b"latin-1", b"us-ascii", b"ascii"})
_HEAD = 4096  # bytes in which a page declares its encoding
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1a\x1b")


def decode(data: bytes) -> tuple[str, Undecodable | None]:
    """The text and None, or no text and why there is none."""
    if data.startswith(_BINARY_MARKS):
        return "", "binary"
    text = _read_utf16(data) if data.startswith(_UTF16_MARKS) else _read_utf8(data)
    text = _read_declared(data) if text is None else text
    if text is None:
        return "", "binary" if b"\0" in data else "encoding"
    if any(character in _CONTROLS for character in text):
        return "", "binary"
    return text, None if text.strip("\ufeff \t\r\n\xa0\u200b") else "empty"


def _read_utf16(data: bytes) -> str | None:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        return None


def _read_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _read_declared(data: bytes) -> str | None:
    """A page that is no UTF-8 and declares a Western encoding, which browsers read as Windows-1252."""
    declared = _DECLARED.search(data, 0, _HEAD)
    if not declared or declared[1].lower() not in _WESTERN:
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None
