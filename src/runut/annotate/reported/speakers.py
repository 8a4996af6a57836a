"""Who speaks: the words that name a speaker around a cue, and the entities that they stand for."""

from runut.annotate.reported.page import Page, Unit
from runut.types.record import Entity, Mention
from runut.types.text import Value

_LONGEST_LINK = 10  # words between two people who speak together
_LONGEST_PHRASE = 60  # tokens of the words that name a speaker


class Speaker(Value, frozen=True, kw_only=True):
    """The words that name a speaker, the entities behind them, and whether a pronoun stands for one named before."""

    start: int
    end: int
    ids: tuple[str, ...] = ()
    pronoun: bool = False


def speaker_after(page: Page, cue: int, limit: int) -> tuple[Speaker, int] | None:
    """The speaker behind a cue (`kata X`, `katanya`) and the number of the token after the speaker's words."""
    token = page.tokens[cue]
    if (
        token.lower.endswith(page.words.clitic)
        and token.lower.removesuffix(page.words.clitic) in page.cues.behind_marks
    ):
        return _pronoun(page, token.end - len(page.words.clitic), token.end), cue + 1
    return phrase_from(page, cue + 1, limit)


def phrase_from(page: Page, first: int, limit: int) -> tuple[Speaker, int] | None:
    """The speaker whose words begin at a token, and the number of the token after them."""
    if first >= limit:
        return None
    if page.lower(first) in page.words.pronouns:
        token = page.tokens[first]
        return _pronoun(page, token.start, token.end), first + 1
    after = _phrase_end(page, first, limit)
    if after == first:
        return None
    return make_speaker(page, first, after), after


def skip_report_noun(page: Page, number: int) -> int:
    """Past `laporan`, `pernyataan tertulis` and the like, to the one who made it."""
    if page.lower(number) not in page.words.report_nouns:
        return number
    number += 1
    while page.lower(number) in page.words.written:
        number += 1
    return number


def make_speaker(page: Page, first: int, after: int) -> Speaker:
    """The speaker that some tokens name."""
    start, end = page.tokens[first].start, page.tokens[after - 1].end
    if after - first == 1 and page.lower(first) in page.words.pronouns:
        return _pronoun(page, start, end)
    return Speaker(start=start, end=end, ids=resolve(page, first, after))


def addressee_at(page: Page, number: int, limit: int) -> str | None:
    """The entity to whom something is said, where a token opens its words: `kepada X`."""
    if page.lower(number) not in page.words.told:
        return None
    named = phrase_from(page, number + 1, limit)
    return named[0].ids[0] if named and named[0].ids and not named[0].pronoun else None


def _pronoun(page: Page, start: int, end: int) -> Speaker:
    found = [entity.id for mention, entity in page.mentions.pairs(start, end) if mention.kind == "pronoun"]
    return Speaker(start=start, end=end, ids=tuple(dict.fromkeys(found)), pronoun=True)


def _phrase_end(page: Page, first: int, limit: int) -> int:
    """The token after a noun phrase that names a speaker, with a name that follows its role behind a comma."""
    number, after, named = first, first, False
    limit = min(limit, first + _LONGEST_PHRASE)
    while number < limit:
        token = page.tokens[number]
        if token.form == "(" and number > first:
            number = _past_brackets(page, number, limit)
            continue
        if token.form == ",":
            if not _apposition(page, first, number, limit):
                break
        elif _ends_speaker(page, number, first, named=named):
            break
        else:
            after = number + 1
        named = named or (token.form[0].isupper() and not (number == first and _is_plain(page, first)))
        number += 1
    return after


def _is_plain(page: Page, first: int) -> bool:
    """Whether a phrase begins with a plain word, however it is spelt (`Salah satu warga`)."""
    return bool(page.opens_phrase(first, page.words.indefinite))


def _past_brackets(page: Page, number: int, limit: int) -> int:
    inside = range(number, min(limit, number + 10))
    return next((i + 1 for i in inside if page.tokens[i].form == ")"), limit)


def _ends_speaker(page: Page, number: int, first: int, *, named: bool) -> bool:
    token = page.tokens[number]
    if token.pair >= 0 or not token.form[0].isalnum() or page.times_at(token.start):
        return token.form not in {"'", "’", "-", "@", "&"}
    if number > first and links_names(page, number):
        return False
    day = token.lower in page.words.weekdays
    ends = day or (token.form[0].islower() and page.opens_phrase(number, page.words.speaker_ends))
    if token.lower in page.words.relative or ends:
        return True
    if token.lower in page.cues.before:
        return True
    plain = token.form[0].islower() and named and not _in_title(page, first, number)
    return plain and token.lower not in page.words.name_links and not page.mentions.at(token.start, token.end)


def _in_title(page: Page, first: int, number: int) -> bool:
    """Whether a word in lower case stands inside a title that a name follows: `Managing director X, Budi`."""
    word = page.tree.word_at(page.tokens[number].start)
    noun = word is not None and page.tree.words[word].upos in {"NOUN", "PROPN", "ADJ"}
    if not noun or number + 1 >= len(page.tokens) or not page.tokens[number + 1].form[0].isupper():
        return False
    before = page.mentions.pairs(page.tokens[first].start, page.tokens[number].start)
    return not any(m.kind == "name" and e.type == "PER" and m.end > page.tokens[first].end for m, e in before)


def links_names(page: Page, number: int) -> bool:
    """Whether a small word stands inside a name (`Organisasi untuk Kerja Sama`)."""
    if page.lower(number) not in page.words.name_links or number + 1 >= len(page.tokens):
        return False
    return page.tokens[number - 1].form[0].isupper() and page.tokens[number + 1].form[0].isupper()


def _apposition(page: Page, first: int, comma: int, limit: int) -> bool:
    """Whether the name of a role just read follows a comma."""
    if comma + 1 >= limit or not page.tokens[comma + 1].form[0].isupper():
        return False
    if page.lower(comma + 1) in page.words.weekdays or page.times_at(page.tokens[comma + 1].start):
        return False
    if page.lower(comma - 1) in page.words.pointing or page.lower(first) in page.words.no_roles:
        return False
    start, end = page.tokens[first].start, page.tokens[comma - 1].end
    if any(m.start == start and m.end == end and m.kind == "name" for m, _ in page.mentions.pairs(start, end)):
        return False
    before = page.mentions.pairs(page.tokens[first].start, page.tokens[comma].start)
    named = [m for m, e in before if e.type == "PER" and m.kind == "name"]
    if named and _is_misread(page, named, first, comma):
        named = []
    return not named and page.tokens[comma + 1].pair < 0


def _is_misread(page: Page, named: list[Mention], first: int, comma: int) -> bool:
    """Whether a person's name before a comma is only the start of the role of one named behind it."""
    start = page.tokens[first].start
    short = all(m.start == start and page.token_from(m.end) < comma for m in named)
    rest = page.tokens[page.token_from(named[-1].end)].form
    behind = page.mentions.pairs(page.tokens[comma + 1].start, page.tokens[min(comma + 3, len(page.tokens) - 1)].end)
    return short and rest != "(" and any(m.kind == "name" and e.type == "PER" for m, e in behind)


def resolve(page: Page, first: int, after: int) -> tuple[str, ...]:
    """The entities that a speaker's words stand for; none where they name nobody."""
    comma = next((i for i in range(after - 1, first, -1) if page.tokens[i].form == ","), None)
    unnamed = page.opens_phrase(first, page.words.indefinite)
    if comma and (unnamed or any(page.lower(i) in page.words.relative for i in range(first, comma))):
        behind = resolve(page, comma + 1, after)
        if behind:
            return behind
    stop = next((i for i in range(first + 1, after) if page.lower(i) in page.words.relative), after)
    start, end = page.tokens[first].start, page.tokens[stop - 1].end
    inside = [(m, e) for m, e in page.mentions.pairs(start, end) if start <= m.start and m.end <= end]
    whole = tuple(dict.fromkeys(e.id for m, e in page.mentions.pairs(start, end) if m.start == start and m.end >= end))
    if whole:
        return whole
    if unnamed:
        begin = page.tokens[min(first + unnamed, stop - 1)].start
        return _ids([(m, e) for m, e in inside if m.start in (start, begin) and e.type == "PER" and m.kind != "name"])
    return _named(page, first, stop, inside)


def _named(page: Page, first: int, stop: int, inside: list[tuple[Mention, Entity]]) -> tuple[str, ...]:
    people = [(m, e) for m, e in inside if e.type == "PER" and not belongs(page, first, m)]
    if people:
        last = people[-1][0]
        joined = [(m, e) for m, e in people if m.start == last.start or _is_joined(page, m, last)]
        return _ids(joined)
    end = page.tokens[stop - 1].end
    bodies = [(m, e) for m, e in inside if e.type != "PER" and _speaks(page, first, m, e, end)]
    return _ids(bodies)


def _speaks(page: Page, first: int, mention: Mention, entity: Entity, end: int) -> bool:
    """Whether a body or a country is itself the speaker, not only a part of an unnamed speaker's description."""
    before = " ".join(page.tokens[i].lower for i in range(first, page.token_from(mention.start)))
    lead = before.split()
    if lead and lead[-1] in page.words.title_links:
        return False
    if entity.type == "ORG" and mention.end >= end - 1:
        return not any(word in page.words.belonging or word in page.words.offices for word in lead + [before])
    joined = lead and (lead[-1] in page.words.joins or lead[-1] == ",")
    return before in page.words.governments or not lead or bool(joined)


def belongs(page: Page, first: int, mention: Mention) -> bool:
    """Whether a person only tells whose aide, lawyer or son the unnamed speaker is."""
    number = page.token_from(mention.start)
    return any(page.phrase(number - n, n) in page.words.belonging for n in (1, 2) if number - n >= first)


def _is_joined(page: Page, mention: Mention, last: Mention) -> bool:
    between = page.text[mention.end : last.start].lower().split()
    return bool(between) and between[0] in page.words.joins and len(between) <= _LONGEST_LINK


def _ids(found: list[tuple[Mention, Entity]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entity.id for _, entity in found))


def is_silenced(page: Page, cue: int, unit: Unit) -> bool:
    """Whether the words before a cue say that nothing was said (`tidak mengatakan`, `menolak untuk mengatakan`)."""
    number = cue - 1
    while number >= unit.first and page.lower(number) in page.words.adverbs:
        number -= 1
    if page.lower(number) in page.words.purpose and _is_mere_purpose(page, number, cue):
        return True
    if page.lower(number) in page.words.purpose:
        return any(page.lower(i) in page.words.refusals for i in range(max(unit.first, number - 4), number))
    if page.lower(number) in page.words.relative:
        return page.phrase(number - 3, 2) in page.words.nobody or page.phrase(number - 2, 2) in page.words.nobody
    return number >= unit.first and page.lower(number) in page.words.silencers


def _is_mere_purpose(page: Page, number: int, cue: int) -> bool:
    """Whether `untuk` and a cue tell what something is for: `hal itu untuk memastikan`."""
    pointed = any(page.phrase(number - n, n) in page.words.deictics for n in (1, 2))
    return pointed or page.lower(cue) in page.words.ensuring
