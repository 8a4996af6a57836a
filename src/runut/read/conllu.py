"""Raw text in, CoNLL-U out: the language model alone."""

import re
from collections.abc import Iterator

from runut.read.reader import Reader
from runut.types.syntax import Sentence, Syntax, Word
from runut.types.text import Article, plain_article

_LONE_BREAK = re.compile(r"(?<![\n\r])(?:\r\n|\n|\r)(?!\s*?[\n\r])")
_PARAGRAPH = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_PASSIVE = ("passive", "accidental", "stative")


def parse_text(text: str, reader: Reader) -> str:
    """CoNLL-U of a raw text: a blank line parts paragraphs, and every non-blank character stands in a token.

    Named entities stand in MISC as `NE=B-PER`, `NE=I-PER`; as in the data they were learnt from, a country that only
    modifies a noun has no label of its own.
    """
    article = _as_article(_LONE_BREAK.sub(_blanks, text))
    (syntax,) = reader.read([article])
    labels = _labels(syntax)
    blocks, before = [], 0
    for number, sentence in enumerate(syntax.sentences, 1):
        new = number == 1 or _PARAGRAPH.search(article.text, before, sentence.start) is not None
        before = sentence.end
        head = ["# newpar"] * new + [f"# sent_id = {number}", f"# text = {_plain(article.text, sentence)}"]
        blocks.append("\n".join([*head, *_rows(article.text, syntax, sentence, labels)]))
    return "".join(f"{block}\n\n" for block in blocks)


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _plain(text: str, sentence: Sentence) -> str:
    return " ".join(text[sentence.start : sentence.end].split())


def _as_article(text: str) -> Article:
    return plain_article(text)


def _labels(syntax: Syntax) -> dict[int, str]:
    """The BIO label of each named word, by where the word starts."""
    found: dict[int, str] = {}
    names = iter([name for name in syntax.names if not name.modifier])
    name = next(names, None)
    for word in syntax.words:
        while name is not None and name.end <= word.start:
            name = next(names, None)
        if name is not None and name.start <= word.start:
            found[word.start] = f"NE={'B' if name.start == word.start else 'I'}-{name.type}"
    return found


def _rows(text: str, syntax: Syntax, sentence: Sentence, labels: dict[int, str]) -> Iterator[str]:
    for index in range(sentence.first, sentence.last):
        word = syntax.words[index]
        head = 0 if word.head < 0 else word.head - sentence.first + 1
        glued = index + 1 < sentence.last and syntax.words[index + 1].start == word.end
        affix = f"Affix={word.pattern}" if word.pattern else ""
        marks = [affix, labels.get(word.start, ""), "SpaceAfter=No" if glued else ""]
        misc = "|".join(filter(None, marks)) or "_"
        yield "\t".join(_cells(word, index - sentence.first + 1, head, misc))


def _cells(word: Word, number: int, head: int, misc: str) -> list[str]:
    voice = "Pass" if word.voice in _PASSIVE else "Act"
    features = f"Voice={voice}" if word.upos == "VERB" else "_"
    return [str(number), word.form, word.lemma, word.upos, "_", features, str(head), word.deprel, "_", misc]
