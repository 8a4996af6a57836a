"""What the gazetteer's entries are called in the pack's language: the names alone, which are read much sooner."""

from collections.abc import Mapping
from functools import cache

from runut.lang.gazetteer import MINISTRY_COLUMNS, TABLES
from runut.lang.pack import Pack

BODY_COLUMNS = 3  # of the table of kinds of bodies


class Labels:
    """The pack's words for usual English names, also for a country's ministry or body that no table lists."""

    def __init__(self, labels: Mapping[str, str], adjectives: Mapping[str, str], kinds: Mapping[str, str]) -> None:
        self._labels = labels
        self._adjectives = adjectives
        self._kinds = kinds

    def of(self, name: str) -> str:
        """What a name is called; one that is not known stays as it is, and so does an abbreviation (`NATO`)."""
        label = self._labels.get(name) or self._of_country(name) or name
        return name if name.isupper() and len(name) < len(label) else label

    def _of_country(self, name: str) -> str | None:
        """A body by what it is and whose (`Iranian state media`), where both are known."""
        words = name.split(" ")
        for cut in range(1, len(words)):
            country = self._adjectives.get(" ".join(words[:cut]))
            kind = self._kinds.get(" ".join(words[cut:]))
            if country and kind:
                return f"{kind} {country}"
        return None


@cache
def load_labels(pack: Pack) -> Labels:
    """The labels of a pack; its tables are checked by `load_gazetteer`."""
    labels: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for table in TABLES:
        named, labelled, adjective = (
            table.columns.index(c) if c in table.columns else None for c in ("name", "label", "adjective")
        )
        for cells in pack.rows(f"entities/{table.file}", len(table.columns)):
            name = cells[named or 0]
            label = (cells[labelled] if labelled else "") or name
            labels.setdefault(name, label)
            if adjective:
                adjectives[cells[adjective] or name] = label
    bodies = reversed(pack.rows("entities/body_kinds.tsv", BODY_COLUMNS))  # the first word for a kind is the usual one
    kinds = {english.removeprefix("{adj} "): words for words, english, _ in bodies}
    kinds |= {row[1]: row[2] for row in pack.rows("entities/ministries.tsv", len(MINISTRY_COLUMNS))}
    return Labels(labels, adjectives, kinds)
