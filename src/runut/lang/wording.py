"""The words in which a casebook is shown, one TOML file a language."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from runut.errors import BadCall, BadPack

LANGUAGES = ("id", "en")


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Labels by key. `types` and `predicates` are what is said between the actors and the recipients; `predicates` are
    the English predicates of events (`labels/predicates.tsv`), `plural` the same where a language says it otherwise of
    several actors."""

    status: dict[str, str]
    verdict: dict[str, str]
    conflict: dict[str, str]
    judged: dict[str, str]
    change: dict[str, str]
    units: dict[str, str]
    words: dict[str, str]
    months: dict[str, str]
    types: dict[str, str]
    predicates: dict[str, str] = {}
    plural: dict[str, str] = {}


@cache
def load_wording(language: str) -> Wording:
    """The words of a language. Raises BadCall for one that Runut does not speak."""
    if language not in LANGUAGES:
        raise BadCall(f"no such language {language!r}: choose one of {', '.join(LANGUAGES)}")
    folder = files("runut.lang").joinpath("labels")
    try:
        wording = msgspec.convert(
            tomllib.loads(folder.joinpath(f"{language}.toml").read_text(encoding="utf-8")), Wording
        )
    except msgspec.ValidationError as error:
        raise BadPack(f"labels/{language}.toml: {error}") from error
    predicates = _predicates(language)
    plural = {name: _plural(name, says) for name, says in predicates.items()} if language == "en" else predicates
    return msgspec.structs.replace(wording, predicates=predicates, plural=plural)


def _plural(predicate: str, says: str) -> str:
    """English of several: the verb as the predicate has it (`meet`), what follows as of one (`meets with`)."""
    return " ".join([predicate.split()[0], *says.split()[1:]])


def _predicates(language: str) -> dict[str, str]:
    column = 1 + LANGUAGES.index(language)
    lines = files("runut.lang").joinpath("labels", "predicates.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: row[column] for row in rows}
