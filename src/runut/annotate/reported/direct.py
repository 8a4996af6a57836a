"""Words said in quotation marks: which are speech, and whose."""

from collections.abc import Sequence

from msgspec.structs import replace

from runut.annotate.reported.marks import Pair
from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.said import Said, span_of_token
from runut.annotate.reported.speakers import Speaker, addressee_at, phrase_from, skip_report_noun, speaker_after
from runut.annotate.reported.subjects import speaker_before, subject_of
from runut.types.text import Span

_SMALL = frozenset({"ADP", "CCONJ", "SCONJ", "ADV", "AUX", "PRON", "DET", "PART", "PUNCT"})
_FEWEST_WORDS = 3  # of quoted words that stand alone
_REACH = 12  # tokens behind quoted words in which their cue may stand


def find_direct(page: Page, unit: Unit, carried: Speaker | None) -> list[Said]:
    """Whole statements in quotation marks in one sentence, in text order; mixed fragments are left to `indirect`."""
    found: list[Said] = []
    previous = unit.start
    for number, pair in page.pairs_in(unit.start, unit.end):
        said = _behind(page, unit, pair) or _ahead(page, unit, pair, previous) or _resumed(page, pair, found)
        if said is None and stands_alone(page, unit, pair):
            said = _alone(page, pair, found[-1].speaker if found else carried)
        if said:
            found.append(said)
        previous = pair.close
        del number
    return found


def _make(page: Page, pair: Pair, speaker: Speaker | None, cue: Span | None, why: str) -> Said:
    word = page.text[cue.start : cue.end].lower() if cue else ""
    root = page.cues.behind_marks[word].root if word in page.cues.behind_marks else ""
    going_on = root in page.words.going_on
    return Said(start=pair.start, end=pair.end, direct=True, speaker=speaker, cue=cue, why=why, going_on=going_on)


def _behind(page: Page, unit: Unit, pair: Pair) -> Said | None:
    """`"…," kata X`, `"…," menurut X`, `"…," X menambahkan`."""
    number = page.token_from(pair.close)
    limit = min(unit.last, number + _REACH)
    first = number
    while number < limit and (page.tokens[number].form in ',.-–—"”’' or page.lower(number) in page.words.lead_ins):
        number += 1
    if number >= limit or page.tokens[number].pair >= 0:
        return None
    lower = page.lower(number)
    if lower in page.cues.behind_marks and page.tokens[number].form[0].islower():
        speaker = speaker_after(page, number, unit.last)
        said = _make(page, pair, speaker[0] if speaker else None, span_of_token(page, number), "behind")
        return replace(said, addressee=addressee_at(page, speaker[1], unit.last)) if speaker else said
    sourced = page.words.according | page.words.report_nouns | page.words.deictic_verbs | page.words.papers
    if lower in sourced and page.tokens[number].form[0].islower():
        return _according(page, unit, pair, number)
    if (
        number > first
        and page.lower(number - 1) in page.words.closing_deictics
        and page.tokens[number].form[0].isupper()
    ):
        return _according(page, unit, pair, number - 1)
    return _active_behind(page, unit, pair, number) or _unknown_cue(page, unit, pair, number)


def _unknown_cue(page: Page, unit: Unit, pair: Pair, number: int) -> Said | None:
    """`"…," gumamkan X` and `"…," X.`: a person behind words that end with a comma, with a word or with none."""
    word = page.tree.word_at(page.tokens[number].start)
    small = word is None or page.tree.words[word].upos in _SMALL or page.lower(number) in page.words.speaker_ends
    plain = page.tokens[number].form.isalpha() and page.tokens[number].form[0].islower()
    if page.text[pair.end - 1] != "," or (plain and small):
        return None
    named = phrase_from(page, number + 1 if plain else number, unit.last)
    known = named and [page.mentions.by_id(id) for id in named[0].ids]
    if not named or not known or any(one is None or one.type != "PER" for one in known):
        return None
    if not plain and named[1] < unit.last and page.tokens[named[1]].form not in ",.":
        return None
    cue = span_of_token(page, number) if plain else None
    return _make(page, pair, named[0], cue, "behind") if page.tokens[number + plain].form[0].isupper() else None


def _according(page: Page, unit: Unit, pair: Pair, number: int) -> Said | None:
    first = skip_report_noun(page, number if page.lower(number) in page.words.report_nouns else number + 1)
    while page.lower(first) in page.words.by:
        first += 1
    speaker = phrase_from(page, first, unit.last)
    return _make(page, pair, speaker[0], span_of_token(page, number), "according") if speaker else None


def _active_behind(page: Page, unit: Unit, pair: Pair, number: int) -> Said | None:
    """A subject and a verb of saying behind the words said, with nothing said behind them."""
    limit = min(unit.last, number + _REACH)
    for cue in range(number, limit):
        token = page.tokens[cue]
        if token.pair >= 0 or token.form in ".,:;":
            return None
        if token.lower in page.cues.before:
            rest = page.tokens[cue + 1] if cue + 1 < unit.last else None
            if rest is not None and (rest.pair >= 0 or rest.lower in page.words.that or rest.form == ":"):
                return None
            if page.text[pair.end - 1] not in (",?!" if rest is not None and rest.form == "," else ",.?!…"):
                return None
            return _make(page, pair, speaker_before(page, cue, unit, number), span_of_token(page, cue), "active-behind")
    return None


def _ahead(page: Page, unit: Unit, pair: Pair, left: int) -> Said | None:
    """`X mengatakan, "…"`, `X: "…"`, `menurut X, "…"`: the words before the opening mark lead straight to it."""
    first, last = page.token_from(max(left, unit.start)), page.token_from(pair.open)
    if first >= last or not _is_whole(page, pair):
        return None
    mark = page.tokens[last - 1].form
    cue = next((i for i in range(last - 1, first - 1, -1) if page.lower(i) in page.cues.before), None)
    leads = cue is not None and last - cue <= _REACH and (mark in ":," or _leads_to(page, cue, last))
    if cue is not None and leads and all(page.tokens[i].pair < 0 for i in range(cue, last)):
        return _make(page, pair, speaker_before(page, cue, unit, first), span_of_token(page, cue), "ahead")
    if mark == ":":
        speaker = speaker_before(page, last - 1, unit, first) or subject_of(page, unit, last)
        return _make(page, pair, speaker, span_of_token(page, last - 1), "colon")
    if page.lower(first) in page.words.according and mark == ",":
        named = phrase_from(page, skip_report_noun(page, first + 1), last)
        return _make(page, pair, named[0], span_of_token(page, first), "according-ahead") if named else None
    return None


def _is_whole(page: Page, pair: Pair) -> bool:
    """Whether quoted words can be a statement and no mere name."""
    return page.size(pair.start, pair.end) >= _FEWEST_WORDS or page.text[pair.end - 1] in ".?!"


def _leads_to(page: Page, cue: int, last: int) -> bool:
    """Whether only small words stand between a cue and the opening mark."""
    small = page.words.that | page.words.adverbs | page.words.addressee
    return all(page.lower(i) in small for i in range(cue + 1, last))


def _resumed(page: Page, pair: Pair, found: Sequence[Said]) -> Said | None:
    """`"…," kata X, "…"`: more words of the one just named."""
    if not found or found[-1].why not in {"behind", "according"} or not _is_whole(page, pair):
        return None
    before = page.text[found[-1].end : pair.open].rstrip()[-1:]
    return _make(page, pair, found[-1].speaker, found[-1].cue, "resumed") if before in set(",.:") else None


def stands_alone(page: Page, unit: Unit, pair: Pair) -> bool:
    """Whether quoted words are all that a sentence holds."""
    if page.size(pair.start, pair.end) < _FEWEST_WORDS or unit.zone != "body":
        return False
    before, after = page.text[unit.start : pair.open], page.text[pair.close : unit.end]
    return not any(c.isalnum() for c in before + after)


def _alone(page: Page, pair: Pair, speaker: Speaker | None) -> Said | None:
    return _make(page, pair, speaker, None, "continued") if speaker or not pair.closed else None
