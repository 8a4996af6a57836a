"""The brief for a terminal: chronology first, each line with its id, its life, its origins and its conflicts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from runut.lang.wording import Wording, load_wording
from runut.present.brief.labels import label_days
from runut.types.brief import Brief, BriefArticle, BriefHappening, Conflict, LifeStage, Relay

WIDTH = 100
INDENT = "    "


class Page:
    """A brief with the look-ups that its lines need."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.wording: Wording = load_wording(brief.language)
        self.words = self.wording.words
        self.articles = {article.id: article for article in brief.articles}
        self.happenings = {happening.id: happening for happening in brief.happenings}
        self.conflicts = {conflict.id: conflict for conflict in brief.conflicts}

    def outlet(self, article: str) -> str:
        """What an article is called in a list of reports."""
        return name_article(self.articles[article])

    def count(self, number: int, what: str) -> str:
        """So many of something, in the number that the language has for it."""
        return f"{number} {self.words[f'{what}_one' if number == 1 else what]}"

    def days(self, value: str | None) -> str:
        """A value in the reader's words."""
        return label_days(value, self.wording)


def name_article(article: BriefArticle) -> str:
    """The outlet of an article, or the name of its file where no outlet is known."""
    return article.outlet or PurePath(article.path or article.id).name


def to_text(brief: Brief) -> str:
    """The brief as plain text."""
    page = Page(brief)
    parts = [
        _head(page),
        _stories(page),
        _chronology(page),
        _conflicts(page),
        _ahead(page),
        _offices(page),
        _relays(page),
        _articles(page),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(page: Page) -> str:
    brief, words = page.brief, page.words
    as_of = f", {words['as_of']} {page.days(brief.as_of)}" if brief.as_of else ""
    counts = (
        f"{page.count(len(brief.articles), 'articles')}, {page.count(len(brief.stories), 'stories')}, "
        f"{page.count(len(brief.happenings), 'happenings')}"
    )
    return f"{words['casebook'].upper()}{as_of}: {counts}"


def _stories(page: Page) -> str:
    """The running stories, where there is more than one that several articles tell."""
    told = [story for story in page.brief.stories if len(story.articles) > 1]
    if len(told) < 2:
        return ""
    lines = [_title(page.words["stories"])]
    for story in told:
        days = page.days(f"{story.first}/{story.last}") if story.first and story.last else page.days(None)
        lines.append(f"{INDENT}{story.label}: {page.count(len(story.articles), 'articles')}, {days}  [{story.id}]")
    return "\n".join(lines)


def _chronology(page: Page) -> str:
    if not page.brief.happenings:
        return page.words["empty"]
    blocks = [_title(page.words["chronology"])]
    blocks += ["\n".join(_happening(page, happening)) for happening in page.brief.happenings]
    return "\n".join(blocks)


def _title(text: str) -> str:
    return f"{text.upper()}\n{'─' * len(text)}"


def _happening(page: Page, happening: BriefHappening) -> Iterator[str]:
    """One line; more below it where it has a life, several articles or a conflict."""
    status = page.wording.status[happening.status].upper()
    head = f"{when(page, happening):>20}  {status:<14} {happening.label}"
    stages = happening.life
    if len(stages) == 1 and len(stages[0].articles) == 1 and not happening.conflicts:
        yield f"{head} — {_reports(page, stages[0])}  [{happening.id}]"
        return
    yield f"{head}  [{happening.id}]"
    yield f"{INDENT}{_origins(page, happening)}"
    for stage in stages:
        date = f" {page.days(stage.value)}" if stage.value else ""
        said = page.wording.status[stage.status]
        yield f"{INDENT}{page.days(stage.reported):>12}  {said}{date}: {_reports(page, stage)}"
    for conflict in happening.conflicts:
        yield f"{INDENT}! {_conflict(page, page.conflicts[conflict])}"


def when(page: Page, happening: BriefHappening) -> str:
    """When it happened or will; where nobody says, the day of the first report in brackets."""
    if happening.value:
        return page.days(happening.value)
    return f"({page.days(happening.life[0].reported)})"


def _reports(page: Page, stage: LifeStage) -> str:
    """Who reported a stage, each outlet once with how many articles, and whom they have it from."""
    outlets = Counter(page.outlet(article) for article in stage.articles)
    who = ", ".join(f"{name} ×{count}" if count > 1 else name for name, count in outlets.items())
    return f"{who} ← {', '.join(stage.origins)}" if stage.origins else who


def _origins(page: Page, happening: BriefHappening) -> str:
    articles = {article for stage in happening.life for article in stage.articles}
    independent = page.count(happening.origins.independent, "origins")
    told = page.count(len(articles), "articles")
    text = f"{independent} {page.words['of']} {told}: {', '.join(happening.origins.names)}"
    repeating = ", ".join(dict.fromkeys(page.outlet(a) for a in happening.origins.copies))
    return f"{text}; {page.words['only_repeat']}: {repeating}" if repeating else text


def _conflict(page: Page, conflict: Conflict) -> str:
    kind, verdict = page.wording.conflict[conflict.kind], page.wording.verdict[conflict.verdict]
    sides = " ↔ ".join(_side(page, conflict, number) for number in range(len(conflict.sides)))
    return f"{kind} {verdict}: {sides}  [{conflict.id}]"


def _side(page: Page, conflict: Conflict, number: int) -> str:
    side = conflict.sides[number]
    value = page.days(side.value) if conflict.kind == "date" else side.value
    who = ", ".join(dict.fromkeys(page.outlet(a) for a in side.articles))
    return f"{value} ({who}; {page.count(side.independent, 'side')})"


def _conflicts(page: Page) -> str:
    if not page.brief.conflicts:
        return ""
    lines = [_title(page.words["conflicts_title"])]
    for conflict in page.brief.conflicts:
        happening = page.happenings.get(conflict.happening or "")
        lines += [happening.label if happening else conflict.about, f"{INDENT}{_conflict(page, conflict)}"]
    return "\n".join(lines)


def _ahead(page: Page) -> str:
    if not page.brief.ahead:
        return ""
    lines = [_title(page.words["ahead"])]
    for happening in (page.happenings[h] for h in page.brief.ahead):
        status = page.wording.status[happening.status]
        lines.append(f"{when(page, happening):>20}  {status}: {happening.label}  [{happening.id}]")
    return "\n".join(lines)


def _offices(page: Page) -> str:
    lines = []
    for term in page.brief.offices:
        of = f", {term.of}" if term.of else ""
        outlets = dict.fromkeys(page.outlet(a) for a in term.articles)
        lines.append(f"{INDENT}{term.person}: {term.office}{of} ({', '.join(outlets)})")
    return "\n".join([_title(page.words["offices"]), *lines]) if lines else ""


def _relays(page: Page) -> str:
    lines = dict.fromkeys(_relay(page, relay) for relay in page.brief.relays)
    return "\n".join([_title(page.words["relays"]), *lines]) if lines else ""


def _relay(page: Page, relay: Relay) -> str:
    if relay.copy_of:
        return f"{INDENT}{page.outlet(relay.article)} ← {page.words['copy_of']} {page.outlet(relay.copy_of)}"
    return INDENT + " ← ".join([page.outlet(relay.article), *relay.via, relay.origin])


def _articles(page: Page) -> str:
    if not page.brief.articles:
        return ""
    return "\n".join([_title(page.words["sources"]), *_article_lines(page, page.brief.articles)])


def _article_lines(page: Page, articles: Sequence[BriefArticle]) -> Iterator[str]:
    for article in articles:
        day = page.days(article.published.value if article.published else None)
        title = f": {article.title}" if article.title else ""
        yield f"{day:>20}  {name_article(article)}{title}  [{article.id}]"
