"""What values are called in the reader's language: dates, names, statuses, lines."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from runut.errors import BadPack
from runut.lang.wording import LANGUAGES, load_wording
from runut.present.board.snapshot import Snapshot
from runut.present.brief.build import renamed
from runut.present.brief.labels import (
    label_days,
    label_happening,
    label_held,
    label_names,
    label_office,
    label_side,
    label_source,
    naming_in,
)
from runut.present.brief.page import name_article
from runut.types.brief import BriefArticle, Conflict, Judged, LifeStage, OfficeTerm, Side
from runut.types.links import Happening, Story

COMMON = "common"


class Speech:
    """How a language says what pages show. Methods take values and give text, never HTML."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.wording = load_wording(language)
        self._naming = naming_in(language)

    def words(self, page: str) -> Mapping[str, str]:
        """The words of a page, with those that all pages share. Raises BadPack where it has another word for one."""
        shared, own = board_words(COMMON, self.language), board_words(page, self.language)
        if twice := sorted(shared.keys() & own.keys()):
            raise BadPack(f"labels/board/{page}.toml: {twice[0]} is said by every page: call it otherwise")
        return shared | own

    def days(self, value: str | None) -> str:
        """An ISO value or range."""
        return label_days(value, self.wording)

    def name(self, name: str) -> str:
        """What somebody or something is called."""
        return self._naming(name)

    def names(self, names: Iterable[str]) -> str:
        """Several of them."""
        return ", ".join(map(self.name, names))

    def source(self, name: str) -> str:
        """Whom something is from."""
        return label_source(name, self.wording, self.language)

    def office(self, office: str, of: str | None) -> str:
        """An office, and of what."""
        return label_office(office, of, self.wording, self.language)

    def held(self, term: OfficeTerm) -> str:
        """When an office is held, as far as is known and reported."""
        return label_held(term, self.wording)

    def happening(self, happening: Happening, judged: Sequence[Judged] = ()) -> str:
        """One line that says who does what to whom, or what a person called it."""
        return renamed(judged, label_happening(happening, self._naming, self.wording))

    def story(self, story: Story, judged: Sequence[Judged] = ()) -> str:
        """What a story is about, or what a person called it."""
        return renamed(judged, label_names(story.names, self._naming))

    def status(self, status: str) -> str:
        """A status."""
        return self.wording.status[status]

    def stage(self, stage: LifeStage) -> str:
        """What a stage of a life says, without its date: its turn where it has one, else its status."""
        return self.wording.words[stage.turn] if stage.turn else self.wording.status[stage.status]

    def side(self, conflict: Conflict, side: Side) -> str:
        """What one side of a disagreement says."""
        return label_side(conflict.kind, side.value, self.wording, self.language)

    def count(self, number: int, what: str) -> str:
        """So many of something: `what` is a word of the brief, such as `articles`."""
        return f"{self.number(number)} {self.wording.words[f'{what}_one' if number == 1 else what]}"

    def number(self, number: int) -> str:
        """A number with its thousands parted."""
        return f"{number:,}".replace(",", "." if self.language == "id" else ",")

    def article(self, article: BriefArticle) -> str:
        """The outlet of an article, or the name of its file."""
        return name_article(article)

    def about(self, snapshot: Snapshot, conflict: Conflict) -> str:
        """What a disagreement is about."""
        happening = snapshot.happenings.get(conflict.happening or "")
        return self.happening(happening, snapshot.judged(happening.id)) if happening else self.name(conflict.about)


@cache
def speech_in(language: str) -> Speech:
    """How a language says it. Raises BadCall for one that Runut does not speak."""
    return Speech(language)


@cache
def board_words(page: str, language: str) -> dict[str, str]:
    """The words of one page: `lang/labels/board/PAGE.toml` has each in every language."""
    path = files("runut.lang").joinpath("labels", "board", f"{page}.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if incomplete := [key for key, said in table.items() if set(said) != set(LANGUAGES)]:
        raise BadPack(f"labels/board/{page}.toml: {incomplete[0]} is wanted in {' and '.join(LANGUAGES)}")
    return {key: said[language] for key, said in table.items()}
