"""How a store files articles into threads without knowing how they are compared."""

from typing import Protocol

from runut.types.record import Record


class Filer(Protocol):
    """What linking tells the store about articles: each by its digest, two of them only by the pair."""

    def digest(self, record: Record) -> bytes:
        """What linking needs to know of an article in order to find its like: made from its record alone."""
        ...

    def keys(self, digest: bytes) -> frozenset[str]:
        """The keys that it is filed under; articles that share none are never linked."""
        ...

    def is_linked(self, left: bytes, right: bytes) -> bool:
        """Whether two articles belong together; the same either way round, and whatever else the casebook holds."""
        ...
