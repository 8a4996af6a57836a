"""What an HTML page's head says of the article: title, author, time, site, address."""

import json
from collections.abc import Iterator

import htmldate
from lxml.html import HtmlElement

from runut.types.text import Value

_ARTICLES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "WebPage"})
_LATEST = "2099-12-31"  # the moment is no input of a stage, so that htmldate must not ask for it
_DATES = (
    "article:published_time",
    "datePublished",
    "content_PublishedDate",
    "publishdate",
    "pubdate",
    "dtk:publishdate",
    "date",
)


class Metadata(Value, frozen=True, kw_only=True):
    """What the page's head says, word by word; None where it is silent."""

    title: str | None
    author: str | None
    published: str | None
    site: str | None
    url: str | None


def read_metadata(tree: HtmlElement) -> Metadata:
    """The metadata of a parsed page: JSON-LD first, then meta elements, then htmldate for the day."""
    linked = next(_linked_articles(tree), {})
    metas = _metas(tree)
    return Metadata(
        title=_text(linked.get("headline"))
        or metas.get("og:title")
        or _first_text(tree, "//title[not(ancestor::svg)]"),
        author=_name(linked.get("author")) or _person(metas),
        published=_text(linked.get("datePublished")) or _first(metas, _DATES) or _guess_day(tree),
        site=metas.get("og:site_name") or _name(linked.get("publisher")),
        url=_first_text(tree, "//link[@rel='canonical']/@href") or metas.get("og:url"),
    )


def _linked_articles(tree: HtmlElement) -> Iterator[dict[str, object]]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            items = list(_flat(json.loads(script, strict=False)))
        except (ValueError, RecursionError):
            continue
        yield from (item for item in items if _ARTICLES & set(_flat_types(item)))


def _flat(found: object) -> Iterator[dict[str, object]]:
    if isinstance(found, list):
        for item in found:
            yield from _flat(item)
    elif isinstance(found, dict):
        yield found
        yield from _flat(found.get("@graph"))


def _flat_types(item: dict[str, object]) -> list[str]:
    kind = item.get("@type")
    return [str(k) for k in kind] if isinstance(kind, list) else [str(kind)]


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if key and content:
            found.setdefault(key, content)
    return found


def _person(metas: dict[str, str]) -> str | None:
    name = _first(metas, ("author", "article:author", "content_author", "dtk:author"))
    return None if name and name.startswith(("http:", "https:")) else name


def _first(metas: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((metas[key] for key in keys if key in metas), None)


def _first_text(tree: HtmlElement, path: str) -> str | None:
    for node in tree.xpath(path):
        text = node if isinstance(node, str) else node.text_content()
        if text.strip():
            return " ".join(text.split())
    return None


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return _name(value[0]) if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _guess_day(tree: HtmlElement) -> str | None:
    return htmldate.find_date(tree, extensive_search=False, original_date=True, max_date=_LATEST)
