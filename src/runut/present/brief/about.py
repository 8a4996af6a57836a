"""A brief of one matter: only the lines that name some words, and the articles and chains behind them."""

from collections.abc import Iterator

from msgspec.structs import replace

from runut.lang.wording import load_wording
from runut.present.brief.labels import label_office, naming_in
from runut.present.brief.shelves import articles_of
from runut.types.brief import Brief, BriefHappening, OfficeTerm


def keep_about(brief: Brief, words: str) -> Brief:
    """The brief with only what names all the words, any case, in English or in the reader's language."""
    wanted = words.casefold().split()
    happenings = tuple(h for h in brief.happenings if _names(_words_of(h), wanted))
    ids = {happening.id for happening in happenings}
    kept = replace(
        brief,
        happenings=happenings,
        conflicts=tuple(c for c in brief.conflicts if c.happening in ids or _names(c.about, wanted)),
        offices=tuple(term for term in brief.offices if _names(_words_of_office(term, brief.language), wanted)),
        ahead=tuple(id for id in brief.ahead if id in ids),
    )
    told, stories = set(_articles(kept)), {happening.story for happening in happenings}
    return replace(
        kept,
        articles=tuple(a for a in brief.articles if a.id in told or _names(a.title or "", wanted)),
        stories=tuple(s for s in brief.stories if s.id in stories or _names(s.label, wanted)),
        relays=tuple(relay for relay in brief.relays if relay.article in told),
    )


def _words_of(happening: BriefHappening) -> str:
    return " ".join([happening.label, happening.place or "", *(p.name for p in happening.participants)])


def _words_of_office(term: OfficeTerm, language: str) -> str:
    named = label_office(term.office, term.of, load_wording(language), language)
    return " ".join([term.person, naming_in(language)(term.person), term.office, term.of or "", named])


def _names(text: str, wanted: list[str]) -> bool:
    return all(word in text.casefold() for word in wanted)


def _articles(brief: Brief) -> Iterator[str]:
    """The articles behind the lines of a brief."""
    for happening in brief.happenings:
        yield from articles_of(happening)
    for conflict in brief.conflicts:
        yield from (article for side in conflict.sides for article in side.articles)
    for term in brief.offices:
        yield from term.articles
