"""What became known between two days, as a value and for a terminal."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from runut.link.changes import find_changes
from runut.present.brief.page import Page, join, quote, story_title, wrap
from runut.types.brief import Brief
from runut.types.changes import Change, Changes
from runut.types.links import Links

DAY = 12  # columns for the day of a report
QUOTED = 2  # pieces of evidence shown of a change


def build_changes(before: Links, after: Links, brief: Brief, *, since: str) -> Changes:
    """All that is new in `after`; `brief` is the brief of `after`, whose names the changes bear."""
    labels = {happening.id: happening.label for happening in brief.happenings}
    conflicts = {conflict.id: labels.get(conflict.happening or "") for conflict in brief.conflicts}
    known = {dating.article for dating in before.datings}
    return Changes(
        since=since,
        until=brief.as_of,
        language=brief.language,
        articles=tuple(article.id for article in brief.articles if article.id not in known),
        changes=tuple(_labelled(change, labels, conflicts) for change in find_changes(before, after)),
    )


def _labelled(change: Change, labels: dict[str, str], conflicts: dict[str, str | None]) -> Change:
    label = labels.get(change.id or "") or conflicts.get(change.id or "") or change.label
    return replace(change, label=label)


def changes_to_text(changes: Changes, brief: Brief) -> str:
    """The changes as plain text, story by story."""
    page = Page(brief)
    parts = [_head(page, changes)]
    for heading, found in page.by_story(changes.changes):
        lone = [change for change in found if change.kind == "new" and len(change.articles) == 1]
        lines = [line for change in found if change not in lone for line in _lines(page, change)]
        parts.append("\n".join([story_title(heading), *lines] if heading else lines))
        parts.append("\n".join([f"{page.words['lone']}:", *_lone(page, lone)] if lone else []))
    return join(parts) + "\n"


def changes_to_json(changes: Changes, brief: Brief) -> str:
    """The changes as one JSON object, two spaces deep."""
    return msgspec.json.format(msgspec.json.encode(changes), indent=2).decode() + "\n"


def _head(page: Page, changes: Changes) -> str:
    since, until = page.days(changes.since), page.days(changes.until)
    counts = page.count(len(changes.articles), "new_articles")
    head = f"{page.words['changes_title'].upper()} {since} → {until}: {counts}"
    return head if changes.changes else f"{head}\n{page.words['no_changes']}"


def _lines(page: Page, change: Change) -> Iterator[str]:
    """What is new, who says so and the words."""
    id = f"  [{change.id}]" if change.id else ""
    text = f"{page.wording.change[change.kind]}: {change.label}{_step(page, change)}"
    outlets = ", ".join(dict.fromkeys(page.outlet(article) for article in change.articles))
    yield from wrap(
        f"{page.days(change.reported):>{DAY}}  {text} — {outlets}{_from(page, change, outlets)}{id}", DAY + 2
    )
    for evidence in change.evidence[:QUOTED]:
        yield from wrap(quote(page, evidence), DAY + 6, DAY + 4)


def _lone(page: Page, changes: Sequence[Change]) -> Iterator[str]:
    """What is new in one article alone, article by article, with where it stands there."""
    told: dict[str, list[Change]] = {}
    for change in changes:
        told.setdefault(change.articles[0], []).append(change)
    for found in told.values():
        items = [f"{c.label}{_step(page, c)} {c.evidence[0].start}–{c.evidence[0].end}  [{c.id}]" for c in found]
        outlet, day = page.outlet(found[0].articles[0]), page.days(found[0].reported)
        yield from wrap(f"{day:>{DAY}}  {outlet}  [{found[0].articles[0]}]: {'; '.join(items)}", DAY + 2)


def _from(page: Page, change: Change, outlets: str) -> str:
    origins = page.sources(name for name in change.origins if name not in outlets)
    return f" ← {origins}" if origins else ""


def _step(page: Page, change: Change) -> str:
    """What was said then and is said now."""
    before, after = (_said(page, change, value) for value in (change.before, change.after))
    if before and after:
        return f" ({before} → {after})"
    return f" ({before or after})" if before or after else ""


def _said(page: Page, change: Change, value: str | None) -> str | None:
    if value is None:
        return None
    if change.kind == "date":
        return page.days(value)
    return page.wording.status.get(value) or page.wording.verdict.get(value) or value
