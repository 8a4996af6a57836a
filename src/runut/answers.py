"""What a stored casebook says: the links of each story as kept, or worked out anew where something has changed.

Answers are the same either way; only the time differs. Adding pages ends with `settle`, so that asking finds all kept.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha1
from typing import NamedTuple

import msgspec

from runut.lang.pack import Pack
from runut.link.assemble import assemble
from runut.link.digest import decode
from runut.link.find import find_stories
from runut.link.stories import group
from runut.link.story import link_story
from runut.store.casebook import Casebook, KeptLinks
from runut.store.filing import Filed
from runut.types.links import Links
from runut.types.record import Record


class Linker(NamedTuple):
    """What links: the language pack, and a text that changes with anything that could change links."""

    pack: Pack
    version: str


def settle(casebook: Casebook, linker: Linker) -> int:
    """Link anew what has changed, and keep it; the number of stories that were worked out."""
    return sum(_settle(casebook, thread, linker) for thread in casebook.unlinked())


def _settle(casebook: Casebook, thread: str, linker: Linker) -> int:
    """Another process that adds to the thread meanwhile settles it too: what is kept is then left to that one."""
    seen = casebook.filed(thread)
    kept = {links.fingerprint: (story, links) for story, links in casebook.kept(thread).items()}
    by_id = {one.article: one for one in seen}
    found: dict[str, KeptLinks] = {}
    worked = 0
    for ids in group(decode(one.digest) for one in seen):
        fingerprint = _fingerprint([by_id[id] for id in ids], linker)
        if fingerprint not in kept:
            linked = link_story(list(casebook.records(ids)), pack=linker.pack)
            kept[fingerprint] = linked.stories[0].id, KeptLinks(fingerprint, msgspec.json.encode(linked))
            worked += 1
        story, links = kept[fingerprint]
        found[story] = links
    casebook.settle(thread, seen, found)
    return worked


def _fingerprint(story: Iterable[Filed], linker: Linker) -> str:
    made_of = sorted((one.article, one.mark) for one in story)
    return sha1(repr((linker.version, made_of)).encode(), usedforsecurity=False).hexdigest()


def ask(casebook: Casebook, linker: Linker, *, as_of: str | None = None) -> Links:
    """What all articles say together; with `as_of` (an ISO day), what they said by that day."""
    return assemble(list(_parts(casebook, linker, as_of)))


def ask_story(casebook: Casebook, linker: Linker, story: str, *, as_of: str | None = None) -> Links | None:
    """What the articles of one story say together, or None where there is no such story. By an earlier day, a story is
    whatever its articles were then."""
    thread = casebook.thread_of_story(story)
    known = (part for part in _parts(casebook, linker, None, thread) if part.stories[0].id == story)
    now = next(known, None)
    if now is None or as_of is None:
        return now
    articles = frozenset(now.stories[0].articles)
    then = _parts(casebook, linker, as_of, thread)
    return assemble([part for part in then if not articles.isdisjoint(part.stories[0].articles)])


def _parts(casebook: Casebook, linker: Linker, as_of: str | None, thread: str | None = None) -> Iterator[Links]:
    """The links of each story, of all threads or of one where that is up to date."""
    if casebook.filed_by() != linker.version:
        yield from _anew(casebook.records(), linker, as_of)
        return
    changed = frozenset(casebook.unlinked())
    for one in [thread] if thread and thread not in changed else sorted(casebook.threads()):
        if as_of is None and one not in changed:
            yield from (msgspec.json.decode(kept.links, type=Links) for kept in casebook.kept(one).values())
        else:
            yield from _anew(casebook.records(filed.article for filed in casebook.filed(one)), linker, as_of)


def _anew(records: Iterable[Record], linker: Linker, as_of: str | None) -> Iterator[Links]:
    for story in find_stories(records, pack=linker.pack, as_of=as_of):
        yield link_story(story, pack=linker.pack)
