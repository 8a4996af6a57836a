"""The language's words for reported speech, as typed tables."""

from functools import cache
from typing import Any, Literal, cast

import msgspec

from runut.lang.pack import Pack
from runut.types.text import Value

Content = Literal["clause", "np", "that", "act", "will", "name", "blame", "quote", "marked"]

_WITH_OBJECT = frozenset({"act", "name", "blame"})  # content that an object joined to the cue may belong to


class Cue(Value, frozen=True, kw_only=True):
    """A word that introduces speech: its root, what kind of speech it is, and what may stand for the content."""

    root: str
    kind: str
    content: Content


class Words(Value, frozen=True, kw_only=True):
    """Small word classes; entries are lower case and may be several words."""

    that: frozenset[str]
    adverbs: frozenset[str]
    silencers: frozenset[str]
    addressee: frozenset[str]
    speaker_ends: frozenset[str]
    weekdays: frozenset[str]
    clause_starts: frozenset[str]
    coordinators: frozenset[str]
    closing: frozenset[str]
    closing_bare: frozenset[str]
    leaders: frozenset[str]
    occasion_prepositions: frozenset[str]
    occasions: frozenset[str]
    tails: frozenset[str]
    remarks: frozenset[str]
    relative: frozenset[str]
    according: frozenset[str]
    according_pronoun: frozenset[str]
    clitic: str
    pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    report_nouns: frozenset[str]
    call_nouns: frozenset[str]
    about: frozenset[str]
    impersonal: frozenset[str]
    deictics: frozenset[str]
    deictic_verbs: frozenset[str]
    by: frozenset[str]
    indefinite: frozenset[str]
    belonging: frozenset[str]
    governments: frozenset[str]
    called: str
    reasons: frozenset[str]
    name_links: frozenset[str]
    joins: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]
    offices: frozenset[str]
    nobody: frozenset[str]
    told: frozenset[str]
    closing_deictics: frozenset[str]
    going_on: frozenset[str]
    on_record: frozenset[str]
    mutual: frozenset[str]
    ensuring: frozenset[str]
    citing_people: frozenset[str]
    accounts: frozenset[str]
    short_titles: frozenset[str]
    citing: frozenset[str]
    refusals: frozenset[str]
    purpose: frozenset[str]
    written: frozenset[str]
    lead_ins: frozenset[str]
    called_as: frozenset[str]
    predicates: frozenset[str]
    strict_that: frozenset[str]
    telling: frozenset[str]
    fillers: frozenset[str]
    people: frozenset[str]
    unnamed: frozenset[str]
    pointing: frozenset[str]
    voicing: frozenset[str]
    title_links: frozenset[str]
    no_roles: frozenset[str]
    things_said: frozenset[str]
    papers: frozenset[str]
    based_on: frozenset[str]


class Cues(Value, frozen=True, kw_only=True):
    """Cues by their form, for each place where a cue may stand."""

    after: dict[str, Cue]
    behind_marks: dict[str, Cue]
    before: dict[str, Cue]
    passive: dict[str, Cue]
    headline: dict[str, Cue]


@cache
def load_cues(pack: Pack) -> Cues:
    """The pack's cue table."""
    clitic = load_words(pack).clitic
    tables: tuple[dict[str, Cue], ...] = ({}, {}, {}, {})
    for root, kind, content, *forms in pack.rows("reported/cues.tsv", 7):
        cue = Cue(root=root, kind=kind, content=cast(Content, content))
        for table, cell in zip(tables, forms, strict=True):
            table.update(dict.fromkeys(filter(None, cell.split(",")), cue))
        if cue.content in _WITH_OBJECT:
            tables[1].update({form + clitic: cue for form in forms[1].split(",") if form})
    behind_marks, before, passive, headline = tables
    after = {form: cue for form, cue in behind_marks.items() if cue.content != "marked"}
    return Cues(after=after, behind_marks=behind_marks, before=before, passive=passive, headline=headline)


@cache
def load_words(pack: Pack) -> Words:
    """The pack's word classes."""
    data: dict[str, Any] = pack.toml("reported/words.toml")
    return msgspec.convert(data, Words)


class SourceWords(Value, frozen=True, kw_only=True):
    """The pack's words around sources; lower case, entries may be several words."""

    leads: frozenset[str]
    statement_leads: frozenset[str]
    document_leads: frozenset[str]
    platforms: frozenset[str]
    broadcasters: frozenset[str]
    broadcaster_name: str
    media_of_state: frozenset[str]
    media_of_state_name: str
    anonymous: frozenset[str]
    anonymous_name: str
    witnesses: frozenset[str]
    witness_name: str
    counts: frozenset[str]
    bodies: frozenset[str]
    spokespersons: frozenset[str]
    telling_kinds: frozenset[str]
    written: frozenset[str]
    passed_on: frozenset[str]
    citing: frozenset[str]
    active_citing: frozenset[str]
    reporting: frozenset[str]
    outlet_words: frozenset[str]
    outlet_nouns: frozenset[str]
    name_joints: frozenset[str]
    agency_nouns: frozenset[str]
    outlet_citing: frozenset[str]
    outlet_leads: frozenset[str]
    no_outlets: frozenset[str]
    pointing: frozenset[str]
    networks: tuple[str, ...]
    signatures: dict[str, str]
    through: frozenset[str]
    papers: frozenset[str]


@cache
def load_source_words(pack: Pack) -> SourceWords:
    """The pack's words around sources."""
    data: dict[str, Any] = pack.toml("reported/sources.toml")
    return msgspec.convert(data, SourceWords)


@cache
def load_relays(pack: Pack) -> dict[str, frozenset[str]]:
    """For each relay word, where its source may stand."""
    frames: dict[str, set[str]] = {}
    for form, frame in pack.rows("reported/relays.tsv", 2):
        frames.setdefault(form, set()).add(frame)
    return {form: frozenset(found) for form, found in frames.items()}
