"""Attributions from relays: numbered, each with what it vouches for and who is said to cite it."""

import re
from collections.abc import Sequence

from runut.annotate.reported.page import Page
from runut.annotate.reported.relays import Relay
from runut.annotate.reported.sources import Sources
from runut.types.record import Attribution
from runut.types.text import Span

_OUTLETS = frozenset({"outlet", "agency"})
_CARRY = 2  # sentences over which an outlet's report goes on to cover an unnamed source
_FOLLOWING = 3  # sentences that a source named at the start of a paragraph vouches for
_LEAD = 3  # tokens before a relay word that still opens its sentence


def make_attributions(sources: Sources, relays: Sequence[Relay]) -> tuple[Attribution, ...]:
    """The attributions of an article in text order, without its own outlet's."""
    kept = sorted(_without_own(sources, _unique(relays)), key=_text_order)
    ids = [f"a{number}" for number in range(1, len(kept) + 1)]
    found = []
    for number, relay in enumerate(kept):
        citing = _citing(sources, kept, number)
        found.append(
            Attribution(
                id=ids[number],
                start=relay.start,
                end=relay.end,
                kind=relay.source.kind,
                name=relay.source.name,
                origin=relay.source.entity,
                cue=sources.page.text[relay.cue.start : relay.cue.end] if relay.cue else None,
                via=ids[citing] if citing is not None else None,
                covers=_covers(sources.page, kept, relay),
                why=relay.why,
            )
        )
    return tuple(found)


def _text_order(relay: Relay) -> tuple[int, int]:
    return relay.start, relay.source.start


def _unique(relays: Sequence[Relay]) -> list[Relay]:
    """One relay for each place where a source stands; what an outlet says itself counts once."""
    places: dict[tuple[int, str], Relay] = {}
    for relay in relays:
        key = (relay.unit, relay.source.name)
        places.setdefault(key, relay)
    return list(places.values())


def _without_own(sources: Sources, relays: Sequence[Relay]) -> list[Relay]:
    """Relays without those to the article's own outlet."""
    own = _own_names(sources)
    first = next((n for n, unit in enumerate(sources.page.units) if unit.zone == "body"), 0)
    return [r for r in relays if brand(r.source.name) not in own or _names_page(sources.page, r, first)]


def _own_names(sources: Sources) -> frozenset[str]:
    outlet = sources.page.reading.article.outlet
    known = sources.gazetteer.find(outlet.name) if outlet else ()
    return frozenset(brand(one.name) for one in (outlet, *known) if one)


def _names_page(page: Page, relay: Relay, first: int) -> bool:
    """Whether a dateline is all that tells the outlet: then it may as well be whom an unknown page has it from."""
    outlet = page.reading.article.outlet
    told = outlet is not None and outlet.basis == "dateline"
    filed = relay.why == "bracketed" or (relay.why == "dateline" and relay.source.kind == "agency")
    return told and filed and relay.unit <= first


def brand(name: str) -> str:
    """An outlet's name without the endings of its site."""
    return re.sub(r"\W", "", re.sub(r"(\.co)?\.(com|id|net|tv)$|news$|com$", "", name.casefold()))


def _citing(sources: Sources, relays: Sequence[Relay], number: int) -> int | None:
    """The relay that itself cites this one."""
    relay = relays[number]
    same = [i for i, other in enumerate(relays) if other.unit == relay.unit and i != number and _is_outlet(other)]
    if relay.citing is not None:
        return next((i for i in same if relays[i].source.start == relay.citing), None)
    if _is_outlet(relay):
        return next((i for i in same if _cites(sources, relays[i], relay)), None)
    before = [i for i in same if relays[i].source.end <= relay.start]
    if before and relay.why == "cited":
        return before[-1]
    if same:
        return same[-1] if relays[same[-1]].start > relay.start else same[0]
    if relay.source.kind != "anonymous_source":
        return None
    before = [i for i in range(number) if _is_outlet(relays[i]) and 0 < relay.unit - relays[i].unit <= _CARRY]
    return before[-1] if before else None


def _is_outlet(relay: Relay) -> bool:
    return relay.source.kind in _OUTLETS


def _cites(sources: Sources, outer: Relay, inner: Relay) -> bool:
    """Whether one outlet is said to have it from another: `X, yang mengutip Y`; `dilansir Y, dikutip dari X`."""
    if inner.cue is None or outer.cue is None:
        return False
    page = sources.page
    if outer.source.end <= inner.cue.start:
        active = page.text[inner.cue.start : inner.cue.end].lower() in sources.words.active_citing
        return active and _only_links(page, outer.source.end, inner.cue.start)
    between = page.text[inner.source.end : outer.cue.start].lower().replace(",", " ").split()
    linked = all(word in page.words.tails or word in page.words.relative for word in between)
    passive = page.text[outer.cue.start : outer.cue.end].lower() not in sources.words.active_citing
    return inner.source.end <= outer.cue.start and outer.why == "behind" and linked and passive


def _only_links(page: Page, start: int, end: int) -> bool:
    """Whether only `, Selasa (4/3), yang juga` and the like stand between two places."""
    inside = range(page.token_from(start), page.token_from(end))
    between = [page.tokens[i] for i in inside if not _is_timed(page, i)]
    links = page.words.relative | page.words.adverbs
    return all(token.lower in links or token.form in "()," or token.form.isupper() for token in between)


def _is_timed(page: Page, number: int) -> bool:
    token = page.tokens[number]
    day = token.lower in page.words.weekdays or token.form[0].isdigit() or token.form == "/"
    return day or any(time.start <= token.start < time.end for time in page.reading.times)


def _covers(page: Page, relays: Sequence[Relay], relay: Relay) -> Span | None:
    if relay.why in {"line", "bracketed", "dateline"}:
        bodies = [unit for unit in page.units if unit.zone == "body"]
        return Span(start=bodies[0].start, end=bodies[-1].end) if bodies else None
    unit = page.units[relay.unit]
    if relay.why == "credited":
        return Span(start=page.units[_first_covered(page, relays, relay)].start, end=unit.end)
    if not _is_outlet(relay):
        return relay.covers or Span(start=unit.start, end=unit.end)
    if _points_back(page, relay):
        return Span(start=page.units[_first_covered(page, relays, relay)].start, end=unit.end)
    if relay.why != "behind" or page.token_from(relay.start) - unit.first > _LEAD:
        return Span(start=unit.start, end=unit.end)
    return Span(start=unit.start, end=page.units[_last_covered(page, relays, relay)].end)


def _last_covered(page: Page, relays: Sequence[Relay], relay: Relay) -> int:
    """The last sentence of the paragraph that a source named at a sentence's start vouches for."""
    last = relay.unit
    others = {other.unit for other in relays if _is_outlet(other) and other is not relay}
    while last + 1 < len(page.units) and last - relay.unit < _FOLLOWING and last + 1 not in others:
        if "\n" in page.text[page.units[last].end : page.units[last + 1].start]:
            break
        last += 1
    return last


def _points_back(page: Page, relay: Relay) -> bool:
    """Whether a sentence only says who told what stands before it: `Kabar itu pertama kali dimuat X`."""
    unit = page.units[relay.unit]
    if relay.cue is None:
        return False
    cue = page.token_from(relay.cue.start)
    for number in range(unit.first, min(cue, unit.first + _LEAD)):
        length = page.opens_phrase(number, page.words.deictics)
        if length > 1:
            return all(page.lower(i) in page.words.adverbs for i in range(number + length, cue))
    return False


def _first_covered(page: Page, relays: Sequence[Relay], relay: Relay) -> int:
    """The first sentence of the stretch before that words which point back vouch for: no more than a paragraph."""
    first = relay.unit
    closing = page.lower(page.token_from(relay.start)) in page.words.closing_deictics
    reach = _FOLLOWING if _is_outlet(relay) or closing else 1
    others = {other.unit for other in relays if _is_outlet(other) and other is not relay}
    while first > 0 and relay.unit - first < reach and first - 1 not in others:
        broken = "\n" in page.text[page.units[first - 1].end : page.units[first].start]
        if page.units[first - 1].zone != "body" or (broken and first < relay.unit):
            break
        first -= 1
    return first
