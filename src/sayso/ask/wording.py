"""Words that carry a verdict: sayso never uses one in its own voice, only inside a quotation with its holder.

TRADECRAFT, 8.8. The list is used in two ways: a test reads every sentence that sayso can write of its own and fails on
one of these, and :func:`is_loaded` tells a renderer that words taken from an article must stand in quotation marks.
"""

from __future__ import annotations

import re

LOADED_WORDS = frozenset(
    "terrorist terrorists terrorism terror militant militants militancy extremist extremists jihadist jihadists regime "
    "regimes commander commanders front fanatic fanatics thug thugs crony cronies mastermind henchman henchmen "
    "warlord warlords strongman despot dictator puppet stooge stooges cult oligarch oligarchs mobster mobsters "
    "gangster gangsters criminal criminals crook crooks fraudster fraudsters liar liars notorious infamous disgraced "
    "controversial shady murky sinister brazen so-called self-styled radical radicals hardline hardliner hardliners "
    "separatist separatists insurgent insurgents rebel rebels illegal alien aliens".split()
)
"""Not a list of words that are wrong to say: a list of words that somebody has to have said."""

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def loaded_words(text: str) -> tuple[str, ...]:
    """Return the loaded words of a text, in order."""
    return tuple(word for word in _WORD.findall(text) if word.lower() in LOADED_WORDS or _part(word))


def _part(word: str) -> bool:
    return any(part in LOADED_WORDS for part in word.lower().split("-"))


def is_loaded(text: str) -> bool:
    """Whether a text has a word that may only be quoted."""
    return bool(loaded_words(text))


def outside_quotation(text: str) -> str:
    """Return a sentence without what stands in its quotation marks, however deeply they are nested."""
    kept, depth = [], 0
    for character in text:
        depth += character == "“"
        if depth == 0:
            kept.append(character)
        depth -= character == "”" and depth > 0
    return "".join(kept)
