"""Values that a query may hold: an empty one is none, as a form sends it; a wrong one is said to be wrong."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from fastapi import Query

from runut.errors import BadCall
from runut.present.board.days import require_day

T = TypeVar("T", bound=str)

Part = Annotated[int, Query(description="Which part of a further list, from 1.", ge=1, le=100_000)]


def one_of(known: Sequence[T], value: str) -> T | None:
    """The value that is meant, or None for an empty one. Raises BadCall for one that is not known."""
    found = next((one for one in known if one == value), None)
    if value and found is None:
        raise BadCall(f"{value!r} is none of {', '.join(known)}")
    return found


def one_day(value: str) -> str | None:
    """The day that is meant, or None for an empty one. Raises BadCall for what is no day."""
    return require_day(value) if value else None
