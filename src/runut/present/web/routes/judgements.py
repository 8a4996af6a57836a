"""What was judged; and judging, by forms of the board's pages and by programs."""

from typing import Any, TypeVar

import msgspec
from fastapi import Request
from fastapi.responses import Response

from runut.errors import BadCall
from runut.present.board.judge import judge
from runut.present.board.pages.judgements import (
    Judgements,
    build_judgements,
    cut_judgements,
    first_places,
    other_places,
)
from runut.present.judging import Asked, Author, take_back, to_line
from runut.present.web.judging import (
    Body,
    Form,
    Told,
    asked_by,
    author_of,
    lead_on,
    place_after,
    safe_place,
    undone_by,
)
from runut.present.web.pages import JSON, Pages
from runut.present.web.visit import PageNumber, Visiting
from runut.types.judgement import Judgement
from runut.types.text import Value

PATIENCE = 8.0  # seconds that somebody who judges waits for it to count before being told that it takes longer

pages = Pages()
T = TypeVar("T")


class Wanted(Asked, frozen=True, kw_only=True):
    """A judgement to be made, by somebody."""

    by: str


class TakenBack(Value, frozen=True, kw_only=True):
    """Who takes a judgement back."""

    by: str


class Kept(Value, frozen=True, kw_only=True):
    """A judgement that is kept; whether it counts already, or what it bears on is still being linked anew."""

    judgement: Judgement
    settled: bool


pages.types += [Wanted, TakenBack, Kept]


@pages.page("/judgements", "judgements")
def judgements(visit: Visiting, page: PageNumber = 1) -> Judgements:
    """All judgements, the newest first, also those that were undone. They count whenever they were made."""
    with visit.library.reading() as casebook:
        shown, paging = cut_judgements(casebook.judgements(), page)
        records = {record.id: record for record in casebook.records(first_places(shown))}
        records |= {record.id: record for record in casebook.records(other_places(shown, records))}
    return build_judgements(visit.library.now(), visit.speech, shown, paging, records)


@pages.router.get("/judgements.jsonl", include_in_schema=False)
def download(visit: Visiting) -> Response:
    """All judgements as JSON Lines, as `runut judge CASE import` takes them."""
    with visit.library.reading() as casebook:
        lines = "".join(map(to_line, casebook.judgements()))
    headers = {"Content-Disposition": 'attachment; filename="judgements.jsonl"'}
    return Response(lines, media_type="application/x-ndjson", headers=headers)


@pages.router.post("/judgements", include_in_schema=False)
def send_judgement(visit: Visiting, request: Request, form: Form) -> Response:
    """Judge as a form says, and lead back to where it was."""
    asked, author = asked_by(form), author_of(request, form.get("by"), form.get("note"))
    judgement = judge(visit.library, asked, author)
    outcome = "kept" if visit.library.settle(PATIENCE) else "working"
    place = place_after(form.get("next", ""), asked, judgement, visit.library.now())
    return lead_on(place, author, Told(outcome, judgement.kind, judgement.id))


@pages.router.post("/judgements/{judgement}/undo", include_in_schema=False)
def send_undo(judgement: str, visit: Visiting, request: Request, form: Form) -> Response:
    """Take a judgement back, and lead back to where that was asked."""
    author = author_of(request, form.get("by"))
    one = _undo(visit, judgement, author)
    visit.library.settle(PATIENCE)
    return lead_on(safe_place(form.get("next")), author, Told("undone", one.kind, one.id))


def _describe(gives: type[msgspec.Struct], takes: type[msgspec.Struct], status: int) -> dict[str, Any]:
    """What OpenAPI says of a call that takes JSON."""
    said, given = ({JSON: {"schema": {"$ref": f"#/components/schemas/{one.__name__}"}}} for one in (takes, gives))
    return {
        "response_model": None,
        "responses": {status: {"description": "What is kept.", "content": given}},
        "openapi_extra": {"requestBody": {"required": True, "content": said}},
    }


@pages.router.post("/api/judgements", status_code=201, **_describe(Kept, Wanted, 201))
def make_judgement(visit: Visiting, body: Body) -> Response:
    """Judge. `ids` are ids that the API gives, of items as `ARTICLE/v3`, or names."""
    wanted = _read(body, Wanted)
    judgement = judge(visit.library, wanted, author_of(visit.request, wanted.by, wanted.note))
    return _kept(judgement, visit, 201)


@pages.router.post("/api/judgements/{judgement}/undo", **_describe(Kept, TakenBack, 200))
def undo_judgement(judgement: str, visit: Visiting, body: Body) -> Response:
    """Take a judgement back."""
    one = _undo(visit, judgement, author_of(visit.request, _read(body, TakenBack).by))
    return _kept(one, visit, 200)


def _undo(visit: Visiting, id: str, author: Author) -> Judgement:
    with visit.library.writing() as casebook:
        return take_back(casebook, id, undone_by(author))


def _kept(judgement: Judgement, visit: Visiting, status: int) -> Response:
    kept = Kept(judgement=judgement, settled=visit.library.settle(PATIENCE))
    return Response(msgspec.json.encode(kept), status, media_type=JSON)


def _read(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.DecodeError as error:
        raise BadCall(f"this is no {kind.__name__}: {error}") from error
