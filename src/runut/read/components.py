"""The spaCy pipeline and its components, all registered here."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any, cast

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LEMMA, LENGTH, MORPH, POS, SENT_START
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.util import registry

from runut.lang.pack import load_pack
from runut.read.affixes import load_affixes
from runut.read.countries import CountryNames, Tagged, load_country_names
from runut.read.encoder import Encoder, Parsed, load_encoder
from runut.read.entities import MODIFIER, EntityLabels, Name, Sentence
from runut.read.lemmas import Form, Lemmatizer
from runut.read.pieces import PieceTokenizer, load_piece_tokenizer
from runut.read.segments import Segment, segment
from runut.read.sentences import SentenceTable, load_sentence_table, split_lines
from runut.read.tokenizer import build_tokenizer
from runut.read.tokens import WordTokens, columns, word_tokens

_MODEL = files("runut.read").joinpath("model")
_BATCH_DOCS = 1024
ENTITY = "entity"  # the encoder's head that tells names
FAST = "fast"


class _Component:
    """A pipeline component that works on many documents together."""

    def __call__(self, doc: Doc) -> Doc:
        self.annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH_DOCS) -> Iterator[Doc]:
        """Annotate a stream, batch by batch."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self.annotate(batch)
            yield from batch

    def annotate(self, docs: list[Doc]) -> None:
        """Set the component's annotation on documents."""
        raise NotImplementedError


class SentenceSplitter(_Component):
    """Sets sentence starts (`runut_sentences`)."""

    def __init__(self, table: SentenceTable) -> None:
        self._table = table

    def annotate(self, docs: list[Doc]) -> None:
        """Set `sent_start` of every token."""
        for doc in docs:
            starts = [start for start, _ in split_lines(doc.text, self._table)]
            values = columns(doc, [IDX, LENGTH])
            marks = np.full((len(doc), 1), -1, dtype=np.int64)
            marks[np.searchsorted(values.sum(axis=1), starts, side="right")] = 1
            _assign(doc, [SENT_START], marks.astype(np.uint64))


class DependencyParser(_Component):
    """Sets parts of speech, heads, relations, and as `doc.tensor` what finds names (`runut_encoder`)."""

    def __init__(self, nlp: Language, encoder: Encoder, pieces: PieceTokenizer) -> None:
        self._encoder, self._pieces = encoder, pieces
        self._upos = _hashes(nlp, encoder.labels["upos"])
        self._relations = _hashes(nlp, encoder.labels["relation"])
        (self._space,) = _hashes(nlp, ["SPACE"])
        (self._dep,) = _hashes(nlp, ["dep"])

    @property
    def entity_labels(self) -> list[str]:
        """The labels that `doc.tensor` holds scores of."""
        return self._encoder.labels[ENTITY]

    def annotate(self, docs: list[Doc]) -> None:
        """Parse all sentences of the documents together."""
        segments = [segment(doc, self._pieces.pieces) for doc in docs]
        parses = iter(self._encoder.parse([part.pieces for parts in segments for part in parts]))
        for doc, parts in zip(docs, segments, strict=True):
            self._set(doc, parts, [next(parses) for _ in parts])

    def _set(self, doc: Doc, parts: list[Segment], parses: list[Parsed]) -> None:
        values = np.zeros((len(doc), 3), dtype=np.uint64)
        values[:, 0], values[:, 1] = self._space, self._dep
        heads = _space_heads(doc)
        kept = np.zeros((len(doc), parses[0].others[ENTITY].shape[1] if parses else 0), dtype=np.float32)
        for part, parsed in zip(parts, parses, strict=True):
            at = part.tokens
            values[at, 0] = self._upos[parsed.upos]
            values[at, 1] = self._relations[parsed.relations]
            heads[at] = np.where(parsed.heads < 0, 0, at[parsed.heads] - at)
            kept[at] = parsed.others[ENTITY]
        values[:, 2] = heads.astype(np.uint64)
        _assign(doc, [POS, DEP, HEAD], values)
        doc.tensor = cast(Any, kept)


class EntityRecognizer(_Component):
    """Sets `doc.ents` from what the encoder left in `doc.tensor`, and drops that (`runut_entities`).

    Countries are put right by their known names.
    """

    def __init__(self, labels: EntityLabels, countries: CountryNames) -> None:
        self._labels, self._countries = labels, countries

    def annotate(self, docs: list[Doc]) -> None:
        """Find the names of all sentences of the documents together."""
        words = [word_tokens(doc) for doc in docs]
        found = iter(self._labels.find([s for doc, seen in zip(docs, words, strict=True) for s in _seen(doc, seen)]))
        for doc, seen in zip(docs, words, strict=True):
            ranges = [seen.numbers[first:last].tolist() for first, last in seen.sentences]
            tagged = _tagged(doc, seen)
            settled = [self._countries.settle(sentence, next(found)) for sentence in tagged]
            doc.ents = tuple(
                _span(doc, tokens, name) for tokens, names in zip(ranges, settled, strict=True) for name in names
            )
            doc.tensor = cast(Any, np.zeros((0,), dtype=np.float32))


def _seen(doc: Doc, words: WordTokens) -> Iterator[Sentence]:
    vectors = cast(Any, doc.tensor)
    for first, last in words.sentences:
        yield Sentence(words.texts[first:last], vectors[words.numbers[first:last]])


def _tagged(doc: Doc, words: WordTokens) -> Iterator[Tagged]:
    strings = doc.vocab.strings
    values = columns(doc, [POS, DEP])[words.numbers].astype(np.uint64).tolist()
    for first, last in words.sentences:
        upos, relations = ([strings[row[column]] for row in values[first:last]] for column in (0, 1))
        yield Tagged(words.texts[first:last], upos, relations)


def _span(doc: Doc, tokens: list[int], name: Name) -> Span:
    start, end = tokens[name.start], tokens[name.end - 1] + 1
    return Span(doc, start, end, label=name.type, kb_id=MODIFIER if name.modifier else "")


class LemmaFinder(_Component):
    """Sets lemmas, and affixes, clitics, voice and number as morphology (`runut_lemmas`)."""

    def __init__(self, nlp: Language, lemmatizer: Lemmatizer) -> None:
        self._nlp, self._lemmatizer = nlp, lemmatizer

    def annotate(self, docs: list[Doc]) -> None:
        """Set lemma and morphology of every token."""
        strings, morph = self._nlp.vocab.strings, self._nlp.vocab.morphology.add
        add = strings.add
        for doc in docs:
            words = word_tokens(doc)
            upos = [strings[number] for number in columns(doc, [POS])[words.numbers, 0].tolist()]
            forms = map(self._lemmatizer.find, words.texts, upos)
            found = [(add(form.lemma), morph(features_of(form, pos))) for form, pos in zip(forms, upos, strict=True)]
            values = np.full((len(doc), 2), (add(" "), morph("")), dtype=np.uint64)
            values[words.numbers] = np.array(found, dtype=np.uint64).reshape(-1, 2)
            _assign(doc, [LEMMA, MORPH], values)


def _assign(doc: Doc, columns: list[int | str], values: NDArray[np.uint64]) -> None:
    """Set attributes of all tokens at once; spaCy's stubs know no numpy types."""
    doc.from_array(columns, cast(Any, values))


@cache
def features_of(form: Form, upos: str) -> str:
    """A word's features as `token.morph` shows them; `Voice`, `Number` and `Degree` as in the treebanks."""
    lasting, fell = form.voice == "stative", form.voice == "accidental"
    passive = lasting or fell or form.voice == "passive"
    found = {
        "Affix": form.pattern,
        "Clitic": form.clitic,
        "Degree": form.degree,
        "Number": form.number,
        "Particle": form.particle,
        "Proclitic": form.proclitic,
        "Redup": "Yes" if form.double else "",
        "Voice": ("Pass" if passive else "Act") if upos == "VERB" else "",
        "VoiceType": "Stat" if lasting else "Acc" if fell else "",
    }
    return "|".join(f"{name}={value}" for name, value in found.items() if value)


def _space_heads(doc: Doc) -> NDArray[np.int64]:
    """Relative heads, all 0 but for blank tokens, which hang on the token before."""
    heads = np.zeros(len(doc), dtype=np.int64)
    heads[1:] = -columns(doc, [IS_SPACE])[1:, 0].clip(0, 1)
    return heads


def _hashes(nlp: Language, names: list[str]) -> NDArray[np.uint64]:
    return np.array([nlp.vocab.strings.add(name) for name in names], dtype=np.uint64)


def _words(nlp: Language) -> Tokenizer:
    table = load_sentence_table(load_pack(nlp.lang or ""))
    return build_tokenizer(
        nlp, [form for form, kind in table.abbreviations.items() if kind == "firm" or "." in form[:-1]]
    )


# The builders are entry points too (`pyproject.toml`), so that spaCy finds them by name before Runut is imported.


@registry.tokenizers("runut_words")  # type: ignore[untyped-decorator]  # made at run time
def build_words() -> Callable[[Language], Tokenizer]:
    """What makes the tokenizer of a pipeline."""
    return _words


@Language.factory("runut_sentences", assigns=["token.is_sent_start"])
def build_sentences(nlp: Language, name: str) -> SentenceSplitter:
    """Component for sentence ends."""
    return SentenceSplitter(load_sentence_table(load_pack(nlp.lang or "")))


@Language.factory(
    "runut_encoder",
    assigns=["token.pos", "token.dep", "token.head", "doc.tensor"],
    default_config={"model": FAST, "folder": ""},
)
def build_encoder(nlp: Language, name: str, model: str, folder: str) -> DependencyParser:
    """Component for parts of speech and dependencies: a model by name, of the package or of another folder."""
    files_of = Path(folder) if folder else _MODEL
    return DependencyParser(nlp, load_encoder(files_of, name=model), load_piece_tokenizer(files_of))


@Language.factory("runut_entities", assigns=["doc.ents"], requires=["doc.tensor", "token.pos", "token.dep"])
def build_entities(nlp: Language, name: str) -> EntityRecognizer:
    """Component for names."""
    encoder = cast(DependencyParser, nlp.get_pipe("runut_encoder"))
    return EntityRecognizer(EntityLabels(encoder.entity_labels), load_country_names(load_pack(nlp.lang or "")))


@Language.factory("runut_lemmas", assigns=["token.lemma", "token.morph"], requires=["token.pos"])
def build_lemmas(nlp: Language, name: str) -> LemmaFinder:
    """Component for lemmas and morphology."""
    pack = load_pack(nlp.lang or "")
    return LemmaFinder(nlp, Lemmatizer(pack.language, load_affixes(pack)))


def build_pipeline(language: str, *, model: str = FAST, folder: Path | None = None) -> Language:
    """The whole pipeline of a language: tokenizer, sentences, encoder, entities, lemmas.

    `model` names one of the models in the package, or in another folder.
    """
    nlp = spacy.blank(language, config={"nlp": {"tokenizer": {"@tokenizers": "runut_words"}}})
    nlp.add_pipe("runut_sentences")
    nlp.add_pipe("runut_encoder", config={"model": model, "folder": str(folder or "")})
    nlp.add_pipe("runut_entities")
    nlp.add_pipe("runut_lemmas")
    return nlp
