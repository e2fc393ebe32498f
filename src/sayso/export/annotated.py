"""What people confirmed and corrected, written out as annotated reports.

The form is that in which the encoder's training and ``sayso evaluate`` read what careful readers marked.

Each report begins with ``=== REPORT`` and its day (``0000-00-00`` where it is not stated), then comes its text with
tags, then the lists TIES, RESPONSES, CREDITS and REVIEWED. Only claims that a person decided about are marked: outside
of them nothing was looked at, and a lack of marks says nothing. REVIEWED has a line for each decision, with the words
of those that were rejected: they are what should not have been read so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.ask.correcting import correct
from sayso.ask.ties import find_ties
from sayso.errors import BadDecision
from sayso.model.analysis import Analysis
from sayso.model.claims import Attribution, Claim, ResponseKind, SourceKind, Standing
from sayso.model.judgements import Decision, Review
from sayso.model.mentions import CueKind, EntityType
from sayso.model.spans import Span, cover
from sayso.resolve.anchoring import Found, find_reviewed, holding

_LOOKS_LIKE_A_TAG = re.compile(r"</?[a-z]\d*[ >]|^=== ", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAMES = {
    EntityType.PERSON: "PER",
    EntityType.ORG: "ORG",
    EntityType.GPE: "GPE",
    EntityType.LOC: "LOC",
    EntityType.FAC: "FAC",
}
_LETTERS = {
    Standing.HEARSAY: "R",
    Standing.HEDGED: "H",
    Standing.DENIED: "D",
    Standing.FORECAST: "F",
    Standing.HYPOTHETICAL: "Y",
}
_CUES = {
    CueKind.ATTRIBUTION: "say",
    CueKind.ATTRIBUTION_FACTIVE: "confirm",
    CueKind.DENIAL: "deny",
    CueKind.NO_COMMENT: "nocomment",
    CueKind.HEARSAY_ADVERB: "hearsay",
    CueKind.HEARSAY_PASSIVE: "hearsay",
    CueKind.REPUTATION: "hearsay",
    CueKind.PERCEPTION_PASSIVE: "hearsay",
    CueKind.EXPECTATION: "think",
    CueKind.EVIDENTIAL: "assess",
    CueKind.DIRECTIVE: "direct",
    CueKind.COMMISSIVE: "commit",
    CueKind.PROVENANCE: "credit",
}
_RESPONSES = {
    ResponseKind.DENIAL_SPECIFIC: "deny",
    ResponseKind.DENIAL_GENERAL: "deny",
    ResponseKind.DENIAL_NARROWER: "deny",
    ResponseKind.REJECTS_CHARACTERISATION: "reject",
    ResponseKind.ADMISSION: "admit",
    ResponseKind.PARTIAL: "confirm",
    ResponseKind.NO_COMMENT: "nocomment",
    ResponseKind.DECLINED: "declined",
}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of the text and its tag; of marks on the same words the one of lower rank stands outside."""

    span: Span
    rank: int
    tag: str
    value: str = ""

    @property
    def opening(self) -> str:
        return f"<{self.tag} {self.value}>" if self.value else f"<{self.tag}>"

    @property
    def closing(self) -> str:
        return f"</{self.tag}>"


def annotate(analyses: Iterable[Analysis], reviews: Sequence[Review]) -> str:
    """Return the reports of which people decided something, annotated with it, one after the other."""
    return "\n".join(text for analysis in analyses if (text := annotate_report(analysis, reviews)) is not None)


def annotate_report(analysis: Analysis, reviews: Iterable[Review]) -> str | None:
    """Return one report with what people decided marked in it; ``None`` where they decided nothing.

    A text that holds something that reads like a tag cannot be annotated in line, and is left out.
    """
    found = find_reviewed(_standing(reviews), analysis)
    held = holding(found)
    text = analysis.document.text
    if not held or _LOOKS_LIKE_A_TAG.search(text):
        return None
    kept = [claim for claim in (_as_decided(c, held.get(c.id), analysis) for c in analysis.claims) if claim]
    published = analysis.document.published.value or ""
    day = published[:10] if _DAY.match(published) else "0000-00-00"
    lists = (
        ("TIES", _ties(analysis, kept)),
        ("RESPONSES", _responses(analysis, kept)),
        ("CREDITS", ()),
        ("REVIEWED", _reviewed(found)),
    )
    sections = "\n".join(line for name, rows in lists for line in (f"=== {name}", *rows))
    return f"=== REPORT {day}\n{_inline(text, _choose(_marks(kept, analysis), text))}\n{sections}\n"


def _standing(reviews: Iterable[Review]) -> tuple[Review, ...]:
    return tuple(review for review in reviews if review.change is None or review.change.stands)


def _as_decided(claim: Claim, found: Found | None, analysis: Analysis) -> Claim | None:
    """Return a claim as a person has it; ``None`` where nobody confirmed or corrected it."""
    if found is None or found.review.decision not in (Decision.CONFIRMED, Decision.CORRECTED):
        return None
    for field in found.review.corrected:
        try:
            claim = correct(claim, field, analysis)
        except BadDecision:  # of another version
            return None
    return claim


# Marks


def _marks(claims: Sequence[Claim], analysis: Analysis) -> Iterator[_Mark]:
    numbers: dict[Span, int] = {}
    for claim in claims:
        if claim.standing is not Standing.SILENCE:
            yield _Mark(claim.head, 5, "p", letter_of(claim))
        for step in claim.chain:
            yield from _step(step, claim, numbers)
        if claim.time is not None:
            yield _Mark(claim.time.span, 3, "t", _when(claim))
        yield from _names(claim, analysis)


def letter_of(claim: Claim) -> str:
    """Return the letter by which the guidelines call how a claim is presented."""
    if claim.standing is Standing.DENIED:
        denies = any(step.cue is not None and step.cue.kind is CueKind.DENIAL for step in claim.chain)
        return "D" if denies or any(cue.kind is CueKind.DENIAL for cue in claim.cues) else "N"
    if claim.standing in _LETTERS:
        return _LETTERS[claim.standing]
    if claim.mode.value == "presupposed":
        return "P"
    return "A" if claim.source.kind is SourceKind.PUBLISHER else "T"


def _step(step: Attribution, claim: Claim, numbers: dict[Span, int]) -> Iterator[_Mark]:
    """Yield source, cue and content of one act of saying; all claims under one cue share its number."""
    kind = _cue_kind(step)
    if step.cue is None or kind is None:
        return
    number = numbers.setdefault(step.cue.span, len(numbers) + 1)
    yield _Mark(step.cue.span, 2, f"c{number}", kind)
    taken = [step.cue.span]
    if step.source.span is not None:
        yield _Mark(step.source.span, 1, f"s{number}")
        taken.append(step.source.span)
    for span in claim.citation.spans:
        yield from (_Mark(piece, 0, f"x{number}") for piece in _outside(span, taken))


def _cue_kind(step: Attribution) -> str | None:
    if step.cue is None:
        return None
    return (
        step.cue.entry.removeprefix("encoder-") if step.cue.entry.startswith("encoder-") else _CUES.get(step.cue.kind)
    )


def _outside(span: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """Yield what is left of a stretch without others."""
    start = span.start
    for other in sorted(other for other in taken if other.overlaps(span)):
        if other.start > start:
            yield Span(start, other.start)
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)


def _when(claim: Claim) -> str:
    time = claim.time
    if time is None or not time.is_resolved:
        return "?"
    if time.end is None and time.start is not None and time.start.startswith("["):
        return time.start  # "at least 2019": the guidelines give the bound alone
    return time.start or "?" if time.start == time.end else f"{time.start or '..'}/{time.end or '..'}"


def _names(claim: Claim, analysis: Analysis) -> Iterator[_Mark]:
    """Yield the names of those whom a claim is about or held by, where they stand in its words or its source's."""
    arguments = (claim.subject, claim.object, *(p.argument for p in claim.participants))
    meant = {a.entity for a in arguments if a is not None} | {step.source.entity for step in claim.chain}
    words = [*claim.citation.spans, *(step.source.span for step in claim.chain if step.source.span is not None)]
    for entity in analysis.entities:
        if entity.id in meant and entity.type in _NAMES and entity.government_of is None:
            inside = (span for span in entity.mentions if any(other.contains(span) for other in words))
            yield from (_Mark(span, 4, "n", _NAMES[entity.type]) for span in inside)


def _choose(marks: Iterable[_Mark], text: str) -> list[_Mark]:
    """Return marks that nest and break no word: what is smaller stands, and what would cross it is left out."""
    chosen: list[_Mark] = []
    trimmed = {trimmed for mark in marks if (trimmed := _trimmed(mark, text)) is not None}
    for mark in sorted(trimmed, key=lambda m: (-m.rank, m.span, m.tag, m.value)):
        is_double = any(mark.span == other.span and mark.tag[0] == other.tag[0] in "npt" for other in chosen)
        if not is_double and not any(_cross(mark.span, other.span) for other in chosen):
            chosen.append(mark)
    outer = [m for m in chosen if not any(m is not o and m.tag == o.tag and o.span.contains(m.span) for o in chosen)]
    acts = {mark.tag[1:] for mark in outer if mark.tag[0] == "c"}
    outer = [mark for mark in outer if mark.tag[0] not in "sx" or mark.tag[1:] in acts]  # no source without its act
    return sorted(outer, key=lambda m: (m.span.start, -m.span.end, m.rank, m.tag))


def _trimmed(mark: _Mark, text: str) -> _Mark | None:
    words = mark.span.of(text)
    start = mark.span.start + len(words) - len(words.lstrip(" \n\t,;"))
    end = mark.span.end - (len(words) - len(words.rstrip(" \n\t,;.")))
    if start >= end or _breaks(text, start) or _breaks(text, end):
        return None
    return _Mark(Span(start, end), mark.rank, mark.tag, mark.value)


def _breaks(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _cross(one: Span, other: Span) -> bool:
    return one.overlaps(other) and not one.contains(other) and not other.contains(one)


def _inline(text: str, marks: Sequence[_Mark]) -> str:
    parts: list[str] = []
    opened: list[_Mark] = []
    position = 0
    for mark in marks:
        position = _close_up_to(mark.span.start, opened, text, position, parts)
        parts.append(text[position : mark.span.start] + mark.opening)
        position = mark.span.start
        opened.append(mark)
    position = _close_up_to(len(text), opened, text, position, parts)
    return "".join((*parts, text[position:]))


def _close_up_to(at: int, opened: list[_Mark], text: str, position: int, parts: list[str]) -> int:
    while opened and opened[-1].span.end <= at:
        mark = opened.pop()
        parts.append(text[position : mark.span.end] + mark.closing)
        position = mark.span.end
    return position


# Lists


def _ties(analysis: Analysis, kept: Sequence[Claim]) -> Iterator[str]:
    by_id = {claim.id: claim for claim in kept}
    for tie in find_ties(analysis):
        claim = next((by_id[id_] for id_ in tie.claims if id_ in by_id), None)
        if claim is not None:
            words = " ".join(claim.citation.quote.split()[:6])
            yield _line(tie.a.name, tie.words or tie.relation.replace("_", " "), tie.b.name, letter_of(claim), words)


def _responses(analysis: Analysis, kept: Sequence[Claim]) -> Iterator[str]:
    words = {claim.citation.spans for claim in kept}
    for response in analysis.responses:
        if response.citation.spans in words and response.kind in _RESPONSES:
            yield _line(response.by.name, _RESPONSES[response.kind], response.about or response.citation.quote)


def _reviewed(found: Iterable[Found]) -> Iterator[str]:
    for each in found:
        review, change = each.review, each.review.change
        if review.decision is Decision.SKIPPED:
            continue
        at = cover(each.claim.citation.spans) if each.claim is not None else review.anchor.span
        yield _line(
            f"{at.start}-{at.end}",
            review.decision.value,
            review.fault.value if review.fault else "",
            "; ".join(f"{c.field}: {c.was} -> {c.value}" for c in review.corrected),
            review.anchor.quote,
            "holds" if each.counts else "read otherwise now" if each.claim else "not found now",
            change.by if change else "",
            change.at if change else "",
        )


def _line(*cells: str) -> str:
    return " | ".join(" ".join(cell.replace("|", "/").split()) for cell in cells)
