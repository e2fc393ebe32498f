"""A story made by hand: four invented reports about a harbour bell, whose every origin, edge and status is known.

The Quay Gazette has it from two unnamed people; Saltby Echo credits the Gazette; Coast Mail shares the Echo's words and
makes the talks a sale; the Bell Trust answers. Nothing here calls the stages that work a story out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.corroborate.judging import gather_origins
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, ClaimKind, Response, ResponseKind, SourceKind, Stance, Standing
from sayso.model.graph import Proposition, PropositionLink, PropositionRelation, Term
from sayso.model.ids import content_id
from sayso.model.mentions import EntityType
from sayso.model.provenance import (
    Amendment,
    ClaimRef,
    Contest,
    Corroboration,
    Counts,
    CreditScope,
    Derivation,
    DerivationBasis,
    DerivationKind,
    Drift,
    DriftKind,
    Independence,
    IndependenceState,
    Lifecycle,
    Origin,
    OriginKind,
    Status,
    Support,
    Why,
)
from sayso.model.spans import Reason
from sayso.model.story import HeldReport, Story
from tests.ask import factories as f

TRUST = f.entity("Bell Trust")
PIER = f.entity("Pier Company")
PEOPLE = f.source(SourceKind.UNNAMED_GROUP, "two people close to the trust")
SAY = "two people close to the trust said"

TEXTS = {
    "gazette": f"The Bell Trust is in talks to sell the harbour bell, {SAY}. The Pier Company declined to comment.",
    "echo": "The Bell Trust may sell the harbour bell, the Quay Gazette reported.",
    "mail": "The Bell Trust has sold the harbour bell for 90 crowns.",
    "trust": "The Bell Trust has not sold the harbour bell. It confirms talks.",
}
OUTLETS = {"gazette": "Quay Gazette", "echo": "Saltby Echo", "mail": "Coast Mail", "trust": "Bell Trust"}
DAYS = {"gazette": "2024-03-04", "echo": "2024-03-05", "mail": "2024-03-06", "trust": "2024-03-07"}


def held(name: str, claims: Iterable[Claim], responses: Iterable[Response] = (), **rest: object) -> HeldReport:
    """Return one of the reports with these claims."""
    document = f.document(TEXTS[name], title=f"Title of {name}", publisher=OUTLETS[name], published=DAYS[name])
    document = replace(document, given_id=name)
    made = f.analysis(claims, (TRUST, PIER), of=document, responses=responses)
    return HeldReport(analysis=replace(made, **rest))  # type: ignore[arg-type]


def said(name: str, words: str, **rest: object) -> Claim:
    """Return a claim of one of the reports, about the trust."""
    return f.claim(words, text=TEXTS[name], subject=f.named(TRUST), **rest)  # type: ignore[arg-type]


GAZETTE_TALKS = said("gazette", "is in talks to sell the harbour bell", chain=[f.step(PEOPLE)])
DECLINES = Response(
    id=content_id("rsp", "declined"),
    kind=ResponseKind.DECLINED,
    by=f.named(PIER),
    about="",
    citation=f.said_at("The Pier Company declined to comment", TEXTS["gazette"]),
    claims=(GAZETTE_TALKS.id,),
)
ECHO_TALKS = said("echo", "may sell the harbour bell", standing=Standing.HEDGED, stance=Stance.PS_POS)
MAIL_SALE = said("mail", "has sold the harbour bell")
MAIL_PRICE = said("mail", "for 90 crowns")
TRUST_DENIAL = said("trust", "has not sold the harbour bell", standing=Standing.DENIED, stance=Stance.CT_NEG)
TRUST_TALKS = said("trust", "It confirms talks", kind=ClaimKind.ADMISSION)

GAZETTE = held("gazette", [GAZETTE_TALKS], [DECLINES])
ECHO = held("echo", [ECHO_TALKS])
MAIL = held("mail", [MAIL_SALE, MAIL_PRICE])
STATEMENT = held("trust", [TRUST_DENIAL, TRUST_TALKS])
REPORTS = (GAZETTE, ECHO, MAIL, STATEMENT)


def ref(report: HeldReport, claim: Claim) -> ClaimRef:
    """Return a claim's place."""
    return ClaimRef(report=report.id, claim=claim.id)


def derivation(
    kind: DerivationKind, derived: HeldReport, upstream: HeldReport | str, *proof: str, declared: bool = True
) -> Derivation:
    """Return an edge between two reports, or to an outlet that is not held."""
    above = upstream if isinstance(upstream, str) else upstream.id
    return Derivation(
        id=content_id("drv", kind.value, derived.id, above),
        kind=kind,
        derived=derived.id,
        upstream=None if isinstance(upstream, str) else above,
        outlet=above if isinstance(upstream, str) else None,
        basis=DerivationBasis.DECLARED if declared else DerivationBasis.DETECTED,
        directed=declared,
        scope=CreditScope.EXPLICIT,
        proof=proof,
        reasons=(Reason(rule="R4", note="for the test"),),
    )


CREDIT = derivation(DerivationKind.REWRITE_WITH_CREDIT, ECHO, GAZETTE, "the Quay Gazette reported")
COPY = derivation(DerivationKind.PARTIAL_REPRINT, MAIL, ECHO, "sell the harbour bell", declared=False)


def origin(
    kind: OriginKind, label: str, *reports: HeldReport, claims: Iterable[ClaimRef], party: str | None = None
) -> Origin:
    """Return an origin that these claims state and on which these reports rest."""
    ids = tuple(sorted(report.id for report in reports))
    key = content_id("org", label)
    return Origin(id=key, kind=kind, label=label, party=party, reports=ids, claims=tuple(claims))


BUNDLE = origin(
    OriginKind.UNNAMED_BUNDLE,
    "two people close to the trust, per Quay Gazette",
    GAZETTE,
    ECHO,
    MAIL,
    claims=[ref(GAZETTE, GAZETTE_TALKS)],
)
SPEAKER = origin(
    OriginKind.ORGANISATION, "Bell Trust", STATEMENT, claims=[ref(STATEMENT, TRUST_TALKS)], party="Bell Trust"
)
OWN = origin(OriginKind.OWN_WORD, "Coast Mail", MAIL, claims=[ref(MAIL, MAIL_SALE)])


def status(support: Support, contest: Contest, lifecycle: Lifecycle = Lifecycle.LIVE, day: str | None = None) -> Status:
    """Return the three axes."""
    return Status(as_of=day, support=support, contest=contest, lifecycle=lifecycle)


def proposition(predicate: str, claims: Iterable[ClaimRef], denials: Iterable[ClaimRef] = ()) -> Proposition:
    """Return a proposition about the trust and the bell."""
    return Proposition(
        id=content_id("prp", predicate),
        kind=ClaimKind.EVENT,
        family="other",
        subject=Term(key="bell trust", name="Bell Trust", type=EntityType.ORG),
        predicate=predicate,
        object=None,
        value=None,
        time=None,
        place=None,
        claims=tuple(claims),
        denials=tuple(denials),
        eligible=True,
    )


TALKS = proposition("talks", [ref(GAZETTE, GAZETTE_TALKS), ref(ECHO, ECHO_TALKS), ref(STATEMENT, TRUST_TALKS)])
SALE = replace(
    proposition("sale", [ref(MAIL, MAIL_SALE)], [ref(STATEMENT, TRUST_DENIAL)]),
    links=(
        PropositionLink(
            kind=PropositionRelation.ENTAILS, proposition=TALKS.id, reason=Reason(rule="R7", note="a sale ends talks")
        ),
    ),
)


def corroboration(
    about: Proposition,
    standing: Status,
    counts: Counts,
    origins: Iterable[Origin],
    *,
    responses: Iterable[ClaimRef] = (),
    independence: Iterable[Independence] = (),
    confirmed: bool = False,
) -> Corroboration:
    """Return how a proposition stands."""
    return Corroboration(
        proposition=about.id,
        status=standing,
        confirmed_by_party=confirmed,
        counts=counts,
        origins=tuple(origins),
        independence=tuple(independence),
        supporting=about.claims,
        opposing=about.denials,
        responses=tuple(responses),
        history=(replace(standing, as_of="2024-03-04"), standing),
        why=(Why(rule="R3", note="unnamed people of one outlet count once", claims=about.claims[:1]),),
    )


NOT_SURE = Independence(
    a=min(BUNDLE.id, SPEAKER.id),
    b=max(BUNDLE.id, SPEAKER.id),
    state=IndependenceState.NOT_ESTABLISHED,
    reason="unnamed people may be of the trust",
)
JUDGED_TALKS = corroboration(
    TALKS,
    status(Support.POSSIBLY_CORROBORATED, Contest.RESPONDED),
    Counts(reports=4, outlets=4, origins=2, parties=1, parties_unknown=1),
    [BUNDLE, SPEAKER],
    responses=[ClaimRef(report=GAZETTE.id, claim=DECLINES.id)],
    independence=[NOT_SURE],
    confirmed=True,
)
JUDGED_SALE = corroboration(
    SALE,
    status(Support.OWN_WORD_ONLY, Contest.DENIED_SPECIFIC),
    Counts(reports=1, outlets=1, origins=1, parties=0, parties_unknown=1),
    [OWN],
)
ROSE = Drift(
    kind=DriftKind.CERTAINTY_ROSE,
    upstream=ECHO.id,
    derived=MAIL.id,
    before="may sell the harbour bell",
    after="has sold the harbour bell",
    claims=(ref(ECHO, ECHO_TALKS), ref(MAIL, MAIL_SALE)),
    detail="sale",
)
ADDED = Drift(
    kind=DriftKind.HEDGE_ADDED,
    upstream=GAZETTE.id,
    derived=ECHO.id,
    before="is in talks to sell the harbour bell",
    after="may sell the harbour bell",
    claims=(ref(GAZETTE, GAZETTE_TALKS), ref(ECHO, ECHO_TALKS)),
    detail="sale",
)
ONLY = Drift(
    kind=DriftKind.DETAIL_ONLY_HERE,
    upstream=ECHO.id,
    derived=MAIL.id,
    before="",
    after="for 90 crowns",
    claims=(ref(MAIL, MAIL_PRICE),),
    detail="price",
)


def bell_story(**rest: object) -> Story:
    """Return the whole story, worked by hand."""
    judged = (JUDGED_TALKS, JUDGED_SALE)
    made = Story(
        as_of=None,
        reports=REPORTS,
        derivations=(CREDIT, COPY),
        amendments=(),
        origins=gather_origins(judged),
        propositions=(TALKS, SALE),
        corroborations=judged,
        drift=(ADDED, ROSE, ONLY),
        loops=(),
    )
    return replace(made, **rest)  # type: ignore[arg-type]


MAIL_WITHDRAWN = Amendment(
    kind=DerivationKind.RETRACTION,
    report=None,
    amended=MAIL.id,
    at="2024-03-08",
    claims=(ref(MAIL, MAIL_SALE), ref(MAIL, MAIL_PRICE)),
    by="the desk",
    note="the trust has not sold it",
)


def fallen_story() -> Story:
    """Return the story after Coast Mail's report was taken back: nobody is left who says that the bell was sold."""
    nobody = corroboration(
        SALE,
        status(Support.NOT_ASSERTED, Contest.DENIED_SPECIFIC, Lifecycle.NO_SURVIVING_ORIGIN),
        Counts(reports=0, outlets=0, origins=0, parties=0),
        [],
    )
    talks = replace(JUDGED_TALKS, counts=replace(JUDGED_TALKS.counts, reports=3, outlets=3))
    return bell_story(
        amendments=(MAIL_WITHDRAWN,), corroborations=(talks, nobody), origins=gather_origins((talks, nobody))
    )


def analyses() -> tuple[Analysis, ...]:
    """Return what was read out of the four reports."""
    return tuple(report.analysis for report in REPORTS)
