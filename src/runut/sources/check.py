"""Whether bytes are text that can be read, told from the bytes alone."""

import codecs
import shlex
from typing import NamedTuple

LIMIT = 10_000_000  # bytes; the longest news page seen is a hundredth of it

_MAGIC = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\xfd7zXZ": "an xz archive",
    b"SQLite format 3": "a SQLite database",
}
_WIDE = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_CONTROL = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"
_SAMPLE = 4096


class Refusal(NamedTuple):
    """Why bytes cannot be read: a reason key, what is wrong, what to do."""

    reason: str
    detail: str
    advice: str


def check_bytes(data: bytes, name: str) -> Refusal | None:
    """Why the bytes of a file are no page to read, or None where they are one.

    HTML that is not UTF-8 passes: the page itself may say what it is.
    """
    if len(data) > LIMIT:
        return Refusal("too-large", f"over {LIMIT // 1_000_000} MB, too long for one page", "give one article a file")
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return Refusal("empty", "there is nothing in it", "leave it out")
    if kind := _binary_kind(data):
        return Refusal("binary", f"it is {kind}, not text", "give the page as text, Markdown or HTML")
    if encoding := _foreign_encoding(data, name):
        return Refusal("encoding", f"it is {encoding} text, not UTF-8", _mend(encoding, name))
    return None


def _binary_kind(data: bytes) -> str | None:
    known = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if known or _wide_encoding(data):
        return known
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return "binary data" if b"\0" in data or controls * 20 > len(sample) else None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, by its mark or, without one, by a zero beside nearly every letter."""
    marked = next((name for mark, name in _WIDE.items() if data.startswith(mark)), None)
    if marked:
        return marked
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    if even.count(0) == 0 and odd.count(0) * 10 > len(odd) * 9:
        return "UTF-16LE"
    if odd.count(0) == 0 and even.count(0) * 10 > len(even) * 9:
        return "UTF-16BE"
    return None


def _foreign_encoding(data: bytes, name: str) -> str | None:
    if wide := _wide_encoding(data):
        return wide
    if _is_html(data, name):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "WINDOWS-1252" if any(0x80 <= byte < 0xA0 for byte in data) else "ISO-8859-1"
    return None


def _is_html(data: bytes, name: str) -> bool:
    return name.lower().endswith((".html", ".htm")) or data.lstrip()[:1] == b"<"


def _mend(encoding: str, name: str) -> str:
    return f"iconv -f {encoding} -t UTF-8 {shlex.quote(name)} > {shlex.quote(name + '.utf8')}"
