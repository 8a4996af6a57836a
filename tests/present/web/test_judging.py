"""Judging over HTTP: kept, shown, undone; and refused whenever it is not the reader's own doing."""

import json
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from playwright.sync_api import Page, expect
from tests.present.web.board import Board

from runut.present.brief.shelves import articles_of
from runut.present.judging import read_judgements
from runut.present.web.app import make_app
from runut.present.web.visit import Settings
from runut.store.casebook import open_casebook
from runut.types.judgement import Judgement
from runut.types.links import Happening


@pytest.fixture
def client(own_board: Board) -> Iterator[TestClient]:
    """A reader without a browser, who has seen a page of the board."""
    with TestClient(make_app(own_board.library, Settings()), base_url=own_board.url) as client:
        client.get("/")
        yield client


def planned(board: Board) -> Happening:
    """A visit that nobody has made yet."""
    return next(h for h in board.library.now().links.happenings if h.status in {"planned", "announced"} and h.value)


def send(client: TestClient, path: str = "/judgements", **fields: str) -> Response:
    """A form as a page of the board sends it, unless the fields say otherwise."""
    data = {"csrf": client.cookies["csrf"], "by": "Ani"} | fields
    return client.post(path, data=data, follow_redirects=False)


def kept(board: Board) -> list[Judgement]:
    """All judgements of a casebook."""
    with open_casebook(board.place) as casebook:
        return casebook.judgements()


def test_a_judgement_counts_and_can_be_undone(client: TestClient, own_board: Board) -> None:
    plan = planned(own_board)
    answer = send(
        client, kind="confirm", id=plan.id, status="occurred", date="2031-04-22", next=f"/happenings/{plan.id}"
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"/happenings/{plan.id}")
    (judgement,) = kept(own_board)
    assert (judgement.by, judgement.kind, judgement.status, judgement.value) == (
        "Ani",
        "confirm",
        "occurred",
        "2031-04-22",
    )
    assert own_board.library.now().happenings[plan.id].status == "occurred"
    send(client, f"/judgements/{judgement.id}/undo", by="")  # who judges is remembered
    assert [one.undone.by for one in kept(own_board) if one.undone] == ["Ani"]
    assert own_board.library.now().happenings[plan.id].status == plan.status


def test_what_is_no_more_leads_to_what_became_of_it(client: TestClient, own_board: Board) -> None:
    plan = planned(own_board)
    answer = send(client, kind="reject", id=plan.id, next=f"/happenings/{plan.id}?as_of=")
    assert plan.id not in own_board.library.now().happenings
    assert answer.headers["location"] == f"/judgements#{kept(own_board)[0].id}"


@pytest.mark.parametrize(
    ("fields", "origin"),
    [({"csrf": ""}, None), ({"csrf": "forged"}, None), ({}, "https://elsewhere.example"), ({}, "null")],
)
def test_a_forged_form_is_refused(
    client: TestClient, own_board: Board, fields: dict[str, str], origin: str | None
) -> None:
    client.headers.update({"origin": origin} if origin else {})
    id = planned(own_board).id
    assert send(client, kind="reject", id=id, **fields).status_code == 403
    assert send(client, "/judgements/j00000000/undo", **fields).status_code == 403
    assert kept(own_board) == []


def test_a_form_without_the_cookie_is_refused(client: TestClient, own_board: Board) -> None:
    client.cookies.clear()
    data = {"csrf": "", "by": "Ani", "kind": "reject", "id": planned(own_board).id}
    assert client.post("/judgements", data=data).status_code == 403
    assert kept(own_board) == []


@pytest.mark.parametrize(
    ("content", "origin", "status"),
    [
        ("application/json", None, 201),
        ("application/json", "own", 201),
        ("application/json", "https://elsewhere.example", 403),
        ("text/plain", None, 415),
        ("application/x-www-form-urlencoded", "own", 415),
    ],
)
def test_programs_judge_by_json(
    client: TestClient, own_board: Board, content: str, origin: str | None, status: int
) -> None:
    client.headers.update({"origin": own_board.url if origin == "own" else origin} if origin else {})
    client.cookies.clear()
    plan = planned(own_board)
    body = json.dumps({"kind": "note", "ids": [plan.id], "note": "ask the palace", "by": "Ani"})
    answer = client.post("/api/judgements", content=body, headers={"content-type": content})
    assert answer.status_code == status
    assert [one.note for one in kept(own_board)] == (["ask the palace"] if status == 201 else [])
    if status == 201:
        id = answer.json()["judgement"]["id"]
        undo = {"content": '{"by": "Budi"}', "headers": {"content-type": content}}
        assert client.post(f"/api/judgements/{id}/undo", **undo).json()["judgement"]["undone"]["by"] == "Budi"  # type: ignore[arg-type]
        assert client.post(f"/api/judgements/{id}/undo", **undo).status_code == 400  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "body", ["", "[]", '{"kind": "note", "ids": []}', '{"kind": "praise", "ids": ["h1"], "by": "Ani"}']
)
def test_json_that_says_nothing_is_refused(client: TestClient, own_board: Board, body: str) -> None:
    answer = client.post("/api/judgements", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, list(answer.json())) == (400, ["detail"])
    assert kept(own_board) == []


def test_a_board_that_is_read_only_takes_none(own_board: Board) -> None:
    with TestClient(make_app(own_board.library, Settings(read_only=True)), base_url=own_board.url) as client:
        client.get("/")
        id = planned(own_board).id
        assert send(client, kind="reject", id=id).status_code == 403
        assert client.post("/api/judgements", json={"kind": "reject", "ids": [id], "by": "Ani"}).status_code == 403
    assert kept(own_board) == []


@pytest.mark.parametrize(
    ("place", "led"),
    [
        ("/conflicts?page=2#c1", "/conflicts?page=2#c1"),
        ("/people/Jo o'Hara", "/people/Jo%20o'Hara"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("evil.example", "/"),
        ("", "/"),
    ],
)
def test_nothing_leads_elsewhere(client: TestClient, own_board: Board, place: str, led: str) -> None:
    answer = send(client, kind="note", id=planned(own_board).id, note="ask the palace", next=place)
    assert answer.headers["location"] == led


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "praise", "id": "h1"},
        {"kind": "confirm", "id": "h00000000"},
        {"kind": "reject"},
        {"kind": "note", "id": "h00000000", "note": " "},
        {"kind": "note", "id": "h00000000", "note": "ask", "by": ""},
        {"kind": "merge", "id": "Nobody Such", "other": "Nor Such"},
    ],
)
def test_what_cannot_be_meant_is_refused(client: TestClient, own_board: Board, fields: dict[str, str]) -> None:
    answer = send(client, **fields)
    assert answer.status_code == 400
    assert "<h1>" in answer.text
    assert kept(own_board) == []


def test_names_are_merged_wherever_they_stand(client: TestClient, own_board: Board) -> None:
    snapshot = own_board.library.now()
    names = {p.name for h in snapshot.links.happenings for p in h.participants}
    assert {"Gunnar Steinsson", "Ramiro Etchegaray"} <= names
    send(client, kind="merge", id="gunnar steinsson", other="Ramiro Etchegaray", label="Gunnar Steinsson")
    now = {p.name for h in own_board.library.now().links.happenings for p in h.participants}
    assert names - now == {"Ramiro Etchegaray"}


def test_items_of_articles_are_judged_by_the_first_characters_of_an_id(client: TestClient, own_board: Board) -> None:
    told = max(own_board.library.now().links.happenings, key=_most_told).tellings
    article, event = told[-1].article, told[-1].event
    send(client, kind="reject", id=f"{article[:8]}/{event}")
    assert [anchor.article for anchor in kept(own_board)[0].anchors()] == [article]
    now = own_board.library.now().links.happenings
    assert not any((t.article, t.event) == (article, event) for h in now for t in h.tellings)


def _most_told(happening: Happening) -> tuple[int, str]:
    return len(articles_of(happening)), happening.id


def test_all_judgements_are_listed_and_downloaded(own_page: Page, own_board: Board, client: TestClient) -> None:
    plan = planned(own_board)
    send(client, kind="note", id=plan.id, note="ask the <b>palace</b>")
    send(client, kind="rename", id=plan.id, label="The long awaited visit")
    own_page.goto("/judgements")
    first, second = own_page.locator(".judgements > li").all()
    expect(first).to_contain_text("The long awaited visit")
    expect(second).to_contain_text("ask the <b>palace</b>")
    expect(first.get_by_role("link", name="The long awaited visit")).to_have_attribute("href", f"/happenings/{plan.id}")
    first.locator("summary").click()
    first.get_by_label("Your name").fill("Budi")
    first.get_by_role("button", name="Undo").click()
    expect(own_page.get_by_role("status")).to_contain_text("undone")
    expect(own_page.locator(".judgements > li").first).to_contain_text("undone by Budi")
    own_page.reload()  # an outcome is told once
    expect(own_page.get_by_role("status")).to_have_count(0)
    with own_page.expect_download() as started:
        own_page.get_by_role("link", name=re.compile("Download")).click()
    lines = started.value.path().read_bytes().splitlines()
    assert read_judgements(lines) == (kept(own_board), [])


def test_openapi_tells_how_to_judge(client: TestClient) -> None:
    found = client.get("/api/openapi.json").json()
    wanted = found["paths"]["/api/judgements"]["post"]["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    assert set(found["components"]["schemas"][wanted.rpartition("/")[2]]["required"]) == {"kind", "ids", "by"}
