"""The words in which a casebook is shown, one TOML file a language."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from runut.errors import BadCall, BadPack

LANGUAGES = ("id", "en")


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Labels by key; `types` and `predicates` are patterns over `{a}` actors and `{r}` recipients."""

    status: dict[str, str]
    verdict: dict[str, str]
    conflict: dict[str, str]
    words: dict[str, str]
    months: dict[str, str]
    types: dict[str, str]
    predicates: dict[str, str]


@cache
def load_wording(language: str) -> Wording:
    """The words of a language. Raises BadCall for one that Runut does not speak."""
    if language not in LANGUAGES:
        raise BadCall(f"no such language {language!r}: choose one of {', '.join(LANGUAGES)}")
    text = files("runut.lang").joinpath("labels", f"{language}.toml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(tomllib.loads(text), Wording)
    except msgspec.ValidationError as error:
        raise BadPack(f"labels/{language}.toml: {error}") from error
