"""One reader's request: in which language, as of which day, and the addresses that keep to both."""

from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Annotated, NamedTuple
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request

from runut.lang.wording import LANGUAGES
from runut.present.board.library import LARGE, Library
from runut.present.board.render import render
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech, speech_in
from runut.present.web.judging import Told, author_in, told_in

LANGUAGE_COOKIE = "language"
PATIENCE = 1.5  # seconds that a reader waits for an answer as of an earlier day before being told that it takes longer


class Settings(NamedTuple):
    """How a board is served."""

    read_only: bool = False
    token: str | None = None
    hosts: frozenset[str] = frozenset()  # by which names, with their port, it may be called; none means by any


def patience(library: Library, story: str | None) -> float:
    """How many seconds a reader waits for an answer as of an earlier day, of a story or of all."""
    return PATIENCE if story or len(library.now().articles) < LARGE else 0.0


class Visit:
    """What pages and templates may ask of a request."""

    def __init__(self, request: Request, library: Library, settings: Settings, *, asked: Mapping[str, str]) -> None:
        self.request, self.library, self.settings = request, library, settings
        self.language = asked["lang"]
        self.as_of = asked.get("as_of") or None
        self.speech: Speech = speech_in(self.language)
        self.path: str = request.scope["path"]
        self.query: dict[str, str] = {key: value for key, value in request.query_params.items() if value}
        self.is_personal = False
        self.told: Told | None = told_in(request)

    @property
    def csrf(self) -> str:
        """What a form of this reader must repeat; a page that holds it is nobody else's."""
        self.is_personal = True
        said: str = self.request.scope.get("csrf", "")
        return said

    @property
    def by(self) -> str:
        """Who the reader said to be when judging before; a page that says it is nobody else's."""
        self.is_personal = True
        return author_in(self.request)

    @property
    def key(self) -> Hashable:
        """What a page that hangs on nothing but the casebook is the same for."""
        asked = tuple(self.request.query_params.multi_items())
        return self.path, asked, self.language, self.library.now().version

    def snapshot(self, *, story: str | None = None) -> Snapshot:
        """What the casebook says, as of the day that is asked for; with `story`, it may hold that one alone."""
        return self.library.as_of(self.as_of, story=story, patience=patience(self.library, story))

    def url(self, *parts: str, **query: object) -> str:
        """The address of a page, as of the same day: `url("happenings", id)`, `url("people", page=2)`."""
        return _address(parts, tuple(({"as_of": self.as_of} | query).items()))

    def proof(self, article: str, start: int | None, end: int | None) -> str:
        """The address of the very characters of an article, or of the whole of it where there are none."""
        return (
            self.url("articles", article)
            if start is None
            else f"{self.url('articles', article, at=f'{start}-{end}')}#at"
        )

    def here(self, **query: object) -> str:
        """This page's address with other values in its query; None takes one away, and the list begins anew."""
        return _with_query(quote(self.path), self.query | {"page": None} | query)

    def data(self) -> str:
        """Where this page's content is as JSON."""
        return _with_query(quote(data_path(self.path)), self.query)

    def html(self, template: str, page: object) -> str:
        """A page as HTML."""
        words, now = self.speech.words(template), self.library.now()
        return render(template, {"page": page, "t": words, "s": self.speech, "visit": self, "snapshot": now})


def data_path(path: str) -> str:
    """Where the content of the page at a path is as JSON."""
    return f"/api{path}" if path != "/" else "/api/home"


def is_data(path: str) -> bool:
    """Whether what is at a path is for programs."""
    return path.startswith("/api/")


@lru_cache(maxsize=1 << 13)  # a page has hundreds, and the next reader's has the same
def _address(parts: tuple[str, ...], query: tuple[tuple[str, object], ...]) -> str:
    """The address of a page."""
    return _with_query("/" + "/".join(quote(part, safe="") for part in parts), dict(query))


def _with_query(path: str, query: Mapping[str, object]) -> str:
    """An address: ids and names are quoted, empty values left out."""
    said = urlencode({key: str(value) for key, value in query.items() if value not in (None, "")})
    return f"{path}?{said}" if said else path


def visit_of(
    request: Request,
    as_of: Annotated[str | None, Query(description="Only what had been reported by this day: 2031-04-22.")] = None,
    lang: Annotated[str | None, Query(description="The language of labels: id or en.")] = None,
) -> Visit:
    """The visit that a request is."""
    state = request.app.state
    asked = {"lang": language_of(request, lang), "as_of": as_of or ""}
    return Visit(request, state.library, state.settings, asked=asked)


def language_of(request: Request, asked: str | None) -> str:
    """The language that a reader asks for, has asked for before, or has a browser in."""
    for chosen in (asked, request.cookies.get(LANGUAGE_COOKIE)):
        if chosen in LANGUAGES:
            return chosen
    return "en" if request.headers.get("accept-language", "").lower().startswith("en") else "id"


Visiting = Annotated[Visit, Depends(visit_of)]
PageNumber = Annotated[int, Query(description="Which part of a long list, from 1.", ge=1, le=100_000)]
