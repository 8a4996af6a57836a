"""One input's bytes to an Article."""

from runut.lang.pack import Pack
from runut.types.text import Article, Raw, Rejection, Zone


def clean_page(raw: Raw, *, pack: Pack) -> Article | Rejection:
    """The article that stands on a page, or why there is none."""
    text = raw.data.decode("utf-8")
    return Article(
        id=raw.sha256[:16],
        sha256=raw.sha256,
        path=raw.path,
        url=raw.given.url,
        text=text,
        language=pack.language,
        title=None,
        authors=(),
        editors=(),
        outlet=None,
        published=None,
        zones=(Zone(start=0, end=len(text), kind="body"),),
    )
