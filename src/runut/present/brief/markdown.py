"""The brief as Markdown: the same content as the terminal's, with every evidence quoted under its line."""

from collections.abc import Iterator

from runut.present.brief.page import Page, name_article
from runut.types.brief import Brief, BriefHappening, Conflict, Evidence, LifeStage, Relay


def to_markdown(brief: Brief) -> str:
    """The brief as one Markdown document."""
    page = Page(brief)
    sections = [_head(page), *_chronology(page), *_conflicts(page), *_ahead(page), *_relays(page), *_articles(page)]
    return "\n\n".join(sections) + "\n"


def _head(page: Page) -> str:
    as_of = f" {page.words['as_of']} {page.days(page.brief.as_of)}" if page.brief.as_of else ""
    return f"# {page.words['casebook']}{as_of}"


def _chronology(page: Page) -> Iterator[str]:
    yield f"## {page.words['chronology']}"
    if not page.brief.happenings:
        yield page.words["empty"]
    for happening in page.brief.happenings:
        yield "\n".join(_happening(page, happening))


def _happening(page: Page, happening: BriefHappening) -> Iterator[str]:
    status = page.wording.status[happening.status]
    yield f"### {page.when(happening)}: {_escape(happening.label)} (**{status}**)"
    yield ""
    names = ", ".join(_escape(name) for name in happening.origins.names)
    yield f"`{happening.id}` · {page.count(happening.origins.independent, 'origins')}: {names}"
    yield ""
    for stage in happening.life:
        yield from _stage(page, stage)
    for conflict in happening.conflicts:
        yield f"- **!** {_conflict(page, page.conflicts[conflict])}"


def _stage(page: Page, stage: LifeStage) -> Iterator[str]:
    value = f" {page.days(stage.value)}" if stage.value else ""
    yield f"- {page.days(stage.reported)}: {page.wording.status[stage.status]}{value}"
    for evidence in stage.evidence:
        yield f"  - {_quote(page, evidence)}"


def _quote(page: Page, evidence: Evidence) -> str:
    outlet = _escape(page.outlet(evidence.article))
    return f"{outlet} [{evidence.start}–{evidence.end}]: “{_escape(' '.join(evidence.text.split()))}”"


def _conflict(page: Page, conflict: Conflict) -> str:
    kind, verdict = page.wording.conflict[conflict.kind], page.wording.verdict[conflict.verdict]
    sides = "; ".join(f"{_escape(side.value)} ({page.count(side.independent, 'side')})" for side in conflict.sides)
    return f"{kind} {verdict}: {sides} `{conflict.id}`"


def _conflicts(page: Page) -> Iterator[str]:
    if page.brief.conflicts:
        yield f"## {page.words['conflicts_title']}"
        yield "\n".join(f"- {_escape(c.about)}: {_conflict(page, c)}" for c in page.brief.conflicts)


def _ahead(page: Page) -> Iterator[str]:
    if page.brief.ahead:
        yield f"## {page.words['ahead']}"
        ahead = (page.happenings[h] for h in page.brief.ahead)
        yield "\n".join(f"- {page.when(h)}: {_escape(h.label)} `{h.id}`" for h in ahead)


def _relays(page: Page) -> Iterator[str]:
    chains = dict.fromkeys(
        " ← ".join(
            _escape(n) for n in [page.outlet(r.article), *r.via, page.outlet(r.origin) if r.copy_of else r.origin]
        )
        for r in page.brief.relays
    )
    if chains:
        yield f"## {page.words['relays']}"
        yield "\n".join(f"- {chain}" for chain in chains)


def _chain(page: Page, relay: Relay) -> list[str]:
    origin = page.outlet(relay.copy_of) if relay.copy_of else relay.origin
    return [page.outlet(relay.article), *relay.via, origin]


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
