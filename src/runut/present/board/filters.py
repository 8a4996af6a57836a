"""What a list may be narrowed to: a story, a person. Choices are counted, so that none leads to an empty list."""

from collections import Counter
from collections.abc import Callable, Iterable

from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.text import Value

CHOICES = 200  # in one list


class Choice(Value, frozen=True, kw_only=True):
    """What a list can be narrowed to: the value that the query takes, its label, and how many items it leaves."""

    value: str
    label: str
    count: int


def stories_then(snapshot: Snapshot, now: Snapshot, story: str) -> frozenset[str]:
    """A story as it is called now, or was by the day of the snapshot, in the stories of the snapshot."""
    if story in snapshot.stories:
        return frozenset({story})
    articles = now.stories[story].articles if story in now.stories else ()
    return frozenset(snapshot.story_of[article] for article in articles if article in snapshot.story_of)


def story_choices(snapshot: Snapshot, speech: Speech, stories: Iterable[str | None]) -> tuple[Choice, ...]:
    """The stories of some items, the one with most of them first."""
    counts = Counter(story for story in stories if story in snapshot.stories)
    return tuple(
        Choice(value=story, label=speech.story(snapshot.stories[story], snapshot.judged(story)), count=count)
        for story, count in counts.most_common(CHOICES)
        if story
    )


def name_choices(names: Iterable[str], say: Callable[[str], str]) -> tuple[Choice, ...]:
    """The names of some items, by the alphabet of their labels; the most frequent ones where there are too many."""
    found = [Choice(value=name, label=say(name), count=count) for name, count in Counter(names).most_common(CHOICES)]
    return tuple(sorted(found, key=_by_label))


def _by_label(choice: Choice) -> tuple[str, str]:
    return choice.label.casefold(), choice.value
