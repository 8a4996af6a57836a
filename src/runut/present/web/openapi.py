"""The API described as OpenAPI 3.1: the routes by FastAPI, the values by msgspec, from the types themselves."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from runut.present.web.visit import is_data

REFERENCE = "#/components/schemas/{name}"
PROBLEM = "Wrong"
_NOT_FOUND_OUT = ("HTTPValidationError", "ValidationError")  # FastAPI's own, which this board never gives
_WRONG = {
    "title": PROBLEM,
    "description": "What went wrong, and what to do.",
    "type": "object",
    "properties": {"detail": {"type": "string"}},
    "required": ["detail"],
}


def describe_with(app: FastAPI, types: Iterable[type[msgspec.Struct]]) -> None:
    """Have an app describe its API with these types of values."""
    types = tuple(dict.fromkeys(types))

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            found = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            _, schemas = msgspec.json.schema_components(types, ref_template=REFERENCE)
            app.openapi_schema = tidied(found, schemas)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # the way that FastAPI documents


def tidied(found: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """A document with the shapes of values under short names, and with the answers that the board really gives."""
    components = found.setdefault("components", {})
    known = {name: one for name, one in components.get("schemas", {}).items() if name not in _NOT_FOUND_OUT}
    names = short_names(schemas)
    components["schemas"] = known | {PROBLEM: _WRONG} | {names[name]: one for name, one in schemas.items()}
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    found["security"] = [{}, {"token": []}]  # none is needed where the board is served without
    for path, item in found["paths"].items():
        for call in item.values():
            call["responses"] = _answers(call["responses"], "application/json" if is_data(path) else "text/html")
            call["parameters"] = [_parameter(one) for one in call.get("parameters", ())]
    references = {REFERENCE.format(name=name): REFERENCE.format(name=short) for name, short in names.items()}
    renamed: dict[str, Any] = _renamed(found, references)
    return renamed


def short_names(names: Iterable[str]) -> dict[str, str]:
    """A name for each shape: where several are called alike, the module tells them apart (`home.Dispute`)."""
    names = list(names)
    short = {name: ".".join(name.split(".")[-2:]) for name in names}
    often = Counter(short.values())
    return {name: one if often[one] == 1 else name for name, one in short.items()}


def _answers(said: dict[str, Any], media: str) -> dict[str, Any]:
    wrong: dict[str, Any] = {media: {}}
    if media == "application/json":
        wrong[media]["schema"] = {"$ref": REFERENCE.format(name=PROBLEM)}
    found = {code: answer for code, answer in said.items() if code != "422"}
    found["202"] = {"description": "Still being worked out: ask again after `Retry-After` seconds.", "content": wrong}
    found["default"] = {"description": "What went wrong.", "content": wrong}
    return found


def _parameter(said: dict[str, Any]) -> dict[str, Any]:
    """A parameter without what repeats its name, and without null, which no address can say."""
    schema = {key: one for key, one in said["schema"].items() if key not in {"title", "description"}}
    choices = [one for one in schema.pop("anyOf", ()) if one.get("type") != "null"]
    if len(choices) == 1:
        schema |= choices[0]
    elif choices:
        schema["anyOf"] = choices
    return said | {"schema": schema}


def _renamed(value: Any, references: dict[str, str]) -> Any:  # noqa: ANN401 — whatever JSON can be
    """A value whose references lead to other names."""
    if isinstance(value, dict):
        return {
            key: references.get(one, one) if key == "$ref" else _renamed(one, references) for key, one in value.items()
        }
    return [_renamed(one, references) for one in value] if isinstance(value, list) else value
