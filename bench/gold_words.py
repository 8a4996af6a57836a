"""A model's reading of given words and sentences: what it knows apart from its errors in cutting text."""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from runut.read.entities import MODIFIER

SPLITTER = "runut_sentences"


def parse_words(sentences: Sequence[Sequence[str]], pipeline: Language) -> str:
    """CoNLL-U of sentences whose words are given."""
    docs = (_as_doc(words, pipeline) for words in sentences)
    with pipeline.select_pipes(disable=[SPLITTER]):
        return "".join("\n".join(_rows(doc)) + "\n\n" for doc in pipeline.pipe(docs))


def _as_doc(words: Sequence[str], pipeline: Language) -> Doc:
    starts: list[bool | int | None] = [index == 0 for index in range(len(words))]
    return Doc(pipeline.vocab, words=list(words), sent_starts=starts)


def _rows(doc: Doc) -> Iterator[str]:
    names = {
        token.i: f"NE={token.ent_iob_}-{token.ent_type_}" for ent in doc.ents if ent.kb_id_ != MODIFIER for token in ent
    }
    for token in doc:
        head = 0 if token.head.i == token.i else token.head.i + 1
        cells = [token.text, token.lemma_, token.pos_, "_", "_", str(head), token.dep_, "_", names.get(token.i, "_")]
        yield "\t".join([str(token.i + 1), *cells])
