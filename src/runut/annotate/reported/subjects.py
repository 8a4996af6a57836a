"""The subject of a cue: the speaker who stands before it, or whom the sentence's grammar gives it."""

from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.speakers import Speaker, belongs, links_names, make_speaker

_BOUNDARIES = frozenset('.!?;:–—-(“”"')
_LONGEST_PHRASE = 60  # tokens of the words that name a speaker
_LONGEST_LINK = 10  # tokens of a role that stands before a name, parted from it by a comma
_SUBJECT_LINKS = frozenset({"conj", "xcomp", "advcl", "ccomp", "acl", "parataxis", "dep"})


def speaker_before(page: Page, cue: int, unit: Unit, left: int, previous: Speaker | None = None) -> Speaker | None:
    """The speaker before a cue, looked for from token `left` on; else the subject that the cue shares.

    `previous`: who made the statement before it in the same sentence.
    """
    if cue == unit.first:
        return subject_of(page, unit, unit.last)
    right = _skip_adverbs(page, cue - 1, left)
    relative = right > left and page.lower(right) in page.words.relative
    if relative:
        right -= 2 if page.tokens[right - 1].form == "," else 1
    right = _before_tail(page, right, left)
    right = right if relative else _before_relative(page, right, left)
    if right >= left:
        first = _phrase_start(page, right, left)
        found = _clean(page, first, right, cited=relative)
        found = _before_preposition(page, found, left) if found and not relative else found
        if page.tokens[right + 1].form == "," and not relative and (verb := _verb_in(page, first, right)):
            return _clean(page, first, verb - 1) or found
        if page.tokens[right + 1].form == "," and not relative:
            kept = _ends_named(page, found) or _is_whole_name(page, found)
            found = found if kept else _before_remark(page, first, left) or found
            if page.lower(first - 1) in page.words.joins:
                found = _by_tree(page, cue, unit) or subject_of(page, unit, cue) or found
        if found:
            return found
        if previous and page.lower(right) in page.words.coordinators:
            return previous
    elif previous:
        return previous
    return _by_tree(page, cue, unit) or previous or subject_of(page, unit, cue)


def _before_relative(page: Page, right: int, left: int) -> int:
    """The last token before a relative clause between commas: `X, yang kini memimpin Y, mengatakan`."""
    if right <= left or page.tokens[right + 1].form != ",":
        return right
    for number in range(right, max(left, right - _LONGEST_PHRASE), -1):
        if page.tokens[number].form in ".;:" or page.tokens[number].pair >= 0:
            break
        if page.tokens[number - 1].form == "," and page.lower(number) in page.words.relative:
            return number - 2 if page.tokens[number - 2].form[0].isalnum() and number - 2 >= left else right
    return right


def _before_tail(page: Page, right: int, left: int) -> int:
    """The last token before who passed it on, set off by commas: `X, seperti dikutip Y, mengatakan`."""
    start = next((i for i in range(right, left, -1) if page.tokens[i].form in ",.;:"), left)
    told = right > left and page.tokens[start].form == "," and page.lower(start + 1) in page.words.tails
    return start - 1 if told and page.tokens[right + 1].form == "," else right


def _before_preposition(page: Page, found: Speaker, left: int) -> Speaker:
    """The speaker before a phrase that holds the nearest name: `X dalam pertemuan dengan Y mengatakan`."""
    first = page.token_from(found.start)
    if first - 1 < left or page.lower(first - 1) not in page.words.prepositions:
        return found
    before = _clean(page, _phrase_start(page, first - 2, left), first - 2) if first - 2 >= left else None
    if before and _may_speak(page, before):
        return before
    people = [m for m, e in page.mentions.pairs(found.start, found.end) if e.type == "PER" and m.end == found.end]
    return make_speaker(page, page.token_from(people[0].start), page.token_from(found.end)) if people else found


def _may_speak(page: Page, speaker: Speaker) -> bool:
    """Whether words are a subject, and no further phrase behind a preposition."""
    first = page.token_from(speaker.start)
    told = bool(speaker.ids) or page.lower(first) in page.words.offices | page.words.people
    return told and page.lower(first - 1) not in page.words.prepositions


def _verb_in(page: Page, first: int, right: int) -> int | None:
    """The first verb of a stretch that is a clause: `X menemui Y di Z, mengatakan …`."""
    if any(page.lower(i) in page.words.relative for i in range(first, right)):
        return None
    return next((i for i in range(first + 1, right) if is_verb(page, i) and page.tokens[i].form[0].islower()), None)


def _is_whole_name(page: Page, speaker: Speaker | None) -> bool:
    """Whether a speaker's words are nothing but a body's name."""
    inside = page.mentions.pairs(speaker.start, speaker.end) if speaker else []
    return any(speaker and m.kind == "name" and (m.start, m.end) == (speaker.start, speaker.end) for m, _ in inside)


def _ends_named(page: Page, speaker: Speaker | None) -> bool:
    """Whether a speaker's words end with a person's name."""
    inside = page.mentions.pairs(speaker.start, speaker.end) if speaker else []
    return any(entity.type == "PER" and speaker and mention.end >= speaker.end for mention, entity in inside)


def _before_remark(page: Page, first: int, left: int) -> Speaker | None:
    """The person named before a role set off by commas: `Budi Tan, kepala badan itu, mengatakan`."""
    if first - 2 < left or page.tokens[first - 1].form != ",":
        return None
    end = page.tokens[first - 2].end
    named = [m for m, _ in page.mentions.pairs(end - 1, end) if m.kind == "name" and m.end == end]
    return _clean(page, _phrase_start(page, first - 2, left), first - 2) if named else None


def _skip_adverbs(page: Page, number: int, left: int) -> int:
    """Back over adverbs, times and brackets between a speaker and the cue."""
    while number >= left:
        token = page.tokens[number]
        timed = [time for time in page.reading.times if time.end == token.end and time.start >= page.tokens[left].start]
        if token.form == ")":
            number = _open_bracket(page, number, left) - 1
        elif timed:
            # a year inside a word (`2031-2032`) begins behind the word's start: go back all the same
            number = min(number, page.token_from(timed[0].start)) - 1
        elif page.phrase(number - 1, 2) in page.words.adverbs and number - 1 >= left:
            number -= 2
        elif token.form == "," or token.lower in page.words.adverbs | page.words.weekdays | page.words.addressee:
            number -= 1
        else:
            break
    return number


def _phrase_start(page: Page, right: int, left: int) -> int:
    """The first token of the noun phrase that ends at `right`; behind `right` where none does."""
    number, left = right + 1, max(left, right - _LONGEST_PHRASE)
    while number > left and not _stops_phrase(page, number - 1, left):
        before = page.tokens[number - 1]
        if before.form == "," and page.lower(number) in page.words.relative:
            return _phrase_start(page, number - 2, left) if number - 2 >= left else left
        if before.form == ")":
            number = _open_bracket(page, number - 1, left)
        else:
            number -= 1
    return number


def _stops_phrase(page: Page, number: int, left: int) -> bool:
    """Whether a token lies outside the noun phrase that begins behind it."""
    token = page.tokens[number]
    if token.form == ",":
        joined = page.lower(number + 1) in page.words.relative or _lists_names(page, number)
        return not joined and not _role_before(page, number, left)
    if token.form in _BOUNDARIES or _is_long_quote(page, token.pair):
        return True
    if token.lower not in page.words.clause_starts or _joins_names(page, number, left):
        return False
    return token.lower in page.words.joins or not links_names(page, number)


def _lists_names(page: Page, comma: int) -> bool:
    """Whether a comma parts names that a conjunction joins to others: `A, B(,) dan C`."""
    number, last = comma + 1, min(comma + _LONGEST_LINK, len(page.tokens) - 1)
    while number < last and (page.tokens[number].form[0].isupper() or page.tokens[number].form == ","):
        number += 1
    joined = page.lower(number) in page.words.joins and page.tokens[comma - 1].form[0].isupper()
    return joined and number < last and page.tokens[number + 1].form[0].isupper()


def _open_bracket(page: Page, number: int, left: int) -> int:
    return next((i for i in range(number, max(left - 1, number - 10), -1) if page.tokens[i].form == "("), number)


def _is_long_quote(page: Page, pair: int) -> bool:
    return pair >= 0 and page.size(page.pairs[pair].start, page.pairs[pair].end) > 2


def _joins_names(page: Page, number: int, left: int) -> bool:
    if page.lower(number) not in page.words.joins or number - 1 < left:
        return False
    before = number - 2 if page.tokens[number - 1].form == "," else number - 1
    names = page.tokens[before].form[0].isupper() and page.tokens[number + 1].form[0].isupper()
    return names and page.lower(before - 1) not in page.words.prepositions


def _role_before(page: Page, comma: int, left: int) -> bool:
    """Whether a role that belongs to the name behind a comma stands before it (`Menlu China, Wang Yi`)."""
    if not page.tokens[comma + 1].form[0].isupper():
        return False
    number = comma
    while number > left and comma - number < _LONGEST_LINK:
        before = page.tokens[number - 1]
        if before.form == ")":
            number = _open_bracket(page, number - 1, left)
            continue
        starts = before.lower in page.words.clause_starts and not links_names(page, number - 1)
        if before.form in _BOUNDARIES or before.form == "," or starts:
            break
        number -= 1
    if number == comma or page.lower(number) in page.words.leaders | page.words.prepositions | page.words.openers:
        return False
    return not any(is_verb(page, i) for i in range(number, comma)) and _is_role(page, number, comma)


def _is_role(page: Page, first: int, comma: int) -> bool:
    """Whether a phrase before a comma tells what the one named behind it is, and names nobody itself."""
    start, end = page.tokens[first].start, page.tokens[comma].start
    inside = page.mentions.pairs(start, end)
    people = [m for m, e in inside if e.type == "PER" and m.kind == "name" and m.end > end - 2]
    if people:
        return all(belongs(page, first, mention) for mention in people)
    if any(page.lower(i) in page.words.offices for i in range(first, comma)):
        return True
    if page.tokens[comma - 1].form == ")" or any(start <= time.start < end for time in page.reading.times):
        return False
    if page.lower(comma - 1) in page.words.pointing or any(m.kind == "name" and m.start == start for m, _ in inside):
        return False
    behind = page.tokens[comma + 1].start
    return any(m.start == behind and e.type == "PER" for m, e in page.mentions.pairs(behind, behind + 1))


def is_verb(page: Page, number: int) -> bool:
    """Whether the model takes a token for a verb."""
    word = page.tree.word_at(page.tokens[number].start)
    return word is not None and page.tree.words[word].upos == "VERB"


def _clean(page: Page, first: int, right: int, *, cited: bool = False) -> Speaker | None:
    """The speaker in a stretch of tokens, less adverbs before and places behind; None where it is no noun phrase.

    `cited`: an outlet behind a word that cites it may be the speaker.
    """
    first = _past_openers(page, first, right)
    if first < right and _is_report(page, first):
        first, cited = first + 2, True
    if first <= right and page.lower(right) in page.words.pronouns:
        return make_speaker(page, right, right + 1)
    first = _past_verb(page, first, right)
    if first > right or page.lower(first) in page.words.prepositions or not page.tokens[first].form[0].isalnum():
        return None
    plain = page.tokens[first].form[0].islower()
    if (page.lower(first - 1) in page.words.citing and not cited) or page.lower(first) in page.words.tails:
        return None
    if plain and (is_verb(page, first) or _is_relative(page, first)):
        return None
    named = _name_behind_role(page, first, right)
    stop = next((i for i in range(named or first + 1, right + 1) if _ends_subject(page, first, i, right)), right + 1)
    while stop > first + 1 and not page.tokens[stop - 1].form[0].isalnum():
        stop -= 1
    return make_speaker(page, first, stop)


def _is_report(page: Page, number: int) -> bool:
    """Whether a paper stands for whoever made it: `laporan dari X`."""
    paper = page.lower(number) in page.words.report_nouns - page.words.unnamed
    return paper and page.lower(number + 1) in page.words.prepositions


def _past_openers(page: Page, first: int, right: int) -> int:
    """Past adverbs and times at the start of a stretch."""
    while first <= right:
        times = [time.end for time in page.times_at(page.tokens[first].start) if time.end < page.tokens[right].start]
        length = page.opens_phrase(first, page.words.adverbs | page.words.openers, 2)
        if times:
            first = page.token_from(max(times))
        elif length:
            first += length
        else:
            break
    return first


def _is_relative(page: Page, number: int) -> bool:
    return page.lower(number) in page.words.relative


def _name_behind_role(page: Page, first: int, right: int) -> int | None:
    """Where the name begins that follows a long role behind a comma: `juru bicara kantor di X, Budi`."""
    comma = next((i for i in range(right, first, -1) if page.tokens[i].form == ","), None)
    if comma is None or comma == right:
        return None
    start = page.tokens[comma + 1].start
    behind = page.mentions.pairs(start, page.tokens[right].end)
    return comma + 1 if any(m.start == start and e.type == "PER" for m, e in behind) else None


def _past_verb(page: Page, first: int, right: int) -> int:
    """Behind the last inflected verb of a stretch that has no relative clause: `disampaikan sumber` → `sumber`."""
    for number in range(right, first - 1, -1):
        word = page.tree.word_at(page.tokens[number].start)
        if word is not None and page.tree.words[word].voice and is_verb(page, number):
            relative = any(page.lower(i) in page.words.relative for i in range(first, number))
            return first if relative else number + 1
    return first


def _ends_subject(page: Page, first: int, number: int, right: int) -> bool:
    """Whether a place, a relative clause behind a comma, or a predicate follows a subject."""
    if page.lower(number) in page.words.prepositions and page.tokens[number].form[0].islower():
        return not links_names(page, number) and not _in_long_title(page, first, number, right)
    named = page.tokens[number - 1].form[0].isupper() and number - 1 > first
    if page.lower(number) in page.words.relative and named:
        return all(page.tokens[i].form != "," for i in range(number, right + 1))
    return page.tokens[number].form == "," and page.lower(number + 1) in page.words.relative


def _in_long_title(page: Page, first: int, number: int, right: int) -> bool:
    """Whether a preposition stands in the title of the one whose name ends the phrase: `calon dari partai X Budi`."""
    if (
        page.lower(number) not in page.words.title_links
        or page.lower(first) not in page.words.offices | page.words.people
    ):
        return False
    inside = page.mentions.pairs(page.tokens[first].start, page.tokens[right].end)
    people = [m for m, e in inside if m.kind == "name" and e.type == "PER"]
    behind = len(people) == 1 and people[0].start > page.tokens[number].end and people[0].end == page.tokens[right].end
    return behind and not any(is_verb(page, i) for i in range(number, right))


def _by_tree(page: Page, cue: int, unit: Unit) -> Speaker | None:
    """The grammatical subject of a cue, or of the verb that the cue is joined to."""
    word = page.tree.word_at(page.tokens[cue].start)
    while word is not None and word >= 0:
        subjects = [i for i in page.tree.children(word, "nsubj") if page.tree.words[i].start < page.tokens[cue].start]
        if subjects and page.tree.words[subjects[0]].form.lower() in page.words.relative:
            subjects = [page.tree.words[word].head]
        if subjects and subjects[0] >= 0:
            return _from_subtree(page, subjects[0], word, unit)
        word = page.tree.words[word].head if page.tree.relation(word) in _SUBJECT_LINKS else None
    return None


def _from_subtree(page: Page, subject: int, verb: int, unit: Unit) -> Speaker | None:
    words = [page.tree.words[i] for i in page.tree.subtree(subject) if i < verb or subject > verb]
    start, end = max(unit.start, words[0].start), words[-1].end
    if start < unit.start:
        return None
    first, after = page.token_from(start), page.token_from(end)
    comma = next(
        (i for i in range(first, after) if page.tokens[i].form == "," and page.lower(i + 1) in page.words.relative),
        after,
    )
    return _clean(page, first, comma - 1)


def subject_of(page: Page, unit: Unit, limit: int) -> Speaker | None:
    """The subject of a sentence's first clause, past a leading phrase; looked for before token `limit`."""
    first = unit.first
    if page.lower(first) in page.words.leaders or is_verb(page, first):
        commas = (i + 1 for i in range(first, limit) if page.tokens[i].form == "," and page.tokens[i].pair < 0)
        first = next(commas, first)
    verb = next((i for i in range(first + 1, limit) if is_verb(page, i) or page.lower(i) in page.words.adverbs), None)
    if verb:
        return _clean(page, first, verb - 1)
    whole = _clean(page, first, limit - 1)
    return whole if whole and whole.ids else None
