"""Names: the longest listed ones, and those that only the model sees."""

from collections.abc import Container, Iterable, Iterator, Mapping

from runut.annotate.entities.scene import Scene
from runut.annotate.entities.things import may_be_person
from runut.annotate.entities.titles import Title
from runut.lang.gazetteer import GazetteerEntry
from runut.lang.names import fold
from runut.types.syntax import EntityType
from runut.types.text import Value

_JOINTS = frozenset({"", " ", "-", ".", ". ", "'", "’", " & ", "&", "‘", "/", "–"})
_LOWER_FROM = 5  # letters: a country's name in small letters is taken only from here on


class Name(Value, frozen=True, kw_only=True):
    """A name at the tokens `first` to `last`; `entries` are its listed senses, none for what the model alone sees."""

    first: int
    last: int
    type: EntityType
    entries: tuple[GazetteerEntry, ...] = ()

    @property
    def size(self) -> int:
        """How many tokens it has."""
        return self.last - self.first


def find_names(scene: Scene, titles: Mapping[int, Title]) -> tuple[Name, ...]:
    """All names in text order, none overlapping another."""
    ends = {title.last for title in titles.values()}
    listed = [name for name in _find_listed(scene) if not _begins_person(scene, name, ends)]
    taken = {i for name in listed for i in range(name.first, name.last)}
    taken |= {i for title in titles.values() for i in range(title.first, title.last)}
    listed = [name for name in listed if not _is_piece(scene, name, taken)]
    modelled = [name for name in _rejoined(scene, _read_model(scene, titles)) if _is_own(scene, name, listed)]
    kept = [name for name in listed if not any(_overlap(name, other) for other in modelled)]
    return tuple(sorted(kept + modelled, key=_position))


def _begins_person(scene: Scene, name: Name, title_ends: Container[int]) -> bool:
    """Whether a town's name after an office is the first word of a person's (`Gubernur Florence Kasumba`)."""
    is_town = name.size == 1 and name.entries[0].kind in {"city", "region"}
    if _is_listed_person(scene, name.last):
        return False
    return (
        is_town
        and name.first in title_ends
        and bool(scene.word_after(name.last))
        and (
            scene.tokens[name.last].is_capitalised and scene.tokens[name.last].gap == " " and scene.is_proper(name.last)
        )
    )


def _is_listed_person(scene: Scene, first: int) -> bool:
    """Whether a listed person's name of two words begins at a token."""
    if first + 1 >= len(scene.tokens):
        return False
    return any(entry.type == "PER" for entry in scene.gazetteer.find(scene.surface(first, first + 2)))


def _is_piece(scene: Scene, name: Name, taken: Container[int]) -> bool:
    """Whether a person listed by one word is here a word of another name (`Erin Elizabeth McKee`), or an outlet is."""
    is_outlet = name.entries[0].kind == "outlet"
    if (name.type != "PER" and not is_outlet) or name.size > 1 or scene.style_of(name.first) != "normal":
        return False
    return any(
        beside not in taken and _continues(scene, beside, max(beside, name.first))
        for beside in ((name.first - 1,) if is_outlet else (name.first - 1, name.last))
        if beside in scene.sentence_of(name.first)
    )


def _continues(scene: Scene, beside: int, later: int) -> bool:
    """Whether a word beside a name looks like one more word of it; `later` is the second of the two tokens."""
    here = scene.tokens[beside]
    return (
        here.is_capitalised
        and not here.is_upper
        and scene.tokens[later].gap in {" ", "\xa0"}
        and here.folded not in scene.vocabulary.titles
        and here.folded not in scene.shapes.not_name
        and here.folded not in scene.shapes.saying
        and scene.is_proper(beside)
        and not scene.starts_sentence(beside)
    )


def _position(name: Name) -> tuple[int, int]:
    return name.first, name.last


def _overlap(one: Name, other: Name) -> bool:
    return one.first < other.last and other.first < one.last


def _find_listed(scene: Scene) -> Iterator[Name]:
    index = 0
    while index < len(scene.tokens):
        name = _longest_at(scene, index)
        if name and scene.word_before(index) not in scene.vocabulary.tongues:
            yield name
        index = name.last if name else index + 1


def _longest_at(scene: Scene, first: int) -> Name | None:
    if not scene.tokens[first].form[0].isalpha():
        return None
    most = scene.lengths.get(fold(scene.tokens[first].form), 0)
    for last in range(_furthest(scene, first, most), first if most else first + 1, -1):
        entries = _look_up(scene, first, last)
        fitting = tuple(entry for entry in entries if _case_fits(scene, first, last, entry))
        if fitting:
            return Name(first=first, last=last, type=fitting[0].type, entries=fitting)
    return None


def _look_up(scene: Scene, first: int, last: int) -> tuple[GazetteerEntry, ...]:
    """The listed senses of a stretch; none for a common word that nothing shows to be a name here."""
    surface = scene.surface(first, last)
    entries = scene.gazetteer.find(surface)
    if entries and scene.gazetteer.is_common(surface):
        if scene.style_of(first) != "normal":
            return ()
        before, after = scene.word_before(first), scene.word_after(last)
        if after and _continues(scene, last, last) and not scene.gazetteer.find(scene.tokens[last].form):
            return ()  # `Istana Konstantin` is another palace
        if entries[0].type == "GPE" and before in scene.shapes.places | scene.vocabulary.ways:
            return entries if not after or not scene.is_nominal(last) or scene.tokens[last].gap.strip() else ()
        if not scene.is_proper(first):
            return ()
        acts = entries[0].type == "ORG" and after in scene.vocabulary.acting | scene.shapes.says
        return entries if acts or not scene.starts_sentence(first) else ()
    return entries


def _furthest(scene: Scene, first: int, most: int) -> int:
    """The end of the longest run of tokens from `first` that may be one name."""
    limit = min(scene.sentence_of(first).stop, first + most)
    last = first + 1
    while last < limit and scene.tokens[last].gap.replace("\xa0", " ") in _JOINTS:
        last += 1
    return last


def _case_fits(scene: Scene, first: int, last: int, entry: GazetteerEntry) -> bool:
    tokens = scene.tokens[first:last]
    if scene.text[tokens[-1].end : tokens[-1].end + 1] == "$":
        return False
    if any(token.is_capitalised for token in tokens):
        first_word = tokens[0].folded
        if any(not token.gap for token in tokens[1:]):
            return True  # written as one word, capital inside, as the list has it
        says_what = entry.type == "ORG" and last - first > 1 and scene.shapes.heads.get(first_word) == "ORG"
        return tokens[0].is_capitalised or first_word in scene.vocabulary.articles or says_what
    return entry.kind == "country" and last - first == 1 and len(tokens[0].form) >= _LOWER_FROM


def _read_model(scene: Scene, titles: Mapping[int, Title]) -> Iterator[Name]:
    """The model's names as token ranges, without the titles that it sometimes takes along."""
    spans = scene.reading.syntax.names
    marked = {i for span in spans if span.type != "GPE" for i in scene.tokens_in(span.start, span.end)}
    for span in spans:
        numbers = scene.tokens_in(span.start, span.end)
        first, last = numbers.start, numbers.stop
        while first < last and (first in titles or scene.tokens[first].folded in scene.vocabulary.titles):
            first = max(first + 1, min(titles[first].last, last) if first in titles else 0)
        if first < last and _is_headed(scene, first, span.type):
            first -= 1
        for start, end in _parts(scene, first, last) if span.type == "PER" else [(first, last)]:
            start, end = _with_head(scene, *_trimmed(scene, start, end, span.type), span.type)
            end = _with_tail(scene, start, end, marked) if span.type == "ORG" else end
            if start < end and (type := _own_type(scene, start, end, span.type)):
                yield Name(first=start, last=end, type=type)


def _is_headed(scene: Scene, first: int, type: EntityType) -> bool:
    """Whether the word before a name of the model says what the name is (`Konferensi` before `Tingkat Tinggi`)."""
    if type not in {"EVT", "FAC"} or first not in scene.sentence_of(first)[1:]:
        return False
    before = scene.tokens[first - 1]
    return before.is_capitalised and scene.tokens[first].gap == " " and scene.shapes.heads.get(before.folded) == type


def _own_type(scene: Scene, first: int, last: int, said: EntityType) -> EntityType | None:
    """What a name of the model is, or None where something speaks against its being one."""
    if scene.word_before(first) in scene.vocabulary.tongues or _is_word(scene, first, last):
        return None
    type = _type_by_word(scene, first, last, said)
    if type == "PER" and not _is_person(scene, first, last):
        return None
    if type == "ORG" and scene.word_before(first) in scene.shapes.arms:
        return None
    return type if _is_clean(scene, first, last) else None


def _rejoined(scene: Scene, names: Iterable[Name]) -> Iterator[Name]:
    """The names; two of people are one where only a hyphen parts them and neither half stands alone (`Jean-Luc`)."""
    before: Name | None = None
    for name in names:
        joined = before and before.last == name.first and scene.tokens[name.first].gap == "-"
        if before and joined and before.type == name.type == "PER" and not _are_people(scene, before, name):
            before = Name(first=before.first, last=name.last, type="PER")
            continue
        if before:
            yield before
        before = name
    if before:
        yield before


def _are_people(scene: Scene, one: Name, other: Name) -> bool:
    return one.size > 1 or _are_two(scene, one.first, other.first, other.last)


def _trimmed(scene: Scene, first: int, last: int, type: EntityType) -> tuple[int, int]:
    """A name of the model without words in small letters at its ends, and a person's without a first common noun."""
    shapes, particles = scene.shapes, scene.vocabulary.particles
    while first < last and not (scene.tokens[last - 1].is_capitalised or scene.tokens[last - 1].gap == "-"):
        last -= 1
    while first < last - 1:
        here = scene.tokens[first]
        is_small = here.form[0].islower() and here.folded not in particles and here.folded not in shapes.heads
        is_noun = type == "PER" and scene.starts_sentence(first) and scene.is_noun(first)
        if not scene.tokens[first + 1].gap or not (is_small or is_noun or here.folded in shapes.stripped):
            break
        first += 1
    return first, last


def _with_head(scene: Scene, first: int, last: int, type: EntityType) -> tuple[int, int]:
    """A body's name with the word before it that says what it is, where a sentence begins with that word."""
    head = first - 1
    if type != "ORG" or head < 0 or not scene.starts_sentence(head) or scene.gazetteer.find(scene.surface(first, last)):
        return first, last
    here = scene.tokens[head]
    is_head = here.is_capitalised and scene.shapes.heads.get(here.folded) == "ORG" and scene.is_proper(head)
    return (head, last) if is_head and scene.tokens[first].gap == " " else (first, last)


def _with_tail(scene: Scene, first: int, last: int, marked: Container[int]) -> int:
    """The end of a body's name of which the model has no more than the word that says what it is (`Dewan Adat X`)."""
    if last - first != 1 or scene.shapes.heads.get(scene.tokens[first].folded) != "ORG":
        return last
    stop = scene.sentence_of(first).stop
    while last < stop and last not in marked and len(scene.tokens[last].form) > 1 and _continues(scene, last, last):
        last += 1
    return last


def _is_person(scene: Scene, first: int, last: int) -> bool:
    """Whether nothing speaks against the model's reading as a person, nor it is a word that begins longer names of
    bodies."""
    if not may_be_person(scene, first, last):
        return False
    return last - first > 1 or scene.tokens[first].folded not in scene.shapes.heads


def _is_word(scene: Scene, first: int, last: int) -> bool:
    """Whether one word of the model is no name but a common word that a sentence begins with."""
    here = scene.tokens[first]
    if last - first > 1 or here.is_upper or not scene.starts_sentence(first) or here.folded in scene.proper:
        return False
    return not (scene.is_proper(first) and scene.is_verb(last) and scene.word_after(last) != "")


def _is_full_name(scene: Scene, name: Name) -> bool:
    """Whether several words of a headline are all names to the model."""
    tokens = (token for token in range(name.first, name.last) if scene.tokens[token].is_capitalised)
    return name.size > 1 and all(map(scene.is_proper, tokens))


def _recurs(scene: Scene, name: Name) -> bool:
    """Whether every word of a name from an all-capitals line is written as a name elsewhere in the article."""
    words = {token.folded for token in scene.tokens[name.first : name.last]}
    return all(word in scene.proper for word in words)


def _type_by_word(scene: Scene, first: int, last: int, type: EntityType) -> EntityType:
    """The model's type, unless the name's first or last word says what it is (`RS Kasih` is no person)."""
    head = scene.shapes.heads.get(scene.tokens[first].folded)
    if type == "ORG":
        return "FAC" if last - first > 1 and scene.tokens[first].folded in scene.shapes.sites else type
    if last - first < 2 or type not in {"PER", "LOC", "GPE"}:
        return type
    tail: EntityType | None = "ORG" if scene.tokens[last - 1].folded in scene.shapes.tails else None
    if type == "PER" and scene.tokens[first].folded in scene.shapes.given:
        return "ORG" if tail else type
    return head or tail or type


def _is_headline_verb(scene: Scene, token: int) -> bool:
    """Whether a capitalised word is a verb, as in a headline run into the text (`Khamenei Ancam Balas`)."""
    return scene.tokens[token].folded in scene.vocabulary.acting


def _are_two(scene: Scene, first: int, hyphen: int, last: int) -> bool:
    """Whether a hyphen before a token parts two people: words that also stand alone, or a listed person on a side."""
    sides = (scene.surface(first, hyphen), scene.surface(hyphen, last))
    if any(entry.type == "PER" for side in sides for entry in scene.gazetteer.find(side)):
        return True
    return {scene.tokens[hyphen].folded, scene.tokens[hyphen - 1].folded} <= scene.alone


def _parts(scene: Scene, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A person's name of the model, cut at words in small letters that are no part of names (`A dan B`, `A di B`)
    and between two names that also stand alone (`A-B`)."""
    start = first
    for token in range(first, last):
        here = scene.tokens[token]
        if token > first and here.gap == "-" and _are_two(scene, start, token, last):
            yield start, token
            start = token
        if here.form[0].islower() and here.gap != "-" and here.folded not in scene.vocabulary.particles:
            yield start, token
            if here.folded not in scene.vocabulary.ands:
                return
            start = token + 1
        elif token > first and _is_headline_verb(scene, token):
            yield start, token
            return
    yield start, last


def _is_clean(scene: Scene, first: int, last: int) -> bool:
    """Whether a stretch has capitals, no bracket or comma inside, and is no month or the like."""
    tokens = scene.tokens[first:last]
    if all(token.folded in scene.shapes.not_name for token in tokens):
        return False
    if len(tokens) == 1 and (
        len(tokens[0].form) < 2 or tokens[0].is_upper and tokens[0].folded in scene.shapes.not_org
    ):
        return False
    return any(token.is_capitalised for token in tokens) and all(
        token.gap.replace("\xa0", " ") in _JOINTS for token in tokens[1:]
    )


def _is_own(scene: Scene, name: Name, listed: Iterable[Name]) -> bool:
    """Whether a name of the model stands beside the listed ones, or swallows them rightly."""
    inside = [other for other in listed if _overlap(name, other)]
    if not inside:
        style = scene.style_of(name.first)
        return style == "normal" or (
            name.type == "PER" and (style == "title" and _is_full_name(scene, name) or _recurs(scene, name))
        )
    if scene.style_of(name.first) != "normal":
        return False
    if any(other.first < name.first or other.last > name.last or other.size >= name.size for other in inside):
        return False
    if name.type == "PER":
        return all(other.type == "PER" and other.size < name.size for other in inside)
    if _speaks_for(scene, name, inside[0]):
        return False
    first = inside[0]
    behind = first.first > name.first or name.type == first.type == "EVT"
    is_owner = name.type == "ORG" and first.last == name.last  # a mission of the United Nations
    return name.type in {"ORG", "FAC", "EVT"} and behind and (first.size == 1 or is_owner)


def _speaks_for(scene: Scene, name: Name, listed: Name) -> bool:
    """Whether a body of the model is no more than a word such as government before a listed place, or such as
    newspaper before a listed outlet."""
    before = scene.folded(name.first, listed.first)
    if listed.entries[0].kind in {"outlet", "agency"} and listed.last == name.last:
        return name.type == "ORG" and before in scene.shapes.media
    return name.type == "ORG" and listed.type == "GPE" and before in scene.vocabulary.toward
