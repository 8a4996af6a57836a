"""Typing errors in names."""

_FROM = 6  # letters: shorter words differ too easily by chance


def is_misspelt(one: str, other: str) -> bool:
    """Whether two words of six letters or more are one but for a typing error (two from nine letters on)."""
    shorter = min(len(one), len(other))
    return shorter >= _FROM and distance(one, other) <= (2 if shorter > 8 else 1)


def is_near(one: str, other: str) -> bool:
    """Whether two words of five letters or more differ by one typing error, where the words around them agree."""
    return min(len(one), len(other)) >= _FROM - 1 and distance(one, other) == 1


def distance(one: str, other: str) -> int:
    """Damerau's distance: letters added, dropped, replaced, or two neighbours swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
