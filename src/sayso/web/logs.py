"""What failed, told to whoever runs the room: one line on standard error, and more under SAYSO_DEBUG."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from sayso.export.printable import one_line, printable

_LONGEST = 400


def log(doing: str, what: str, error: Exception) -> None:
    """Say what failed while doing what (``GET /names``); nothing in it can break the line or steer a terminal."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = f"{Path(last[0].filename).name}:{last[0].lineno}" if last else "?"
    line = f"sayso: {doing} {what} failed at {where}: {type(error).__name__}: {error}"
    sys.stderr.write(one_line(line)[:_LONGEST] + "\n")
    if os.environ.get("SAYSO_DEBUG"):
        sys.stderr.write(printable("".join(traceback.format_exception(error))))
