"""Full-text search: words by their roots, in every database alike.

The words of a text and of a question are taken apart and brought to their roots here, so that a database only finds
the same words again: who types one form of a word finds all others.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from runut.errors import BadCall
from runut.store.database import Database, in_chunks, places

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'"([^"]*)"|(\S+)')
_LONGEST = 40  # characters of a word that count
_MOST = 400_000  # bytes of words kept of one text: as much as every database takes
_AROUND = 80  # characters shown on either side of a word that stands in no sentence
_TEXTS = "SELECT id, text, language FROM articles WHERE id IN"

Phrase = tuple[str, ...]


class Found(NamedTuple):
    """An article that holds all the words, the range of the sentence that holds most of them, and those of the words
    in it."""

    article: str
    start: int
    end: int
    snippet: str
    words: tuple[tuple[int, int], ...]


def words_of(text: str, language: str) -> list[str]:
    """The roots of a text's words, in order."""
    found, size = [], 0
    for word in _WORD.findall(text):
        root = _root(word, language)
        size += len(root.encode()) + 10  # and its place
        if size > _MOST:
            break
        found.append(root)
    return found


def terms_of(question: str) -> list[str]:
    """Each word or phrase of a question as it was written, quotation marks and all; those without any letter left
    out."""
    parts = (f'"{quoted}"' if quoted else word for quoted, word in _QUOTED.findall(question))
    return list(dict.fromkeys(part for part in parts if _WORD.search(part)))


def phrases_of(question: str, language: str) -> list[Phrase]:
    """What must be found: each word, and words in quotation marks one after the other. Raises BadCall for none."""
    parts = (quoted or word for quoted, word in _QUOTED.findall(question))
    phrases = [tuple(_root(word, language) for word in _WORD.findall(part)) for part in parts]
    if not (found := list(dict.fromkeys(filter(None, phrases)))):
        raise BadCall(f"{question!r} holds no word to search for: give words, or a phrase in quotation marks")
    return found


def find_passages(database: Database, articles: Sequence[str], phrases: Iterable[Phrase]) -> Iterator[Found]:
    """The best passage of each article, in the order of the articles."""
    wanted = list(phrases)
    for chunk in in_chunks(articles):
        given = places(chunk)
        texts = {id: (text, language) for id, text, language in database.run(f"{_TEXTS} ({given})", chunk)}
        sentences: dict[str, list[tuple[int, int]]] = {id: [] for id in chunk}
        query = f"SELECT article, start, stop FROM sentences WHERE article IN ({given}) ORDER BY article, start"
        for id, start, stop in database.run(query, chunk):
            sentences[id].append((start, stop))
        for id in chunk:
            text, language = texts[id]
            hits = _hits(text, language, wanted)
            start, end = _best(hits, sentences[id], len(text))
            yield Found(id, start, end, text[start:end], tuple(_words_in(hits, start, end)))


class _Hit(NamedTuple):
    """A phrase where it stands, and its words."""

    phrase: Phrase
    words: tuple[tuple[int, int], ...]


def _hits(text: str, language: str, phrases: Sequence[Phrase]) -> list[_Hit]:
    """Where the phrases stand."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    roots = [_root(text[start:end], language) for start, end in words]
    first: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        first.setdefault(phrase[0], []).append(phrase)
    return [
        _Hit(phrase, tuple(words[at : at + len(phrase)]))
        for at, root in enumerate(roots)
        for phrase in first.get(root, ())
        if tuple(roots[at : at + len(phrase)]) == phrase
    ]


def _best(hits: Sequence[_Hit], sentences: Sequence[tuple[int, int]], length: int) -> tuple[int, int]:
    """The first of the sentences that hold most of the words; what stands around the first word where none does."""
    held = [_weight(hits, start, end) for start, end in sentences]
    if any(held):
        return sentences[held.index(max(held))]
    first = hits[0].words[0][0] if hits else 0
    return max(0, first - _AROUND), min(length, first + _AROUND)


def _weight(hits: Sequence[_Hit], start: int, end: int) -> int:
    """How many words of different phrases begin between two places."""
    return sum(map(len, {hit.phrase for hit in hits if start <= hit.words[0][0] < end}))


def _words_in(hits: Sequence[_Hit], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each word of the hits between two places, in order."""
    found = sorted({word for hit in hits for word in hit.words})
    return ((max(start, first), min(end, last)) for first, last in found if first < end and last > start)


@lru_cache(maxsize=200_000)
def _root(word: str, language: str) -> str:
    """A word without capitals, diacritics and affixes."""
    import simplemma  # its rules take longer to load than a brief to tell

    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    try:
        root = simplemma.lemmatize(bare, lang=language).casefold()
    except ValueError:  # a language that it does not know
        root = bare
    return (root if _WORD.fullmatch(root) else bare)[:_LONGEST]
