"""What has become known day by day, as an Atom feed (RFC 4287).

The same casebook gives the same bytes: a moment stands only for the day of a report. An entry keeps its id, by which a
feed reader knows what it has shown.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha1
from itertools import islice
from typing import NamedTuple

from lxml import etree

from runut.link.changes import OPEN
from runut.present.board.pages.changes import ChangeLine, find_change, is_lone
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.changes import Change

ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
TAG = "tag:runut,2026"
ENTRIES = 200
NEVER = "1970-01-01"  # when a feed of nothing was changed last
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML


class DayChanges(NamedTuple):
    """What became known on a day (ISO): the casebook as of that day, as of now, and the changes."""

    day: str
    after: Snapshot
    now: Snapshot
    changes: tuple[Change, ...]


class Addresses(NamedTuple):
    """Where things are: the feed, the page of changes, a change, and the words of an article between two places."""

    feed: str
    page: str
    change: Callable[[ChangeLine], str]
    words: Callable[[str, int, int], str]


def to_atom(days: Sequence[DayChanges], speech: Speech, addresses: Addresses) -> bytes:
    """The feed of some days, the last first."""
    words = speech.words("changes")
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap=_default(ATOM))
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", speech.language)
    _add(feed, "id", f"{TAG}:{addresses.feed}")
    _add(feed, "title", words["feed_name"])
    _add(feed, "updated", _moment(next((one.day for one in days if one.changes), days[0].day if days else NEVER)))
    _add(_add(feed, "author"), "name", words["brand"])
    _add(feed, "link", rel="self", type="application/atom+xml", href=addresses.feed)
    _add(feed, "link", rel="alternate", type="text/html", href=addresses.page)
    told = ((one, change) for one in days for change in sorted(one.changes, key=is_lone))
    for one, change in islice(told, ENTRIES):
        _entry(feed, one, change, speech, addresses)
    encoded: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return encoded


def _entry(feed: etree._Element, one: DayChanges, change: Change, speech: Speech, addresses: Addresses) -> None:
    line = find_change(change, one.after, speech, one.now)
    what = (change.kind, change.id, change.label, change.before, change.after)
    mark = sha1(repr(what).encode(), usedforsecurity=False).hexdigest()[:16]
    entry = _add(feed, "entry")
    _add(entry, "id", f"{TAG}:{one.day}/{change.kind}/{mark}")
    _add(entry, "title", title_of(line, speech))
    _add(entry, "updated", _moment(one.day))
    _add(entry, "link", rel="alternate", type="text/html", href=addresses.change(line))
    _add(entry, "category", term=change.kind, label=speech.wording.change[change.kind])
    body = _html(_add(entry, "content", type="xhtml"), "div")
    _html(body, "p", "; ".join(_told(line, speech)))
    for words in line.words:
        quote = _html(body, "blockquote")
        _html(quote, "p", f"“{words.text}”")
        source = _html(quote, "p")
        link = _html(source, "a", words.outlet, href=addresses.words(words.article, words.start, words.end))
        link.tail = f", {speech.days(words.reported)}"


def title_of(line: ChangeLine, speech: Speech) -> str:
    """A change in one line; whatever is only to come, or denied, says so."""
    is_overtaken = line.kind == "conflict" and line.verdict not in OPEN  # a plan that has changed, a count that grows
    kind = speech.wording.verdict[line.verdict] if is_overtaken and line.verdict else speech.wording.change[line.kind]
    said = [speech.wording.status.get(value or "", value) for value in (line.before, line.after)]
    step = " → ".join(one for one in said if one)
    if line.kind == "status":
        return f"{kind}: {step}: {line.label}"
    if line.kind == "denial":
        return f"{kind}: {said[1]}: {line.label}"
    status = f"{speech.status(line.status)}: " if line.status else ""
    step = " ↔ ".join(line.sides) or step
    return f"{kind}: {status}{line.label}" + (f" ({step})" if step and line.kind != "new" else "")


def _told(line: ChangeLine, speech: Speech) -> Iterator[str]:
    """Who says so, and how many of them know it by themselves."""
    words = speech.words("changes")
    if line.told:
        yield ", ".join(line.told)
    if line.articles:
        yield words["one_of"].format(independent=line.independent, articles=line.articles)
    if line.origins:
        yield words["new_origins"].format(names="; ".join(line.origins))


def _default(namespace: str) -> dict[str, str]:
    return {None: namespace}  # type: ignore[dict-item]  # the stubs know of no namespace without a prefix


def _moment(day: str) -> str:
    return f"{day[:10]}T00:00:00Z"


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    return _put(parent, f"{{{ATOM}}}{name}", text, attributes)


def _html(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    return _put(parent, f"{{{XHTML}}}{name}", text, attributes)


def _put(parent: etree._Element, name: str, text: str | None, attributes: dict[str, str]) -> etree._Element:
    element = etree.SubElement(parent, name, nsmap=_default(XHTML) if name.startswith(f"{{{XHTML}}}div") else None)
    element.text = _FORBIDDEN.sub("", text) if text is not None else None
    for key, value in attributes.items():
        element.set(key, _FORBIDDEN.sub("", value))
    return element
