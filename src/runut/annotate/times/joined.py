"""Times that belong together: a day and the clock time beside it; a clock time and the day that is named after it."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from runut.types.record import Time
from runut.types.text import Value

BESIDE = re.compile(r"[ \t\xa0]{0,2},?[ \t\xa0]{0,2}")
WHOLE_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T([A-Z]{2}))?$")
CLOCK = re.compile(r"(?:\d{4}-\d\d-\d\d|XXXX-XX-XX)(T(\d\d)(.*))$")
LATE, HALF_DAY = ("AF", "EV", "NI"), 12
DAWN = 4


class Item(Value, frozen=True, kw_only=True):
    """A time as found.

    `clock`: a clock time that says no day; `loose`: its day is not said, nor does its sentence say it before; `vague`:
    a part of the day that says no day, and is not joined to a clock time.
    """

    time: Time
    sentence: int
    clock: bool = False
    loose: bool = False
    vague: bool = False


def join_times(items: Sequence[Item], text: str) -> tuple[Time, ...]:
    """The times, days and clock times joined, numbered anew."""
    joined = _join(_dated(items), text)
    return tuple(replace(time, id=f"t{number}") for number, time in enumerate(joined, 1))


def _dated(items: Sequence[Item]) -> list[Item]:
    """Clock times with the day that their sentence names after them."""
    done: list[Item] = []
    later: Item | None = None
    for item in reversed(items):
        if WHOLE_DAY.match(item.time.value) and item.time.type in ("DATE", "TIME") and not item.loose:
            later = item
        if item.loose and later and later.sentence == item.sentence and later is not item:
            item = replace(item, time=_on_day(item.time, later.time))
        done.append(item)
    return done[::-1]


def _join(items: Sequence[Item], text: str) -> list[Time]:
    done: list[Item] = []
    for item in items:
        if done and BESIDE.fullmatch(text[done[-1].time.end : item.time.start]) and (one := _beside(done[-1], item)):
            done[-1] = one
        else:
            done.append(item)
    return [item.time for item in done]


def _beside(before: Item, item: Item) -> Item | None:
    """Two neighbours as one where one is a day and the other a clock time."""
    if before.vague or item.vague:
        return None
    if item.clock and WHOLE_DAY.match(before.time.value) and not item.time.mod:
        return replace(item, time=_one(before.time, item.time, _on_day(item.time, before.time)), clock=False)
    if before.clock and WHOLE_DAY.match(item.time.value) and not before.time.mod:
        return replace(item, time=_one(before.time, item.time, _on_day(before.time, item.time)))
    return None


def _one(first: Time, second: Time, whole: Time) -> Time:
    """Both ranges as one time."""
    why = f"{first.why} + {second.why}"
    return replace(whole, start=first.start, end=second.end, why=why, disagrees=first.disagrees or second.disagrees)


def _on_day(clock: Time, day: Time) -> Time:
    """A clock time on a day, or that day; a part of the day says which half of it."""
    found, whole = CLOCK.match(clock.value), WHOLE_DAY.match(day.value)
    if whole is None:
        return clock
    if found is None:
        return replace(clock, value=whole[1], basis=day.basis, earliest=whole[1], latest=whole[1])
    hour = int(found[2])
    if whole[2] in LATE and hour < HALF_DAY and not (whole[2] == "NI" and hour <= DAWN):
        hour += HALF_DAY
    value = f"{whole[1]}T{hour:02d}{found[3]}"
    return replace(clock, value=value, basis=day.basis, earliest=whole[1], latest=whole[1])
