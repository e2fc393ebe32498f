"""Words for a badge beside a name that only looks like another: it merges and renames nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from sayso.resolve.scripts import alike_scripts, is_disguised, skeleton, swaps_digits


def confusable(name: str, beside: Iterable[str] = ()) -> str:
    """Return what is odd about the letters of a name, in words for a badge; nothing where nothing is.

    ``beside`` are other names that it stands among: one that looks the same and is written otherwise is named.
    """
    found = [_odd(name), *(f"looks like {other}" for other in _twins(name, beside))]
    return "; ".join(filter(None, found))


def _odd(name: str) -> str:
    if not is_disguised(name):
        return ""
    mixed = next((scripts for word in name.split() if len(scripts := alike_scripts(word)) > 1), ())
    if mixed:
        return f"letters of two alphabets: {' and '.join(script.title() for script in mixed)}"
    if any(map(swaps_digits, name.split())):
        return "a digit that looks like a letter"
    return "characters that are not seen"


def _twins(name: str, beside: Iterable[str]) -> list[str]:
    """Return the names that look the same. Accents are seen, so they tell apart; how they are typed is not."""
    looks, typed = skeleton(name), unicodedata.normalize("NFKC", name).casefold()
    others = {other for other in beside if skeleton(other) == looks}
    return sorted(other for other in others if unicodedata.normalize("NFKC", other).casefold() != typed)
