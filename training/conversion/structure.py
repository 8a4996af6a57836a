"""Phrases that the newer guidelines build otherwise: one rule a function, from a sentence to a sentence.

The rules say which word is the head; what a word in its new place is called is left to the learned step, which sees
the relations that the rules leave.
"""

from collections.abc import Callable

from .trees import ROOT, Sentence, children, is_tree

MONTHS = frozenset(
    {"januari", "februari", "pebruari", "maret", "april", "mei", "juni", "juli", "agustus"}
    | {"september", "oktober", "november", "nopember", "desember"}
)
PLACES = frozenset(["atas", "bawah", "dalam", "luar"])  # `di luar kota`: the town is the head, not its outside
INTRODUCERS = frozenset(["saat", "akibat", "hingga", "yaitu", "yakni", "setelah", "sebelum", "sejak"])
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_LAST_DAY = 31


def restructure(sentence: Sentence) -> Sentence:
    """The sentence after all rules; a rule whose outcome is no tree is left out."""
    for rule in RULES:
        changed = rule(list(sentence))
        if is_tree(changed):
            sentence = changed
    return sentence


def swap(sentence: Sentence, index: int, relation: str) -> None:
    """Put a word where its head is, and the head under it with `relation`; the head's other children follow."""
    word, head = sentence[index], sentence[sentence[index].head]
    for child in children(sentence, word.head):
        if child != index:
            sentence[child] = sentence[child]._replace(head=index)
    sentence[index] = word._replace(head=head.head, relation=head.relation)
    sentence[word.head] = head._replace(head=index, relation=relation)


def days_head_dates(sentence: Sentence) -> Sentence:
    """`pada 18 April 2013`: with no `tanggal` the day is the head, month and year are flat under it."""
    for month in range(2, len(sentence)):
        day, before = sentence[month - 1], sentence[month - 2]
        if before.form.lower() != "pada" or before.head != month:
            continue
        if sentence[month].form.lower() in MONTHS and day.head == month and _is_day(day.form):
            years = [i for i in children(sentence, month) if i > month and sentence[i].pos == "NUM"]
            swap(sentence, month - 1, "flat")
            for year in years:
                sentence[year] = sentence[year]._replace(head=month - 1, relation="flat")
            if sentence[month - 1].coarse in {"obl", "nmod"}:
                relation = f"{sentence[month - 1].coarse}:tmod"
                sentence[month - 1] = sentence[month - 1]._replace(relation=relation)
    return sentence


def _is_day(form: str) -> bool:
    return form.isdecimal() and 1 <= int(form) <= _LAST_DAY


def one_of(sentence: Sentence) -> Sentence:
    """`salah satu desa`: `satu` counts the noun, and `salah` is an adverb on it."""
    for one in range(1, len(sentence)):
        pair = sentence[one - 1].form.lower(), sentence[one].form.lower()
        if pair == ("salah", "satu") and sentence[one].head == one - 1:
            swap(sentence, one, "advmod")
            sentence[one] = sentence[one]._replace(pos="NUM")
            if sentence[one].coarse in {"det", "amod"}:
                sentence[one] = sentence[one]._replace(relation="nummod")
            sentence[one - 1] = sentence[one - 1]._replace(pos="ADJ")
    return sentence


def beginnings(sentence: Sentence) -> Sentence:
    """`mulai menjadi`: what begins is the head, what it begins is its complement."""
    for index in range(len(sentence) - 1):
        word = sentence[index]
        if word.form.lower() == "mulai" and word.coarse == "advmod" and word.head == index + 1:
            verb = sentence[word.head]
            if verb.pos == "VERB":
                own = frozenset({"obj", "obl", "xcomp", "ccomp", "advmod", "punct", "aux"})
                stay = [i for i in children(sentence, index + 1) if i > index and sentence[i].coarse in own]
                swap(sentence, index, "xcomp")
                for child in stay:
                    if sentence[child].pos != "PUNCT":
                        sentence[child] = sentence[child]._replace(head=index + 1)
                sentence[index] = sentence[index]._replace(pos="VERB")
    return sentence


def places_in_places(sentence: Sentence) -> Sentence:
    """`di luar kota`: the noun behind the word of place is the head, that word hangs on it."""
    for index in range(1, len(sentence) - 1):
        word = sentence[index]
        if word.form.lower() not in PLACES or sentence[index - 1].coarse != "case" or sentence[index - 1].head != index:
            continue
        inner = [i for i in children(sentence, index) if i > index and sentence[i].pos in NOMINAL]
        if inner and sentence[inner[0]].coarse in {"nmod", "compound", "flat", "nummod"}:
            swap(sentence, inner[0], "nmod")
    return sentence


def introducers(sentence: Sentence) -> Sentence:
    """`akibat perubahan iklim`, annotated as if the first word were a noun or verb: it is the case of the second."""
    for index in range(len(sentence) - 1):
        word = sentence[index]
        if word.form.lower() not in INTRODUCERS or word.pos in {"NOUN", "VERB"} or word.head == ROOT:
            continue
        inner = [i for i in children(sentence, index) if i > index and sentence[i].pos in NOMINAL]
        if inner:
            swap(sentence, inner[0], "case")
            sentence[index] = sentence[index]._replace(pos="ADP")
    return sentence


def next_word_cases(sentence: Sentence) -> Sentence:
    """`secara utuh`, `pada 1877`: the preposition goes to the word behind it, not to that word's head."""
    for index in range(len(sentence) - 1):
        word, after = sentence[index], sentence[index + 1]
        if word.pos != "ADP" or word.coarse != "case" or word.head in {index + 1, ROOT} or after.head != word.head:
            continue
        verbal = sentence[word.head].pos in {"VERB", "AUX"}
        if word.form.lower() == "secara" and after.pos in {"ADJ", "ADV", "NOUN"}:
            sentence[index] = word._replace(head=index + 1, relation="case:adv")
        elif after.pos == "NUM" and after.coarse == "nummod" and (word.head < index or verbal):
            sentence[index] = word._replace(head=index + 1)
            sentence[index + 1] = after._replace(relation="obl:tmod" if verbal else "nmod:tmod")
    return sentence


def signs(sentence: Sentence) -> Sentence:
    """Slashes and dashes that were called symbols are punctuation."""
    return [
        word._replace(pos="PUNCT")
        if word.pos == "SYM" and word.coarse == "punct" and word.form not in "°#%$=+×"
        else word
        for word in sentence
    ]


RULES: tuple[Callable[[Sentence], Sentence], ...] = (
    signs,
    days_head_dates,
    one_of,
    beginnings,
    places_in_places,
    introducers,
    next_word_cases,
)
