"""HTML pages: the main text, a block a line, each with its element path; and what the head says."""

import re
from collections.abc import Iterator
from functools import cache

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement
from readability import Document

from runut.clean.lines import Line, is_blank
from runut.clean.metadata import Metadata, read_metadata
from runut.lang.pack import Pack
from runut.types.text import Value, ZoneKind

_SIGNS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|div|p|section|main)\b",
    re.I | re.S,
)
_BLOCKS = frozenset(
    (
        *("p", "div", "article", "section", "main", "blockquote", "pre", "address", "center", "hr", "nav", "aside"),
        *("li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "figure", "figcaption"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "footer", "form", "body", "html"),
    )
)
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "textarea", "button")
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_OPENING = 50_000  # code points in which a page shows that it is HTML; caches write long comments on top
_PARAGRAPH = 80  # code points; an element with more words of its own belongs to the report
_BYLINE = 160  # code points; what is longer is no byline
_LEAST = 120  # code points; a main text that is shorter was not found


Classes = tuple[tuple[ZoneKind, re.Pattern[str]], ...]


class Block(Value, frozen=True, kw_only=True):
    """A block's words on one line, its element path in the page, and what its mark-up says that it is."""

    text: str
    path: str
    kind: ZoneKind | None


class HtmlPage(Value, frozen=True, kw_only=True):
    """What was taken out of a page: text, its lines, and the head's metadata."""

    text: str
    lines: tuple[Line, ...]
    metadata: Metadata


def is_html(text: str) -> bool:
    """Whether a text is an HTML page or a piece of one."""
    return bool(_SIGNS.match(text[:_OPENING]))


def read_html(text: str, *, pack: Pack) -> HtmlPage | None:
    """The page's main text and metadata; None where nothing can be parsed."""
    try:
        tree = lxml.html.document_fromstring(
            text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
        )
    except (ParserError, ValueError):
        return None
    if not any(str(text).strip() for body in tree.iter("body") for text in body.itertext()):
        return None  # the extractor fails on a page without a body
    metadata = read_metadata(tree)
    blocks = list(_main_blocks(text, tree, pack))
    headline = _headline(tree, blocks, metadata)
    top = [headline] if headline else [block for block in blocks[:1] if block.kind == "title"]
    main = blocks if headline else blocks[len(top) :]
    return _lay_out([*top, *_bylines(tree, blocks, _classes(pack)), *main], metadata)


def _main_blocks(text: str, tree: HtmlElement, pack: Pack) -> Iterator[Block]:
    main = lxml.html.fragment_fromstring(Document(text, xpath=True).summary(html_partial=True), create_parent="div")
    if len(main.text_content()) < _LEAST:
        for element in tree.iter():
            if isinstance(element.tag, str):
                element.set("x", tree.getroottree().getpath(element))
        main = tree.find("body") if tree.find("body") is not None else tree
    return _blocks(main, _classes(pack))


def _headline(tree: HtmlElement, blocks: list[Block], metadata: Metadata) -> Block | None:
    """The page's `h1` where the main text lacks it."""
    for element in tree.iter("h1"):
        words = _words(element.text_content())
        if len(words) > 8 and all(block.text != words for block in blocks[:6]):
            return Block(text=words, path=tree.getroottree().getpath(element), kind="title")
        if words:
            return None
    title = metadata.title
    if not title or any(block.text == title for block in blocks[:6]):
        return None
    return Block(text=title, path="/html/head", kind="title")


def _bylines(tree: HtmlElement, blocks: list[Block], classes: Classes) -> Iterator[Block]:
    """What stands between the headline and the report about who wrote it and when, where the main text lacks it."""
    known = {block.text for block in blocks}
    for element in _between_headline_and_report(tree, dict(classes)["byline"]):
        for block in _blocks(element, classes):
            if block.text not in known:
                path = tree.getroottree().getpath(element)
                yield Block(text=block.text, path=path, kind="byline")


def _between_headline_and_report(tree: HtmlElement, pattern: re.Pattern[str]) -> Iterator[HtmlElement]:
    """The outermost short elements there whose class or id matches."""
    inside: set[HtmlElement] = set()
    headed = False
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if headed and element.tag not in _SILENT and len(_own_words(element)) > _PARAGRAPH:
            return
        size = len(_words(element.text_content())) if headed else 0
        headed = headed or element.tag == "h1"
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.getparent() in inside:
            inside.add(element)
        elif 0 < size < _BYLINE and pattern.search(names):
            inside.add(element)
            yield element


def _own_words(element: HtmlElement) -> str:
    return _words(" ".join([element.text or "", *(child.tail or "" for child in element)]))


@cache
def _classes(pack: Pack) -> tuple[tuple[ZoneKind, re.Pattern[str]], ...]:
    table = pack.toml("clean/html.toml")["classes"]
    return tuple((kind, re.compile(pattern, re.I)) for kind, pattern in table.items())


def _blocks(root: HtmlElement, classes: Classes) -> Iterator[Block]:
    """The blocks under an element in page order: runs of words that no block boundary cuts."""
    run: list[str] = []
    linked: list[str] = []
    place = root
    for element, text, is_link in _runs(root):
        if element is not place or text == "\n":
            yield from _flush(place, run, linked, classes)
            run, linked, place = [], [], element
        if text != "\n":
            run.append(text)
            linked += [text] if is_link else []
    yield from _flush(place, run, linked, classes)


def _runs(root: HtmlElement) -> Iterator[tuple[HtmlElement, str, bool]]:
    """Stretches of text with the block that holds them; a line break is a stretch of its own."""
    stack: list[tuple[HtmlElement, HtmlElement, bool, bool]] = [(root, root, False, False)]
    while stack:
        node, block, linked, is_tail = stack.pop()
        if is_tail:
            if node.tail:
                yield block, node.tail, linked
            continue
        if not isinstance(node.tag, str) or node.tag in _SILENT:
            continue
        if node.tag == "br":
            yield block, "\n", False
        inner = node if node.tag in _BLOCKS else block
        inside = linked or node.tag == "a"
        if node.text:
            yield inner, node.text, inside
        for child in reversed(node):
            stack.append((child, inner, inside, True))
            stack.append((child, inner, inside, False))


def _flush(place: HtmlElement, run: list[str], linked: list[str], classes: Classes) -> Iterator[Block]:
    words = _words("".join(run))
    if words:
        share = len(_words("".join(linked))) / len(words)
        yield Block(text=words, path=_path(place), kind=_kind(place, share, words, classes))


def _words(text: str) -> str:
    """A text's words with one blank between; soft hyphens and control characters show nothing."""
    return " ".join("".join(" " if is_blank(c) or c < " " else c for c in text if c != "\xad").split())


def _path(element: HtmlElement) -> str:
    for above in (element, *element.iterancestors()):
        if above.get("x"):
            return str(above.get("x"))
    return "/html/body"


def _kind(element: HtmlElement, share: float, words: str, classes: Classes) -> ZoneKind | None:
    """What tag, class and links say of a block; only a short one is judged by its class."""
    family = [element, *element.iterancestors()][:4]
    tags = {above.tag for above in family}
    if "h1" in tags:
        return "title"
    if "figcaption" in tags:
        return "caption"
    if share > 0.8 and len(words.split()) >= 3:
        return "related" if "li" in tags else "promo"
    if len(words) < 300:
        names = " ".join(f"{above.get('class') or ''} {above.get('id') or ''}" for above in family[:2])
        if found := next((kind for kind, pattern in classes if pattern.search(names)), None):
            return found
    return "heading" if tags & _HEADINGS else None


def _lay_out(blocks: list[Block], metadata: Metadata) -> HtmlPage:
    lines, at = [], 0
    for block in blocks:
        end = at + len(block.text)
        lines.append(Line(start=at, end=end, text=block.text, path=block.path, hint=block.kind))
        at = end + 1
    return HtmlPage(text="\n".join(block.text for block in blocks), lines=tuple(lines), metadata=metadata)
