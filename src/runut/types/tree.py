"""Walking an article's syntax: which word stands where, and what hangs on it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from runut.types.syntax import Syntax


class Tree:
    """Quick look-ups over one `Syntax`; word and sentence numbers are indices into it."""

    def __init__(self, syntax: Syntax) -> None:
        self.words = syntax.words
        self.sentences = syntax.sentences
        self._starts = [word.start for word in syntax.words]
        self._children: list[list[int]] = [[] for _ in syntax.words]
        for index, word in enumerate(syntax.words):
            if word.head >= 0:
                self._children[word.head].append(index)

    def word_at(self, offset: int) -> int | None:
        """The number of the word that covers a code point, or None between words."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.words[index].end else None

    def words_in(self, start: int, end: int) -> range:
        """The numbers of the words that begin inside a range."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def children(self, index: int, *relations: str) -> list[int]:
        """The words that hang on a word, in text order; only those with one of the relations (subtypes included)."""
        found = self._children[index]
        return [c for c in found if self.relation(c) in relations] if relations else list(found)

    def relation(self, index: int) -> str:
        """A word's relation without its subtype."""
        return self.words[index].deprel.split(":")[0]

    def subtree(self, index: int) -> list[int]:
        """A word and all that hangs on it, in text order."""
        found, stack = [], [index]
        while stack:
            now = stack.pop()
            found.append(now)
            stack.extend(self._children[now])
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """A word's heads, nearest first, up to the root of its sentence."""
        while (index := self.words[index].head) >= 0:
            yield index

    def head_of(self, start: int, end: int) -> int | None:
        """The word of a range whose head lies outside it (the first, if several), or None."""
        inside = self.words_in(start, end)
        return next((i for i in inside if self.words[i].head not in inside), None)
