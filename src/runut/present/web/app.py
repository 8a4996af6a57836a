"""The board as a web application."""

from importlib.resources import as_file, files

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from runut import __version__
from runut.errors import BadCall
from runut.present.board.library import Library
from runut.present.board.pages.problem import Problem
from runut.present.board.render import PACKAGE
from runut.present.web.judging import TOLD_COOKIE
from runut.present.web.openapi import describe_with
from runut.present.web.pages import add_pages
from runut.present.web.routes import (
    ahead,
    api,
    article,
    changes,
    chronology,
    conflicts,
    happening,
    home,
    judgements,
    people,
    search,
    sources,
)
from runut.present.web.security import Guard
from runut.present.web.visit import Settings, visit_of

PAGES = (
    home.pages,
    chronology.pages,
    happening.pages,
    article.pages,
    conflicts.pages,
    people.pages,
    sources.pages,
    ahead.pages,
    changes.pages,
    search.pages,
    judgements.pages,
    api.pages,
)
ABOUT = "A casebook: what happened, what is only planned, who says so, and where reports disagree."


def make_app(library: Library, settings: Settings) -> FastAPI:
    """The application that serves a casebook."""
    app = FastAPI(
        title="Runut",
        version=__version__,
        description=ABOUT,
        openapi_url="/api/openapi.json",
        docs_url=None,  # both would load scripts from elsewhere
        redoc_url=None,
    )
    app.state.library, app.state.settings = library, settings
    offers = [offer for pages in PAGES for offer in pages.offers]
    router = APIRouter()
    add_pages(router, offers)
    app.include_router(router)
    for pages in PAGES:
        app.include_router(pages.router)
    with as_file(files(PACKAGE).joinpath("static")) as folder:
        app.mount("/static", StaticFiles(directory=folder))
    describe_with(app, [*(offer.gives for offer in offers), *(one for pages in PAGES for one in pages.types)])
    app.add_exception_handler(BadCall, _bad_call)
    app.add_exception_handler(TimeoutError, _working)
    app.add_exception_handler(HTTPException, _refused)
    app.add_middleware(Guard)
    return app


def _bad_call(request: Request, error: Exception) -> Response:
    return _say(request, 400, str(error))


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _say(request, error.status_code, error.detail)


def _working(request: Request, error: Exception) -> Response:
    """The answer is being worked out: the page asks again by itself."""
    response = _say(request, 202, "")
    response.headers["Refresh" if response.media_type == "text/html" else "Retry-After"] = "2"
    return response


def _say(request: Request, status: int, detail: str) -> Response:
    """A problem as a page, or to a program as JSON: `{"detail": …}`."""
    if request.url.path.startswith("/api"):
        return JSONResponse({"detail": detail}, status)
    visit = visit_of(request)
    response = HTMLResponse(visit.html("problem", Problem(status=status, detail=detail)), status)
    if visit.told:
        response.delete_cookie(TOLD_COOKIE)
    return response
