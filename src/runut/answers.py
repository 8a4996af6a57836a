"""What a stored casebook says: the links of each story as kept, or worked out anew where something has changed.

Answers are the same either way; only the time differs. Adding pages ends with `settle`, so that asking finds all kept.
What links is imported where it is needed: with NumPy and the tables it takes longer to load than a kept brief to tell.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha1
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from runut.lang.pack import Pack
from runut.link.assemble import assemble
from runut.link.joined import in_force, joined_articles
from runut.store.casebook import Casebook, KeptLinks
from runut.store.filing import Filed
from runut.types.judgement import Judgement
from runut.types.links import Dating, Links
from runut.types.record import Record


class Linker(NamedTuple):
    """What links: the language pack, and a text that changes with anything that could change links."""

    pack: Pack
    version: str


class _Judged(NamedTuple):
    """The judgements in force, and how many had been made and undone by then."""

    so_far: tuple[int, int]
    judgements: Sequence[Judgement]


def settle(casebook: Casebook, linker: Linker) -> int:
    """Link anew what has changed, and keep it; the number of stories that were worked out. What is judged meanwhile
    counts too."""
    worked, judged = 0, None
    while judged != (now := casebook.judged_so_far()):
        judged = now
        judgements = in_force(casebook.judgements())
        affairs = find_affairs(casebook, casebook.unlinked(), judgements)
        worked += sum(_settle(casebook, affair, linker, _Judged(judged, judgements)) for affair in affairs)
    return worked


def find_affairs(casebook: Casebook, threads: Iterable[str], judgements: Iterable[Judgement]) -> list[tuple[str, ...]]:
    """Threads with those that a person joined to them: each alone where nobody did."""
    home: dict[str, frozenset[str]] = {}
    for pair in joined_articles(judgements):
        found = [thread for article in pair if (thread := casebook.thread_of(article))]
        joined = frozenset[str]().union(*(home.get(thread, {thread}) for thread in found))
        home |= {thread: joined for thread in joined if len(found) == len(pair)}
    return sorted({tuple(sorted(home.get(thread, {thread}))) for thread in threads})


def _settle(casebook: Casebook, affair: Sequence[str], linker: Linker, judged: _Judged) -> int:
    """Another process that adds to a thread meanwhile settles it too: what is kept is then left to that one."""
    from runut.link.digest import decode
    from runut.link.stories import group_threads
    from runut.link.story import link_story

    judgements = judged.judgements
    seen = {thread: casebook.filed(thread) for thread in affair}
    kept = {one.fingerprint: (story, one) for thread in affair for story, one in casebook.kept(thread).items()}
    by_id = {one.article: one for filed in seen.values() for one in filed}
    thread_of = {one.article: thread for thread, filed in seen.items() for one in filed}
    found: dict[str, dict[str, KeptLinks]] = {thread: {} for thread in affair}
    worked = 0
    threads = [[decode(one.digest) for one in filed] for filed in seen.values()]
    for ids in group_threads(threads, joined_articles(judgements)):
        fingerprint = _fingerprint([by_id[id] for id in ids], linker, judgements)
        if fingerprint not in kept:
            linked = link_story(list(casebook.records(ids)), pack=linker.pack, judgements=judgements)
            kept[fingerprint] = linked.stories[0].id, KeptLinks(fingerprint, msgspec.json.encode(linked))
            worked += 1
        story, links = kept[fingerprint]
        found[thread_of[ids[0]]][story] = links
    for thread in affair:
        casebook.settle(thread, seen[thread], found[thread], judged=judged.so_far)
    return worked


def _fingerprint(story: Sequence[Filed], linker: Linker, judgements: Iterable[Judgement]) -> str:
    made_of = sorted((one.article, one.mark) for one in story)
    articles = frozenset(one.article for one in story)
    judged = [one.id for one in judgements if any(one.names) or not articles.isdisjoint(one.articles)]
    return sha1(repr((linker.version, made_of, judged)).encode(), usedforsecurity=False).hexdigest()


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
    judgements = in_force(casebook.judgements())
    if casebook.filed_by() != linker.version:
        yield from link_anew(casebook.records(), linker, as_of, judgements)
        return
    changed = frozenset(casebook.unlinked())
    asked = [thread] if thread and thread not in changed else casebook.threads()
    for affair in find_affairs(casebook, asked, judgements):
        if not changed.isdisjoint(affair):
            articles = [filed.article for one in affair for filed in casebook.filed(one)]
            yield from link_anew(casebook.records(articles), linker, as_of, judgements)
            continue
        found = (one for thread in affair for one in casebook.kept(thread).values())
        kept = [msgspec.json.decode(one.links, type=Links) for one in found]
        yield from kept if as_of is None else links_then(casebook, kept, linker, as_of, judgements)


def links_then(
    casebook: Casebook, now: Sequence[Links], linker: Linker, day: str, judgements: Sequence[Judgement]
) -> Iterator[Links]:
    """The links that the stories of an affair had as of a day, from those that they have now: the same ones wherever
    the same articles made a story."""
    if were_out(now, day):
        yield from now
    elif articles := may_have_been_out(now, day):
        known = {frozenset(links.stories[0].articles): links for links in now}
        yield from link_anew(casebook.records(articles), linker, day, judgements, known=known)


def were_out(stories: Sequence[Links], day: str) -> bool:
    """Whether all articles of an affair were out by a day: then it said what it says now."""
    from runut.link.dating import last_day

    lasts = [last_day(dating) for links in stories for dating in links.datings]
    return all(last is not None and last <= day for last in lasts)


def may_have_been_out(stories: Sequence[Links], day: str) -> list[str]:
    """The articles of an affair that may have been out by a day, from all that is known of their dates now."""
    from runut.link.dating import last_day

    datings = [dating for links in stories for dating in links.datings]
    if len(datings) == 1 and last_day(datings[0]) is None:
        return []  # alone, it tells no more of its own day than it does now
    return [dating.article for dating in datings if _is_worked_out(dating) or (last_day(dating) or day) <= day]


def _is_worked_out(dating: Dating) -> bool:
    """Whether the day of an article hangs on other articles, so that it may be another one without some of them."""
    return dating.published is None or dating.published.basis == "casebook"


def link_anew(
    records: Iterable[Record],
    linker: Linker,
    as_of: str | None,
    judgements: Sequence[Judgement],
    *,
    known: Mapping[frozenset[str], Links] = MappingProxyType({}),
) -> Iterator[Links]:
    """The links of each story that records make, as of a day, by judgements in force; those `known` by the articles of
    the story are taken as they are."""
    from runut.link.find import find_stories
    from runut.link.story import link_story

    for story in find_stories(records, pack=linker.pack, as_of=as_of, joined=joined_articles(judgements)):
        found = known.get(frozenset(record.id for record in story))
        yield found or link_story(story, pack=linker.pack, judgements=judgements)
