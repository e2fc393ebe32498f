"""How one document writes its words: what a capital letter means depends on whether the word also occurs without it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.extract.names import words
from sayso.extract.parse import ParsedPassage

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENS_QUOTE = frozenset("\"“‘'«([{:;–—-•*|>")
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_AMBIGUOUS_GIVEN = frozenset(
    "may april june grant bill will mark art jordan sydney chelsea park florence virginia".split()
)
_STORMS = frozenset({"Hurricane", "Storm", "Typhoon", "Cyclone", "Depression"})
_HEADLINE_WORDS = 5
_SMALL = frozenset("a an the of in on at to for and or but by with from as is be vs over after into amid says".split())


@dataclass(frozen=True, slots=True)
class Usage:
    """The words of a document by how it writes them; headlines do not count.

    ``lower``: those it has in lower case. ``capital_inside``: capitalised inside a sentence. ``proper``: taken for
    names by the parser. ``surnames``: written after a given name. ``paired``: beside another capitalised word.
    ``storms``: names of storms.
    """

    lower: set[str] = field(default_factory=set)
    capital_inside: set[str] = field(default_factory=set)
    proper: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    paired: set[str] = field(default_factory=set)
    storms: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, parsed: Iterable[ParsedPassage]) -> Usage:
        """Read the usage of a document."""
        usage = cls()
        for passage in parsed:
            if not is_headline(passage):
                usage._read(passage)
        return usage

    def _read(self, passage: ParsedPassage) -> None:
        before: Token | None = None
        for token in passage.doc:
            text = token.text
            if text.islower():
                self.lower.add(text)
            elif text[:1].isupper():
                self._read_capital(passage, token, before)
            before = token

    def _read_capital(self, passage: ParsedPassage, token: Token, before: Token | None) -> None:
        text = token.text
        if before is None or opens_sentence(passage, token.i):
            return
        self.capital_inside.add(text)
        if token.pos_ == "PROPN" and token.ent_type_ in _NAMES:
            self.proper.add(text)
        if before.text[:1].isupper():
            self._read_pair(before, token)

    def _read_pair(self, before: Token, token: Token) -> None:
        if before.text in _STORMS:
            self.storms.add(token.text)
        elif words.is_given_name(before.text) and before.lower_ not in _AMBIGUOUS_GIVEN:
            self.surnames.add(token.text)
        if before.pos_ == "PROPN" and token.pos_ == "PROPN":
            self.paired.update((before.text, token.text))


def opens_sentence(parsed: ParsedPassage, index: int) -> bool:
    """Tell whether a token is the first word of a sentence, or of a quotation, bracket or list item."""
    return index == 0 or all(c in _OPENS_QUOTE or c.isspace() for c in parsed.doc[index - 1].text)


def is_headline(parsed: ParsedPassage) -> bool:
    """Tell whether a passage is set in title case or capitals, so that capitals mean nothing."""
    if _is_plainly_prose(parsed):
        return False
    longer = [t.text for t in parsed.doc if t.text.isalpha() and t.text.lower() not in _SMALL]
    if len(longer) < _HEADLINE_WORDS:
        return False
    lower = sum(text[0].islower() for text in longer)
    if sum(text.isupper() for text in longer) > 0.7 * len(longer):
        return True
    ends = parsed.doc[-1].text in {".", "!", "”", '"'}
    return lower <= (0.0 if ends else 0.2) * len(longer)


def _is_plainly_prose(parsed: ParsedPassage) -> bool:
    """Tell cheaply that more of the passage is in small letters than any headline has: true of nearly all sentences."""
    small = sum(word.isalpha() and word.islower() and word not in _SMALL for word in parsed.text.split())
    return small > 0.3 * len(parsed.doc)
