"""Words that a report prints as somebody else's without quotation marks: posts with their sign-off, letters, notes.

News is told in the third person. A paragraph that says "I" and "my" outside quotation marks is somebody's statement set
as a block, unless the report begins in that voice itself and is a column or a first-hand account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.corroborate.folding import WORD
from sayso.model.spans import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_SIGN_OFF = re.compile(r"(?:—|–|--|-)\s?(?:\[?[\w.'’&| ]{1,40}\]?\s)?\(@\w{1,20}\)")
_LONGEST_POST = 320
"""Characters that a post may have before its sign-off."""
_FIRST_PERSON = frozenset("i my me mine we our us ours myself ourselves".split())
_CONTRACTED = re.compile(r"^(i|we)['’](m|ve|ll|d|re)$")
_FEWEST = 2
_SHARE = 0.03


def find_printed(text: str, quoted: Sequence[Span]) -> tuple[Span, ...]:
    """Return the stretches that stand outside ``quoted`` and are printed as somebody else's words, in order."""
    return tuple(sorted({*_posts(text), *_blocks(text, quoted)}))


def _posts(text: str) -> Iterator[Span]:
    """Yield each post: what stands before "— Name (@handle)", back to the paragraph's start or the post before."""
    done = 0
    for sign in _SIGN_OFF.finditer(text):
        start = max(text.rfind("\n", 0, sign.start()) + 1, done, sign.start() - _LONGEST_POST)
        if not text[start : sign.start()].strip():  # the sign-off stands in a paragraph of its own
            start = max(text.rfind("\n", 0, len(text[: sign.start()].rstrip())) + 1, done)
        done = sign.end()
        yield Span(start, sign.end())


def _blocks(text: str, quoted: Sequence[Span]) -> Iterator[Span]:
    paragraphs = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    if not paragraphs or _is_first_person(text, paragraphs[0], quoted):
        return
    for paragraph in paragraphs[1:]:
        if _is_first_person(text, paragraph, quoted):
            yield paragraph


def _is_first_person(text: str, paragraph: Span, quoted: Sequence[Span]) -> bool:
    words = [
        match.group().casefold()
        for match in WORD.finditer(text, paragraph.start, paragraph.end)
        if not any(span.start <= match.start() < span.end for span in quoted)
    ]
    own = sum(word in _FIRST_PERSON or _CONTRACTED.match(word) is not None for word in words)
    return own >= _FEWEST and own >= _SHARE * len(words)
