"""Offices in the text: title, whose it is, and the person who holds it where the text names one."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from runut.annotate.entities.bodies import Body, country_of
from runut.annotate.entities.names import Name
from runut.annotate.entities.officewords import TitleKind, load_office_words
from runut.annotate.entities.scene import Scene
from runut.annotate.entities.titles import Title, title_at
from runut.lang.offices import load_offices
from runut.lang.pack import Pack
from runut.types.text import Value

_DOMAIN = 5  # tokens at most between an open title and whose it is

Number = Literal["one", "many", "definite", "bare"]


class OfficePhrase(Value, frozen=True, kw_only=True):
    """An office at the tokens `first` to `last`. `title` in English, `prior` such as former, `of` whose it is;
    `compound` the title that includes whose it is, where there is one (`secretary of the Security Council`).

    `number`: `one` (seorang), `many` (para), `definite` (itu), or bare. `person` where a name stands beside it.
    """

    first: int
    last: int
    title: str
    kind: TitleKind
    compound: str | None
    prior: str
    of: Name | Body | None
    number: Number
    person: Name | None


class OfficeFinder:
    """Reads offices in one article; holds what stands where."""

    def __init__(
        self, scene: Scene, names: Sequence[Name], bodies: Sequence[Body], titles: dict[int, Title], pack: Pack
    ) -> None:
        self._scene = scene
        self._titles = titles
        self._words = load_office_words(pack)
        self._offices = load_offices(pack)
        self._people = {name.first: name for name in names if name.type == "PER"}
        self._owners: dict[int, Name | Body] = {name.first: name for name in names if name.type != "PER"}
        self._owners.update({body.first: body for body in bodies})
        self._ends = {name.last: name for name in self._people.values()}
        things: list[Name | Body] = [*names, *bodies]
        self._taken = {i for thing in things for i in range(thing.first, thing.last)}

    def find(self) -> Iterator[OfficePhrase]:
        """All offices, in text order; those of one holder (`Menteri X sekaligus Wakil Presiden, Budi`) share it."""
        found: list[OfficePhrase] = []
        for phrase in reversed(list(self._find())):
            after = found[-1] if found else None
            if after and phrase.person is None and self._is_same_holder(phrase.last, after.first):
                phrase = replace(phrase, person=after.person)
            found.append(phrase)
        return reversed(found)

    def _is_same_holder(self, last: int, first: int) -> bool:
        """Whether only words stand between two offices that give both to one person, and perhaps a comma."""
        gaps = {token.gap.strip() for token in self._scene.tokens[last : first + 1]}
        return self._scene.folded(last, first) in self._words.alsos and gaps <= {"", ","}

    def _find(self) -> Iterator[OfficePhrase]:
        index = 0
        while index < len(self._scene.tokens):
            phrase = self._read(index) if self._may_begin(index) else None
            if phrase:
                yield phrase
            index = max(phrase.last if phrase else 0, index + 1)

    def _may_begin(self, token: int) -> bool:
        starts = token in self._titles or self._scene.tokens[token].folded in self._words.first_words
        return starts and token not in self._taken

    def _read(self, first: int) -> OfficePhrase | None:
        start, number = self._leading(first, self._words.ones, self._words.manies)
        head, prior = self._prior(start)
        found = self._titles.get(head)
        if not found or head in self._taken:
            return None
        title = self._before_owner(found)
        kind = self._words.kind_of(title.english, is_unique=title.is_unique)
        owner, last = self._tail(title.last, is_open=not kind.is_unique or title.last - title.first == 1)
        if owner is None and last in self._people and (kind.preposition == "to" or self._serves(title, last)):
            owner, last = self._people[last], self._people[last].last
        if self._scene.word_after(last) in self._words.definites and self._scene.is_joined(last):
            number, last = "definite", last + 1
        beyond = self._person_beyond(last) if owner is None and not kind.is_unique else None
        last = beyond.first if beyond else last
        person = beyond or self._person_after(last, first, owner) or self._person_before(first, last, owner)
        is_elect = any(token.folded in self._words.elects for token in self._scene.tokens[title.last : last])
        return OfficePhrase(
            first=first,
            last=last - 1 if last - 1 > head and self._scene.is_bracketed(last - 1) else last,
            title=f"{title.english}-elect" if is_elect else title.english,
            kind=kind,
            compound=found.english if found is not title else None,
            prior=prior,
            of=owner,
            number=number,
            person=person,
        )

    def _serves(self, title: Title, last: int) -> bool:
        """Whether the person after a title that ends in another's (`juru bicara Presiden X, Y`) is whom it serves."""
        inner = title_at(self._scene, title.last - 1, title.last, self._offices)
        if title.last - title.first < 2 or inner is None or last != title.last:
            return False
        master = self._people[last]
        held = {term.title for entry in master.entries[:1] for term in entry.terms}
        follows = master.last in self._people and self._scene.tokens[master.last].gap.strip() == ","
        return follows or inner.english in held

    def _leading(self, first: int, ones: frozenset[str], manies: frozenset[str]) -> tuple[int, Number]:
        for size in (2, 1):
            words = self._scene.folded(first, first + size)
            if first + size < self._scene.sentence_of(first).stop and words in ones | manies:
                return first + size, "one" if words in ones else "many"
        return first, "bare"

    def _prior(self, first: int) -> tuple[int, str]:
        for size in (2, 1):
            english = self._words.priors.get(self._scene.folded(first, first + size))
            if english:
                return first + size, english
        return first, ""

    def _before_owner(self, title: Title) -> Title:
        """The title without a body that is named in it, where it is a title without that too."""
        for token in range(title.first + 1, title.last):
            if token in self._owners and self._owners[token].last >= title.last:
                return title_at(self._scene, title.first, token, self._offices) or title
        return title

    def _tail(self, last: int, *, is_open: bool) -> tuple[Name | Body | None, int]:
        """Whose the office is, and the end of the phrase."""
        last = self._skip(last)
        owner = self._owner(last) or self._owner_past(last, is_open=is_open)
        if owner is None and is_open:
            owner = self._owner_beyond(last)
        return owner, self._past_place(self._skip(owner.last if owner else last), owner)

    def _owner_past(self, last: int, *, is_open: bool) -> Name | Body | None:
        """Whose the office is, past "from"; past "at" only a body, as of an official."""
        before = self._scene.word_after(last)
        if before in self._words.froms:
            return self._owner(last + 1)
        owner = self._owner(last + 1) if is_open and before in self._words.ats else None
        is_body = not owner.kind.is_country if isinstance(owner, Body) else owner is not None and owner.type == "ORG"
        return owner if is_body else None

    def _past_place(self, last: int, owner: Name | Body | None) -> int:
        """Past whom an envoy is sent to (`untuk Suriah`), or where a body sits."""
        place = last + 1 if self._scene.word_after(last) in self._words.fors else last
        thing = self._owner(place) if owner or place > last else None
        return thing.last if isinstance(thing, Name) and (place > last or thing.type in {"GPE", "LOC"}) else last

    def _owner(self, token: int) -> Name | Body | None:
        inside = 0 < token < len(self._scene.tokens) and self._scene.word_after(token) != ""
        return self._owners.get(token) if inside and self._follows(token) else None

    def _owner_beyond(self, last: int) -> Name | Body | None:
        """Whose the office is, past the words that say what it is over (`kebijakan luar negeri`)."""
        for token in range(last + 1, last + _DOMAIN + 1):
            if token >= self._scene.sentence_of(last - 1).stop or not (
                self._scene.is_joined(token) and self._scene.is_joined(token - 1)
            ):
                return None
            if token in self._people or not self._scene.is_nominal(token - 1) or token - 1 in self._taken:
                return None
            if token - 1 in self._titles and token - 1 > last:
                return None
            if self._scene.tokens[token - 1].folded in self._scene.vocabulary.places:
                return None
            if token in self._owners:
                return self._owner(token)
        return None

    def _skip(self, last: int) -> int:
        """Past an abbreviation in brackets, and past words such as "elected"."""
        stop = self._scene.sentence_of(last - 1).stop
        if last < stop and "(" in self._scene.tokens[last].gap and self._is_bracketed(last):
            last += 1
        for size in (2, 1):
            words = self._scene.folded(last, last + size)
            if last + size <= stop and words in self._words.qualifiers and self._scene.is_joined(last):
                return self._skip(last + size)
        if last + 1 < stop and self._scene.tokens[last].folded in self._words.ordinals:
            is_number = self._scene.tokens[last + 1].form.isdigit() and self._scene.tokens[last + 1].gap == "-"
            return self._skip(last + 2) if is_number and self._scene.is_joined(last) else last
        return last

    def _past_years(self, last: int) -> int:
        """Past the years of a term, where a name follows them (`Presiden terpilih 2024-2029 Budi`)."""
        stop = self._scene.sentence_of(last - 1).stop
        after = last
        while after < stop and after < last + 2 and self._scene.tokens[after].form.isdigit():
            after += 1
        return after if after < stop and after in self._people and self._scene.tokens[after].gap == " " else last

    def _is_bracketed(self, token: int) -> bool:
        after = token + 1
        closing = self._scene.tokens[after].gap if after < len(self._scene.tokens) else ")"
        return ")" in closing and len(self._scene.tokens[token].form) <= 10

    def _person_beyond(self, last: int) -> Name | None:
        """A person's name past the words that say what an office is over (`pengamat pasar keuangan`)."""
        for token in range(last, last + _DOMAIN):
            if token >= self._scene.sentence_of(last - 1).stop or not self._follows(token):
                return None
            if token in self._people:
                return self._people[token] if token > last else None
            if self._scene.is_verb(token) or token in self._owners or not self._scene.is_noun(token):
                return None
        return None

    def _follows(self, token: int) -> bool:
        """Whether a token goes on with the phrase before it: joined, or past a closed bracket."""
        return self._scene.is_joined(token) or (
            self._scene.word_after(token) != "" and self._scene.tokens[token].gap.strip() == ")"
        )

    def _past_domain(self, last: int) -> int:
        """Past capitalised words that say what an office is over, or of which party its holder is, where a name follows
        them at once (`Menteri Urusan Perantau X Y`, `mantan perdana menteri Sosialis X Y`)."""
        stop, after = self._scene.sentence_of(last - 1).stop, last
        while (
            after < min(stop, last + _DOMAIN) and self._scene.tokens[after].is_capitalised and after not in self._taken
        ):
            if not self._scene.is_joined(after) or after in self._titles:
                return last
            after += 1
        is_person = after in self._people and after < stop and self._scene.is_joined(after)
        return after if is_person and self._people[after].size > 1 else last

    def _person_after(self, last: int, first: int, owner: Name | Body | None) -> Name | None:
        last = self._past_domain(self._past_years(last))
        if last >= self._scene.sentence_of(last - 1).stop:
            return None
        rank = self._titles.get(last)
        if rank and self._ranks(rank, first):
            return self._people[rank.last]
        if self._scene.tokens[last].folded in self._scene.vocabulary.honorifics and last + 1 in self._people:
            return self._people[last + 1]
        gap, person = self._scene.tokens[last].gap.strip(), self._people.get(last)
        if person is None or gap not in {"", ",", ")", "),"}:
            return None
        if gap in {"", ")"}:
            return person
        spoken = self._scene.word_before(first) in self._words.against
        return None if (spoken and self._acts(person.last)) or not _may_hold(person, owner) else person

    def _ranks(self, rank: Title, first: int) -> bool:
        """Whether a rank before a person's name goes with an office before it: at once, or past a comma where it is a
        rank held of nobody (`Kapolres X, Kolonel Y`)."""
        if rank.last not in self._people or not self._scene.is_joined(rank.last):
            return False
        if self._scene.is_joined(rank.first):
            return True
        office = self._offices.get(self._scene.folded(rank.first, rank.last))
        spoken = self._scene.word_before(first) in self._words.against and self._acts(self._people[rank.last].last)
        return (
            office is not None and office.scope == "none" and self._scene.tokens[rank.first].gap == ", " and not spoken
        )

    def _acts(self, last: int) -> bool:
        """Whether whoever is named before a token does or says something there."""
        after = self._scene.word_after(last)
        acting = self._scene.vocabulary.acting | self._scene.shapes.says
        return after != "" and self._scene.is_joined(last) and (after in acting or self._scene.is_verb(last))

    def _person_before(self, first: int, last: int, owner: Name | Body | None) -> Name | None:
        person = self._ends.get(first)
        if person is None or self._scene.tokens[first].gap.strip() != "," or not _may_hold(person, owner):
            return None
        after = self._scene.word_after(last)
        goes_on = after != "" and self._scene.is_joined(last)
        is_listed = self._scene.word_before(person.first) in self._scene.vocabulary.titles or (
            person.first in {title.last for title in self._titles.values()}
        )
        runs_on = goes_on and (self._scene.tokens[last].is_capitalised or (is_listed and self._scene.is_noun(last)))
        return None if self._scene.starts_sentence(first) or runs_on else person


def _may_hold(person: Name, owner: Name | Body | None) -> bool:
    """Whether nothing listed says that a person belongs to another country than the office."""
    homes = {entry.country for entry in person.entries if entry.type == "PER" and entry.country}
    if owner is None or not homes:
        return True
    if isinstance(owner, Body):
        return owner.country is None or owner.country in homes
    country = country_of(owner)
    return country is None or country.key in homes
