"""What a reader is told when a page cannot be shown: as a page in their language, to a program as JSON."""

from secrets import token_hex

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from runut.errors import BadCall, StoreError
from runut.present.board.days import is_day
from runut.present.board.pages.problem import Problem, ProblemKind
from runut.present.web.judging import TOLD_COOKIE
from runut.present.web.pages import Moved
from runut.present.web.security import dress
from runut.present.web.visit import is_data, visit_of


def explain_problems(app: FastAPI) -> None:
    """Have an app answer whatever goes wrong, and tell none of its insides."""
    app.add_exception_handler(BadCall, _bad_call)
    app.add_exception_handler(TimeoutError, _working)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Moved, _moved)
    app.add_exception_handler(RequestValidationError, _bad_value)
    app.add_exception_handler(Exception, _broken)


def say(request: Request, status: int, detail: str, *, kind: ProblemKind = "said") -> Response:
    """A problem as a page, or to a program as JSON: `{"detail": …}`."""
    if is_data(request.scope["path"]):
        return JSONResponse({"detail": detail}, status)
    day = request.query_params.get("as_of")
    visit = visit_of(request, day if is_day(day) else None, request.query_params.get("lang"))
    response = HTMLResponse(visit.html("problem", Problem(status=status, kind=kind, detail=detail)), status)
    if visit.told:
        response.delete_cookie(TOLD_COOKIE)
    return response


def _bad_call(request: Request, error: Exception) -> Response:
    return say(request, 400, str(error))


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    kinds: dict[int, ProblemKind] = {404: "missing", 405: "method"}
    response = say(request, error.status_code, error.detail, kind=kinds.get(error.status_code, "said"))
    response.headers.update(error.headers or {})
    return response


def _moved(request: Request, error: Exception) -> Response:
    assert isinstance(error, Moved)
    return RedirectResponse(f"/api{error.place}" if is_data(request.url.path) else error.place, 307)


def _bad_value(request: Request, error: Exception) -> Response:
    """A value in the address that no page can use."""
    assert isinstance(error, RequestValidationError)
    found = [(str(one["loc"][-1]), str(one["msg"])) for one in error.errors()]
    if is_data(request.scope["path"]):
        return say(request, 422, "; ".join(f"{name}: {said}" for name, said in found))
    return say(request, 422, ", ".join(dict(found)), kind="value")


def _working(request: Request, error: Exception) -> Response:
    """The answer is being worked out: the page asks again by itself."""
    response = say(request, 202, "being worked out: ask again in two seconds", kind="working")
    response.headers["Retry-After" if is_data(request.scope["path"]) else "Refresh"] = "2"
    return response


def _broken(request: Request, error: Exception) -> Response:
    """What nobody foresaw: the reader gets a reference, whoever runs the board the trace that bears it."""
    reference = token_hex(4)
    error.add_note(f"reference {reference}: {request.method} {request.scope['path']}")  # printed by the server
    if isinstance(error, StoreError):
        response = say(request, 503, reference, kind="store")
    else:
        response = say(request, 500, reference, kind="broken")
    dress(response.headers)
    return response
