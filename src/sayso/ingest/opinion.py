"""A second opinion on what is the article: trafilatura's choice, compared by its words.

Its text is never used, only which of our blocks it takes: it loses parts of broken pages without a word, and edits what
it keeps. It is asked only for pages within a limit, by size, since a limit by the clock would make the answer depend
on the machine. Its downloader is never called.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from sayso.ingest import limits, shapes

_RUN = 3
_ENOUGH = 0.8


@dataclass(frozen=True, slots=True)
class Opinion:
    """The words that a second reader takes for the article, as runs of three, and its short lines whole."""

    runs: frozenset[tuple[str, ...]]
    lines: frozenset[str]

    def takes(self, line: str) -> bool:
        """Tell whether it takes a line: most of the line's words, in their order."""
        words = _fold(line)
        if len(words) < 2 * _RUN:
            return " ".join(words) in self.lines
        runs = [tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)]
        return sum(run in self.runs for run in runs) >= _ENOUGH * len(runs)


def ask_second_opinion(html: str) -> Opinion | None:
    """Ask trafilatura which words of a page are its article; ``None`` if it is not asked, fails, or finds none."""
    if len(html) > limits.SECOND_OPINION.value:
        return None
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(html, output_format="txt", include_comments=False, include_tables=True)
    except Exception:  # whatever a broken page does to it is no reason to refuse the page
        return None
    return _opinion(text) if text else None


def _opinion(text: str) -> Opinion:
    lines = [_fold(line) for line in text.splitlines()]
    words = [word for line in lines for word in line]
    runs = frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
    return Opinion(runs, frozenset(" ".join(line) for line in lines if line))


def _fold(line: str) -> list[str]:
    return [word.casefold().strip(".,'’-") for word in shapes.words_of(line)]
