"""Words to sub-word pieces: the unigram tokeniser that the encoder was trained with."""

import json
from importlib.resources.abc import Traversable

MAX_PIECES = 16  # of one word; the encoder was trained so
UNKNOWN = 3
_SPACE = "▁"
_LONGEST = 20
_UNKNOWN_COST = 10.0
_CACHE_SIZE = 200_000


class PieceTokenizer:
    """Cuts a word into the likeliest pieces (Viterbi over piece log-probabilities); remembers every word."""

    def __init__(self, pieces: list[str], scores: list[float], norm: dict[int, str]) -> None:
        self._table = {p: (i, scores[i]) for i, p in enumerate(pieces) if i > UNKNOWN}
        self._unknown = min(scores) - _UNKNOWN_COST
        self._norm = norm
        self._cache: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces, at least one and at most MAX_PIECES."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= _CACHE_SIZE:
                self._cache.clear()
            found = self._cache[word] = self._cut(word)
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        # a longer word keeps its first pieces only, so there is no point in reading it to its end
        head = word[: MAX_PIECES * _LONGEST]
        text = _SPACE + head.translate(self._norm).replace(" ", _SPACE)
        return tuple(self._best_path(text)[:MAX_PIECES]) or (UNKNOWN,)

    def _best_path(self, text: str) -> list[int]:
        size = len(text)
        best = [float("-inf")] * (size + 1)
        best[0] = 0.0
        back = [(0, UNKNOWN)] * (size + 1)
        for start in range(size):
            for end in range(start + 1, min(size, start + _LONGEST) + 1):
                piece = self._table.get(text[start:end])
                if piece is not None and best[start] + piece[1] > best[end]:
                    best[end], back[end] = best[start] + piece[1], (start, piece[0])
            if best[start] + self._unknown > best[start + 1]:
                best[start + 1], back[start + 1] = best[start] + self._unknown, (start, UNKNOWN)
        return _walk_back(back)


def _walk_back(back: list[tuple[int, int]]) -> list[int]:
    found, at = [], len(back) - 1
    while at > 0:
        at, piece = back[at]
        found.append(piece)
    return found[::-1]


def load_piece_tokenizer(folder: Traversable) -> PieceTokenizer:
    """The tokeniser of a model folder: `vocab.json` (pieces, scores), `norm.json` (code point → code points)."""
    vocab = json.loads(folder.joinpath("vocab.json").read_text(encoding="utf-8"))
    norm = json.loads(folder.joinpath("norm.json").read_text(encoding="utf-8"))
    table = {int(point): "".join(map(chr, into)) for point, into in norm.items()}
    return PieceTokenizer(vocab["pieces"], vocab["scores"], table)
