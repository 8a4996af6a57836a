"""The pruned vocabulary of the package's model, and its rows in the pretrained word table."""

import json
from pathlib import Path

from runut.read.pieces import PieceTokenizer, load_piece_tokenizer

MODEL = Path(__file__).parent.parent / "src" / "runut" / "read" / "model"


def load_pieces(model: Path) -> PieceTokenizer:
    """The piece tokenizer of a model folder."""
    return load_piece_tokenizer(model)


def vocabulary_rows(pretrained: list[str]) -> list[int]:
    """The row in the pretrained table of each piece of the package's vocabulary."""
    row_of = {piece: row for row, piece in enumerate(pretrained)}
    pieces = json.loads((MODEL / "vocab.json").read_text(encoding="utf-8"))["pieces"]
    return [row_of[piece] for piece in pieces]
