"""The tables of acts: forms made from bases, every type covered."""

import pytest

from runut.annotate.events.lexicon import TYPES, load_lexicon
from runut.lang.pack import Pack


@pytest.mark.parametrize(
    ("form", "voice"),
    [
        ("mengunjungi", "active"),
        ("dikunjungi", "passive"),
        ("kunjungi", "bare"),
        ("menyerang", "active"),
        ("menolak", "active"),
        ("ditolak", "passive"),
        ("memboikot", "active"),
        ("mendesak", "active"),
        ("bertemu", "fixed"),
    ],
)
def test_forms_are_made_from_bases(pack: Pack, form: str, voice: str) -> None:
    lexicon = load_lexicon(pack)
    assert form in lexicon.triggers
    assert lexicon.voices[form] == voice


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_many_words(pack: Pack, kind: str) -> None:
    words = {word for word, found in load_lexicon(pack).triggers.items() if any(t.type == kind for t in found)}
    assert len(words) >= 30


def test_every_cue_has_an_effect(pack: Pack) -> None:
    assert all(effect for table in load_lexicon(pack).cues.values() for effect in table.values())
