"""What shows capitalised words to be no person: things, titles in quotation marks, common words written large."""

from runut.annotate.entities.scene import Scene

_QUOTES = frozenset("\"“”'‘’")
_DERIVED = 9  # letters at least of a word that its affixes show to be a common noun
_MADE = 3  # words before a name among which one says that it is a thing


def may_be_person(scene: Scene, first: int, last: int) -> bool:
    """Whether no word of a name shows it to be something else: a thing named after what it is (`rudal X`), a title in
    quotation marks, common words written large (`Pekerjaan Umum`, `Play Store`)."""
    if is_product(scene, first) or _is_quoted(scene, first, last):
        return False
    return not any(_is_common(scene.tokens[token].folded, scene) for token in range(first, last))


def _is_common(word: str, scene: Scene) -> bool:
    """Whether a word is common: listed, or long and derived (`kesejahteraan`)."""
    if word in scene.shapes.things:
        return True
    return len(word) >= _DERIVED and any(word.startswith(a) and word.endswith(z) for a, z in scene.shapes.derived)


def is_product(scene: Scene, first: int) -> bool:
    """Whether a name is that of a thing somebody made, by a word up to three before it (`pesawat tempur X`)."""
    start = scene.sentence_of(first).start
    for token in range(first - 1, max(start - 1, first - 1 - _MADE), -1):
        if scene.tokens[token].folded in scene.shapes.products:
            return True
        if not scene.is_joined(token + 1) or not scene.is_nominal(token) or scene.tokens[token].is_capitalised:
            return False
    return False


def _is_quoted(scene: Scene, first: int, last: int) -> bool:
    """Whether quotation marks stand right around a name, as around words and titles."""
    start, end = scene.tokens[first].start, scene.tokens[last - 1].end
    return scene.text[start - 1 : start] in _QUOTES and scene.text[end : end + 1] in _QUOTES
