"""Characters that may be shown: text from pages never steers a terminal, a log or the direction of reading.

Control characters (C0, C1, DEL), the bidirectional overrides and isolates, and lone surrogates are taken out of what is
*shown*; the stored text and the JSON keep every character.
"""

from __future__ import annotations

import re

_UNSHOWN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufeff]"
)


def printable(text: str) -> str:
    """Return text without the characters that act instead of being read; line feeds and tabs stay."""
    return _UNSHOWN.sub("", text)


def one_line(text: str) -> str:
    """Return text for one line of a terminal or a log: nothing that acts, and all white space closed up."""
    return " ".join(printable(text).split())
