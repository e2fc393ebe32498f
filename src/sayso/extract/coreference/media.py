"""Bodies that a report credits as it credits outlets: "first reported by Upland Farmer", "a memorandum seen by it"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.extract.names.placing import by_passage
from sayso.extract.names.words import any_in
from sayso.extract.parse import ParsedPassage
from sayso.model.mentions import EntityType, Mention
from sayso.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_REPORTING = frozenset("report publish broadcast".split())
_OBTAINING = frozenset("see review obtain".split())
_PAPERS = frozenset(
    """document documents memo memorandum letter letters email emails e-mail records record footage video report draft
    files file transcript copy papers minutes recording data statement""".split()
)


def find_credited(parsed: Sequence[ParsedPassage], names: Sequence[Mention]) -> frozenset[Span]:
    """Return the spans of names that are credited as only outlets are; police who "reported" a theft are not."""
    found = set()
    for passage, inside in zip(parsed, by_passage(parsed, names), strict=True):
        for mention in inside:
            if mention.type is EntityType.ORG and _is_credited(passage.tokens_in(mention.span)[-1]):
                found.add(mention.span)
    return frozenset(found)


def _is_credited(head: Token) -> bool:
    if any_in([head.lower_], "nominals", "state_body", "political_body", "armed_body"):
        return False
    if head.dep_ == "pobj" and head.head.dep_ == "agent":
        verb = head.head.head
        return verb.lemma_ in _REPORTING or (verb.lemma_ in _OBTAINING and verb.head.lower_ in _PAPERS)
    is_first = any(child.lower_ == "first" for child in head.head.children)
    return head.dep_ == "nsubj" and head.head.lemma_ == "report" and is_first
