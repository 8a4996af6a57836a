"""Who has the floor: the speaker on whom quotations without a name, pronouns and descriptions fall back."""

from msgspec.structs import replace

from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.pointing import Pointer
from runut.annotate.reported.said import Said
from runut.annotate.reported.speakers import Speaker
from runut.annotate.reported.subjects import is_verb, subject_of

_NEXT = 1  # sentences over which a pronoun behind quoted words stands for the last speaker whatever else it may mean
_NEAR = 2  # sentences over which one without a subject belongs to the last speaker: `Dikatakan, …`
_REACH = 4  # the same, where nobody else is brought in, and for quoted words that name nobody
_GOING_ON = 3  # the same, behind a cue that goes on
_DESCRIBED = 8  # sentences over which a description stands for the last speaker
_VOICED = 4  # tokens behind a subject in which it raises its voice
_PARTS = 2  # words of a part of a name
_FAR = 14  # tokens of a description behind its head
_MUTE = frozenset({"LOC", "EVT"})  # what never speaks


class Floor:
    """The last speaker of a page, and those brought in since."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._last: Speaker | None = None
        self._number = 0
        self._brought: Speaker | None = None
        self._earlier: list[Speaker] = []

    def at(self, number: int) -> Speaker | None:
        """The speaker that carries on into a sentence, if any."""
        return self._last if number - self._number <= _REACH else None

    def listen(self, unit: Unit, number: int, pointer: Pointer | None) -> None:
        """Notes whom a sentence without quotations brings in: one who raises his voice has the floor at once."""
        page = self._page
        subject = pointer.speaker if pointer else subject_of(page, unit, unit.last)
        if subject is None or subject.pronoun or not subject.ids or not self._is_person(subject):
            return
        if self._last and subject.ids == self._last.ids:
            self._number = number
        elif pointer or _raises_voice(page, subject, unit):
            self._take(subject, number)
        elif _is_new(page, subject, unit):
            self._brought = subject

    def settle(self, said: Said, number: int) -> Said | None:
        """What was said with its speaker filled in; remembers the speaker. None where nobody has the floor for it."""
        if said.why == "passive-fronted" and said.speaker and said.speaker.pronoun:
            last = self._last if number - self._number <= _NEAR else None
            return replace(said, speaker=replace(last, pronoun=True)) if last and last.ids else None
        speaker = self._resolved(said, number) if said.speaker else None
        if speaker:
            said = replace(said, speaker=speaker)
            if self._gives_floor(said) and (speaker.ids or _is_somebody(self._page, speaker)):
                self._take(speaker, number)
        return said

    def _gives_floor(self, said: Said) -> bool:
        """Whether somebody speaks, and not a headline or somebody's data."""
        word = self._page.text[said.cue.start : said.cue.end].lower() if said.cue else ""
        return said.why != "headline" and word not in self._page.words.based_on

    def _take(self, speaker: Speaker, number: int) -> None:
        self._last, self._number, self._brought = speaker, number, None
        if not speaker.pronoun:
            self._earlier.append(speaker)

    def _resolved(self, said: Said, number: int) -> Speaker | None:
        if said.speaker is None:
            return None
        if said.speaker.pronoun:
            return self._stood_for(said, replace(said.speaker, ids=self._able(said.speaker.ids)), number)
        if not _is_description(self._page, said, said.speaker):
            return said.speaker if said.speaker.ids else self._by_part(said.speaker)
        described = self._described(said.speaker, number)
        mistaken = self._is_named(said.speaker) and not said.speaker.pronoun
        return (
            replace(said.speaker, ids=described.ids)
            if described
            else replace(said.speaker, ids=())
            if mistaken
            else said.speaker
        )

    def _able(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Entities less those that cannot speak."""
        found = [(id, self._page.mentions.by_id(id)) for id in ids]
        return tuple(id for id, entity in found if entity is None or entity.type not in _MUTE)

    def _stood_for(self, said: Said, speaker: Speaker, number: int) -> Speaker:
        """Whom a pronoun stands for: the last speaker, or whom the reading of the text makes it."""
        last = self._last
        if last is None:
            brought = self._brought
            return replace(speaker, ids=brought.ids) if brought and not speaker.ids else speaker
        gap = number - self._number
        if not self._goes_on(said, speaker, gap):
            return speaker
        if last.ids:
            return replace(speaker, ids=last.ids)
        return Speaker(start=last.start, end=last.end, pronoun=True)

    def _goes_on(self, said: Said, speaker: Speaker, gap: int) -> bool:
        """Whether a pronoun stands for the last speaker."""
        if self._last is None or not self._agrees(speaker, self._last):
            return False
        if said.going_on and gap <= _GOING_ON:
            return True
        behind = said.direct and said.why == "behind"
        if not self._last.ids:
            return behind and gap <= _NEXT
        if not speaker.ids:
            return True
        if speaker.ids in ((self._brought.ids if self._brought else ()), self._last.ids) or self._is_better(speaker):
            return False
        return behind and gap <= _REACH

    def _is_better(self, speaker: Speaker) -> bool:
        """Whether the reading makes a pronoun one person where the last to speak was none, or several."""
        last = self._last
        return last is not None and self._is_person(speaker) and not (len(last.ids) == 1 and self._is_person(last))

    def _agrees(self, speaker: Speaker, last: Speaker) -> bool:
        """Whether a pronoun can stand for a speaker: one for several does not stand for one person."""
        word = self._page.text[speaker.start : speaker.end].lower()
        single = len(last.ids) == 1 and self._is_person(last)
        return word not in self._page.words.plural_pronouns or not single

    def _is_person(self, speaker: Speaker) -> bool:
        entities = [self._page.mentions.by_id(id) for id in speaker.ids]
        return all(entity is not None and entity.type == "PER" for entity in entities)

    def _by_part(self, speaker: Speaker) -> Speaker:
        """A speaker whom only part of an earlier speaker's name names."""
        words = self._page.text[speaker.start : speaker.end].split()
        if len(words) > _PARTS or not all(word[0].isupper() for word in words):
            return speaker
        for one in reversed(self._earlier):
            if one.ids and set(words) <= set(self._page.text[one.start : one.end].replace(",", " ").split()):
                return replace(speaker, ids=one.ids) if self._is_known(one) else speaker
        return speaker

    def _is_known(self, speaker: Speaker) -> bool:
        """Whether a speaker is a person whom the report names anywhere."""
        entities = [self._page.mentions.by_id(id) for id in speaker.ids]
        named = (e is not None and e.type == "PER" and any(m.kind == "name" for m in e.mentions) for e in entities)
        return bool(entities) and all(named)

    def _is_named(self, speaker: Speaker) -> bool:
        """Whether a speaker's words hold a person's name."""
        inside = self._page.mentions.pairs(speaker.start, speaker.end)
        return any(m.kind == "name" and e.type == "PER" for m, e in inside)

    def _described(self, speaker: Speaker, number: int) -> Speaker | None:
        """The speaker named before whom a description stands for: `politikus itu`, `pria kelahiran X tersebut`."""
        head = self._page.lower(self._page.token_from(speaker.start))
        for one in reversed(self._earlier):
            same = head in self._page.text[one.start : one.end].lower().split() and one.start != speaker.start
            if same and (head in self._page.words.unnamed or self._is_named(one)):
                return one
        near = self._last and number - self._number <= _DESCRIBED and self._is_known(self._last)
        if self._is_known(speaker) and not self._is_named(speaker):
            return None
        told = head in self._page.words.unnamed and _is_introduced(self._page, head, speaker)
        return self._last if near and not told else None


def _is_description(page: Page, said: Said, speaker: Speaker) -> bool:
    """Whether a speaker's words name a person only by what they are, and point back: `… itu`."""
    first, after = page.token_from(speaker.start), page.token_from(speaker.end)
    if page.lower(first) not in page.words.people | page.words.offices:
        return False
    if page.lower(after - 1) in page.words.pointing and page.tokens[first].form[0].islower():
        return True
    stop = next((i for i in range(first, after) if page.lower(i) in page.words.relative), after)
    inside = page.mentions.pairs(speaker.start, page.tokens[stop - 1].end)
    if any(m.kind == "name" and e.type == "PER" for m, e in inside):
        return False
    if said.cue and said.cue.start > speaker.start:
        cue = page.token_from(said.cue.start)
        last = next((i for i in range(cue - 1, after - 2, -1) if page.lower(i) not in page.words.adverbs), after)
        plain = not any(is_verb(page, i) or page.lower(i) in page.words.clause_starts for i in range(after, last))
        return plain and _points(page, range(last, last + 1))
    ends = (
        i
        for i in range(after, min(len(page.tokens), after + _FAR))
        if page.tokens[i].form in ",.;(" or page.tokens[i].pair >= 0
    )
    end = next(ends, after)
    return _points(page, range(end - 1, end))


def _is_introduced(page: Page, head: str, speaker: Speaker) -> bool:
    """Whether somebody without a name was told of before by the same word: `seorang pejabat`."""
    before = range(1, page.token_from(speaker.start))
    return any(page.lower(i) == head and _is_counted(page, i) for i in before)


def _is_counted(page: Page, number: int) -> bool:
    return any(page.phrase(number - n, n) in page.words.indefinite for n in (1, 2))


def _is_somebody(page: Page, speaker: Speaker) -> bool:
    """Whether words that name nobody tell of people all the same: `seorang warga`, `kapolres`."""
    if speaker.pronoun:
        return True
    first = page.token_from(speaker.start)
    told = page.words.people | page.words.offices | page.words.unnamed | page.words.indefinite | page.words.governments
    return bool(page.opens_phrase(first, told))


def _points(page: Page, numbers: range) -> bool:
    return any(page.lower(i) in page.words.pointing for i in numbers)


def _raises_voice(page: Page, subject: Speaker, unit: Unit) -> bool:
    """Whether a subject is about to speak: `X angkat bicara`, `X menanggapi …`."""
    first = page.token_from(subject.end)
    reach = range(first, min(unit.last, first + _VOICED))
    return any(page.opens_phrase(i, page.words.voicing) or page.lower(i) in page.cues.before for i in reach)


def _is_new(page: Page, subject: Speaker, unit: Unit) -> bool:
    """Whether a sentence is the first of the report to tell of somebody."""
    bodies = [one.start for one in page.units if one.zone == "body"]
    entity = page.mentions.by_id(subject.ids[0])
    told = [m.start for m in entity.mentions if m.start >= bodies[0]] if entity and bodies else []
    return bool(told) and min(told) >= unit.start
