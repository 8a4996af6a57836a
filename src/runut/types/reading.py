"""An article together with the layers found on it so far."""

from runut.types.record import Attribution, Entity, Event, Quotation, Time
from runut.types.syntax import Syntax
from runut.types.text import Article, Value


class Reading(Value, frozen=True, kw_only=True):
    """What an annotation stage is handed: the article, its syntax, and the layers that earlier stages found."""

    article: Article
    syntax: Syntax
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[Event, ...] = ()
