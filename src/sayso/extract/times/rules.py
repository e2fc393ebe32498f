"""The grammar's simple expressions, found in a passage.

Rules see a passage's text only. Where the text around decides ("in May", "may"), the reading looks at it and may
refuse. :mod:`sayso.extract.times.combine` then joins what the rules found to ranges and bounded dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sayso.extract.times import absolute, eras, relative, seasons
from sayso.extract.times.expressions import (
    Found,
    Vague,
)
from sayso.extract.times.named import named_rules
from sayso.extract.times.rulebook import Rule
from sayso.lexicon import load
from sayso.lexicon.sieve import Sieve
from sayso.model.times import TimexKind

_VAGUE = frozenset({"relative", "habitual", "duration"})


def find_expressions(text: str) -> list[tuple[Rule, Found]]:
    """Return the simple expressions of a passage, leftmost longest, without overlap."""
    found = sorted(_candidates(text), key=lambda pair: (pair[1].start, -pair[1].end))
    kept: list[tuple[Rule, Found]] = []
    for rule, expression in found:
        if not kept or expression.start >= kept[-1][1].end:
            kept.append((rule, expression))
    return kept


def _candidates(text: str) -> Iterator[tuple[Rule, Found]]:
    rules = all_rules()
    for number in _sieve().awake(text):
        rule = rules[number]
        for match in rule.pattern.finditer(text):
            expression = rule.read(match)
            if expression is not None:
                yield rule, Found(match.start(), match.end(), expression)


@cache
def _sieve() -> Sieve:
    return Sieve([rule.pattern for rule in all_rules()])


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule of the grammar, those of code before those of ``times.toml``."""
    books = (absolute.rule, eras.rule, seasons.rule, relative.rule)
    return (*(rule for book in books for rule in book.rules), *named_rules(), *_vague_rules())


def _vague_rules() -> Iterator[Rule]:
    for entry in load("times"):
        if entry.regex is not None and entry.kind in _VAGUE:
            kind = TimexKind(entry.kind)
            yield Rule(entry.id, entry.regex, lambda _, kind=kind: Vague(kind))  # type: ignore[misc]
