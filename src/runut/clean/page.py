"""One input's bytes to an Article."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from runut.clean.dates import DateForms, load_dates
from runut.clean.decode import Undecodable, decode
from runut.clean.html import is_html, read_html
from runut.clean.language import is_foreign
from runut.clean.lines import Line, Piece, split_lines
from runut.clean.metadata import Metadata
from runut.clean.outlets import domain_of, outlet_of_report, outlet_of_spelling, outlet_of_url
from runut.clean.people import find_people, load_bylines
from runut.clean.published import published_as, published_by_report, published_in_line
from runut.clean.zones import Layout, find_layout
from runut.lang.pack import Pack
from runut.types.text import Article, Outlet, Published, Raw, Rejection, Snippet, Value, Zone

_ADVICE = {
    "empty": "leave it out, or give the page itself",
    "binary": "extract its text first: Runut reads text, Markdown and HTML",
    "encoding": "convert it to UTF-8 first: iconv -f WINDOWS-1252 -t UTF-8 {path} > utf8.txt",
    "language": "leave it out, or give a page in the pack's language ({pack})",
    "no_article": "give the page of one article, not a front page or a list",
}

_DETAIL: dict[Undecodable, str] = {
    "empty": "there is nothing in it",
    "binary": "it is binary data, not text",
    "encoding": "its bytes are not UTF-8",
}


class _Page(Value, frozen=True, kw_only=True):
    """A page's text and lines, and what its own head says of it."""

    text: str
    lines: tuple[Line, ...]
    metadata: Metadata | None = None


def clean_page(raw: Raw, *, pack: Pack) -> Article | Rejection:
    """The article that stands on a page, or why there is none."""
    text, trouble = decode(raw.data)
    if trouble:
        return _reject(raw, trouble, _DETAIL[trouble], pack)
    page = _read(text, pack)
    if page is None:
        return _reject(raw, "no_article", "HTML without any text", pack)
    return _clean(raw, page, pack)


def _read(text: str, pack: Pack) -> _Page | None:
    if not is_html(text):
        return _Page(text=text, lines=split_lines(text))
    page = read_html(text, pack=pack)
    return _Page(text=page.text, lines=page.lines, metadata=page.metadata) if page else None


def _reject(raw: Raw, reason: str, detail: str, pack: Pack) -> Rejection:
    advice = _ADVICE[reason].format(path=raw.path or "FILE", pack=pack.language)
    return Rejection(path=raw.path, reason=reason, detail=detail, advice=advice)


def _clean(raw: Raw, page: _Page, pack: Pack) -> Article | Rejection:
    site = page.metadata.site if page.metadata else None
    layout = find_layout(page.lines, title=raw.given.title, outlet=raw.given.outlet or site, pack=pack)
    body = "\n".join(_texts(page.text, layout.pieces, "title", "body"))
    if not any(piece.kind == "body" for piece in layout.pieces):
        return _reject(raw, "no_article", "no paragraph of an article", pack)
    if foreign := is_foreign(body, pack=pack):
        return _reject(raw, "language", f"the text reads as {foreign!r}", pack)
    return _article(raw, page, layout, pack)


def _article(raw: Raw, page: _Page, layout: Layout, pack: Pack) -> Article:
    bylines = [piece for piece in layout.pieces if piece.kind == "byline"]
    authors, editors = find_people(page.text, bylines, load_bylines(pack))
    url = raw.given.url or (page.metadata.url if page.metadata else None)
    return Article(
        id=raw.sha256[:16],
        sha256=raw.sha256,
        path=raw.path,
        url=url,
        text=page.text,
        language=pack.language,
        title=_title(page.text, layout),
        authors=authors or _author_by_metadata(page),
        editors=editors,
        outlet=_outlet(raw, url, page.metadata, layout, pack) or _by_report(page.text, layout, pack),
        published=_published(raw, page, layout, pack),
        zones=tuple(_zones(page.lines, layout)),
    )


def _zones(lines: tuple[Line, ...], layout: Layout) -> Iterator[Zone]:
    starts = [line.start for line in lines]
    for piece in layout.pieces:
        line = lines[bisect_right(starts, piece.start) - 1]
        yield Zone(start=piece.start, end=piece.end, kind=piece.kind, path=line.path)


def _author_by_metadata(page: _Page) -> tuple[Snippet, ...]:
    """The author that the page's head names, where the text names that person too."""
    name = page.metadata.author if page.metadata else None
    at = page.text.find(name) if name else -1
    return (Snippet(text=name, start=at, end=at + len(name)),) if name and at >= 0 else ()


def _title(text: str, layout: Layout) -> Snippet | None:
    piece = layout.title
    return Snippet(text=text[piece.start : piece.end], start=piece.start, end=piece.end) if piece else None


def _outlet(raw: Raw, url: str | None, metadata: Metadata | None, layout: Layout, pack: Pack) -> Outlet | None:
    by_url = outlet_of_url(url, pack)
    if raw.given.outlet:
        return Outlet(name=raw.given.outlet, domain=by_url.domain if by_url else domain_of(url), basis="given")
    if by_url:
        return by_url
    if metadata and metadata.site:
        found = outlet_of_spelling(metadata.site, basis="metadata", pack=pack)
        return Outlet(name=found.name, domain=domain_of(url), basis="metadata")
    return outlet_of_spelling(layout.newsroom, basis="dateline", pack=pack) if layout.newsroom else None


def _by_report(text: str, layout: Layout, pack: Pack) -> Outlet | None:
    return outlet_of_report("\n".join(_texts(text, layout.pieces, "body")), pack)


def _published(raw: Raw, page: _Page, layout: Layout, pack: Pack) -> Published | None:
    forms = load_dates(pack)
    given = published_as(raw.given.published, "given") if raw.given.published else None
    told = page.metadata.published if page.metadata else None
    by_head = (published_as(told, "metadata") or published_in_line(told, forms, "metadata")) if told else None
    if given or by_head:
        return given or by_head
    return _published_by_text(page.text, layout, forms)


def _published_by_text(text: str, layout: Layout, forms: DateForms) -> Published | None:
    bases: tuple[Literal["byline", "dateline"], ...] = ("byline", "dateline")
    for basis in bases:
        for line in _texts(text, layout.pieces, basis):
            if found := published_in_line(line, forms, basis):
                return found
    return published_by_report("\n".join(_texts(text, layout.pieces, "body")), forms)


def _texts(text: str, pieces: Iterable[Piece], *kinds: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in pieces if piece.kind in kinds]
