"""Whether anything was written to a collection, told in microseconds: for whoever asks before every page."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Lock

from sayso.store.engine import PATIENCE_SECONDS, explained


class Watch:
    """Looks at a collection through a connection of its own, which never writes; for any number of threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._alone = Lock()
        with explained(path):
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE_SECONDS, check_same_thread=False
            )

    def version(self) -> int:
        """Return a number that is another one after anybody has written, this process or another.

        Raises:
            StoreError: if the collection cannot be looked at.
        """
        with self._alone, explained(self._path):
            (number,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(number)

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()
