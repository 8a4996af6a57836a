"""Arc scores to dependency trees with exactly one root."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
_NEVER = np.float32(-1e9)


def decode_tree(scores: Scores) -> Heads:
    """The best heads for `scores[dependent, head]`, where 0 is the root's place: a tree, one word hanging on 0.

    The greedy choice is nearly always a tree; Chu-Liu/Edmonds runs only where it is not.
    """
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    if _count_roots(heads) == 1 and _find_cycle(heads) is None:
        return heads
    heads = _arborescence(scores)
    return heads if _count_roots(heads) == 1 else _one_root(scores, heads)


def _count_roots(heads: Heads) -> int:
    return int(np.count_nonzero(heads[1:] == 0))


def _one_root(scores: Scores, heads: Heads) -> Heads:
    """The best tree among those that keep one of the roots found."""
    best, best_total = heads, float("-inf")
    for root in np.flatnonzero(heads[1:] == 0) + 1:
        tried = scores.copy()
        tried[:, 0] = _NEVER
        tried[root, 0] = scores[root, 0]
        tree = _arborescence(tried)
        total = float(tried[np.arange(1, len(tree)), tree[1:]].sum(dtype=np.float64))
        if total > best_total:
            best, best_total = tree, total
    return best


def _find_cycle(heads: Heads) -> list[int] | None:
    """The words of one cycle, or None where every word leads to 0."""
    to, seen = heads.tolist(), [0] * len(heads)
    seen[0] = -1
    for start in range(1, len(to)):
        at, path = start, []
        while seen[at] == 0:
            seen[at] = start
            path.append(at)
            at = to[at]
        if seen[at] == start:
            return path[path.index(at) :]
    return None


def _arborescence(scores: Scores) -> Heads:
    """Chu-Liu/Edmonds: the maximum spanning arborescence from 0, by contracting one cycle at a time."""
    scores = scores.copy()
    np.fill_diagonal(scores, _NEVER)
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    return heads if cycle is None else _contract(scores, heads, np.array(cycle))


def _contract(scores: Scores, heads: Heads, cycle: NDArray[np.int64]) -> Heads:
    """Solve with the cycle as one node, then open it where its new head enters."""
    rest = np.setdiff1d(np.arange(len(heads)), cycle)
    node = len(rest)
    smaller = np.full((node + 1, node + 1), _NEVER, dtype=scores.dtype)
    smaller[:node, :node] = scores[np.ix_(rest, rest)]
    gain = scores[np.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]
    smaller[node, :node] = gain.max(axis=0)
    leaving = scores[np.ix_(rest, cycle)]
    smaller[:node, node] = leaving.max(axis=1)
    solved = _arborescence(smaller)
    result = heads.copy()
    for index in range(1, node):
        outside = solved[index] != node
        result[rest[index]] = rest[solved[index]] if outside else cycle[leaving[index].argmax()]
    enters = solved[node]
    result[cycle[gain[:, enters].argmax()]] = rest[enters]
    return result
