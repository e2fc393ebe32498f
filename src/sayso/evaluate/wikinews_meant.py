"""Sources that the reader marked as "he", "I" or "the minister": whether they have a name, and whether it is theirs.

The set does not say whom a pronoun means. So what can be scored without a judge is how many such sources got a named
entity at all, and how many claims are right where the marked words and ours are, by our own reading, one and the same
("I" in what Biden wrote, and Biden). How often that reading is right, the GUM corpus says (``gum-coreference``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.evaluate.annotated import AnnotatedArticle, Marked
from sayso.evaluate.wikinews_claims import claim_at, is_attributed, same_source

if TYPE_CHECKING:
    from sayso.evaluate.wikinews import Tally
    from sayso.model.analysis import Analysis

_PRONOUNS = frozenset("he she they it i we".split())
_DEFINITE = ("the ", "this ", "that ", "these ", "those ", "both ")


def score_meant(article: AnnotatedArticle, analysis: Analysis, tally: Tally) -> None:
    """Add one article's claims whose marked source is a pronoun or a definite noun phrase."""
    claims = [claim for claim in analysis.claims if claim.head.start >= article.body_start]
    for head in article.of("p"):
        _, sources, _ = article.attribution_of(head)
        kinds = {kind_of(article.words(source)) for source in sources}
        claim = claim_at(head, claims)
        if claim is None or not sources:
            continue
        meant = {meant_by(analysis, source) for source in sources} - {None}
        direct = is_attributed(claim) and same_source(article, sources, claim)
        right = direct or (is_attributed(claim) and claim.source.entity in meant)
        tally.pair("source, by whom is meant", "right", "right" if right else "wrong")
        for kind in sorted(kinds - {""}):
            tally.pair(f"source is a {kind}: it has a name", "yes", "yes" if meant else "no")
            tally.pair(f"source is a {kind}: by whom is meant", "right", "right" if right else "wrong")


def kind_of(words: str) -> str:
    """Return ``pronoun``, ``noun`` for a definite noun phrase without a name in it, or nothing."""
    if words.lower() in _PRONOUNS:
        return "pronoun"
    bare = words[0].lower() + words[1:]
    return "noun" if bare.startswith(_DEFINITE) and bare == bare.lower() else ""


def meant_by(analysis: Analysis, source: Marked) -> str | None:
    """Return the id of the entity that the words of a marked source are, by our own reading."""
    return next(
        (m.entity for m in analysis.mentions if m.entity and (m.span.start, m.span.end) == source.at),
        None,
    )
