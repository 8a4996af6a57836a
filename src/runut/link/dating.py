"""When each article came out: its own word for it, or an interval from what it and its story tell."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import Pack
from runut.link.bounds import WEAK, Bound, Frame, narrow
from runut.link.hedge import hedge
from runut.link.identity import Names, find_names
from runut.link.likeness import shingles, words_of
from runut.link.neighbours import Neighbours, Page, neighbour_bounds, open_days, story_bound
from runut.link.stamps import DayWords, load_day_words, own_bounds, stamp_bounds, stamps, told_years
from runut.link.told import tell_all
from runut.link.world import World
from runut.types.calendar import Days, days_of
from runut.types.links import Dating
from runut.types.record import Record
from runut.types.text import Published

PASSES = 2  # an article dated by its neighbours may date another one
NARROW = 8  # days; a vaguer dating dates nobody else


def date_articles(records: Iterable[Record], *, pack: Pack) -> dict[str, Dating]:
    """The dating of every record of a story by its id; the order of the records plays no part."""
    records = list(records)
    datings = {record.id: _own_dating(record) for record in records}
    waiting = [record for record in records if record.published is None]
    if not waiting:
        return datings
    world, words = World(load_gazetteer(pack)), load_day_words(pack)
    names = find_names(records, world)
    pages = [_to_page(r, reported_days(datings[r.id]), names, world) for r in records]
    for _ in range(PASSES):
        dated = Neighbours(page for page in pages if _is_narrow(page.days))
        found = {page.record.id: _dating(page, dated, world, words) for page in pages if page.record.published is None}
        pages = [_with_days(page, found.get(page.record.id)) for page in pages]
        datings |= found
    return datings


def reported_days(dating: Dating) -> Days | None:
    """The days on which an article may have come out."""
    return published_days(dating.published)


def last_day(dating: Dating) -> str | None:
    """The last day on which an article may have come out, as far as that is known, even if the first one is not."""
    if dating.published is not None:
        return dating.published.latest[:10]
    return min((ground.last for ground in dating.grounds if ground.last), default=None)


def published_days(published: Published | None) -> Days | None:
    """The days that a publication time allows."""
    if published is None:
        return None
    first, last = days_of(published.earliest), days_of(published.latest)
    return Days(first.first, last.last) if first and last else None


def _is_narrow(days: Days | None) -> bool:
    return days is not None and days.length() <= NARROW


def _to_page(record: Record, days: Days | None, names: Names, world: World) -> Page:
    tellings = hedge(tell_all(record, names=names, world=world, reported=days))
    return Page(record=record, days=days, tellings=tuple(tellings), runs=shingles(words_of(record).forms))


def _with_days(page: Page, dating: Dating | None) -> Page:
    return replace(page, days=reported_days(dating)) if dating else page


def _own_dating(record: Record) -> Dating:
    if record.published is not None:
        return Dating(article=record.id, published=record.published, because=f"the page's {record.published.basis}")
    return Dating(article=record.id, published=None, because="nothing in it is dated")


def _dating(page: Page, neighbours: Neighbours, world: World, words: DayWords) -> Dating:
    dated = neighbours.others(page)
    bounds = [*own_bounds(page.record, world), *neighbour_bounds(page, neighbours, words)]
    sure = narrow(bound for bound in bounds if bound.trust > WEAK)
    frame = narrow(_stamped(page, dated, sure, words), sure)
    frame = narrow((bound for bound in bounds if bound.trust == WEAK), frame)
    if frame.width is None and (loose := story_bound(dated)):
        frame = narrow([loose], frame)
    return _to_dating(page.record, frame)


def _stamped(page: Page, dated: Sequence[Page], frame: Frame, words: DayWords) -> list[Bound]:
    """The report's own day and month, in the one year that the story and the other bounds leave for it."""
    years = told_years(page.record)
    near = open_days(dated) or ([years] if years else [])
    left = [cut for days in near if (cut := _cut(days, frame))]
    return list(stamp_bounds(page.record, stamps(page.record, words), left))


def _cut(days: Days, frame: Frame) -> Days | None:
    first, last = max(days.first, frame.first or date.min), min(days.last, frame.last or date.max)
    return Days(first, last) if first <= last else None


def _to_dating(record: Record, frame: Frame) -> Dating:
    grounds = tuple(bound.to_ground() for bound in frame.bounds)
    because = "; ".join(ground.because for ground in grounds) or "nothing in it is dated"
    if frame.first is None or frame.last is None:
        return Dating(article=record.id, published=None, because=because, grounds=grounds)
    first, last = frame.first.isoformat(), frame.last.isoformat()
    value = Published(value=f"{first}/{last}" if first < last else first, earliest=first, latest=last, basis="casebook")
    return Dating(article=record.id, published=value, because=because, grounds=grounds)
