"""Whose a body or an office is: links of bodies, and owners of offices."""

from collections.abc import Iterable, Sequence
from operator import itemgetter

from runut.annotate.entities.bodies import Body, BodyTable, country_of, english_name
from runut.annotate.entities.cast import Cast, Link
from runut.annotate.entities.contexts import CountryContext
from runut.annotate.entities.names import Name
from runut.annotate.entities.offices import OfficePhrase
from runut.annotate.entities.roles import Owner
from runut.annotate.entities.scene import Scene
from runut.lang.gazetteer import GazetteerEntry
from runut.lang.names import fold


class OwnerFinder:
    """Knows whose each body and office of one article is."""

    def __init__(
        self, scene: Scene, cast: Cast, table: BodyTable, named: tuple[Sequence[Name], Sequence[Body]]
    ) -> None:
        self._scene = scene
        self._cast = cast
        self._table = table
        self._names, self._bodies = named
        self._context = CountryContext(scene, self._names)
        self._homes: dict[int, str] = {}

    def learn(self, phrases: Iterable[OfficePhrase]) -> None:
        """Takes the country of a body that the text leaves without one from the listed person who speaks for it."""
        for phrase in phrases:
            homes = [entry.country for entry in phrase.person.entries if entry.country] if phrase.person else []
            if isinstance(phrase.of, Body) and homes:
                self._homes[phrase.of.first] = homes[0]

    def country(self, body: Body) -> str | None:
        """The key of the country that a body belongs to."""
        return body.country or self._homes.get(body.first) or self._told(body) or self._context.at(body.first)

    def _told(self, body: Body) -> str | None:
        """The country of the same kind of body named with one before; of an abbreviation else the home country."""
        before = [other.country for other in self._bodies if other.kind == body.kind and other.first < body.first]
        known = [country for country in [*self._listed(body), *before] if country]
        home = self._scene.vocabulary.home
        is_short = body.last - body.first == 1 and (
            self._is_short_ministry(body) or self._scene.tokens[body.first].is_upper
        )
        if known:
            return known[-1]
        return next(iter(home), None) if is_short or self._context.is_home(home) else None

    def _listed(self, body: Body) -> list[str | None]:
        """The countries of listed bodies named before that begin with the same words (`Departemen Kehakiman AS`)."""
        words = fold(body.kind.phrase) + " "
        return [
            name.entries[0].country
            for name in self._names
            if name.first < body.first and name.entries and name.type == "ORG"
            if fold(self._scene.surface(name.first, name.last)).startswith(words)
        ]

    def _is_short_ministry(self, body: Body) -> bool:
        """Whether a body is named by a ministry's short name (`Kemlu`), which home news uses of the home country."""
        home = next(iter(self._scene.vocabulary.home), "")
        ministry = self._scene.gazetteer.ministry_of(body.kind.phrase, home) if body.kind.english is None else None
        word = fold(body.kind.phrase)
        return ministry is not None and all(fold(name).split()[0] != word for name in ministry.labels.values())

    def link_body(self, body: Body) -> Link | None:
        """The link of a body's mention: to itself, or to the country that it stands for."""
        if body.kind.is_country:
            country = self._scene.gazetteer.get(self.country(body) or "")
            key = self._cast.add_entry(country) if country else None
        else:
            key = self.body_owner(body).key
        kind = "nominal" if body.kind.is_country else "name"
        why = f"body: {body.kind.phrase}"
        return Link(first=body.first, last=body.last, kind=kind, key=key, why=why) if key else None  # type: ignore[arg-type]

    def bodies(self, things: Iterable[Body | Name]) -> list[tuple[int, Owner]]:
        """The public bodies among things named, with where they begin, in text order."""
        found = [
            (thing.first, self.body_owner(thing) if isinstance(thing, Body) else self._name_owner(thing))
            for thing in things
            if (not thing.kind.is_country if isinstance(thing, Body) else _is_body(thing))
        ]
        return sorted(found, key=itemgetter(0))

    def body_owner(self, body: Body) -> Owner:
        """A body as somebody whose office it is."""
        country = self._scene.gazetteer.get(self.country(body) or "")
        if body.kind.is_country:
            name = english_name(body, country, self._table)
            return Owner(key=f"body:{name}", name=name, is_body=True)
        key = self._body_key(body, country)
        return Owner(key=key, name=self._cast[key].name, country=country.key if country else None, is_body=True)

    def _body_key(self, body: Body, country: GazetteerEntry | None) -> str:
        if body.kind.english is None:
            ministry = self._scene.gazetteer.ministry_of(body.kind.phrase, country.key) if country else None
            return self._cast.add_entry(ministry) if ministry else self._cast.add_unknown(body.kind.phrase, "ORG")
        name = english_name(body, country, self._table)
        listed = self._scene.gazetteer.find(name)
        return self._cast.add_entry(listed[0]) if listed else self._cast.add_unknown(name, "ORG")

    def owner(self, phrase: OfficePhrase) -> Owner | None:
        """Whose an office is, or None where the text does not say."""
        if phrase.of is None:
            return None
        return self.body_owner(phrase.of) if isinstance(phrase.of, Body) else self._name_owner(phrase.of)

    def _name_owner(self, name: Name) -> Owner:
        entry = country_of(name) or (name.entries[0] if name.entries else None)
        if entry is None:
            key = self._cast.add_unknown(self._scene.surface(name.first, name.last), name.type)
            return Owner(key=key, name=self._cast[key].name, is_body=name.type == "ORG")
        return Owner(
            key=entry.key,
            name=entry.name,
            country=entry.country,
            adjective=entry.adjective or self._table.adjectives.get(entry.name),
            is_body=entry.type == "ORG",
            is_region=entry.type == "LOC",
        )


def _is_body(name: Name) -> bool:
    """Whether a name is a listed body that has spokespeople."""
    return any(entry.kind in {"body", "ministry", "armed_group", "party"} for entry in name.entries[:1])
