"""The legal read sheet: by named subject, every damaging statement, who says so, how strong, and what they answer.

An allegation that is missing is the failure that makes editors stop using it, so that it takes up too much rather than
too little: whatever is said of somebody in such words, in a claim or beside a name, and whatever somebody denies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sayso.ask.answers import AtClaim, ReportedClaim, ReportName
from sayso.ask.brief_answers import BriefReport, BriefRun
from sayso.ask.brief_lines import axes, date_words
from sayso.ask.criminal import CLEARING, STEP_WORDS, step_of
from sayso.ask.damaging import KINDS, Reason, in_order, reasons_in, reasons_of
from sayso.ask.ends import ends_of
from sayso.ask.lookup import Lookup, arguments_of
from sayso.ask.read_sheet_answers import ReadItem, ReadNear, ReadSaying, ReadSheet, ReadSubject
from sayso.ask.replies import NO_RECORD, ReplyRecord, reply_status
from sayso.ask.reply_words import reply_notes
from sayso.ask.story_answers import PropositionAnswer, StoryAnswer
from sayso.ask.story_words import counts_phrase
from sayso.ask.vocabulary import EVIDENCE_WORDS, STANDING_WORDS
from sayso.model.claims import EvidenceType, Standing
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import ZoneKind, cover

T = TypeVar("T")
Known = Callable[[str, str], tuple[str, str]]
"""Who an entity of a report (document, entity) is in the collection: its id and name."""

_SUBJECTS = frozenset({EntityType.PERSON, EntityType.ORG})
_STRENGTH = (
    Standing.ASSERTED,
    Standing.HEDGED,
    Standing.HEARSAY,
    Standing.FORECAST,
    Standing.HYPOTHETICAL,
    Standing.DENIED,
    Standing.SILENCE,
)
_READ = frozenset({ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.CAPTION})


@dataclass(slots=True)
class _Subject:
    name: str
    type: EntityType
    items: list[ReadItem] = field(default_factory=list)
    near: dict[tuple[str, str], ReadNear] = field(default_factory=dict)
    reports: dict[str, None] = field(default_factory=dict)


def make_read_sheet(
    answers: Sequence[StoryAnswer],
    known: Known,
    *,
    about: str,
    as_of: str | None,
    reports: Sequence[BriefReport],
    run: BriefRun,
    record: ReplyRecord = NO_RECORD,
    wanted: frozenset[str] | None = None,
    doubts: Callable[[str], tuple[str, ...]] = lambda who: (),
) -> ReadSheet:
    """Return the sheet of some stories.

    ``record`` is what was put to those concerned and answered; ``wanted`` are the only subjects (ids of
    :data:`Known`), all if ``None``.
    """
    maker = _Maker(known, record)
    for answer in answers:
        maker.take(answer)
    chosen = {who: s for who, s in maker.subjects.items() if wanted is None or who in wanted}
    held = {who: s for who, s in chosen.items() if s.items or s.near}
    order = sorted(held, key=lambda who: (held[who].type is not EntityType.PERSON, held[who].name.casefold(), who))
    return ReadSheet(
        about=about,
        as_of=as_of,
        subjects=tuple(_subject(who, held[who], doubts(who)) for who in order),
        clear=tuple(sorted({s.name for who, s in chosen.items() if who not in held} - {s.name for s in held.values()})),
        reports=tuple(reports),
        run=run,
    )


def _subject(who: str, subject: _Subject, same: tuple[str, ...]) -> ReadSubject:
    return ReadSubject(
        name=subject.name,
        who=who,
        described="a person" if subject.type is EntityType.PERSON else "a body",
        named_in=tuple(subject.reports),
        items=tuple(sorted(_once(subject.items), key=_rank)),
        near=tuple(subject.near.values()),
        same=same,
    )


def _once(items: Iterable[ReadItem]) -> list[ReadItem]:
    """Tell the same claims once, an event and the figure in it, with whatever speaks for or against any of them."""
    kept: list[ReadItem] = []
    for item in sorted(items, key=lambda item: -len(item.sayings)):
        own = {saying.ref for saying in item.sayings}
        at = next((n for n, known in enumerate(kept) if own <= {saying.ref for saying in known.sayings}), None)
        if at is None:
            kept.append(item)
        else:
            kept[at] = _joined(kept[at], item)
    return kept


def _joined(fuller: ReadItem, item: ReadItem) -> ReadItem:
    """Return a statement with another that says no more claims than it; what clears somebody is the step of both."""
    clearing = {STEP_WORDS[step] for step in CLEARING}
    return replace(
        fuller,
        propositions=_each(fuller.propositions, item.propositions),
        reasons=in_order((*fuller.reasons, *item.reasons)),
        step=item.step if item.step in clearing else fuller.step or item.step,
        against=_each(fuller.against, item.against),
        answers=_each(fuller.answers, item.answers),
        replies=_each(fuller.replies, item.replies),
        reply=item.reply if item.heard and not fuller.heard else fuller.reply,
        heard=fuller.heard or item.heard,
    )


def _each(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _rank(item: ReadItem) -> tuple[object, ...]:
    """What clears somebody comes first, then criminal matters by step, then by kind."""
    steps = list(STEP_WORDS.values())
    clearing = item.step in {STEP_WORDS[step] for step in CLEARING}
    step = steps.index(item.step) if item.step else len(steps)
    return not clearing, step, list(KINDS).index(item.reasons[0].kind)


class _Maker:
    """Gathers statements under those whom they are about, story by story."""

    def __init__(self, known: Known, record: ReplyRecord) -> None:
        self.known, self.record = known, record
        self.subjects: dict[str, _Subject] = {}
        self.names: set[str] = set()

    def take(self, answer: StoryAnswer) -> None:
        """Take in a story: its propositions, then the sentences that no claim told of."""
        lookups = {report.id: Lookup(report.analysis) for report in answer.story.reports}
        told: dict[str, set[tuple[str, int]]] = {}
        entities = [entity for lookup in lookups.values() for entity in lookup.entities.values()]
        self.names |= {_bare(entity.name) for entity in entities if entity.type in _SUBJECTS}
        for lookup in lookups.values():
            for entity in lookup.entities.values():
                self._under(lookup, entity)
        for proposition in answer.propositions:
            for who, reasons in self._concerned(proposition, lookups).items():
                item = _item(proposition, reasons, self.subjects[who].name, lookups, self.record)
                self.subjects[who].items.append(item)
                told.setdefault(who, set()).update(_places(item, lookups))
        for lookup in lookups.values():
            self._read_beside(lookup, told)

    def _under(self, lookup: Lookup, entity: DocumentEntity) -> str | None:
        """Return the subject that an entity is, noting it; ``None`` where it can be none.

        What one report takes for a place and another for a body is a body here: nothing is missed on a doubt.
        """
        if entity.type not in _SUBJECTS and _bare(entity.name) not in self.names:
            return None
        who, name = self.known(lookup.analysis.document.id, entity.id)
        subject = self.subjects.setdefault(who, _Subject(name or entity.name, entity.type))
        subject.reports[ReportName.of(lookup.analysis.document).short] = None
        return who

    def _concerned(
        self, proposition: PropositionAnswer, lookups: Mapping[str, Lookup]
    ) -> dict[str, tuple[Reason, ...]]:
        """Return whom a proposition may damage, with the reasons, by all claims for and against it."""
        found: dict[str, list[Reason]] = {}
        claims = dict.fromkeys((*proposition.claims, *proposition.denials))
        for reported in claims:
            lookup = lookups[reported.report.id]
            for entity in _about(reported, lookup):
                who = self._under(lookup, entity)
                if who is not None:
                    reasons = reasons_of(reported.claim, person=entity.type is EntityType.PERSON)
                    found.setdefault(who, []).extend(reasons)
        for who in found:
            if found[who] or not self._denies(proposition, who, lookups):
                continue
            found[who].append(Reason(kind="denied", words="a denial of theirs"))
        return {who: in_order(reasons) for who, reasons in found.items() if reasons}

    def _denies(self, proposition: PropositionAnswer, who: str, lookups: Mapping[str, Lookup]) -> bool:
        return any(who in self._speakers(r.report.id, r, lookups) for r in proposition.denials) or any(
            response.response.by.entity is not None
            and self.known(response.report.id, response.response.by.entity)[0] == who
            and response.response.kind.value.startswith(("denial", "rejects"))
            for response in proposition.responses
        )

    def _speakers(self, report: str, reported: ReportedClaim, lookups: Mapping[str, Lookup]) -> set[str]:
        entities = (lookups[report].of_source(step.source) for step in reported.claim.chain)
        return {self.known(report, entity.id)[0] for entity in entities if entity is not None}

    def _read_beside(self, lookup: Lookup, told: Mapping[str, set[tuple[str, int]]]) -> None:
        """Take up sentences that have a name and such words, where no claim on the sheet covers them."""
        document = lookup.analysis.document
        for passage in document.passages:
            reasons = reasons_in(passage.span.of(document.text)) if passage.zone in _READ else ()
            for id_ in sorted(lookup.named_in([passage.span])) if reasons else ():
                who = self._under(lookup, lookup.entities[id_])
                is_outlet = _bare(lookup.entities[id_].name) == _bare(document.publisher.value or "")
                if who is None or is_outlet or (document.id, passage.number) in told.get(who, ()):
                    continue
                words = " ".join(passage.span.of(document.text).split())
                near = ReadNear(
                    report=ReportName.of(document), sentence=words, reasons=reasons, paragraph=passage.paragraph + 1
                )
                self.subjects[who].near.setdefault((document.id, words), near)


def _about(reported: ReportedClaim, lookup: Lookup) -> tuple[DocumentEntity, ...]:
    """Return whom a claim is about: its arguments, whom these stand for, and whoever its words name."""
    claim = reported.claim
    holders = {entity.id for step in claim.chain if (entity := lookup.of_source(step.source)) is not None}
    if claim.standing is Standing.DENIED:  # whoever denies has been accused
        holders = set()
    ids = {*lookup.entities_of(claim), *(lookup.named_in(claim.citation.spans) - holders)}
    ids |= {end.entity for argument in arguments_of(claim) for end in ends_of(argument, lookup)}
    return tuple(lookup.entities[id_] for id_ in sorted(ids))


def _places(item: ReadItem, lookups: Mapping[str, Lookup]) -> Iterator[tuple[str, int]]:
    for saying in (*item.sayings, *item.against):
        lookup = lookups[saying.report.id]
        span = cover(lookup.claims[saying.statement.claim].citation.spans)
        for passage in lookup.analysis.document.passages:
            if passage.span.overlaps(span):
                yield saying.report.id, passage.number


def _item(
    proposition: PropositionAnswer,
    reasons: tuple[Reason, ...],
    name: str,
    lookups: Mapping[str, Lookup],
    record: ReplyRecord,
) -> ReadItem:
    held = set(proposition.proposition.claims)
    own = [c for c in proposition.claims if any(r.claim == c.claim.id for r in held)]
    told = own or list(proposition.claims)
    against = [c for c in proposition.denials if c not in told]
    standings = {reported.claim.standing for reported in told}
    judged = proposition.corroboration
    notes = (note for reported in (*told, *against) for note in reply_notes(reported.claim))
    is_heard = _is_heard(proposition, name)
    entries = [entry for ref in proposition.refs for entry in record.on(ref.report, ref.claim)]
    return ReadItem(
        propositions=(proposition.id,),
        reasons=reasons,
        step=_step((*told, *against)),
        strongest=STANDING_WORDS[next(standing for standing in _STRENGTH if standing in standings)],
        sayings=tuple(_saying(reported, lookups) for reported in told),
        against=tuple(_saying(reported, lookups) for reported in against),
        answers=tuple(dict.fromkeys(response.sentence for response in proposition.responses)),
        replies=tuple(dict.fromkeys(notes)),
        reply=_reply(name, entries, is_heard=is_heard),
        heard=is_heard,
        counts=judged.counts,
        counted=counts_phrase(judged.counts),
        status=judged.status,
        stands=tuple(axes(judged)),
        origins=tuple(origin.label for origin in judged.origins),
    )


def _step(claims: Iterable[ReportedClaim]) -> str:
    found = [step for reported in claims if (step := step_of(reported.claim)) is not None]
    clearing = next((step for step in found if step in CLEARING), None)
    return STEP_WORDS[clearing or found[0]] if found else ""


def _is_heard(proposition: PropositionAnswer, name: str) -> bool:
    own = any(_is_named(response.response.by.name, name) for response in proposition.responses)
    return own or any(name in denial.statement.holder for denial in proposition.denials)


def _reply(name: str, entries: Sequence[AtClaim], *, is_heard: bool) -> str:
    """Say how it stands with the subject's answer; that there is none is said, not left blank."""
    there = f"{name} answers in these reports" if is_heard else f"No response from {name} to this in these reports"
    status = reply_status(entry for entry in entries if _is_named(entry.party, name))
    return f"{there}; {'by our record ' if entries else ''}{status.words}"


def _is_named(one: str, other: str) -> bool:
    words = set(one.casefold().split()), set(other.casefold().split())
    return bool(words[0]) and (words[0] <= words[1] or words[1] <= words[0])


def _saying(reported: ReportedClaim, lookups: Mapping[str, Lookup]) -> ReadSaying:
    claim, document = reported.claim, lookups[reported.report.id].analysis.document
    span = cover(claim.citation.spans)
    passage = next((p for p in document.passages if p.span.overlaps(span)), None)
    return ReadSaying(
        report=reported.report,
        statement=reported.statement,
        standing=STANDING_WORDS[claim.standing],
        evidence="" if claim.evidence is EvidenceType.NONE_STATED else EVIDENCE_WORDS[claim.evidence],
        when=date_words(claim.time),
        paragraph=passage.paragraph + 1 if passage is not None else 0,
    )
