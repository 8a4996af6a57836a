"""The words of pages: in every language, and none that the frame of all pages says otherwise."""

from importlib.resources import files

import pytest

from runut.errors import BadPack
from runut.lang.wording import LANGUAGES
from runut.present.board import speech
from runut.present.board.speech import COMMON, speech_in

ALONE = {"door"}  # has no frame
PAGES = sorted({path.name.removesuffix(".toml") for path in files("runut.lang").joinpath("labels", "board").iterdir()})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [page for page in PAGES if page not in {COMMON, *ALONE}])
def test_a_page_keeps_the_words_of_all_pages(page: str, language: str) -> None:
    words = speech_in(language).words(page)
    assert all(words.values())
    assert words["people"] == speech.board_words(COMMON, language)["people"]


def test_another_word_for_what_all_pages_say_is_refused() -> None:
    with pytest.raises(BadPack, match=r"door\.toml: read_only"):
        speech_in("id").words("door")
