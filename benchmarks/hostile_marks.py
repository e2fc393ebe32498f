"""What hostile words are planted in, and marks by which a page tells which string it shows in which field.

A mark is a word that no text holds: ``zq``, a letter for the field, three letters for the string's number. It stands
behind the string, so that what the string might open or end is still before it. In an author's name and in a reason the
same string stands a second time with nothing behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import ascii_lowercase

FIELDS: dict[str, str] = {
    "t": "title",
    "a": "author",
    "o": "outlet",
    "u": "address of a report",
    "n": "name of a person or body",
    "p": "name of a place",
    "q": "quotation",
    "w": "why something was decided",
    "b": "who decided",
    "r": "whom something was put to",
    "m": "what was put",
    "i": "who put it",
    "y": "words of a reply",
    "l": "name of a list",
    "k": "keeper of a list",
    "e": "entry of a list",
    "d": "draft",
    "f": "field of a form",
    "s": "what an address asks for",
}
"""Letters of marks, and what they mark."""
_MARK = re.compile(r"zq([a-z])([a-z]{3})(?![a-z])", re.IGNORECASE)
_BASE = len(ascii_lowercase)


def mark(field: str, number: int) -> str:
    """Return the mark of a string in a field; it begins with a capital, as names do."""
    letters = (ascii_lowercase[number // _BASE**place % _BASE] for place in (2, 1, 0))
    return f"Zq{field}{''.join(letters)}"


def marked(string: str, field: str, number: int) -> str:
    """Return a string with its mark behind it."""
    return f"{string} {mark(field, number)}"


def find_marks(text: str) -> set[tuple[str, int]]:
    """Return the fields and numbers of all marks in a text."""
    return read_marks(found[0] for found in _MARK.finditer(text))


def read_marks(marks: Iterable[str]) -> set[tuple[str, int]]:
    """Return the field and the number of each of some marks; those of unknown fields are none."""
    return {(each[2].lower(), _number(each[3:6].lower())) for each in marks if each[2].lower() in FIELDS}


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * _BASE + ascii_lowercase.index(letter)
    return number
