"""How a person's decision finds what it was about, whatever extractor reads the document later.

A document's text never changes, so the words of a decision are always there; what may be gone is a claim or a name that
an extractor makes of them. A decision finds the claim that carries the same word, or that shares most of its words,
and of several the one that is read most as it was read then. Where none is nearest, none is taken: the decision is
kept, and listed as one that finds its words no more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.model.analysis import Analysis
from sayso.model.claims import Argument, Claim
from sayso.model.judgements import Anchor, Decision, Fault, Review
from sayso.model.mentions import DocumentEntity
from sayso.model.spans import Span, cover

NEAR = 0.5
"""The share of their words that two readings of one claim have in common at least, where another word carries it."""

FIELDS_OF_FAULT: dict[Fault, tuple[str, ...]] = {
    Fault.WRONG_WORDS: ("words",),
    Fault.WRONG_SOURCE: ("source",),
    Fault.WRONG_STANDING: ("standing",),
    Fault.WRONG_WHO: ("who", "whom"),
    Fault.WRONG_WHEN: ("when",),
    Fault.WRONG_WHERE: ("where",),
    Fault.NOT_A_CLAIM: (),
    Fault.NOISE: (),
}
"""What a rejection is about: where it is read otherwise later, the rejection is of a reading that is gone."""

_READ = ("source", "standing", "who", "whom", "when", "where")
"""What a confirmation is about, and a fault of another kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A decision and the claim that it is about in one analysis.

    ``claim`` is ``None`` where no claim is left of it. ``otherwise`` names the fields in which the claim is now read
    otherwise and on which the decision hangs: then somebody has to look again, and it does not count.
    """

    review: Review
    claim: Claim | None
    otherwise: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the decision says something of the claim as it is read now."""
        stands = self.review.change is None or self.review.change.stands
        return stands and self.claim is not None and not self.otherwise


class Anchored(Protocol):
    """What is about one claim: its words, and how it was read then."""

    @property
    def anchor(self) -> Anchor:
        """The words."""

    @property
    def key(self) -> str:
        """The reading, as :func:`key_of` has it."""


def anchor_of(claim: Claim, document: str) -> Anchor:
    """Return the words by which a decision on a claim finds it again."""
    return Anchor(document=document, span=cover(claim.citation.spans), quote=claim.citation.quote)


def key_of(claim: Claim) -> str:
    """Return how a claim is read, as JSON: what tells it from others on the same words, and what a person judged."""
    return json.dumps(_reading(claim), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _reading(claim: Claim) -> dict[str, str | int | None]:
    return {
        "head": claim.head.start,
        "kind": claim.kind.value,
        "predicate": claim.predicate,
        "source": claim.source.label,
        "standing": claim.standing.value,
        "who": _name(claim.subject),
        "whom": _name(claim.object),
        "when": claim.time.text if claim.time else None,
        "where": claim.place.text if claim.place else None,
    }


def _name(argument: Argument | None) -> str | None:
    return None if argument is None else argument.name


def reading_of(key: str) -> dict[str, str | int | None]:
    """Return what a key says of how a claim was read; nothing where it is no key of this version."""
    try:
        found = json.loads(key)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


# Claims


def find_claim(review: Anchored, analysis: Analysis) -> Claim | None:
    """Return the claim that a decision is about, as this analysis reads it; ``None`` where none is left, or several."""
    then = reading_of(review.key)
    near = [(_likeness(review.anchor, then, claim), claim) for claim in _around(review.anchor, analysis)]
    ranked = sorted((likeness, claim.id) for likeness, claim in near if likeness is not None)
    if not ranked or (len(ranked) > 1 and ranked[-1][0] == ranked[-2][0]):
        return None
    return next(claim for _, claim in near if claim.id == ranked[-1][1])


def _around(anchor: Anchor, analysis: Analysis) -> list[Claim]:
    """Return the claims of the document whose words touch those of the decision."""
    if anchor.document != analysis.document.id:
        return []
    return [c for c in analysis.claims if any(span.overlaps(anchor.span) for span in c.citation.spans)]


_Likeness = tuple[bool, bool, int, float]


def _likeness(anchor: Anchor, then: dict[str, str | int | None], claim: Claim) -> _Likeness | None:
    """Return how like a claim is to the one that was judged, or ``None`` where it is another one."""
    now = _reading(claim)
    same_word = then.get("head") == now["head"]
    shared = _share(anchor.span, cover(claim.citation.spans))
    if not same_word and shared < NEAR:
        return None
    return now == then and claim.citation.quote == anchor.quote, same_word, _alike(then, now), shared


def _alike(then: dict[str, str | int | None], now: dict[str, str | int | None]) -> int:
    return sum(1 for field, value in now.items() if field != "head" and field in then and then[field] == value)


def _share(one: Span, other: Span) -> float:
    """Return the share of characters that two stretches have in common, of all that they have."""
    common = max(0, min(one.end, other.end) - max(one.start, other.start))
    return common / (len(one) + len(other) - common) if common else 0.0


def find_reviewed(reviews: Iterable[Review], analysis: Analysis) -> tuple[Found, ...]:
    """Return each decision on a document with the claim that it is about, in the order of the text.

    Of decisions that meet in one claim (two claims of an earlier reading may be one now) the last one that counts is
    the one that holds; :func:`holding` says which.
    """
    here = [review for review in reviews if review.anchor.document == analysis.document.id]
    found = [_found(review, find_claim(review, analysis)) for review in here]
    return tuple(sorted(found, key=_place))


def _found(review: Review, claim: Claim | None) -> Found:
    return Found(review=review, claim=claim, otherwise=() if claim is None else read_otherwise(review, claim))


def _place(found: Found) -> tuple[Span, str, int]:
    change = found.review.change
    return found.review.anchor.span, found.review.key, change.number if change else 0


def read_otherwise(review: Review, claim: Claim) -> tuple[str, ...]:
    """Return the fields on which a decision hangs and in which the claim is now read otherwise than it was then."""
    then, now = reading_of(review.key), _reading(claim)
    then["words"], now["words"] = review.anchor.quote, claim.citation.quote
    return tuple(field for field in _hangs_on(review) if field in then and then[field] != now[field])


def read_anew(point: Anchored, claim: Claim) -> tuple[str, ...]:
    """Return the fields in which a claim is now read otherwise than when something was put about it."""
    then, now = reading_of(point.key), _reading(claim)
    return tuple(field for field in _READ if field in then and then[field] != now[field])


def _hangs_on(review: Review) -> tuple[str, ...]:
    if review.decision is Decision.CORRECTED:
        return tuple(dict.fromkeys(_FIELD_OF_CORRECTION.get(each.field, each.field) for each in review.corrected))
    if review.decision is Decision.REJECTED and review.fault is not None:
        return FIELDS_OF_FAULT.get(review.fault, _READ)
    return _READ


_FIELD_OF_CORRECTION = {"quote": "words", "time": "when", "place": "where"}


def holding(found: Sequence[Found]) -> dict[str, Found]:
    """Return for each claim (by id) the decision that holds: the newest one that counts, skipped ones aside."""
    held: dict[str, Found] = {}
    for each in sorted(found, key=lambda f: f.review.change.number if f.review.change else 0):
        if each.counts and each.claim is not None and each.review.decision is not Decision.SKIPPED:
            held[each.claim.id] = each
    return held


# Names


def find_entity(anchor: Anchor, analysis: Analysis) -> DocumentEntity | None:
    """Return the entity whose name stands where a decision's words stand; ``None`` where none does, or two fit alike.

    A name that another extractor cuts shorter or longer is the same name; of several the one that shares most.
    """
    if anchor.document != analysis.document.id:
        return None
    shares = [(_best_share(anchor.span, entity), entity.id) for entity in analysis.entities]
    ranked = sorted(each for each in shares if each[0] > 0)
    if not ranked or (len(ranked) > 1 and ranked[-1][0] == ranked[-2][0]):
        return None
    return next(entity for entity in analysis.entities if entity.id == ranked[-1][1])


def _best_share(span: Span, entity: DocumentEntity) -> float:
    return max((_share(span, mention) for mention in entity.mentions), default=0.0)
