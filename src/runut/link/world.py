"""What the gazetteer knows about the names that records use: which country a name belongs to, who held an office."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, Self

from runut.lang.gazetteer import Gazetteer, GazetteerEntry
from runut.link.cues import NO_CUES, Cues

OWN_SIDE = frozenset({"country", "armed_group", "party"})


class KnownTerm(NamedTuple):
    """An office held, of what by its English name, with ISO prefixes of the first and the last day."""

    of: str
    since: str | None
    until: str | None


class World:
    """Look-ups by usual English name, or by the name that a person gave instead: `renamed` old to new."""

    def __init__(self, gazetteer: Gazetteer, cues: Cues = NO_CUES, renamed: Mapping[str, str] | None = None) -> None:
        self._gazetteer = gazetteer
        self.cues = cues
        self._renamed = dict(renamed or {})
        self._old = {new: old for old, new in self._renamed.items()}
        self._countries: dict[str, str | None] = {}
        self._outlets: dict[str, GazetteerEntry | None] = {}

    def renaming(self, pairs: Iterable[tuple[str, str]]) -> Self:
        """The same, with known names called otherwise: old and new ones in the order in which they were given."""
        renamed: dict[str, str] = {}
        for old, new in pairs:
            first = next((key for key, now in renamed.items() if now == old), old)
            if self.knows(first) and not self.knows(new):
                renamed[first] = new
        return type(self)(self._gazetteer, self.cues, renamed) if renamed else self

    def _entry(self, name: str) -> GazetteerEntry | None:
        name = self._old.get(name, name)
        found = self._gazetteer.find(name)
        return next((e for e in found if e.name == name), found[0] if found else None)

    def country(self, name: str) -> str | None:
        """The country that a name is, speaks for or belongs to; None where the gazetteer does not say."""
        if name not in self._countries:
            self._countries[name] = self._country(name)
        return self._countries[name]

    def _country(self, name: str) -> str | None:
        entry = self._entry(name)
        if entry is None:
            return None
        owner = entry if entry.kind == "country" else self._gazetteer.get(entry.country or entry.speaks_for or "")
        return self._renamed.get(owner.name, owner.name) if owner and owner.kind == "country" else None

    def side(self, name: str, day: str | None) -> str | None:
        """The government, body or group that a name is or speaks for: of a person by the office held on a day (ISO),
        else by the country; None where the gazetteer does not say."""
        entry = self._entry(name)
        if entry is None:
            return self.side_of_words(name)
        held = self._gazetteer.offices(entry.key, day) if entry.kind == "person" else ()
        of = next((found for term in held if (found := self._gazetteer.get(term.of))), entry)
        above = None if of.kind in OWN_SIDE else self._gazetteer.get(of.speaks_for or of.country or "")
        side = above or (None if of.kind == "person" else of)
        return self._renamed.get(side.name, side.name) if side else None

    def state_behind(self, medium: str) -> str | None:
        """The country whose own media are called so (`Iranian state television`)."""
        adjective, found, _ = medium.partition(" state ")
        return self._gazetteer.country_of(adjective) if found else None

    def side_of_words(self, words: str) -> str | None:
        """The side of a body or of people by a description that no table lists (`Icelandic Embassy`, `aide to Xi
        Jinping`, `Iranian officials`)."""
        first = words.split()
        if adjective := next((c for k in (3, 2, 1) if (c := self._gazetteer.country_of(" ".join(first[:k])))), None):
            return adjective
        heads = (words.partition(joint)[2].removeprefix("the ") for joint in (" of ", " to "))
        return next((side for head in heads if head and (side := self.side(head, None))), None)

    def is_country(self, name: str) -> bool:
        """Whether a name is that of a country."""
        return self.country(name) == name

    def is_region(self, name: str) -> bool:
        """Whether a name is that of a part of the world that belongs to no one country."""
        entry = self._entry(name)
        return entry is not None and entry.kind == "region" and self.country(name) is None

    def countries(self, names: Iterable[str]) -> frozenset[str]:
        """The countries behind several names."""
        return frozenset(country for name in names if (country := self.country(name)))

    def adjective(self, country: str) -> str | None:
        """The English adjective of a country, by which its ministries are called."""
        entry = self._entry(country)
        return entry.adjective if entry else None

    def is_town(self, name: str) -> bool:
        """Whether a place is a town as far as the gazetteer knows: no country, no region."""
        entry = self._entry(name)
        return entry is None or entry.kind in {"city", "capital"}

    def knows(self, name: str) -> bool:
        """Whether the gazetteer has the name at all."""
        return self._entry(name) is not None

    def holders(self, title: str, of: str, day: date) -> tuple[str, ...]:
        """Who held an office of a country or body on a day, as far as the gazetteer knows."""
        entry = self._entry(of)
        found = self._gazetteer.holders(title, entry.key, day.isoformat()) if entry else ()
        return tuple(self._renamed.get(holder.name, holder.name) for holder in found)

    def terms(self, person: str, title: str) -> tuple[KnownTerm, ...]:
        """The terms in which a person held an office of whatever country or body, as far as the gazetteer knows."""
        entry = self._entry(self._old.get(person, person))
        found = [term for term in (entry.terms if entry else ()) if term.title == title]
        owners = [(term, self._gazetteer.get(term.of)) for term in found]
        return tuple(KnownTerm(owner.name, term.since, term.until) for term, owner in owners if owner)

    def since(self, person: str, title: str, of: str | None) -> date | None:
        """The first day on which a person held an office, where the gazetteer knows one such term, to the day."""
        terms = [term for term in self.terms(person, title) if of in (None, term.of)]
        since = terms[0].since if len(terms) == 1 else None
        return date.fromisoformat(since) if since and len(since) == len("2000-01-01") else None

    def outlet(self, name: str) -> str:
        """The usual name of an outlet or agency that is given by any of its names, or by its domain with or without
        its ending (`detik` for detik.com); the name itself where the gazetteer does not know it."""
        entry = self._outlet(name)
        return entry.name if entry else name

    def is_outlet(self, name: str) -> bool:
        """Whether the gazetteer knows an outlet or agency of that name."""
        return self._outlet(name) is not None

    def is_agency(self, outlet: str) -> bool:
        """Whether an outlet is an agency, whose texts others print."""
        entry = self._outlet(outlet)
        return entry is not None and entry.kind == "agency"

    def owner(self, outlet: str) -> str:
        """The group that an outlet belongs to, or the outlet itself; the country, where a state owns it."""
        entry = self._outlet(outlet)
        if entry is None:
            return outlet
        return self._gazetteer.state_of(entry) or entry.owner or entry.name

    def _outlet(self, name: str) -> GazetteerEntry | None:
        if name not in self._outlets:
            self._outlets[name] = self._gazetteer.outlet_named(name)
        return self._outlets[name]
