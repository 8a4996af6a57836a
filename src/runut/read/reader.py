"""The language model as one object: load it once, read many articles."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, get_args

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.tokens import Doc, Span

from runut.lang.pack import Pack
from runut.read.agree import agree
from runut.read.components import build_pipeline
from runut.read.entities import MODIFIER
from runut.read.sentences import LINE
from runut.read.tokens import WordTokens, columns, word_tokens
from runut.types.syntax import EntityType, NamedSpan, Sentence, Syntax, Voice, Word
from runut.types.text import READ_ZONES, Article, Zone

_BATCH_DOCS = 256
_TYPES: dict[str, EntityType] = {name: name for name in get_args(EntityType)}
_TER_VOICES: dict[str, Voice] = {"Acc": "accidental", "Stat": "stative"}
_ACTIVE = "meN-"


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
        for match in LINE.finditer(article.text, zone.start, zone.end):
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
    seen, base = word_tokens(doc), len(words)
    words += _words(doc, seen, offset, base)
    for first, last in seen.sentences:
        start, end = words[base + first].start, words[base + last - 1].end
        sentences.append(Sentence(start=start, end=end, first=base + first, last=base + last))


def _name(ent: Span, offset: int) -> NamedSpan:
    start, end = offset + ent.start_char, offset + ent.end_char
    return NamedSpan(start=start, end=end, type=_TYPES[ent.label_], modifier=ent.kb_id_ == MODIFIER)


def _words(doc: Doc, seen: WordTokens, offset: int, base: int) -> Iterator[Word]:
    """The words of a document; `base` is the number of the first in its article."""
    strings = doc.vocab.strings
    rows = columns(doc, [POS, DEP, LEMMA, MORPH, HEAD])
    number_of = np.zeros(len(doc), dtype=np.int64)
    number_of[seen.numbers] = np.arange(base, base + len(seen.numbers))
    rows = rows[seen.numbers]
    heads = np.where(rows[:, 4] == 0, -1, number_of[seen.numbers + rows[:, 4]])
    names = rows[:, :4].astype(np.uint64).tolist()
    for text, at, (upos, deprel, lemma, morph), head in zip(
        seen.texts, seen.starts, names, heads.tolist(), strict=True
    ):
        voice, clitic, pattern = _morphology(strings[morph])
        yield Word(
            start=offset + at,
            end=offset + at + len(text),
            form=text,
            lemma=strings[lemma],
            upos=strings[upos],
            head=head,
            deprel=strings[deprel],
            voice=voice,
            clitic=clitic,
            pattern=pattern,
        )


@cache
def _morphology(features: str) -> tuple[Voice | None, str | None, str | None]:
    """Voice, clitic and pattern; a verb is active by its prefix, not by lack of another."""
    found = dict(pair.split("=") for pair in features.split("|") if "=" in pair)
    pattern = found.get("Affix")
    voice: Voice | None = None
    if found.get("Voice") == "Pass":
        voice = _TER_VOICES.get(found.get("VoiceType", ""), "passive")
    elif "Voice" in found and pattern and pattern.startswith(_ACTIVE):
        voice = "active"
    return voice, found.get("Clitic"), pattern
