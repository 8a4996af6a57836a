"""The brief for a terminal: story by story, each line with its id, its life, its origins and its conflicts."""

from collections import Counter
from collections.abc import Iterator, Sequence

from runut.present.brief.judged import tell_judged
from runut.present.brief.labels import is_held
from runut.present.brief.page import Page, join, name_article, story_title, title, wrap
from runut.present.brief.shelves import articles_of, sort_out
from runut.types.brief import (
    Brief,
    BriefArticle,
    BriefHappening,
    Conflict,
    Judged,
    LifeStage,
    OfficeTerm,
    Side,
    Verdict,
)

WHEN = 18  # columns for the day of a happening
UNDER = WHEN + 2  # where what belongs to a line stands
GRAVITY: tuple[Verdict, ...] = ("contradiction", "unclear", "revised", "evolving")


def to_text(brief: Brief) -> str:
    """The brief as plain text."""
    page = Page(brief)
    parts = [
        _head(page),
        stories(page),
        *_chronology(page),
        conflicts(page),
        ahead(page),
        offices(page, all_titles=False),
    ]
    return join([*parts, _relays(page), _articles(page)]) + "\n"


def _head(page: Page) -> str:
    brief, words = page.brief, page.words
    as_of = f", {words['as_of']} {page.days(brief.as_of)}" if brief.as_of else ""
    told = [story for story in brief.stories if len(story.articles) > 1]
    counts = (
        f"{page.count(len(brief.articles), 'articles')}, {page.count(len(told), 'stories')}, "
        f"{page.count(len(brief.happenings), 'happenings')}"
    )
    return f"{words['casebook'].upper()}{as_of}: {counts}"


def stories(page: Page, *, fewest: int = 2) -> str:
    """The running stories, where there are so many that several articles tell."""
    told = [story for story in page.brief.stories if len(story.articles) > 1 or story.judged]
    if len(told) < fewest and not any(story.judged for story in told):
        return ""
    lines = [title(page.words["stories"])]
    for story in told:
        lines += [*wrap(page.story(story), 8, 4), *_judged(page, story.judged, 6)]
    return "\n".join(lines)


def _chronology(page: Page) -> Iterator[str]:
    if not page.brief.happenings:
        yield page.words["empty"]
    for heading, found in page.by_story(page.brief.happenings):
        yield story_title(heading) if heading else title(page.words["chronology"])
        shelves = sort_out(found, page.stories)
        yield "\n".join(line for happening in shelves.main for line in _happening(page, happening))
        yield _shelf(page, "background", [line for h in shelves.background for line in _brief(page, h)])
        yield _shelf(page, "lone", list(_lone(page, shelves.lone)))
        yield page.count(len(shelves.slight), "slight") if shelves.slight else ""


def _shelf(page: Page, name: str, lines: Sequence[str]) -> str:
    return "\n".join([f"{page.words[name]}:", *lines]) if lines else ""


def _happening(page: Page, happening: BriefHappening) -> Iterator[str]:
    """One line, and under it who says so, its life where it has one, and what is argued about it."""
    status = page.wording.status[happening.status].upper()
    yield from wrap(f"{page.when(happening):>{WHEN}}  {status}: {happening.label}  [{happening.id}]", UNDER)
    stages = happening.life
    yield from wrap(_origins(page, happening, told=len(stages) == 1), UNDER + 2, UNDER)
    if len(stages) > 1:
        for stage in stages:
            yield from wrap(_stage(page, stage), UNDER + 4, UNDER + 2)
    if whole := page.happenings.get(happening.part_of or ""):
        yield from wrap(f"{page.words['part_of']} {whole.label}  [{whole.id}]", UNDER + 2, UNDER)
    for conflict in happening.conflicts:
        yield from wrap(f"! {_conflict(page, page.conflicts[conflict])}", UNDER + 2, UNDER)
    yield from _judged(page, happening.judged, UNDER)


def _judged(page: Page, judged: Sequence[Judged], indent: int) -> Iterator[str]:
    return (line for said in tell_judged(judged, page.wording) for line in wrap(said, indent + 2, indent))


def _stage(page: Page, stage: LifeStage) -> str:
    return f"{page.days(stage.reported)} {page.stage(stage)}: {_reports(page, stage)}"


def _brief(page: Page, happening: BriefHappening) -> Iterator[str]:
    """All of a happening in one line."""
    outlets = ", ".join(dict.fromkeys(page.outlet(article) for article in articles_of(happening)))
    status = _status(page, happening)
    yield from wrap(f"{page.when(happening):>{WHEN}}  {happening.label}{status} — {outlets}  [{happening.id}]", UNDER)


def _status(page: Page, happening: BriefHappening) -> str:
    """The status in brackets, where it is no plain deed."""
    return "" if happening.status == "occurred" else f" ({page.wording.status[happening.status]})"


def _lone(page: Page, happenings: Sequence[BriefHappening]) -> Iterator[str]:
    """What one article alone tells, article by article."""
    told: dict[str, list[BriefHappening]] = {}
    for happening in happenings:
        told.setdefault(articles_of(happening)[0], []).append(happening)
    for article in (a for a in page.brief.articles if a.id in told):
        items = [f"{h.label}{_dated(page, h)}{_status(page, h)}  [{h.id}]" for h in told[article.id]]
        day = page.days(article.published.value if article.published else None)
        yield from wrap(f"{day:>{WHEN}}  {name_article(article)}: {'; '.join(items)}", UNDER)


def _dated(page: Page, happening: BriefHappening) -> str:
    return f", {page.days(happening.value)}" if happening.value else ""


def _reports(page: Page, stage: LifeStage) -> str:
    """Who reported a stage, each outlet once with how many articles, and whom they have it from."""
    who = _tally([page.outlet(article) for article in stage.articles])
    return f"{who} ← {page.sources(stage.origins)}" if stage.origins else who


def _tally(names: Sequence[str]) -> str:
    return ", ".join(f"{name} ×{count}" if count > 1 else name for name, count in Counter(names).items())


def _origins(page: Page, happening: BriefHappening, *, told: bool) -> str:
    """How many know it by themselves, who; and who told it, where its life does not say."""
    articles = articles_of(happening)
    independent = page.count(happening.origins.independent, "origins")
    text = f"{independent} {page.words['of']} {page.count(len(articles), 'articles')}: "
    names = page.sources(happening.origins.names)
    text += names
    outlets = [page.outlet(article) for article in articles]
    if told and set(outlets) != set(happening.origins.names):
        text += f"; {page.words['told_by']} {_tally(outlets)}"
    repeating = ", ".join(dict.fromkeys(page.outlet(a) for a in happening.origins.copies))
    return f"{text}; {page.words['only_repeat']}: {repeating}" if repeating else text


def _conflict(page: Page, conflict: Conflict) -> str:
    kind, verdict = page.wording.conflict[conflict.kind], page.wording.verdict[conflict.verdict]
    sides = " ↔ ".join(_side(page, conflict, side) for side in conflict.sides)
    return f"{kind} {verdict}: {sides}  [{conflict.id}]"


def _side(page: Page, conflict: Conflict, side: Side) -> str:
    who = ", ".join(dict.fromkeys(page.outlet(a) for a in side.articles))
    return f"{page.value(conflict, side)} ({who}; {page.count(side.independent, 'side')})"


def conflicts(page: Page) -> str:
    """Every disagreement, the gravest first."""
    lines: list[str] = []
    for conflict in sorted(page.brief.conflicts, key=_gravity):
        lines += wrap(f"{page.about(conflict)}: {_conflict(page, conflict)}", 8, 4)
        lines += _judged(page, conflict.judged, 6)
    return "\n".join([title(page.words["conflicts_title"]), *lines]) if lines else ""


def _gravity(conflict: Conflict) -> int:
    return GRAVITY.index(conflict.verdict)


def ahead(page: Page) -> str:
    """What is still to come: what has a day, or is told by several articles, by itself; all else article by article."""
    coming = [page.happenings[id] for id in page.brief.ahead]
    clear = [h for h in coming if h.value or len(articles_of(h)) > 1]
    lines = [line for happening in clear for line in _coming(page, happening)]
    vague = list(_lone(page, [h for h in coming if h not in clear]))
    if not coming:
        return ""
    return "\n".join([title(page.words["ahead"]), *lines, *([f"{page.words['lone']}:", *vague] if vague else [])])


def _coming(page: Page, happening: BriefHappening) -> Iterator[str]:
    who = _tally([page.outlet(article) for article in articles_of(happening)])
    text = f"{page.wording.status[happening.status]}: {happening.label} — {who}  [{happening.id}]"
    yield from wrap(f"{page.when(happening):>{WHEN}}  {text}", UNDER)


def offices(page: Page, *, all_titles: bool = True) -> str:
    """Who is said to hold which office, a line a person; titles that are no offices only where all are asked for."""
    held: dict[str, list[OfficeTerm]] = {}
    for term in page.brief.offices:
        if all_titles or is_held(term.office):
            held.setdefault(term.person, []).append(term)
    lines = [line for person in sorted(held) for line in wrap(_offices_of(page, held[person]), 8, 4)]
    return "\n".join([title(page.words["offices"]), *lines]) if lines else ""


def _offices_of(page: Page, terms: Sequence[OfficeTerm]) -> str:
    return f"{page.name(terms[0].person)}: {'; '.join(_term(page, term) for term in terms)}"


def _term(page: Page, term: OfficeTerm) -> str:
    """An office, when it is held as far as is known and reported, and who says so."""
    outlets = ", ".join(dict.fromkeys(page.outlet(article) for article in term.articles))
    return f"{page.office(term)} ({page.held(term)}; {outlets})"


def _relays(page: Page) -> str:
    lines = [line for relay in page.relays() for line in wrap(relay, 8, 4)]
    return "\n".join([title(page.words["relays"]), *lines]) if lines else ""


def _articles(page: Page) -> str:
    if not page.brief.articles:
        return ""
    return "\n".join([title(page.words["sources"]), *_article_lines(page, page.brief.articles)])


def _article_lines(page: Page, articles: Sequence[BriefArticle]) -> Iterator[str]:
    for article in articles:
        day = page.days(article.published.value if article.published else None)
        about = f"≈ {day}" if article.published and article.published.basis in {"casebook", "text"} else day
        said = f": {article.title}" if article.title else ""
        yield from wrap(f"{about:>{WHEN + 2}}  {name_article(article)}{said}  [{article.id}]", UNDER + 4)
        yield from _judged(page, article.judged, UNDER + 2)
