"""The language model as one object: load it once, read many articles."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from runut.lang.pack import Pack
from runut.read.agree import agree
from runut.read.components import build_pipeline
from runut.read.entities import MODIFIER
from runut.types.syntax import EntityType, NamedSpan, Sentence, Syntax, Voice, Word
from runut.types.text import READ_ZONES, Article, Zone

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")

_BATCH_DOCS = 256
_TYPES: dict[str, EntityType] = {"PER": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC"}
_VOICES: dict[str, Voice] = {"active": "active", "passive": "passive", "accidental": "accidental"}


class Paragraph(NamedTuple):
    """A line of one zone, or the part of it that lies in the zone; blanks at its ends left out."""

    start: int
    text: str


class Reader:
    """Reads articles in batches; holds the model."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def read(self, articles: Sequence[Article]) -> list[Syntax]:
        """The syntax of each article, in order. Sentences never cross a zone or a line."""
        paragraphs = [list(find_paragraphs(article)) for article in articles]
        docs = self._nlp.pipe((part.text for parts in paragraphs for part in parts), batch_size=_BATCH_DOCS)
        return [_to_syntax(a.text, parts, docs) for a, parts in zip(articles, paragraphs, strict=True)]


@cache
def load_reader(pack: Pack) -> Reader:
    """The reader for the pack's language."""
    return Reader(build_pipeline(pack.language))


def find_paragraphs(article: Article) -> Iterator[Paragraph]:
    """The lines of the zones that are read, in text order."""
    for zone in sorted(article.zones, key=_start):
        if zone.kind not in READ_ZONES:
            continue
        for match in _LINE.finditer(article.text, zone.start, zone.end):
            if text := match.group().strip():
                yield Paragraph(match.start() + match.group().index(text[0]), text)


def _start(zone: Zone) -> int:
    return zone.start


def _to_syntax(text: str, paragraphs: Sequence[Paragraph], docs: Iterator[Doc]) -> Syntax:
    """The paragraphs' documents, taken from the stream, as one article's syntax."""
    words: list[Word] = []
    sentences: list[Sentence] = []
    names: list[NamedSpan] = []
    for paragraph in paragraphs:
        doc = next(docs)
        _add(doc, paragraph.start, words, sentences)
        names += [_name(ent, paragraph.start) for ent in doc.ents]
    return Syntax(sentences=tuple(sentences), words=tuple(words), names=agree(text, names))


def _add(doc: Doc, offset: int, words: list[Word], sentences: list[Sentence]) -> None:
    base, first = len(words), len(words)
    numbers = _numbers(doc, base)
    for token in doc:
        if token.is_space:
            continue
        if token.is_sent_start and len(words) > first:
            sentences.append(_sentence(words, first))
            first = len(words)
        words.append(_word(token, offset, numbers))
    if len(words) > first:
        sentences.append(_sentence(words, first))


def _name(ent: Span, offset: int) -> NamedSpan:
    start, end = offset + ent.start_char, offset + ent.end_char
    return NamedSpan(start=start, end=end, type=_TYPES[ent.label_], modifier=ent.kb_id_ == MODIFIER)


def _numbers(doc: Doc, base: int) -> list[int]:
    """The number that each token's word has in the article; blank tokens have that of the word before."""
    found, now = [], base - 1
    for token in doc:
        now += not token.is_space
        found.append(now)
    return found


def _word(token: Token, offset: int, numbers: list[int]) -> Word:
    start = offset + token.idx
    morph = token.morph.to_dict()
    return Word(
        start=start,
        end=start + len(token),
        form=token.text,
        lemma=token.lemma_,
        upos=token.pos_,
        head=-1 if token.head.i == token.i else numbers[token.head.i],
        deprel=token.dep_,
        voice=_VOICES.get(morph.get("Voice", "")),
        clitic=morph.get("Clitic"),
    )


def _sentence(words: list[Word], first: int) -> Sentence:
    return Sentence(start=words[first].start, end=words[-1].end, first=first, last=len(words))
