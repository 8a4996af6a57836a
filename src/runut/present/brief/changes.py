"""What became known between two days, as a value and for a terminal."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from runut.lang.wording import Wording, load_wording
from runut.link.changes import find_changes
from runut.present.brief.build import renamed
from runut.present.brief.labels import label_days, label_happening, label_side, naming_in
from runut.present.brief.page import Page, join, quote, story_title, wrap
from runut.types.brief import Brief, Conflict
from runut.types.changes import Change, Changes
from runut.types.links import Happening, Links

DAY = 12  # columns for the day of a report
QUOTED = 2  # pieces of evidence shown of a change


def build_changes(before: Links, after: Links, *, since: str, until: str | None, language: str) -> Changes:
    """All that is new in `after`. Raises BadCall for a language that Runut does not speak."""
    wording, naming = load_wording(language), naming_in(language)
    happenings = {happening.id: happening for happening in after.happenings}
    conflicts = {conflict.id: conflict for conflict in after.conflicts}
    known = {dating.article for dating in before.datings}

    def label(change: Change) -> str:
        happening = find_happening(change, happenings, conflicts)
        if happening is None:
            return naming(change.label)
        return renamed(after.judged.get(happening.id, ()), label_happening(happening, naming, wording))

    return Changes(
        since=since,
        until=until,
        language=language,
        articles=tuple(dating.article for dating in after.datings if dating.article not in known),
        changes=tuple(replace(change, label=label(change)) for change in find_changes(before, after)),
    )


def find_happening(
    change: Change, happenings: Mapping[str, Happening], conflicts: Mapping[str, Conflict]
) -> Happening | None:
    """The happening that has changed, or that reports disagree about; None for an office."""
    conflict = conflicts.get(change.id or "")
    return happenings.get((conflict.happening if conflict else change.id) or "")


def say_change(change: Change, value: str | None, wording: Wording, language: str) -> str | None:
    """What was said then or is said now, in the reader's words."""
    if value is None:
        return None
    match change.kind:
        case "date":
            return label_days(value, wording)
        case "office":
            return label_side("role", value, wording, language)
        case _:
            return wording.status.get(value) or wording.verdict.get(value) or value


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


def changes_to_json(changes: Changes) -> str:
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
    language = page.brief.language
    before, after = (say_change(change, value, page.wording, language) for value in (change.before, change.after))
    if before and after:
        return f" ({before} → {after})"
    return f" ({before or after})" if before or after else ""
