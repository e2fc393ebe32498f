"""Dates of publication as EDTF, never finer than what is written, and never from a clock.

Only full years are taken: a day without a year, or ``3/4/2024``, which two countries read differently, stays unknown.
"""

from __future__ import annotations

import datetime
import json
import re

from sayso.ingest import limits
from sayso.model.documents import Document
from sayso.model.edtf import is_edtf

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_FORMS = tuple(
    re.compile(rf"(?<![\w/-]){_WEEKDAY}{form}(?![\w/-])", re.IGNORECASE)
    for form in (
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_YEAR}[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?:[t ]\d\d:?\d\d\S*)?",
        rf"(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.]{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
    )
)
_ISO = re.compile(r"\s*(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?=$|[T\s Z+])")


def read_machine_date(value: str) -> str | None:
    """Read a date from metadata: ISO 8601, or a form that :func:`find_date` knows; the time of day is left out."""
    value = value.strip()[: limits.DATE.value]
    if found := _ISO.match(value):
        year, month, day = found.groups()
        return _edtf(int(year), int(month) if month else None, int(day) if day else None)
    place = find_date(value)
    return place[0] if place else None


def find_date(text: str) -> tuple[str, int, int] | None:
    """Return the first written date with a year in ``text`` as EDTF, with its start and end; or nothing."""
    hits = []
    for form in _FORMS:
        if (found := form.search(text)) and (value := _value(found)):
            hits.append((found.start(), -found.end(), value))
    if not hits:
        return None
    start, end, value = min(hits)
    return value, start, -end


def _value(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    day = int(parts["day"]) if parts.get("day") else None
    month = int(parts["month"]) if parts["month"].isdigit() else _MONTHS[parts["month"].lower()]
    if parts["month"].isdigit() and not found.group().strip().startswith(parts["year"]) and day is not None:
        if month > 12 >= day:
            day, month = month, day
        elif day <= 12 and day != month:
            return None  # the third of April or the fourth of March: nobody can tell
    return _edtf(int(parts["year"]), month, day)


def _edtf(year: int, month: int | None, day: int | None) -> str | None:
    if month is None:
        return f"{year:04d}" if 1000 <= year <= 9999 else None
    try:
        datetime.date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


_EDTF = re.compile(r"[\dXu?~%/.,\[\]{}TZ:+ -]{4,100}")


def read_given_date(value: str) -> str | None:
    """Read a date that a user gives: EDTF as it is, a timestamp as its day, or a written date."""
    value = value.strip()
    found = _ISO.fullmatch(value) or (_ISO.match(value) if "T" in value or " " in value else None)
    if found:
        return read_machine_date(value)
    if _EDTF.fullmatch(value) and re.search(r"\d{2}|X", value):
        return value
    return read_machine_date(value)


def captured_on(document: Document) -> str | None:
    """Return the day on which a text was surely there: the ``captured`` of a JSON Lines record, as EDTF; else nothing.

    It comes from the input alone. When this machine read it is no proof of anything, and plays no part.
    """
    stated = dict(document.capture.extra).get("captured")
    value = json.loads(stated) if stated is not None else None
    found = read_given_date(value) if isinstance(value, str) else None
    return found if found is not None and is_edtf(found) else None
