"""From a person's answer to a question to what is kept: a review of a claim, or a ruling on two.

What a person says must come true or be refused: a correction that the report does not bear is refused with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping

from sayso.ask.correcting import correct, read_field
from sayso.ask.review_answers import ItemKind, ReviewItem
from sayso.ask.review_words import FIELD_FAULTS
from sayso.errors import BadDecision
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim
from sayso.model.judgements import Corrected, Decision, Fault, Judgement, Review, Verdict
from sayso.resolve.anchoring import anchor_of, key_of

_VERDICTS: dict[ItemKind, tuple[Verdict, Verdict]] = {
    ItemKind.IDENTITY: (Verdict.POSITIVE, Verdict.NEGATIVE),
    ItemKind.CORROBORATION: (Verdict.NEGATIVE, Verdict.POSITIVE),  # independent of each other: not one and the same
    ItemKind.REPRINT: (Verdict.POSITIVE, Verdict.NEGATIVE),
}
"""What yes and no mean as a ruling on the two."""


def confirm(claim: Claim, document: str) -> Review:
    """Return that a claim is read rightly."""
    return Review(anchor=anchor_of(claim, document), key=key_of(claim), decision=Decision.CONFIRMED)


def reject(claim: Claim, document: str, fault: Fault) -> Review:
    """Return that a claim is read wrongly, and in what."""
    return Review(anchor=anchor_of(claim, document), key=key_of(claim), decision=Decision.REJECTED, fault=fault)


def correct_fields(claim: Claim, fields: Mapping[str, str], analysis: Analysis) -> Review:
    """Return a claim's fields as a person has them, by name (:data:`sayso.ask.correcting.FIELDS`).

    Raises:
        BadDecision: if there is no such field, the value is none of its kind, or nothing is otherwise than it is read.
    """
    made = [
        Corrected(field=field, was=read_field(claim, field), value=value.strip()) for field, value in fields.items()
    ]
    made = [each for each in made if each.was != each.value]
    if not made:
        raise BadDecision("Nothing of this is otherwise than it is read.", hint="Accept the claim if it is right.")
    for each in made:
        correct(claim, each, analysis)
    return Review(
        anchor=anchor_of(claim, analysis.document.id),
        key=key_of(claim),
        decision=Decision.CORRECTED,
        fault=FIELD_FAULTS[made[0].field],
        corrected=tuple(made),
    )


def put_off(item: ReviewItem) -> Review | Judgement:
    """Return that somebody did not want to decide yet: it changes nothing, and the question comes last."""
    if item.claim is None:
        return rule(item, Verdict.NONE)
    claim = item.claim.claim
    return Review(anchor=anchor_of(claim, item.claim.report.id), key=key_of(claim), decision=Decision.SKIPPED)


def rule(item: ReviewItem, verdict: Verdict) -> Judgement:
    """Return a ruling on the two that a question compares."""
    left, right = item.pair
    return Judgement(left=left, right=right, verdict=verdict, anchors=item.anchors)


def verdict_of(kind: ItemKind, *, accepted: bool) -> Verdict:
    """Return what yes or no to a question of this kind means as a ruling.

    Raises:
        KeyError: for a claim, which is reviewed and not ruled on.
    """
    yes, no = _VERDICTS[kind]
    return yes if accepted else no


def parse_correction(line: str) -> dict[str, str]:
    """Read ``standing=hedged; source=the guild`` as fields and values.

    Raises:
        BadDecision: if a part has no ``=``.
    """
    fields = {}
    for part in filter(None, map(str.strip, line.split(";"))):
        field, found, value = part.partition("=")
        if not found:
            raise BadDecision(f"{part!r} is no correction.", hint="Give it as: standing=hedged; source=the guild")
        fields[field.strip()] = value.strip().strip('“”"')
    return fields
