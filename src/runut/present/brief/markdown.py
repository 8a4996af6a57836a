"""The brief as Markdown: the same content as the terminal's, with every evidence quoted under its line."""

from collections.abc import Iterator, Sequence

from runut.present.brief.judged import tell_judged
from runut.present.brief.labels import is_held
from runut.present.brief.page import Page, join, name_article
from runut.present.brief.shelves import articles_of, sort_out
from runut.types.brief import Brief, BriefHappening, Conflict, Evidence, Side


def to_markdown(brief: Brief) -> str:
    """The brief as one Markdown document."""
    page = Page(brief)
    parts = [_head(page), *_chronology(page), *_conflicts(page), *_ahead(page), *_offices(page), *_relays(page)]
    return join([*parts, *_articles(page)]) + "\n"


def _head(page: Page) -> str:
    as_of = f" {page.words['as_of']} {page.days(page.brief.as_of)}" if page.brief.as_of else ""
    return f"# {page.words['casebook']}{as_of}"


def _chronology(page: Page) -> Iterator[str]:
    if not page.brief.happenings:
        yield page.words["empty"]
    for heading, found in page.by_story(page.brief.happenings):
        yield f"## {_escape(heading or page.words['chronology'])}"
        shelves = sort_out(found, page.stories)
        for happening in shelves.main:
            yield "\n".join(_happening(page, happening))
        yield from _shelf(page, "background", shelves.background)
        yield from _shelf(page, "lone", shelves.lone)
        yield page.count(len(shelves.slight), "slight") if shelves.slight else ""


def _shelf(page: Page, name: str, happenings: Sequence[BriefHappening]) -> Iterator[str]:
    """What is told briefly: a line each with the words that bear it out."""
    if happenings:
        yield f"### {page.words[name]}"
        yield "\n".join(line for happening in happenings for line in _brief(page, happening))


def _brief(page: Page, happening: BriefHappening) -> Iterator[str]:
    status = page.wording.status[happening.status]
    yield f"- {page.when(happening)}: {_escape(happening.label)} ({status}) `{happening.id}`"
    for evidence in happening.life[0].evidence[:1]:
        yield f"  - {_quote(page, evidence)}"


def _happening(page: Page, happening: BriefHappening) -> Iterator[str]:
    status = page.wording.status[happening.status]
    yield f"### {page.when(happening)}: {_escape(happening.label)} (**{status}**)"
    yield ""
    origins = page.count(happening.origins.independent, "origins")
    told = page.count(len(articles_of(happening)), "articles")
    names = _escape(page.sources(happening.origins.names))
    yield f"`{happening.id}` · {origins} {page.words['of']} {told}: {names}"
    yield ""
    for stage in happening.life:
        yield f"- {page.days(stage.reported)}: {page.stage(stage)}"
        yield from (f"  - {_quote(page, evidence)}" for evidence in stage.evidence)
    if whole := page.happenings.get(happening.part_of or ""):
        yield f"- {page.words['part_of']} {_escape(whole.label)} `{whole.id}`"
    for conflict in happening.conflicts:
        yield f"- **!** {_conflict(page, page.conflicts[conflict])}"
    yield from (f"- {_escape(line)}" for line in tell_judged(happening.judged, page.wording))


def _quote(page: Page, evidence: Evidence) -> str:
    outlet = _escape(page.outlet(evidence.article))
    return f"{outlet} [{evidence.start}–{evidence.end}]: “{_escape(' '.join(evidence.text.split()))}”"


def _conflict(page: Page, conflict: Conflict) -> str:
    kind, verdict = page.wording.conflict[conflict.kind], page.wording.verdict[conflict.verdict]
    sides = "; ".join(_side(page, conflict, side) for side in conflict.sides)
    return f"{kind} {verdict}: {sides} `{conflict.id}`"


def _side(page: Page, conflict: Conflict, side: Side) -> str:
    return f"{_escape(page.value(conflict, side))} ({page.count(side.independent, 'side')})"


def _conflicts(page: Page) -> Iterator[str]:
    if page.brief.conflicts:
        yield f"## {page.words['conflicts_title']}"
        yield "\n".join(f"- {_escape(page.about(c))}: {_conflict(page, c)}" for c in page.brief.conflicts)


def _ahead(page: Page) -> Iterator[str]:
    if page.brief.ahead:
        yield f"## {page.words['ahead']}"
        ahead = (page.happenings[h] for h in page.brief.ahead)
        yield "\n".join(f"- {page.when(h)}: {_escape(h.label)} `{h.id}`" for h in ahead)


def _offices(page: Page) -> Iterator[str]:
    held = [term for term in page.brief.offices if is_held(term.office)]
    if held:
        yield f"## {page.words['offices']}"
        yield "\n".join(f"- {_escape(f'{page.name(t.person)}: {page.office(t)} ({page.held(t)})')}" for t in held)


def _relays(page: Page) -> Iterator[str]:
    if page.brief.relays:
        yield f"## {page.words['relays']}"
        yield "\n".join(f"- {_escape(line)}" for line in page.relays())


def _articles(page: Page) -> Iterator[str]:
    if page.brief.articles:
        yield f"## {page.words['sources']}"
        yield "\n".join(
            f"- {page.days(a.published.value if a.published else None)}, {_escape(name_article(a))}: "
            f"{_escape(a.title or '')} `{a.id}`"
            for a in page.brief.articles
        )


def _escape(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in text)
