"""What the gazetteer knows about the names that records use: which country a name belongs to, who held an office."""

from collections.abc import Iterable
from datetime import date

from runut.lang.gazetteer import Gazetteer, GazetteerEntry


class World:
    """Look-ups by usual English name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._countries: dict[str, str | None] = {}

    def _entry(self, name: str) -> GazetteerEntry | None:
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
        if entry.kind == "country":
            return entry.name
        owner = self._gazetteer.get(entry.country or entry.speaks_for or "")
        return owner.name if owner and owner.kind == "country" else None

    def is_country(self, name: str) -> bool:
        """Whether a name is that of a country."""
        return self.country(name) == name

    def countries(self, names: Iterable[str]) -> frozenset[str]:
        """The countries behind several names."""
        return frozenset(country for name in names if (country := self.country(name)))

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
        return tuple(holder.name for holder in found)

    def owner(self, outlet: str) -> str:
        """The group that an outlet belongs to, or the outlet itself."""
        entry = self._entry(outlet)
        return (entry.owner if entry else None) or outlet
