"""How documents depend on each other, as far as one of them says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.claims import Citation
from sayso.model.spans import Reason, Span


class DerivationKind(StrEnum):
    """In which way one report comes from another (SHEET.md)."""

    REPRINT = "reprint"
    PARTIAL_REPRINT = "partial_reprint"
    SAME_WIRE = "same_wire"
    CREDIT = "credit"
    REWRITE_WITH_CREDIT = "rewrite_with_credit"
    QUOTATION = "quotation"
    REVISION = "revision"
    CORRECTION = "correction"
    RETRACTION = "retraction"


class CreditScope(StrEnum):
    """How far a credit reaches: over its own sentence, further by inference, or nobody knows."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class CreditKind(StrEnum):
    """In which way a report credits another outlet."""

    FIRST_REPORT = "first_report"  # "first reported by", "X broke the story"
    CARRIED_FROM = "carried_from"  # "X reported", "according to X", "via", "h/t"
    TOLD_TO = "told_to"  # "she told X", "in an interview with X"
    AGENCY_DATELINE = "agency_dateline"  # dateline, byline, copyright or contribution line for the text


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDerivation:
    """A credit, correction or retraction that a document states about itself; ``upstream`` is the outlet as written.

    ``credit`` is set for credits. ``reported_on`` is the EDTF date that the words give of the other report ("in a
    report of 4 March"). For corrections ``withdrawn`` and ``replacement`` are the words that no longer stand and those
    that do; both are ``None`` where the whole report is taken back.
    """

    kind: DerivationKind
    upstream: str
    entity: str | None
    scope: CreditScope
    citation: Citation
    credit: CreditKind | None = None
    reported_on: str | None = None
    withdrawn: Span | None = None
    replacement: Span | None = None
    reasons: tuple[Reason, ...] = ()


class DerivationBasis(StrEnum):
    """What a derivation between two reports rests on: a credit in the words, or the wording itself."""

    DECLARED = "declared"
    DETECTED = "detected"


class WordingStrength(StrEnum):
    """What the shared wording of two reports shows (R5)."""

    LIKELY = "likely"
    POSSIBLE = "possible"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRun:
    """Words that two reports have in common, in a row: the proof of a reprint. Spans are into each report's text."""

    words: str
    in_a: Span
    in_b: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWording:
    """How much of their wording two reports share, names and quotations masked (R5).

    ``a`` and ``b`` are document ids, ``a < b``. ``shared`` counts distinct 5-grams of words that both have, and
    ``containment`` is their share of the shorter report's. Says nothing about direction.
    """

    a: str
    b: str
    shared: int
    containment: float
    strength: WordingStrength
    is_whole: bool = False
    """Nearly the whole of the shorter report stands in the other: a reprint rather than a partial one."""
    is_quotation_only: bool = False
    """What they share stands in quotation marks in both: a statement, not one report's prose."""
    shared_quoted: int = 0
    """How many distinct 5-grams both have inside quotation marks."""
    longest: int = 0
    """Words of the longest run outside quotation marks that both have, names included."""
    runs: tuple[SharedRun, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementAt:
    """Where a statement that several reports quote stands in one of them (a document id)."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedStatement:
    """A statement, post, letter or release that several reports quote: one origin, though neither rests on the other.

    ``label`` is whom or what they quote, as written, or empty where the words do not say; ``words`` are the longest
    that they have in common. ``at`` has an entry for each place, sorted (R4).
    """

    id: str
    label: str
    words: str
    at: tuple[StatementAt, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One report rests on another, or on an outlet whose report is not held.

    ``derived`` is a document id; of ``upstream`` (a document id) and ``outlet`` (a name) exactly one is set.
    ``directed`` is true only where a credit, or a date with proof of capture, shows who had it first; where it is
    false the pair stands in the order of the dates that the reports give themselves, which proves nothing. ``proof``
    holds the words that show it: the credit, or the shared runs.
    """

    id: str
    kind: DerivationKind
    derived: str
    upstream: str | None
    outlet: str | None
    basis: DerivationBasis
    directed: bool
    scope: CreditScope
    proof: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


class OriginKind(StrEnum):
    """What stands at the head of a chain of say-so (R1 to R3)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    DOCUMENT = "document"
    VISUAL_ITEM = "visual_item"
    FIRST_HAND = "first_hand"  # a reporter's own observation
    UNNAMED_BUNDLE = "unnamed_bundle"  # all unnamed people of one outlet in one story
    MEDIA_OUTLET = "media_outlet"  # credited, and its report is not held
    OWN_WORD = "own_word"  # the outlet itself, no source stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The last identifiable originator on a chain. ``party`` is the interest group it belongs to, where known.

    ``reports`` are the document ids that rest on it, sorted; ``claims`` those that state it themselves, without what
    derived reports repeat.
    """

    id: str
    kind: OriginKind
    label: str
    party: str | None
    reports: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    claims: tuple[ClaimRef, ...] = ()
    is_withdrawn: bool = False
    """All that stated it was taken back, or left out on request (R9)."""


class IndependenceState(StrEnum):
    """Whether two origins are independent of each other (R6); only ``established`` corroborates."""

    ESTABLISHED = "established"
    NOT_ESTABLISHED = "not_established"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """What is known of two origins (ids, ``a < b``), with the reason."""

    a: str
    b: str
    state: IndependenceState
    reason: str


class Support(StrEnum):
    """What stands for a proposition (TRADECRAFT, section 7)."""

    NOT_ASSERTED = "not_asserted"
    HEARSAY_ONLY = "hearsay_only"
    OWN_WORD_ONLY = "own_word_only"
    SINGLE_SOURCE = "single_source"
    POSSIBLY_CORROBORATED = "possibly_corroborated"
    CORROBORATED_WITHIN_ONE_PARTY = "corroborated_within_one_party"
    CORROBORATED = "corroborated"


class Contest(StrEnum):
    """What stands against a proposition."""

    UNCONTESTED = "uncontested"
    RESPONDED = "responded"
    DENIED_GENERAL = "denied_general"
    DENIED_SPECIFIC = "denied_specific"
    DISPUTED = "disputed"
    DISPUTED_BY_ASSESSMENT = "disputed_by_assessment"


class Lifecycle(StrEnum):
    """What became of a proposition after it was reported."""

    LIVE = "live"
    CORRECTED = "corrected"
    WITHDRAWN_AT_ORIGIN = "withdrawn_at_origin"
    WITHDRAWN_BY_RELAY = "withdrawn_by_relay"
    NO_SURVIVING_ORIGIN = "no_surviving_origin"
    SUPERSEDED = "superseded"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many, always shown in this order (R14). ``parties`` are known ones; ``parties_unknown`` origins have none.

    Nothing is deleted: ``origins`` counts all that ever stood for it, and ``withdrawn`` how many of them no longer do.
    """

    reports: int
    outlets: int
    origins: int
    parties: int
    parties_unknown: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRef:
    """A claim of a report: document id, claim id."""

    report: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One step of the explanation of a status: the rule by its number, and what it was applied to (R13)."""

    rule: str
    note: str
    claims: tuple[ClaimRef, ...] = ()
    derivations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The three axes on one day (EDTF day), or of everything that is held where ``as_of`` is ``None``."""

    as_of: str | None
    support: Support
    contest: Contest
    lifecycle: Lifecycle


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """What stands for and against one proposition, by origin, with the reasons; no verdict and no score.

    ``history`` has an entry for each day on which an axis changed, oldest first; its last entry equals ``status``.
    ``supporting`` are the claims that count for it, also those of stronger propositions; ``opposing`` those against it.
    """

    proposition: str
    status: Status
    confirmed_by_party: bool
    counts: Counts
    origins: tuple[Origin, ...]
    independence: tuple[Independence, ...]
    supporting: tuple[ClaimRef, ...]
    opposing: tuple[ClaimRef, ...]
    responses: tuple[ClaimRef, ...]
    """Document id and response id of each response within its scope."""
    history: tuple[Status, ...]
    why: tuple[Why, ...]


class DriftKind(StrEnum):
    """How a detail changed on its way from one report to the next (SHEET.md)."""

    CAVEAT_ADDED = "caveat_added"
    CAVEAT_DROPPED = "caveat_dropped"
    HEDGE_ADDED = "hedge_added"
    HEDGE_DROPPED = "hedge_dropped"
    ATTRIBUTION_ADDED = "attribution_added"
    ATTRIBUTION_LOST = "attribution_lost"
    NUMBER_CHANGED = "number_changed"
    DATE_CHANGED = "date_changed"
    LABEL_ESCALATED = "label_escalated"
    LABEL_SOFTENED = "label_softened"
    CERTAINTY_ROSE = "certainty_rose"
    DETAIL_ONLY_HERE = "detail_only_here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One change between an upstream report and one derived from it; ``before`` and ``after`` are exact words or ''."""

    kind: DriftKind
    upstream: str
    derived: str
    before: str
    after: str
    claims: tuple[ClaimRef, ...] = ()
    detail: str = ""
    """What changed, in a word or two: the row of the drift table in which it stands ("price", "when", "caveat")."""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A report takes back or replaces what an earlier one said: a correction or a retraction.

    ``report`` is the amending document, or ``None`` where a user marked it by hand (then ``by``, ``at`` and ``note``
    say who, when and why). ``amended`` is the document that it takes back. ``withdrawn`` are the words that no longer
    stand and ``replacement`` those that do; both empty where the whole report is taken back. ``claims`` are the claims
    of ``amended`` that fall.
    """

    kind: DerivationKind
    report: str | None
    amended: str
    at: str | None
    withdrawn: str = ""
    replacement: str = ""
    claims: tuple[ClaimRef, ...] = ()
    by: str = ""
    note: str = ""
    reasons: tuple[Reason, ...] = ()
