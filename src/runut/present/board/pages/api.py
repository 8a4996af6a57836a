"""What programs can ask of the board, made from its own OpenAPI document."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from runut.types.text import Value

Document = Mapping[str, Any]
JSON = "application/json"
_METHODS = ("get", "post", "put", "delete")


class Piece(Value, frozen=True, kw_only=True):
    """A part of the notation of a type; `shape` where it names one."""

    text: str
    shape: bool = False


class Parameter(Value, frozen=True, kw_only=True):
    """A value that an address takes: in its `path` or its `query`, and what it is where none is given."""

    name: str
    place: str
    kind: tuple[Piece, ...]
    required: bool
    default: str | None
    about: str


class Call(Value, frozen=True, kw_only=True):
    """One thing to ask: by which method, at which path, what it takes and gives, and an example of its address."""

    id: str
    method: str
    path: str
    about: str
    parameters: tuple[Parameter, ...]
    takes: tuple[Piece, ...]
    gives: tuple[Piece, ...]
    media: str
    example: str


class Field(Value, frozen=True, kw_only=True):
    """A field of an object, and its type."""

    name: str
    kind: tuple[Piece, ...]


class Shape(Value, frozen=True, kw_only=True):
    """A kind of object in the answers."""

    name: str
    about: str
    fields: tuple[Field, ...]


class Api(Value, frozen=True, kw_only=True):
    """All calls by path, and all shapes of objects by name."""

    calls: tuple[Call, ...]
    shapes: tuple[Shape, ...]


def build_api(document: Document, examples: Mapping[str, str]) -> Api:
    """What an OpenAPI document says; `examples` are values of the parameters of paths that lead somewhere."""
    calls = [
        _call(path, method, item[method], examples)
        for path, item in document["paths"].items()
        for method in _METHODS
        if method in item
    ]
    shapes = [_shape(name, schema) for name, schema in sorted(document["components"]["schemas"].items())]
    return Api(calls=tuple(calls), shapes=tuple(shapes))


def _call(path: str, method: str, said: Document, examples: Mapping[str, str]) -> Call:
    media, gives = _content(next((a for code, a in said["responses"].items() if code.startswith("2")), {}))
    return Call(
        id=str(said["operationId"]),
        method=method.upper(),
        path=path,
        about=str(said.get("description", "")),
        parameters=tuple(map(_parameter, said.get("parameters", ()))),
        takes=_content(said.get("requestBody", {}))[1],
        gives=gives,
        media=media,
        example=_example(path, said.get("parameters", ()), examples),
    )


def _content(said: Document) -> tuple[str, tuple[Piece, ...]]:
    """The media type of an answer or a body, and the notation of what it holds."""
    for media, content in said.get("content", {}).items():
        return media, tuple(_notation(content.get("schema", {}))) if media == JSON else ()
    return "", ()


def _parameter(said: Document) -> Parameter:
    schema = said["schema"]
    return Parameter(
        name=str(said["name"]),
        place=str(said["in"]),
        kind=tuple(_notation(schema)),
        required=bool(said.get("required")),
        default=json.dumps(schema["default"]) if "default" in schema else None,
        about=str(said.get("description", "")),
    )


def _example(path: str, parameters: Iterable[Document], examples: Mapping[str, str]) -> str:
    """An address that works: the parameters of the path filled in, and those of the query that must be given."""
    asked = {}
    for one in parameters:
        name = str(one["name"])
        if one["in"] == "path":
            path = path.replace(f"{{{name}}}", quote(examples.get(name, name), safe=""))
        elif one.get("required") and name in examples:
            asked[name] = examples[name]
    return f"{path}?{urlencode(asked)}" if asked else path


def _shape(name: str, schema: Document) -> Shape:
    fields = [Field(name=key, kind=tuple(_notation(said))) for key, said in schema.get("properties", {}).items()]
    return Shape(name=name, about=str(schema.get("description", "")), fields=tuple(fields))


def _notation(schema: Document) -> Iterator[Piece]:
    """A schema in short: `Name[]`, `string | null`, `"a" | "b"`, `{[key]: Name}`."""
    if "$ref" in schema:
        yield Piece(text=schema["$ref"].rpartition("/")[2], shape=True)
    elif choices := schema.get("anyOf") or schema.get("oneOf"):
        yield from _joined(choices, " | ")
    elif "enum" in schema or "const" in schema:
        yield Piece(text=" | ".join(_quoted(one) for one in schema.get("enum", [schema.get("const")])))
    elif schema.get("type") == "array":
        yield from _list(schema)
    elif isinstance(schema.get("additionalProperties"), dict) and schema["additionalProperties"]:
        yield Piece(text="{[key]: ")
        yield from _notation(schema["additionalProperties"])
        yield Piece(text="}")
    else:
        yield Piece(text=str(schema.get("type", "any")))


def _list(schema: Document) -> Iterator[Piece]:
    if several := schema.get("prefixItems"):
        yield Piece(text="[")
        yield from _joined(several, ", ")
        yield Piece(text="]")
        return
    items = schema.get("items") or {}
    inside = list(_notation(items))
    many = "anyOf" in items or "oneOf" in items or len(items.get("enum", ())) > 1
    yield from ([Piece(text="("), *inside, Piece(text=")")] if many else inside)
    yield Piece(text="[]")


def _joined(schemas: Iterable[Document], between: str) -> Iterator[Piece]:
    for number, one in enumerate(schemas):
        if number:
            yield Piece(text=between)
        yield from _notation(one)


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
