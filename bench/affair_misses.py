"""What went wrong in an affair, a line each: for the open set alone."""

from collections import Counter
from collections.abc import Iterator, Mapping

from bench.affair_gold import Affair
from bench.affair_score import Place, Result

from runut.types.brief import Conflict
from runut.types.record import Record

WIDTH = 90  # characters of a sentence that are shown


def list_misses(affair: Affair, result: Result, records: Mapping[str, Record]) -> Iterator[str]:
    """All misses, kind by kind."""
    names = {record.id: id for id, record in records.items()}
    yield from _unfound(result, records)
    yield from _merged(affair, result, records)
    yield from _split(result, records)
    yield from _stories(affair, result)
    yield from _conflicts(affair, result, names)
    for count in result.counts:
        if not count.within:
            mark = "OVERSTATED" if count.overstated else "origins"
            yield f"  {mark}: {count.label}: {count.said}, not {count.least} to {count.most} ({', '.join(count.names)})"
    for stage in result.stages:
        if not stage.found:
            yield f"  stage: {stage.label}: {stage.article} does not tell it as {'|'.join(stage.status)}"
    for happening in result.plans_as_deeds:
        yield f"  PLAN AS DEED: {happening.id} {happening.type} {happening.predicate}: {happening.status}"
        exact = (p for p in sorted(result.matched.exact) if result.matched.homes.get(p) == happening.id)
        yield from (f"    {_tell(place, result, records)}" for place in exact)


def _unfound(result: Result, records: Mapping[str, Record]) -> Iterator[str]:
    for place, mention in result.matched.mentions.items():
        if not mention.optional and place not in result.matched.homes:
            how = "dropped" if place in result.matched.events else "unfound"
            yield f"  {how}: {_tell(place, result, records)}"


def _merged(affair: Affair, result: Result, records: Mapping[str, Record]) -> Iterator[str]:
    """Happenings that hold tellings of several labels that do not belong together."""
    either = {frozenset(pair) for pair in affair.either}
    for home, places in _homes(result).items():
        labels = Counter(result.matched.mentions[place].happening for place in places)
        main = labels.most_common(1)[0][0]
        if any(label != main and frozenset((label, main)) not in either for label in labels):
            yield f"  merged in {home}:"
            yield from (f"    {_tell(place, result, records)}" for place in sorted(places))


def _split(result: Result, records: Mapping[str, Record]) -> Iterator[str]:
    """Happenings of gold that lie in several of the program."""
    homes: dict[str, dict[str, list[Place]]] = {}
    for home, places in _homes(result).items():
        for place in places:
            homes.setdefault(result.matched.mentions[place].happening, {}).setdefault(home, []).append(place)
    for label, parts in sorted(homes.items()):
        if len(parts) > 1:
            yield f"  split in {len(parts)}: {label}"
            for home, places in sorted(parts.items()):
                yield from (f"    {home} {_tell(place, result, records)}" for place in sorted(places))


def _homes(result: Result) -> dict[str, list[Place]]:
    homes: dict[str, list[Place]] = {}
    for place, home in result.matched.homes.items():
        if not result.matched.mentions[place].optional:
            homes.setdefault(home, []).append(place)
    return homes


def _tell(place: Place, result: Result, records: Mapping[str, Record]) -> str:
    """A telling: article, label, what the program made of it, and the words around it."""
    mention, event = result.matched.mentions[place], result.matched.events.get(place)
    text, (start, end) = records[place[0]].text, mention.trigger
    said = f" as {event.type} {event.status} {event.value or '-'}" if event else ""
    around = " ".join(f"{text[max(0, start - WIDTH // 2) : start]}[{text[start:end]}]{text[end : end + WIDTH]}".split())
    return f"{place[0]} {mention.happening} ({mention.type} {mention.status}){said}: …{around}…"


def _stories(affair: Affair, result: Result) -> Iterator[str]:
    labels = {page.id: page.story for page in affair.pages}
    groups: dict[str, list[str]] = {}
    for article, story in result.homes_of_articles.items():
        groups.setdefault(story, []).append(article)
    for story, articles in sorted(groups.items()):
        yield f"  story {story}: " + ", ".join(f"{labels[a]} {a}" for a in articles)


def _conflicts(affair: Affair, result: Result, names: Mapping[str, str]) -> Iterator[str]:
    for mark, conflicts in (("WRONG CONFLICT", result.conflicts.wrong), ("verdict", result.conflicts.misjudged)):
        for conflict in conflicts:
            yield f"  {mark}: {_show(conflict, names)}"
            articles = {names[a] for side in conflict.sides for a in side.articles}
            for gold in affair.not_conflicts:
                if gold.kind == conflict.kind and len(articles & set(gold.articles)) > 1:
                    yield f"    no conflict, gold says: {gold.note}"
    for missed in result.conflicts.missed:
        yield f"  missed conflict: {'|'.join(missed.kinds)} of {missed.happening}: {missed.note}"


def _show(conflict: Conflict, names: Mapping[str, str]) -> str:
    sides = " / ".join(f"{s.value} ({', '.join(names[a] for a in s.articles)})" for s in conflict.sides)
    return f"{conflict.kind} {conflict.verdict} of {conflict.about}: {sides}"
