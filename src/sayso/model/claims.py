"""What one document reports, on whose say-so, how sure, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.mentions import Cue, Toponym
from sayso.model.spans import Reason, Span
from sayso.model.times import Timex


class SourceKind(StrEnum):
    """Whoever is reported to hold a claim (SHEET.md)."""

    PUBLISHER = "publisher"
    MEDIA_OUTLET = "media_outlet"
    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    DOCUMENT = "document"
    VISUAL_ITEM = "visual_item"
    UNNAMED_OFFICIALS = "unnamed_officials"
    UNNAMED_EXPERTS = "unnamed_experts"
    UNNAMED_WITNESSES = "unnamed_witnesses"
    UNNAMED_GROUP = "unnamed_group"
    GENERIC_HEARSAY = "generic_hearsay"
    GENERIC_REPUTATION = "generic_reputation"
    GENERIC_EXPECTATION = "generic_expectation"


UNNAMED_KINDS = frozenset(
    {
        SourceKind.UNNAMED_OFFICIALS,
        SourceKind.UNNAMED_EXPERTS,
        SourceKind.UNNAMED_WITNESSES,
        SourceKind.UNNAMED_GROUP,
    }
)
GENERIC_KINDS = frozenset({SourceKind.GENERIC_HEARSAY, SourceKind.GENERIC_REPUTATION, SourceKind.GENERIC_EXPECTATION})
"""Nobody identifiable holds it: hearsay, reputation and expectation are no origins (R2)."""


class Certainty(StrEnum):
    """How sure a source is (FactBank)."""

    CERTAIN = "CT"
    PROBABLE = "PR"
    POSSIBLE = "PS"
    UNDERSPECIFIED = "U"

    def weaker(self, other: Certainty) -> Certainty:
        """Return the weaker of the two: certainty never rises by combination."""
        order = list(Certainty)
        return order[max(order.index(self), order.index(other))]


class Polarity(StrEnum):
    """Whether a source affirms or negates (FactBank)."""

    POSITIVE = "+"
    NEGATIVE = "-"
    UNKNOWN = "u"


class Stance(StrEnum):
    """Certainty and polarity of one source towards one claim; NA where a holder is credited without its wording."""

    CT_POS = "CT+"
    PR_POS = "PR+"
    PS_POS = "PS+"
    CT_NEG = "CT-"
    PR_NEG = "PR-"
    PS_NEG = "PS-"
    CT_U = "CTu"
    U_U = "Uu"
    NA = "NA"

    @classmethod
    def of(cls, certainty: Certainty, polarity: Polarity) -> Stance:
        """Combine the two axes; an underspecified certainty is ``Uu`` whatever the polarity."""
        if certainty is Certainty.UNDERSPECIFIED:
            return cls.U_U
        if polarity is Polarity.UNKNOWN:
            return cls.CT_U
        return cls(f"{certainty.value}{polarity.value}")


class Standing(StrEnum):
    """The reader's first word, relative to the innermost source; the first rule that fits (SHEET.md)."""

    SILENCE = "silence"
    DENIED = "denied"
    FORECAST = "forecast"
    HEARSAY = "hearsay"
    HYPOTHETICAL = "hypothetical"
    HEDGED = "hedged"
    ASSERTED = "asserted"


class ClaimKind(StrEnum):
    """What sort of thing is claimed (TRADECRAFT, section 6.1)."""

    EVENT = "event"
    RELATION = "relation"
    ROLE = "role"
    LABEL = "label"
    CONTEXT = "context"
    PRESUPPOSITION = "presupposition"
    PROVENANCE = "provenance"
    EVIDENCE_EXISTENCE = "evidence_existence"
    EVIDENCE_CONTENT = "evidence_content"
    ASSESSMENT = "assessment"
    FORECAST = "forecast"
    HYPOTHETICAL = "hypothetical"
    DENIAL = "denial"
    NON_COMMENT = "non_comment"
    ADMISSION = "admission"
    CORRECTION = "correction"
    QUESTION = "question"


class Mode(StrEnum):
    """By which way of speaking a claim reaches the page."""

    OWN_VOICE = "own_voice"
    ATTRIBUTED_NAMED = "attributed_named"
    ATTRIBUTED_UNNAMED = "attributed_unnamed"
    HEARSAY = "hearsay"
    REPUTATIONAL = "reputational"
    PRESUPPOSED = "presupposed"
    FORECAST = "forecast"
    CONDITIONAL = "conditional"


class HedgeScope(StrEnum):
    """Whether a hedge or hearsay reaches this clause, and how."""

    NONE = "none"
    DIRECT = "direct"
    INHERITED = "inherited"
    AMBIGUOUS = "ambiguous"


class EvidenceType(StrEnum):
    """What the article says a claim rests on."""

    NONE_STATED = "none_stated"
    PRIOR_MEDIA_REPORT = "prior_media_report"
    DOCUMENT = "document"
    DATASET_RECORD = "dataset_record"
    COURT_RECORD = "court_record"
    PARTY_STATEMENT = "party_statement"
    NAMED_INTERVIEW = "named_interview"
    FIRSTHAND_REPORTER = "firsthand_reporter"
    EYEWITNESS = "eyewitness"
    VISUAL_UGC = "visual_ugc"
    VISUAL_VERIFIED = "visual_verified"
    UNNAMED_OFFICIALS = "unnamed_officials"
    UNNAMED_EXPERTS = "unnamed_experts"
    GENERIC_HEARSAY = "generic_hearsay"
    REPUTATION = "reputation"


class ResponseKind(StrEnum):
    """What a party answered, or that it did not."""

    DENIAL_SPECIFIC = "denial_specific"
    DENIAL_GENERAL = "denial_general"
    DENIAL_NARROWER = "denial_narrower"
    REJECTS_CHARACTERISATION = "rejects_characterisation"
    ADMISSION = "admission"
    PARTIAL = "partial"
    NO_COMMENT = "no_comment"
    DECLINED = "declined"
    NO_RESPONSE_REPORTED = "no_response_reported"
    NOT_KNOWN_IF_ASKED = "not_known_if_asked"


class Link(StrEnum):
    """Whether a step of a chain is in the words or inferred by sayso."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Whoever is reported to hold a claim. ``label`` is as written; ``entity`` a document entity's id where named."""

    kind: SourceKind
    label: str
    entity: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One step of a chain of say-so: who, by which cue, with which stance."""

    source: Source
    cue: Cue | None
    stance: Stance
    link: Link = Link.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """Who or what a claim is about: the words, and the document entity where there is one."""

    name: str
    entity: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An argument with its role in the claim (agent, patient, place, beneficiary, …)."""

    role: str
    argument: Argument


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The exact words that evidence a claim: ``quote`` equals the words at ``spans``, joined by `` … ``."""

    quote: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that one document reports on one chain of say-so.

    ``chain`` runs outermost first and always begins with the document's own voice (invariant 3). ``head`` is the word
    that carries the claim, ``predicate`` its words without who and whom, ``family`` the closed predicate family (or
    ``other``). ``cues`` are all cues that bear on it, also those that are no step of the chain.
    """

    id: str
    kind: ClaimKind
    predicate: str
    family: str
    subject: Argument | None
    object: Argument | None
    participants: tuple[Participant, ...]
    citation: Citation
    head: Span
    chain: tuple[Attribution, ...]
    cues: tuple[Cue, ...]
    standing: Standing
    stance: Stance
    mode: Mode
    hedge_scope: HedgeScope
    evidence: EvidenceType
    time: Timex | None
    place: Toponym | None
    quoted_direct: bool = False
    responses: tuple[str, ...] = ()
    restates: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def source(self) -> Source:
        """The innermost source."""
        return self.chain[-1].source


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A denial, an admission or a silence, and the claims that it answers (R10, R11)."""

    id: str
    kind: ResponseKind
    by: Argument
    about: str
    citation: Citation
    claims: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
