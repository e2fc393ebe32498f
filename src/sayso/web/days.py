"""Days in addresses: "2024-03-05", "2024-03" for the end of March."""

from __future__ import annotations

from starlette.exceptions import HTTPException

from sayso.model.edtf import is_edtf
from sayso.store import last_day


def read_day(words: str) -> str | None:
    """Return the last day of a date that an address or a form gives; ``None`` where it gives none.

    Raises:
        HTTPException: if it is no date (400).
    """
    wanted = words.strip()
    if not wanted:
        return None
    day = last_day(wanted) if is_edtf(wanted) else None
    if day is None:
        raise HTTPException(400, f"{wanted!r} is not a day such as 2024-03-05.")
    return day
