"""Which of many expressions can match a text at all, told by its words: most lexicon entries never meet most sentences.

An expression is parsed once for words of which any match must contain at least one ("storm warnings?" needs
"warning"), or a digit. A word of a text then wakes the expressions that need it, and is remembered with them. What
stays asleep cannot match, so that asking only the others changes no answer. One that needs no word is always awake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants, _parser  # type: ignore[attr-defined] # the one place that knows how an expression is built
from typing import Any

_DIGIT = "0"
"""Stands for any digit, among the words that an expression needs."""
_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"[A-Za-z0-9]+")
_FOLDED = frozenset("İıſK")
"""Letters that Python matches to i, s and k where case does not count, and that are other letters in lower case."""
_MOST_REMEMBERED = 50_000
_REPEATS = frozenset({_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT})


class Sieve:
    """The expressions of a list, by the words that wake them."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        needs = [needed(pattern) for pattern in patterns]
        self._always = frozenset(number for number, words in enumerate(needs) if not words)
        self._needs = [(number, word) for number, words in enumerate(needs) for word in sorted(words)]
        self._all = frozenset(range(len(patterns)))
        self._known: dict[str, frozenset[int]] = {}

    def awake(self, text: str) -> list[int]:
        """Return the places in the list of the expressions that may match somewhere in ``text``, in order."""
        return sorted(self._always.union(*map(self._woken, set(_WORD.findall(text)))))

    def _woken(self, word: str) -> frozenset[int]:
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_REMEMBERED:  # a run over very many documents must not grow without end
                self._known.clear()
            known = self._known[word] = self._ask(word)
        return known

    def _ask(self, word: str) -> frozenset[int]:
        if not _FOLDED.isdisjoint(word):
            return self._all
        both = f"{word} {word.lower()} {_DIGIT * any(letter.isdigit() for letter in word)}"
        return frozenset(number for number, need in self._needs if need in both)


def needed(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return words of which every match contains one, in part or whole; empty where there are none.

    They are in lower case where case does not count.
    """
    return _of_sequence(_parser.parse(pattern.pattern, pattern.flags), pattern.flags)


def _of_sequence(nodes: Iterable[tuple[Any, Any]], flags: int) -> frozenset[str]:
    """Return what the most telling part of a sequence needs."""
    parts: list[frozenset[str]] = []
    run = ""
    for kind, value in nodes:
        if kind is _constants.LITERAL:
            run += chr(value).lower() if flags & re.IGNORECASE else chr(value)
            continue
        parts += [_of_run(run), _of_node(kind, value, flags)]
        run = ""
    return max([*parts, _of_run(run)], key=_telling)


def _of_run(letters: str) -> frozenset[str]:
    pieces = _PIECE.findall(letters)
    return frozenset({max(pieces, key=len)}) if pieces else frozenset()


def _of_node(kind: Any, value: Any, flags: int) -> frozenset[str]:
    if kind is _constants.SUBPATTERN:
        _, more, less, inside = value
        return _of_sequence(inside, (flags | more) & ~less)
    if kind is _constants.ATOMIC_GROUP:
        return _of_sequence(value, flags)
    if kind is _constants.BRANCH:
        return _of_branches(value[1], flags)
    if kind in _REPEATS and value[0] > 0:
        return _of_sequence(value[2], flags)
    is_digit = kind is _constants.IN and value == [(_constants.CATEGORY, _constants.CATEGORY_DIGIT)]
    return frozenset({_DIGIT}) if is_digit else frozenset()


def _of_branches(branches: Iterable[Iterable[tuple[Any, Any]]], flags: int) -> frozenset[str]:
    each = [_of_sequence(branch, flags) for branch in branches]
    return frozenset().union(*each) if all(each) else frozenset()


def _telling(words: frozenset[str]) -> tuple[int, int]:
    """Rank what parts need: the longer its shortest word, and the fewer there are, the more seldom it is met."""
    shortest = min((2 if word == _DIGIT else len(word) for word in words), default=0)
    return (min(shortest, 5), -len(words))
