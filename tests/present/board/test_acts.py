"""What is told in other words may be denied, asked or promised."""

import pytest

from runut.annotate.reported.tables import load_cues
from runut.lang.pack import load_pack
from runut.lang.wording import LANGUAGES
from runut.present.board.acts import SAYING, act_of
from runut.present.board.speech import board_words


@pytest.mark.parametrize(
    ("cue", "act"),
    [("membantah", "deny"), ("Bantah", "deny"), ("berjanji", "promise"), ("mengatakan", None), (None, None)],
)
def test_what_is_done_with_words(cue: str | None, act: str | None) -> None:
    assert act_of(cue, direct=False) == act


def test_words_of_ones_own_tell_it_themselves() -> None:
    assert act_of("bantah", direct=True) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_has_a_name(language: str) -> None:
    cues = load_cues(load_pack("id"))
    kinds = {cue.kind for table in (cues.before, cues.after, cues.passive, cues.headline) for cue in table.values()}
    assert {f"act_{kind}" for kind in kinds - SAYING} <= board_words("person", language).keys()
