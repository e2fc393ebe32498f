"""The claim sheet as JSON (``docs/sheet.md``): the shape of ``/reports/{document}.json`` and ``sayso sheet --json``."""

from __future__ import annotations

from typing_extensions import TypedDict

Pair = tuple[int, int]
"""Where words begin and end, in characters of ``text``, end exclusive."""


class At(TypedDict):
    """Where words begin and end, in characters of ``text``, end exclusive."""

    start: int
    end: int


class Reason(TypedDict):
    """Which rule, a sentence for a reader, and the words it rests on (both null where it rests on none)."""

    rule: str
    note: str
    start: int | None
    end: int | None


class Bases(TypedDict):
    """What is stated of a report rests on: ``given``, ``meta``, ``markup``, ``text``, ``address`` or ``unknown``."""

    title: str
    publisher: str
    published: str
    url: str


class Document(TypedDict):
    """The report; null means not stated."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str
    sha256: str
    characters: int
    url: str | None
    byline: list[str]
    given_id: str | None
    bases: Bases
    name: str
    bytes: int
    media_type: str
    charset: str
    charset_basis: str
    replaced: int
    completeness: str
    notes: list[Reason]
    extractor: str


class Time(TypedDict):
    """When something holds, in the words and as EDTF, never finer than the words."""

    text: str
    start: str | None
    end: str | None
    kind: str
    anchor: str | None
    span: Pair


class CoreEvent(TypedDict):
    """The lead's main event."""

    claims: list[str]
    dated: bool
    time: Time | None


class Member(TypedDict):
    """One thing that a count counts."""

    label: str
    spans: list[Pair]
    claims: list[str]


class Summary(TypedDict):
    """Who is on the hook, in one line, and what it counts."""

    line: str
    counts: dict[str, int]
    core_event: CoreEvent
    members: dict[str, list[Member]]


class Zone(At):
    """A stretch of the page, and why it was read so."""

    kind: str
    reason: str


class Excluded(At):
    """Words that were left out, and why."""

    text: str
    kind: str
    reason: str


class Entity(TypedDict):
    """Who or what the report names."""

    id: str
    type: str
    name: str
    aliases: list[str]
    mentions: list[Pair]
    references: list[Pair]
    is_media: bool
    government_of: str | None
    private: bool
    described: str | None


class Argument(TypedDict):
    """Who or what, in words, and the entity where it has a name."""

    name: str
    entity: str | None


class Participant(Argument):
    """Somebody with a part in it."""

    role: str


class Source(TypedDict):
    """Whose say-so."""

    kind: str
    label: str
    entity: str | None


class Cue(At):
    """Words that say who says it, or how sure."""

    text: str
    type: str


class Step(TypedDict):
    """One step of a chain of say-so."""

    source: Source
    cue: Cue | None
    stance: str
    link: str


class Place(TypedDict):
    """Where, as written."""

    text: str
    name: str
    precision: str
    note: str | None
    country: str | None
    geonames: int | None
    reasons: list[Reason]
    span: Pair
    entity: str | None


class Elsewhere(TypedDict):
    """What the other reports of the collection hold on a claim."""

    kind: str
    sentence: str
    reports: list[str]
    claims: list[str]


class Corrected(TypedDict):
    """A field as a person has it."""

    field: str
    was: str | None
    value: str | None


class Anchor(At):
    """The words that were decided of."""

    document: str
    quote: str


class Change(TypedDict):
    """Who decided, when and why."""

    number: int
    action: str
    by: str
    at: str
    why: str


class Review(TypedDict):
    """What a person decided about a claim, beside the reading and never in its place."""

    decision: str
    fault: str | None
    corrected: list[Corrected]
    anchor: Anchor
    change: Change | None
    holds: bool
    otherwise: list[str]
    sentence: str


class Replied(TypedDict):
    """What was put to those concerned about a claim, and what they replied to us; no answer of the report's."""

    party: str
    sentence: str
    lead: str
    words: str
    kind: str | None
    put_at: str | None
    answer_by: str | None
    received_at: str | None
    speaks: bool
    otherwise: list[str]
    decided: list[str]
    request: str | None
    reply: str | None
    quote: str


class Claim(At):
    """One claim: never without its source, its chain, its standing and its answers."""

    id: str
    kind: str
    predicate: str
    family: str
    subject: Argument | None
    object: Argument | None
    participants: list[Participant]
    quote: str
    spans: list[Pair]
    source: Source
    chain: list[Step]
    standing: str
    stance: str
    mode: str
    hedge_scope: str
    evidence: str
    time: Time | None
    place: Place | None
    responses: list[str]
    reasons: list[Reason]
    head: Pair
    cues: list[Cue]
    quoted_direct: bool
    criminal_step: str | None
    restates: list[str]
    challenges: list[str]
    statement: str
    answers: list[str]
    elsewhere: list[Elsewhere] | None
    reviews: list[Review]
    replies: list[Replied]


class Tie(TypedDict):
    """A reported relation, with the claims that report it."""

    a: str
    b: str
    relation: str
    standing: str
    claims: list[str]
    directed: bool
    presupposed: bool
    inferred: bool
    a_words: str
    b_words: str
    responses: list[str]
    note: str
    words: str


class Response(At):
    """A denial, an admission or a silence."""

    id: str
    kind: str
    standing: str | None
    by: Argument
    about: str
    quote: str
    claims: list[str]
    spans: list[Pair]
    reasons: list[Reason]


class Derivation(At):
    """A credit, a correction or a retraction that the report states of itself."""

    kind: str
    credit: str | None
    upstream: str | None
    reported_on: str | None
    scope: str
    quote: str
    entity: str | None


class TimelineEntry(TypedDict):
    """When the content of a claim holds."""

    start: str | None
    end: str | None
    text: str
    claim: str
    standing: str


class Tension(TypedDict):
    """Where the report does not sit well with itself."""

    kind: str
    note: str
    claims: list[str]


class Unanswered(TypedDict):
    """A named party of whom something is claimed, and who does not answer in the report."""

    entity: str
    name: str
    claims: list[str]
    sentence: str


class Question(TypedDict):
    """Something that is not said, as a question to ask."""

    kind: str
    text: str
    claims: list[str]


class Abstention(At):
    """Where sayso saw something and chose to say nothing."""

    text: str
    rule: str
    note: str


class Sheet(TypedDict):
    """One report, everything said in it, and on whose say-so. ``sheet`` is the number of the promise: 1."""

    sheet: int
    document: Document
    text: str
    summary: Summary
    zones: list[Zone]
    entities: list[Entity]
    claims: list[Claim]
    ties: list[Tie]
    responses: list[Response]
    derivations: list[Derivation]
    timeline: list[TimelineEntry]
    tensions: list[Tension]
    excluded: list[Excluded]
    undated: list[TimelineEntry]
    ahead: list[TimelineEntry]
    unanswered: list[Unanswered]
    questions: list[Question]
    lost_reviews: list[Review]
    lost_replies: list[Replied]
    abstentions: list[Abstention]
