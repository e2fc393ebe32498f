"""What is not said, as questions that a reader can take to a telephone. Each rests on a gap in this article alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.ask.answers import CoreEvent, Question, Summary, Unanswered
from sayso.ask.holders import argument_words
from sayso.ask.lookup import Lookup
from sayso.ask.timeline import looks_ahead
from sayso.model.claims import (
    GENERIC_KINDS,
    Claim,
    ClaimKind,
    EvidenceType,
    ResponseKind,
    SourceKind,
    Standing,
)
from sayso.model.mentions import CueKind
from sayso.model.provenance import CreditScope


def find_questions(lookup: Lookup, summary: Summary, unanswered: tuple[Unanswered, ...]) -> tuple[Question, ...]:
    """Return what the article leaves open, the most telling first."""
    return (
        *_document(lookup),
        *_when(summary.core_event),
        *_who_saw(lookup),
        *_evidence(lookup),
        *_who_are(summary),
        *_hearsay(lookup),
        *_roles(lookup),
        *_credits(lookup),
        *_silences(lookup, unanswered),
    )


def _document(lookup: Lookup) -> Iterator[Question]:
    document = lookup.analysis.document
    missing = [
        name
        for name, stated in (
            ("title", document.title),
            ("outlet", document.publisher),
            ("date of publication", document.published),
        )
        if stated.value is None
    ]
    if missing:
        yield Question(kind="document", text=f"Which report is this? Not stated: {_listed(missing)}.")


def _when(core: CoreEvent) -> Iterator[Question]:
    if core.claims and not core.dated:
        said = f" The article says “{core.time.text}”." if core.time is not None else ""
        yield Question(kind="date", text=f"When did the core event happen?{said}", claims=core.claims[:1])


def _who_saw(lookup: Lookup) -> Iterator[Question]:
    for claim in lookup.analysis.claims:
        cue = next((cue for cue in claim.cues if cue.kind is CueKind.PERCEPTION_PASSIVE), None)
        if cue is not None and claim.source.kind in {SourceKind.PUBLISHER, *GENERIC_KINDS}:
            yield Question(kind="observer", text=f"Who is the observer behind “{cue.text}”?", claims=(claim.id,))


def _evidence(lookup: Lookup) -> Iterator[Question]:
    seen = _ids(c for c in lookup.analysis.claims if c.evidence is EvidenceType.VISUAL_UGC)
    if seen:
        text = "Who made the pictures or clips, when and where, and has anyone verified them?"
        yield Question(kind="evidence", text=text, claims=seen)


def _who_are(summary: Summary) -> Iterator[Question]:
    for member in summary.count("unnamed_groups").members:
        yield Question(
            kind="unnamed", text=f"Who are the “{member.label}”, and how do they know?", claims=member.claims
        )


def _hearsay(lookup: Lookup) -> Iterator[Question]:
    ids = _ids(c for c in lookup.analysis.claims if c.standing is Standing.HEARSAY)
    if ids:
        yield Question(kind="hearsay", text="On whose word is the hearsay passed on? Nobody is named.", claims=ids)


def _roles(lookup: Lookup) -> Iterator[Question]:
    for claim in lookup.analysis.claims:
        bare = claim.source.kind is SourceKind.PUBLISHER and claim.evidence is EvidenceType.NONE_STATED
        if claim.kind is ClaimKind.ROLE and claim.subject is not None and bare:
            who = argument_words(claim.subject, lookup)
            yield Question(
                kind="role", text=f"On whose word is {who} described so? No source is given.", claims=(claim.id,)
            )


def _credits(lookup: Lookup) -> Iterator[Question]:
    for derivation in lookup.analysis.derivations:
        if derivation.scope is not CreditScope.EXPLICIT:
            text = (
                f"How much of this report comes from {derivation.upstream}? The credit does not say how far it reaches."
            )
            yield Question(kind="credit", text=text)


_OURSELVES = frozenset({"we", "us", "i"})
"""The article itself, where it says of itself that it has no comment: nobody needs to ask it."""


def _silences(lookup: Lookup, unanswered: tuple[Unanswered, ...]) -> Iterator[Question]:
    for response in lookup.analysis.responses:
        who = argument_words(response.by, lookup)
        if response.kind is ResponseKind.NO_COMMENT and who.lower() not in _OURSELVES:
            yield Question(kind="asked", text=f"Was {who} asked, and by whom?", claims=response.claims)
    if len(unanswered) == 1:
        only = unanswered[0]
        yield Question(kind="response", text=f"What does {_party(only)} say? {only.sentence}", claims=only.claims)
    elif unanswered:
        listed = _listed([_party(party) for party in unanswered])
        claims = tuple(dict.fromkeys(id_ for party in unanswered for id_ in party.claims))
        text = f"What do {listed} say? No response from any of them in this report."
        yield Question(kind="response", text=text, claims=claims)


def _party(party: Unanswered) -> str:
    return party.sentence.removeprefix("No response from ").removesuffix(" in this report.")


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims if not looks_ahead(claim))
