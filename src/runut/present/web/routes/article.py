"""An article."""

import re
from typing import Annotated

from fastapi import HTTPException, Query

from runut.errors import BadCall
from runut.present.board.marks import LAYERS
from runut.present.board.pages.article import Article, build_article
from runut.present.web.pages import Moved, Pages
from runut.present.web.visit import Visiting
from runut.types.judgement import Layer
from runut.types.text import Span

NONE = "none"
_AT = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)

pages = Pages()

At = Annotated[str | None, Query(description="Characters to be shown, such as 120-164, counted in code points.")]
Layers = Annotated[
    str | None, Query(description=f"What is marked: some of {','.join(LAYERS)}, or {NONE}; all where not given.")
]


@pages.page("/articles/{article}", "article")
def article(visit: Visiting, article: str, at: At = None, layers: Layers = None) -> Article:
    """An article: its text with all that was found in it, what it tells, whom it has it from, and what it repeats."""
    now = visit.library.now()
    found = now.find_article(article)
    if found is None:
        raise HTTPException(404, f"No article has the id {article!r}.")
    if found != article:
        raise Moved(visit.url("articles", found, at=at, layers=layers, lang=visit.query.get("lang")))
    snapshot = visit.snapshot(story=now.story_of.get(found))
    if found not in snapshot.articles:
        raise HTTPException(404, f"Article {article} was not out by {visit.as_of}: choose a later day.")
    with visit.library.reading() as casebook:
        record = casebook.record(found)
    if record is None:
        raise HTTPException(404, f"Article {article} is no longer in the casebook.")
    return build_article(
        snapshot, visit.speech, record, layers=_layers(layers), at=_span(at, len(record.text)) if at else None
    )


def _layers(said: str | None) -> tuple[Layer, ...]:
    """The layers that are asked for. Raises BadCall for one that there is not."""
    asked = [one for one in (said or ",".join(LAYERS)).split(",") if one != NONE]
    if unknown := [one for one in asked if one not in LAYERS]:
        raise BadCall(f"layers={said!r}: {unknown[0]!r} is no layer; there are {', '.join(LAYERS)}")
    return tuple(layer for layer in LAYERS if layer in asked)


def _span(said: str, length: int) -> Span | None:
    """The characters that are asked for, as far as the text has them. Raises BadCall for what is no range."""
    found = _AT.fullmatch(said)
    if found is None:
        raise BadCall(f"at={said!r} is no range of characters: write it as 120-164")
    start, end = int(found[1]), min(int(found[2]), length)
    return Span(start=start, end=end) if start < end else None
