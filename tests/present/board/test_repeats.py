"""The same words of one speaker are one statement, however many tell them."""

from runut.present.board.repeats import fold
from runut.store.voices import Said

LONG = "Kami tidak akan pernah menyerahkan pelabuhan itu kepada siapa pun"


def said(article: str, text: str) -> Said:
    return Said(article, "q1", 0, len(text), True, None, text, (), None, "Sari")


def groups(*found: Said, stories: dict[str, str] | None = None) -> list[list[str]]:
    return [[one.article for one in statement] for statement in fold(found, stories or {})]


def test_the_same_words_are_one_statement() -> None:
    assert groups(said("a", LONG), said("b", f"{LONG.upper()}!"), said("c", "Nanti kita lihat")) == [["a", "b"], ["c"]]


def test_a_statement_cut_short_is_the_same() -> None:
    assert groups(said("a", LONG), said("b", " ".join(LONG.split()[:7]))) == [["a", "b"]]
    assert groups(said("a", " ".join(LONG.split()[-6:])), said("b", LONG)) == [["a", "b"]]


def test_other_words_with_the_same_beginning_are_another_statement() -> None:
    other = f"{' '.join(LONG.split()[:6])} dermaga"
    assert groups(said("a", LONG), said("b", other)) == [["a"], ["b"]]


def test_few_words_are_the_same_statement_only_within_a_story() -> None:
    short = said("a", "Itu tidak benar"), said("b", "itu tidak benar,"), said("c", "Itu tidak benar")
    assert groups(*short, stories={"a": "s1", "b": "s1", "c": "s2"}) == [["a", "b"], ["c"]]


def test_what_is_denied_is_not_the_same_as_what_is_said() -> None:
    says, denies = (
        said(name, LONG)._replace(direct=False, cue=cue) for name, cue in (("a", "kata"), ("b", "membantah"))
    )
    assert groups(says, denies) == [["a"], ["b"]]
