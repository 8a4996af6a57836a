from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runut.types.record import Entity, Mention, Office

Find = Callable[[str, str], tuple[Entity, ...]]

PIECES = (
    *("Presiden", "Rusia", "Vladimir Putin", "Putin", "Menlu China", "Wang", "Wang Yi", "kedua", "negara", "itu", "ia"),
    *("mereka", "seorang", "juru bicara", "Kementerian Luar Negeri", "mengatakan", "bahwa", "di", "Beijing", ",", "."),
    *("\n", "“", "”", "(", ")", "ujarnya", "dan", "-", "para pemimpin", "Barat", "militer Israel", "Senin", "AS"),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=24))
def test_ranges_lie_in_the_text_and_the_same_text_gives_the_same(find: Find, pieces: list[str]) -> None:
    text = " ".join(pieces)
    entities = find(text, "2023-06-15")
    assert entities == find(text, "2023-06-15")
    assert [entity.id for entity in entities] == [f"e{number}" for number in range(1, len(entities) + 1)]
    for entity in entities:
        assert entity.mentions
        places: list[Mention | Office] = [*entity.mentions, *entity.offices]
        for place in places:
            assert 0 <= place.start < place.end <= len(text)
            assert text[place.start : place.end].strip() == text[place.start : place.end]


@pytest.mark.parametrize("text", ["", "...", "“”", "123 456"])
def test_nothing_to_find(text: str, find: Find) -> None:
    assert find(text, "2023-06-15") == ()
