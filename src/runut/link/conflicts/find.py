"""All disagreements among happenings."""

from collections.abc import Iterator, Sequence

from runut.link.conflicts.attacks import find_attack_days
from runut.link.conflicts.blame import find_blame
from runut.link.conflicts.case import Case, Known
from runut.link.conflicts.dates import find_date
from runut.link.conflicts.headline import find_headlines
from runut.link.conflicts.numbers import find_numbers, find_sums
from runut.link.conflicts.occurrence import find_occurrences
from runut.link.conflicts.participants import find_participants
from runut.link.conflicts.places import find_place
from runut.link.conflicts.superlatives import find_superlatives
from runut.link.conflicts.weekday import find_weekdays
from runut.types.brief import Conflict


def find_conflicts(cases: Sequence[Case], known: Known) -> tuple[Conflict, ...]:
    """Where reports disagree: within each happening, then across them."""
    return (
        *(conflict for case in cases for conflict in _within(case, known)),
        *find_occurrences(cases, known),
        *find_attack_days(cases, known),
        *find_sums(cases, known),
        *find_participants(cases, known),
        *find_blame(cases, known),
        *find_superlatives(cases, known),
        *find_headlines(cases, known),
        *find_weekdays(cases, known),
    )


def _within(case: Case, known: Known) -> Iterator[Conflict]:
    found = (finder(case, known) for finder in (find_date, find_place))
    yield from (conflict for conflict in found if conflict)
    yield from find_numbers(case, known)
