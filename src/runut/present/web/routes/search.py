"""Articles that hold some words."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Query

from runut.errors import BadCall
from runut.present.board.pages.search import ARTICLES, Held, Search, WordCount, build_search, newest_first
from runut.present.board.paging import cut
from runut.present.board.snapshot import Snapshot
from runut.present.brief.labels import PACK
from runut.present.web.pages import Pages
from runut.present.web.visit import PageNumber, Visit, Visiting
from runut.store.casebook import Casebook
from runut.store.search import phrases_of, terms_of

pages = Pages()
WordsAsked = Annotated[
    str,
    Query(description='Words that an article must hold, in any form; "a phrase" in quotation marks.', max_length=200),
]


@pages.page("/search", "search")
def search(visit: Visiting, q: WordsAsked = "", page: PageNumber = 1) -> Search:
    """The articles that hold all the words, newest first, and what bears them in its name."""
    snapshot, q = visit.snapshot(), " ".join(q.split())
    return build_search(snapshot, visit.speech, q=q, held=_find(visit, snapshot, q, page), page=page)


def _find(visit: Visit, snapshot: Snapshot, q: str, page: int) -> Held:
    try:
        phrases_of(q, PACK)
    except BadCall:  # the page says how to search
        return Held(())
    with visit.library.reading() as casebook:
        articles = newest_first(snapshot, casebook.holding(q, language=PACK))
        if not articles:
            return Held((), words=tuple(_count_each(casebook, snapshot, q)))
        shown, _ = cut(articles, page, ARTICLES)
        return Held(articles, casebook.passages(shown, q, language=PACK))


def _count_each(casebook: Casebook, snapshot: Snapshot, q: str) -> Iterator[WordCount]:
    """How many articles hold each word or phrase by itself."""
    for term in terms_of(q):
        found = newest_first(snapshot, casebook.holding(term, language=PACK))
        yield WordCount(word=term, articles=len(found))
