"""A brief with the look-ups and the shapes that its lines need, for a terminal and for Markdown."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Protocol, TypeVar

from runut.lang.wording import Wording, load_wording
from runut.present.brief.labels import (
    label_days,
    label_held,
    label_office,
    label_side,
    label_source,
    naming_in,
)
from runut.types.brief import (
    Brief,
    BriefArticle,
    BriefHappening,
    BriefStory,
    Conflict,
    Evidence,
    LifeStage,
    OfficeTerm,
    Side,
)

WIDTH = 100
QUOTED = 150  # characters of a sentence that is quoted as evidence


class OfStory(Protocol):
    """Anything that belongs to a story."""

    @property
    def story(self) -> str | None:
        """The id of the story."""
        ...


Item = TypeVar("Item", bound=OfStory)


class Page:
    """A brief with the look-ups that its lines need."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.wording: Wording = load_wording(brief.language)
        self.words = self.wording.words
        self.articles = {article.id: article for article in brief.articles}
        self.happenings = {happening.id: happening for happening in brief.happenings}
        self.conflicts = {conflict.id: conflict for conflict in brief.conflicts}
        self.stories = {story.id: story for story in brief.stories}

    def name(self, name: str) -> str:
        """What somebody or something is called in the reader's language."""
        return naming_in(self.brief.language)(name)

    def source(self, name: str) -> str:
        """Whom something is from."""
        return label_source(name, self.wording, self.brief.language)

    def sources(self, names: Iterable[str]) -> str:
        """Whom something is from, each once."""
        return ", ".join(dict.fromkeys(map(self.source, names)))

    def office(self, term: OfficeTerm) -> str:
        """An office and of what."""
        return label_office(term.office, term.of, self.wording, self.brief.language)

    def held(self, term: OfficeTerm) -> str:
        """When an office is held, as far as is known and reported."""
        return label_held(term, self.wording)

    def about(self, conflict: Conflict) -> str:
        """What a disagreement is about."""
        happening = self.happenings.get(conflict.happening or "")
        return happening.label if happening else self.name(conflict.about)

    def value(self, conflict: Conflict, side: Side) -> str:
        """What one side of a disagreement says."""
        return label_side(conflict.kind, side.value, self.wording, self.brief.language)

    def relays(self) -> Iterator[str]:
        """Whom each outlet has things from, over whom, the one most cited first."""
        chains: dict[str, Counter[str]] = {}
        for relay in self.brief.relays:
            far = self.source(relay.origin)
            if relay.inferred:
                far += f" ({self.words['inferred']})"
            elif relay.copy_of:
                far = f"{self.words['copy_of']} {self.outlet(relay.copy_of)}"
            chain = " ← ".join([*map(self.source, relay.via), far])
            chains.setdefault(self.outlet(relay.article), Counter())[chain] += 1
        for outlet, cited in chains.items():
            names = [f"{chain} ×{count}" if count > 1 else chain for chain, count in cited.most_common()]
            yield f"{outlet} ← {'; '.join(names)}"

    def outlet(self, article: str) -> str:
        """What an article is called in a list of reports."""
        return name_article(self.articles[article])

    def count(self, number: int, what: str) -> str:
        """So many of something, in the number that the language has for it."""
        return f"{number} {self.words[f'{what}_one' if number == 1 else what]}"

    def days(self, value: str | None) -> str:
        """A value in the reader's words."""
        return label_days(value, self.wording)

    def when(self, happening: BriefHappening) -> str:
        """When it happened or will; where nobody says, the day of the first report in brackets."""
        return self.days(happening.value) if happening.value else f"({self.days(happening.life[0].reported)})"

    def stage(self, stage: LifeStage) -> str:
        """What a stage of a life says: its turn where it has one, else its status; and its date."""
        said = self.words[stage.turn] if stage.turn else self.wording.status[stage.status]
        return f"{said} {self.days(stage.value)}" if stage.value else said

    def story(self, story: BriefStory) -> str:
        """A story with how much was told of it and when."""
        days = self.days(f"{story.first}/{story.last}") if story.first and story.last else self.days(None)
        return f"{story.label}: {self.count(len(story.articles), 'articles')}, {days}  [{story.id}]"

    def by_story(self, items: Iterable[Item]) -> Iterator[tuple[str | None, list[Item]]]:
        """The items of each story that several articles tell, under its title, then those of all others; untitled where
        there is only one."""
        shelves: dict[str | None, list[Item]] = {}
        for item in items:
            story = self.stories.get(item.story or "")
            shelves.setdefault(story.id if story and len(story.articles) > 1 else None, []).append(item)
        named = [story for story in self.brief.stories if story.id in shelves]
        for story in named:
            yield (self.story(story) if len(shelves) > 1 else None), shelves[story.id]
        if None in shelves:
            yield (self.words["elsewhere"] if named else None), shelves[None]


def name_article(article: BriefArticle) -> str:
    """The outlet of an article, or the name of its file where no outlet is known."""
    return article.outlet or PurePath(article.path or article.id).name


def title(text: str) -> str:
    """The heading of a section."""
    return f"{text.upper()}\n{'─' * len(text)}"


def story_title(text: str) -> str:
    """The heading of a story, whose names keep their letters."""
    lines = list(wrap(text, 0))
    return "\n".join([*lines, "═" * max(map(len, lines))])


def wrap(text: str, indent: int, first: int = 0) -> Iterator[str]:
    """Text in lines that fit the width, all but the first indented; ids are not parted from what they stand behind."""
    joined = text.replace("  [", "\N{NO-BREAK SPACE}[")
    lines = textwrap.wrap(
        joined,
        WIDTH,
        initial_indent=" " * first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
    return (line.replace("\N{NO-BREAK SPACE}[", " [") for line in lines)


def quote(page: Page, evidence: Evidence) -> str:
    """The words that prove something, cut where they are long, with their place."""
    text = " ".join(evidence.text.split())
    cut = text if len(text) <= QUOTED else f"{text[: QUOTED - 1].rsplit(' ', 1)[0]} …"
    return f"{page.outlet(evidence.article)} [{evidence.start}–{evidence.end}]: “{cut}”"


def join(parts: Sequence[str]) -> str:
    """Blocks of lines with an empty line between them; empty ones are left out."""
    return "\n\n".join(part for part in parts if part)
