"""Who may come in, and what is too much to ask: settled before anything of the casebook is touched."""

import asyncio
import hmac
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from runut.present.board.render import render
from runut.present.board.speech import board_words
from runut.present.web.visit import Settings, is_data, language_of

FEEDS = (".ics", ".atom")  # calendar and feed programs can send no header: these take the token in their address
PATH_LENGTH, PATH_DEPTH = 2_000, 24
QUERY_LENGTH, QUERY_VALUES = 8_000, 60  # in bytes as sent, in number
BODY = 64_000  # bytes: far more than a judgement takes
PATIENCE = 10.0  # seconds for a body to arrive
PENALTY = 0.3  # seconds that a wrong token costs
_READS = frozenset({"GET", "HEAD"})
_FORM = "application/x-www-form-urlencoded"


class Refusal(Exception):
    """A request that is not let in: the HTTP status, and which words of `labels/board/door.toml` say why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


class Lock(NamedTuple):
    """What opens a board: a token. Its cookie is derived from it, name and all: two boards on a host keep apart."""

    token: str

    @property
    def cookie(self) -> str:
        """The name of the cookie."""
        return f"board-{_derive(self.token, 'name')[:8]}"

    @property
    def seal(self) -> str:
        """The value of the cookie."""
        return _derive(self.token, "seal")

    def fits(self, token: str) -> bool:
        """Whether it is the token; takes as long for any other of its length."""
        return hmac.compare_digest(_derive(token, "seal"), self.seal)

    def is_open(self, request: Request) -> bool:
        """Whether a request carries the cookie or the token in its header."""
        scheme, _, said = request.headers.get("authorization", "").partition(" ")
        bearer = scheme.lower() == "bearer" and self.fits(said.strip())
        sealed = hmac.compare_digest(request.cookies.get(self.cookie, "").encode(), self.seal.encode())
        return bearer or sealed


class Door:
    """Lets in what may come in, and answers the rest itself."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._lock = Lock(settings.token) if settings.token else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        response: Response | None
        try:
            check_address(request, self._settings.hosts)
            body = None if request.method in _READS else await read_body(receive)
            response = await self._unlock(request, body or b"")
            if response is None and body is not None and self._settings.read_only:
                raise Refusal(403, "read_only")
        except Refusal as refusal:
            response = refuse(request, refusal)
        except ConnectionError:
            return  # nobody is there any more to be answered
        if response is not None:
            await response(scope, receive, send)
            return
        await self._app(self._passed(scope), receive if body is None else _again(body, receive), send)

    async def _unlock(self, request: Request, body: bytes) -> Response | None:
        """None where a request may pass; else what it is answered."""
        lock, said = self._lock, request.query_params.get("token")
        if lock is None or (lock.is_open(request) and said is None):
            return None
        if said is None and request.headers.get("content-type") == _FORM:
            said = dict(parse_qsl(body.decode("utf-8", "replace"))).get("token")
        if said is not None and not lock.fits(said):
            await asyncio.sleep(PENALTY)
            raise Refusal(401, "wrong_token")
        if said is not None and request.method in _READS and request.scope["path"].endswith(FEEDS):
            return None
        if said is not None:
            return _opened(request, lock)
        if request.method in _READS and _comes_from_elsewhere(request):
            return _go(request)  # a browser sends the cookie only where a page of the board itself asks
        raise Refusal(401, "locked")

    def _passed(self, scope: Scope) -> Scope:
        """A request as the pages see it: without the token; HEAD is answered like GET, and its body left out."""
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        query = _without_token(scope["query_string"]).encode() if self._lock else scope["query_string"]
        return {**scope, "method": method, "query_string": query}


def check_address(request: Request, hosts: frozenset[str]) -> None:
    """Raises Refusal for a host that is not this board's (any can be made to lead here), or a monstrous address."""
    if hosts and request.headers.get("host", "").lower() not in hosts:
        raise Refusal(421, "wrong_host")
    path, query = request.scope["path"], request.scope["query_string"]
    if len(path) > PATH_LENGTH or path.count("/") > PATH_DEPTH or len(query) > QUERY_LENGTH:
        raise Refusal(414, "too_long")
    values = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    if len(values) > QUERY_VALUES:
        raise Refusal(414, "too_long")
    if path.startswith("//") or "\0" in path or any("\0" in text for pair in values for text in pair):
        raise Refusal(400, "no_address")


async def read_body(receive: Receive) -> bytes:
    """What a request brings. Raises Refusal where it is too much or too slow, ConnectionError where it breaks off."""
    found = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise ConnectionError
                found += message.get("body", b"")
                if len(found) > BODY:
                    raise Refusal(413, "too_much")
                if not message.get("more_body"):
                    return bytes(found)
    except TimeoutError as error:
        raise Refusal(408, "too_slow") from error


def refuse(request: Request, refusal: Refusal) -> Response:
    """A page without anything of the casebook, or to a program JSON."""
    headers = {"WWW-Authenticate": 'Bearer realm="Runut"'} if refusal.status == 401 else {}
    if refusal.status in {408, 413}:
        headers["Connection"] = "close"
    if is_data(request.scope["path"]):
        return JSONResponse({"detail": board_words("door", "en")[refusal.why]}, refusal.status, headers)
    language = language_of(request, request.query_params.get("lang"))
    values = {"t": board_words("door", language), "language": language, "why": refusal.why, "action": _own(request)}
    return HTMLResponse(render("door", values), refusal.status, headers)


def _opened(request: Request, lock: Lock) -> Response:
    """The cookie, and on to the same address without the token, which so stays in no history."""
    response = _go(request) if _comes_from_elsewhere(request) else RedirectResponse(_own(request), 303)
    response.set_cookie(lock.cookie, lock.seal, httponly=True, samesite="strict")
    return response


def _go(request: Request) -> Response:
    """A page that asks for the same address at once."""
    words = board_words("door", language_of(request, request.query_params.get("lang")))
    page = render("door", {"t": words, "language": "en", "why": "opening", "action": _own(request)})
    return HTMLResponse(page, headers={"Refresh": f"0; url={_own(request)}", "Referrer-Policy": "no-referrer"})


def _comes_from_elsewhere(request: Request) -> bool:
    """Whether a browser was led here by another site."""
    headers: Mapping[str, str] = request.headers
    return headers.get("sec-fetch-site") in {"cross-site", "same-site"} and headers.get("sec-fetch-mode") == "navigate"


def _own(request: Request) -> str:
    """The address asked for, on this host, without the token."""
    path, query = quote(request.scope["path"]), _without_token(request.scope["query_string"])
    return f"{path}?{query}" if query else path


def _without_token(query: bytes) -> str:
    values = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    return urlencode([(key, value) for key, value in values if key != "token"])


def _derive(token: str, what: str) -> str:
    return hmac.new(token.encode(), what.encode(), "sha256").hexdigest()


def _again(body: bytes, receive: Receive) -> Receive:
    """Gives a body that has been read once more, then whatever comes."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def give() -> Message:
        return left.pop() if left else await receive()

    return give
