"""The language model as one object: load it once, read many articles."""

from collections.abc import Sequence

from runut.lang.pack import Pack
from runut.types.syntax import Syntax
from runut.types.text import Article


class Reader:
    """Reads articles in batches; holds the model."""

    def read(self, articles: Sequence[Article]) -> list[Syntax]:
        """The syntax of each article, in order."""
        return [Syntax(sentences=(), words=(), names=()) for _ in articles]


def load_reader(pack: Pack) -> Reader:
    """The reader for the pack's language."""
    return Reader()
