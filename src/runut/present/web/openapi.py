"""The API described as OpenAPI 3.1: the routes by FastAPI, the values by msgspec, from the types themselves."""

from collections.abc import Iterable
from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

REFERENCE = "#/components/schemas/{name}"


def describe_with(app: FastAPI, types: Iterable[type[msgspec.Struct]]) -> None:
    """Have an app describe its API with these types of values."""
    types = tuple(dict.fromkeys(types))

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            found = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            _, schemas = msgspec.json.schema_components(types, ref_template=REFERENCE)
            found.setdefault("components", {}).setdefault("schemas", {}).update(schemas)
            app.openapi_schema = found
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # the way that FastAPI documents
