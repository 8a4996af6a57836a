"""Countries by their known names: what the model left out, cut short, or took together with an office or body."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from runut.lang.gazetteer import load_gazetteer
from runut.lang.offices import load_offices
from runut.lang.pack import Pack
from runut.read.entities import Name

_FILE = "read/countries.tsv"
_COUNTRY = "GPE"
_PERSON = "PER"
_THINGS = ("ORG", "FAC", "EVT")
_NOUNS = ("NOUN", "PROPN")
_MODIFIES = ("nmod", "flat", "compound", "amod")
_BRACKETS = "()"
_LONG_WORD = 4  # shorter words say little about a line's letters; shorter names keep theirs
_MIN_LONG_WORDS = 3
_HEADLINE_SHARE = 0.75
_YEAR_DIGITS = 4


class Tagged(NamedTuple):
    """A sentence's words, parts of speech and relations."""

    words: list[str]
    upos: list[str]
    relations: list[str]


class Found(NamedTuple):
    """A half-open range of words that is a known name, and whether it is a country's."""

    start: int
    end: int
    is_country: bool


class _Line(NamedTuple):
    """A sentence with its words in small letters, and which words have a name."""

    tagged: Tagged
    small: list[str]
    taken: dict[int, Name]
    is_headline: bool


class CountryNames:
    """Settles the names of a sentence by the names and words of a pack."""

    def __init__(
        self, forms: dict[tuple[str, ...], bool], classes: dict[str, frozenset[str]], titles: frozenset[str]
    ) -> None:
        self._forms, self._classes, self._titles = forms, classes, titles
        self._most = max((title.count(" ") + 1 for title in titles), default=0)
        self._longest: dict[str, int] = {}
        for form in forms:
            self._longest[form[0]] = max(len(form), self._longest.get(form[0], 0))

    def settle(self, tagged: Tagged, names: Sequence[Name]) -> list[Name]:
        """The names with countries put right, in order."""
        found = list(self.find(tagged.words))
        if not found and not any(name.type == _PERSON for name in names):
            return list(names)
        small = [word.lower() for word in tagged.words]
        line = _Line(tagged, small, {}, _is_headline(tagged.words))
        kept = [part for name in self._without_titles(line, names) for part in self._recut(line, name, found)]
        countries = [country for country in found if country.is_country]
        kept = [name for name in kept if not any(_inside(name, country) for country in countries)]
        line = line._replace(taken={at: name for name in kept for at in range(name.start, name.end)})
        added = [self._country(line, country) for country in countries if self._is_missing(line, country)]
        whole = sorted({name.start: name for name in [*kept, *added]}.values())
        return [name for name in whole if name.type != _COUNTRY or not self._is_other(line, name)]

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        """The known names among words, the longest at each place."""
        at = 0
        while at < len(words):
            longest = self._longest.get(words[at], 0)
            sizes = range(min(longest, len(words) - at), 0, -1)
            size = next((n for n in sizes if tuple(words[at : at + n]) in self._forms), 0)
            if size:
                yield Found(at, at + size, self._forms[tuple(words[at : at + size])])
            at += size or 1

    def _is(self, kind: str, word: str) -> bool:
        return word in self._classes.get(kind, ())

    def _recut(self, line: _Line, name: Name, found: list[Found]) -> Iterator[Name]:
        """A name of the model as it is, retyped, or cut in two."""
        if name.type == _PERSON:
            name = name._replace(start=_start_behind(name, found))
        inside = [c for c in found if c.is_country and name.start <= c.start and c.end <= name.end]
        if not inside:
            # a name that is all office stands before its country (`WN Korsel`)
            if not (self._is_office(line.small[name.start : name.end]) and any(c.start == name.end for c in found)):
                yield name
            return
        first = inside[0]
        if (first.start, first.end) == (name.start, name.end):
            yield self._exact(line, name, first)
        elif len(inside) > 1 and self._is_doubled(line, name, inside[1], first):
            yield from (self._country(line, country) for country in inside)
        elif self._is_office(line.small[name.start : first.start]) or self._is_led(line, name, first):
            yield from self._behind_office(line, name, first)
        elif self._is_shouted(line, name, first):
            yield self._country(line, first)
        else:
            yield name

    def _without_titles(self, line: _Line, names: Sequence[Name]) -> Iterator[Name]:
        """The names, persons without offices before them; an office alone is none where the person follows."""
        people = {name.start for name in names if name.type == _PERSON}
        for name in names:
            if name.type != _PERSON:
                yield name
            elif not (name.end in people and " ".join(line.small[name.start : name.end]) in self._titles):
                yield name._replace(start=name.start + self._title(line, name))

    def _title(self, line: _Line, name: Name) -> int:
        """How many words of an office a person's name begins with; none where they are all of it."""
        words = line.small[name.start : name.end]
        before = 1 if self._is("prior", words[0]) else 0
        sizes = range(min(len(words) - 1, before + self._most), before, -1)
        size = next((size for size in sizes if " ".join(words[before:size]) in self._titles), 0)
        return size if line.tagged.words[name.start + size][:1].isupper() else 0

    def _exact(self, line: _Line, name: Name, country: Found) -> Name:
        if name.type == _COUNTRY:
            return name
        before = line.small[name.start - 1] if name.start else ""
        placed = name.start > 0 and line.tagged.upos[name.start - 1] == "ADP"
        if self._is("body", before) and line.tagged.words[name.start - 1][0].isupper():
            return name
        given = self._is("given", line.tagged.words[name.start])
        if name.type == _PERSON and given and not placed and not self._is("office", before):
            return name
        return self._country(line, country)

    def _is_doubled(self, line: _Line, name: Name, last: Found, first: Found) -> bool:
        """Whether a name is a country with its short form behind it in brackets."""
        between = line.tagged.words[first.end : last.start]
        behind = line.tagged.words[last.end : name.end]
        return first.start == name.start and between == ["("] and all(word in _BRACKETS for word in behind)

    def _is_office(self, words: list[str]) -> bool:
        """Whether words are an office or a group of people, and no body's name."""
        if not words or not self._is("office", words[0]) or self._is("body_phrase", " ".join(words)):
            return False
        return all(self._is("within", word) or self._is("office", word) for word in words[1:])

    def _is_led(self, line: _Line, name: Name, country: Found) -> bool:
        """Whether a person's name begins with the country of the office before it."""
        if name.type != _PERSON or not name.start == country.start > 0:
            return False
        given = self._is("given", line.tagged.words[name.start]) and name.end - country.end == 1
        return self._is("office", line.small[name.start - 1]) and not given

    def _behind_office(self, line: _Line, name: Name, country: Found) -> Iterator[Name]:
        yield Name(country.start, country.end, _COUNTRY, True)
        if name.type == _PERSON and country.end < name.end:
            yield name._replace(start=country.end)

    def _is_shouted(self, line: _Line, name: Name, country: Found) -> bool:
        """Whether a name takes in words of a headline that are none: capitals there mean nothing."""
        words, behind = line.tagged.words, line.small[country.end : name.end]
        if any(self._is(kind, word) for word in behind for kind in ("follow", "firm")):
            return False
        if self._is("body", line.small[name.start]):
            return False
        if country.start == name.start:
            return line.is_headline and name.type == _COUNTRY
        capitals = all(word.isupper() for word in words[name.start : name.end])
        return capitals and name.type in _THINGS and bool(behind) and len(words[country.start]) >= _LONG_WORD

    def _country(self, line: _Line, country: Found) -> Name:
        start = country.start
        relation = line.tagged.relations[start].partition(":")[0]
        noun = start > 0 and line.tagged.upos[start - 1] in _NOUNS
        modifier = start > 0 and (self._is("office", line.small[start - 1]) or (noun and relation in _MODIFIES))
        return Name(start, country.end, _COUNTRY, modifier)

    def _is_missing(self, line: _Line, country: Found) -> bool:
        """Whether a country has no name over it, and is part of none that the model did not see."""
        if any(at in line.taken for at in range(country.start, country.end)):
            return False
        return self._is_free_behind(line, country) and self._is_free_before(line, country)

    def _is_free_behind(self, line: _Line, country: Found) -> bool:
        if country.end >= len(line.small):
            return True
        after, small = line.tagged.words[country.end], line.small[country.end]
        if after[0].isupper() and (self._is("follow", small) or self._is("firm", small)):
            return False
        if name := line.taken.get(country.end):
            return name.type not in _THINGS
        if not after[0].isupper() or self._is("time", small):
            return not (after.isdigit() and len(after) == _YEAR_DIGITS)
        return line.is_headline or self._is_loud(line, country)

    def _is_free_before(self, line: _Line, country: Found) -> bool:
        words = line.tagged.words
        if country.start - 1 in line.taken:
            return False
        first = country.start
        while first and first - 1 not in line.taken and words[first - 1][0].isupper():
            first -= 1
        run = line.small[first : country.start]
        if not run or self._is("office", run[-1]) or self._is_office(run):
            return True
        if any(self._is("body", word) for word in run):
            return False
        if line.is_headline or self._is_loud(line, country):
            return True
        return len(run) == 1 and line.tagged.upos[first] != "PROPN" and not any(map(str.isalnum, words[:first]))

    def _is_loud(self, line: _Line, country: Found) -> bool:
        """Whether a country stands in capitals among words in capitals."""
        words = line.tagged.words
        around = [*words[max(0, country.start - 1) : country.start], *words[country.end : country.end + 1]]
        long = [word for word in around if len(word) >= _LONG_WORD]
        return words[country.start].isupper() and bool(long) and all(word.isupper() for word in long)

    def _is_other(self, line: _Line, name: Name) -> bool:
        """Whether a country's name is that of a language or currency, or part of a firm's or numbered product's."""
        if tuple(line.tagged.words[name.start : name.end]) not in self._forms:
            return False
        model = line.small[name.end : name.end + 2]
        numbered = len(model) == 2 and model[0] == "-" and any(map(str.isdigit, model[1]))
        firm = name.end < len(line.small) and self._is("firm", line.small[name.end])
        if numbered or (firm and line.tagged.words[name.end][0].isupper()):
            return True
        return name.start > 0 and self._is("tongue", line.small[name.start - 1])


@cache
def load_country_names(pack: Pack) -> CountryNames:
    """The names of countries of a pack's gazetteer, and its words around them."""
    classes = {kind: frozenset(words.split("; ")) for kind, words in pack.rows(_FILE, 2)}
    entries = [e for e in load_gazetteer(pack).entries.values() if e.kind == "country"]
    local = {name for e in entries for name in (e.labels[pack.language], *e.names[1:])}
    usual = (local | classes["also"]) - classes["never"]
    forms = {tuple(name.split()): False for name in classes["never"]}
    forms |= {form: True for name in usual for form in _forms(name) if form[0] not in classes["nickname"]}
    titles = classes["title"] | (frozenset(map(str.lower, load_offices(pack).names)) - classes["kept"])
    return CountryNames(forms, classes, titles)


def _forms(name: str) -> Iterator[tuple[str, ...]]:
    """A name as the words that it is cut into; and in capitals, where these are no other word."""
    words = tuple(name.replace("-", " - ").split())
    yield words
    if len(name) >= _LONG_WORD:
        yield tuple(word.upper() for word in words)


def _is_headline(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) >= _LONG_WORD and word.isalpha()]
    return len(long) >= _MIN_LONG_WORDS and sum(w[0].isupper() for w in long) >= _HEADLINE_SHARE * len(long)


def _start_behind(name: Name, found: Sequence[Found]) -> int:
    """Where a name starts; one that starts amid a country, behind it."""
    behind = (c.end for c in found if c.is_country and c.start < name.start < c.end < name.end)
    return next(behind, name.start)


def _inside(name: Name, country: Found) -> bool:
    """Whether a name is a part of a country's."""
    return (
        country.start <= name.start and name.end <= country.end and name.end - name.start < country.end - country.start
    )
