"""Which country a passage is about, for bodies and offices that the text leaves without one."""

from collections import Counter
from collections.abc import Container, Sequence

from runut.annotate.entities.bodies import country_of
from runut.annotate.entities.names import Name
from runut.annotate.entities.scene import Scene

_BACK = 2  # sentences


class CountryContext:
    """The countries that an article's names belong to, by place in the text."""

    def __init__(self, scene: Scene, names: Sequence[Name]) -> None:
        self._scene = scene
        owned = [(name, _home(name)) for name in names]
        self._owned = [(name.first, key) for name, key in owned if key]
        self._places = [(name.first, key) for name, key in owned if key and name.type in {"GPE", "LOC"}]

    def is_home(self, home: Container[str]) -> bool:
        """Whether the page is datelined from one of these countries."""
        datelined = (key for first, key in self._places if self._scene.tokens[first].zone == "dateline")
        return next(datelined, None) in home

    def speaks_of(self, country: str | None) -> bool:
        """Whether a country or a place in it is named."""
        return any(key == country for _, key in self._places)

    def at(self, token: int) -> str | None:
        """The key of the country that a word at a token is most likely said of, or None."""
        here = self._scene.tokens[token].sentence
        sentences = [(first, key, self._scene.tokens[first].sentence) for first, key in self._owned]
        same = [key for first, key, sentence in sentences if sentence == here and first < token]
        if same:
            return same[-1]
        near = [key for _, key, sentence in sentences if here - _BACK <= sentence < here]
        chosen = near or [key for _, key, _ in sentences]
        return _commonest(chosen)


def _home(name: Name) -> str | None:
    """The key of the country that a name is, or belongs to."""
    country = country_of(name)
    if country:
        return country.key
    return name.entries[0].country if name.entries else None


def _commonest(keys: Sequence[str]) -> str | None:
    """The key that occurs most; of several the last."""
    counts = Counter(keys)
    return max(reversed(keys), key=counts.__getitem__) if keys else None
