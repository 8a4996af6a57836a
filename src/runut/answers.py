"""What a stored casebook says: the links of each story as kept, or worked out anew where something has changed.

Answers are the same either way; only the time differs. Adding pages ends with `settle`, so that asking finds all kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha1
from typing import NamedTuple

import msgspec

from runut.lang.pack import Pack
from runut.link.assemble import assemble
from runut.link.digest import decode
from runut.link.find import find_stories, link_records
from runut.link.stories import group
from runut.link.story import link_story
from runut.store.casebook import Casebook, KeptLinks
from runut.store.filing import Filed
from runut.types.links import Links


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
    kept = [(story, links) for story in casebook.stories(thread) if (links := casebook.links(story))]
    by_fingerprint = {links.fingerprint: (story, links) for story, links in kept}
    by_id = {one.article: one for one in seen}
    found: dict[str, KeptLinks] = {}
    worked = 0
    for ids in group(decode(one.digest) for one in seen):
        fingerprint = _fingerprint([by_id[id] for id in ids], linker)
        if fingerprint in by_fingerprint:
            id, links = by_fingerprint[fingerprint]
        else:
            linked = link_story(list(casebook.records(ids)), pack=linker.pack)
            id, links = linked.stories[0].id, KeptLinks(fingerprint, msgspec.json.encode(linked))
            worked += 1
        found[id] = links
    casebook.settle(thread, seen, found)
    return worked


def _fingerprint(story: Iterable[Filed], linker: Linker) -> str:
    made_of = sorted((one.article, one.mark) for one in story)
    return sha1(repr((linker.version, made_of)).encode(), usedforsecurity=False).hexdigest()


def ask(casebook: Casebook, linker: Linker, *, as_of: str | None = None, threads: Sequence[str] | None = None) -> Links:
    """What the articles of some threads, or of all, say together; with `as_of` (an ISO day), by that day."""
    if casebook.filed_by() != linker.version:
        return link_records(casebook.records(), pack=linker.pack, as_of=as_of)
    changed = frozenset(casebook.unlinked())
    asked = sorted(casebook.threads()) if threads is None else threads
    return assemble([part for thread in asked for part in _parts(casebook, thread, linker, as_of, thread in changed)])


def _parts(casebook: Casebook, thread: str, linker: Linker, as_of: str | None, changed: bool) -> Iterator[Links]:
    """The links of each story of a thread."""
    if not changed and as_of is None:
        for story in casebook.stories(thread):
            if kept := casebook.links(story):
                yield msgspec.json.decode(kept.links, type=Links)
        return
    records = casebook.records(one.article for one in casebook.filed(thread))
    for found in find_stories(records, pack=linker.pack, as_of=as_of):
        yield link_story(found, pack=linker.pack)
