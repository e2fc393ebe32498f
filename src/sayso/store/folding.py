"""Text as databases keep it, and as names are compared when someone searches for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_NOT_WORD = re.compile(r"[\W_]+")


def storable(text: str) -> str:
    """Replace what a database cuts or refuses: SQLite stops at NUL, no database takes a lone surrogate."""
    return _UNSTORABLE.sub("\ufffd", text)


def fold(name: str) -> str:
    """Return the words of a name in lower case, without accents and marks, one space around each."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", storable(name)) if not unicodedata.combining(c))
    return f" {_NOT_WORD.sub(' ', plain.casefold()).strip()} "


def fold_all(names: Iterable[str | None]) -> str:
    """Return several names folded, parted so that no search runs from one into the next."""
    return "|".join(dict.fromkeys(fold(name) for name in names if name and fold(name).strip()))


def like_words(name: str) -> str | None:
    """Return the LIKE pattern that finds a name as whole words in folded text; None if it has no words."""
    folded = fold(name)
    return f"%{folded}%" if folded.strip() else None
