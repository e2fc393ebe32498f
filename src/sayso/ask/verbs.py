"""The verb by which a claim is introduced: one line a standing, four forms a line.

Only what stands as asserted may be introduced by "states" or "say" alone. Every other standing has a verb that shows
it, so that no claim can be written more certain than it is by taking the wrong form.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ask.answers import is_presupposed
from sayso.ask.timeline import looks_ahead
from sayso.model.claims import GENERIC_KINDS, Claim, ClaimKind, SourceKind, Stance, Standing


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of one verb: of the article itself, of one holder, of several, and of nobody named."""

    own: str
    one: str
    many: str
    nobody: str

    def of(self, kind: SourceKind, *, many: bool) -> str:
        """Return the form that fits a holder."""
        if kind is SourceKind.PUBLISHER:
            return self.own
        if kind in GENERIC_KINDS:
            return self.nobody
        return self.many if many else self.one


SAYS = Verb("states", "says", "say", "it is passed on")
DESCRIBES = Verb("describes", "describes", "describe", "it is passed on")
USES = Verb("uses the words", "uses the words", "use the words", "the words are")
TAKES = Verb("takes for granted", "takes for granted", "take for granted", "it is taken for granted")
HEDGED = Verb("says, hedged", "says, hedged", "say, hedged", "it is said, hedged")
PASSES_ON = Verb("passes on, naming nobody", "passes on, naming nobody", "pass on, naming nobody", "it is passed on")
REPUTED = Verb("passes on, naming nobody", "passes on, naming nobody", "pass on, naming nobody", "it is the reputation")
LOOKS_AHEAD = Verb("looks ahead", "looks ahead", "look ahead", "it is expected")
ONLY_IF = Verb(
    "names only as a condition or a wish",
    "names only as a condition or a wish",
    "name only as a condition or a wish",
    "only as a condition or a wish",
)
DENIES = Verb("reports a denial", "denies", "deny", "it is denied")
ANSWERS = Verb("reports a denial", "answers with a denial", "answer with a denial", "it is denied")
NO_COMMENT = Verb("reports no comment", "gives no comment", "give no comment", "no comment")

_CERTAIN = frozenset({Stance.CT_POS, Stance.CT_NEG, Stance.CT_U, Stance.NA})


def verb_of(claim: Claim, *, denial_quoted: bool) -> Verb:
    """Return the verb of a claim; ``denial_quoted`` says that its quoted words deny by themselves."""
    if claim.standing is Standing.SILENCE:
        return NO_COMMENT
    if claim.standing is Standing.DENIED:
        return ANSWERS if denial_quoted else DENIES
    if claim.standing is Standing.HYPOTHETICAL:
        return ONLY_IF
    if looks_ahead(claim):
        return LOOKS_AHEAD
    if claim.standing is Standing.HEARSAY:
        return REPUTED if claim.source.kind is SourceKind.GENERIC_REPUTATION else PASSES_ON
    return HEDGED if claim.standing is Standing.HEDGED else _asserting(claim)


def _asserting(claim: Claim) -> Verb:
    """A claim that stands as asserted; where its holder is less than certain all the same, the verb says so."""
    stance = claim.chain[-1].stance
    if stance not in _CERTAIN and claim.source.kind is not SourceKind.PUBLISHER:
        return HEDGED
    if is_presupposed(claim) or claim.kind is ClaimKind.PRESUPPOSITION:
        return TAKES
    return {ClaimKind.LABEL: USES, ClaimKind.ROLE: DESCRIBES}.get(claim.kind, SAYS)
