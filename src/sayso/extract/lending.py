"""Which clause lends its time and place to a predicate.

Participles, infinitives under a raising verb, "when" and "where" clauses, and coordinated verbs without a subject of
their own hold when and where the clause above them holds. Clauses under "before", "because" or "if", relative clauses
with "which" or "who", and whatever is said, believed or promised do not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from sayso.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = ("VERB", "AUX")
_RAISING = frozenset(
    "appear seem begin start continue cease stop manage fail tend be have need happen come use go proceed prove turn "
    "help get keep try".split()
)
_SHARED_CLAUSES = frozenset("when where while as whereupon".split())
_HAPPENING = frozenset(
    "hold take occur happen conduct stage carry begin start end host organise organize address attend join lead open "
    "win lose sign stage launch see mark follow".split()
)
_OCCURRING = frozenset("occur happen take begin start end open follow continue come".split())
_ACCOMPANYING = frozenset("with including alongside involving".split())


class Spanned(Protocol):
    """Whatever has a span in the document."""

    @property
    def span(self) -> Span:
        """Its place."""


_T = TypeVar("_T", bound=Spanned)


def within(span: Span, things: Sequence[_T]) -> list[_T]:
    """Return those of ``things``, which are in text order, that lie inside ``span``."""
    first = bisect_left(things, span.start, key=lambda thing: thing.span.start)
    last = bisect_left(things, span.end, key=lambda thing: thing.span.start)
    return [thing for thing in things[first:last] if thing.span.end <= span.end]


def is_predicate(token: Token) -> bool:
    """Tell whether a token is a verb or auxiliary."""
    return token.pos_ in _VERBAL


def is_clause(token: Token) -> bool:
    """Tell whether a token heads a clause: a verb that only helps another does not."""
    return is_predicate(token) and token.dep_ not in ("aux", "auxpass")


def makes_happen(verb: Token) -> bool:
    """Tell whether a verb and what it governs happen together: "held the rally", "attended the fair"."""
    return verb.lemma_.lower() in _HAPPENING


def is_indefinite(noun: Token) -> bool:
    """Tell whether a noun is new to the reader: "a rally"."""
    return any(child.lower_ in ("a", "an") for child in noun.children if child.dep_ == "det")


def clauses_of(head: Token) -> Iterator[Token]:
    """Yield the predicate and the predicates above it whose time and place it takes over, the nearest first."""
    token: Token | None = head
    seen: set[int] = set()
    while token is not None and token.i not in seen:
        seen.add(token.i)
        yield token
        token = _above(token)


def complements_of(verb: Token) -> list[Token]:
    """Return the infinitives and participles that share a raising verb's time: "began acting in 2003"."""
    if verb.lemma_.lower() not in _RAISING:
        return []
    return [child for child in verb.children if child.dep_ == "xcomp" and is_predicate(child)]


def _above(token: Token) -> Token | None:
    """Return the predicate that hands its time down to ``token``, or ``None``."""
    head = token.head
    if head.i == token.i:
        return None
    if not is_predicate(token):
        return _above_noun(token)
    match token.dep_:
        case "conj":
            return head if not _has_subject(token) and not _turns_perfect(token, head) else None
        case "xcomp" | "ccomp":
            return head if _hands_to_infinitive(head, token) else None
        case "advcl":
            return _predicate(head) if _shares_time(token) else None
        case "relcl":
            return _governor(head) if _is_where_clause(token) else None
        case "acl" | "pcomp":
            return _governor(head) if token.tag_ == "VBG" or head.lower_ in ("with", "including") else None
        case "auxpass" | "aux":
            return head
        case _:
            return None


def _turns_perfect(token: Token, head: Token) -> bool:
    """A perfect after a past looks back from today: "was held in 2021 but has since been seen" dates only the first."""
    return _has_have(token) and not _has_have(head)


def _has_have(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def _above_noun(noun: Token) -> Token | None:
    """Return the verb that tells when a nominal event happened: "a rally was held", "addressed a rally"."""
    head = noun.head
    if noun.pos_ == "PROPN":
        return None  # people and bodies are not somewhere or at some time because their sentence is
    if noun.dep_ in ("dobj", "nsubjpass", "attr") and is_predicate(head):
        return head if makes_happen(head) else None
    if noun.dep_ == "nsubj" and is_predicate(head):
        return head if head.lemma_.lower() in _OCCURRING else None
    if noun.pos_ == "ADP" and noun.lower_ in _ACCOMPANYING:
        return _governor(noun)
    if noun.dep_ == "conj":
        return _above_noun(head)
    if noun.dep_ == "pobj" and head.lower_ in _ACCOMPANYING:
        return _governor(head)
    return None


def _predicate(token: Token) -> Token | None:
    return token if is_predicate(token) else _governor(token)


def _governor(token: Token) -> Token | None:
    """Return the nearest predicate above."""
    return next((above for above in token.ancestors if is_predicate(above)), None)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for child in verb.children)


def _hands_to_infinitive(head: Token, verb: Token) -> bool:
    """Tell whether a verb hands its time to the infinitive or participle under it.

    "In May she was thought to have left" does, "on Tuesday he promised to visit" does not: raising verbs and passives
    have no time of their own.
    """
    if not is_predicate(head) or _has_subject(verb):
        return False
    is_passive = any(child.dep_ == "auxpass" for child in head.children)
    return is_passive or head.lemma_.lower() in _RAISING


def _shares_time(verb: Token) -> bool:
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod") and child.i < verb.i}
    if marks & _SHARED_CLAUSES:
        return True
    has_mark = any(child.dep_ == "mark" for child in verb.children)
    return not has_mark and verb.tag_ in ("VBG", "VBN") and not _is_finite(verb)


def _is_finite(verb: Token) -> bool:
    return any(child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in verb.children if child.dep_.startswith("aux"))


def _is_where_clause(verb: Token) -> bool:
    if verb.tag_ == "VBG" and not _is_finite(verb):
        return True
    return any(child.lower_ in _SHARED_CLAUSES for child in verb.children if child.dep_ in ("advmod", "mark"))
