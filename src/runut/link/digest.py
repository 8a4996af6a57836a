"""What grouping needs to know of an article: names, words and acts with their weights, made from its record alone.

`is_linked` compares two digests and nothing else, and only articles with a key in common: so the articles that belong
together are found without comparing all of them, and adding one never changes what is said of two others.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from math import log, sqrt

import msgspec
import simplemma

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import Pack
from runut.lang.rarity import Rarity, load_rarity
from runut.link.dating import published_days
from runut.link.stamps import AFTER_STAMP, DayWords, load_day_words, stamped_days
from runut.link.told import ONE_OFF, Told, tell_all
from runut.link.world import World
from runut.types.calendar import Days
from runut.types.record import Record
from runut.types.text import CONTENT_ZONES, Value

LENGTH = 1000  # of the vector of weights, which are whole numbers so that sums are the same on every machine
NAMES, WORDS = 24, 40  # how many of each are kept, the weightiest
SHARE = 0.5  # of names in the likeness of two articles that both have names and words
LEAD = 2  # what stands in the title or the first sentences weighs so much more
LEADING = 5  # sentences
KINDS = frozenset({"PER", "ORG", "GPE", "LOC", "FAC", "EVT"})
LONGEST = 4  # sentences whose copies are looked for
LONG = 80  # characters; shorter sentences are alike by chance
PAIRED = 10  # weightiest features whose pairs are keys
TELLING = 9.0  # rarity of both together that makes a pair a key: a president and his palace are none
TIMELESS = 8  # the same where no date is known
SPAN = 30  # days in a bin of dates
SURE = 45  # days; a report that may lie in a longer time counts as undated
ALIKE = ((2, 200), (7, 240), (20, 320), (60, 410), (200, 510))  # days apart, likeness needed
OTHERWISE = 400  # likeness needed where a date is not known
COPIED = 850  # likeness needed further apart: of a text that came out again
SAME_ACT = 220  # likeness that is enough beside a common dated act
BESIDES = 130  # of it, what is owed to other things than the weightiest in common: one famous name ties nothing
FAR = 400  # days over which a common act ties articles
STALE = timedelta(days=240)  # acts so long before their report are background
_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})?")


class Digest(Value, frozen=True, array_like=True):
    """One article for grouping. `first` and `last`: ordinals of the days on which it came out, None where unknown;
    `stamped` the days of which it may then be one, by a weekday and day without its year.

    `weights` is a vector of `LENGTH`: names begin with `@`, all else are words. `acts` name dated acts of its own days,
    `sentences` are hashes of its longest sentences, `leads` the weightiest of the weights, each with its rarity.
    """

    article: str
    first: int | None
    last: int | None
    weights: dict[str, int]
    acts: tuple[str, ...]
    sentences: tuple[int, ...]
    stamped: tuple[int, ...] = ()
    leads: tuple[tuple[str, float], ...] = ()


def digest_record(record: Record, world: World, rarity: Rarity, words: DayWords) -> Digest:
    """The digest of a record."""
    reported = _reported(record)
    weights = _weights(record, rarity)
    return Digest(
        article=record.id,
        first=reported.first.toordinal() if reported else None,
        last=reported.last.toordinal() if reported else None,
        weights=weights,
        acts=_acts(record, world, reported),
        sentences=_long_sentences(record),
        stamped=() if record.published else tuple(day.toordinal() for day in stamped_days(record, words)),
        leads=_leads(weights, rarity),
    )


def _reported(record: Record) -> Days | None:
    days = published_days(record.published)
    return days if days and days.length() <= SURE else None


def words_of(record: Record) -> Counter[str]:
    """The words of an article's content outside its names, by their lemmas; what leads is counted more than once."""
    named = {(m.start, m.end) for e in record.entities for m in e.mentions if m.kind == "name"}
    taken = {at for start, end in named for at in range(start, end)}
    lead = _lead(record)
    found: Counter[str] = Counter()
    for zone in (z for z in record.zones if z.kind in CONTENT_ZONES - {"dateline"}):
        for match in _WORD.finditer(record.text, zone.start, zone.end):
            if match.start() not in taken:
                found[_stem(match[0].casefold(), record.language)] += LEAD if match.start() < lead else 1
    return found


@lru_cache(maxsize=65536)
def _stem(word: str, language: str) -> str:
    return simplemma.lemmatize(word, lang=language).casefold()


def names_of(record: Record) -> Counter[str]:
    """The names of an article by how often it mentions them, mentions that lead counted more than once."""
    lead = _lead(record)
    found: Counter[str] = Counter()
    for entity in (e for e in record.entities if e.type in KINDS):
        for mention in entity.mentions:
            found[entity.name] += LEAD if mention.start < lead else 1
    return found


def _lead(record: Record) -> int:
    """Where the first sentences end."""
    return record.sentences[min(LEADING, len(record.sentences)) - 1].end if record.sentences else 0


def _weights(record: Record, rarity: Rarity) -> dict[str, int]:
    own = record.outlet.name if record.outlet else None
    names = {f"@{n}": _damp(c) * rarity.name(n) for n, c in names_of(record).items() if n != own}
    words = {w: _damp(c) * rarity.word(w) for w, c in words_of(record).items()}
    named, worded = _weightiest(names, NAMES), _weightiest(words, WORDS)
    share = SHARE if named and worded else 1.0
    return {**_scaled(named, share), **_scaled(worded, 1.0 - share if named else share)}


def _damp(count: float) -> float:
    return 1 + log(count)


def _weightiest(weights: dict[str, float], most: int) -> dict[str, float]:
    ranked = sorted((-round(weight, 6), key) for key, weight in weights.items())
    return {key: -weight for weight, key in ranked[:most]}


def _scaled(weights: dict[str, float], share: float) -> dict[str, int]:
    length = sqrt(sum(w * w for w in weights.values()))
    return {key: round(LENGTH * sqrt(share) * w / length) for key, w in weights.items()} if length else {}


def _acts(record: Record, world: World, reported: Days | None) -> tuple[str, ...]:
    """The dated acts of its own days that an article tells, each side of each with the month: keys to find them by."""
    names = {(record.id, e.id): e.name for e in record.entities}
    told = tell_all(record, names=names, world=world, reported=reported)
    return tuple(sorted({act for one in told for act in _to_acts(one)}))


def _to_acts(told: Told) -> Iterator[str]:
    if told.family not in ONE_OFF or not told.people or not told.days or told.days.length() > SPAN + 1:
        return
    if told.reported and told.days.last < told.reported.first - STALE:
        return
    months = {day.isoformat()[:7] for day in told.days}
    for left, right in combinations(sorted(told.sides), 2):
        yield from (f"{told.family}|{left}|{right}|{month}" for month in sorted(months))


def _long_sentences(record: Record) -> tuple[int, ...]:
    texts = {" ".join(_WORD.findall(record.text[s.start : s.end].casefold())) for s in record.sentences}
    longest = sorted((-len(text), text) for text in texts if len(text) >= LONG)
    return tuple(sorted(_hash(text) for _, text in longest[:LONGEST]))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=6).digest())


def _leads(weights: dict[str, int], rarity: Rarity) -> tuple[tuple[str, float], ...]:
    """The weightiest names and words, each with its rarity."""
    top = [key for _, key in sorted((-weight, key) for key, weight in weights.items())[:PAIRED]]
    found = ((key, rarity.name(key[1:]) if key.startswith("@") else rarity.word(key)) for key in top)
    return tuple((key, round(rare, 2)) for key, rare in found)


def keys_of(digest: Digest) -> frozenset[str]:
    """What an article is filed under: articles that share no key are not linked."""
    bins = _bins(digest)
    return frozenset(
        [
            *(f"{pair}:{number}" for pair in _pairs(digest.leads) for number in bins),
            *(f"{pair}:" for pair in _pairs(digest.leads[:TIMELESS])),
            *digest.acts,
            *(f"={number:x}" for number in digest.sentences),
        ]
    )


def _pairs(leads: Sequence[tuple[str, float]]) -> Iterator[str]:
    for (a, left), (b, right) in combinations(leads, 2):
        if left + right >= TELLING:
            yield f"{min(a, b)}&{max(a, b)}"


def _bins(digest: Digest) -> tuple[int, ...]:
    """The bins of dates near its own: articles a bin's span apart share one."""
    half = SPAN // 2
    spans = spans_of(digest)
    return tuple(sorted({n for a, b in spans for n in range((a - half) // SPAN, (b + half) // SPAN + 1)}))


def spans_of(digest: Digest) -> tuple[tuple[int, int], ...]:
    """The days on which an article may have come out, from first to last; none where nothing is known."""
    if digest.first is None or digest.last is None:
        return tuple((day, day + AFTER_STAMP.days) for day in digest.stamped)
    return ((digest.first, digest.last),)


def likeness(left: Digest, right: Digest) -> int:
    """How alike two articles are in names and words: from 0 to `LENGTH`, the cosine of their weights."""
    a, b = left.weights, right.weights
    return sum(a[key] * b[key] for key in a.keys() & b.keys()) // LENGTH


def gap(left: Digest, right: Digest) -> int | None:
    """Days between two reports, at least; None where one is undated."""
    spans = [(a, b) for a in spans_of(left) for b in spans_of(right)]
    return min((max(0, a[0] - b[1], b[0] - a[1]) for a, b in spans), default=None)


def is_linked(left: Digest, right: Digest) -> bool:
    """Whether two articles are about one affair, as far as these two can tell."""
    return is_alike(left, right) and not keys_of(left).isdisjoint(keys_of(right))


def is_alike(left: Digest, right: Digest) -> bool:
    """Whether two articles that share a key are linked."""
    a, b = left.weights, right.weights
    shared = [a[key] * b[key] for key in a.keys() & b.keys()]
    alike = sum(shared)
    return alike >= LENGTH * _needed(left, right) and alike - max(shared) >= LENGTH * BESIDES


def _needed(left: Digest, right: Digest) -> int:
    """The likeness that two articles need: the more, the further apart they came out."""
    days = gap(left, right)
    if (days or 0) <= FAR and not frozenset(left.acts).isdisjoint(right.acts):
        return SAME_ACT
    if days is None:
        return OTHERWISE
    return next((enough for most, enough in ALIKE if days <= most), COPIED)


def encode(digest: Digest) -> bytes:
    """The digest as a store keeps it."""
    return msgspec.msgpack.encode(digest)


def decode(data: bytes) -> Digest:
    """The digest that a store kept."""
    return msgspec.msgpack.decode(data, type=Digest)


@lru_cache(maxsize=4096)
def _filed(data: bytes) -> tuple[Digest, frozenset[str]]:
    digest = decode(data)
    return digest, keys_of(digest)


class RecordFiler:
    """Files records in the threads of a store."""

    def __init__(self, pack: Pack) -> None:
        self._world = World(load_gazetteer(pack))
        self._rarity, self._words = load_rarity(pack), load_day_words(pack)

    def digest(self, record: Record) -> bytes:
        """What grouping needs to know of a record."""
        return encode(digest_record(record, self._world, self._rarity, self._words))

    def keys(self, digest: bytes) -> frozenset[str]:
        """What it is filed under."""
        return _filed(digest)[1]

    def is_linked(self, left: bytes, right: bytes) -> bool:
        """Whether two articles belong together."""
        (a, keys), (b, others) = _filed(left), _filed(right)
        return is_alike(a, b) and not keys.isdisjoint(others)
