"""A brief, a legal read sheet, a check of a draft and a comparison as JSON (``docs/brief.md``)."""

from __future__ import annotations

from typing_extensions import TypedDict


class BriefRun(TypedDict):
    """What it was made from; the same hash is the same document."""

    hash: str
    sayso: str
    extractors: list[str]
    reports: int
    decisions: int
    as_of: str | None


class BriefCounts(TypedDict):
    """How many, in the order in which they are always shown."""

    reports: int
    outlets: int
    origins: int
    parties: int
    parties_unknown: int
    withdrawn: int


class BriefName(TypedDict):
    """How a report is named; null means not stated."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None


class BriefWhen(TypedDict):
    """A date as the report gives it, and as EDTF."""

    text: str
    edtf: str | None


class BriefRef(TypedDict):
    """A claim of a report."""

    report: str
    claim: str


class BriefSaid(TypedDict):
    """A claim with its holder and standing; ``note`` is the number of its footnote."""

    sentence: str
    holder: str
    verb: str
    quote: str
    caution: str
    standing: str
    report: str
    claim: str
    note: int


class BriefAnswer(TypedDict):
    """A denial, an admission or a silence, with its footnote."""

    sentence: str
    kind: str
    report: str
    response: str
    note: int


class BriefLine(TypedDict):
    """One line: all of it in words (``statement``), then its pieces."""

    statement: str
    propositions: list[str]
    lead: BriefSaid
    also: list[BriefSaid]
    against: list[BriefSaid]
    answers: list[BriefAnswer]
    replies: list[str]
    silent: str
    counts: BriefCounts
    counted: str
    support: str
    contest: str
    lifecycle: str
    stands: list[str]
    single_source: bool
    origins: list[str]
    when: BriefWhen | None
    place: str | None
    figure: str | None
    step: str | None
    doubts: list[str]
    claims: list[BriefRef]


class BriefGroup(TypedDict):
    """Lines under a heading."""

    heading: str
    lines: list[BriefLine]


class BriefPart(TypedDict):
    """A part: criminal, events, assessments, ahead, roles, answers or aside."""

    part: str
    groups: list[BriefGroup]


class BriefCorrection(TypedDict):
    """What was corrected or withdrawn, by whom, of which report."""

    sentence: str
    amended: str
    by: str | None
    at: str | None


class BriefGap(TypedDict):
    """Something that these reports do not say."""

    kind: str
    sentence: str
    notes: list[int]


class BriefNote(TypedDict):
    """A footnote: who says it in which report, the exact words, the capture, and the place."""

    number: int
    report: BriefName
    claim: str
    voice: str
    standing: str
    quote: str
    sentence: str
    sha256: str
    paragraph: int
    start: int
    end: int
    evidence: str | None


class BriefReport(BriefName):
    """A report that the brief rests on, with the SHA-256 of its captured bytes."""

    kind: str
    sha256: str
    url: str | None
    language: str
    completeness: str
    claims: int


class Brief(TypedDict):
    """A cited brief."""

    brief: int
    about: str
    asked: list[str]
    as_of: str | None
    run: BriefRun
    counts: BriefCounts
    sources: list[str]
    parts: list[BriefPart]
    corrections: list[BriefCorrection]
    not_known: list[BriefGap]
    notes: list[BriefNote]
    reports: list[BriefReport]
    left_out: int
    veiled: str


class SheetWhy(TypedDict):
    """Which words made a statement stand on the sheet."""

    kind: str
    name: str
    words: str


class SheetSaying(TypedDict):
    """Who says it, how strong, on what evidence."""

    sentence: str
    holder: str
    quote: str
    standing: str
    evidence: str | None
    when: BriefWhen | None
    report: BriefName
    claim: str
    paragraph: int


class SheetItem(TypedDict):
    """One damaging statement."""

    statement: str
    proposition: str
    propositions: list[str]
    why: list[SheetWhy]
    step: str | None
    strongest: str
    who_says: list[SheetSaying]
    against: list[SheetSaying]
    answers: list[str]
    replies: list[str]
    reply: str
    counts: BriefCounts
    counted: str
    support: str
    contest: str
    lifecycle: str
    stands: list[str]
    origins: list[str]


class SheetNear(TypedDict):
    """A sentence with such words beside the name."""

    sentence: str
    why: list[SheetWhy]
    report: BriefName
    paragraph: int


class SheetSubject(TypedDict):
    """Somebody who is named, and every damaging statement."""

    name: str
    who: str
    described: str
    named_in: list[str]
    probably_the_same: list[str]
    statements: list[SheetItem]
    near_the_name: list[SheetNear]


class SheetReport(BriefName):
    """A report that was read for the sheet."""

    sha256: str


class ReadSheet(TypedDict):
    """A legal read sheet."""

    read_sheet: int
    about: str
    as_of: str | None
    run: BriefRun
    items: int
    subjects: list[SheetSubject]
    nothing_found_on: list[str]
    reports: list[SheetReport]
    veiled: str


class CheckFlag(TypedDict):
    """A place where the draft and its sources differ; ``strongest`` is what the firmest source says."""

    kind: str
    name: str
    words: str
    strongest: str | None
    report: BriefName | None
    change: str


class CheckClaim(TypedDict):
    """A claim of a report that bears a sentence."""

    sentence: str
    standing: str
    report: str
    claim: str


class CheckSentence(TypedDict):
    """A sentence of the draft."""

    number: int
    text: str
    flags: list[CheckFlag]
    same_step: list[CheckClaim]
    same_words: list[CheckClaim]


class Check(TypedDict):
    """The check of a draft."""

    check: int
    flagged: int
    claims: int
    sentences: list[CheckSentence]
    reports: list[BriefName]
    veiled: str


class DiffEarlier(TypedDict):
    """The earlier brief."""

    run: str
    about: str
    as_of: str | None


class DiffChange(TypedDict):
    """A line that stands otherwise."""

    statement: str
    changes: list[str]
    line: BriefLine


class BriefDiff(TypedDict):
    """What is otherwise than in an earlier brief."""

    brief_diff: int
    about: str
    summary: str
    earlier: DiffEarlier
    now: BriefRun
    new_reports: list[str]
    gone_reports: list[str]
    new: list[BriefLine]
    changed: list[DiffChange]
    corrected: list[str]
    fell_out: list[str]
    unchanged: int
