"""The API: described as it is, and the description readable."""

import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from httpx2 import Client
from playwright.sync_api import Page
from tests.present.web.board import Board
from tests.present.web.test_everywhere import PATHS, filled

from runut.present.web.visit import data_path


@pytest.fixture(scope="module")
def client(board: Board) -> Iterator[Client]:
    with Client(base_url=board.url, follow_redirects=True) as client:
        yield client


@pytest.fixture(scope="module")
def document(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/openapi.json").json()
    return found


def references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key == "$ref":
                yield one
            else:
                yield from references(one)
    elif isinstance(value, list):
        for one in value:
            yield from references(one)


def test_the_document_is_whole(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    schemas = document["components"]["schemas"]
    assert set(references(document)) <= {f"#/components/schemas/{name}" for name in schemas}
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in schemas)
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    ids = [call["operationId"] for item in document["paths"].values() for call in item.values()]
    assert len(ids) == len(set(ids))


def test_what_goes_wrong_is_given_as_described(client: Client, document: dict[str, Any]) -> None:
    for path, item in document["paths"].items():
        if "get" in item and "{" not in path:
            answer = client.get(path, params={"page": "none", "days": "none", "as_of": "soon"})
            described = item["get"]["responses"]["default"]["content"]
            assert answer.is_success or answer.headers["content-type"].split(";")[0] in described, path


def test_everything_is_explained(document: dict[str, Any]) -> None:
    for path, item in document["paths"].items():
        for call in item.values():
            assert call["description"], path
            for parameter in call["parameters"]:
                assert parameter["in"] == "path" or parameter.get("description"), (path, parameter["name"])
    for name, schema in document["components"]["schemas"].items():
        assert schema.get("description"), name


@pytest.mark.parametrize("path", PATHS)
def test_answers_are_as_described(client: Client, board: Board, document: dict[str, Any], path: str) -> None:
    said = document["paths"][data_path(path)]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    for language in ("id", "en"):
        answer = client.get(data_path(filled(path, board)), params={"lang": language})
        assert answer.status_code == 200
        jsonschema.Draft202012Validator(said | {"components": document["components"]}).validate(answer.json())
    wrong = client.get(data_path(filled(path, board)), params={"as_of": "soon", "page": "0"})
    if wrong.status_code != 200:
        assert list(wrong.json()) == ["detail"]


def test_the_page_describes_every_call_and_shape(page: Page, document: dict[str, Any]) -> None:
    page.goto("/api")
    shown = page.locator("main").inner_text()
    for path in document["paths"]:
        assert path in shown
    for name in document["components"]["schemas"]:
        assert page.locator(f'[id="shape-{name}"]').count() == 1
    hashes = page.locator("main a[href^='#']").evaluate_all("all => [...new Set(all.map(a => a.hash))]")
    assert [one for one in hashes if page.locator(f'[id="{one[1:]}"]').count() != 1] == []


def test_its_examples_work(page: Page, client: Client) -> None:
    page.goto("/api")
    examples = page.locator(".facts a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    examples = [one for one in examples if not one.startswith("#")]
    assert examples
    for example in examples:
        assert client.get(example).status_code == 200, example
