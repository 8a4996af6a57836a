"""Articles that hold some words, and what of the casebook bears them in its name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from runut.present.board.lines import HappeningLine, Words, find_line
from runut.present.board.named import happenings_named, named_in
from runut.present.board.paging import Paging, cut
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.store.search import Found
from runut.types.links import Story
from runut.types.text import Value

ARTICLES = 20  # on a page
NAMED = 6  # happenings, stories and people of which each are shown
TOLD = 3  # happenings shown of one article


class Part(Value, frozen=True, kw_only=True):
    """A stretch of a passage; `found` where it is one of the words that were sought, in any of its forms."""

    text: str
    found: bool


class Hit(Value, frozen=True, kw_only=True):
    """An article that holds the words: the passage that holds most of them, whole and in parts, and the happenings that
    it tells, those of the passage first; `more` is how many are not shown."""

    article: str
    title: str | None
    words: Words
    parts: tuple[Part, ...]
    happenings: tuple[HappeningLine, ...]
    more: int


class NamedStory(Value, frozen=True, kw_only=True):
    """A story whose label bears the words, with ISO dates of its first and last report."""

    id: str
    label: str
    articles: int
    first: str | None
    last: str | None


class NamedPerson(Value, frozen=True, kw_only=True):
    """Somebody whose name bears the words, and in how many happenings they take part."""

    name: str
    label: str
    happenings: int


class WordCount(Value, frozen=True, kw_only=True):
    """A word or a phrase of the question, and how many articles hold it."""

    word: str
    articles: int


class Search(Value, frozen=True, kw_only=True):
    """The articles that hold all words of `q`, newest first; undated ones last.

    `happenings`, `stories` and `people` bear the words in their names, `named` says how many happenings do. `words`
    tells how many articles hold each word, where none holds all.
    """

    as_of: str | None
    q: str
    hits: tuple[Hit, ...]
    happenings: tuple[HappeningLine, ...]
    named: int
    stories: tuple[NamedStory, ...]
    people: tuple[NamedPerson, ...]
    words: tuple[WordCount, ...]
    paging: Paging


class Held(NamedTuple):
    """What the casebook itself found: articles, newest first, and the passages of those that are shown."""

    articles: Sequence[str]
    passages: Sequence[Found] = ()
    words: tuple[WordCount, ...] = ()


def newest_first(snapshot: Snapshot, articles: Iterable[str]) -> list[str]:
    """Those of some articles that were out by the day of the snapshot, the last one first and undated ones last."""
    place = snapshot.newest
    return sorted((article for article in articles if article in place), key=place.__getitem__)


def build_search(snapshot: Snapshot, speech: Speech, *, q: str, held: Held, page: int) -> Search:
    """The page: what was found of `q`; `held.passages` are those of the articles on the page that is asked for."""
    _, paging = cut(held.articles, page, ARTICLES)
    words, names = name_words(q), named_in(snapshot)
    named = happenings_named(snapshot, speech, words) if words else []
    return Search(
        as_of=snapshot.as_of,
        q=q,
        hits=tuple(_hit(snapshot, speech, found) for found in held.passages),
        happenings=tuple(find_line(snapshot, speech, id) for id in named[:NAMED]),
        named=len(named),
        stories=tuple(_story(snapshot, speech, story) for story in names.stories(words)[:NAMED] if words),
        people=tuple(
            NamedPerson(name=name, label=speech.name(name), happenings=number)
            for name, number in names.people(words)[:NAMED]
            if words
        ),
        words=held.words,
        paging=paging,
    )


def _story(snapshot: Snapshot, speech: Speech, story: Story) -> NamedStory:
    label = speech.story(story, snapshot.judged(story.id))
    return NamedStory(id=story.id, label=label, articles=len(story.articles), first=story.first, last=story.last)


def _hit(snapshot: Snapshot, speech: Speech, found: Found) -> Hit:
    article = snapshot.articles[found.article]
    told = [id for id in snapshot.told_by.get(found.article, ()) if snapshot.shelves[id] != "slight"]
    told.sort(key=lambda id: not _tells(snapshot, id, found))
    return Hit(
        article=article.id,
        title=article.title,
        words=Words(
            article=article.id,
            outlet=speech.article(article),
            reported=article.published.value if article.published else None,
            start=found.start,
            end=found.end,
            text=" ".join(found.snippet.split()),
        ),
        parts=tuple(split(found)),
        happenings=tuple(find_line(snapshot, speech, id) for id in told[:TOLD]),
        more=max(0, len(told) - TOLD),
    )


def _tells(snapshot: Snapshot, id: str, found: Found) -> bool:
    """Whether a happening is told in a passage."""
    evidence = (e for stage in snapshot.happenings[id].life for e in stage.evidence)
    return any(e.article == found.article and e.start < found.end and found.start < e.end for e in evidence)


def split(found: Found) -> Iterator[Part]:
    """A passage in parts: what was sought, and what stands between."""
    at = found.start
    for start, end in found.words:
        if start > at:
            yield Part(text=found.snippet[at - found.start : start - found.start], found=False)
        yield Part(text=found.snippet[start - found.start : end - found.start], found=True)
        at = end
    if at < found.end:
        yield Part(text=found.snippet[at - found.start :], found=False)


def name_words(q: str) -> str:
    """The words of a question as names are searched for: without what only the search of texts understands."""
    return " ".join(re.sub(r"[^\w'’.-]+", " ", q).split())
