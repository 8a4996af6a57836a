"""Long lists in parts."""

from collections.abc import Sequence
from typing import TypeVar

from runut.types.text import Value

T = TypeVar("T")


class Paging(Value, frozen=True, kw_only=True):
    """Which part of a list is shown: its number from 1, of how many, and how many items there are in all."""

    page: int
    pages: int
    total: int

    @property
    def before(self) -> int | None:
        """The part before this one."""
        return self.page - 1 if self.page > 1 else None

    @property
    def after(self) -> int | None:
        """The part after this one."""
        return self.page + 1 if self.page < self.pages else None


def cut(items: Sequence[T], page: int, size: int) -> tuple[Sequence[T], Paging]:
    """One part of a list, of `size` items; the last part where there are fewer than asked for."""
    pages = max(1, -(-len(items) // size))
    page = min(max(page, 1), pages)
    return items[(page - 1) * size : page * size], Paging(page=page, pages=pages, total=len(items))
