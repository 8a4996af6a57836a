"""Hyphenated words that the old release cuts in three (`kota - kota`), joined into the one word of the newer one."""

import re

from .trees import ROOT, Sentence, Word, top

_COMMON_STEM = 3
_NUMBER = re.compile(r"\d[\d.,]*|[IVXLC]+")


def join_hyphens(sentence: Sentence) -> Sentence:
    """The sentence with reduplications, ordinals (`ke-5`) and decades (`1960-an`) as one word each."""
    index = 1
    while index < len(sentence) - 1:
        if sentence[index].form == "-" and _belongs(sentence, index):
            sentence = _join(sentence, index)
        else:
            index += 1
    return sentence


def _belongs(sentence: Sentence, hyphen: int) -> bool:
    before, after = sentence[hyphen - 1], sentence[hyphen + 1]
    if _NUMBER.fullmatch(after.form):
        return before.form.lower() == "ke"
    if _NUMBER.fullmatch(before.form):
        return after.form in {"an", "annya"}
    if before.form.lower() == after.form.lower():
        return before.form.isalpha()
    joined = after.head == hyphen - 1 and after.coarse in {"compound", "fixed"}
    return after.relation == "compound:plur" or (joined and _share_stem(before.form.lower(), after.form.lower()))


def _share_stem(one: str, other: str) -> bool:
    if not (one.isalpha() and other.isalpha()):
        return False
    size = max(_COMMON_STEM, min(len(one), len(other)) - 3)
    return any(one[start : start + size] in other for start in range(len(one) - size + 1))


def _join(sentence: Sentence, hyphen: int) -> Sentence:
    """One word in place of the three around a hyphen, with the head and relation of the topmost of them."""
    parts = (hyphen - 1, hyphen, hyphen + 1)
    words = [sentence[part] for part in parts]
    highest = sentence[top(sentence, parts)]
    form = "".join(word.form for word in words)
    pos, relation = _class_of(words, highest)
    one = Word(form, pos, highest.head, relation, words[2].glued)
    return [_moved(word, hyphen) for word in (*sentence[: hyphen - 1], one, *sentence[hyphen + 2 :])]


def _class_of(words: list[Word], highest: Word) -> tuple[str, str]:
    modifier = highest.coarse in {"nummod", "det", "case", "compound", "amod"}
    if _NUMBER.fullmatch(words[2].form):
        return "ADJ", "amod" if modifier else highest.relation
    if _NUMBER.fullmatch(words[0].form):
        return "NOUN", "nmod" if modifier else highest.relation
    proper = words[0].pos == "PROPN" and words[2].form[0].islower()
    return "NOUN" if proper else words[0].pos, highest.relation


def _moved(word: Word, hyphen: int) -> Word:
    if word.head < hyphen - 1 or word.head == ROOT:
        return word
    return word._replace(head=max(hyphen - 1, word.head - 2))
