"""People without a name, in English by their role (`aide to Vladimir Putin`, `Western officials`)."""

from runut.annotate.entities.officewords import TitleKind
from runut.types.text import Value


class Owner(Value, frozen=True, kw_only=True):
    """Whose an office is: key and English name, the adjective of a country or region, a body's country."""

    key: str
    name: str
    adjective: str | None = None
    country: str | None = None
    is_body: bool = False
    is_region: bool = False


def role_name(title: str, kind: TitleKind, owner: Owner | None, *, is_plural: bool) -> str:
    """The English name of somebody known only by an office."""
    noun = kind.plural if is_plural else title
    if owner is None:
        return noun
    if owner.adjective and (is_plural or not kind.is_unique) and kind.preposition == "of":
        return f"{owner.adjective} {noun}"
    return f"{noun} {kind.preposition} {_with_article(owner)}"


def _with_article(owner: Owner) -> str:
    is_phrase = " " in owner.name and not owner.name.startswith("The ")
    return f"the {owner.name}" if owner.is_body and is_phrase else owner.name
