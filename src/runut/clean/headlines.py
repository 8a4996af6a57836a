"""Headlines without a frame of their own: where one ends inside a line, and whether a line is one."""

import re
from bisect import bisect_right
from functools import cache

import simplemma

from runut.lang.pack import Pack
from runut.types.text import Value

_COMMON = 1.4  # weights of the clues, in the scale of `_score`, tried on lines whose end was known
_TORN = 1.0
LONGEST = 210  # code points; the longest real headline seen has 160
_TOKEN = re.compile(r"\S+")
_EDGE = "\"'“”‘’()[].,:;!?…*-–—"
_OPEN = ("“", '"', "‘")
_STOPS = ("!", "?", "…", "...")


class HeadlineWords(Value, frozen=True, kw_only=True):
    """Words that stay in lower case inside a headline, words that open a sentence, and titles before a name."""

    small: frozenset[str]
    starts: frozenset[str]
    titles: frozenset[str]
    language: str

    def is_common(self, core: str) -> bool:
        """Whether a word is one of the language's own, and no name."""
        return bool(core) and (core.lower() in self.titles or simplemma.is_known(core.lower(), lang=self.language))


class Token(Value, frozen=True, kw_only=True):
    """A blank-separated stretch of a line; `core` is it without the punctuation at its edges.

    `gap` counts the blanks before it; none stands between two words that a page ran together.
    """

    start: int
    end: int
    text: str
    core: str
    gap: int


@cache
def load_headline_words(pack: Pack) -> HeadlineWords:
    """The pack's table of headline words."""
    rows = pack.rows("clean/headline-words.tsv", 2)
    return HeadlineWords(
        small=frozenset(word for word, kind in rows if kind == "small"),
        starts=frozenset(word for word, kind in rows if kind == "starts"),
        titles=frozenset(word for word, kind in rows if kind == "title"),
        language=pack.language,
    )


def find_headline_end(line: str, start: int, *, words: HeadlineWords, limit: int) -> int:
    """Where the headline that begins at `start` ends, and the next ordinary sentence begins; at most `limit`."""
    tokens = _tokens(line, start, min(limit, start + LONGEST))
    if not tokens:
        return limit
    low = next((i for i, t in enumerate(tokens) if _is_low(t, words)), None)
    for index in range(1, len(tokens) if low is None else low + 1):
        if _must_break(tokens, index, words):
            return tokens[index - 1].end
    if low is None:
        return _whole_or_first_sentence(tokens, limit)
    place = _best_break(line, tokens, low, words) or _sentence_case_break(tokens, low, words)
    return tokens[place - 1].end if place else _whole_or_first_sentence(tokens, limit)


def _tokens(line: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(line, start):
        if match.end() > end:
            break
        at = found[-1].end if found else match.start()
        found += _unglue(match, gap=match.start() - at)
    return found


_GLUED = re.compile(
    r"(?<=[a-z]{3})(?=[A-Z][a-z]+)|(?<=[A-Z]{3})(?=[A-Z][a-z]{3})|(?<=[a-z]{3}[?!])(?=[A-Z])|(?<=[a-z])(?=[\"“][A-Z])"
)


def _unglue(match: re.Match[str], *, gap: int) -> list[Token]:
    """One token, or two where a page lost the line break between two words (`BerbenahSelain`)."""
    text, at = match.group(), match.start()
    joint = _GLUED.search(text)
    cuts = [0, joint.start(), len(text)] if joint else [0, len(text)]
    return [
        Token(start=at + a, end=at + b, text=text[a:b], core=text[a:b].strip(_EDGE), gap=0 if a else gap)
        for a, b in zip(cuts, cuts[1:], strict=False)
    ]


def _must_break(tokens: list[Token], index: int, words: HeadlineWords) -> bool:
    """Whether a sentence begins at a token beyond doubt: after a wide gap, or after a full stop."""
    before, token = tokens[index - 1], tokens[index]
    if index < 3 or before.text.endswith((",", ":")):
        return False
    if token.gap > 2 or (token.gap == 2 and _is_low(token, words)):
        return True
    full_stop = before.text.endswith((".", '."', ".”")) and not before.text.endswith("...") and len(before.core) > 3
    return full_stop and "." not in before.core


def _is_low(token: Token, words: HeadlineWords) -> bool:
    core = token.core
    return len(core) > 1 and core[0].islower() and core not in words.small


def _best_break(line: str, tokens: list[Token], low: int, words: HeadlineWords) -> int | None:
    """The likeliest first token of the sentence that `low` belongs to; None where the headline is in lower case."""
    places = [i for i in range(2, low + 1) if _may_break(tokens, i, words)]
    scored = [(_score(line, tokens, i, low, words), i) for i in places]
    best = max(scored, default=(-9.0, 0))
    return best[1] if best[0] > -2.5 else None


def _may_break(tokens: list[Token], index: int, words: HeadlineWords) -> bool:
    before, token = tokens[index - 1], tokens[index]
    if not token.core or not (token.core[0].isupper() or token.core[0].isdigit()):
        return False
    return before.core not in words.small and not before.text.endswith((",", ":", ";", "(", "-", "–", "—", "&", "/"))


def _score(line: str, tokens: list[Token], index: int, low: int, words: HeadlineWords) -> float:
    before, token = tokens[index - 1], tokens[index]
    opens = _opens_sentence(token, words)
    score = _subject_prior(tokens, index, low, words)
    score += max(0.0, 3.6 - 0.7 * (low - index)) * opens
    score += 3.0 * (token.text.startswith(_OPEN) and not _closes_soon(tokens, index, low))
    score -= 3.0 * _is_inside_quote(tokens, index, low)
    score += 3.0 * before.text.endswith(_STOPS) + 2.5 * (token.gap != 1)
    score += 1.5 * _is_told_elsewhere(line, tokens, index, low)
    score -= 2.0 * (token.gap == 1 and line.count(line[before.start : token.end].strip(_EDGE)) > 1)
    score += 0.7 * (token.core.lower() in words.titles) - 2.5 * (before.core.lower() in words.titles)
    score -= 1.0 * max(0, 4 - index) + 0.4 * max(0, index - 14)
    return score - 1.5 * (not opens and _is_headline_verb(token.core))


def _subject_prior(tokens: list[Token], index: int, low: int, words: HeadlineWords) -> float:
    """How usual it is that a sentence opens with these capitalised words: one common word, or a whole name."""
    length = low - index
    common = words.is_common(tokens[index].core)
    if length == 1 and common:
        return _COMMON
    whole = common or words.is_common(tokens[index - 1].core) or tokens[index - 1].text.endswith((",", ".", "?", "!"))
    prior = -0.8 if length < 2 else -0.3 - 0.35 * (length - 2)
    return prior if whole else prior - _TORN


def _is_inside_quote(tokens: list[Token], index: int, low: int) -> bool:
    return any(tokens[i].text.startswith(_OPEN) and not _closes_soon(tokens, i, low) for i in range(2, index))


def _opens_sentence(token: Token, words: HeadlineWords) -> bool:
    """Whether a capitalised word opens a sentence: a usual opener, or one that a headline writes small."""
    return token.core.lower() in words.starts or token.core.lower() in words.small


def _closes_soon(tokens: list[Token], index: int, low: int) -> bool:
    """Whether a quotation mark opens words that close again before the sentence begins (`"Dwell Time"`)."""
    return any(t.text.rstrip(",.:?!").endswith(("”", '"', "’")) for t in tokens[index : max(low, index + 1)])


def _is_told_elsewhere(line: str, tokens: list[Token], index: int, low: int) -> bool:
    """Whether the words from a token up to the first lower-case word stand elsewhere in the line too."""
    phrase = line[tokens[index].start : tokens[low - 1].end].strip(_EDGE) if low > index else ""
    return len(phrase) > 3 and line.count(phrase) > 1


def _is_headline_verb(core: str) -> bool:
    return len(core) > 5 and core.startswith(("Di", "Me", "Ber", "Ter", "Minta", "Sebut", "Jadi"))


def _sentence_case_break(tokens: list[Token], low: int, words: HeadlineWords) -> int | None:
    """The first sure sentence start after a headline that is written like a sentence."""
    for index in range(max(low, 4), len(tokens)):
        before, token = tokens[index - 1], tokens[index]
        sure = _opens_sentence(token, words) or token.text.startswith(_OPEN) or before.text.endswith(_STOPS)
        if sure and _may_break(tokens, index, words):
            return index
    return None


def _whole_or_first_sentence(tokens: list[Token], limit: int) -> int:
    if limit - tokens[0].start <= LONGEST:
        return limit
    stop = next((t.end for t in tokens[3:] if t.text.endswith((".", "?", "!"))), None)
    return stop or tokens[min(12, len(tokens) - 1)].end


def next_stop(stops: list[int], at: int, end: int) -> int:
    """The first of the sorted `stops` after a place, at most `end`."""
    index = bisect_right(stops, at)
    return min(stops[index], end) if index < len(stops) else end


def is_title_cased(text: str, words: HeadlineWords) -> bool:
    """Whether the words of a line carry capitals as in a headline."""
    cores = [core for core in (token.strip(_EDGE) for token in text.split()) if core and core[0].isalpha()]
    big = [core for core in cores if core not in words.small]
    return len(big) >= 2 and sum(core[0].isupper() for core in big) >= 0.8 * len(big)


def is_headline(text: str) -> bool:
    """Whether a line may be a headline: a few words, no full stop, nobody's quotation."""
    if text.endswith((".", ",", ";", ":", '"', "”")) and not text.endswith("..."):
        return False
    return 2 <= len(text.split()) <= 28 and len(text) <= LONGEST and not text.startswith(("“", '"', "(", "["))
