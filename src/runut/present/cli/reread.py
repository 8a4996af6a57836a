"""What an article that was read again says otherwise than before."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from runut.types.record import Record

_FACTS = {
    "times": ("type", "value", "mod"),
    "attributions": ("kind", "name"),
    "quotations": ("direct", "speaker_surface", "addressee"),
    "events": ("type", "mode", "predicate", "value", "status"),
}


def say_changes(before: "Record", after: "Record") -> str:
    """What is new, gone or other, in words; empty where nothing is. Ids play no part: they shift with what is new."""
    found = [_compare(before, after, "names", lambda record: {(e.name, e.type): () for e in record.entities})]
    for layer, facts in _FACTS.items():
        found.append(_compare(before, after, layer, _layer(layer, facts)))
    for field in ("title", "outlet", "published"):
        if getattr(before, field) != getattr(after, field):
            found.append(f"{field} other")
    return "; ".join(filter(None, found))


def _layer(layer: str, facts: tuple[str, ...]) -> "Callable[[Record], dict[Hashable, Any]]":
    """Items of a layer: by their range, what they say."""

    def items(record: "Record") -> dict[Hashable, Any]:
        return {(one.start, one.end): tuple(getattr(one, f) for f in facts) for one in getattr(record, layer)}

    return items


def _compare(
    before: "Record", after: "Record", name: str, items: "Callable[[Record], dict[Hashable, Any]]"
) -> str | None:
    old, new = items(before), items(after)
    counts = {
        "more": len(new.keys() - old.keys()),
        "fewer": len(old.keys() - new.keys()),
        "other": sum(old[key] != new[key] for key in old.keys() & new.keys()),
    }
    said = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
    return f"{name} {said}" if said else None
