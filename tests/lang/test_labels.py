"""What names are called: the same as the gazetteer's entries say, sooner."""

import pytest

from runut.lang.gazetteer import load_gazetteer
from runut.lang.labels import load_labels
from runut.lang.pack import load_pack

PACK = load_pack("id")


def test_every_entry_is_called_what_the_gazetteer_calls_it() -> None:
    labels, entries = load_labels(PACK), load_gazetteer(PACK).entries.values()
    first = {entry.name: entry for entry in reversed([*entries])}
    wrong = {
        name: (labels.of(name), entry.labels["id"])
        for name, entry in first.items()
        if labels.of(name) not in (entry.labels["id"], name)
    }
    assert first and not wrong


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Germany", "Jerman"),
        ("NATO", "NATO"),
        ("Icelandic Ministry of Foreign Affairs", "Kementerian Luar Negeri Islandia"),
        ("Katla Brynjars", "Katla Brynjars"),
        ("Ministry of Foreign Affairs", "Ministry of Foreign Affairs"),
    ],
)
def test_example(name: str, label: str) -> None:
    assert load_labels(PACK).of(name) == label
