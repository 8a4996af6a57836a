"""A sentence as it is shown to be judged by eye."""

from bench.read_sentences import is_foreign_affairs, show

from runut.types.syntax import NamedSpan, Sentence, Syntax, Word

TEXT = "Kapal Peru\ntiba."


def word(start: int, end: int, head: int, deprel: str, lemma: str) -> Word:
    return Word(start=start, end=end, form=TEXT[start:end], lemma=lemma, upos="X", head=head, deprel=deprel)


def test_show() -> None:
    words = (word(0, 5, 2, "nsubj", "kapal"), word(6, 10, 0, "nmod", "Peru"), word(11, 15, -1, "root", "tiba"))
    sentence = Sentence(start=0, end=16, first=0, last=3)
    name = NamedSpan(start=6, end=10, type="GPE", modifier=True)
    shown = show(TEXT, Syntax(sentences=(sentence,), words=words, names=(name,)), sentence).splitlines()
    assert shown[:2] == ["Kapal Peru tiba.", "    names: GPE* Peru"]
    assert [line.split() for line in shown[2:]] == [
        ["1", "Kapal", "(kapal)", "X", "nsubj", "←", "3", "tiba"],
        ["2", "Peru", "X", "nmod", "←", "1", "Kapal"],
        ["3", "tiba", "X", "root"],
    ]


def test_foreign_affairs_take_three_different_words() -> None:
    assert is_foreign_affairs("Menlu dan Dubes ke PBB soal sanksi")
    assert not is_foreign_affairs("PBB, PBB, PBB dan Menlu")
