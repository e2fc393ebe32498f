"""Parts of speech, morphology and lemmas of words, remembered: the model's own rules, each asked once a form.

spaCy's attribute ruler and lemmatizer look at every token anew, which costs as much as the neural network. All but a
few of their rules see one token only (its form, tag and relation), so their answer for a form can be kept. Texts with
words of the few rules that look at two tokens ("gonna", "ain't") go the long way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MOST_REMEMBERED = 200_000
Answer = tuple[int, int, int]
"""Part of speech, morphology and lemma, as numbers of spaCy's vocabulary."""


class RememberedAttributes:
    """A pipe in place of the attribute ruler and the lemmatizer, with the same answers."""

    def __init__(self, pipeline: Language) -> None:
        self._vocab = pipeline.vocab
        self._pipes: tuple[Callable[[Doc], Doc], ...] = tuple(
            pipeline.get_pipe(name) for name in ("attribute_ruler", "lemmatizer")
        )
        self._known: dict[tuple[int, int, int], Answer] = {}
        patterns = pipeline.get_pipe("attribute_ruler").patterns  # type: ignore[attr-defined]
        self._words, self._relations = (
            frozenset(self._vocab.strings.add(word) for word in _triggers(patterns, key)) for key in ("LOWER", "DEP")
        )

    def __call__(self, doc: Doc) -> Doc:
        """Fill in the attributes of a parsed document."""
        tokens = list(doc)
        if any(token.lower in self._words or token.dep in self._relations for token in tokens):
            for pipe in self._pipes:
                doc = pipe(doc)
            return doc
        for token in tokens:
            key = (token.orth, token.tag, token.dep)
            answer = self._known.get(key)
            if answer is None:
                answer = self._ask(token.text, token.tag_, token.dep_, bool(token.is_space))
                self._remember(key, answer)
            token.pos, morph, token.lemma = answer
            token.set_morph(morph)  # type: ignore[attr-defined]
        return doc

    def _remember(self, key: tuple[int, int, int], answer: Answer) -> None:
        if len(self._known) >= _MOST_REMEMBERED:  # a run over very many documents must not grow without end
            self._known.clear()
        self._known[key] = answer

    def _ask(self, word: str, tag: str, relation: str, is_space: bool) -> Answer:
        """Ask the two pipes about a text of one word; its relation is kept, though its head is itself."""
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=[word], spaces=[False], tags=[tag])
        if not is_space:
            doc[0].dep_ = relation
        for pipe in self._pipes:
            doc = pipe(doc)
        return doc[0].pos, doc[0].morph.key, doc[0].lemma  # type: ignore[attr-defined]


def _triggers(patterns: list[dict[str, list[list[dict[str, object]]]]], key: str) -> frozenset[str]:
    """Return the words, or relations, by which the rules that look at two tokens begin."""
    firsts = [rule[0].get(key) for entry in patterns for rule in entry["patterns"] if len(rule) > 1]
    return frozenset(str(word) for word in firsts if word is not None)
