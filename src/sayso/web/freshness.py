"""Pages show what was read and decided meanwhile, also by other processes: the index is looked after before each.

Looking is quick where nothing changed. Where much was read, whoever comes waits a moment, and then sees what was there
before; the work goes on, once, beside the pages.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Lock
from time import monotonic

PATIENCE = 4.0
"""So many seconds a page waits for the index."""


class Freshness:
    """Brings an index up to date, one at a time.

    ``stamp`` tells in no time of which state the collection is; where it is that of the last time, nothing is done.
    ``on_error`` hears of what went wrong.
    """

    def __init__(
        self,
        refresh: Callable[[], object],
        on_error: Callable[[Exception], None],
        *,
        stamp: Callable[[], object],
        patience: float = PATIENCE,
    ) -> None:
        self._refresh = refresh
        self._stamp = stamp
        self._seen: object = None
        self._on_error = on_error
        self._patience = patience
        self._alone = Lock()
        self._began_at = float("inf")
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="index")

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being done."""
        return not self._alone.locked()

    def look(self) -> None:
        """Bring the index up to date, or give up waiting for it.

        What is being done already was begun before: it may have missed what the asker knows of. So that a decision is
        seen on the page that follows, everybody looks anew, unless it takes long.
        """
        if self._is_seen() or self._takes_long() or not self._alone.acquire(timeout=self._patience):
            return
        self._began_at = monotonic()
        wait([self._worker.submit(self._work)], timeout=self._patience)

    def _is_seen(self) -> bool:
        return self._seen is not None and self._seen == self._stamp()

    def _takes_long(self) -> bool:
        return monotonic() - self._began_at > self._patience

    def _work(self) -> None:
        try:
            stamp = self._stamp()
            self._refresh()
            self._seen = stamp
        except Exception as error:  # pages are shown as they were, and the next one tries again
            self._on_error(error)
        finally:
            self._began_at = float("inf")
            self._alone.release()
