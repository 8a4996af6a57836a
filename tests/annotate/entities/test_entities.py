from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runut.types.record import Entity, Mention, Office

Find = Callable[[str, str], tuple[Entity, ...]]

PIECES = (
    *("Presiden", "Rusia", "Vladimir Putin", "Putin", "Menlu China", "Wang", "Wang Yi", "kedua", "negara", "itu", "ia"),
    *("mereka", "seorang", "juru bicara", "Kementerian Luar Negeri", "mengatakan", "bahwa", "di", "Beijing", ",", "."),
    *("Wakil Menteri", "sekaligus", "yang juga", "ke-7", "terpilih", "2024-2029", "Jean-Luc Moreau", "Istana", "di"),
    *("Ketua", "[", "]", "((", "))", "(AS)", "/", "dari", "Duta Besar", "juru bicara Presiden", "A dan B", "X", "RS"),
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


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_a_page_that_the_model_has_not_read(
    find_unread: Callable[[str], tuple[Entity, ...]], pieces: list[str]
) -> None:
    text = " ".join(pieces)
    entities = find_unread(text)
    assert all(0 <= m.start < m.end <= len(text) for entity in entities for m in entity.mentions)


@pytest.mark.parametrize(
    "text", ["Presiden", "(Menteri)", "Menteri (", "Ketua, Ketua, Ketua", "Wakil Wakil Wakil", "ke-7"]
)
def test_titles_alone_name_nobody_by_name(text: str, find: Find) -> None:
    assert not any(mention.kind == "name" for entity in find(text, "") for mention in entity.mentions)


@pytest.mark.parametrize("text", ["", "...", "“”", "123 456"])
def test_nothing_to_find(text: str, find: Find) -> None:
    assert find(text, "2023-06-15") == ()
