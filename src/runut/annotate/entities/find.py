"""The entities of an article."""

from collections.abc import Sequence
from operator import attrgetter

from msgspec.structs import replace

from runut.annotate.entities.acronyms import add_acronyms, add_explained
from runut.annotate.entities.anaphora import AnaphorFinder
from runut.annotate.entities.assemble import assemble
from runut.annotate.entities.backwords import load_back_words
from runut.annotate.entities.bodies import Body, find_bodies, load_bodies
from runut.annotate.entities.cast import Cast, Link
from runut.annotate.entities.contexts import CountryContext
from runut.annotate.entities.discourse import Discourse
from runut.annotate.entities.holders import HolderFinder, Holding
from runut.annotate.entities.metonyms import read_metonyms
from runut.annotate.entities.names import Name, find_names
from runut.annotate.entities.nouns import Told
from runut.annotate.entities.offices import OfficeFinder
from runut.annotate.entities.officewords import load_office_words
from runut.annotate.entities.organisations import join_organisations
from runut.annotate.entities.owners import OwnerFinder
from runut.annotate.entities.people import link_people
from runut.annotate.entities.scene import Scene
from runut.annotate.entities.shapes import ShapeFinder
from runut.annotate.entities.shortnames import add_short_names
from runut.annotate.entities.titles import Title, find_titles
from runut.lang.gazetteer import GazetteerEntry
from runut.lang.offices import load_offices
from runut.lang.pack import Pack
from runut.types.reading import Reading
from runut.types.record import Entity
from runut.types.text import Value

_COUNTRY = 3  # words of a country's name at most


class Named(Value, frozen=True, kw_only=True):
    """What an article calls by name: names, and bodies named by what they are; the words of its offices; and by first
    token the full names of explained abbreviations."""

    names: tuple[Name, ...]
    bodies: tuple[Body, ...]
    titles: dict[int, Title]
    acronyms: dict[int, Name]


def find_entities(reading: Reading, *, pack: Pack) -> tuple[Entity, ...]:
    """All entities in the article's content, in text order."""
    scene, cast = Scene(reading, pack), Cast()
    named = _find_named(scene, pack)
    people = link_people(scene, named.names, cast, named.titles.values())
    context = CountryContext(scene, named.names)
    things = [
        _link_thing(scene, name, _in_country(scene, named.acronyms.get(name.first, name), context), cast)
        for name in named.names
        if name.type != "PER"
    ]
    things += [link for name in named.names if (link := _link_land(scene, name, cast))]
    offices, finder, same = _link_offices(scene, cast, named, people, pack)
    links = [*(replace(link, key=same.get(link.key, link.key)) for link in people), *things, *offices]
    links = join_organisations(scene, sorted(links, key=attrgetter("first")), cast)
    taken = {i for link in links for i in range(link.first, link.last)}
    told = Told(titles=finder.titles(), homes=finder.homes(), pointing=finder.pointing())
    back = AnaphorFinder(scene, Discourse(scene, cast, links), load_back_words(pack), told, taken)
    return assemble(scene, [*links, *back.find()], finder.held(), cast)


def _find_named(scene: Scene, pack: Pack) -> Named:
    titles = find_titles(scene, load_offices(pack))
    names = read_metonyms(scene, find_names(scene, titles))
    ends = {i for title in titles.values() if title.is_unique for i in range(title.first + 1, title.last)}
    bodies = find_bodies(scene, names, load_bodies(pack), ends)
    names = _outside(names, bodies)
    taken = [*map(_tokens, names), *map(_tokens, bodies), *map(_tokens, titles.values())]
    barred = {i for numbers in (*map(_tokens, bodies), *map(_tokens, titles.values())) for i in numbers}
    people = {name.last for name in names if name.type == "PER"}
    places = {i for name in names if name.type in {"GPE", "LOC"} for i in _tokens(name)}
    shaped = ShapeFinder(scene, taken, titles.values(), places, people).find()
    names = add_explained(scene, _with_shapes(names, tuple(shaped)), barred)
    names, acronyms = add_acronyms(scene, names, barred)
    return Named(names=add_short_names(scene, names, barred), bodies=bodies, titles=titles, acronyms=acronyms)


def _with_shapes(names: Sequence[Name], shaped: Sequence[Name]) -> tuple[Name, ...]:
    """The names in text order; a name by shape that takes in a listed place replaces it (`Universitas Indonesia`)."""
    inside = {i for name in shaped for i in _tokens(name)}
    return tuple(sorted([*(name for name in names if name.first not in inside), *shaped], key=attrgetter("first")))


def _tokens(thing: Name | Body | Title) -> range:
    return range(thing.first, thing.last)


def _outside(names: Sequence[Name], bodies: Sequence[Body]) -> tuple[Name, ...]:
    """The names that are no part of a body's name."""
    inside = {i for body in bodies for i in _tokens(body)}
    return tuple(name for name in names if name.first not in inside)


def _link_thing(scene: Scene, name: Name, meant: Name, cast: Cast) -> Link:
    """The link of a name of something that is no person; `meant` the full name that it stands for."""
    if meant.entries and _is_house(scene, name, meant.entries[0]):
        key = cast.add_house(meant.entries[0])
    elif meant.entries:
        key = cast.add_entry(meant.entries[0])
    else:
        key = cast.add_unknown(scene.surface(meant.first, meant.last), meant.type)
    why = "listed" if meant.entries else "named"
    return Link(first=name.first, last=name.last, kind="name", key=key, why=why if meant is name else f"short: {why}")


def _in_country(scene: Scene, name: Name, context: CountryContext) -> Name:
    """A body or party that is listed with its country's name (`Partai Demokrat AS`) and named here without: of the
    country that the passage is about, unless another of the name is of a country that the article speaks of."""
    entry = name.entries[0] if name.entries else None
    if name.type != "ORG" or (entry and (entry.kind != "party" or context.speaks_of(entry.country))):
        return name
    country = scene.gazetteer.get(context.at(name.first) or "")
    surface = scene.surface(name.first, name.last)
    found = (e for other in (country.names if country else ()) for e in scene.gazetteer.find(f"{surface} {other}"))
    is_unit = scene.tokens[name.first].folded in scene.shapes.units
    listed = next((one for one in found if one.kind == "party" or (is_unit and one.kind == "body")), None)
    return replace(name, entries=(listed,)) if listed else name


def _link_land(scene: Scene, name: Name, cast: Cast) -> Link | None:
    """The link of the country with which the name of a body ends that no list has (`Dewan Perdamaian Liberia`)."""
    if name.type != "ORG" or name.entries:
        return None
    for first in range(max(name.first + 1, name.last - _COUNTRY), name.last):
        entries = scene.gazetteer.find(scene.surface(first, name.last))
        if entries and entries[0].kind == "country":
            return Link(
                first=first, last=name.last, kind="name", key=cast.add_entry(entries[0]), why="in a body's name"
            )
    return None


def _is_house(scene: Scene, name: Name, entry: GazetteerEntry) -> bool:
    """Whether a body's name here means the building where it sits (`di Gedung Putih`)."""
    return entry.key in scene.vocabulary.buildings and scene.word_before(name.first) in scene.vocabulary.within


def _link_offices(
    scene: Scene, cast: Cast, named: Named, people: Sequence[Link], pack: Pack
) -> tuple[list[Link], HolderFinder, dict[str, str]]:
    """Links of bodies and offices, who holds which, and the keys of people whom their office shows to be listed."""
    words = load_office_words(pack)
    phrases = tuple(OfficeFinder(scene, named.names, named.bodies, named.titles, pack).find())
    owners = OwnerFinder(scene, cast, load_bodies(pack), (named.names, named.bodies))
    owners.learn(phrases)
    keys = {link.first: link.key for link in people}
    holdings = [
        Holding(phrase=phrase, owner=owners.owner(phrase), person=keys[phrase.person.first] if phrase.person else None)
        for phrase in phrases
    ]
    spoken_for = owners.bodies([*named.bodies, *named.names])
    same = HolderFinder(scene, cast, words, holdings, spoken_for).known()
    holdings = [replace(one, person=same.get(one.person or "", one.person)) for one in holdings]
    finder = HolderFinder(scene, cast, words, holdings, spoken_for)
    links = [link for body in named.bodies if (link := owners.link_body(body))]
    return [*links, *finder.links()], finder, same
