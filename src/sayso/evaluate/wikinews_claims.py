"""Claims of an article beside a careful reader's: heads, standing, whether attributed, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.evaluate.annotated import AnnotatedArticle, Marked
from sayso.evaluate.counting import Score, overlaps, words_of
from sayso.evaluate.showing import show
from sayso.model.claims import GENERIC_KINDS, Claim, ClaimKind, SourceKind, Standing

if TYPE_CHECKING:
    from sayso.evaluate.wikinews import Tally
    from sayso.model.analysis import Analysis

STANDINGS = {
    "A": Standing.ASSERTED,
    "T": Standing.ASSERTED,
    "N": Standing.ASSERTED,
    "P": Standing.ASSERTED,
    "R": Standing.HEARSAY,
    "H": Standing.HEDGED,
    "D": Standing.DENIED,
    "F": Standing.FORECAST,
    "Y": Standing.HYPOTHETICAL,
}
"""The reader's letters (GUIDELINES) as standings of the sheet."""

UNMARKED = frozenset({ClaimKind.ROLE, ClaimKind.LABEL, ClaimKind.NON_COMMENT, ClaimKind.PROVENANCE})
"""Kinds of claim whose heads the readers did not mark: titles, epithets, silences and credits."""


def score_claims(article: AnnotatedArticle, analysis: Analysis, tally: Tally) -> None:
    """Add one article's claims to the tally."""
    gold = article.of("p")
    claims = [claim for claim in analysis.claims if claim.head.start >= article.body_start]
    counted = [claim for claim in claims if claim.kind not in UNMARKED]
    _score_heads(article, gold, counted, tally)
    _score_quotes(gold, counted, tally)
    for head in gold:
        claim = claim_at(head, claims)
        if claim is None:
            _show_missing(article, head, analysis, tally)
        else:
            _score_standing(article, head, claim, tally)
            _score_source(article, head, claim, tally)


def claim_at(head: Marked, claims: list[Claim]) -> Claim | None:
    """Return the claim whose head overlaps a marked one: of several, the first of a kind that the readers marked."""
    found = [claim for claim in claims if overlaps(head.at, (claim.head.start, claim.head.end))]
    return min(found, key=lambda claim: claim.kind in UNMARKED, default=None)


def _score_heads(article: AnnotatedArticle, gold: tuple[Marked, ...], claims: list[Claim], tally: Tally) -> None:
    ours = sorted({(claim.head.start, claim.head.end) for claim in claims})
    right = [place for place in ours if any(overlaps(place, head.at) for head in gold)]
    found = sum(any(overlaps(place, head.at) for place in ours) for head in gold)
    tally.score("claim heads", Score(len(right), len(ours), found, len(gold)))
    cues = article.of("c")
    for claim in claims:
        place = (claim.head.start, claim.head.end)
        if place not in right:
            on_cue = any(overlaps(place, cue.at) for cue in cues)
            kind = "spurious head (a cue)" if on_cue else f"spurious head ({claim.kind.value})"
            tally.examples.append(
                show(
                    article,
                    kind,
                    place,
                    "nothing",
                    f"{claim.standing.value}: {claim.citation.quote!r}",
                    rules_of(claim),
                )
            )


def _score_quotes(gold: tuple[Marked, ...], claims: list[Claim], tally: Tally) -> None:
    """Score by quotation: whether a claim's quotation holds a marked head, and each head is in some quotation."""
    places = {tuple((span.start, span.end) for span in claim.citation.spans) for claim in claims}
    right = [place for place in places if any(_holds(place, head) for head in gold)]
    found = sum(any(_holds(place, head) for place in places) for head in gold)
    tally.score("claims by quotation", Score(len(right), len(places), found, len(gold)))


def _holds(place: tuple[tuple[int, int], ...], head: Marked) -> bool:
    return any(start <= head.start and head.end <= end for start, end in place)


def rules_of(claim: Claim) -> str:
    """Return the rules that made a claim, in order."""
    return " > ".join(reason.rule for reason in claim.reasons)


def chain_of(claim: Claim) -> str:
    """Return a claim's chain after the publisher, in words."""
    steps = [f"{step.source.kind.value} {step.source.label!r}" for step in claim.chain[1:]]
    return " > ".join(steps) or "own voice"


def _show_missing(article: AnnotatedArticle, head: Marked, analysis: Analysis, tally: Tally) -> None:
    near = [a.reason.rule for a in analysis.abstentions if overlaps(head.at, (a.span.start, a.span.end))]
    quoted = [claim for claim in analysis.claims if _holds(tuple((s.start, s.end) for s in claim.citation.spans), head)]
    ours = f"inside {quoted[0].citation.quote!r}" if quoted else "nothing"
    tally.examples.append(show(article, f"missing head ({head.value})", head.at, head.value, ours, " ".join(near)))


def _score_standing(article: AnnotatedArticle, head: Marked, claim: Claim, tally: Tally) -> None:
    ours = claim.standing.value
    gold = gold_standing(article, head, claim)
    tally.pair("standing", gold, ours)
    tally.pair("negation", str(head.value in "ND"), str(claim.stance.value.endswith("-")))
    if gold != ours:
        kind = f"wrong standing ({gold} read as {ours})"
        said = f"{ours} {claim.stance.value}, {chain_of(claim)}: {claim.citation.quote!r}"
        tally.examples.append(show(article, kind, head.at, f"{gold} ({head.value})", said, rules_of(claim)))


def gold_standing(article: AnnotatedArticle, head: Marked, claim: Claim) -> str:
    """Return what a head's letter comes to on the sheet.

    Readers of the earlier articles marked every negation under an attribution D (the set's README); on the sheet a
    plain negative statement is asserted. So D without a denying cue is fairly read as denied or as asserted
    negatively.
    """
    if head.value != "D":
        return STANDINGS[head.value].value
    cue = article.attribution_of(head)[2]
    if cue is not None and cue.value == "deny":
        return Standing.DENIED.value
    is_denied = claim.standing is Standing.DENIED
    return Standing.DENIED.value if is_denied else Standing.ASSERTED.value


def is_attributed(claim: Claim) -> bool:
    """Tell whether somebody identifiable, other than the publisher, is said to hold the claim."""
    return claim.source.kind not in GENERIC_KINDS and claim.source.kind is not SourceKind.PUBLISHER


def _score_source(article: AnnotatedArticle, head: Marked, claim: Claim, tally: Tally) -> None:
    _, sources, cue = article.attribution_of(head)
    tally.pair("attributed or not", _yes(bool(sources)), _yes(is_attributed(claim)))
    said = f"{chain_of(claim)}: {claim.citation.quote!r}"
    if not sources:
        if is_attributed(claim):
            tally.examples.append(show(article, "attributed against gold", head.at, "own voice", said, rules_of(claim)))
        return
    label = " … ".join(article.words(source) for source in sources)
    wanted = f"{label!r} {article.words(cue)!r}" if cue else repr(label)
    right = is_attributed(claim) and same_source(article, sources, claim)
    tally.pair("source", "right", "right" if right else "wrong")
    if not is_attributed(claim):
        tally.examples.append(show(article, "attribution lost", head.at, wanted, said, rules_of(claim)))
    elif not right:
        tally.examples.append(show(article, "wrong source", head.at, wanted, said, rules_of(claim)))


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"


def same_source(article: AnnotatedArticle, sources: tuple[Marked, ...], claim: Claim) -> bool:
    """Tell whether a claim's source is at a marked one, or has no other words than the marked ones."""
    span = claim.source.span
    if span is not None and any(overlaps((span.start, span.end), mark.at) for mark in sources):
        return True
    wanted = {word for mark in sources for word in words_of(article.words(mark))}
    given = set(words_of(claim.source.label))
    return bool(given) and given <= wanted
