"""The entities of an article while they are being gathered, and the links of expressions to them."""

from runut.lang.gazetteer import GazetteerEntry
from runut.types.record import Entity, Mention, MentionKind, Office
from runut.types.syntax import EntityType
from runut.types.text import Value

_ROLE = "role:"


class Link(Value, frozen=True, kw_only=True):
    """An expression at the tokens `first` to `last` that stands for the entity `key`; `why`: the rule."""

    first: int
    last: int
    kind: MentionKind
    key: str
    why: str


class Anaphor(Value, frozen=True, kw_only=True):
    """An expression at the tokens `first` to `last` that points back to the entities `keys`; `why`: the rule."""

    first: int
    last: int
    kind: MentionKind
    keys: tuple[str, ...]
    why: str


class Held(Value, frozen=True, kw_only=True):
    """An office that the text at the tokens `first` to `last` gives the person `key`; `of` in English."""

    first: int
    last: int
    key: str
    title: str
    of: str | None


class Member(Value, frozen=True, kw_only=True):
    """An entity without its mentions; `entry` where the gazetteer has it."""

    key: str
    name: str
    type: EntityType
    entry: GazetteerEntry | None = None
    is_plural: bool = False


class Cast:
    """Everyone and everything that an article names, by key."""

    def __init__(self) -> None:
        self._members: dict[str, Member] = {}

    def __getitem__(self, key: str) -> Member:
        """The entity with a key."""
        return self._members[key]

    def add_entry(self, entry: GazetteerEntry) -> str:
        """Takes in a listed entity; gives its key."""
        return self._add(Member(key=entry.key, name=entry.name, type=entry.type, entry=entry))

    def add_house(self, entry: GazetteerEntry) -> str:
        """Takes in the building where a listed body sits; gives its key."""
        return self._add(Member(key=f"FAC:{entry.key}", name=entry.name, type="FAC", entry=entry))

    def add_unknown(self, name: str, type: EntityType) -> str:
        """Takes in an entity that no list has, by its name and type; gives its key."""
        return self._add(Member(key=f"{type}:{name.casefold()}", name=name, type=type))

    def add_role(self, name: str, *, is_plural: bool) -> str:
        """Takes in a person, or several, known only by a role; gives the key."""
        return self._add(Member(key=f"{_ROLE}{name}", name=name, type="PER", is_plural=is_plural))

    def is_role(self, key: str) -> bool:
        """Whether a key stands for somebody known only by a role."""
        return key.startswith(_ROLE)

    def _add(self, member: Member) -> str:
        self._members.setdefault(member.key, member)
        return member.key


def to_entity(id: str, member: Member, mentions: tuple[Mention, ...], offices: tuple[Office, ...]) -> Entity:
    """The finished entity."""
    entry = member.entry
    return Entity(
        id=id,
        name=member.name,
        type=member.type,
        wikidata=entry.wikidata if entry else None,
        labels=dict(entry.labels) if entry else {},
        mentions=mentions,
        offices=offices,
    )
