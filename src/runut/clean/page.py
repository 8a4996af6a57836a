"""One input's bytes to an Article."""

from collections.abc import Iterable

from runut.clean.dates import load_dates
from runut.clean.decode import Undecodable, decode
from runut.clean.language import is_foreign
from runut.clean.lines import Piece, split_lines
from runut.clean.outlets import load_outlets, outlet_of_spelling, outlet_of_url
from runut.clean.people import find_people, load_bylines
from runut.clean.published import published_as, published_by_report, published_in_line
from runut.clean.zones import Layout, find_layout
from runut.lang.pack import Pack
from runut.types.text import Article, Outlet, Published, Raw, Rejection, Snippet, Zone

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


def clean_page(raw: Raw, *, pack: Pack) -> Article | Rejection:
    """The article that stands on a page, or why there is none."""
    text, trouble = decode(raw.data)
    if trouble:
        return _reject(raw, trouble, _DETAIL[trouble], pack)
    return _clean_text(raw, text, pack)


def _reject(raw: Raw, reason: str, detail: str, pack: Pack) -> Rejection:
    advice = _ADVICE[reason].format(path=raw.path or "FILE", pack=pack.language)
    return Rejection(path=raw.path, reason=reason, detail=detail, advice=advice)


def _clean_text(raw: Raw, text: str, pack: Pack) -> Article | Rejection:
    layout = find_layout(split_lines(text), title=raw.given.title, pack=pack)
    body = "\n".join(text[p.start : p.end] for p in layout.pieces if p.kind in ("title", "body"))
    if not any(p.kind == "body" for p in layout.pieces):
        return _reject(raw, "no_article", "no paragraph of an article", pack)
    if foreign := is_foreign(body, pack=pack):
        return _reject(raw, "language", f"the text reads as {foreign!r}", pack)
    return _article(raw, text, layout, pack)


def _article(raw: Raw, text: str, layout: Layout, pack: Pack) -> Article:
    bylines = [p for p in layout.pieces if p.kind == "byline"]
    authors, editors = find_people(text, bylines, load_bylines(pack))
    return Article(
        id=raw.sha256[:16],
        sha256=raw.sha256,
        path=raw.path,
        url=raw.given.url,
        text=text,
        language=pack.language,
        title=_title(text, layout),
        authors=authors,
        editors=editors,
        outlet=_outlet(raw, layout, pack),
        published=_published(raw, text, layout, pack),
        zones=tuple(Zone(start=p.start, end=p.end, kind=p.kind) for p in layout.pieces),
    )


def _title(text: str, layout: Layout) -> Snippet | None:
    piece = layout.title
    return Snippet(text=text[piece.start : piece.end], start=piece.start, end=piece.end) if piece else None


def _outlet(raw: Raw, layout: Layout, pack: Pack) -> Outlet | None:
    names = load_outlets(pack)
    by_url = outlet_of_url(raw.given.url, names)
    if raw.given.outlet:
        return Outlet(name=raw.given.outlet, domain=by_url.domain if by_url else None, basis="given")
    if by_url or not layout.newsroom:
        return by_url
    return outlet_of_spelling(layout.newsroom, names, basis="dateline")


def _published(raw: Raw, text: str, layout: Layout, pack: Pack) -> Published | None:
    forms = load_dates(pack)
    given = published_as(raw.given.published, "given") if raw.given.published else None
    if given:
        return given
    for kind in ("byline", "dateline"):
        for line in _texts(text, layout.pieces, kind):
            if found := published_in_line(line, forms, kind):
                return found
    return published_by_report("\n".join(_texts(text, layout.pieces, "body")), forms)


def _texts(text: str, pieces: Iterable[Piece], kind: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in pieces if piece.kind == kind]
