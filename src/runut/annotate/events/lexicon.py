"""The tables of acts: which words name one, what decides its status, what only looks like one."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Literal, get_args

from runut.errors import BadPack
from runut.lang.pack import Pack
from runut.types.record import EventType
from runut.types.syntax import Voice
from runut.types.text import Value

_WITH_NOUN = "*"
_BY_SUBJECT = " < "
_COMPLETED = (" > ", _BY_SUBJECT)  # before the nouns that complete a verb
Guard = Literal["", "s", "S", "R", "W", "P", "A"]
FormVoice = Voice | Literal["bare", "fixed"]
_GUARDS: tuple[Guard, ...] = get_args(Guard)
TYPES: tuple[EventType, ...] = get_args(EventType)


class Form(Value, frozen=True, kw_only=True):
    """A word form and the voice that it stands in: `fixed` for verbs that only come as they are, null for nouns."""

    text: str
    voice: FormVoice | None


class Trigger(Value, frozen=True, kw_only=True):
    """A pattern that names an act: `steps` stand side by side; `object` words hang on the last of them, if any,
    as its subject where `subject` says so.

    `to` lists where the recipient stands: `obj` or a preposition. `guard`: who must take part, `s` one side that
    matters between states, `S` two of them, `R` a recipient of that kind, `W` two sides at war,
    `A` a known actor, `P` a person who acts for one, empty: anyone named.
    """

    steps: tuple[frozenset[str], ...]
    object: frozenset[str]
    subject: bool
    type: EventType
    mode: str | None
    predicate: str
    to: tuple[str, ...]
    guard: Guard
    verbal: bool


class Affix(Value, frozen=True, kw_only=True):
    """How an active verb begins: prefix, first letters that ask for it, how many fall away; and how its noun begins."""

    prefix: str
    initials: tuple[str, ...]
    drop: int
    noun: str


class Building(Value, frozen=True, kw_only=True):
    """How verbs and their nouns are built: what they begin and end in; `suffered` by whom, the prepositions."""

    affixes: tuple[Affix, ...]
    passive: str
    endings: tuple[str, ...]
    noun: str
    suffered: str


class Lexicon(Value, frozen=True, kw_only=True):
    """Everything that the pack knows of acts, keyed by lower-case word."""

    triggers: dict[str, tuple[Trigger, ...]]
    voices: dict[str, FormVoice]
    cues: dict[str, dict[str, str]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    spans: frozenset[str]
    moves: frozenset[str]
    blocks: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    hollow: dict[str, frozenset[str]]
    leaning: frozenset[str]
    weighty: frozenset[str]
    civil: frozenset[str]
    home: str
    modes: dict[str, tuple[tuple[str, frozenset[str]], ...]]
    words: dict[str, frozenset[str]]


@cache
def load_lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a language pack."""
    building = _building(pack)
    classes = {name: tuple(words.split()) for name, words in pack.rows("events/classes.tsv", 2)}
    triggers: dict[str, list[Trigger]] = {}
    voices: dict[str, FormVoice] = {}
    for kind in TYPES:
        for row in pack.rows(f"events/triggers/{kind.lower()}.tsv", 5):
            for trigger, forms in _triggers(kind, row, classes, building):
                voices |= {
                    form.text: form.voice for form in forms if form.voice and voices.get(form.text) in (None, "fixed")
                }
                for first in sorted(trigger.steps[0]):
                    triggers.setdefault(first, []).append(trigger)
    cues, phrases = _cues(pack, building)
    return Lexicon(
        triggers={word: tuple(sorted(found, key=_specific, reverse=True)) for word, found in triggers.items()},
        voices=voices,
        cues=cues,
        phrases=phrases,
        spans=frozenset(row[0] for row in pack.rows("events/spans.tsv", 1)),
        moves=frozenset(row[0] for row in pack.rows("events/moves.tsv", 1)),
        blocks=_blocks(pack),
        hollow=_hollow(pack, building),
        leaning=frozenset(row[0] for row in pack.rows("events/light.tsv", 1)),
        modes=_modes(pack, building),
        words=_words(pack, building),
        civil=frozenset(row[0] for row in pack.rows("events/civil.tsv", 1)),
        home=pack.rows("events/home.tsv", 1)[0][0],
        weighty=frozenset(row[0] for row in pack.rows("events/weighty.tsv", 1)),
    )


def forms_of(word: str, building: Building) -> tuple[Form, ...]:
    """The forms that a marked word stands for: `+base`, `=verb` or a noun."""
    if word.startswith("="):
        return (Form(text=word[1:].lower(), voice="fixed"),)
    if not word.startswith("+"):
        return (Form(text=word.lower(), voice=None),)
    base = word[1:].lower()
    active = [a.prefix + base[a.drop :] for a in building.affixes if base.startswith(a.initials)]
    forms = [Form(text=text, voice="active") for text in active]
    return (*forms, Form(text=building.passive + base, voice="passive"), Form(text=base, voice="bare"))


def _building(pack: Pack) -> Building:
    rows = pack.rows("events/affixes.tsv", 4)
    found = dict((part, words) for part, words in pack.rows("events/building.tsv", 2))
    return Building(
        affixes=tuple(Affix(prefix=p, initials=tuple(i.split()), drop=int(d), noun=n) for p, i, d, n in rows),
        passive=found["passive"],
        endings=tuple(found["endings"].split()),
        noun=found["noun"],
        suffered=found["suffered"],
    )


def _specific(trigger: Trigger) -> tuple[bool, int]:
    return bool(trigger.object), len(trigger.steps)


def _triggers(
    kind: EventType, row: tuple[str, ...], classes: dict[str, tuple[str, ...]], building: Building
) -> Iterator[tuple[Trigger, list[Form]]]:
    """What a row stands for: `*base` is the verb and the noun that is made of it, which its owner suffers."""
    pattern, mode, predicate, to, guard = row
    if not pattern.startswith(_WITH_NOUN):
        yield _trigger(kind, row, classes, building)
        return
    base = pattern.removeprefix(_WITH_NOUN)
    yield _trigger(kind, (f"+{base}", mode, predicate, to, guard), classes, building)
    nouns = "|".join(nouns_of(base, building))
    yield _trigger(kind, (nouns, mode, predicate, f"{building.suffered} {to}", guard), classes, building)


def nouns_of(base: str, building: Building) -> tuple[str, ...]:
    """The nouns of doing it (`duduki`: pendudukan), with and without the ending of the verb; some are no words."""
    stems = [base, *(base[: -len(end)] for end in building.endings if base.endswith(end) and len(base) > len(end) + 2)]
    fronts = [(a.noun, a.drop) for a in building.affixes if base.startswith(a.initials)]
    return tuple(dict.fromkeys(f"{front}{stem[drop:]}{building.noun}" for front, drop in fronts for stem in stems))


def _trigger(
    kind: EventType, row: tuple[str, ...], classes: dict[str, tuple[str, ...]], building: Building
) -> tuple[Trigger, list[Form]]:
    pattern, mode, predicate, to, guard = row
    left, mark, right = next((p for p in (pattern.partition(m) for m in _COMPLETED) if p[1]), (pattern, "", ""))
    steps = [_alternatives(step, classes, building) for step in left.split()]
    trigger = Trigger(
        steps=tuple(frozenset(form.text for form in step) for step in steps),
        object=frozenset(right.lower().split("|")) if right else frozenset(),
        subject=mark == _BY_SUBJECT,
        type=kind,
        mode=None if mode == "-" else mode,
        predicate=predicate,
        to=tuple(to.replace("-", " ").split()),
        guard=_guard(kind, pattern, guard),
        verbal=left[0] in "+=@",
    )
    return trigger, [form for step in steps for form in step]


def _guard(kind: EventType, pattern: str, guard: str) -> Guard:
    for known in _GUARDS:
        if guard == known:
            return known
    raise BadPack(f"events/triggers/{kind.lower()}.tsv: {pattern!r} has the unknown guard {guard!r}")


def _alternatives(step: str, classes: dict[str, tuple[str, ...]], building: Building) -> list[Form]:
    words = [word for part in step.split("|") for word in (classes[part] if part.startswith("@") else (part,))]
    return [form for word in words for form in forms_of(word, building)]


def _cues(
    pack: Pack, building: Building
) -> tuple[dict[str, dict[str, str]], dict[str, tuple[tuple[tuple[str, ...], str], ...]]]:
    """Effects by place and word; and the cues of several words, by place."""
    single: dict[str, dict[str, str]] = {}
    several: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for cue, place, effect in pack.rows("events/status.tsv", 3):
        for words in product(*(forms_of(part, building) for part in cue.split())):
            if len(words) > 1:
                several.setdefault(place, []).append((tuple(word.text for word in words), effect))
            else:
                single.setdefault(place, {})[words[0].text] = effect
    return single, {place: tuple(found) for place, found in several.items()}


def _blocks(pack: Pack) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Blocked phrases with their reach, by first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, reach in pack.rows("events/blocks.tsv", 2):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, reach))
    return {first: tuple(rows) for first, rows in found.items()}


def _hollow(pack: Pack, building: Building) -> dict[str, frozenset[str]]:
    """The nouns with which a verb names no act, by each of its forms."""
    found: dict[str, frozenset[str]] = {}
    for verb, nouns in pack.rows("events/hollow.tsv", 2):
        found |= {form.text: frozenset(nouns.split()) for form in forms_of(verb, building)}
    return found


def _modes(pack: Pack, building: Building) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Words that settle a mode, by type, in the order of the table."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for kind, mode, words in pack.rows("events/modes.tsv", 3):
        forms = frozenset(form.text for word in words.split() for form in forms_of(word, building))
        found.setdefault(kind, []).append((mode, forms))
    return {kind: tuple(rows) for kind, rows in found.items()}


def _words(pack: Pack, building: Building) -> dict[str, frozenset[str]]:
    """Words that say who takes part, by what they do."""
    return {
        use: frozenset(form.text for word in words.split() for form in forms_of(word, building))
        for use, words in pack.rows("events/sides.tsv", 2)
    }
