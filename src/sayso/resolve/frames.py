"""Frames: where a passage says a step ("is in talks to buy"), what stands before it, and which claims it carries."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, ClaimKind
from sayso.model.graph import Term
from sayso.model.spans import Span
from sayso.resolve.families import Found, Rung, find_modalities, find_rungs, rungs
from sayso.resolve.names import Names
from sayso.resolve.words import Word, find_words

_SILENT = frozenset({ClaimKind.NON_COMMENT, ClaimKind.QUESTION, ClaimKind.CORRECTION})
_CLOSED = frozenset(
    {
        ClaimKind.ROLE,
        ClaimKind.ASSESSMENT,
        ClaimKind.LABEL,
        ClaimKind.FORECAST,
        ClaimKind.HYPOTHETICAL,
        ClaimKind.DENIAL,
    }
)
"""Kinds of claims that say no more than their own head: what else they quote, they do not put forward."""
_BETWEEN = 2
"""How many words (an adverb, an auxiliary) may stand between a modality and the step."""


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name somebody, and who is meant within the story."""

    span: Span
    term: Term


@dataclass(frozen=True, slots=True)
class Frame:
    """A step as a passage says it. ``aspect`` is the modality before it, or empty."""

    rung: Rung
    span: Span
    core: Span
    """The words of the step alone, without the modality."""
    aspect: str = ""
    is_swapped: bool = False
    undergoes: bool = False
    is_undated: bool = False
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence of one report: its words, its claims, who is named in it, and the steps that it says."""

    document: str
    number: int
    span: Span
    words: tuple[Word, ...]
    claims: tuple[Claim, ...]
    named: tuple[Named, ...]
    frames: tuple[Frame, ...]


class Report:
    """One report as propositions need it: its sentences with claims, frames and names."""

    def __init__(self, analysis: Analysis, names: Names) -> None:
        self.analysis = analysis
        self.names = names
        self.id = analysis.document.id

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """The sentences that hold claims or words that are taken back, in the order of the text."""
        found = []
        for number, (span, claims) in enumerate(self._by_passage()):
            words = find_words(self.analysis.document.text, span)
            named = tuple(n for n in self.named if span.contains(n.span))
            frames = tuple(_frames(words, claims))
            found.append(Telling(self.id, number, span, words, claims, named, frames))
        return tuple(found)

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Every mention, nominal or pronoun that is resolved to a name, in the order of the text."""
        found = {}
        for entity in self.analysis.entities:
            term = self.names.of_entity(self.id, entity.id)
            if term is not None:
                found.update({span: Named(span, term) for span in (*entity.mentions, *entity.references)})
        return tuple(found[span] for span in sorted(found))

    @cached_property
    def media(self) -> frozenset[str]:
        """Keys of what is named as an outlet."""
        media = (self.names.of_entity(self.id, e.id) for e in self.analysis.entities if e.is_media)
        return frozenset(term.key for term in media if term is not None)

    def _by_passage(self) -> Iterator[tuple[Span, tuple[Claim, ...]]]:
        passages = sorted({p.span for p in self.analysis.document.passages})
        starts = [span.start for span in passages]
        held: dict[Span, list[Claim]] = {}
        for claim in self.analysis.claims:
            place = bisect_right(starts, claim.head.start) - 1
            if place >= 0 and claim.kind not in _SILENT and passages[place].contains(claim.head):
                held.setdefault(passages[place], []).append(claim)
        for derivation in self.analysis.derivations:  # what is taken back says what is replaced
            for span in passages if derivation.withdrawn is not None else ():
                if derivation.withdrawn is not None and span.contains(derivation.withdrawn):
                    held.setdefault(span, [])
        for span in sorted(held):
            yield span, tuple(sorted(held[span], key=lambda c: (c.citation.spans[0].start, c.head, c.id)))

    @cached_property
    def _withdrawn(self) -> frozenset[str]:
        spans = [d.withdrawn for d in self.analysis.derivations if d.withdrawn is not None]
        return frozenset(c.id for c in self.analysis.claims if any(span.contains(c.head) for span in spans))

    def is_withdrawn(self, claim: str) -> bool:
        """Tell whether a claim stands in words that are quoted only to take them back: they are not said again."""
        return claim in self._withdrawn


def _frames(words: Sequence[Word], claims: Sequence[Claim]) -> Iterator[Frame]:
    texts = [word.text for word in words]
    modalities: dict[int, Found] = {}
    for found in sorted(find_modalities(texts), key=lambda f: (f.start - f.end, f.start)):
        modalities.setdefault(found.end, found)
    found_rungs = find_rungs(texts)
    for one in found_rungs:
        modality = _before(one, modalities, found_rungs)
        core = _span(words, one.start, one.end)
        span = core if modality is None else _span(words, modality.start, one.end)
        yield Frame(
            rung=rungs()[one.rung],
            span=span,
            core=core,
            aspect="" if modality is None else modality.entry.id.partition(".")[2],
            is_swapped=bool(one.entry.data.get("swap", False)),
            undergoes=bool(one.entry.data.get("undergoes", rungs()[one.rung].undergoes)),
            is_undated=bool(one.entry.data.get("undated", False)),
            claims=_carried(span, core, claims),
        )


def _before(rung: Found, modalities: dict[int, Found], others: Sequence[Found]) -> Found | None:
    """The modality that ends right before the step; one that is part of another step ("in talks to") is none."""
    for gap in range(_BETWEEN + 1):
        found = modalities.get(rung.start - gap)
        if found is not None and not any(o.start < found.end and found.start < o.end for o in others):
            return found
    return None


def _span(words: Sequence[Word], start: int, end: int) -> Span:
    return Span(words[start].span.start, words[end - 1].span.end)


def _carried(span: Span, core: Span, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that say the step: those whose head stands in its words, else the shortest that quotes them whole."""
    heads = tuple(claim for claim in claims if span.contains(claim.head) and claim.kind is not ClaimKind.ROLE)
    if heads:
        return heads
    quoting = [c for c in claims if c.kind not in _CLOSED and any(s.contains(core) for s in c.citation.spans)]
    return tuple(sorted(quoting, key=lambda c: (len(c.citation.quote), c.id))[:1])
