import pytest

from runut.annotate.entities.spelling import distance, is_misspelt


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("valdimir", "vladimir", 1), ("sergey", "sergei", 1), ("abc", "abc", 0), ("", "abc", 3), ("lavrov", "lavorv", 1)],
)
def test_distance(one: str, other: str, expected: int) -> None:
    assert distance(one, other) == distance(other, one) == expected


def test_short_words_are_never_misspelt() -> None:
    assert not is_misspelt("wang", "wong")
    assert is_misspelt("valdimir", "vladimir")
