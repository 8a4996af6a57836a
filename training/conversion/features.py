"""What the learned step sees of a word: its old annotation, its form, and the tree around it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from .trees import ROOT, Sentence, Word, children

Lexicon = dict[str, str]
Features = tuple[str, ...]
_OUTSIDE = Word("", "-", ROOT, "-")


def lexicon_of(sentences: Iterable[Sentence]) -> Lexicon:
    """The parts of speech of each form in sentences under the newer guidelines, commonest first: `ADV|AUX`."""
    counts: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for word in sentence:
            counts.setdefault(word.form.lower(), Counter())[word.pos] += 1
    return {form: "|".join(pos for pos, _ in seen.most_common(2)) for form, seen in counts.items()}


def word_features(sentence: Sentence, lexicon: Lexicon) -> list[Features]:
    """For every word of a sentence the names of its features."""
    return [tuple(dict.fromkeys(_names(sentence, index, lexicon))) for index in range(len(sentence))]


def _names(sentence: Sentence, index: int, lexicon: Lexicon) -> Iterator[str]:
    word = sentence[index]
    head = _at(sentence, word.head)
    yield from _own(word, lexicon)
    yield from _conjoined(sentence, index, head)
    for offset in (-2, -1, 1, 2):
        near = _at(sentence, index + offset)
        yield f"form{offset}={near.form.lower()}"
        yield f"pos{offset}={near.pos}|{word.pos}"
        yield f"rel{offset}={near.relation}|{word.coarse}|{near.head == index}"
    under = [sentence[child] for child in children(sentence, index) if sentence[child].pos != "PUNCT"]
    for child in under:
        yield f"child={child.coarse}|{word.coarse}"
        yield f"childform={child.form.lower()}|{word.coarse}"
        yield f"childpos={child.coarse}|{child.pos}|{word.pos}"
    yield f"children={len(under) > 0}|{word.coarse}|{word.pos}|{head.pos}"
    yield f"childset={'+'.join(sorted({c.coarse for c in under}))}|{word.coarse}"


def _own(word: Word, lexicon: Lexicon) -> Iterator[str]:
    form = word.form.lower()
    known = lexicon.get(form, "?")
    yield "bias"
    yield f"form={form}"
    yield f"form+rel={form}|{word.coarse}"
    yield f"form+pos={form}|{word.pos}"
    yield f"shape={shape(word.form)}|{word.pos}|{word.coarse}"
    yield f"known={known}|{word.pos}"
    yield f"known+rel={known}|{word.coarse}"
    for size in (2, 3, 4):
        yield f"end={form[-size:]}|{word.pos}"
        yield f"begin={form[:size]}|{word.pos}"


def _conjoined(sentence: Sentence, index: int, head: Word) -> Iterator[str]:
    word = sentence[index]
    above = _at(sentence, head.head) if word.head != ROOT else _OUTSIDE
    side = "left" if word.head < index else "right"
    near = abs(word.head - index) == 1
    yield f"pos={word.pos}"
    yield f"rel={word.relation}"
    yield f"rel+pos={word.coarse}|{word.pos}"
    yield f"rel+pos+head={word.coarse}|{word.pos}|{head.pos}"
    yield f"rel+pos+head+side={word.coarse}|{word.pos}|{head.pos}|{head.coarse}|{side}|{near}"
    yield f"rel+headrel={word.coarse}|{head.coarse}"
    yield f"rel+headform={word.coarse}|{head.form.lower()}"
    yield f"rel+above={word.coarse}|{head.pos}|{above.pos}|{side}"
    yield f"head-shape={word.coarse}|{shape(word.form)}|{shape(head.form)}|{head.pos}|{side}"
    siblings = [sentence[i] for i in children(sentence, word.head) if i != index] if word.head != ROOT else []
    for sibling in siblings:
        yield f"sibling={word.coarse}|{sibling.coarse}"
        if sibling.coarse in {"case", "cop", "mark", "advmod", "aux"}:
            yield f"sibling-form={word.coarse}|{sibling.form.lower()}"


def shape(form: str) -> str:
    """`Xx`, `X`, `x`, `d` and so on: kinds of characters, a run as one or two."""
    kinds = "".join("d" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c for c in form)
    return re.sub(r"(.)\1+", r"\1\1", kinds)


def _at(sentence: Sentence, index: int) -> Word:
    return sentence[index] if 0 <= index < len(sentence) else _OUTSIDE
