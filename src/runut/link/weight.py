"""Which happenings are too slight for a line: what a monitoring desk would not write down. All stay in `why`.

A desk writes down what was done between two sides, or when or where, what several tell, and what a page is about. One
page's words to nobody, and what one page only imagines, are read in the page.
"""

from collections.abc import Sequence

from runut.link.kin import WORDS
from runut.link.told import Told

SUBJECT = 3  # mentions; what an article comes back to so often is what it is about
DENYING = "deny an accusation"


def find_slight(members: Sequence[Told], copies: frozenset[str]) -> str:
    """Why a happening is no line of the brief; empty where it is one. Pages that copy another do not count."""
    articles = {told.record.id for told in members} - copies
    if len(articles) > 1:
        return ""
    if all(_is_denial_itself(told) for told in members):
        return "what is denied has its own line"
    if all(told.event.status == "hypothetical" for told in members):
        return "only imagined, by one article"
    if all(_is_over(told) for told in members):
        return "told as to come, by one article that came out after it"
    if any(told.actors and told.recipients for told in members):
        return _slight_words(members)
    if any(told.event.type in WORDS for told in members):
        return "words of one article, to nobody named"
    if len(members) >= SUBJECT or any(_is_told_well(told) for told in members):
        return ""
    return "one side, without day or place, in one article"


def _slight_words(members: Sequence[Told]) -> str:
    """Words that are only planned or imagined."""
    to_come = all(told.event.status in {"planned", "hypothetical", "rumoured"} for told in members)
    if to_come and all(told.event.type in WORDS for told in members):
        return "words to come, in one article"
    return ""


def _is_told_well(told: Told) -> bool:
    """Whether it is told with a day, a place, a second actor, or first of all."""
    if told.event.sentence == 0 or len(told.actors) > 1 or _is_placed(told):
        return True
    return told.days is not None and (bool(told.actors) or told.days.length() == 1)


def _is_over(told: Told) -> bool:
    """Whether it is told as to come, though its day was over: what somebody came for long ago."""
    to_come = told.event.status in {"planned", "hypothetical", "rumoured"}
    return to_come and told.days is not None and told.reported is not None and told.days.last < told.reported.first


def _is_placed(told: Told) -> bool:
    """Whether it is told where, beyond the country that did it or to which it was done."""
    return told.place is not None and (told.place != told.place_country or told.place not in told.countries)


def _is_denial_itself(told: Told) -> bool:
    """Whether an article denies here what it tells elsewhere as denied: the headline of the denial."""
    if told.event.predicate != DENYING:
        return False
    denied = (event for event in told.record.events if event.status == "denied" and event.id != told.event.id)
    return any(abs(event.sentence - told.event.sentence) <= 2 or told.event.sentence == 0 for event in denied)
