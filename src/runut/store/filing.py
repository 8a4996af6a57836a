"""Articles in threads: the connected components of what linking says belongs together, kept as articles come.

A thread is the same in whatever order its articles came: a new one joins the threads in which any is linked with it;
where one is read anew with another digest, its thread is worked out again from the digests of all who were in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

from runut.store.database import Database, in_chunks, insert, places
from runut.types.filing import Filer
from runut.types.record import Record

_AT_ONCE = 16  # digests fetched together: the first ones mostly decide


class Filed(NamedTuple):
    """An article of a thread: its digest, and a mark that changes with its record."""

    article: str
    mark: str
    digest: bytes


def file_record(database: Database, record: Record, mark: str, filer: Filer) -> None:
    """File an article, in place of how it was filed before; to be called in a transaction."""
    digest = filer.digest(record)
    found = database.run("SELECT number, thread, mark, digest FROM digests WHERE article = ?", [record.id])
    if not found:
        columns = "article, thread, linked, mark, digest"
        cells = (record.id, record.id, 0, mark, digest)
        ((number,),) = database.run(f"INSERT INTO digests ({columns}) VALUES ({places(cells)}) RETURNING number", cells)
        _join(database, number, record.id, digest, filer)
        return
    ((number, thread, old_mark, old),) = found
    if old_mark != mark:
        unlink(database, [thread])
        database.run("UPDATE digests SET mark = ? WHERE number = ?", [mark, number])
    if bytes(old) != digest:
        _leave(database, number, thread, filer)
        database.run("UPDATE digests SET thread = ?, digest = ? WHERE number = ?", [record.id, digest, number])
        _join(database, number, record.id, digest, filer)


def unlink(database: Database, threads: Iterable[str]) -> None:
    """Say that the links of threads must be worked out again."""
    for chunk in in_chunks(threads):
        database.run(f"UPDATE digests SET linked = 0 WHERE thread IN ({places(chunk)})", chunk)


def find_threads(digests: Mapping[str, bytes], filer: Filer) -> dict[str, str]:
    """The thread of each article, from the digests alone."""
    leaders = {article: article for article in digests}
    filed: dict[int, list[str]] = defaultdict(list)
    for article in sorted(digests):
        keys = hashed(filer.keys(digests[article]))
        for other in sorted({other for key in keys for other in filed[key]}):
            mine, theirs = _lead(leaders, article), _lead(leaders, other)
            if mine != theirs and filer.is_linked(digests[other], digests[article]):
                leaders[max(mine, theirs)] = min(mine, theirs)
        for key in keys:
            filed[key].append(article)
    return {article: _lead(leaders, article) for article in digests}


def hashed(keys: Iterable[str]) -> list[int]:
    """Keys as signed integers of 64 bits, ascending; the same in every process."""
    return sorted({int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True) for key in keys})


def mark_of(record: bytes) -> str:
    """A short mark of a record's JSON."""
    return blake2b(record, digest_size=8).hexdigest()


def _lead(leaders: dict[str, str], article: str) -> str:
    while leaders[article] != article:
        leaders[article] = article = leaders[leaders[article]]
    return article


def _join(database: Database, number: int, article: str, digest: bytes, filer: Filer) -> None:
    """Put an article, alone in a thread of its own, under its keys and into the threads that it is linked with."""
    keys = hashed(filer.keys(digest))
    candidates: dict[str, set[int]] = defaultdict(set)
    for chunk in in_chunks(keys):
        query = "SELECT d.thread, d.number FROM filed f JOIN digests d ON d.number = f.number"
        for thread, other in database.run(f"{query} WHERE f.key IN ({places(chunk)})", chunk):
            candidates[thread].add(other)
    insert(database, "filed", ("key", "number"), [(key, number) for key in keys])
    linked = [
        thread
        for thread, others in candidates.items()
        if any(filer.is_linked(other, digest) for other in _digests(database, sorted(others)))
    ]
    label = min([article, *linked])
    for old in in_chunks(sorted({article, *linked})):
        database.run(f"UPDATE digests SET thread = ?, linked = 0 WHERE thread IN ({places(old)})", [label, *old])
        # stories that the new article leaves as they are need not be linked again
        database.run(f"UPDATE story_links SET thread = ? WHERE thread IN ({places(old)})", [label, *old])


def _digests(database: Database, numbers: list[int]) -> Iterator[bytes]:
    for start in range(0, len(numbers), _AT_ONCE):
        chunk = numbers[start : start + _AT_ONCE]
        for (digest,) in database.run(f"SELECT digest FROM digests WHERE number IN ({places(chunk)})", chunk):
            yield bytes(digest)


def _leave(database: Database, number: int, thread: str, filer: Filer) -> None:
    """Take an article off its keys, and work out anew into which threads those fall that were in one with it."""
    database.run("DELETE FROM filed WHERE number = ?", [number])
    database.run("DELETE FROM story_links WHERE thread = ?", [thread])
    query = "SELECT article, digest FROM digests WHERE thread = ? AND number != ?"
    rest = {article: bytes(digest) for article, digest in database.run(query, [thread, number])}
    rows = [(label, article) for article, label in find_threads(rest, filer).items()]
    database.run_many("UPDATE digests SET thread = ?, linked = 0 WHERE article = ?", rows)
