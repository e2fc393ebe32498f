"""Stories made by hand: reports, claims and propositions with nothing in them but what a test is about.

``Tale`` is told line by line (who publishes what when, who says what on whose word, who derives from whom) and then
judged. Names of reports and propositions are short keys of the test's own; ``tale.ids`` holds the real ids.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sayso.corroborate.judging import judge_propositions
from sayso.corroborate.outlets import Outlets, load_outlets
from sayso.corroborate.ruled import gather_ruled, settle_derivations
from sayso.model.analysis import Analysis
from sayso.model.claims import (
    Argument,
    Attribution,
    Citation,
    Claim,
    ClaimKind,
    EvidenceType,
    HedgeScope,
    Mode,
    Response,
    ResponseKind,
    Source,
    SourceKind,
    Stance,
    Standing,
)
from sayso.model.documents import Basis, Capture, Document, Passage, Stated
from sayso.model.graph import Proposition, PropositionLink, PropositionRelation, Term
from sayso.model.ids import content_id
from sayso.model.judgements import Judgement
from sayso.model.mentions import Cue, DocumentEntity, EntityType
from sayso.model.provenance import (
    Amendment,
    ClaimRef,
    Corroboration,
    CreditScope,
    Derivation,
    DerivationBasis,
    DerivationKind,
    SharedStatement,
    StatedDerivation,
)
from sayso.model.quantities import Quantity
from sayso.model.spans import Reason, Span
from sayso.model.story import HeldReport
from sayso.model.times import Timex, TimexKind

PUBLISHER = Source(kind=SourceKind.PUBLISHER, label="this article")


def entity(name: str, kind: EntityType = EntityType.ORG, *aliases: str, **rest: object) -> DocumentEntity:
    """Return an entity whose id is made of its name."""
    made = content_id("ent", kind.value, name)
    return DocumentEntity(id=made, type=kind, name=name, aliases=aliases, **rest)  # type: ignore[arg-type]


def person(name: str, label: str | None = None) -> Source:
    """Return a named person as a source; ``label`` is how the report writes it."""
    return Source(kind=SourceKind.PERSON, label=label or name, entity=entity(name, EntityType.PERSON).id)


def body(name: str, label: str | None = None) -> Source:
    """Return a named body as a source."""
    return Source(kind=SourceKind.ORGANISATION, label=label or name, entity=entity(name).id)


def outlet(name: str) -> Source:
    """Return a credited outlet."""
    return Source(kind=SourceKind.MEDIA_OUTLET, label=name)


def people(label: str = "two people familiar with the matter") -> Source:
    """Return people without a name."""
    return Source(kind=SourceKind.UNNAMED_GROUP, label=label)


def thing(kind: SourceKind, label: str) -> Source:
    """Return any other source: a document, a video, nobody named."""
    return Source(kind=kind, label=label)


NOBODY = thing(SourceKind.GENERIC_HEARSAY, "nobody named")
EXPERTS = thing(SourceKind.UNNAMED_EXPERTS, "industry experts")


def timex(words: str, start: str | None, end: str | None) -> Timex:
    """Return a time expression."""
    return Timex(text=words, span=Span(0, len(words)), start=start, end=end, kind=TimexKind.POINT)


def figure(words: str, number: int) -> Quantity:
    """Return a figure."""
    value = Decimal(number)
    return Quantity(text=words, span=Span(0, len(words)), low=value, high=value)


@dataclass
class Tale:
    """A story in the making; see the module."""

    outlets: Outlets = field(default_factory=load_outlets)
    documents: dict[str, Document] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    responses: dict[str, list[Response]] = field(default_factory=dict)
    entities: dict[str, dict[str, DocumentEntity]] = field(default_factory=dict)
    propositions: dict[str, dict[str, object]] = field(default_factory=dict)
    supporting: dict[str, list[ClaimRef]] = field(default_factory=dict)
    denying: dict[str, list[ClaimRef]] = field(default_factory=dict)
    derivations: list[Derivation] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)
    credits: dict[str, list[StatedDerivation]] = field(default_factory=dict)

    def report(
        self,
        key: str,
        publisher: str | None,
        published: str | None = "2024-03-04",
        *entities: DocumentEntity,
        text: str = "",
        title: str = "",
    ) -> None:
        """Add a report; ``entities`` are those it names beyond its claims' own."""
        self.documents[key] = _document(key, publisher, published, text, title)
        self.entities[key] = {one.id: one for one in entities}

    def proposition(
        self,
        key: str,
        subject: str | None = None,
        object: str | None = None,
        *,
        kind: ClaimKind = ClaimKind.EVENT,
        eligible: bool = True,
        value: Quantity | None = None,
        time: Timex | None = None,
        entails: Iterable[str] = (),
        conflicts: Iterable[str] = (),
        modality: str = "",
    ) -> None:
        """Add a proposition; subject and object are names, ``entails`` and ``conflicts`` keys of others."""
        self.propositions[key] = {
            "kind": kind,
            "subject": subject,
            "object": object,
            "eligible": eligible,
            "value": value,
            "time": time,
            "entails": tuple(entails),
            "conflicts": tuple(conflicts),
            "modality": modality,
        }

    def say(
        self,
        report: str,
        proposition: str | None,
        *sources: Source,
        standing: Standing = Standing.ASSERTED,
        stance: Stance = Stance.CT_POS,
        kind: ClaimKind = ClaimKind.EVENT,
        evidence: EvidenceType = EvidenceType.NONE_STATED,
        subject: str | None = None,
        object: str | None = None,
        predicate: str = "does",
        denies: bool = False,
        time: Timex | None = None,
        family: str = "other",
        challenges: Sequence[ClaimRef] = (),
        cue: Cue | None = None,
    ) -> ClaimRef:
        """Add a claim for a proposition (against it where ``denies``) on the word of ``sources``, outermost first.

        ``cue`` is the cue of the innermost source.
        """
        number = len(self.claims.setdefault(report, []))
        made = Claim(
            id=content_id("clm", report, number),
            kind=kind,
            predicate=predicate,
            family=family,
            subject=self._argument(report, subject),
            object=self._argument(report, object),
            participants=(),
            citation=Citation(quote=predicate, spans=(Span(0, len(predicate)),)),
            head=Span(0, 1),
            chain=(
                Attribution(source=PUBLISHER, cue=None, stance=stance),
                *self._steps(report, sources, stance, cue),
            ),
            cues=(),
            standing=standing,
            stance=stance,
            mode=Mode.OWN_VOICE,
            hedge_scope=HedgeScope.NONE,
            evidence=evidence,
            time=time,
            place=None,
            challenges=tuple(ref.claim for ref in challenges),
        )
        self.claims[report].append(made)
        ref = ClaimRef(report=self.id(report), claim=made.id)
        if proposition is not None:
            (self.denying if denies else self.supporting).setdefault(proposition, []).append(ref)
        return ref

    def role(self, report: str, name: str, words: str, of: str | None = None) -> None:
        """Add a role claim: "Ina Roe", "board member", of "Halm"."""
        ref = self.say(report, None, kind=ClaimKind.ROLE, predicate=words, object=of, family="role_in")
        claim = self.claims[report][-1]
        who = entity(name, EntityType.PERSON)
        self.entities[report][who.id] = who
        self.claims[report][-1] = replace(claim, subject=Argument(name=name, entity=who.id))
        assert ref.claim == claim.id

    def respond(self, report: str, kind: ResponseKind, by: str, *claims: ClaimRef, named: bool = True) -> None:
        """Add a response by somebody to claims of the same report."""
        argument = self._argument(report, by) if named else Argument(name=by)
        assert argument is not None
        made = Response(
            id=content_id("rsp", report, kind.value, by),
            kind=kind,
            by=argument,
            about="",
            citation=Citation(quote=by, spans=(Span(0, len(by)),)),
            claims=tuple(ref.claim for ref in claims),
        )
        self.responses.setdefault(report, []).append(made)

    def derive(
        self,
        derived: str,
        upstream: str | None,
        kind: DerivationKind = DerivationKind.CREDIT,
        *,
        basis: DerivationBasis | None = None,
        rule: str = "R1.credit",
        directed: bool | None = None,
        scope: CreditScope = CreditScope.EXPLICIT,
        outlet: str | None = None,
    ) -> Derivation:
        """Add a derivation between two reports, or from an outlet that is not held."""
        declared = kind in (DerivationKind.CREDIT, DerivationKind.REWRITE_WITH_CREDIT)
        made = Derivation(
            id=content_id("der", derived, upstream, outlet, kind.value),
            kind=kind,
            derived=self.id(derived),
            upstream=None if upstream is None else self.id(upstream),
            outlet=outlet,
            basis=basis or (DerivationBasis.DECLARED if declared else DerivationBasis.DETECTED),
            directed=declared if directed is None else directed,
            scope=scope,
            proof=("some words",),
            reasons=(Reason(rule=rule),),
        )
        self.derivations.append(made)
        return made

    def credit(self, report: str, upstream: str) -> None:
        """Let a report credit an outlet in its words."""
        cited = Citation(quote=upstream, spans=(Span(0, len(upstream)),))
        self.credits.setdefault(report, []).append(
            StatedDerivation(
                kind=DerivationKind.CREDIT, upstream=upstream, entity=None, scope=CreditScope.EXPLICIT, citation=cited
            )
        )

    def amend(
        self,
        report: str | None,
        amended: str,
        *claims: ClaimRef,
        kind: DerivationKind = DerivationKind.CORRECTION,
        at: str | None = None,
        withdrawn: str = "",
        replacement: str = "",
        by: str = "",
    ) -> None:
        """Add a correction or a retraction; without ``report`` it is a user's mark."""
        made = Amendment(
            kind=kind,
            report=None if report is None else self.id(report),
            amended=self.id(amended),
            at=at,
            withdrawn=withdrawn,
            replacement=replacement,
            claims=claims,
            by=by,
        )
        self.amendments.append(made)

    def place(self, report: str, passages: tuple[Passage, ...], *, claim: Span, response: Span) -> None:
        """Put the claims of a report at one span and its responses at another, in these passages."""
        self.documents[report] = replace(self.documents[report], passages=passages)
        self.claims[report] = [replace(one, head=claim) for one in self.claims[report]]
        moved = [Citation(quote=one.citation.quote, spans=(response,)) for one in self.responses[report]]
        told = zip(self.responses[report], moved, strict=True)
        self.responses[report] = [replace(one, citation=citation) for one, citation in told]

    def id(self, report: str) -> str:
        """Return the id of a report's document."""
        return self.documents[report].id

    def held(self, order: Iterable[str] | None = None) -> list[HeldReport]:
        """Return the reports, in the order in which they were told or another."""
        return [HeldReport(analysis=self._analysis(key)) for key in (order or self.documents)]

    def built(self) -> list[Proposition]:
        """Return the propositions with what was said for and against them."""
        return [self._proposition(key) for key in self.propositions]

    def judge(
        self,
        as_of: str | None = None,
        *,
        order: Iterable[str] | None = None,
        left_out: Collection[ClaimRef] = (),
        statements: Sequence[SharedStatement] = (),
        judgements: Sequence[Judgement] = (),
    ) -> dict[str, Corroboration]:
        """Judge every proposition, by its key."""
        ruled = gather_ruled(judgements)
        found = judge_propositions(
            self.held(order),
            settle_derivations(self.derivations, ruled),
            self.amendments,
            self.built(),
            self.outlets,
            as_of,
            left_out=left_out,
            statements=statements,
            ruled=ruled,
        )
        return dict(zip(self.propositions, found, strict=True))

    def _proposition(self, key: str) -> Proposition:
        told = self.propositions[key]
        links = [
            PropositionLink(kind=kind, proposition=content_id("prp", other), reason=Reason(rule="R7"))
            for name, kind in (("entails", PropositionRelation.ENTAILS), ("conflicts", PropositionRelation.CONFLICTS))
            for other in told[name]  # type: ignore[attr-defined]
        ]
        return Proposition(
            id=content_id("prp", key),
            kind=told["kind"],  # type: ignore[arg-type]
            family="other",
            subject=_term(told["subject"]),
            predicate=key,
            object=_term(told["object"]),
            value=told["value"],  # type: ignore[arg-type]
            time=told["time"],  # type: ignore[arg-type]
            place=None,
            claims=tuple(self.supporting.get(key, ())),
            denials=tuple(self.denying.get(key, ())),
            eligible=bool(told["eligible"]),
            links=tuple(links),
            modality=str(told["modality"]),
        )

    def _analysis(self, key: str) -> Analysis:
        return Analysis(
            document=self.documents[key],
            extractor="by hand",
            entities=tuple(self.entities[key].values()),
            mentions=(),
            timexes=(),
            toponyms=(),
            claims=tuple(self.claims.get(key, ())),
            responses=tuple(self.responses.get(key, ())),
            derivations=tuple(self.credits.get(key, ())),
        )

    def _argument(self, report: str, name: str | None) -> Argument | None:
        if name is None:
            return None
        known = next((one for one in self.entities[report].values() if one.name == name), None) or entity(name)
        self.entities[report][known.id] = known
        return Argument(name=name, entity=known.id)

    def _steps(self, report: str, sources: Sequence[Source], stance: Stance, cue: Cue | None) -> Iterable[Attribution]:
        for source in sources:
            for made in _entities_of(source):
                self.entities[report].setdefault(made.id, made)
            yield Attribution(source=source, cue=cue if source is sources[-1] else None, stance=stance)


def _entities_of(source: Source) -> Iterable[DocumentEntity]:
    """Yield the entity that a source of ``person`` or ``body`` stands for: the one whose id its name gives."""
    if source.entity is None:
        return
    words = source.label.split()
    for start in range(len(words)):
        for stop in range(len(words), start, -1):
            name = " ".join(words[start:stop])
            for kind in (EntityType.PERSON, EntityType.ORG):
                if (made := entity(name, kind)).id == source.entity:
                    yield made


def _term(name: object) -> Term | None:
    return None if name is None else Term(key=str(name).casefold(), name=str(name), type=EntityType.ORG)


def _document(key: str, publisher: str | None, published: str | None, text: str, title: str) -> Document:
    return Document(
        id=content_id("doc", key),
        text=text,
        zones=(),
        passages=(),
        title=Stated(value=title or None, basis=Basis.GIVEN if title else Basis.UNKNOWN),
        publisher=Stated(value=publisher, basis=Basis.GIVEN if publisher else Basis.UNKNOWN),
        published=Stated(value=published, basis=Basis.GIVEN if published else Basis.UNKNOWN),
        url=Stated(),
        byline=(),
        language="en",
        capture=Capture(
            sha256="0" * 64, size=0, media_type="text/plain", name=key, charset="utf-8", charset_basis="utf-8"
        ),
        given_id=key,
    )
