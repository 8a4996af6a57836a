"""What programs can ask."""

from runut.present.board.pages.api import Api, build_api
from runut.present.board.snapshot import Snapshot
from runut.present.brief.shelves import articles_of
from runut.present.web.pages import Pages
from runut.present.web.visit import Visiting

pages = Pages()


@pages.page("/api", "api")
def api(visit: Visiting) -> Api:
    """What programs can ask of the board, and the shapes of the answers."""
    return build_api(visit.request.app.openapi(), examples_of(visit.library.now()))


def examples_of(snapshot: Snapshot) -> dict[str, str]:
    """A value that leads somewhere for each parameter of a path."""
    found: dict[str, str] = {}
    for happening in snapshot.links.happenings[:200]:
        found.setdefault("happening", happening.id)
        found.setdefault("article", articles_of(happening)[0])
        for participant in happening.participants:
            if participant.role == "actor":
                found.setdefault("person", participant.name)
    outlets = (article.outlet for article in snapshot.articles.values() if article.outlet)
    return found | {name: value for name, value in [("outlet", next(outlets, None))] if value}
