"""Which raw news the student learns from."""

from news_sentences import choose


def test_up_to_half_are_on_foreign_affairs() -> None:
    abroad = ["Menlu Peru menyebut sanksi PBB", "KTT membahas gencatan senjata", "NATO dan rudal"]
    home = ["Harga cabai naik", "Jalan rusak lagi", "Panen tiba"]
    assert choose(home + abroad, 4) == [*abroad[:2], *home[:2]]
    assert choose(home, 2) == home[:2]
