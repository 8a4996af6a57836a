"""Outlets that no table knows: names that the page itself makes an outlet's by how it uses them."""

from collections.abc import Iterator

from runut.annotate.reported.page import Page
from runut.annotate.reported.tables import SourceWords
from runut.lang.gazetteer import Gazetteer
from runut.types.record import AttributionKind, Entity
from runut.types.text import Value

_LONGEST = 5  # tokens of a name
_NOUN = 3  # tokens of a noun for an outlet
_LEADS = 6  # words between a citing word and the name


class Coined(Value, frozen=True, kw_only=True):
    """A name that the page makes an outlet's, by its tokens' forms, and what kind of outlet it is."""

    forms: tuple[str, ...]
    kind: AttributionKind


class CoinedOutlets:
    """The unknown outlets of one page; once the page shows a name to be one, it is one wherever it stands."""

    def __init__(self, page: Page, words: SourceWords, gazetteer: Gazetteer) -> None:
        self._page, self._words, self._gazetteer = page, words, gazetteer
        found: dict[tuple[str, ...], AttributionKind] = {}
        for one in self._find():
            if found.get(one.forms) != "agency":
                found[one.forms] = one.kind
        self._kinds = found

    def at(self, number: int, limit: int) -> tuple[AttributionKind, int] | None:
        """The kind of outlet whose name begins at a token, and the token after the name."""
        tokens = self._page.tokens
        for after in range(min(limit, number + _LONGEST), number, -1):
            kind = self._kinds.get(tuple(token.form for token in tokens[number:after]))
            if kind:
                return kind, after
        return None

    def _find(self) -> Iterator[Coined]:
        for number, token in enumerate(self._page.tokens):
            if token.pair >= 0 or not token.form[0].isalnum():
                continue
            noun = self._noun(number)
            agency = self._page.phrase(number, noun) in self._words.agency_nouns
            if noun:
                yield from self._name(number + noun, "agency" if agency else "outlet")
            if token.lower in self._words.outlet_citing or self._is_cited(number):
                yield from self._name(self._past_leads(number + 1), "outlet")
            yield from self._telling_name(number)

    def _noun(self, number: int) -> int:
        """How many tokens make a noun for an outlet that is no part of a name (`koran X`, not `Radio X`)."""
        length = self._page.opens_phrase(number, self._words.outlet_nouns, _NOUN)
        token = self._page.tokens[number]
        inside = [m for m, _ in self._page.mentions.pairs(token.start, token.end) if m.kind == "name"]
        return 0 if inside and token.form[0].isupper() else length

    def _is_cited(self, number: int) -> bool:
        """Whether `dikutip` opens a sentence or follows `seperti`: then it leads to an outlet."""
        page, token = self._page, self._page.tokens[number]
        if token.lower not in self._words.citing:
            return False
        passive = token.lower not in self._words.active_citing
        return passive and (token.form[0].isupper() or page.lower(number - 1) in page.words.tails)

    def _past_leads(self, number: int) -> int:
        for _ in range(_LEADS):
            length = self._page.opens_phrase(number, self._words.outlet_leads)
            if not length or self._page.tokens[number].form[0].isupper():
                break
            number += length
        return number

    def _name(self, first: int, kind: AttributionKind) -> Iterator[Coined]:
        after = self._name_end(first)
        if after > first and not self._is_other(first, after):
            yield Coined(forms=tuple(token.form for token in self._page.tokens[first:after]), kind=kind)

    def _name_end(self, first: int) -> int:
        """The token after a capitalised name; a name that the model found ends where it ends."""
        tokens, words = self._page.tokens, self._words
        after = first
        while after < min(len(tokens), first + _LONGEST) and self._in_name(after, first):
            after += 1
        while after > first and tokens[after - 1].lower in words.name_joints:
            after -= 1
        return after

    def _in_name(self, number: int, first: int) -> bool:
        page, token = self._page, self._page.tokens[number]
        blank = number == first or page.text[page.tokens[number - 1].end : token.start] == " "
        if token.pair >= 0 or not blank or token.lower in page.words.weekdays or page.times_at(token.start):
            return False
        return token.form[0].isupper() or (number > first and token.lower in self._words.name_joints)

    def _is_other(self, first: int, after: int) -> bool:
        """Whether a name is known to be somebody's or something's that is no outlet."""
        page = self._page
        start, end = page.tokens[first].start, page.tokens[after - 1].end
        if self._gazetteer.find(page.text[start:end]) or page.lower(first) in self._words.no_outlets:
            return True
        if page.opens_phrase(first, page.words.offices | self._words.bodies | self._words.spokespersons):
            return True
        inside = page.mentions.pairs(start, end)
        places = any(e.type in {"GPE", "LOC", "FAC", "EVT"} and m.end - m.start >= end - start for m, e in inside)
        return places or any(self._is_somebody(e, end - start) for m, e in inside if m.start == start)

    def _is_somebody(self, entity: Entity, length: int) -> bool:
        """Whether an entity is known, holds an office, or is a person called by a longer name elsewhere."""
        longer = entity.type == "PER" and any(m.end - m.start > length for m in entity.mentions if m.kind == "name")
        return bool(entity.offices or entity.wikidata) or longer

    def _telling_name(self, number: int) -> Iterator[Coined]:
        """A body's name whose first or last word says that it is an outlet: `Radio X`, `X Times`."""
        page, start = self._page, self._page.tokens[number].start
        for mention, entity in page.mentions.pairs(start, start + 1):
            if mention.start != start or mention.kind != "name" or entity.type not in {"ORG", "PER"}:
                continue
            last = page.token_from(mention.end)
            edges = (page.lower(number), page.lower(last - 1))
            if 1 < last - number <= _LONGEST and any(edge in self._words.outlet_words for edge in edges):
                yield from self._name(number, "outlet")
