"""What bounds the day on which an article came out, and how bounds that do not all agree are put together."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from runut.types.brief import Evidence
from runut.types.links import Ground
from runut.types.record import Record

# How far a bound is trusted: those trusted more come first, and what contradicts them is set aside.
CERTAIN, SOUND, LIKELY, WEAK = 3, 2, 1, 0


class Bound(NamedTuple):
    """One reason why an article came out no earlier than a day and no later than another; None leaves a side open."""

    trust: int
    first: date | None
    last: date | None
    because: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def width(self) -> int:
        """Days that it leaves; many where a side is open."""
        return (self.last - self.first).days if self.first and self.last else 99_999

    def to_ground(self) -> Ground:
        """The bound as it is shown."""
        return Ground(
            first=self.first.isoformat() if self.first else None,
            last=self.last.isoformat() if self.last else None,
            because=self.because,
            evidence=self.evidence,
        )


class Frame(NamedTuple):
    """The days left by some bounds, and those of them that narrowed it."""

    first: date | None
    last: date | None
    bounds: tuple[Bound, ...]

    @property
    def width(self) -> int | None:
        """Days between its ends; None where a side is open."""
        return (self.last - self.first).days if self.first and self.last else None


OPEN = Frame(None, None, ())


def narrow(bounds: Iterable[Bound], frame: Frame = OPEN) -> Frame:
    """The days that the bounds leave, the more trusted first; a bound that leaves none is set aside."""
    for bound in sorted(bounds, key=_rank):
        first = max((d for d in (frame.first, bound.first) if d), default=None)
        last = min((d for d in (frame.last, bound.last) if d), default=None)
        if (first, last) != frame[:2] and (first is None or last is None or first <= last):
            frame = Frame(first, last, (*frame.bounds, bound))
    return frame


def _rank(bound: Bound) -> tuple[int, int, str, str]:
    where = bound.evidence[0].article if bound.evidence else ""
    return -bound.trust, bound.width, bound.because, where


def shown(record: Record, start: int, end: int) -> tuple[Evidence, ...]:
    """The words of an article as evidence."""
    return (Evidence(article=record.id, start=start, end=end, text=record.text[start:end]),)
