"""Who is meant by an office: the person beside it, one named elsewhere, its holder that day, or somebody unnamed."""

from collections.abc import Sequence
from itertools import product

from runut.annotate.entities.cast import Cast, Held, Link
from runut.annotate.entities.offices import OfficePhrase
from runut.annotate.entities.officewords import OfficeWords
from runut.annotate.entities.roles import Owner, role_name
from runut.annotate.entities.scene import Scene
from runut.annotate.entities.spelling import is_near
from runut.lang.names import fold
from runut.types.text import Value

_SPOKESPERSON = "spokesperson"
_SHARED = 4  # letters at least of a word that shows two names to be one


class Holding(Value, frozen=True, kw_only=True):
    """An office phrase whose owner is known, and the key of the person beside it, if any."""

    phrase: OfficePhrase
    owner: Owner | None
    person: str | None


class HolderFinder:
    """Finds out who is meant by the offices of one article."""

    def __init__(
        self,
        scene: Scene,
        cast: Cast,
        words: OfficeWords,
        holdings: Sequence[Holding],
        bodies: Sequence[tuple[int, Owner]],
    ) -> None:
        self._scene = scene
        self._cast = cast
        self._words = words
        self._holdings = holdings
        self._bodies = bodies
        self._named = [holding for holding in holdings if holding.person]

    def known(self) -> dict[str, str]:
        """By the key of a person unknown to the gazetteer, whom it knows as holder of the office beside: one whose name
        shares a word with this one, but for a typing error."""
        found: dict[str, str] = {}
        for one in self._named:
            person = self._cast[one.person or ""]
            holder = None if person.entry else self._listed(one)
            if holder and _share_a_word(person.name, self._cast[holder].name):
                found[person.key] = holder
        return found

    def held(self) -> list[Held]:
        """The offices that the text gives named people."""
        return [
            Held(
                first=one.phrase.first,
                last=one.phrase.last,
                key=one.person,
                title=f"{one.phrase.prior} {one.phrase.title}".strip(),
                of=one.owner.name if one.owner else None,
            )
            for one in self._named
            if one.person
        ]

    def titles(self) -> dict[str, set[str]]:
        """The titles that the text gives each named person, by key."""
        found: dict[str, set[str]] = {}
        for one in self._named:
            if one.person:
                found.setdefault(one.person, set()).add(one.phrase.title)
        return found

    def homes(self) -> dict[str, set[str]]:
        """The countries whose offices the text gives each named person, by key."""
        found: dict[str, set[str]] = {}
        for one in self._named:
            home = (one.owner.country or one.owner.key) if one.owner else None
            if one.person and home and self._scene.gazetteer.get(home):
                found.setdefault(one.person, set()).add(home)
        return found

    def pointing(self) -> dict[int, int]:
        """Where offices begin and end that point back to somebody (`ketua partai X itu`), and nothing says to whom."""
        open_ones = (
            one.phrase
            for one in self._holdings
            if one.owner and one.phrase.number == "definite" and not one.phrase.kind.is_often_plural
        )
        answered = {link.first for link in self.links()}
        return {phrase.first: phrase.last for phrase in open_ones if phrase.first not in answered}

    def links(self) -> list[Link]:
        """A nominal link for every office whose holder is found."""
        found = [(holding.phrase, self._key(holding)) for holding in self._holdings]
        return [
            Link(first=phrase.first, last=phrase.last, kind="nominal", key=key, why=f"office: {phrase.title}")
            for phrase, key in found
            if key
        ]

    def _key(self, holding: Holding) -> str | None:
        phrase = holding.phrase
        if holding.person:
            return holding.person
        before = self._scene.word_before(phrase.first)
        if before in self._words.predicatives or before in self._words.duals:
            return None
        if before in self._scene.vocabulary.states and self._scene.is_joined(phrase.first):
            return None  # `negara anggota NATO` is a state
        if phrase.number in {"one", "many"}:
            return self._role(holding)
        found = self._named_here(holding) or self._newly_named(holding) or self._listed(holding)
        found = found or self._told_of(holding)
        points_back = phrase.number == "definite" and not phrase.kind.is_unique
        return found or (None if points_back else self._role(holding))

    def _named_here(self, holding: Holding) -> str | None:
        """Somebody to whom the article gives this office, before if possible."""
        phrase, owner = holding.phrase, holding.owner
        titles = {phrase.title, *self._words.alike.get(phrase.title, ())}
        fitting = [
            one
            for one in self._named
            if one.phrase.title in titles
            and one.phrase.prior == phrase.prior
            and (owner is None or (one.owner is not None and one.owner.key == owner.key))
        ]
        if owner is None and phrase.number != "definite" and not self._scene.tokens[phrase.first].is_capitalised:
            return None
        if not phrase.kind.is_unique and phrase.number != "definite":
            return None
        before = [one for one in fitting if one.phrase.first < phrase.first]
        if owner is None or before:
            return before[-1].person if before else None
        return fitting[0].person if fitting else None

    def _newly_named(self, holding: Holding) -> str | None:
        """The one person whom the gazetteer lacks and to whom the article gives this office without saying whose it is:
        a holder who came after the gazetteer was made."""
        phrase = holding.phrase
        if holding.owner is None or phrase.prior or not phrase.kind.is_unique:
            return None
        titles = {phrase.title, *self._words.alike.get(phrase.title, ())}
        same = {
            one.person
            for one in self._named
            if one.person and one.owner is None and not one.phrase.prior and one.phrase.title in titles
        }
        only = next(iter(same)) if len(same) == 1 else None
        return only if only and self._cast[only].entry is None else None

    def _told_of(self, holding: Holding) -> str | None:
        """Somebody without a name to whom the article gave the same office before (`pejabat X`, `pejabat X itu`)."""
        phrase, owner = holding.phrase, holding.owner
        if phrase.number != "definite" or owner is None:
            return None
        before = [
            one
            for one in self._holdings
            if one.phrase.first < phrase.first and one.phrase.title == phrase.title and one.person is None
            if one.owner and one.owner.key == owner.key and one.phrase.number != "definite"
        ]
        return self._role(before[-1]) if before else None

    def _listed(self, holding: Holding) -> str | None:
        """The holder on the day of the article, as the gazetteer knows; nobody where the day is not known."""
        phrase, owner = holding.phrase, holding.owner
        if owner is None or phrase.prior or not phrase.kind.is_unique or self._scene.published is None:
            return None
        offices = [(title, owner.key) for title in (phrase.title, *self._words.alike.get(phrase.title, ()))]
        if phrase.compound and owner.country:
            offices.insert(0, (phrase.compound, owner.country))
        for title, of in offices:
            entries = self._scene.gazetteer.holders(title, of, self._scene.published)
            if len(entries) == 1:
                return self._cast.add_entry(entries[0])
        return None

    def _role(self, holding: Holding) -> str | None:
        phrase, owner = holding.phrase, holding.owner
        if owner is None and phrase.title == _SPOKESPERSON and not self._goes_on(phrase.last):
            owner = self._body_before(phrase.first)
        if owner is None:
            return None
        kind = phrase.kind
        bare_many = phrase.number == "bare" and (kind.is_often_plural or owner.is_region)
        is_plural = phrase.number == "many" or bare_many
        name = role_name(phrase.title, kind, owner, is_plural=is_plural)
        return self._cast.add_role(f"{phrase.prior} {name}".strip(), is_plural=is_plural)

    def _goes_on(self, last: int) -> bool:
        """Whether a noun or name follows an office at once, which may say whose it is."""
        return self._scene.word_after(last) != "" and self._scene.is_joined(last) and self._scene.is_nominal(last)

    def _body_before(self, token: int) -> Owner | None:
        """The body that the text spoke of last, in this sentence or the two before it."""
        sentence = self._scene.tokens[token].sentence
        owners = [
            (at, owner) for at, owner in self._bodies if at < token and sentence - self._scene.tokens[at].sentence <= 2
        ]
        return owners[-1][1] if owners else None


def _share_a_word(one: str, other: str) -> bool:
    pairs = product(fold(one).split(), fold(other).split())
    return any(is_near(a, b) or (a == b and len(a) >= _SHARED) for a, b in pairs)
