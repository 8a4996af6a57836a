"""A page that could not be shown."""

from runut.types.text import Value


class Problem(Value, frozen=True, kw_only=True):
    """The HTTP status, and what is wrong; 202 where the answer is still being worked out."""

    status: int
    detail: str
