"""Bytes and the text that is taken out of them.

Every `start` and `end` is a half-open range of Unicode code points in `Article.text`, which never changes once made.
"""

from hashlib import sha256
from typing import Literal

import msgspec

ZoneKind = Literal[
    "title",
    "dateline",
    "heading",
    "body",
    "caption",
    "credit",
    "byline",
    "promo",
    "related",
    "navigation",
    "advert",
]
CONTENT_ZONES: frozenset[ZoneKind] = frozenset({"title", "heading", "dateline", "body"})
READ_ZONES: frozenset[ZoneKind] = frozenset({"title", "heading", "body"})
PublishedBasis = Literal["given", "metadata", "byline", "dateline", "text", "casebook"]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all values: immutable, compared by content, built by keyword."""


class Span(Value, frozen=True, kw_only=True):
    """A range of code points."""

    start: int
    end: int


class Snippet(Value, frozen=True, kw_only=True):
    """A range and the words that stand there: `article.text[start:end] == text`."""

    text: str
    start: int
    end: int


class Outlet(Value, frozen=True, kw_only=True):
    """Who published the page.

    `basis`: given, domain, dateline, byline, metadata, or text (what the report calls its own).
    """

    name: str
    domain: str | None
    basis: str


class Published(Value, frozen=True, kw_only=True):
    """When the page came out: an ISO 8601 value and the first and last day that it allows."""

    value: str
    earliest: str
    latest: str
    basis: PublishedBasis


class Given(Value, frozen=True, kw_only=True):
    """What a user knows of an input beforehand (a line of a manifest); all ISO 8601 or plain text."""

    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None


class Raw(Value, frozen=True, kw_only=True):
    """One input: its bytes, where they came from, and what was known of them. `sha256` in hex digits."""

    data: bytes
    sha256: str
    path: str | None
    given: Given = Given()


class Rejection(Value, frozen=True, kw_only=True):
    """An input that is no article. `reason` is a short key (`empty`, `binary`, `language` …), `advice` what to do."""

    path: str | None
    reason: str
    detail: str
    advice: str


class Zone(Value, frozen=True, kw_only=True):
    """What a stretch of the page is; `path` is the element path in HTML input, else null."""

    start: int
    end: int
    kind: ZoneKind
    path: str | None = None


class Article(Value, frozen=True, kw_only=True):
    """A cleaned page: the decoded text, and what each part of it is. `id` is the first 16 hex digits of `sha256`."""

    id: str
    sha256: str
    path: str | None
    url: str | None
    text: str
    language: str
    title: Snippet | None
    authors: tuple[Snippet, ...]
    editors: tuple[Snippet, ...]
    outlet: Outlet | None
    published: Published | None
    zones: tuple[Zone, ...]


def plain_article(
    text: str, *, published: str | None = None, zones: tuple[Zone, ...] = (), language: str = "und"
) -> Article:
    """An article that is a text and nothing more: one body zone unless zones are given, dated by an ISO day if any."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    day = Published(value=published, earliest=published, latest=published, basis="given") if published else None
    return Article(
        id=digest[:16],
        sha256=digest,
        path=None,
        url=None,
        text=text,
        language="und",
        title=None,
        authors=(),
        editors=(),
        outlet=None,
        published=day,
        zones=zones or (Zone(start=0, end=len(text), kind="body"),),
    )
