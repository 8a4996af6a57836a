"""What the language model says of an article: sentences, words with their heads, and named spans."""

from typing import Literal

from runut.types.text import Span, Value

EntityType = Literal["PER", "ORG", "GPE", "LOC", "FAC", "EVT"]
Voice = Literal["active", "passive", "accidental", "stative"]


class Word(Value, frozen=True, kw_only=True):
    """One surface word. `head` is an index into `Syntax.words`, -1 for a sentence's root.

    `upos`, `deprel`: Universal Dependencies. `voice`: active `meN-`, passive `di-`, accidental or stative `ter-`, or
    null. `clitic`: a joined `nya`, `ku`, `mu` or null. `pattern`: the affixes around the lemma (`peN-an`,
    `meN-per-kan`), or null.
    """

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    head: int
    deprel: str
    voice: Voice | None = None
    clitic: str | None = None
    pattern: str | None = None


class Sentence(Value, frozen=True, kw_only=True):
    """A sentence's range of code points and its half-open range of words."""

    start: int
    end: int
    first: int
    last: int


class NamedSpan(Value, frozen=True, kw_only=True):
    """A stretch that the model takes for a name. `modifier`: a country that only modifies a noun (`presiden Peru`)."""

    start: int
    end: int
    type: EntityType
    modifier: bool = False


class Syntax(Value, frozen=True, kw_only=True):
    """All that the language model says of one article; words and sentences in text order."""

    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    names: tuple[NamedSpan, ...]


def span_of(sentence: Sentence) -> Span:
    """The sentence's range of code points alone."""
    return Span(start=sentence.start, end=sentence.end)
