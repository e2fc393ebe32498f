"""An analysis made by hand: an invented article whose every claim, tie, date and answer is known.

``rehearsal()`` is the article; the other functions make one part each, with everything that a test does not name left
at its plainest, so that a test shows only what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.ask.answers import ClaimReview, Elsewhere, ReportName
from sayso.ask.collection_claims import reported_claims
from sayso.ask.reviewed import list_reviews
from sayso.model.analysis import Abstention, Analysis
from sayso.model.claims import (
    Argument,
    Attribution,
    Citation,
    Claim,
    ClaimKind,
    EvidenceType,
    HedgeScope,
    Mode,
    Participant,
    Response,
    ResponseKind,
    Source,
    SourceKind,
    Stance,
    Standing,
)
from sayso.model.documents import Basis, Capture, Document, Passage, Stated
from sayso.model.ids import content_id
from sayso.model.judgements import Anchor, Change, Corrected, Decision, Fault, Review
from sayso.model.mentions import (
    Cue,
    CueKind,
    DocumentEntity,
    EntityType,
    PlacePrecision,
    Toponym,
)
from sayso.model.provenance import CreditScope, DerivationKind, StatedDerivation
from sayso.model.spans import Reason, Span, Zone, ZoneKind
from sayso.model.times import Timex, TimexKind
from sayso.resolve.anchoring import anchor_of, key_of

TEXT = """\
Two societies share a stage in Eastmere
By Ana Reyl
Senior members of the Tallow Guild and the Marrow Choir recently held a private rehearsal in Eastmere, a step \
critics say points to a quiet merger of the two societies. The details were first reported by the Quay Gazette.
The rehearsal took place in the Corn Hall, where senior Tallow Guild treasurer Odile Marsh was seen sharing a stage \
with Marrow Choir director Piet Lund. The evening was organised by the Friends of Eastmere (FoE), which is widely \
regarded as a purse linked to the Tallow Guild.Sign Up For Our Newsletter
Clips shared online appear to show Marsh and Lund singing together, with Marsh attending as the guest of honour. \
Officials and critics note that this was not a single outing. Marsh has reportedly visited Eastmere several times in \
recent years, meeting choirs across the county.
In March 2024, she is said to have opened a bazaar in Saltby, where she sang alongside members of the Marrow Choir and \
the Reed Band. Her visits reportedly date back to at least 2019. Festival watchers say these repeated visits suggest \
an effort to build a joint fund. They also point to the rising number of shared concerts.
The Tallow Guild has consistently denied paying outside choirs. However, critics say such evenings undermine those \
claims. While the town council has not commented on the rehearsal, watchers of the festival warn that a merger could \
raise fees, particularly if the societies agree on shared tickets.
You Might Also Like:
Pool opens early
"""


def at(words: str, nth: int = 0, text: str = TEXT) -> Span:
    """Return the span of the n-th occurrence of words."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def document(
    text: str = TEXT,
    zones: Iterable[Zone] = (),
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
) -> Document:
    """Return a document; without zones all of it is body, each line a paragraph and a passage."""
    spans = _lines(text)
    found = tuple(zones) or tuple(zone(span, ZoneKind.BODY) for span in spans)
    body = [z for z in found if z.kind is ZoneKind.BODY]
    passages = tuple(
        Passage(number=n, span=s, zone=ZoneKind.BODY, paragraph=p)
        for n, (p, s) in enumerate((p, s) for p, z in enumerate(body) for s in _sentences(text, z.span))
    )
    return Document(
        id=content_id("doc", text, title),
        text=text,
        zones=found,
        passages=passages,
        title=_given(title),
        publisher=_given(publisher),
        published=_given(published),
        url=Stated(),
        byline=(),
        language="en",
        capture=Capture(
            sha256="0" * 64,
            size=len(text.encode(errors="surrogatepass")),
            media_type="text/plain",
            name="rehearsal.txt",
            charset="utf-8",
            charset_basis="utf-8",
        ),
    )


def _given(value: str | None) -> Stated:
    return Stated() if value is None else Stated(value=value, basis=Basis.GIVEN)


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(start, start + len(line.rstrip())))
        start += len(line)
    return spans


def _sentences(text: str, span: Span) -> list[Span]:
    spans, start = [], span.start
    while (stop := text.find(". ", start, span.end)) != -1:
        spans.append(Span(start, stop + 1))
        start = stop + 2
    return [*spans, Span(start, span.end)]


def zone(span: Span, kind: ZoneKind, note: str = "running text") -> Zone:
    """Return a zone with a reason."""
    return Zone(span=span, kind=kind, reason=Reason(rule=f"zone.{kind.value}", note=note))


def entity(name: str, kind: EntityType = EntityType.ORG, *aliases: str, **rest: object) -> DocumentEntity:
    """Return an entity whose id is made of its name."""
    made = DocumentEntity(id=content_id("ent", kind.value, name), type=kind, name=name, aliases=aliases)
    return replace(made, **rest)  # type: ignore[arg-type]


def named(thing: DocumentEntity, words: str | None = None) -> Argument:
    """Return an argument that stands for an entity, in other words if given."""
    return Argument(name=words or thing.name, entity=thing.id)


def cue(words: str, kind: CueKind, nth: int = 0) -> Cue:
    """Return a cue of the invented article."""
    return Cue(span=at(words, nth), text=words, kind=kind, entry=words.replace(" ", "_"))


ARTICLE = Source(kind=SourceKind.PUBLISHER, label="this article")


def source(kind: SourceKind, label: str = "", thing: DocumentEntity | None = None, span: Span | None = None) -> Source:
    """Return a source."""
    return Source(kind=kind, label=label or kind.value, entity=thing.id if thing else None, span=span)


def step(who: Source, words: Cue | None = None, stance: Stance = Stance.CT_POS) -> Attribution:
    """Return one step of a chain."""
    return Attribution(source=who, cue=words, stance=stance)


def claim(
    words: str,
    kind: ClaimKind = ClaimKind.EVENT,
    *,
    nth: int = 0,
    text: str = TEXT,
    family: str = "other",
    subject: Argument | None = None,
    object: Argument | None = None,
    participants: Iterable[tuple[str, Argument]] = (),
    chain: Iterable[Attribution] = (),
    cues: Iterable[Cue] = (),
    standing: Standing = Standing.ASSERTED,
    stance: Stance = Stance.CT_POS,
    mode: Mode = Mode.OWN_VOICE,
    hedge_scope: HedgeScope = HedgeScope.NONE,
    evidence: EvidenceType = EvidenceType.NONE_STATED,
    time: Timex | None = None,
    place: Toponym | None = None,
    predicate: str | None = None,
    **rest: object,
) -> Claim:
    """Return a claim of the words given, in the article's own voice and asserted unless told otherwise."""
    span = at(words, nth, text)
    steps = (step(ARTICLE, stance=Stance.U_U if tuple(chain) else stance), *chain)
    made = Claim(
        id=content_id("clm", words, nth, family, object.name if object else None, kind.value),
        kind=kind,
        predicate=predicate if predicate is not None else words,
        family=family,
        subject=subject,
        object=object,
        participants=tuple(Participant(role=role, argument=argument) for role, argument in participants),
        citation=Citation(quote=words, spans=(span,)),
        head=Span(span.start, span.start + len(words.split()[0])),
        chain=steps,
        cues=tuple(cues),
        standing=standing,
        stance=stance,
        mode=mode,
        hedge_scope=hedge_scope,
        evidence=evidence,
        time=time,
        place=place,
    )
    return replace(made, **rest)  # type: ignore[arg-type]


def timex(words: str, start: str | None, end: str | None, kind: TimexKind = TimexKind.POINT) -> Timex:
    """Return a time expression of the invented article."""
    return Timex(text=words, span=at(words), start=start, end=end, kind=kind)


def said_at(words: str, text: str) -> Citation:
    """Return a citation of words in a text of one's own."""
    return Citation(quote=words, spans=(at(words, text=text),))


def response(words: str, kind: ResponseKind, by: Argument, claims: Iterable[Claim] = (), about: str = "") -> Response:
    """Return an answer in the article's words."""
    return Response(
        id=content_id("rsp", words),
        kind=kind,
        by=by,
        about=about,
        citation=Citation(quote=words, spans=(at(words),)),
        claims=tuple(c.id for c in claims),
    )


def analysis(
    claims: Iterable[Claim],
    entities: Iterable[DocumentEntity] = (),
    *,
    of: Document | None = None,
    responses: Iterable[Response] = (),
    derivations: Iterable[StatedDerivation] = (),
    abstentions: Iterable[Abstention] = (),
) -> Analysis:
    """Return an analysis of the invented article, or of another document."""
    return Analysis(
        document=of or document(zones=ZONES),
        extractor="by hand",
        entities=tuple(entities),
        mentions=(),
        timexes=(),
        toponyms=(),
        claims=tuple(claims),
        responses=tuple(responses),
        derivations=tuple(derivations),
        abstentions=tuple(abstentions),
    )


def elsewhere() -> Elsewhere:
    """Return what another report holds on the first claim of the invented article."""
    other = analysis(
        [claim("The rehearsal took place", text="The rehearsal took place.")],
        of=document("The rehearsal took place.", title="Choirs meet", publisher="Saltby Echo", published="2024-04-02"),
    )
    return Elsewhere(
        claim=rehearsal().claims[0].id,
        kind="other_origin",
        sentence="1 other report, of another origin: Saltby Echo (2024-04-02).",
        reports=(ReportName.of(other.document),),
        claims=reported_claims(other),
    )


def reviewed() -> tuple[ClaimReview, ...]:
    """Return what people decided about the first claims of the invented article, and of words that are no claim."""
    made = rehearsal()
    first, second = made.claims[:2]
    lost = Anchor(document=made.document.id, span=at("Pool opens early"), quote="Pool opens early")
    when = Corrected(field="time", was="", value="2024-03")
    decided = (
        (anchor_of(first, made.document.id), key_of(first), Decision.CONFIRMED, None, ()),
        (anchor_of(second, made.document.id), key_of(second), Decision.CORRECTED, Fault.WRONG_WHEN, (when,)),
        (lost, "{}", Decision.REJECTED, Fault.NOISE, ()),
    )
    return list_reviews(made, [review(*each, number=n) for n, each in enumerate(decided, start=1)])


def review(
    anchor: Anchor,
    key: str,
    decision: Decision,
    fault: Fault | None = None,
    corrected: tuple[Corrected, ...] = (),
    *,
    number: int = 1,
    withdrawn_at: str | None = None,
) -> Review:
    """Return a decision that somebody made on a day in April."""
    change = Change(
        id=f"chg-{number}",
        number=number,
        action="accept",
        by="Ana",
        at="2024-04-01T08:00:00Z",
        withdrawn_at=withdrawn_at,
    )
    return Review(anchor=anchor, key=key, decision=decision, fault=fault, corrected=corrected, change=change)


def reviewed_as(claim: Claim, document: str, decision: Decision, *rest: object, **named: object) -> Review:
    """Return a decision on a claim of a document."""
    return review(anchor_of(claim, document), key_of(claim), decision, *rest, **named)  # type: ignore[arg-type]


GUILD = entity("Tallow Guild", EntityType.ORG, "the Guild")
CHOIR = entity("Marrow Choir")
BAND = entity("Reed Band")
FRIENDS = entity("Friends of Eastmere", EntityType.ORG, "FoE")
GAZETTE = entity("Quay Gazette", is_media=True)
MARSH = entity("Odile Marsh", EntityType.PERSON, "Marsh")
LUND = entity("Piet Lund", EntityType.PERSON, "Lund")
COUNCIL = entity("town council")
EASTMERE = entity("Eastmere", EntityType.GPE)
SALTBY = entity("Saltby", EntityType.GPE)
BOTH = entity("Senior members of the Tallow Guild and the Marrow Choir", EntityType.GROUP)
CHOIRS = entity("choirs across the county", EntityType.GROUP)
OUTSIDE = entity("outside choirs", EntityType.GROUP)
REHEARSAL = entity(
    "rehearsal",
    EntityType.EVENT,
    references=(at("a private rehearsal"), at("The rehearsal"), at("The evening"), at("the rehearsal")),
)
ENTITIES = (
    *(GUILD, CHOIR, BAND, FRIENDS, GAZETTE, MARSH, LUND, COUNCIL, EASTMERE, SALTBY),
    *(BOTH, CHOIRS, OUTSIDE, REHEARSAL),
)

_PARAGRAPHS = ("Senior members", "The rehearsal took", "Clips shared", "In March 2024", "The Tallow Guild has")


def _zones() -> tuple[Zone, ...]:
    promo, related = at("Sign Up For Our Newsletter"), at("You Might Also Like:\nPool opens early")
    zones = [
        zone(at("Two societies share a stage in Eastmere"), ZoneKind.TITLE, "the first line, set apart"),
        zone(at("By Ana Reyl"), ZoneKind.BYLINE, "a line that begins with “By” and a name"),
        zone(promo, ZoneKind.PROMO, "a call to sign up, fused to the sentence before it"),
        zone(related, ZoneKind.RELATED, "headlines of other reports, under “You Might Also Like”"),
    ]
    for first in _PARAGRAPHS:
        start = at(first).start
        end = min(TEXT.index("\n", start), promo.start if start < promo.start else len(TEXT))
        zones.append(zone(Span(start, end), ZoneKind.BODY))
    return tuple(sorted(zones, key=lambda z: z.span))


ZONES = _zones()

CRITICS = source(SourceKind.UNNAMED_EXPERTS, "critics", span=at("critics"))
OFFICIALS = source(SourceKind.UNNAMED_OFFICIALS, "Officials and critics", span=at("Officials and critics"))
WATCHERS = source(SourceKind.UNNAMED_EXPERTS, "Festival watchers", span=at("Festival watchers"))
THEY = source(SourceKind.UNNAMED_EXPERTS, "They", span=at("They also"))
NOBODY = source(SourceKind.GENERIC_HEARSAY)


RECENTLY = timex("recently", None, None, TimexKind.RELATIVE)
MARCH = timex("In March 2024", "2024-03", "2024-03")
SINCE = timex("at least 2019", "[..2019]", None, TimexKind.BOUND)
CLIPS = EvidenceType.VISUAL_UGC
HALL = Toponym(text="Corn Hall", span=at("Corn Hall"), name="Corn Hall", precision=PlacePrecision.EXACT_SITE)


def _said(
    who: Source, words: str, kind: CueKind, stance: Stance = Stance.CT_POS, nth: int = 0
) -> tuple[Attribution, ...]:
    return (step(who, cue(words, kind, nth), stance),)


def rehearsal() -> Analysis:
    """Return the whole invented article, worked by hand."""
    claims = (*_lead(), *_stage(), *_clips(), *_hearsay(), *_answers())
    denial = next(c for c in claims if c.standing is Standing.DENIED)
    return analysis(
        claims,
        ENTITIES,
        responses=(
            response(
                "The Tallow Guild has consistently denied paying outside choirs",
                ResponseKind.DENIAL_GENERAL,
                named(GUILD),
                [denial],
                "paying outside choirs",
            ),
            response(
                "the town council has not commented on the rehearsal",
                ResponseKind.NO_COMMENT,
                named(COUNCIL),
                claims[:1],
                "the rehearsal",
            ),
        ),
        derivations=(
            StatedDerivation(
                kind=DerivationKind.CREDIT,
                upstream="Quay Gazette",
                entity=GAZETTE.id,
                scope=CreditScope.UNKNOWN,
                citation=_cited("The details were first reported by the Quay Gazette"),
            ),
        ),
        abstentions=(
            Abstention(
                span=at("shared concerts"),
                reason=Reason(rule="claim.no_subject", note="A noun phrase whose doer is not in the words."),
            ),
        ),
    )


def _cited(words: str) -> Citation:
    return Citation(quote=words, spans=(at(words),))


def _lead() -> Iterable[Claim]:
    return (
        claim(
            "Senior members of the Tallow Guild and the Marrow Choir recently held a private rehearsal in Eastmere",
            family="met_with",
            subject=named(BOTH),
            time=RECENTLY,
            evidence=EvidenceType.PRIOR_MEDIA_REPORT,
        ),
        claim(
            "critics say points to a quiet merger of the two societies",
            ClaimKind.ASSESSMENT,
            family="linked_to",
            predicate="merger",
            subject=named(GUILD, "the two societies"),
            object=named(CHOIR, "the two societies"),
            chain=_said(CRITICS, "critics say", CueKind.ATTRIBUTION, Stance.PR_POS),
            cues=(cue("points to", CueKind.EVIDENTIAL),),
            standing=Standing.HEDGED,
            stance=Stance.PR_POS,
            mode=Mode.ATTRIBUTED_UNNAMED,
        ),
        claim("The details were first reported by the Quay Gazette", ClaimKind.PROVENANCE, subject=named(GAZETTE)),
    )


def _stage() -> Iterable[Claim]:
    return (
        claim("The rehearsal took place in the Corn Hall", subject=named(REHEARSAL), place=HALL),
        claim("senior Tallow Guild treasurer Odile Marsh", ClaimKind.ROLE, subject=named(MARSH), object=named(GUILD)),
        claim(
            "Odile Marsh was seen sharing a stage with Marrow Choir director Piet Lund",
            family="shared_stage_with",
            subject=named(MARSH),
            object=named(LUND),
            cues=(cue("was seen", CueKind.PERCEPTION_PASSIVE),),
            evidence=CLIPS,
        ),
        claim("Marrow Choir director Piet Lund", ClaimKind.ROLE, subject=named(LUND), object=named(CHOIR)),
        claim(
            "The evening was organised by the Friends of Eastmere (FoE)",
            family="organised",
            subject=named(FRIENDS),
            object=named(REHEARSAL),
        ),
        claim(
            "which is widely regarded as a purse linked to the Tallow Guild",
            ClaimKind.RELATION,
            family="linked_to",
            subject=named(FRIENDS),
            object=named(GUILD),
            chain=_said(source(SourceKind.GENERIC_REPUTATION), "is widely regarded as", CueKind.REPUTATION),
            cues=(cue("is widely regarded as", CueKind.REPUTATION),),
            standing=Standing.HEARSAY,
            mode=Mode.REPUTATIONAL,
            evidence=EvidenceType.REPUTATION,
        ),
    )


def _clips() -> Iterable[Claim]:
    appear = (cue("appear to show", CueKind.EPISTEMIC_HEDGE),)
    return (
        claim("Clips shared online", ClaimKind.EVIDENCE_EXISTENCE, evidence=CLIPS),
        claim(
            "Clips shared online appear to show Marsh and Lund singing together",
            ClaimKind.EVIDENCE_CONTENT,
            family="shared_stage_with",
            participants=(("agent", named(MARSH)), ("agent", named(LUND))),
            cues=appear,
            standing=Standing.HEDGED,
            stance=Stance.PR_POS,
            hedge_scope=HedgeScope.DIRECT,
            evidence=CLIPS,
        ),
        claim(
            "with Marsh attending as the guest of honour",
            family="attended",
            subject=named(MARSH),
            object=named(REHEARSAL),
            cues=appear,
            standing=Standing.HEDGED,
            stance=Stance.PR_POS,
            hedge_scope=HedgeScope.AMBIGUOUS,
            evidence=CLIPS,
        ),
        claim(
            "this was not a single outing",
            subject=named(MARSH),
            chain=_said(OFFICIALS, "Officials and critics note that", CueKind.ATTRIBUTION_FACTIVE, Stance.CT_NEG),
            cues=(cue("not", CueKind.NEGATION),),
            stance=Stance.CT_NEG,
            mode=Mode.ATTRIBUTED_UNNAMED,
        ),
    )


def _hearsay() -> Iterable[Claim]:
    reportedly = cue("reportedly", CueKind.HEARSAY_ADVERB)
    said = cue("is said to have", CueKind.HEARSAY_PASSIVE)
    again = cue("reportedly", CueKind.HEARSAY_ADVERB, 1)
    years = timex("recent years", None, None, TimexKind.RELATIVE)
    return (
        _passed_on(
            "Marsh has reportedly visited Eastmere several times in recent years",
            reportedly,
            "travelled_to",
            EASTMERE,
            time=years,
        ),
        _passed_on(
            "meeting choirs across the county", reportedly, "met_with", CHOIRS, hedge_scope=HedgeScope.INHERITED
        ),
        _passed_on("she is said to have opened a bazaar in Saltby", said, "founded", SALTBY, time=MARCH),
        _passed_on(
            "alongside members of the Marrow Choir",
            said,
            "appeared_alongside",
            CHOIR,
            time=MARCH,
            hedge_scope=HedgeScope.INHERITED,
        ),
        _passed_on(
            "members of the Marrow Choir and the Reed Band",
            said,
            "appeared_alongside",
            BAND,
            time=MARCH,
            hedge_scope=HedgeScope.INHERITED,
        ),
        _passed_on("Her visits reportedly date back to at least 2019", again, "travelled_to", EASTMERE, time=SINCE),
        claim(
            "these repeated visits",
            ClaimKind.PRESUPPOSITION,
            family="travelled_to",
            subject=named(MARSH, "these"),
            chain=_said(WATCHERS, "Festival watchers say", CueKind.ATTRIBUTION),
            mode=Mode.PRESUPPOSED,
        ),
        claim(
            "these repeated visits suggest an effort to build a joint fund",
            ClaimKind.ASSESSMENT,
            chain=_said(WATCHERS, "Festival watchers say", CueKind.ATTRIBUTION, Stance.PR_POS),
            cues=(cue("suggest", CueKind.EVIDENTIAL),),
            standing=Standing.HEDGED,
            stance=Stance.PR_POS,
            mode=Mode.ATTRIBUTED_UNNAMED,
            evidence=EvidenceType.UNNAMED_EXPERTS,
        ),
        claim(
            "the rising number of shared concerts",
            ClaimKind.ASSESSMENT,
            chain=_said(THEY, "They also point to", CueKind.ATTRIBUTION_FACTIVE),
            mode=Mode.ATTRIBUTED_UNNAMED,
            evidence=EvidenceType.UNNAMED_EXPERTS,
        ),
    )


def _passed_on(words: str, by: Cue, family: str, what: DocumentEntity, **rest: object) -> Claim:
    made = claim(
        words,
        family=family,
        subject=named(MARSH),
        object=named(what, words if what in (CHOIR, BAND) else None),
        chain=(step(NOBODY, by),),
        cues=(by,),
        standing=Standing.HEARSAY,
        mode=Mode.HEARSAY,
        evidence=EvidenceType.GENERIC_HEARSAY,
        hedge_scope=HedgeScope.DIRECT,
    )
    return replace(made, **rest)  # type: ignore[arg-type]


def _answers() -> Iterable[Claim]:
    denied = cue("has consistently denied", CueKind.DENIAL)
    denial = claim(
        "The Tallow Guild has consistently denied paying outside choirs",
        ClaimKind.DENIAL,
        family="funds",
        subject=named(GUILD),
        object=named(OUTSIDE),
        chain=(step(source(SourceKind.ORGANISATION, "The Tallow Guild", GUILD), denied, Stance.CT_NEG),),
        cues=(denied,),
        standing=Standing.DENIED,
        stance=Stance.CT_NEG,
        mode=Mode.ATTRIBUTED_NAMED,
        evidence=EvidenceType.PARTY_STATEMENT,
    )
    watchers = source(SourceKind.UNNAMED_EXPERTS, "festival watchers", span=at("watchers of the festival"))
    return (
        denial,
        claim(
            "critics say such evenings undermine those claims",
            ClaimKind.ASSESSMENT,
            chain=_said(CRITICS, "critics say", CueKind.ATTRIBUTION, nth=1),
            mode=Mode.ATTRIBUTED_UNNAMED,
            evidence=EvidenceType.UNNAMED_EXPERTS,
            challenges=(denial.id,),
        ),
        claim(
            "the town council has not commented on the rehearsal",
            ClaimKind.NON_COMMENT,
            subject=named(COUNCIL),
            object=named(REHEARSAL),
            cues=(cue("has not commented", CueKind.NO_COMMENT),),
            standing=Standing.SILENCE,
            stance=Stance.CT_NEG,
        ),
        claim(
            "a merger could raise fees",
            ClaimKind.FORECAST,
            family="owns",
            subject=named(GUILD),
            object=named(CHOIR),
            chain=(step(watchers, cue("warn that", CueKind.ATTRIBUTION), Stance.PS_POS),),
            cues=(cue("could", CueKind.MODAL),),
            standing=Standing.FORECAST,
            stance=Stance.PS_POS,
            mode=Mode.FORECAST,
        ),
        claim(
            "if the societies agree on shared tickets",
            ClaimKind.HYPOTHETICAL,
            family="agreed_with",
            subject=named(GUILD),
            object=named(CHOIR),
            chain=(step(watchers, cue("warn that", CueKind.ATTRIBUTION), Stance.U_U),),
            cues=(cue("if", CueKind.CONDITIONAL, 0),),
            standing=Standing.HYPOTHETICAL,
            stance=Stance.U_U,
            mode=Mode.CONDITIONAL,
        ),
    )
