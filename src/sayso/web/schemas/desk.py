"""What people are asked and decided, as JSON: the shapes of the pages of the desk and its commands (docs/review.md)."""

from __future__ import annotations

from typing_extensions import TypedDict


class ReportName(TypedDict):
    """How a report is named beside what it says; null means not stated."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None


class Source(TypedDict):
    """Who is reported to hold a claim; ``entity`` is one of the report's."""

    kind: str
    label: str
    entity: str | None


class Step(TypedDict):
    """A step of the chain of say-so."""

    kind: str
    label: str


class Argument(TypedDict):
    """Whom or what a claim is about."""

    name: str
    entity: str | None


class Time(TypedDict):
    """When it is said to be: in the report's words, and as EDTF."""

    text: str
    start: str | None
    end: str | None


class ShownClaim(TypedDict):
    """A claim as ``sayso search --json`` has it: never without holder, standing and answers."""

    id: str
    kind: str
    holder: str
    statement: str
    standing: str
    stance: str
    source: Source
    chain: list[Step]
    subject: Argument | None
    object: Argument | None
    quote: str
    spans: list[tuple[int, int]]
    time: Time | None
    names: dict[str, str]
    responses: list[str]
    reviews: list[str]
    report: ReportName


class Anchor(TypedDict):
    """Words of a report by which a decision is found again."""

    document: str
    start: int
    end: int
    quote: str


class Side(TypedDict):
    """One of the two that a question compares."""

    id: str
    label: str
    described: list[str]
    reports: list[ReportName]
    statements: list[ShownClaim]


class Item(TypedDict):
    """A question to people."""

    id: str
    kind: str
    question: str
    hangs: list[str]
    weight: int
    reasons: list[str]
    against: list[str]
    claim: ShownClaim | None
    context: str
    sides: list[Side]
    anchors: list[Anchor]
    earlier: list[str]
    put_off: bool


class Corrected(TypedDict):
    """A field as a person has it, and as it was read."""

    field: str
    was: str
    value: str


class MadeBy(TypedDict):
    """Who decided, when and why."""

    number: int
    action: str
    by: str
    at: str
    why: str


class Review(TypedDict):
    """A decision on a claim, by its words."""

    decision: str
    fault: str | None
    corrected: list[Corrected]
    anchor: Anchor
    change: MadeBy | None


class Lost(Review):
    """A decision that says nothing of any claim as it is read now."""

    report: ReportName | None
    otherwise: list[str]
    sentence: str


class ClaimReview(Review):
    """A decision beside the machine's reading."""

    holds: bool
    otherwise: list[str]
    sentence: str


class DecidedClaim(ShownClaim):
    """A claim with what was decided about it."""

    review: ClaimReview


class Queue(TypedDict):
    """What people are asked: ``/review.json`` and ``sayso review --json``."""

    review: int
    total: int
    claims: int
    decided: int
    items: list[Item]
    lost: list[Lost]


class Decided(TypedDict):
    """What people decided about claims: ``/review/decided.json`` and ``sayso review --decided --json``."""

    decided: int
    claims: list[DecidedClaim]
    lost: list[Lost]


class Withdrawn(TypedDict):
    """Who took a change back, when and why."""

    at: str | None
    by: str
    why: str


class Change(TypedDict):
    """A change: who, when, why, and whether it stands; a mark on a report has no number."""

    id: str
    number: int | None
    action: str
    by: str
    at: str
    why: str
    stands: bool
    withdrawn: Withdrawn | None


class Judgement(TypedDict):
    """A ruling on two ids."""

    left: str
    right: str
    verdict: str


class ReviewOf(TypedDict):
    """A decision on words of a report."""

    report: str
    start: int
    end: int
    quote: str
    decision: str
    fault: str | None


class Request(TypedDict):
    """What was put to a party (``docs/replies.md``)."""

    id: str
    party: str
    words: str
    put_by: str
    put_at: str
    way: str
    answer_by: str | None
    named: list[Anchor]
    claims: list[Anchor]
    change: MadeBy | None


class Reply(TypedDict):
    """What a party answered."""

    id: str
    party: str
    words: str
    kind: str
    received_at: str
    way: str
    request: str | None
    named: list[Anchor]
    claims: list[Anchor]
    change: MadeBy | None


class PastChange(Change):
    """A change with what it did."""

    did: list[str]
    idle: list[str]
    judgements: list[Judgement]
    reviews: list[ReviewOf]
    requests: list[Request]
    replies: list[Reply]


class History(TypedDict):
    """Every change, the newest first: ``/history.json`` and ``sayso history --json``."""

    history: int
    changes: list[PastChange]


class Name(TypedDict):
    """A name of a report."""

    name: str
    start: int
    end: int


class Member(TypedDict):
    """A name in one report that an entity is made of."""

    id: str
    name: str
    report: str
    uses: list[Name]


class Doubt(TypedDict):
    """Whom an entity probably is as well."""

    id: str
    level: str
    why: list[str]


class Entity(TypedDict):
    """Who or what is named, as ``sayso who --json`` has it."""

    id: str
    type: str
    name: str
    members: list[Member]
    probably: list[Doubt]
    places: list[str]
    records: list[str]


class Who(TypedDict):
    """An entity as ``sayso who --json`` has it: ``/names/{who}/decide.json``."""

    who: int
    entities: list[Entity]
    unlisted: int


class ReferenceList(TypedDict):
    """A user's list: who keeps it, of which day."""

    id: str
    name: str
    kept_by: str
    dated: str
    licence: str
    source: str


class Held(ReferenceList):
    """A list that is held, and whether it counts."""

    sha256: str
    entries: int
    counts: bool
    replaced_by: str | None
    change: Change | None


class Column(TypedDict):
    """A column of a list, as it has it."""

    heading: str
    text: str


class Said(TypedDict):
    """What a list says of an entry: its own word."""

    name: str
    aliases: list[str]
    countries: list[str]
    dates: list[str]
    columns: list[Column]


class Record(TypedDict):
    """An entry as a record of its list."""

    id: str
    entry: str
    list: ReferenceList
    gone_since: str | None
    said: Said


class MatchedName(TypedDict):
    """A name of whoever may be meant."""

    id: str
    name: str
    report: str
    alike: bool


Match = TypedDict(
    "Match",
    {
        "entity": str,
        "state": str,
        "names": list[MatchedName],
        "record": Record,
        "for": list[str],
        "against": list[str],
    },
)


class Lists(TypedDict):
    """Lists and matches: ``/lists.json``; ``sayso lists --json`` and ``sayso lists matches --json`` have each."""

    lists: int
    held: list[Held]
    list_matches: int
    by_name_alone: int
    matches: list[Match]


class AtClaim(TypedDict):
    """What is printed at a claim: a reply, or that something was put (``docs/sheet.md``, ``claims[].replies[]``)."""

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


class SpokenClaim(ShownClaim):
    """A claim that was put or answered, with what is printed there."""

    at: list[AtClaim]


class Exchange(TypedDict):
    """Something that was put with what came back, or a reply that came unasked."""

    id: str
    party: str
    who: str | None
    state: str
    status: str
    request: Request | None
    replies: list[Reply]
    claims: list[SpokenClaim]
    lost: list[str]
    flags: list[str]


class Replies(TypedDict):
    """The book of the right of reply: ``/replies.json`` and ``sayso reply --json``."""

    replies: int
    exchanges: list[Exchange]
