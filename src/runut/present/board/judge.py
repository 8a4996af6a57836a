"""Judging on the board: the same judgements as `runut judge` makes, without reading the whole casebook for one."""

from collections.abc import Iterator

from msgspec.structs import replace

from runut.lang.gazetteer import load_gazetteer
from runut.link.aim import NAMED, Range
from runut.link.world import World
from runut.present.board.library import Library
from runut.present.board.snapshot import Snapshot
from runut.present.judging import Asked, Author, Judge
from runut.store.casebook import Casebook
from runut.types.judgement import Judgement
from runut.types.links import Happening


def judge(library: Library, asked: Asked, author: Author) -> Judgement:
    """Keep what somebody judges of what the casebook says now; `library.settle` then has it count.

    Only the articles that it is about are read. A name that is meant wherever it stands is sought under its usual name,
    and only where no article has that, under names of other languages; it is anchored in the first articles that bear
    it, and counts in all. Raises BadCall for what cannot be meant.
    """
    library.refresh()
    snapshot = library.now()
    asked = replace(asked, ids=tuple(_in_full(snapshot, id) for id in asked.ids))
    with library.writing() as casebook:
        wanted = {article for id in asked.ids for article in _articles_of(snapshot, casebook, id)}
        range_ = Range(casebook.records(wanted), snapshot.links, casebook.judgements())
        judgement = Judge(range_, author).make(asked, World(load_gazetteer(library.linker.pack)))
        casebook.judge(judgement)
    return judgement


def _in_full(snapshot: Snapshot, id: str) -> str:
    """An id with those of articles, which their first characters may stand for, written out."""
    article, slash, item = id.strip().partition("/")
    found = snapshot.find_article(article)
    return f"{found}{slash}{snapshot.find_article(item) or item}" if found else id.strip()


def _articles_of(snapshot: Snapshot, casebook: Casebook, id: str) -> Iterator[str]:
    """The articles whose records are needed to know what an id or a name means."""
    if happening := snapshot.happenings.get(id):
        yield from _telling(happening)
    elif conflict := snapshot.conflicts.get(id):
        yield from (evidence.article for side in conflict.sides for evidence in side.evidence)
    elif id not in snapshot.stories:
        article, _, item = id.partition("/")
        if article in snapshot.articles:
            yield article
            yield from _around(snapshot, article, item)
        else:
            yield from casebook.bearers(id, limit=NAMED)


def _around(snapshot: Snapshot, article: str, item: str) -> Iterator[str]:
    """The articles that tell what a mention tells; the other article of a copy."""
    for happening in map(snapshot.happenings.__getitem__, snapshot.told_by.get(article, ())):
        if any((telling.article, telling.event) == (article, item) for telling in happening.tellings):
            yield from _telling(happening)
    if item in snapshot.articles:
        yield item


def _telling(happening: Happening) -> Iterator[str]:
    return (telling.article for telling in happening.tellings)
