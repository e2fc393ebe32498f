"""Lines of a brief with their footnotes, numbered in the order of print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.brief_answers import Answered, BriefGroup, BriefLine, BriefNote, Part, Said
from sayso.ask.brief_parts import Draft
from sayso.ask.criminal import STEP_WORDS
from sayso.ask.reply_words import reply_notes
from sayso.ask.story_answers import PropositionAnswer
from sayso.ask.story_claims import ReportedResponse
from sayso.ask.story_statements import silence
from sayso.ask.story_words import CONFIRMED_WORDS, CONTEST_WORDS, LIFECYCLE_WORDS, SUPPORT_WORDS, counts_phrase
from sayso.ask.vocabulary import EVIDENCE_WORDS, RESPONSE_WORDS, STANDING_WORDS
from sayso.ask.wording import is_loaded
from sayso.model.claims import Citation, EvidenceType, ResponseKind
from sayso.model.documents import Document
from sayso.model.provenance import ClaimRef, Corroboration, OriginKind, Support
from sayso.model.spans import cover
from sayso.model.times import Timex

_SINGLE = frozenset({Support.SINGLE_SOURCE, Support.OWN_WORD_ONLY, Support.HEARSAY_ONLY})
_SILENCES = frozenset({ResponseKind.NO_COMMENT, ResponseKind.DECLINED})


class LineMaker:
    """Makes lines and numbers what they quote; a claim that is quoted twice keeps its number."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents
        self.notes: list[BriefNote] = []
        self._numbers: dict[tuple[str, str], int] = {}

    def groups(self, drafts: Iterable[Draft]) -> tuple[BriefGroup, ...]:
        """Return the lines of one part under the headings that they have in common, first come first."""
        lines = [self.line(draft) for draft in drafts]
        by_heading: dict[str, list[BriefLine]] = {}
        for line in lines:
            by_heading.setdefault(line.group, []).append(line)
        return tuple(BriefGroup(heading=heading, lines=tuple(under)) for heading, under in by_heading.items())

    def line(self, draft: Draft) -> BriefLine:
        """Return one line; what it says of how it stands is that of its whole proposition."""
        answer, judged = draft.answer, draft.answer.corroboration
        others = [reported for reported in draft.claims[1:] if reported.report.id != draft.claims[0].report.id]
        return BriefLine(
            propositions=(answer.id, *draft.merged),
            part=draft.part,
            group=draft.group,
            lead=self.said(draft.claims[0]),
            also=tuple(self.said(reported) for reported in _one_a_report(others)),
            against=tuple(self.said(reported) for reported in draft.against),
            answers=tuple(self.answered(response) for response in answer.responses),
            silent=silence(answer.silent) if answer.silent else "",
            replies=_replies(draft),
            counts=judged.counts,
            counted=counts_phrase(judged.counts),
            status=judged.status,
            stands=tuple(axes(judged)),
            is_single=judged.status.support in _SINGLE,
            origins=tuple(_origin_words(judged)),
            when=date_words(draft.claims[0].claim.time or answer.proposition.time),
            place=_place_words(draft.claims[0]),
            figure=answer.proposition.value.text if answer.proposition.value is not None else "",
            step=STEP_WORDS.get(draft.step, ""),
            doubts=answer.doubts,
            refs=refs_of(answer),
        )

    def said(self, reported: ReportedClaim) -> Said:
        """Return a claim with its note."""
        claim, statement = reported.claim, reported.statement
        standing = STANDING_WORDS[claim.standing]
        evidence = EVIDENCE_WORDS[claim.evidence] if claim.evidence is not EvidenceType.NONE_STATED else ""
        voice = f"{statement.holder} {statement.verb}{f' {statement.caution}' if statement.caution else ''}"
        note = self._note(reported.report, claim.id, claim.citation, voice, standing, evidence)
        return Said(report=reported.report, statement=statement, standing=standing, note=note)

    def answered(self, reported: ReportedResponse) -> Answered:
        """Return an answer with its note."""
        response, kind = reported.response, RESPONSE_WORDS[reported.response.kind]
        name = f"“{response.by.name}”" if is_loaded(response.by.name) else response.by.name
        voice = f"{name[:1].upper()}{name[1:]} {kind}"
        standing = "no comment" if response.kind in _SILENCES else "an answer"
        note = self._note(reported.report, response.id, response.citation, voice, standing, "")
        return Answered(report=reported.report, response=response.id, kind=kind, sentence=reported.sentence, note=note)

    def _note(self, report: ReportName, key: str, citation: Citation, voice: str, standing: str, evidence: str) -> int:
        known = self._numbers.get((report.id, key))
        if known is not None:
            return known
        number = self._numbers[report.id, key] = len(self.notes) + 1
        document, span = self.documents[report.id], cover(citation.spans)
        around = [passage for passage in document.passages if passage.span.overlaps(span)]
        whole = cover([passage.span for passage in around] or [span])
        self.notes.append(
            BriefNote(
                number=number,
                report=report,
                claim=key,
                voice=voice,
                standing=standing,
                quote=citation.quote,
                sentence=" ".join(whole.of(document.text).split()),
                sha256=document.capture.sha256,
                start=span.start,
                end=span.end,
                paragraph=around[0].paragraph + 1 if around else 0,
                evidence=evidence,
            )
        )
        return number


def _one_a_report(claims: Sequence[ReportedClaim]) -> list[ReportedClaim]:
    return [next(run) for _, run in groupby(claims, key=lambda reported: reported.report.id)]


def _replies(draft: Draft) -> tuple[str, ...]:
    """Return what was put and answered about these claims; it stands wherever they stand."""
    notes = (note for reported in (*draft.claims, *draft.against) for note in reply_notes(reported.claim))
    return tuple(dict.fromkeys(notes))


def refs_of(answer: PropositionAnswer) -> tuple[ClaimRef, ...]:
    """Return the places of all claims of a proposition, for and against."""
    return tuple(dict.fromkeys(answer.refs))


def axes(judged: Corroboration) -> list[str]:
    """Return the three axes in words, each with a capital, and that the party concerned confirms it where it does."""
    status = judged.status
    words = [SUPPORT_WORDS[status.support], CONTEST_WORDS[status.contest], LIFECYCLE_WORDS[status.lifecycle]]
    return [*words[:1], *([CONFIRMED_WORDS] if judged.confirmed_by_party else []), *words[1:]]


def _origin_words(judged: Corroboration) -> list[str]:
    """Name the origins that are somebody; an outlet's own word is told by the axis."""
    named = [o for o in judged.origins if o.kind is not OriginKind.OWN_WORD]
    return [f"{o.label}{' (no longer counted)' if o.is_withdrawn else ''}" for o in named]


def date_words(time: Timex | None) -> tuple[str, str] | None:
    """Return a date as the report gives it and as EDTF (empty where the words fix nothing)."""
    if time is None:
        return None
    start, end = time.start or "..", time.end or ".."
    value = "" if not time.is_resolved else start if start == end else f"{start}/{end}"
    return time.text, value


def _place_words(reported: ReportedClaim) -> str:
    place = reported.claim.place
    if place is None:
        return ""
    known = "" if place.name == place.text else place.name
    notes = "; ".join(filter(None, [f"as written; {known}" if known else "", place.note or ""]))
    return f"{place.text}{f' ({notes})' if notes else ''}"


def parts(drafts: Sequence[Draft], maker: LineMaker) -> tuple[tuple[Part, tuple[BriefGroup, ...]], ...]:
    """Return all parts that have lines, in the order of print."""
    return tuple((part, maker.groups(run)) for part, run in groupby(drafts, key=lambda draft: draft.part))
