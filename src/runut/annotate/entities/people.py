"""People: which mentions by name are the same person; short names after, or before, full ones."""

from collections import Counter
from collections.abc import Iterable, Sequence

from runut.annotate.entities.cast import Cast, Link
from runut.annotate.entities.names import Name
from runut.annotate.entities.scene import Scene
from runut.annotate.entities.spelling import distance, is_misspelt, is_near
from runut.annotate.entities.titles import Title
from runut.annotate.entities.tokens import split_words
from runut.lang.gazetteer import GazetteerEntry
from runut.lang.names import fold
from runut.types.text import Value

_LONG_SURNAME = 6  # letters
_LIKE = 4  # letters at least of a given name that may differ by one
_APPOSED = 3  # words before a name among which one may tell whose relative it is
_NEAR = 2  # sentences within which the last full name wins over the one named most


class Person(Value, frozen=True, kw_only=True):
    """Someone named in full: the entity's key, the words of the name, and where it begins and ends (tokens)."""

    key: str
    words: tuple[str, ...]
    at: tuple[int, ...]
    ends: tuple[int, ...]


def link_people(scene: Scene, names: Sequence[Name], cast: Cast, titles: Iterable[Title]) -> list[Link]:
    """A link for every name of a person."""
    ends = {title.last: title.english for title in titles}
    people = [name for name in names if name.type == "PER"]
    full = [name for name in people if _is_full(scene, name)]
    short = [name for name in people if not _is_full(scene, name)]
    named = _gather(scene, full, cast)
    links = [_link(name, person.key, "full name") for person in named for name in full if name.first in person.at]
    before: dict[str, Link] = {}
    for name in short:
        surface = scene.folded(name.first, name.last)
        key = _resolve(scene, name, named, cast, ends.get(name.first), before.get(surface))
        before[surface] = _link(name, key, "short name")
        links.append(before[surface])
    return links


def _link(name: Name, key: str, why: str) -> Link:
    return Link(first=name.first, last=name.last, kind="name", key=key, why=why)


def name_words(scene: Scene, name: Name) -> tuple[str, ...]:
    """The words of a person's name that may stand for the whole."""
    words = [t.folded for t in scene.tokens[name.first : name.last] if t.folded not in scene.vocabulary.particles]
    while len(words) > 1 and words[0] in scene.vocabulary.addresses:
        words.pop(0)
    return tuple(words)


def _is_full(scene: Scene, name: Name) -> bool:
    return len(name_words(scene, name)) > 1


def _gather(scene: Scene, full: Iterable[Name], cast: Cast) -> list[Person]:
    found: dict[str, Person] = {}
    for name in sorted(full, key=_listed_first):
        words = name_words(scene, name)
        key = _key_of(scene, name, words, found.values(), cast)
        known = found.get(key)
        found[key] = Person(
            key=key,
            words=tuple(dict.fromkeys((*(known.words if known else ()), *words))),
            at=tuple(sorted((*(known.at if known else ()), name.first))),
            ends=tuple(sorted((*(known.ends if known else ()), name.last))),
        )
    return sorted(found.values(), key=_first_place)


def _listed_first(name: Name) -> tuple[bool, int]:
    """Listed names before others, so that a typing error earlier in the text finds whom it means."""
    return not name.entries, name.first


def _key_of(scene: Scene, name: Name, words: tuple[str, ...], known: Iterable[Person], cast: Cast) -> str:
    entry = best_sense(name.entries) or _misspelt_entry(scene, name, words)
    if entry:
        return cast.add_entry(entry)
    same = next((person for person in known if _is_variant(words, person.words)), None)
    return same.key if same else cast.add_unknown(scene.surface(name.first, name.last), "PER")


def best_sense(entries: Sequence[GazetteerEntry]) -> GazetteerEntry | None:
    """The first listed sense that is a person."""
    return next((entry for entry in entries if entry.type == "PER"), None)


def _misspelt_entry(scene: Scene, name: Name, words: tuple[str, ...]) -> GazetteerEntry | None:
    """A listed person whose last name is here letter for letter, and the rest a variant or within a typing error."""
    for entry in scene.people_by_word.get(words[-1], ()):
        listed = [_full_words(scene, other) for other in entry.names]
        if any(_is_variant(words, other) and _may_be_longer(words, other, listed) for other in listed):
            return entry
    return None


def _may_be_longer(words: tuple[str, ...], other: tuple[str, ...], listed: Sequence[tuple[str, ...]]) -> bool:
    """Whether words beyond a listed name are not those of a relative, whose full name would differ from the listed."""
    fuller = [name for name in listed if len(name) > len(other)]
    known = {word for name in listed for word in name}
    extra = [word for word in words if word not in known]
    return len(words) <= len(other) or not fuller or all(_is_like(word, known) for word in extra)


def _is_like(word: str, known: Iterable[str]) -> bool:
    """Whether a word is one of some others but for a letter."""
    return any(min(len(word), len(other)) >= _LIKE and distance(word, other) == 1 for other in known)


def _full_words(scene: Scene, name: str) -> tuple[str, ...]:
    left_out = scene.vocabulary.particles | scene.vocabulary.addresses
    return tuple(w for word in split_words(name) if (w := word.casefold()) not in left_out)


def _is_variant(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are one: the shorter's words all in the longer, or same but for a typing error."""
    short, long = sorted((words, other), key=len)
    if len(set(short)) > 1 and set(short) <= set(long):
        return True
    pairs = list(zip(short, long, strict=False))
    differing = [(a, b) for a, b in pairs if a != b]
    return (
        len(short) == len(long)
        and len(differing) == 1 < len(pairs)
        and (is_misspelt(*differing[0]) or is_near(*differing[0]))
    )


def _resolve(
    scene: Scene, name: Name, named: Sequence[Person], cast: Cast, title: str | None, before: Link | None
) -> str:
    """The key of the person whom a short name means; `title` is the office before it, `before` whom it meant last."""
    words = set(name_words(scene, name))
    fitting = [person for person in named if words <= set(person.words) and _may_be_styled(scene, name, person)]
    holder = _holder(name, title)
    if holder and not any(person.key == holder.key for person in fitting):
        return cast.add_entry(holder)  # `Presiden X` is no relative of the same name
    nickname = _nickname(scene, name)
    if nickname:
        return cast.add_entry(nickname)
    if fitting:
        return _choose(scene, name, fitting, before).key
    entry = best_sense(name.entries) or _titled_surname(scene, name)
    misspelt = None if entry else _misspelt(scene, name, named)
    if misspelt:
        return misspelt.key
    return cast.add_entry(entry) if entry else cast.add_unknown(scene.surface(name.first, name.last), "PER")


def _nickname(scene: Scene, name: Name) -> GazetteerEntry | None:
    """The listed person of a short name that is no part of his name, so that no relative bears it (`Jokowi`)."""
    entry = best_sense(name.entries)
    known = {word for other in entry.names for word in _long_words(scene, other)} if entry else set()
    return entry if known and not known & set(name_words(scene, name)) else None


def _long_words(scene: Scene, name: str) -> tuple[str, ...]:
    """The words of a name of several."""
    words = _full_words(scene, name)
    return words if len(words) > 1 else ()


def _misspelt(scene: Scene, name: Name, named: Sequence[Person]) -> Person | None:
    """The only person of the article of whose name one word is here with a typing error (`Zelenky`), or None."""
    words = name_words(scene, name)
    if len(words) > 1 or any(words[0] in person.words for person in named):
        return None
    fitting = [person for person in named if any(is_misspelt(words[0], word) for word in person.words)]
    return fitting[0] if len(fitting) == 1 else None


def _holder(name: Name, title: str | None) -> GazetteerEntry | None:
    """The listed person of a short name who holds or held the office right before it."""
    entry = best_sense(name.entries)
    return entry if entry and any(term.title == title for term in entry.terms) else None


def _may_be_styled(scene: Scene, name: Name, person: Person) -> bool:
    """Whether a short name with a royal title before it may be somebody's: who is also named so in full."""
    style = scene.word_before(name.first)
    return style not in scene.vocabulary.royals or any(scene.word_before(at) == style for at in person.at)


def _titled_surname(scene: Scene, name: Name) -> GazetteerEntry | None:
    """The only listed person of a long surname, where a title stands before it (`Presiden Bouteflika`)."""
    word = scene.tokens[name.last - 1].folded
    people = scene.people_by_word.get(word, ()) if len(word) >= _LONG_SURNAME else ()
    return people[0] if len(people) == 1 and scene.word_before(name.first) in scene.vocabulary.titles else None


def _choose(scene: Scene, name: Name, fitting: Sequence[Person], last: Link | None) -> Person:
    """Of several people with the name: the one whom it means all over the world, no relative who was only introduced
    beside the bearer (`istrinya, X`); then whom it meant last, if nobody was named in full since; then the one named in
    full just before, else the one most named before."""
    entry = best_sense(name.entries)
    known = [p for p in fitting if entry and p.key == entry.key and _ends_in(scene, name, entry)]
    if known:
        return known[0]
    fitting = [person for person in fitting if not _is_kin(scene, person)] or fitting
    same = next((person for person in fitting if last and person.key == last.key), None)
    if same and last and not any(last.first < at < name.first for person in fitting for at in person.at):
        return same
    here = scene.tokens[name.first].sentence
    seen = [(max((i for i in p.at if i < name.first), default=-1), p) for p in fitting]
    before = [(at, person) for at, person in seen if at >= 0]
    if not before:
        return min(fitting, key=_first_place)
    at, latest = max(before, key=_place)
    if here - scene.tokens[at].sentence <= _NEAR:
        return latest
    counts = Counter({person.key: len(person.at) for _, person in before})
    best = max(counts.values())
    return max(((at, p) for at, p in before if counts[p.key] == best), key=_place)[1]


def _is_kin(scene: Scene, person: Person) -> bool:
    """Whether a person is introduced as a relative: `istrinya X`, `sang istri, X`, `X, putri Y`."""
    first, words = person.at[0], scene.vocabulary
    before, gap = scene.word_before(first), scene.tokens[first].gap.strip()
    if before in words.kin_of or (gap == "," and before in words.kin):
        return True
    start = max(scene.sentence_of(first).start, first - _APPOSED)
    if any(scene.tokens[i].folded in words.kin_of for i in range(start, first)):
        return not any(scene.tokens[i].is_capitalised for i in range(start + 1, first))
    return any(scene.word_after(end) in words.kin and scene.tokens[end].gap == ", " for end in person.ends)


def _ends_in(scene: Scene, name: Name, entry: GazetteerEntry) -> bool:
    """Whether a short name is the last word of the listed name (a family name that stands first names a whole clan)."""
    return fold(scene.tokens[name.last - 1].form) == fold(entry.name).split()[-1]


def _first_place(person: Person) -> int:
    return person.at[0]


def _place(item: tuple[int, Person]) -> int:
    return item[0]
