"""Naming a source: which outlet, agency or body some words stand for."""

from msgspec.structs import replace

from runut.annotate.reported.coined import CoinedOutlets
from runut.annotate.reported.page import Page
from runut.annotate.reported.tables import load_relays, load_source_words
from runut.lang.gazetteer import GazetteerEntry
from runut.lang.pack import Pack
from runut.types.record import AttributionKind, Entity
from runut.types.text import Value

_OUTLETS = frozenset({"outlet", "agency"})
_FAR = 12  # tokens over which words before a source's name are passed
_POINT = 3  # tokens in which a noun for an outlet points back
_NAME = 6  # tokens of a name that no table knows


def _may_name(form: str) -> bool:
    return "." in form or any(c.isupper() for c in form)


class Source(Value, frozen=True, kw_only=True):
    """A named source: its range, kind and usual English name, and its entity if the article has one."""

    start: int
    end: int
    kind: AttributionKind
    name: str
    entity: str | None = None
    known: bool = False


class Sources:
    """Names the sources of one page."""

    def __init__(self, page: Page, pack: Pack) -> None:
        self.page = page
        self.words = load_source_words(pack)
        self.relays = load_relays(pack)
        self.gazetteer = page.gazetteer
        self._coined = CoinedOutlets(page, self.words, self.gazetteer)

    def outlet_at(self, number: int, limit: int) -> tuple[Source, int] | None:
        """The outlet or agency that a token begins, and the token after its name."""
        page = self.page
        if not any(_may_name(token.form) for token in page.tokens[number : number + 2]):
            return None
        for length in range(min(self.gazetteer.max_words, limit - number), 0, -1):
            start, end = page.tokens[number].start, page.tokens[number + length - 1].end
            if not page.text[end - 1].isalnum():
                continue
            entry = self._outlet(page.text[start:end])
            if entry:
                return self._of_entry(entry, start, end), number + length
        return self._coined_at(number, limit)

    def signed_at(self, number: int) -> tuple[Source, int] | None:
        """The outlet that a signature gives in small letters or for short, or as part of a network: `(antara/xy)`."""
        token = self.page.tokens[number]
        form = next(
            (token.lower.removesuffix(end) for end in self.words.networks if token.lower.endswith(end)), token.form
        )
        form = self.words.signatures.get(token.lower, form)
        entry = self._outlet(form.title()) or self._outlet(form.upper())
        return (self._of_entry(entry, token.start, token.end), number + 1) if entry else None

    def pointed_at(self, number: int, limit: int) -> tuple[Source, int] | None:
        """The outlet named before that a noun points back to: `koran itu`, `koran Uruguay itu`."""
        page = self.page
        noun = page.opens_phrase(number, self.words.outlet_nouns)
        after = next((i for i in range(number + noun, min(limit, number + noun + _POINT)) if self._points(i)), None)
        if not noun or after is None:
            return None
        named = (self.outlet_at(i, number) for i in range(number - 1, -1, -1) if page.tokens[i].form[0].isupper())
        last = next((one[0] for one in named if one), None)
        if last is None:
            return None
        start, end = page.tokens[number].start, page.tokens[after].end
        return replace(last, start=start, end=end), after + 1

    def _points(self, number: int) -> bool:
        return self.page.lower(number) in self.words.pointing

    def _coined_at(self, number: int, limit: int) -> tuple[Source, int] | None:
        """The outlet that no table knows, but that the page shows to be one."""
        named = self._coined.at(number, limit)
        if named is None:
            return None
        kind, after = named
        start, end = self.page.tokens[number].start, self.page.tokens[after - 1].end
        same = [e for m, e in self.page.mentions.pairs(start, end) if m.end == end and m.kind == "name"]
        name, entity = (same[0].name, same[0].id) if same else (self.page.text[start:end], None)
        return Source(start=start, end=end, kind=kind, name=name, entity=entity, known=True), after

    def _outlet(self, surface: str) -> GazetteerEntry | None:
        if not surface[0].isupper() and "." not in surface and not any(c.isupper() for c in surface):
            return None
        found = (entry for entry in self.gazetteer.find(surface) if entry.kind in _OUTLETS)
        return next(found, None) or (self.gazetteer.outlet_of(surface.lower()) if "." in surface else None)

    def _of_entry(self, entry: GazetteerEntry, start: int, end: int) -> Source:
        kind: AttributionKind = "agency" if entry.kind == "agency" else "outlet"
        same = [e for e in self.page.mentions.at(start, end) if e.name == entry.name]
        return Source(start=start, end=end, kind=kind, name=entry.name, entity=same[0].id if same else None, known=True)

    def outlet_entity(self, entity: Entity) -> AttributionKind | None:
        """Whether an entity is an outlet or an agency, and which."""
        kinds = {entry.kind for entry in self.gazetteer.find(entity.name)} & _OUTLETS
        if not kinds:
            return None
        return "agency" if "agency" in kinds else "outlet"

    def state_media_at(self, number: int, limit: int) -> tuple[Source, int] | None:
        """A state's own broadcaster named only by its country (`televisi pemerintah Rusia`)."""
        page, words = self.page, self.words
        for phrases, pattern in (
            (words.broadcasters, words.broadcaster_name),
            (words.media_of_state, words.media_of_state_name),
        ):
            length = page.opens_phrase(number, phrases)
            if length and number + length < limit:
                country = page.tokens[number + length]
                adjective = self._adjective(page.text[country.start : country.end])
                if adjective:
                    name = pattern.format(adjective=adjective)
                    start = page.tokens[number].start
                    return Source(
                        start=start, end=country.end, kind="outlet", name=name, known=True
                    ), number + length + 1
        return None

    def _adjective(self, surface: str) -> str | None:
        """A country's English adjective; its name where it has none."""
        countries = (entry for entry in self.gazetteer.find(surface) if entry.kind == "country")
        return next((entry.adjective or entry.name for entry in countries), None)

    def behind(self, number: int, limit: int) -> tuple[Source, int] | None:
        """The source that words behind a relay word name, past `dari laman` and the like."""
        leads: list[str] = []
        far = min(limit, number + _FAR)
        while number < far:
            named = self.state_media_at(number, limit) or self.outlet_at(number, limit)
            if named:
                return named
            length = self.page.opens_phrase(number, self.words.leads)
            if not length:
                break
            leads.append(self.page.phrase(number, length))
            number += length
        return self._unknown(number, limit, leads) if number < limit else None

    def _unknown(self, number: int, limit: int, leads: list[str]) -> tuple[Source, int] | None:
        """A capitalised name that no table knows, taken for an outlet or for the one behind a statement."""
        statement = any(lead in self.words.statement_leads for lead in leads)
        while statement and number < limit and self.page.lower(number) in self.words.platforms:
            number += 1
        after = number
        while after < min(limit, number + _NAME) and self._in_name(after):
            after += 1
        if after == number:
            return None
        start, end = self.page.tokens[number].start, self.page.tokens[after - 1].end
        return self._make(start, end, leads, statement=statement), after

    def trusts(self, source: Source, number: int) -> bool:
        """Whether a name that no table knows may be a source behind this word: the word cites, or the name tells."""
        cue = self.page.lower(number)
        reports = cue in self.words.reporting and self.page.lower(number - 1) in self.page.words.tails
        entity = self.page.mentions.by_id(source.entity) if source.entity else None
        if entity and entity.type != "ORG":
            return source.kind == "official_statement" and cue in self.words.citing and entity.type == "PER"
        told = any(word in self.words.outlet_words for word in source.name.lower().split())
        return told or reports or cue in self.words.citing

    def _in_name(self, number: int) -> bool:
        token = self.page.tokens[number]
        if token.pair >= 0 or token.lower in self.page.words.weekdays or self.page.times_at(token.start):
            return False
        if token.lower in self.words.name_joints and number + 1 < len(self.page.tokens):
            return self.page.tokens[number + 1].form[0].isupper()
        return token.form[0].isupper() or token.form[0] == "@"

    def _make(self, start: int, end: int, leads: list[str], *, statement: bool) -> Source:
        entities = self.page.mentions.at(start, end)
        entity = entities[0] if entities else None
        kind: AttributionKind = "outlet"
        if any(lead in self.words.document_leads for lead in leads):
            kind = "document"
        elif statement:
            kind = "official_statement"
        name = entity.name if entity else self.page.text[start:end]
        known = any(lead in self.words.outlet_nouns for lead in leads) and (entity is None or entity.type == "ORG")
        return Source(start=start, end=end, kind=kind, name=name, entity=entity.id if entity else None, known=known)
