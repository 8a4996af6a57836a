"""What is wrong with a casebook: database, words at their ranges, threads, links. Looks, and changes nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from runut.store.database import Cell, Database
from runut.store.filing import find_threads, hashed, mark_of
from runut.store.linked import find_link_rows
from runut.store.rows import Rows, find_rows
from runut.types.filing import Filer
from runut.types.links import Links
from runut.types.record import Record

_NEW_ONE = "read the sources into a new casebook"
_MEND = "`runut doctor --mend` works it out again"
_READ = ("mentions", "offices", "times", "attributions", "quotations", "events", "quantities")
_PROOFS = ("stage_evidence", "side_evidence", "relay_evidence", "office_evidence")


class Finding(NamedTuple):
    """What is wrong, where, and what to do."""

    what: str
    where: str
    advice: str


def examine(database: Database, filer: Filer, version: str) -> Iterator[Finding]:
    """All that is wrong with a casebook, as it would be filed by this filer of this version."""
    for said in database.integrity():
        yield Finding("the database is damaged", said, _NEW_ONE)
    yield from _ranges(database)
    filed_by = database.run("SELECT value FROM settings WHERE name = 'filed_by'")
    current = filed_by == [(version,)]
    if not current and database.run("SELECT 1 FROM articles LIMIT 1"):
        yield Finding("threads are another version's", "all articles", "`runut add` brings them up to date")
    yield from _articles(database, filer if current else None)
    if current:
        yield from _threads(database, filer)
    yield from _links(database)


def _ranges(database: Database) -> Iterator[Finding]:
    """Ranges that do not lie in their text, and words that do not stand there."""
    for table in ("zones", "sentences", *_READ, *_PROOFS):
        wrong = "t.start < 0 OR t.start >= t.stop OR t.stop > length(a.text)"
        if table in {*_READ, *_PROOFS}:
            wrong = f"({wrong}) OR t.text != substr(a.text, t.start + 1, t.stop - t.start)"
        query = f"SELECT DISTINCT a.id, a.path FROM {table} t JOIN articles a ON a.id = t.article WHERE {wrong}"
        for id, path in sorted(database.run(query)):
            yield Finding(f"words of {table} are not at their range", _place(id, path), _MEND)


def _articles(database: Database, filer: Filer | None) -> Iterator[Finding]:
    """Articles whose tables say something else than their record, or that are not found or filed as they should be."""
    searched = {id for (id,) in database.run("SELECT article FROM searched")}
    filed = {
        id: (mark, bytes(digest)) for id, mark, digest in database.run("SELECT article, mark, digest FROM digests")
    }
    for id, path in database.run("SELECT id, path FROM articles ORDER BY id"):
        where = _place(id, path)
        ((sha256, text, encoded),) = database.run("SELECT sha256, text, record FROM articles WHERE id = ?", [id])
        try:
            record = msgspec.json.decode(encoded, type=Record)
        except msgspec.MsgspecError as error:
            yield Finding(f"its record cannot be read: {error}", where, _NEW_ONE)
            continue
        if (record.id, record.sha256, record.text) != (id, sha256, text):
            yield Finding("its record is another article's", where, _NEW_ONE)
        for rows in find_rows(record):
            if _differ(database, rows, "article", id):
                yield Finding(f"{rows.table} say something else than its record", where, _MEND)
        if id not in searched:
            yield Finding("search does not know it", where, _MEND)
        if filer and (mark_of(encoded.encode()), filer.digest(record)) != filed.get(id):
            yield Finding("it is filed by something else than its record", where, _MEND)


def _threads(database: Database, filer: Filer) -> Iterator[Finding]:
    """Threads that are not what the digests say, and keys under which articles are not filed."""
    rows = database.run("SELECT number, article, thread, digest FROM digests ORDER BY article")
    digests = {article: bytes(digest) for _, article, _, digest in rows}
    threads = find_threads(digests, filer)
    for number, article, thread, _ in rows:
        if threads[article] != thread:
            yield Finding(f"it is in thread {thread} and not {threads[article]}", article, _MEND)
        keys = [key for (key,) in database.run("SELECT key FROM filed WHERE number = ? ORDER BY key", [number])]
        if keys != hashed(filer.keys(digests[article])):
            yield Finding("it is filed under other keys than its own", article, _MEND)


def _links(database: Database) -> Iterator[Finding]:
    """Links that are out of date, and tables that say something else than they."""
    for (thread,) in database.run("SELECT DISTINCT thread FROM digests WHERE linked = 0 ORDER BY thread"):
        yield Finding("its links are out of date", f"thread {thread}", _MEND)
    told = "SELECT p.article FROM story_articles p JOIN story_links l ON l.story = p.story"
    lost = f"SELECT article FROM digests d WHERE linked = 1 AND article NOT IN ({told} WHERE l.thread = d.thread)"
    for (article,) in database.run(f"{lost} ORDER BY article"):
        yield Finding("it is in no story", article, _MEND)
    for (story,) in database.run("SELECT story FROM story_links ORDER BY story"):
        ((links,),) = database.run("SELECT links FROM story_links WHERE story = ?", [story])
        try:
            found = list(find_link_rows(story, msgspec.json.decode(links, type=Links)))
        except msgspec.MsgspecError as error:
            yield Finding(f"its links cannot be read: {error}", f"story {story}", _MEND)
            continue
        for rows in found:
            if _differ(database, rows, rows.columns[0], story):
                yield Finding(f"{rows.table} say something else than its links", f"story {story}", _MEND)


def _differ(database: Database, rows: Rows, column: str, id: str) -> bool:
    """Whether a table holds other rows of an article or a story than these."""
    kept = database.run(f"SELECT {', '.join(rows.columns)} FROM {rows.table} WHERE {column} = ?", [id])
    return Counter(map(_plain, kept)) != Counter(map(_plain, rows.rows))


def _plain(row: Sequence[Cell]) -> tuple[Cell, ...]:
    """A row as every database keeps it."""
    return tuple(cell.replace("\0", "\ufffd") if isinstance(cell, str) else cell for cell in row)


def _place(id: str, path: str | None) -> str:
    return f"article {id} ({path})" if path else f"article {id}"
