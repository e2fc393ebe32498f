"""Short forms bound to long ones: "Northern Cheese Guild (NCG)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from sayso.extract.names.candidate import Candidate
from sayso.model.mentions import Mention

_SHORT = re.compile(r"[A-Z][A-Za-z.&\-]{0,9}\d?$")
_OPENERS = frozenset({"(", "[(", "[", '("', "(“", "(the", "(or"})
_SKIPPED = frozenset("of for and the on in to a an de la del e al el & -".split())


def find_acronyms(candidates: Iterable[Candidate]) -> Mapping[str, str]:
    """Return short form → long form for every bracketed acronym, either side first, whose letters fit."""
    bound: dict[str, str] = {}
    for left, right in _bracketed(list(candidates)):
        if is_short_for(right.text, left.text):
            bound.setdefault(right.text, left.text)
        elif is_short_for(left.text, right.text):
            bound.setdefault(left.text, right.text)
    return bound


def _bracketed(candidates: list[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    for left, right in pairwise(candidates):
        if left.parsed is not right.parsed:
            continue
        between = [token.text for token in left.parsed.doc[left.last + 1 : right.first]]
        after = right.token_after()
        if (
            between in (["("], ["[", "("], ["("], ["(", '"'], ["(", "“"], ["(", "the"], ["(", "or"])
            and after is not None
        ):
            yield left, right


def is_short_for(short: str, long: str) -> bool:
    """Tell whether ``short`` can stand for ``long``: its letters are found in order, the first of a word among them.

    Its letters must begin words or hyphenated parts of the long one ("LeT" for "Lashkar-e-Taiba").
    """
    if not _SHORT.match(short) or len(short) >= len(long) or (" " not in long and "-" not in long):
        return False
    letters = [c for c in short if c.isalpha()]
    parts = [p for p in re.split(r"[\s\-]+", long) if p]
    if letters[-1] == "s" and len(letters) > 2:
        letters = letters[:-1]
    initials = "".join(part[0] for part in parts).upper()
    content = "".join(part[0] for part in parts if part.lower() not in _SKIPPED).upper()
    wanted = "".join(letters).upper()
    return len(wanted) > 1 and (wanted in (initials, content) or _is_loose_fit(wanted, content, long))


def _is_loose_fit(wanted: str, content: str, long: str) -> bool:
    """Tell whether most initials are there and every letter is found in order ("Phivolcs", "AfCFTA", "Interpol")."""
    if not content or wanted[0] != long[0].upper():
        return False
    shared = _subsequence_length(content, wanted)
    in_order = _subsequence_length(wanted, re.sub(r"[^A-Z]", "", long.upper())) == len(wanted)
    return in_order and shared >= max(2, (len(content) + 1) // 2)


def _subsequence_length(needle: str, hay: str) -> int:
    """Return how many letters of ``needle`` are found in ``hay`` in order (letters may be skipped)."""
    found = at = 0
    for letter in needle:
        place = hay.find(letter, at)
        if place >= 0:
            found += 1
            at = place + 1
    return found


def find_bound_names(text: str, names: Sequence[Mention]) -> Mapping[str, str]:
    """Return short form → long form for names that a bracket binds, as found in a document's text."""
    bound: dict[str, str] = {}
    for left, right in pairwise(names):
        if (
            text[left.span.end : right.span.start].strip() not in _OPENERS
            or text[right.span.end : right.span.end + 1] == ""
        ):
            continue
        if is_short_for(right.text, left.text):
            bound.setdefault(right.text, left.text)
        elif is_short_for(left.text, right.text):
            bound.setdefault(left.text, right.text)
    return bound
