"""How a page is offered: one function gives its value, which is shown as HTML and given as JSON below /api."""

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import NamedTuple, get_type_hints

import msgspec
from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from runut.present.web.held import Held
from runut.present.web.judging import TOLD_COOKIE
from runut.present.web.visit import LANGUAGE_COOKIE, Visit, data_path

Build = Callable[..., msgspec.Struct]
JSON = "application/json"


class Moved(Exception):
    """What is asked for is at another address of the board: the one in full."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class Offer(NamedTuple):
    """A page: its path, its template, and what gives its value."""

    path: str
    template: str
    build: Build
    is_held: bool

    @property
    def gives(self) -> type[msgspec.Struct]:
        """The type of its value."""
        found: type[msgspec.Struct] = get_type_hints(self.build)["return"]
        return found


class Pages:
    """The pages of one module; each function that it adorns takes `visit` and what the query may hold."""

    def __init__(self) -> None:
        self.offers: list[Offer] = []
        self.router = APIRouter()  # for whatever is no page: a form that is sent, a feed
        self.types: list[type[msgspec.Struct]] = []  # of values that it takes or gives, to be described

    def page(self, path: str, template: str, *, is_held: bool = False) -> Callable[[Build], Build]:
        """Offers what a function gives as a page; `is_held`: it hangs on snapshots alone, and is the same for all."""

        def adorn(build: Build) -> Build:
            self.offers.append(Offer(path, template, build, is_held))
            return build

        return adorn


def add_pages(router: APIRouter, offers: list[Offer]) -> None:
    """Routes for pages, each as HTML and as JSON."""
    for offer in offers:
        router.add_api_route(
            _routed(offer.path),
            _as_html(offer),
            response_class=HTMLResponse,
            response_model=None,
            include_in_schema=False,
        )
        schema = {"$ref": f"#/components/schemas/{offer.gives.__name__}"}
        router.add_api_route(
            _routed(data_path(offer.path)),
            _as_json(offer),
            response_model=None,
            operation_id=offer.build.__name__,
            description=inspect.getdoc(offer.build),
            responses={200: {"description": "What the page shows.", "content": {JSON: {"schema": schema}}}},
        )


def _routed(path: str) -> str:
    """The path of a route: names of persons and outlets may hold a slash."""
    return path.replace("{person}", "{person:path}").replace("{outlet}", "{outlet:path}")


def _as_html(offer: Offer) -> Callable[..., Response]:
    @wraps(offer.build)
    def show(visit: Visit, **asked: object) -> Response:
        response = HTMLResponse(_make(offer, visit, asked))
        if visit.told:
            response.delete_cookie(TOLD_COOKIE)
        if visit.query.get("lang") == visit.language:
            response.set_cookie(LANGUAGE_COOKIE, visit.language, max_age=31_536_000, httponly=True, samesite="strict")
        return response

    return show


def _make(offer: Offer, visit: Visit, asked: Mapping[str, object]) -> str:
    """The HTML of a page, as it was made for another reader where it is the same."""
    held: Held = visit.request.app.state.held
    key = visit.key if offer.is_held and not visit.told else None
    if key and (known := held.get(key)):
        return known
    made = visit.html(offer.template, offer.build(visit=visit, **asked))
    if key and not visit.is_personal:
        held.keep(key, made)
    return made


def _as_json(offer: Offer) -> Callable[..., Response]:
    @wraps(offer.build)
    def give(**asked: object) -> Response:
        return Response(msgspec.json.encode(offer.build(**asked)), media_type=JSON)

    return give
