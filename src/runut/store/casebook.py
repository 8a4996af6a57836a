"""The casebook: plain tables that a person can query, the same in every database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Self

import msgspec

from runut.errors import StoreError
from runut.store.database import Database, Row, in_chunks, insert, places
from runut.store.doctor import Finding, examine
from runut.store.filing import Filed, file_record, mark_of, unlink
from runut.store.linked import find_link_rows
from runut.store.rows import FOUND, Rows, article_row, decode_record, find_rows
from runut.store.search import Found, find_passages, phrases_of, words_of
from runut.store.voices import Said, Voices, find_said, find_voices
from runut.types.filing import Filer
from runut.types.judgement import Judgement, unite
from runut.types.links import Links
from runut.types.record import Record
from runut.types.text import Given, Rejection

_ON_A_SERVER = ("postgresql://", "postgres://")


class Known(NamedTuple):
    """What a casebook knows of an article that it holds: what was given beforehand, and what read it."""

    given: Given
    made_by: str


class Head(NamedTuple):
    """What an article is called and where it is from, without its text."""

    id: str
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None


def head_of(record: Record) -> Head:
    """What the article of a record is called."""
    outlet, title = record.outlet, record.title
    return Head(record.id, record.path, record.url, outlet.name if outlet else None, title.text if title else None)


class KeptLinks(NamedTuple):
    """What the articles of a story say together, as it was kept, and what it was worked out from."""

    fingerprint: str
    links: bytes


class Casebook:
    """Records, what linking makes of them, and judgements, kept.

    One article is one transaction: an interrupted run loses no finished article.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, record: Record, *, given: Given | None = None, made_by: str = "", filer: Filer | None = None) -> None:
        """Keep a record, in place of an earlier one of the same bytes. `given` and `made_by` come back from `known`.

        With a `filer` the article is put into its thread in the same transaction.
        """
        article, encoded = article_row(record, given or Given(), made_by), msgspec.json.encode(record)
        with self._database.writing():
            self._database.run("DELETE FROM rejections WHERE path = ?", [record.path])
            known = self._database.run("SELECT record FROM articles WHERE id = ?", [record.id])
            self._put(article)
            if known != [(encoded.decode(),)]:  # else what links say of it stays as it is
                self._keep_found(record)
            if filer:
                file_record(self._database, record, mark_of(encoded), filer)

    def filed_by(self) -> str | None:
        """The version given to `refile` when all articles were last filed anew."""
        found = self._database.run("SELECT value FROM settings WHERE name = 'filed_by'")
        return str(found[0][0]) if found else None

    def refile(self, filer: Filer, version: str) -> int:
        """File all articles anew where not all are filed, or by another version; the number of articles filed."""
        run = self._database.run
        with self._database.writing():
            missing = run("SELECT 1 FROM articles WHERE id NOT IN (SELECT article FROM digests) LIMIT 1")
            if self.filed_by() == version and not missing:
                return 0
            run("DELETE FROM story_links")
            run("DELETE FROM digests")
            ids = run("SELECT id FROM articles ORDER BY id")
            for (id,) in ids:
                ((record,),) = run("SELECT record FROM articles WHERE id = ?", [id])
                file_record(self._database, decode_record(record), mark_of(record.encode()), filer)
            run("DELETE FROM settings WHERE name = 'filed_by'")
            run("INSERT INTO settings (name, value) VALUES ('filed_by', ?)", [version])
        return len(ids)

    def reject(self, rejection: Rejection) -> None:
        """Keep why an input is not in the casebook; the latest word on a path counts."""
        cells = (rejection.path or "", rejection.reason, rejection.detail, rejection.advice)
        with self._database.writing():
            self._database.run("DELETE FROM rejections WHERE path = ?", cells[:1])
            insert(self._database, "rejections", ("path", "reason", "detail", "advice"), [cells])

    def records(self, ids: Iterable[str] | None = None) -> Iterator[Record]:
        """All records or those with these ids, by day of publication, then path and id; undated ones last."""
        query = "SELECT id, published_earliest, path FROM articles"
        found = self._database.run(query) if ids is None else self._chosen(f"{query} WHERE id IN", ids)
        for chunk in in_chunks(id for id, *_ in sorted(found, key=_place_in_order)):
            texts: dict[str, str] = dict(self._chosen("SELECT id, record FROM articles WHERE id IN", chunk))
            yield from (decode_record(texts[id]) for id in chunk)

    def record(self, id: str) -> Record | None:
        """The record of an article, or None where the casebook does not hold it."""
        return next(self.records([id]), None)

    def heads(self, ids: Iterable[str] | None = None) -> dict[str, Head]:
        """All articles or those with these ids, by id, without their texts."""
        query = "SELECT id, path, url, outlet, title FROM articles"
        found = self._database.run(query) if ids is None else self._chosen(f"{query} WHERE id IN", ids)
        return {row[0]: Head(*row) for row in found}

    def search(self, words: str, *, language: str, limit: int | None = None) -> list[Found]:
        """The articles that hold all words, in any of their forms, and the phrases in quotation marks; newest first.

        Raises BadCall where there is no word.
        """
        phrases = phrases_of(words, language)
        holding, asked = self._database.holding(phrases)
        query = f"SELECT id, published_earliest, path FROM articles WHERE id IN ({holding})"
        found = sorted(self._database.run(query, asked), key=_place_in_order)
        dated = [row for row in reversed(found) if row[1]]
        undated = [row for row in found if not row[1]]
        return list(find_passages(self._database, [id for id, *_ in dated + undated][:limit], phrases))

    def holding(self, words: str, *, language: str) -> list[str]:
        """All articles that `search` finds, in no order. Raises BadCall where there is no word."""
        return [id for (id,) in self._database.run(*self._database.holding(phrases_of(words, language)))]

    def passages(self, articles: Sequence[str], words: str, *, language: str) -> list[Found]:
        """What `search` shows of some articles, in their order. Raises BadCall where there is no word."""
        return list(find_passages(self._database, articles, phrases_of(words, language)))

    def voices(self, ids: Iterable[str]) -> dict[str, Voices]:
        """Who is quoted in articles, which persons they name, and whom they cite."""
        return find_voices(self._database, ids)

    def said(self, names: Iterable[str]) -> list[Said]:
        """All that is quoted of whoever articles call by any of these names, article by article."""
        return find_said(self._database, names)

    def rejections(self) -> list[Rejection]:
        """All rejections, by path."""
        found = self._database.run("SELECT path, reason, detail, advice FROM rejections ORDER BY path")
        return [Rejection(path=path, reason=why, detail=detail, advice=advice) for path, why, detail, advice in found]

    def article_ids(self) -> frozenset[str]:
        """The ids of all articles."""
        return frozenset(id for (id,) in self._database.run("SELECT id FROM articles"))

    def known(self, id: str) -> Known | None:
        """What was given and what read an article, or None where the casebook does not hold it."""
        for given, made_by in self._database.run("SELECT given, made_by FROM articles WHERE id = ?", [id]):
            return Known(msgspec.json.decode(given, type=Given), made_by)
        return None

    def threads(self) -> dict[str, tuple[str, ...]]:
        """Articles by thread, both ascending."""
        found: dict[str, list[str]] = defaultdict(list)
        for thread, article in self._database.run("SELECT thread, article FROM digests ORDER BY thread, article"):
            found[thread].append(article)
        return {thread: tuple(articles) for thread, articles in found.items()}

    def thread_of(self, article: str) -> str | None:
        """The thread of an article, or None where it is not filed."""
        found = self._database.run("SELECT thread FROM digests WHERE article = ?", [article])
        return found[0][0] if found else None

    def filed(self, thread: str) -> tuple[Filed, ...]:
        """The articles of a thread as they are filed, ascending."""
        query = "SELECT article, mark, digest FROM digests WHERE thread = ? ORDER BY article"
        return tuple(Filed(article, mark, bytes(d)) for article, mark, d in self._database.run(query, [thread]))

    def unlinked(self) -> tuple[str, ...]:
        """The threads that changed since `settle`: with more articles, fewer, or other records."""
        query = "SELECT DISTINCT thread FROM digests WHERE linked = 0 ORDER BY thread"
        return tuple(thread for (thread,) in self._database.run(query))

    def settle(
        self,
        thread: str,
        seen: Sequence[Filed],
        stories: dict[str, KeptLinks],
        *,
        judged: tuple[int, int] | None = None,
    ) -> bool:
        """Keep what the articles of a thread say together, story by story, in place of all that was kept of them.

        `seen` and `judged` are what `filed` and `judged_so_far` gave before it was worked out: False, and nothing is
        kept, if that is no longer so.
        """
        with self._database.writing():
            if self.filed(thread) != tuple(seen) or judged not in {None, self.judged_so_far()}:
                return False
            run = self._database.run
            before: dict[str, str] = dict(run("SELECT story, fingerprint FROM story_links WHERE thread = ?", [thread]))
            self._drop(story for story in before if story not in stories)
            for story, kept in stories.items():
                if before.get(story) != kept.fingerprint:
                    self._keep(story, thread, kept)
            run("UPDATE digests SET linked = 1 WHERE thread = ?", [thread])
        return True

    def kept(self, thread: str) -> dict[str, KeptLinks]:
        """The links kept of the stories of a thread, by story."""
        query = "SELECT story, fingerprint, links FROM story_links WHERE thread = ? ORDER BY story"
        found = self._database.run(query, [thread])
        return {story: KeptLinks(fingerprint, links.encode()) for story, fingerprint, links in found}

    def fingerprints(self) -> dict[str, tuple[str, str]]:
        """The thread of each story of which links are kept, and what those were worked out from."""
        found = self._database.run("SELECT story, thread, fingerprint FROM story_links")
        return {story: (thread, fingerprint) for story, thread, fingerprint in found}

    def links_of(self, stories: Iterable[str]) -> Iterator[tuple[str, Links]]:
        """The links kept of some stories."""
        for story, links in self._chosen("SELECT story, links FROM story_links WHERE story IN", stories):
            yield story, msgspec.json.decode(links, type=Links)

    def thread_of_story(self, story: str) -> str | None:
        """The thread of a story of which links are kept, or None."""
        found = self._database.run("SELECT thread FROM story_links WHERE story = ?", [story])
        return str(found[0][0]) if found else None

    def judge(self, judgement: Judgement) -> bool:
        """Keep a judgement or that it was undone; False where that was known. What it bears on must be linked anew."""
        with self._database.writing():
            found = self._database.run("SELECT body FROM judgements WHERE id = ?", [judgement.id])
            if found:
                before = _decode_judgement(found[0][0])
                if (judgement := unite(before, judgement)) == before:
                    return False
            undone = judgement.undone
            cells = {
                "id": judgement.id,
                "kind": judgement.kind,
                "body": msgspec.json.encode(judgement).decode(),
                "by": judgement.by,
                "made": judgement.made,
                "undone_by": undone.by if undone else None,
                "undone": undone.made if undone else None,
            }
            self._database.run("DELETE FROM judgements WHERE id = ?", [judgement.id])
            insert(self._database, "judgements", tuple(cells), [tuple(cells.values())])
            articles = judgement.articles.union(self._named(judgement))
            threads = self._chosen("SELECT DISTINCT thread FROM digests WHERE article IN", articles)
            unlink(self._database, [thread for (thread,) in threads])
        return True

    def _named(self, judgement: Judgement) -> Iterator[str]:
        """The articles with a name that a judgement is about, also by what others had it called before."""
        if any(judgement.names):
            names = {name for one in (judgement, *self.judgements()) for name in one.names if name}
            for (article,) in self._chosen("SELECT DISTINCT article FROM entities WHERE name IN", names):
                yield article

    def judgements(self) -> list[Judgement]:
        """All judgements in the order in which they were made, also those that were undone."""
        found = self._database.run("SELECT body FROM judgements ORDER BY made, id")
        return [_decode_judgement(body) for (body,) in found]

    def judged_so_far(self) -> tuple[int, int]:
        """How many judgements were ever made, and how many of them undone: it changes with every one."""
        ((made, undone),) = self._database.run("SELECT count(*), count(undone) FROM judgements")
        return made, undone

    def bearers(self, name: str, *, limit: int) -> list[str]:
        """The first articles, by day of publication, that name somebody or something so: by the usual name, else by one
        of another language, in any case of letters."""
        names = {name}
        if not self._database.run("SELECT 1 FROM entities WHERE name = ? LIMIT 1", [name]):
            every = self._database.run("SELECT DISTINCT name, labels FROM entities")
            names = {one for one, labels in every if name.casefold() in _names(one, labels)}
        query = (
            "SELECT id, published_earliest, path FROM articles WHERE id IN (SELECT article FROM entities WHERE name IN"
        )
        found = {row for chunk in in_chunks(names) for row in self._database.run(f"{query} ({places(chunk)}))", chunk)}
        return [id for id, *_ in sorted(found, key=_place_in_order)[:limit]]

    def index(self) -> None:
        """Make all articles known to `search` that an earlier version has added."""
        missing = "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM searched) ORDER BY id"
        for (id,) in self._database.run(missing):
            with self._database.writing():
                ((text, language),) = self._database.run("SELECT text, language FROM articles WHERE id = ?", [id])
                self._database.keep_words(id, words_of(text, language))

    def examine(self, filer: Filer, version: str) -> Iterator[Finding]:
        """All that is wrong with the casebook, as it would be filed by this filer of this version."""
        return examine(self._database, filer, version)

    def mend(self, filer: Filer, version: str) -> None:
        """Make anew from the records whatever follows from them: their tables, threads and words; links are left out
        of date."""
        for record in self.records():
            with self._database.writing():
                self._keep_found(record)
        with self._database.writing():
            for table in ("settings", "searched", "story_links"):
                self._database.run(f"DELETE FROM {table}")
        self.index()
        self.refile(filer, version)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        """The casebook itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Let go of the database."""
        self.close()

    def _keep_found(self, record: Record) -> None:
        """Keep what was found in an article, in place of what was found before."""
        for table in FOUND:
            self._database.run(f"DELETE FROM {table} WHERE article = ?", [record.id])
        for rows in find_rows(record):
            insert(self._database, rows.table, rows.columns, rows.rows)
        self._database.keep_words(record.id, words_of(record.text, record.language))

    def _put(self, article: Rows) -> None:
        """The row of an article, in place of an earlier one but not by taking that away: other tables point to it."""
        values = f"({', '.join(article.columns)}) VALUES ({places(article.columns)})"
        anew = ", ".join(f"{column} = excluded.{column}" for column in article.columns)
        self._database.run_many(f"INSERT INTO articles {values} ON CONFLICT (id) DO UPDATE SET {anew}", article.rows)

    def _keep(self, story: str, thread: str, kept: KeptLinks) -> None:
        self._database.run("DELETE FROM story_links WHERE story = ?", [story])
        cells = (story, thread, kept.fingerprint, kept.links.decode())
        insert(self._database, "story_links", ("story", "thread", "fingerprint", "links"), [cells])
        for rows in find_link_rows(story, msgspec.json.decode(kept.links, type=Links)):
            insert(self._database, rows.table, rows.columns, rows.rows)

    def _drop(self, stories: Iterable[str]) -> None:
        for chunk in in_chunks(stories):
            self._database.run(f"DELETE FROM story_links WHERE story IN ({places(chunk)})", chunk)

    def _chosen(self, query: str, values: Iterable[str]) -> Iterator[Row]:
        for chunk in in_chunks(sorted(set(values))):
            yield from self._database.run(f"{query} ({places(chunk)})", chunk)


def open_casebook(place: str | Path, *, create: bool = False) -> Casebook:
    """The casebook in a file or at `postgresql://…`: to read, or with `create` to write and made where there is none.

    Raises StoreError where there is none, the place holds something else, or cannot be opened.
    """
    casebook = Casebook(open_database(place, create=create))
    if create:
        casebook.index()
    return casebook


def open_database(place: str | Path, *, create: bool = False) -> Database:
    """The database of a casebook, as `open_casebook` opens it."""
    if not str(place).startswith(_ON_A_SERVER):
        from runut.store.sqlite import open_sqlite

        return open_sqlite(place, create=create)
    try:
        from runut.store.postgres import open_postgres
    except ImportError as error:
        raise StoreError(f"PostgreSQL takes one package more ({error.name}): pip install 'runut[postgres]'") from error
    return open_postgres(str(place), create=create)


def _decode_judgement(body: str) -> Judgement:
    return msgspec.json.decode(body, type=Judgement)


def _names(name: str, labels: str) -> set[str]:
    """What somebody or something is called, in small letters."""
    return {one.casefold() for one in (name, *msgspec.json.decode(labels, type=dict[str, str]).values())}


def _place_in_order(row: Row) -> tuple[bool, str, str, str]:
    id, day, path = row
    return day is None, day or "", path or "", id
