"""A page that could not be shown."""

from typing import Literal

from runut.types.text import Value

ProblemKind = Literal["said", "missing", "method", "value", "store", "broken", "working"]


class Problem(Value, frozen=True, kw_only=True):
    """The HTTP status, what kind of problem it is, and what there is to say of it; 202 where it is still worked out."""

    status: int
    kind: ProblemKind
    detail: str
