"""What is asked for when somebody judges over HTTP, by a form or by a program, and where one is led then."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, NamedTuple, get_args
from urllib.parse import quote, unquote, urlsplit

import msgspec
from fastapi import Depends, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from runut.errors import BadCall
from runut.present.board.snapshot import Snapshot
from runut.present.judging import Asked, Author, named, show_moment
from runut.present.web.security import require_own_form, require_own_json
from runut.types.judgement import Judgement, JudgementKind, Undone

BY_COOKIE, TOLD_COOKIE = "by", "told"
YEAR, SOON = 31_536_000, 60  # seconds
_TOLD = re.compile(rf"(kept|working|undone)\.({'|'.join(get_args(JudgementKind))})\.(j[0-9a-f]{{8}})")
_ASKED = ("kind", "status", "date", "label", "note")


class Told(NamedTuple):
    """The outcome that the next page tells: kept, still `working`, or undone; of which kind and judgement."""

    outcome: str
    kind: str
    id: str


def told_in(request: Request) -> Told | None:
    """The outcome that is still to be told."""
    found = _TOLD.fullmatch(request.cookies.get(TOLD_COOKIE, ""))
    return Told(*found.groups()) if found else None


def author_in(request: Request) -> str:
    """Who judged last in this browser; empty where nobody did."""
    return unquote(request.cookies.get(BY_COOKIE, ""))


async def own_form(request: Request) -> dict[str, str]:
    """The fields of a form that a page of this board sent."""
    require_writable(request)
    await require_own_form(request)
    return {key: value.strip() for key, value in (await request.form()).items() if isinstance(value, str)}


async def own_json(request: Request) -> bytes:
    """The JSON that a program sent, or a page of this board."""
    require_writable(request)
    require_own_json(request)
    return await request.body()


def require_writable(request: Request) -> None:
    """Refuse whatever would change a casebook that is only shown."""
    if request.app.state.settings.read_only:
        raise HTTPException(403, "this board is read-only: it takes no judgements")


Form = Annotated[dict[str, str], Depends(own_form)]
Body = Annotated[bytes, Depends(own_json)]


def asked_by(form: Mapping[str, str]) -> Asked:
    """What a form asks for. Raises BadCall for what nothing can be asked by."""
    fields = {key: form.get(key) or None for key in _ASKED}
    ids = [id for id in (form.get("id"), form.get("other")) if id]
    try:
        return msgspec.convert(fields | {"ids": ids}, Asked)
    except msgspec.ValidationError as error:
        raise BadCall(f"this is no judgement: {error}") from error


def author_of(request: Request, by: str | None, note: str | None = None) -> Author:
    """Who judges, now. Raises BadCall where nobody is named."""
    return Author(named(by or author_in(request)), show_moment(datetime.now(UTC)), note)


def undone_by(author: Author) -> Undone:
    """That somebody takes something back."""
    return Undone(by=author.by, made=author.made)


def lead_on(place: str, author: Author, told: Told) -> Response:
    """Back to where the form was, which then tells the outcome; who judged is remembered."""
    response = RedirectResponse(place, 303)
    response.set_cookie(BY_COOKIE, quote(author.by), max_age=YEAR, httponly=True, samesite="strict")
    response.set_cookie(TOLD_COOKIE, ".".join(told), max_age=SOON, httponly=True, samesite="strict")
    return response


def safe_place(place: str | None) -> str:
    """An address of this board: whatever leads elsewhere, or might, is the first page."""
    place = place or "/"
    odd = "\\" in place or any(ord(letter) < 32 or ord(letter) == 127 for letter in place)
    return "/" if odd or not place.startswith("/") or place.startswith("//") else place


def place_after(place: str, asked: Asked, judgement: Judgement, snapshot: Snapshot) -> str:
    """Where a judgement can be seen: where it was made, but that what the page was about may be called otherwise now or
    be gone."""
    place = safe_place(place)
    gone = [id for id in asked.ids if _names(place, id) and id.startswith("h") and id not in snapshot.happenings]
    if not gone:
        return place
    found = next((id for id in snapshot.landings.get(judgement.id, ()) if id in snapshot.happenings), None)
    return f"/happenings/{found}" if found else f"/judgements#{judgement.id}"


def _names(place: str, id: str) -> bool:
    """Whether an address is that of what has an id."""
    return urlsplit(place).path.endswith(f"/{id}")
