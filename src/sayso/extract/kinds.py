"""What sort of thing a predication claims: event, relation, role, label, assessment, evidence, context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.extract.clauses import Form, Predication
from sayso.extract.factuality import Factuality
from sayso.extract.nouns import nouns_of
from sayso.extract.syntax import first, first_conjunct, subject
from sayso.model.claims import ClaimKind, SourceKind, Standing

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATIVE = frozenset(
    "be remain have include contain consist comprise mean want need like love own hold cost weigh stretch lie sit "
    "depend involve concern matter exist stand face lack deserve seem appear come".split()
)
_EVALUATIVE_FRAMES = frozenset({"evidential", "factive"})


def kind_of(predication: Predication, state: Factuality, standing: Standing, source: SourceKind) -> ClaimKind:
    """Return the kind of a claim; the first rule that fits."""
    if standing is Standing.DENIED:
        return ClaimKind.DENIAL
    if standing is Standing.FORECAST:
        return ClaimKind.FORECAST
    if standing is Standing.HYPOTHETICAL:
        return ClaimKind.HYPOTHETICAL
    if is_presupposed(predication):
        return ClaimKind.PRESUPPOSITION
    if predication.form is Form.NOMINAL and not state.frames and not _is_part_of_list(predication.head):
        return ClaimKind.CONTEXT
    evidence = _evidence_kind(predication, state)
    if evidence is not None:
        return evidence
    if source is SourceKind.UNNAMED_EXPERTS or any(f.kind in _EVALUATIVE_FRAMES for f in state.frames):
        return ClaimKind.ASSESSMENT
    if predication.is_copular:
        return _copular_kind(predication)
    if source is SourceKind.GENERIC_REPUTATION:
        return ClaimKind.RELATION
    if predication.verb.lemma_ in _STATIVE and predication.verb.tag_ in {"VBZ", "VBP", "VBG"}:
        return ClaimKind.CONTEXT
    return ClaimKind.EVENT


def _copular_kind(predication: Predication) -> ClaimKind:
    head = predication.head
    if head.lemma_.lower() in nouns_of("role"):
        return ClaimKind.ROLE
    if head.pos_ == "ADJ":
        return ClaimKind.LABEL if predication.verb.tag_ in {"VBZ", "VBP"} else ClaimKind.CONTEXT
    if head.pos_ in {"NOUN", "PROPN"}:
        return ClaimKind.RELATION
    return ClaimKind.CONTEXT


def _is_part_of_list(noun: Token) -> bool:
    """Tell whether a noun is a member of an "including …" list."""
    return first_conjunct(noun).head.lower_ == "including"


_CIRCULATION = frozenset(
    "circulate appear surface emerge post share go exist be spread publish release upload air".split()
)


def _evidence_kind(predication: Predication, state: Factuality) -> ClaimKind | None:
    if any(f.hit.has("evidence") and f.holder is not None and is_picture(f.holder) for f in state.frames[-1:]):
        return ClaimKind.EVIDENCE_CONTENT
    if shows_picture(predication) is None or state.frames:
        return None
    if is_showing(predication.verb):
        return ClaimKind.EVIDENCE_CONTENT
    return ClaimKind.EVIDENCE_EXISTENCE if predication.verb.lemma_ in _CIRCULATION else None


def is_presupposed(predication: Predication) -> bool:
    """A participle that only tells which ones are meant takes their existence for granted: "groups based in …"."""
    verb = predication.verb
    return (
        verb.dep_ == "acl"
        and verb.tag_ in {"VBG", "VBN"}
        and verb.lemma_ in {"operate", "base", "live", "locate", "reside", "headquarter", "work"}
        and verb.head.tag_ == "NNS"
    )


def is_picture(token: Token) -> bool:
    """Tell whether a noun is a picture or recording."""
    return token.lemma_.lower() in nouns_of("visual")


def is_showing(verb: Token) -> bool:
    """Tell whether a verb is one by which pictures show things."""
    return verb.lemma_ in {"show", "depict", "capture", "reveal", "feature"}


def shows_picture(predication: Predication) -> Token | None:
    """Return the picture or recording that is the subject of a predication, if one is."""
    holder = subject(predication.verb)
    if holder is not None and is_picture(holder):
        return holder
    return None


def is_bare_command(predication: Predication) -> bool:
    """Tell whether a predication is an imperative: a plain verb at the top without a subject."""
    verb = predication.verb
    return verb.dep_ == "ROOT" and verb.tag_ == "VB" and subject(verb) is None and first(verb, "aux", "auxpass") is None
