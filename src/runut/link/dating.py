"""When each article came out: its own word for it, or an interval from what it tells as past and as coming."""

from collections.abc import Iterable
from datetime import date

from runut.types.calendar import Days, days_of
from runut.types.links import Dating
from runut.types.record import Record
from runut.types.text import Published

DEEDS = frozenset({"occurred", "ongoing"})
PLANS = frozenset({"planned", "announced"})


def date_articles(records: Iterable[Record]) -> dict[str, Dating]:
    """The dating of every record by its id."""
    return {record.id: _dating(record) for record in records}


def reported_days(dating: Dating) -> Days | None:
    """The days on which an article may have come out."""
    if dating.published is None:
        return None
    first, last = days_of(dating.published.earliest), days_of(dating.published.latest)
    return Days(first.first, last.last) if first and last else None


def _dating(record: Record) -> Dating:
    if record.published is not None:
        return Dating(article=record.id, published=record.published, because=f"the page's {record.published.basis}")
    after = max(_edges(record, DEEDS, last=False), default=None)
    before = min((d for d in _edges(record, PLANS, last=True) if after is None or d >= after), default=None)
    if after is None:
        return Dating(article=record.id, published=None, because="nothing in it is dated")
    until = (before or after.replace(year=after.year + 1, day=1)).isoformat()
    value = Published(value=f"{after.isoformat()}/{until}", earliest=after.isoformat(), latest=until, basis="casebook")
    return Dating(article=record.id, published=value, because=_reason(after, before))


def _edges(record: Record, statuses: frozenset[str], *, last: bool) -> list[date]:
    days = [days_of(e.value) for e in record.events if e.status in statuses]
    return [d.last if last else d.first for d in days if d]


def _reason(after: date, before: date | None) -> str:
    if before is None:
        return f"tells of a deed of {after.isoformat()}"
    return f"tells of a deed of {after.isoformat()} and of a plan for {before.isoformat()}"
