"""A day as it stands in an address."""

import re
from datetime import date

from runut.errors import BadCall

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_day(said: str | None) -> bool:
    """Whether something is a day of the calendar, written as 2031-04-22."""
    if said is None or not _DAY.fullmatch(said):
        return False
    try:
        date.fromisoformat(said)
    except ValueError:  # no calendar has it
        return False
    return True


def require_day(said: str) -> str:
    """The same day; raises BadCall for what is none."""
    if not is_day(said):
        raise BadCall(f"{said[:40]!r} is no day: write it as 2031-04-22")
    return said
