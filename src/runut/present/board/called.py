"""By which name links know whom an article quotes: the one that stands for them in their story, as persons had it."""

from collections.abc import Iterable, Mapping, Sequence

from runut.link.identity import find_names
from runut.link.world import World
from runut.present.board.outlets import gazetteer
from runut.store.voices import Voices
from runut.types.links import Story
from runut.types.record import Entity, Office, Record

Called = dict[tuple[str, str], str]  # (article, name there) → name, where they differ
SILENT = Voices()
HELD = 60_000  # stories of which the names are held


class Hearing:
    """What is heard in the articles of a casebook: their voices, and old and new names that persons gave to somebody
    wherever they are spoken of. Names that they gave in some places alone are not known here."""

    def __init__(self, voices: Mapping[str, Voices], renamed: Sequence[tuple[str, str]] = ()) -> None:
        self.voices, self.renamed = voices, tuple(renamed)
        self._known: dict[tuple[str, ...], tuple[tuple[Voices, ...], Called]] = {}

    def with_more(self, voices: Mapping[str, Voices], renamed: Sequence[tuple[str, str]]) -> "Hearing":
        """The same with more voices or those of now, and with these new names."""
        more = Hearing({**self.voices, **voices}, renamed)
        if more.renamed == self.renamed:
            more._known.update(self._known)
        return more

    def called_in(self, story: Story, world: World) -> Called:
        """The names in a story that stand for others; what was worked out once is held."""
        voices = tuple(self.voices.get(article, SILENT) for article in story.articles)
        before = self._known.get(story.articles)
        if before is None or before[0] != voices:
            if len(self._known) > HELD:
                self._known.clear()
            before = self._known[story.articles] = voices, _called_in(story.articles, voices, world)
        return before[1]


UNHEARD = Hearing({})


def find_called(stories: Iterable[Story], hearing: Hearing) -> Called:
    """The names that stand for others."""
    world = gazetteer().renaming(hearing.renamed)
    called: Called = {}
    for story in stories:
        called |= hearing.called_in(story, world)
    return called | _renamed(called, hearing)


def _called_in(articles: Sequence[str], voices: Sequence[Voices], world: World) -> Called:
    names = find_names(list(map(_outline, articles, voices)), world)
    return {key: now for key, now in names.items() if now != key[1]}


def _renamed(called: Called, hearing: Hearing) -> Called:
    """What is called otherwise since persons said so."""
    if not hearing.renamed:
        return {}
    names = {(article, name) for article, voices in hearing.voices.items() for name in _names_in(voices)}
    found = {key: _by_persons(called.get(key, key[1]), hearing.renamed) for key in names}
    return {key: now for key, now in found.items() if now != key[1]}


def _by_persons(name: str, renamed: Sequence[tuple[str, str]]) -> str:
    for old, new in renamed:
        name = new if name == old else name
    return name


def _names_in(voices: Voices) -> Iterable[str]:
    yield from (one.name for one in voices.heard if one.name)
    yield from (one.name for one in voices.cites)


def _outline(article: str, voices: Voices) -> Record:
    """As much of a record as names are made of: the persons in it, each under its name, with their offices."""
    offices: dict[str, list[Office]] = {}
    for one in voices.people:
        held = offices.setdefault(one.name, [])
        if one.title:
            held.append(Office(start=0, end=0, title=one.title, of=one.of))
    return Record(
        id=article,
        sha256="",
        path=None,
        url=None,
        text="",
        language="",
        title=None,
        authors=(),
        editors=(),
        outlet=None,
        published=None,
        zones=(),
        sentences=(),
        entities=tuple(_person(name, tuple(held)) for name, held in offices.items()),
        times=(),
        attributions=(),
        quotations=(),
        events=(),
    )


def _person(name: str, offices: tuple[Office, ...]) -> Entity:
    return Entity(id=name, name=name, type="PER", wikidata=None, labels={}, mentions=(), offices=offices)
