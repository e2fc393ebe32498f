"""Caveats that a report adds to what it took over, or leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.corroborate.legs import Leg
from sayso.corroborate.sentences import Reading, Sentence
from sayso.lexicon import load
from sayso.model.provenance import Drift, DriftKind

_CLASSES = {
    "unverified": "nobody has checked it",
    "undated": "when it was is not known",
    "open": "nothing is settled",
    "preliminary": "the figures or findings are early",
    "unsigned": "the paper is a draft or unsigned",
}
LONGEST = 12
"""Up to how many words a whole clause is shown for a caveat, and not its formula alone."""


@dataclass(frozen=True, slots=True)
class Caveat:
    """A caveat of a report: its class, its exact words, and the sentence in which it stands."""

    kind: str
    words: str
    sentence: Sentence


def find_caveats(reading: Reading) -> tuple[Caveat, ...]:
    """Return the caveats of a report, in text order."""
    found = []
    for sentence in reading.sentences:
        for kind, start, words in _formulas(sentence.text):
            found.append(Caveat(kind, _shown(sentence, start, words), sentence))
    return tuple(found)


@lru_cache(maxsize=16384)
def _formulas(text: str) -> tuple[tuple[str, int, str], ...]:
    """Return the class, place and words of each formula in a sentence; kept, because copies have the same sentences."""
    hits = ((entry.kind, entry.regex.search(text)) for entry in load("caveats") if entry.regex)
    return tuple((kind, hit.start(), hit[0]) for kind, hit in hits if hit is not None)


def _shown(sentence: Sentence, start: int, words: str) -> str:
    """Return the clause that a formula stands in, where it is short: also who could not verify."""
    at = sentence.span.start + start
    clauses = [s.of_text for s in _clauses(sentence) if s.start <= at < s.end and words in s.of_text]
    short = [clause for clause in clauses if len(clause.split()) <= LONGEST]
    return min(short, key=len) if short and len(words.split()) > 1 else words


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    of_text: str


def _clauses(sentence: Sentence) -> Iterator[_Clause]:
    for claim in sentence.claims:
        for span in claim.citation.spans:
            if sentence.span.contains(span):
                text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
                yield _Clause(span.start, span.end, text)


def caveat_drift(leg: Leg) -> Iterator[Drift]:
    """Yield the kinds of caveat that only one of two reports has, where the derived one tells the other's matter.

    A caveat on something that the derived report does not tell is not dropped, and one on something of its own is not
    added: it must stand in or right after a sentence that both have, or in a report that is retold as a whole.
    """
    if not leg.pairs:
        return
    before, after = find_caveats(leg.upstream), find_caveats(leg.derived)
    for kind in sorted(_CLASSES):
        old, new = [c for c in before if c.kind == kind], [c for c in after if c.kind == kind]
        if old and not new:
            yield from _dropped(leg, old)
        elif new and not old and leg.is_retelling:
            yield from _added(leg, new)


def _dropped(leg: Leg, caveats: list[Caveat]) -> Iterator[Drift]:
    for caveat in caveats:
        if _is_told(leg, caveat.sentence):
            note = f"the report it comes from says that {_CLASSES[caveat.kind]}"
            yield leg.make(DriftKind.CAVEAT_DROPPED, caveat.words, "", detail="caveat", rule="drift.caveat", note=note)
            return


def _is_told(leg: Leg, sentence: Sentence) -> bool:
    """Tell whether a caveat's own sentence, the one before it, or the report's first is told by the derived report."""
    numbers = {sentence.number, sentence.number - 1}
    told = {pair.before.number for pair in leg.pairs}
    return bool(numbers & told) or (leg.is_retelling and _first_told(leg) in told)


def _first_told(leg: Leg) -> int:
    """Return the sentence that a report leads with: its first with a claim."""
    return next((s.number for s in leg.upstream.sentences if s.claims), 0)


def _added(leg: Leg, caveats: list[Caveat]) -> Iterator[Drift]:
    note = f"the report adds that {_CLASSES[caveats[0].kind]}"
    yield leg.make(DriftKind.CAVEAT_ADDED, "", caveats[0].words, detail="caveat", rule="drift.caveat", note=note)
