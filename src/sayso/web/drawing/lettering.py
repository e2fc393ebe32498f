"""How words fit into a drawing: broken into lines by what letters take up, since no page is there to measure them."""

from __future__ import annotations

import unicodedata
from itertools import accumulate, takewhile

_NARROW = frozenset("iljtf.,:;'’‘“”|!()[] ")
_BROAD = frozenset("mwMW@%—…")


def width_of(words: str, size: float) -> float:
    """Return how much room words take at most in the sans face, at a size in pixels."""
    return sum(map(_units, words)) * size


def _units(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter in _NARROW:
        return 0.36
    if letter in _BROAD:
        return 0.95
    return 0.72 if letter.isupper() else 0.58


def broken(words: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """Break words into at most so many lines; what does not fit is left out, with an ellipsis in its place."""
    lines: list[str] = []
    rest = " ".join(words.split())
    while rest and len(lines) < most:
        line, rest = _first_line(rest, width, size)
        lines.append(line)
    if rest and lines:
        lines[-1] = _cut(f"{lines[-1]} {rest}", width, size)
    return tuple(lines)


def _first_line(words: str, width: float, size: float) -> tuple[str, str]:
    """Take as many whole words as fit, and at least one, or as much of it as fits."""
    if width_of(words, size) <= width:
        return words, ""
    taken = ""
    for word in words.split(" "):
        longer = f"{taken} {word}".strip()
        if width_of(longer, size) > width:
            break
        taken = longer
    if taken:
        return taken, words[len(taken) :].strip()
    fits = max(1, _letters_within(words, width, size))
    return words[:fits], words[fits:].strip()


def _cut(words: str, width: float, size: float) -> str:
    short = words[: _letters_within(words, width - width_of("…", size), size)]
    return f"{short if short == words else short.rstrip()}…"


def _letters_within(words: str, width: float, size: float) -> int:
    """Return how many letters from the beginning fit, each looked at once: titles may be a thousand letters long."""
    so_far = accumulate(map(_units, words))
    return sum(1 for _ in takewhile(lambda units: units * size <= width, so_far))
