"""Which country somebody speaks for: as the gazetteer knows, or by the office that the article gives."""

from collections.abc import Iterable

from runut.link.identity import Names
from runut.link.world import World
from runut.types.record import Record


class Homes:
    """The countries behind the names of one record."""

    def __init__(self, record: Record, names: Names, world: World) -> None:
        self._world = world
        self._offices: dict[str, str] = {}
        for entity in record.entities:
            for office in entity.offices:
                if office.of and (country := world.country(office.of)):
                    self._offices.setdefault(names[record.id, entity.id], country)

    def of(self, names: Iterable[str]) -> frozenset[str]:
        """The countries of several names."""
        found = (self._world.country(name) or self._offices.get(name) for name in names)
        return frozenset(country for country in found if country)
