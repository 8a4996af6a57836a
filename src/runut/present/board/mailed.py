"""The brief as one HTML file to mail round or to print: it needs no other file, runs no script, and each line leads to
the very words that bear it out, which stand at its end."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from urllib.parse import urlsplit

from runut.present.board.excerpt import Chain, Left, Told, take
from runut.present.board.mailed_parts import (
    Alone,
    Dispute,
    Item,
    Line,
    Mailed,
    Officer,
    SideView,
    Source,
    Stage,
    StoryView,
    Term,
    Whence,
)
from runut.present.board.passages import Borne, Passages, Use
from runut.present.board.pictures import FromWhom, InTime, draw_from_whom, draw_in_time
from runut.present.board.render import PACKAGE, render
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.present.brief.judged import tell_judged
from runut.present.brief.page import Page
from runut.present.brief.shelves import articles_of
from runut.types.brief import (
    Brief,
    BriefArticle,
    BriefHappening,
    Conflict,
    Evidence,
    Judged,
)

NAME = "mailed"
STYLES = ("board.css", "timeline.css", "graph.css", "mailed.css")
WEB = frozenset({"http", "https"})
GUESSED = frozenset({"casebook", "text"})  # how a day was found that no page gives


def to_html(
    snapshot: Snapshot, speech: Speech, brief: Brief, *, about: str | None = None, story: str | None = None
) -> str:
    """The document: what a brief says, with pictures of the links behind it. `about` and `story` are what it was
    narrowed to."""
    maker = _Maker(snapshot, speech, Page(brief))
    style = "\n".join(files(PACKAGE).joinpath("static", name).read_text(encoding="utf-8") for name in STYLES)
    words = {**speech.words("chronology"), **speech.words(NAME)}
    page = maker.whole(about=about, story=story)
    return render(NAME, {"page": page, "t": words, "s": speech, "style": style, "visit": maker})


class _Maker:
    """Makes the parts of the document, each with what leads to its words."""

    def __init__(self, snapshot: Snapshot, speech: Speech, page: Page) -> None:
        excerpt = take(page)
        self._snapshot, self._speech, self._page, self._excerpt = snapshot, speech, page, excerpt
        self._offices = {person: f"o{number}" for number, person in enumerate(excerpt.offices, 1)}
        self._shown = {h.id for told in excerpt.told for shelf in told.shelves[:3] for h in shelf}
        self._disputed = {conflict.id for conflict in excerpt.conflicts}
        self._order = {article.id: number for number, article in enumerate(page.brief.articles)}
        outlets = {article.id: page.outlet(article.id) for article in page.brief.articles}
        graphs = ((id, draw_from_whom(snapshot, speech, id)) for id in sorted(excerpt.drawn & set(snapshot.happenings)))
        self._graphs = {id: graph for id, graph in graphs if graph}
        self._passages = Passages(self._borne(), outlets)

    def whole(self, *, about: str | None, story: str | None) -> Mailed:
        """All of it."""
        brief, excerpt = self._page.brief, self._excerpt
        sources = tuple(self.sources())
        return Mailed(
            as_of=brief.as_of,
            about=about,
            only=story,
            articles=len(brief.articles),
            running=sum(len(one.articles) > 1 for one in brief.stories),
            happenings=len(brief.happenings),
            named=tuple(excerpt.named),
            told=tuple(map(self.story, excerpt.told)),
            conflicts=tuple(map(self.dispute, excerpt.conflicts)),
            ahead=tuple(map(self.item, excerpt.ahead)),
            offices=tuple(self.offices()),
            whence=tuple(self.whence()),
            sources=sources,
            left=excerpt.left,
            left_articles=len(brief.articles) - len(sources),
        )

    def proof(self, article: str, start: int | None, end: int | None) -> str:
        """What leads to a range of an article from a picture."""
        ref = self._passages.ref(article, start or 0, end or 0)
        return f"#w{ref.number}" if ref.number else f"#a-{article}"

    def story(self, told: Told) -> StoryView:
        """A story, or what single articles tell."""
        shelves = told.shelves
        return StoryView(
            story=told.story,
            judged=self._judged(told.story.judged) if told.story else (),
            in_time=self._in_time(told),
            main=tuple(map(self._line, shelves.main)),
            background=tuple(map(self.item, shelves.background)),
            lone=tuple(self._alone(shelves.lone)),
            slight=len(shelves.slight),
            left=told.left,
        )

    def dispute(self, conflict: Conflict) -> Dispute:
        """A disagreement."""
        page = self._page
        return Dispute(
            id=conflict.id,
            kind=conflict.kind,
            verdict=conflict.verdict,
            about=page.about(conflict),
            happening=conflict.happening if conflict.happening in self._shown else None,
            because=conflict.because,
            sides=tuple(
                SideView(
                    label=page.value(conflict, side),
                    independent=side.independent,
                    tellers=self._passages.tellers(side.articles, side.evidence),
                )
                for side in conflict.sides
            ),
            judged=self._judged(conflict.judged),
        )

    def item(self, happening: BriefHappening) -> Item:
        """A happening in one line."""
        return Item(
            id=happening.id,
            label=happening.label,
            status=happening.status,
            value=happening.value,
            reported=happening.life[0].reported,
            tellers=self._passages.tellers(articles_of(happening), _latest(happening)),
        )

    def offices(self) -> Iterator[Officer]:
        """Who is said to hold which office."""
        for person, terms in self._excerpt.offices.items():
            found = (
                Term(
                    office=self._page.office(term),
                    held=self._page.held(term),
                    tellers=self._passages.tellers(term.articles, term.evidence),
                    more=more,
                )
                for term, more in terms
            )
            yield Officer(anchor=self._offices[person], name=self._page.name(person), terms=tuple(found))

    def whence(self) -> Iterator[Whence]:
        """From whom outlets have things."""
        for number, chain in enumerate(self._excerpt.chains, 1):
            first = chain.relays[0]
            evidence = [one for relay in chain.relays for one in relay.evidence]
            copied = [relay.copy_of for relay in chain.relays if relay.copy_of]
            yield Whence(
                anchor=f"r{number}",
                outlet=chain.outlet,
                names=tuple(map(self._page.source, (*first.via, first.origin))),
                times=chain.times,
                copied=self._passages.tellers(copied, evidence),
                inferred=first.inferred,
                tellers=self._passages.tellers([relay.article for relay in chain.relays], evidence),
            )

    def sources(self) -> Iterator[Source]:
        """The articles that anything rests on; all of them where nothing else is left out."""
        told = {article for one in self._lines() for article in articles_of(one)} | set(self._passages.of)
        told |= {relay.article for chain in self._excerpt.chains for relay in chain.relays}
        told |= {relay.copy_of for chain in self._excerpt.chains for relay in chain.relays if relay.copy_of}
        everything = self._excerpt.left == Left()
        for article in self._page.brief.articles:
            if everything or article.id in told:
                yield self._source(article)

    def _source(self, article: BriefArticle) -> Source:
        published = article.published
        return Source(
            id=article.id,
            outlet=self._page.outlet(article.id),
            title=article.title,
            day=published.value if published else None,
            guessed=bool(published and published.basis in GUESSED),
            url=web_address(article.url),
            passages=tuple(self._passages.of.get(article.id, ())),
            judged=self._judged(article.judged),
        )

    def _line(self, happening: BriefHappening) -> Line:
        page = self._page
        whole = page.happenings.get(happening.part_of or "")
        return Line(
            item=self.item(happening),
            independent=happening.origins.independent,
            articles=len(articles_of(happening)),
            sources=page.sources(happening.origins.names),
            repeating=tuple(dict.fromkeys(map(page.outlet, happening.origins.copies))),
            life=tuple(self._stages(happening)),
            whole=Use(anchor=whole.id if whole.id in self._shown else "", label=whole.label) if whole else None,
            conflicts=tuple(self.dispute(page.conflicts[id]) for id in happening.conflicts if id in page.conflicts),
            judged=self._judged(happening.judged),
            from_whom=self._graphs.get(happening.id),
        )

    def _in_time(self, told: Told) -> InTime | None:
        ids = [happening.id for happening in told.shelves.main]
        is_drawn = told.story and told.story.id in self._excerpt.drawn
        return draw_in_time(self._snapshot, self._speech, ids) if is_drawn else None

    def _stages(self, happening: BriefHappening) -> Iterator[Stage]:
        for stage in happening.life:
            yield Stage(
                status=stage.status,
                turn=stage.turn,
                value=stage.value,
                reported=stage.reported,
                tellers=self._passages.tellers(stage.articles, stage.evidence),
                sources=self._page.sources(stage.origins),
            )

    def _alone(self, happenings: Sequence[BriefHappening]) -> Iterator[Alone]:
        told: dict[str, list[BriefHappening]] = {}
        for happening in happenings:
            told.setdefault(articles_of(happening)[0], []).append(happening)
        for article in map(self._page.articles.__getitem__, sorted(told, key=self._order.__getitem__)):
            yield Alone(
                article=article.id,
                outlet=self._page.outlet(article.id),
                day=article.published.value if article.published else None,
                items=tuple(map(self.item, told[article.id])),
            )

    def _judged(self, judged: Sequence[Judged]) -> tuple[str, ...]:
        return tuple(tell_judged(judged, self._page.wording))

    def _lines(self) -> Iterator[BriefHappening]:
        """Every happening that is told or lies ahead."""
        yield from (h for told in self._excerpt.told for shelf in told.shelves[:3] for h in shelf)
        yield from self._excerpt.ahead

    def _borne(self) -> Iterator[Borne]:
        """Every line that is shown, with what bears it out."""
        page = self._page
        for happening in self._lines():
            use = Use(
                anchor=happening.id if happening.id in self._shown else f"next-{happening.id}", label=happening.label
            )
            yield from (Borne(use, e) for stage in happening.life for e in stage.evidence)
        for conflict in self._excerpt.conflicts:
            use = Use(anchor=conflict.id, label=f"{page.wording.conflict[conflict.kind]}: {page.about(conflict)}")
            yield from (Borne(use, e) for side in conflict.sides for e in side.evidence)
        for person, terms in self._excerpt.offices.items():
            use = Use(anchor=self._offices[person], label=page.name(person))
            yield from (Borne(use, e) for term, _ in terms for e in term.evidence)
        for number, chain in enumerate(self._excerpt.chains, 1):
            use = Use(anchor=f"r{number}", label=_said(page, chain))
            yield from (Borne(use, e) for relay in chain.relays for e in relay.evidence)
        for id, graph in self._graphs.items():
            use = Use(anchor=id, label=page.happenings[id].label)
            yield from (Borne(use, e) for e in _relayed(self._snapshot, graph))


def web_address(url: str | None) -> str | None:
    """An address that may be a link: one of the web."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in WEB and parts.hostname else None


def _latest(happening: BriefHappening) -> list[Evidence]:
    """The words of the latest well-founded word; of articles that have no part in it, all."""
    stages = [stage for stage in happening.life if stage.status == happening.status]
    dated = [stage for stage in stages if stage.value == happening.value]
    latest = [e for stage in (dated or stages)[-1:] for e in stage.evidence]
    there = {one.article for one in latest}
    return [*latest, *(e for stage in happening.life for e in stage.evidence if e.article not in there)]


def _relayed(snapshot: Snapshot, graph: FromWhom) -> Iterator[Evidence]:
    """The words that a drawing of relays rests on."""
    hops = graph.relaying.hops
    shown = {(words.article, words.start, words.end) for hop in hops for words in hop.words}
    for article in dict.fromkeys(article for hop in hops for article in hop.articles):
        found = (e for relay in snapshot.relays.get(article, ()) for e in relay.evidence)
        yield from (e for e in found if (e.article, e.start, e.end) in shown)


def _said(page: Page, chain: Chain) -> str:
    return f"{chain.outlet} ← {page.source(chain.relays[0].origin)}"
