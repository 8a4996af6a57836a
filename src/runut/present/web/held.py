"""Pages that were made already: what hangs on the casebook and the address alone is the same for the next reader."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

PAGES = 256  # at most some 100 kB each


class Held:
    """The HTML of the pages that were asked for last."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, str] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> str | None:
        """The page that was made for a key, if it is held."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def keep(self, key: Hashable, page: str) -> None:
        """Hold a page, in place of the one not asked for longest where there are too many."""
        with self._lock:
            self._pages[key] = page
            while len(self._pages) > PAGES:
                self._pages.popitem(last=False)
