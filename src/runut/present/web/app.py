"""The board as a web application."""

from importlib.resources import as_file, files

from fastapi import APIRouter, FastAPI
from fastapi.staticfiles import StaticFiles

from runut import __version__
from runut.present.board.library import Library
from runut.present.board.render import PACKAGE
from runut.present.web.door import Door
from runut.present.web.held import Held
from runut.present.web.openapi import describe_with
from runut.present.web.pages import add_pages
from runut.present.web.problems import explain_problems
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
from runut.present.web.visit import Settings

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
    app.state.library, app.state.settings, app.state.held = library, settings, Held()
    offers = [offer for pages in PAGES for offer in pages.offers]
    router = APIRouter()
    add_pages(router, offers)
    app.include_router(router)
    for pages in PAGES:
        app.include_router(pages.router)
    with as_file(files(PACKAGE).joinpath("static")) as folder:
        app.mount("/static", StaticFiles(directory=folder))
    describe_with(app, [*(offer.gives for offer in offers), *(one for pages in PAGES for one in pages.types)])
    explain_problems(app)
    app.add_middleware(Door, settings=settings)
    app.add_middleware(Guard)  # the outermost: its headers go on what the door answers too
    return app
