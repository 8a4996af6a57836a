"""Who is let in, what is too much, and what is said when a page cannot be shown."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from anyio.from_thread import start_blocking_portal
from fastapi.testclient import TestClient
from httpx2 import Response
from playwright.sync_api import Browser
from tests.present.web.board import PATIENCE, Board, served
from tests.present.web.test_everywhere import PATHS, filled

from runut.errors import StoreError
from runut.present.board.library import Library
from runut.present.web import door
from runut.present.web.app import make_app
from runut.present.web.visit import Settings

TOKEN = "kunci-rahasia"
HOST = "127.0.0.1:8710"


@contextmanager
def calling(library: Library, **settings: object) -> Iterator[TestClient]:
    """A client of a board that is served in a way."""
    app = make_app(library, Settings(**settings))  # type: ignore[arg-type]
    yield TestClient(app, f"http://{HOST}", follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def locked(board: Board) -> Iterator[TestClient]:
    with calling(board.library, token=TOKEN) as client:
        yield client


@pytest.fixture
def client(board: Board) -> Iterator[TestClient]:
    with calling(board.library, hosts=frozenset({HOST, "localhost:8710"})) as client:
        yield client


def policy(response: Response) -> str:
    return response.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/api/home", "/api/openapi.json", "/static/board.css", "/nowhere", "/ahead.ics"])
def test_nothing_is_shown_without_the_token(locked: TestClient, path: str) -> None:
    for headers in ({}, {"Authorization": "Bearer other"}, {"Authorization": TOKEN}, {"Cookie": f"board={TOKEN}"}):
        answer = locked.get(path, headers=headers)
        assert answer.status_code == 401
        assert "bearer" in answer.headers["www-authenticate"].lower()
        assert "default-src 'none'" in policy(answer)
    assert locked.get(path, headers={"Authorization": f"bearer {TOKEN}"}).status_code in {200, 404}


def test_a_program_is_told_in_json(locked: TestClient) -> None:
    assert "Bearer TOKEN" in locked.get("/api/home").json()["detail"]


def test_the_token_in_the_address_becomes_a_cookie(locked: TestClient) -> None:
    answer = locked.get(f"/?page=1&token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?page=1")
    cookie = next(said for said in answer.headers.get_list("set-cookie") if said.startswith("board-"))
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert locked.get("/").status_code == 200  # the client keeps cookies, as browsers do
    assert locked.get("/static/board.css").status_code == 200
    again = locked.get(f"/?token={TOKEN}")
    assert (again.status_code, again.headers["location"]) == (303, "/")


def test_a_wrong_token_costs_time_and_gives_no_cookie(locked: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "PENALTY", 0.0)
    answer = locked.get("/?token=other")
    assert answer.status_code == 401
    assert "board-" not in answer.headers.get("set-cookie", "")
    assert locked.post("/", data={"token": "other"}).status_code == 401


def test_the_token_leads_to_no_other_host(locked: TestClient) -> None:
    for path in ("//evil.example/", "/%2Fevil.example/", "/\\evil.example/"):
        answer = locked.get(f"http://{HOST}{path}?token={TOKEN}")
        location = answer.headers.get("location", "/")
        assert location.startswith("/") and not location.startswith(("//", "/\\")), path


def test_led_here_by_another_site_the_browser_asks_again_by_itself(locked: TestClient) -> None:
    """It sends strict cookies only where a page of the board itself asks."""
    elsewhere = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    answer = locked.get("/?page=1", headers=elsewhere)
    assert answer.headers["refresh"] == "0; url=/?page=1"
    answer = locked.get(f"/?token={TOKEN}", headers=elsewhere)
    assert answer.headers["refresh"] == "0; url=/"
    assert TOKEN not in answer.text
    own = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"}
    assert TestClient(locked.app, f"http://{HOST}").get("/", headers=own).status_code == 401


def test_another_token_makes_the_cookie_worthless(locked: TestClient, board: Board) -> None:
    locked.get(f"/?token={TOKEN}")
    with calling(board.library, token="another") as other:
        other.cookies.update(dict(locked.cookies))
        assert other.get("/").status_code == 401


def test_a_person_types_the_token(browser: Browser, board: Board) -> None:
    with served(board.place, Settings(token=TOKEN)) as own:
        context = browser.new_context(base_url=own.url, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        answer = page.goto("/?page=1")
        assert answer and answer.status == 401
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Enter").click()
        page.get_by_role("heading", name="Overview").wait_for()
        assert page.url == f"{own.url}/?page=1"
        assert page.evaluate("document.cookie") == ""
        context.close()


def test_another_name_for_this_computer_is_refused(client: TestClient) -> None:
    assert client.get("/").status_code == 200
    assert client.get("/", headers={"Host": "LOCALHOST:8710"}).status_code == 200
    for host in ("evil.example", "evil.example:8710", "127.0.0.1", "127.0.0.1:80", "localhost:8710.evil.example", ""):
        answer = client.get("/", headers={"Host": host})
        assert answer.status_code == 421, host
        assert "<nav" not in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/" + "a" * 3_000, 414),
        ("/a" * 40, 414),
        ("/?q=" + "a" * 9_000, 414),
        ("/?" + "&".join(f"a{n}=1" for n in range(99)), 414),
        ("/?q=a%00b", 400),
        ("/a%00b", 400),
        ("/?page=0", 422),
        ("/?page=100001", 422),
        ("/?page=one", 422),
        ("/?as_of=yesterday", 400),
        ("/?as_of=2031-02-30", 400),
        ("/?as_of=2031-04-22x", 400),
        ("/?as_of=%D9%A2%D9%A0%D9%A3%D9%A1-04-22", 400),
        ("/?as_of=" + "/" * 3_000, 400),
        ("/nowhere", 404),
        ("/static/../app.py", 404),
        ("/static/%2e%2e/render.py", 404),
    ],
)
def test_what_cannot_be_shown_is_a_page_that_says_so(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path, headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert "default-src 'none'" in policy(answer)
    assert "Traceback" not in answer.text
    if "?" in path and status != 414:
        data = client.get(path.replace("/?", "/api/home?"))
        assert (data.status_code, list(data.json())) == (status, ["detail"])
        assert isinstance(data.json()["detail"], str)


def test_another_kind_of_request(client: TestClient) -> None:
    answer = client.delete("/")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"
    assert "<h1>" in answer.text
    assert client.head("/").status_code == 200


def test_too_large_a_form(client: TestClient) -> None:
    assert client.post("/judgements", content=b"a" * (door.BODY + 1)).status_code == 413


def test_too_slow_a_form(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never() -> dict[str, object]:
        await asyncio.sleep(60)
        return {}

    monkeypatch.setattr(door, "PATIENCE", 0.01)
    with start_blocking_portal() as portal, pytest.raises(door.Refusal) as refused:
        portal.call(door.read_body, never)
    assert refused.value.status == 408


def test_read_only_takes_nothing(board: Board) -> None:
    with calling(board.library, read_only=True) as client:
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            for path in ("/", "/judgements", "/nowhere"):
                answer = client.request(method, path)
                assert answer.status_code == 403, (method, path)
        assert client.get("/").status_code == 200


def broken(error: Exception) -> Callable[..., None]:
    def fail(*args: object, **named: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(("error", "status"), [(ZeroDivisionError("/secret/path"), 500), (StoreError("/secret"), 503)])
def test_what_nobody_foresaw_leaks_nothing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    monkeypatch.setattr(Library, "as_of", broken(error))
    answer = client.get("/", headers={"Accept-Language": "id"})
    assert answer.status_code == status
    assert "secret" not in answer.text
    assert "Beri tahu" in answer.text or "beri tahu" in answer.text
    assert "default-src 'none'" in policy(answer)
    assert any(note.split()[1].strip(":") in answer.text for note in error.__notes__)
    data = client.get("/api/home")
    assert data.status_code == status
    assert "secret" not in data.text


def test_every_cookie_is_out_of_the_reach_of_scripts_and_other_sites(client: TestClient) -> None:
    said = client.get("/?lang=en").headers.get_list("set-cookie")
    assert {cookie.partition("=")[0] for cookie in said} == {"csrf", "language"}
    for cookie in said:
        assert "httponly" in cookie.lower()
        assert "samesite=strict" in cookie.lower()
        assert "secure" not in cookie.lower()
    client.cookies.clear()
    for cookie in client.get("https://localhost:8710/?lang=en").headers.get_list("set-cookie"):
        assert "secure" in cookie.lower()


def test_the_boards_own_files_are_kept_by_the_browser(client: TestClient) -> None:
    page = client.get("/").text
    address = page.partition('href="/static/board.css?')[2].partition('"')[0]
    assert "immutable" in client.get(f"/static/board.css?{address}").headers["cache-control"]
    assert client.get("/").headers["cache-control"] == "no-store"


ODD = ("", "0001-01-01", "9999-12-31T23:59", "2031-04-10/2031-04-12", "9" * 30 + "-1", "\u202e'\"<b>", "NEAR(*", "-")


def test_odd_values_break_nothing(client: TestClient, board: Board) -> None:
    document = client.get("/api/openapi.json").json()
    for path, item in document["paths"].items():
        for parameter in item.get("get", {}).get("parameters", ()):
            for value in ODD:
                place = path.replace(f"{{{parameter['name']}}}", quote(value, safe="")) if "{" in path else path
                answer = client.get(place, params={parameter["name"]: value})
                assert answer.status_code < 500, (place, parameter["name"], value)


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31"])
@pytest.mark.parametrize("path", PATHS)
def test_there_is_nothing_to_see_on_absurd_days_but_no_fault(
    client: TestClient, board: Board, path: str, day: str
) -> None:
    assert client.get(filled(path, board), params={"as_of": day}).status_code in {200, 202, 404}


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/home", "/static/board.css", "/?page=0"])
def test_nothing_may_be_loaded_or_run_from_elsewhere(client: TestClient, path: str) -> None:
    answer = client.get(path)
    rules = dict(rule.strip().split(" ", 1) for rule in policy(answer).split(";"))
    assert rules.pop("frame-ancestors") == rules.pop("base-uri") == rules.pop("default-src") == "'none'"
    assert set(rules.values()) == {"'self'"}
    assert answer.headers["x-content-type-options"] == "nosniff"
