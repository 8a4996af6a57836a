"""What every answer carries so that a page of a casebook can load, run and send nothing but its own."""

from secrets import compare_digest, token_urlsafe
from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSRF_COOKIE = "csrf"
CSRF_FIELD = "csrf"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_LASTING = "private, max-age=31536000, immutable"  # a file's address changes with its bytes
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Sets the headers of every answer, and the cookie that forms must repeat."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and dress its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        known = request.cookies.get(CSRF_COOKIE)
        scope["csrf"] = known or token_urlsafe(24)
        cookie = f"{CSRF_COOKIE}={scope['csrf']}; Path=/; HttpOnly; SameSite=Strict"
        lasting = scope["path"].startswith("/static/") and scope["query_string"] != b""

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if lasting and message["status"] == 200:
                    headers["Cache-Control"] = _LASTING
                dress(headers)
                if known is None and not lasting:
                    headers.append("Set-Cookie", cookie)
                if request.url.scheme == "https":
                    message["headers"] = [_secured(*header) for header in message["headers"]]
            await send(message)

        await self._app(scope, receive, dressed)


def _secured(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A header; a cookie is sent only over TLS from then on."""
    return name, value + b"; Secure" if name.lower() == b"set-cookie" else value


def dress(headers: MutableHeaders) -> None:
    """Set what keeps a page from loading, running or sending anything but its own."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", "no-store")


async def require_own_form(request: Request) -> None:
    """Refuse a form that no page of this board sent: its field must repeat the cookie, its origin be this host."""
    form = await request.form()
    said, known = str(form.get(CSRF_FIELD, "")), request.cookies.get(CSRF_COOKIE, "")
    if _is_foreign(request) or not known or not compare_digest(said.encode(), known.encode()):
        raise HTTPException(403, "this form was not sent from a page of this board: reload the page and try again")


def require_own_json(request: Request) -> None:
    """Refuse what a page of another host might send: JSON needs a type of content that no form has, and whoever sends
    it from a page must be this host."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "send JSON, as Content-Type: application/json")
    if _is_foreign(request):
        raise HTTPException(403, "this was sent from a page of another host")


def _is_foreign(request: Request) -> bool:
    """Whether a page of another host sent it, as browsers say."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return True
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")
