"""Numbers as conflicts see them: how many of whom, over what time, and what a bound leaves open."""

import re
from functools import cache
from math import inf

from runut.lang.pack import Pack
from runut.link.kin import family_of
from runut.link.told import Told
from runut.types.brief import Evidence
from runut.types.record import Quantity
from runut.types.text import Span, Value

TABLE = "link/counts.tsv"
AROUND = {"since", "total", "day", "rest", "part", "site"}
AHEAD, BEHIND = 5, 3  # words after and before a number that say whom it counts
DEAD = "killed"
NEXT = 3  # words after a number within which the country of those counted stands
SHORT = 5  # letters; shorter words name no point in time
ROUGH = 0.15  # by which `about` may be off
_WORD = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
_STOP = frozenset(",;:.()\"'-–—")


class CountWords(Value, frozen=True, kw_only=True):
    """Words of a language by what they say of a number beside them."""

    kinds: dict[str, str]
    around: dict[str, tuple[tuple[str, ...], ...]]


class Count(Value, frozen=True, kw_only=True):
    """How many of whom one telling counts: which `kinds` of people, of which `lands`.

    `span` is the time: since a point (the words that name it), `day`, or nothing; `sites` what was hit.
    """

    told: Told
    quantity: Quantity
    low: float
    high: float
    kinds: frozenset[str]
    lands: frozenset[str]
    span: frozenset[str]
    sites: frozenset[str] = frozenset()

    @property
    def of(self) -> str:
        """What is counted."""
        return self.quantity.of

    @property
    def label(self) -> str:
        """The number in digits with its bound, as a side's value."""
        sign = {"least": "≥ ", "most": "≤ ", "about": "~ "}.get(self.quantity.bound or "", "")
        what = " ".join([*sorted(self.lands), *sorted(self.kinds), self.of])
        return f"{sign}{self.quantity.value:,.0f} {what}".replace(",", " ")

    @property
    def evidence(self) -> Evidence:
        """The sentence of the number."""
        span = _sentence_of(self.told, self.quantity)
        text = self.told.record.text[span.start : span.end]
        return Evidence(article=self.told.record.id, start=span.start, end=span.end, text=text)


@cache
def load_count_words(pack: Pack) -> CountWords:
    """The words of a pack."""
    rows = pack.rows(TABLE, 2)
    return CountWords(
        kinds={word: role for role, word in rows if role not in AROUND},
        around={role: tuple(tuple(w.split()) for r, w in rows if r == role) for role in AROUND},
    )


def find_counts(told: Told, words: CountWords) -> list[Count]:
    """The numbers of one telling, but for parts and rests of others and for the single person who has a story."""
    found = (_to_count(told, quantity, words) for quantity in told.event.quantities if quantity.of != "times")
    return [count for count in found if count]


def _to_count(told: Told, quantity: Quantity, words: CountWords) -> Count | None:
    text, sentence = told.record.text, _sentence_of(told, quantity)
    before = _words(text[sentence.start : quantity.start])[-BEHIND:]
    after = _until_stop(_words(text[quantity.end : sentence.end]), words)[:AHEAD]
    if (
        quantity.value < 2
        or _is_vague(told, quantity)
        or not _is_of_act(told, quantity)
        or _has(before, words.around["part"])
    ):
        return None
    if quantity.of == DEAD and _has(after, words.around["rest"]):  # 30 others may well be all the wounded
        return None
    low, high = _bounds(quantity)
    return Count(
        told=told,
        quantity=quantity,
        low=low,
        high=high,
        kinds=frozenset(words.kinds[w] for w in after if w in words.kinds),
        lands=_lands(told, quantity, " ".join(after[:NEXT])),
        span=find_span(told, words, sentence),
        sites=_sites(told, words),
    )


def _is_vague(told: Told, quantity: Quantity) -> bool:
    """Whether a single word gives no more than a scale (`tens`), with which any number agrees."""
    return quantity.bound == "least" and told.record.text[quantity.start : quantity.end].isalpha()


def _is_of_act(told: Told, quantity: Quantity) -> bool:
    """Whether the number surely is this act's: no comma between a number and the act behind it, and no act of another
    sort to which the same number is given."""
    text, event = told.record.text, told.event
    if quantity.end <= event.start and "," in text[quantity.end : event.start]:
        return False
    others = (e for e in told.record.events if any(q.start == quantity.start for q in e.quantities))
    return all(family_of(other) == told.family for other in others)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _until_stop(words: list[str], known: CountWords) -> list[str]:
    """The words up to the end of the phrase: a point, a comma, the next number, or a part of those counted."""
    parts = {phrase[0] for phrase in known.around["part"]}
    end = next((n for n, word in enumerate(words) if word in _STOP | parts or (n and word.isdigit())), len(words))
    return words[:end]


def _has(words: list[str], phrases: tuple[tuple[str, ...], ...]) -> bool:
    return any(tuple(words[n : n + len(p)]) == p for p in phrases for n in range(len(words)))


def _bounds(quantity: Quantity) -> tuple[float, float]:
    value = quantity.value
    if quantity.bound == "least":
        return value, inf
    if quantity.bound == "most":
        return 0.0, value
    if quantity.bound == "about":
        return value * (1 - ROUGH), value * (1 + ROUGH)
    return value, value


def _lands(told: Told, quantity: Quantity, after: str) -> frozenset[str]:
    """The countries and places that the people counted are said to be of, right behind the number."""
    end = quantity.end + len(after) + 2
    return frozenset(
        entity.name
        for entity in told.record.entities
        if entity.type == "GPE" and any(quantity.end <= m.start < end for m in entity.mentions)
    )


def _sites(told: Told, words: CountWords) -> frozenset[str]:
    """The sorts of place (a school, a market) that the sentence of the act names."""
    stretch = told.record.sentences[told.event.sentence]
    sentence = _words(told.record.text[stretch.start : stretch.end])
    return frozenset(" ".join(site) for site in words.around["site"] if _has(sentence, (site,)))


def _sentence_of(told: Told, quantity: Quantity) -> Span:
    """The sentence of a number: that of the act, or one that follows it."""
    holding = (s for s in told.record.sentences if s.start <= quantity.start < s.end)
    return next(holding, told.record.sentences[told.event.sentence])


def find_span(told: Told, words: CountWords, stretch: Span | None = None) -> frozenset[str]:
    """Since when a sum runs, by the words that follow; `total` and `day` where only that is said."""
    stretch = stretch or told.record.sentences[told.event.sentence]
    sentence = _words(told.record.text[stretch.start : stretch.end])
    for phrase in words.around["since"]:
        for n in range(len(sentence)):
            if tuple(sentence[n : n + len(phrase)]) == phrase:
                return frozenset(w for w in sentence[n + 1 : n + 5] if w.isdigit() or len(w) >= SHORT)
    return frozenset(role for role in ("total", "day") if _has(sentence, words.around[role]))
