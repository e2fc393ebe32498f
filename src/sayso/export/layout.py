"""A claim sheet worked out as a page: grouped, numbered and worded, before any template sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sayso.ask.answers import AtClaim, ClaimSheet, Count, Elsewhere, Tie, TieEnd, TimelineEntry
from sayso.ask.criminal import STEP_WORDS, cleared_first, step_of
from sayso.ask.groups import PRONOUNS
from sayso.ask.holders import holder_words
from sayso.ask.lookup import Lookup
from sayso.ask.relations import phrase_of
from sayso.ask.responses import response_sentence, unanswered_on
from sayso.ask.review_words import marked_line
from sayso.ask.story_words import DERIVATION_WORDS
from sayso.ask.vocabulary import (
    CREDIT_WORDS,
    EVIDENCE_WORDS,
    KIND_WORDS,
    STANDING_WORDS,
    TENSION_WORDS,
    TIE_LEADS,
)
from sayso.ask.wording import is_loaded
from sayso.export.facts import fact, provenance
from sayso.export.marked import Block, mark_text
from sayso.export.page import (
    Answer,
    Door,
    Entry,
    Furniture,
    Holding,
    LineCount,
    Note,
    Page,
    Paragraph,
    Pointer,
    Replied,
    TieRow,
    TimeRow,
    Told,
    When,
)
from sayso.export.scale import Scale, find_scale
from sayso.model.claims import Claim, EvidenceType, HedgeScope, Response, Standing
from sayso.model.spans import EXCLUDED_ZONES
from sayso.model.times import Timex

FOLDED = 80
"""Over so many left-out words in one place they are folded away; the list at the end of the page has them all."""


def build_page(sheet: ClaimSheet) -> Page:
    """Work out a page from a sheet."""
    maker = _Maker(sheet)
    return maker.page()


def _when(time: Timex | None) -> When | None:
    return None if time is None else When(words=time.text, value=edtf_of(time.start, time.end))


def edtf_of(start: str | None, end: str | None) -> str:
    """Write two sides as one value: a point once, an open side as two dots, and nothing where nothing is known."""
    if start == end:
        return start or ""
    if end is None and start is not None and start.startswith("["):
        return f"{start}, end open"
    return f"{start or '..'}/{end or '..'}"


class _Maker:
    """One page in the making: the sheet, and doors to its claims."""

    def __init__(self, sheet: ClaimSheet) -> None:
        self.sheet = sheet
        self.lookup = Lookup(sheet.analysis)
        self.doors = tuple(
            Door(number=n, claim=claim.id, standing=claim.standing.value) for n, claim in enumerate(sheet.claims, 1)
        )
        self.door = {door.claim: door for door in self.doors}
        self.statements = {statement.claim: statement for statement in sheet.statements}

    def page(self) -> Page:
        sheet, document = self.sheet, self.sheet.document
        blocks, levels = mark_text(document, sheet.claims)
        entries = [self.entry(number) for number in range(len(sheet.claims))]
        axis = find_scale(sheet.timeline.dated)
        counts = {count.key: self.count(count) for count in sheet.summary.counts}
        return Page(
            title=document.title.value,
            marked="; ".join(filter(None, [marked_line(sheet.reviews, len(sheet.claims)), sheet.veiled])),
            outlet=fact("Outlet", document.publisher),
            published=fact("Published", document.published),
            byline=document.byline,
            credits=tuple(self.credits()),
            line=self.line(counts),
            counts=tuple(count for count in counts.values() if count.members),
            paragraphs=tuple(self.paragraphs(blocks)),
            levels=levels,
            doors=self.doors,
            criminal=tuple(self.criminal()),
            tensions=tuple((TENSION_WORDS[t.kind], t.note, self.to(t.claims)) for t in sheet.tensions),
            questions=tuple((q.text, self.to(q.claims)) for q in sheet.questions),
            unanswered=tuple((u.sentence, self.to(u.claims)) for u in sheet.unanswered),
            holdings=_holdings(entries),
            responses=tuple(map(self.answer, sheet.responses)),
            ties=tuple(self.tie(tie) for tie in sheet.ties),
            axis=axis.axis if axis else None,
            dated=self.time_rows(sheet.timeline.dated, axis),
            undated=self.time_rows(sheet.timeline.undated, None),
            ahead=self.ahead(),
            left_out=tuple((item.kind, item.reason, item.text) for item in sheet.excluded),
            gaps=tuple((gap.text, gap.note or gap.rule) for gap in sheet.gaps),
            provenance=provenance(sheet),
            lost=(
                *(f"“{r.review.anchor.quote}”: {r.sentence}" for r in sheet.reviews if r.claim is None),
                *(f"“{r.point.anchor.quote}”: {r.sentence}" for r in sheet.replies if r.claim is None),
            ),
        )

    def to(self, claims: Iterable[str]) -> tuple[Door, ...]:
        """Return the doors to these claims, in number order."""
        return tuple(sorted((self.door[id_] for id_ in claims if id_ in self.door), key=lambda door: door.number))

    def told(self, claims: Sequence[str]) -> Told:
        """Return claims that say the same in the same words, of the same standing, as one of a list."""
        statement = self.statements[claims[0]]
        words = STANDING_WORDS[statement.standing]
        return Told(
            sentence=statement.sentence, standing=statement.standing.value, standing_words=words, doors=self.to(claims)
        )

    def credits(self) -> Iterator[tuple[str, str, tuple[Door, ...]]]:
        """Yield each way in which an outlet is credited, with the claims in the words that do it."""
        found: dict[tuple[str, str], list[str]] = {}
        for stated in self.sheet.derivations:
            words = CREDIT_WORDS[stated.credit] if stated.credit else f"{DERIVATION_WORDS[stated.kind]} of"
            spans = stated.citation.spans
            inside = [c.id for c in self.sheet.claims if any(span.contains(c.head) for span in spans)]
            found.setdefault((words, stated.upstream), []).extend(inside)
        yield from ((words, outlet, self.to(dict.fromkeys(claims))) for (words, outlet), claims in found.items())

    def answer(self, answer: Response) -> Answer:
        spans = answer.citation.spans
        own = [c for c in self.sheet.claims if any(span.contains(c.head) for span in spans)]
        return Answer(
            sentence=response_sentence(answer, self.lookup),
            standings=tuple((s.value, STANDING_WORDS[s]) for s in dict.fromkeys(claim.standing for claim in own)),
            own=self.to(claim.id for claim in own),
            on=self.to(answer.claims),
        )

    def count(self, count: Count) -> LineCount:
        return LineCount(
            key=count.key,
            phrase=count.phrase,
            members=tuple((member.label, self.to(member.claims)) for member in count.members),
        )

    def line(self, counts: dict[str, LineCount]) -> tuple[LineCount | str, ...]:
        """Cut the summary line into its numbers and what stands between them; joined again it is the line."""
        parts: list[LineCount | str] = []
        rest = self.sheet.summary.line
        for count in counts.values():
            before, found, after = rest.partition(count.phrase)
            if found:
                parts += [before, count] if before else [count]
                rest = after
        return (*parts, rest)

    def entry(self, index: int) -> Entry:
        claim, statement = self.sheet.claims[index], self.sheet.statements[index]
        silent = unanswered_on(claim.id, self.lookup, self.sheet.unanswered)
        sentences = {party.sentence for party in silent}
        return Entry(
            number=index + 1,
            id=claim.id,
            holder=statement.holder,
            verb=statement.verb,
            quote=statement.quote,
            caution=statement.caution,
            standing=claim.standing.value,
            standing_words=STANDING_WORDS[claim.standing],
            kind=KIND_WORDS[claim.kind],
            when=_when(claim.time),
            place=_place(claim),
            place_note=(claim.place.note or "") if claim.place else "",
            evidence=_evidence(claim),
            inherited=claim.standing is not Standing.ASSERTED and claim.hedge_scope in _INHERITED,
            said=tuple(answer for answer in statement.responses if answer not in sentences),
            silent=tuple(_quoted(party.name) for party in silent),
            reasons=tuple(dict.fromkeys(reason.note or reason.rule for reason in claim.reasons)),
            elsewhere=tuple(_pointer(found) for found in self.sheet.elsewhere or () if found.claim == claim.id),
            decided=tuple(each.sentence for each in self.sheet.reviews if each.claim == claim.id),
            step=STEP_WORDS.get(step_of(claim) or "", ""),
            replies=tuple(map(_replied, (each for each in self.sheet.replies if each.claim == claim.id))),
        )

    def criminal(self) -> Iterator[tuple[str, Told]]:
        """Yield the claims about criminal matters, each at its step; what clears somebody before all others."""
        steps = ((claim.id, step) for claim in self.sheet.claims if (step := step_of(claim)) is not None)
        for claim, step in cleared_first(steps):
            yield STEP_WORDS[step], self.told([claim])

    def paragraphs(self, blocks: Iterable[Block]) -> Iterator[Paragraph | Furniture]:
        """Put left-out blocks that follow each other into one."""
        begun = False
        for is_left_out, run in groupby(blocks, key=lambda block: block.kind in EXCLUDED_ZONES):
            if is_left_out:
                yield self.furniture(list(run), begun=begun)
                continue
            begun = True
            yield from (self.paragraph(block) for block in run)

    def furniture(self, blocks: Sequence[Block], *, begun: bool) -> Furniture:
        excluded = self.sheet.excluded
        segments = [s for block in blocks for s in block.segments if s.left_out is not None]
        items = tuple((s.text, excluded[s.left_out or 0].kind, excluded[s.left_out or 0].reason) for s in segments)
        words = sum(len(text.split()) for text, _, _ in items)
        return Furniture(items=items, words=words, folded=not begun or words > FOLDED)

    def paragraph(self, block: Block) -> Paragraph:
        notes: dict[tuple[object, ...], Note] = {}
        for index in block.claims:
            note = self.note(index)
            key = (note.holder, note.standing, note.when, note.evidence)
            notes[key] = _joined(notes[key], note) if key in notes else note
        excluded = self.sheet.excluded
        return Paragraph(
            block=block,
            notes=tuple(notes.values()),
            left_out=tuple((excluded[n].kind, excluded[n].reason) for n in block.left_out),
        )

    def note(self, index: int) -> Note:
        claim = self.sheet.claims[index]
        return Note(
            holder=holder_words(claim, self.lookup),
            standing=claim.standing.value,
            standing_words=STANDING_WORDS[claim.standing],
            cues=tuple(dict.fromkeys(cue.text for cue in claim.cues)),
            doors=(self.doors[index],),
            when=_when(claim.time),
            evidence=EVIDENCE_WORDS[claim.evidence] if claim.evidence not in _PLAIN_EVIDENCE else "",
        )

    def tie(self, tie: Tie) -> TieRow:
        claims = [self.lookup.claims[id_] for id_ in tie.claims]
        answers = [r for r in self.sheet.responses if r.id in tie.responses]
        return TieRow(
            lead=TIE_LEADS.get(tie.standing, ""),
            a=_quoted(tie.a.name),
            phrase=f"“{tie.words}”" if tie.words else phrase_of(tie.relation),
            b=_quoted(tie.b.name),
            ends=(tie.a.entity, tie.b.entity),
            a_words=self.other_words(tie.a),
            b_words=self.other_words(tie.b),
            standing=tie.standing.value,
            standing_words="taken for granted" if tie.presupposed else STANDING_WORDS[tie.standing],
            holders=tuple(dict.fromkeys(holder_words(claim, self.lookup) for claim in claims)),
            doors=self.to(tie.claims),
            note=tie.note,
            responses=tuple(response_sentence(answer, self.lookup) for answer in answers),
            inferred=tie.inferred,
        )

    def other_words(self, end: TieEnd) -> str:
        """Return the words in which an end stands, where they are more than its name, an alias or a pronoun."""
        entity = self.lookup.entities[end.entity]
        bare = end.words.removeprefix("the ").removeprefix("The ")
        return "" if bare.lower() in PRONOUNS or bare in (entity.name, *entity.aliases) else end.words

    def time_rows(self, entries: Sequence[TimelineEntry], scale: Scale | None) -> tuple[TimeRow, ...]:
        """Put entries of one date and the same words in one row."""
        groups: dict[tuple[str, str, str], list[TimelineEntry]] = {}
        for entry in entries:
            groups.setdefault((entry.start or "", entry.end or "", entry.text), []).append(entry)
        return tuple(
            TimeRow(
                when=When(words=text, value=edtf_of(start or None, end or None)),
                bar=scale.bar(group[0]) if scale is not None else None,
                doors=self.to(entry.claim for entry in group),
                statements=tuple(map(self.told, self.alike(entry.claim for entry in group))),
            )
            for (start, end, text), group in groups.items()
        )

    def alike(self, claims: Iterable[str]) -> Iterable[list[str]]:
        """Put together claims of which the sentence is the same, and the standing."""
        groups: dict[tuple[str, Standing], list[str]] = {}
        for claim in claims:
            statement = self.statements[claim]
            groups.setdefault((statement.sentence, statement.standing), []).append(claim)
        return groups.values()

    def ahead(self) -> tuple[tuple[Told, When | None], ...]:
        """Return what is said to lie ahead, and what is named only as a condition, dated or not."""
        looking = {Standing.FORECAST, Standing.HYPOTHETICAL}
        return tuple(
            (self.told([claim.id]), _when(claim.time)) for claim in self.sheet.claims if claim.standing in looking
        )


def _replied(entry: AtClaim) -> Replied:
    fields = ", ".join(entry.otherwise)
    otherwise = (f"The claim is read otherwise now than when it was put ({fields}).",) if fields else ()
    return Replied(lead=entry.lead, words=entry.words, notes=(*entry.decided, *otherwise))


_INHERITED = frozenset({HedgeScope.INHERITED, HedgeScope.AMBIGUOUS})
_PLAIN_EVIDENCE = frozenset(
    {
        EvidenceType.NONE_STATED,
        EvidenceType.GENERIC_HEARSAY,
        EvidenceType.REPUTATION,
        EvidenceType.UNNAMED_EXPERTS,
        EvidenceType.UNNAMED_OFFICIALS,
        EvidenceType.PRIOR_MEDIA_REPORT,
    }
)
"""Evidence that says no more than the holder beside it does."""


def _evidence(claim: Claim) -> str:
    return EVIDENCE_WORDS[claim.evidence]


def _pointer(found: Elsewhere) -> Pointer:
    claims = {reported.report.id: reported.claim.id for reported in reversed(found.claims)}
    return Pointer(
        sentence=found.brief,
        kind=found.kind,
        doubts=found.doubts,
        at=tuple((report, claims.get(report.id)) for report in found.reports),
        standings=tuple((s.value, STANDING_WORDS[s]) for s in dict.fromkeys(r.claim.standing for r in found.claims)),
    )


def _place(claim: Claim) -> str:
    if claim.place is None:
        return ""
    same = claim.place.name == claim.place.text
    return claim.place.text if same else f"{claim.place.text} (as written; {claim.place.name})"


def _quoted(name: str) -> str:
    return f"“{name}”" if is_loaded(name) else name


def _joined(note: Note, then: Note) -> Note:
    return Note(
        holder=note.holder,
        standing=note.standing,
        standing_words=note.standing_words,
        cues=tuple(dict.fromkeys((*note.cues, *then.cues))),
        doors=(*note.doors, *then.doors),
        when=note.when,
        evidence=note.evidence,
    )


def _holdings(entries: Sequence[Entry]) -> tuple[Holding, ...]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.holder.rstrip(",:"), []).append(entry)
    return tuple(Holding(holder=holder, entries=tuple(group)) for holder, group in groups.items())
