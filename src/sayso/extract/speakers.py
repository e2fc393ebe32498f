"""Whose words a quotation is, where its own sentence does not say.

Three rules, in order: the act of saying in the same passage whose content is the quotation or that stands beside it;
the nearest such act in the same paragraph; for a paragraph that is all quotation, the last speaker of the paragraph
before. The first is stated, the others are inferred. A quotation to which none fits keeps no speaker, and its claims
say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.attribution import Frame
from sayso.extract.chain import frame_cue
from sayso.extract.cues import as_cue
from sayso.extract.factuality import Factuality
from sayso.extract.quotations import Quotation, quotation_at
from sayso.extract.reading import Reading
from sayso.extract.sources import Cast, is_animate, source_of
from sayso.extract.syntax import subject
from sayso.model.claims import Attribution, Link, Stance
from sayso.model.documents import Document
from sayso.model.spans import Span

_SAYING = frozenset(
    {"attribution", "attribution_factive", "denial", "directive", "expectation", "commissive", "evidential"}
)
_BARE = frozenset({"attribution", "attribution_factive", "denial", "directive", "evidential"})
"""Acts that need no content of their own beside a quotation: `Orel suggested "a walk, once more, is best"`."""
NEAR = 80
"""How many characters an act of saying may stand from the quotation it introduces or closes."""


@dataclass(frozen=True, slots=True)
class _Act:
    """An act of saying outside quotation marks, with its place."""

    span: Span
    paragraph: int
    step: Attribution


@dataclass(frozen=True, slots=True)
class Speakers:
    """Answers whose words stand at a span; made once a document."""

    quotations: tuple[Quotation, ...]
    by_quotation: dict[Span, Attribution]

    def is_quoted(self, span: Span) -> bool:
        """Tell whether a span stands inside quotation marks."""
        return quotation_at(self.quotations, span) is not None

    def speaker_at(self, span: Span, state: Factuality, reading: Reading) -> Attribution | None:
        """Return the speaker of the quotation that holds a span, unless a frame outside it governs it already."""
        quotation = quotation_at(self.quotations, span)
        if quotation is None or quotation.span not in self.by_quotation:
            return None
        for frame in state.frames:
            act = reading.parsed.span(frame.verb.i, frame.verb.i)
            if not quotation.span.contains(act):
                return None
        return self.by_quotation[quotation.span]


def find_speakers(
    document: Document, readings: Sequence[Reading], cast: Cast, quotations: tuple[Quotation, ...]
) -> Speakers:
    """Find the speaker of each quotation that is longer than a term."""
    acts = list(_acts(readings, cast, quotations))
    by_quotation: dict[Span, Attribution] = {}
    previous: tuple[int, Attribution] | None = None
    for quotation in quotations:
        paragraph = _paragraph_at(document, quotation.span)
        step = _beside(quotation, acts, paragraph)
        if step is None and previous is not None and _goes_on(document, quotation, paragraph, previous[0]):
            step = _inferred(previous[1])
        if step is not None:
            previous = (paragraph, step)
            if quotation.is_statement(document.text):
                by_quotation[quotation.span] = step
    return Speakers(quotations, by_quotation)


def _acts(readings: Sequence[Reading], cast: Cast, quotations: tuple[Quotation, ...]) -> list[_Act]:
    found = []
    for reading in readings:
        for frame in reading.frames.frames:
            if frame.kind in _SAYING and frame.holder is not None:
                act = _act(frame, reading, cast)
                if quotation_at(quotations, act.span) is None:
                    found.append(act)
        found += [a for a in _bare_acts(reading, cast) if quotation_at(quotations, a.span) is None]
        found += [a for a in _introductions(reading, cast, quotations) if quotation_at(quotations, a.span) is None]
    return sorted(found, key=lambda a: a.span)


def _act(frame: Frame, reading: Reading, cast: Cast) -> _Act:
    assert frame.holder is not None  # noqa: S101 - checked by the caller
    source = source_of(frame.holder, reading.parsed, cast)
    cue = frame_cue(frame, reading.parsed)
    step = Attribution(source=source, cue=cue, stance=Stance.U_U)
    return _Act(cue.span, reading.parsed.passage.paragraph, step)


def _bare_acts(reading: Reading, cast: Cast) -> list[_Act]:
    """Return acts without content in their own passage: `"It is late. We go home," she said.` split in two."""
    found = []
    for hit in reading.hits:
        if hit.kind in _BARE and hit.anchor not in reading.frames.verbs:
            verb = reading.parsed.doc[hit.anchor]
            holder = subject(verb)
            if verb.pos_ == "VERB" and holder is not None:
                source = source_of(holder, reading.parsed, cast)
                step = Attribution(source=source, cue=as_cue(hit, reading.parsed), stance=Stance.U_U)
                found.append(_Act(reading.parsed.span(hit.first, hit.last), reading.parsed.passage.paragraph, step))
    return found


def _introductions(reading: Reading, cast: Cast, quotations: tuple[Quotation, ...]) -> list[_Act]:
    """Return verbs that only a quotation makes an act of saying: `The coach took stock: "We rowed well."`."""
    parsed = reading.parsed
    if any(f.kind in _SAYING for f in reading.frames.frames):
        return []
    found = []
    for quotation in quotations:
        lead = quotation.span.start - parsed.passage.span.start
        before = parsed.text[: max(lead, 0)].rstrip()
        if not 0 < lead <= len(parsed.text) or before[-1:] not in {":", ","}:
            continue
        verb = next((t for t in parsed.doc if t.dep_ == "ROOT" and t.pos_ == "VERB" and t.idx < lead), None)
        holder = subject(verb) if verb is not None else None
        if verb is not None and holder is not None and is_animate(holder, parsed, cast):
            step = Attribution(source=source_of(holder, parsed, cast), cue=None, stance=Stance.U_U, link=Link.INFERRED)
            found.append(_Act(parsed.span(verb.i, verb.i), parsed.passage.paragraph, step))
    return found


def _beside(quotation: Quotation, acts: list[_Act], paragraph: int) -> Attribution | None:
    near = [
        (max(quotation.span.start - a.span.end, a.span.start - quotation.span.end), a)
        for a in acts
        if a.paragraph == paragraph
    ]
    near = [(distance, a) for distance, a in near if distance <= NEAR]
    if near:
        return min(near, key=lambda pair: (pair[0], pair[1].span))[1].step
    return None


def _goes_on(document: Document, quotation: Quotation, paragraph: int, previous: int) -> bool:
    if paragraph == previous:
        return True
    return paragraph == previous + 1 and _is_all_quotation(document, quotation)


def _inferred(step: Attribution) -> Attribution:
    return Attribution(source=step.source, cue=step.cue, stance=step.stance, link=Link.INFERRED)


def _paragraph_at(document: Document, span: Span) -> int:
    return next((p.paragraph for p in document.passages if p.span.overlaps(span)), -1)


def _is_all_quotation(document: Document, quotation: Quotation) -> bool:
    start = document.text.rfind("\n", 0, quotation.span.start) + 1
    end = document.text.find("\n", quotation.span.end)
    line = document.text[start : end if end != -1 else len(document.text)].strip()
    return len(quotation.span) >= 0.9 * len(line)
