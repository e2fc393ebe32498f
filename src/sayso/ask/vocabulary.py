"""The plain words for each standing, kind of evidence and kind of answer: one table each, used by every renderer.

Neutral words only (TRADECRAFT, 8.8); a test reads them.
"""

from __future__ import annotations

from sayso.ask.answers import TensionKind
from sayso.model.claims import ClaimKind, EvidenceType, ResponseKind, SourceKind, Standing
from sayso.model.provenance import CreditKind

STANDING_WORDS: dict[Standing, str] = {
    Standing.ASSERTED: "asserted",
    Standing.HEDGED: "hedged",
    Standing.HEARSAY: "hearsay",
    Standing.DENIED: "denied",
    Standing.FORECAST: "said to lie ahead",
    Standing.HYPOTHETICAL: "only if",
    Standing.SILENCE: "no comment",
}
"""The reader's first word, in plain English."""

TIE_LEADS: dict[Standing, str] = {
    Standing.HEDGED: "hedged:",
    Standing.HEARSAY: "by hearsay:",
    Standing.DENIED: "denied:",
}
"""What a tie begins with where it is less than asserted, so that no part of a row reads as a fact when copied alone."""

EVIDENCE_WORDS: dict[EvidenceType, str] = {
    EvidenceType.NONE_STATED: "none stated",
    EvidenceType.PRIOR_MEDIA_REPORT: "an earlier media report",
    EvidenceType.DOCUMENT: "a document",
    EvidenceType.DATASET_RECORD: "a data set",
    EvidenceType.COURT_RECORD: "a court record",
    EvidenceType.PARTY_STATEMENT: "a statement by the party",
    EvidenceType.NAMED_INTERVIEW: "a named person’s words",
    EvidenceType.FIRSTHAND_REPORTER: "the reporter’s own observation",
    EvidenceType.EYEWITNESS: "a witness",
    EvidenceType.VISUAL_UGC: "pictures or clips, unverified",
    EvidenceType.VISUAL_VERIFIED: "pictures or clips, verified by the outlet",
    EvidenceType.UNNAMED_OFFICIALS: "unnamed officials",
    EvidenceType.UNNAMED_EXPERTS: "unnamed experts",
    EvidenceType.GENERIC_HEARSAY: "hearsay, nobody named",
    EvidenceType.REPUTATION: "reputation, nobody named",
}

KIND_WORDS: dict[ClaimKind, str] = {
    ClaimKind.EVENT: "event",
    ClaimKind.RELATION: "relation",
    ClaimKind.ROLE: "role",
    ClaimKind.LABEL: "label",
    ClaimKind.CONTEXT: "context",
    ClaimKind.PRESUPPOSITION: "taken for granted",
    ClaimKind.PROVENANCE: "where it comes from",
    ClaimKind.EVIDENCE_EXISTENCE: "that there is evidence",
    ClaimKind.EVIDENCE_CONTENT: "what the evidence shows",
    ClaimKind.ASSESSMENT: "assessment",
    ClaimKind.FORECAST: "forecast",
    ClaimKind.HYPOTHETICAL: "condition or wish",
    ClaimKind.DENIAL: "denial",
    ClaimKind.NON_COMMENT: "silence",
    ClaimKind.ADMISSION: "admission",
    ClaimKind.CORRECTION: "correction",
    ClaimKind.QUESTION: "question",
}

TENSION_WORDS: dict[TensionKind, str] = {
    TensionKind.CERTAINTY_OVERHANG: "Surer than its evidence",
    TensionKind.HEDGE_DROPPED: "A hedge dropped inside the article",
    TensionKind.DENIED: "Denied",
    TensionKind.EVIDENCE_CANNOT_SHOW: "More than the evidence can show",
    TensionKind.LABEL_MISMATCH: "Labels that do not match",
    TensionKind.NAMING_OF_EVENT: "One event, several names",
    TensionKind.UNDATED_KEY_EVENT: "The core event is undated",
}

RESPONSE_WORDS: dict[ResponseKind, str] = {
    ResponseKind.DENIAL_SPECIFIC: "denies this",
    ResponseKind.DENIAL_GENERAL: "denies things of this kind in general",
    ResponseKind.DENIAL_NARROWER: "denies something narrower",
    ResponseKind.REJECTS_CHARACTERISATION: "rejects the wording",
    ResponseKind.ADMISSION: "admits",
    ResponseKind.PARTIAL: "answers in part",
    ResponseKind.NO_COMMENT: "has not commented",
    ResponseKind.DECLINED: "declined to comment",
    ResponseKind.NO_RESPONSE_REPORTED: "no response is reported",
    ResponseKind.NOT_KNOWN_IF_ASKED: "not known whether asked",
}

CREDIT_WORDS: dict[CreditKind, str] = {
    CreditKind.FIRST_REPORT: "first reported by",
    CreditKind.CARRIED_FROM: "carried from",
    CreditKind.TOLD_TO: "told to",
    CreditKind.AGENCY_DATELINE: "under the name of",
}
"""How a report credits an outlet, before its name."""

UNNAMED_WORDS: dict[SourceKind, str] = {
    SourceKind.UNNAMED_OFFICIALS: "Unnamed officials",
    SourceKind.UNNAMED_EXPERTS: "Unnamed experts",
    SourceKind.UNNAMED_WITNESSES: "Unnamed witnesses",
    SourceKind.UNNAMED_GROUP: "Unnamed people",
}
