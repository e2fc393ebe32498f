"""The sentences of a report, and the formulas of correction that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import Entry, load
from sayso.lexicon.sieve import Sieve
from sayso.model.documents import Document
from sayso.model.spans import Span, ZoneKind

_OWN_VERB = (
    r"(?: (?:also|first|originally|previously|wrongly|incorrectly))? (?:reported|said|wrote|published|stated|claimed)"
    r"(?: (?:on|in|last|earlier|yesterday)[^,.]{0,30}? that\b| that\b|\b)"
)
_HEADLINE = re.compile(r"(?:headline|headlined|headed|titled|entitled),? [“\"‘]([^”\"’]{4,160})[”\"’]")
_ENDS = re.compile(r"[\s.!?;,:”\"’]+$")
_BEGINS = re.compile(r"[\s,:“\"‘]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body, with its place in the document."""

    span: Span
    text: str
    paragraph: int

    def trimmed(self, start: int, end: int) -> Span | None:
        """Return the words between two places of the document without the marks around them, or ``None``."""
        words = self.text[start - self.span.start : end - self.span.start]
        opening = _BEGINS.match(words)
        begin = opening.end() if opening else 0
        stop = len(_ENDS.sub("", words))
        return Span(start + begin, start + stop) if begin < stop else None

    @property
    def headline(self) -> Span | None:
        """The headline that the sentence quotes."""
        found = _HEADLINE.search(self.text)
        return Span(self.span.start + found.start(1), self.span.start + found.end(1)) if found else None


@dataclass(frozen=True, slots=True)
class Hit:
    """A formula of ``corrections.toml`` in a sentence; ``groups`` are its named parts."""

    kind: str
    entry: str
    text: str
    span: Span
    groups: dict[str, Span]


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences that a correction may be read from: those of the body and of captions."""
    return tuple(
        Sentence(p.span, p.span.of(document.text), p.paragraph)
        for p in document.passages
        if p.zone in {ZoneKind.BODY, ZoneKind.CAPTION}
    )


def hits_of(sentence: Sentence, document: Document) -> tuple[Hit, ...]:
    """Return the formulas of a sentence, leftmost first; "the Harbour Post said" is one for the Harbour Post itself."""
    return tuple(sorted((*_entries(sentence), *_own_name(sentence, document)), key=lambda h: (h.span.start, h.entry)))


@cache
def _formulas() -> tuple[tuple[tuple[Entry, re.Pattern[str]], ...], Sieve]:
    formulas = tuple((entry, entry.regex) for entry in load("corrections") if entry.regex is not None)
    return formulas, Sieve([regex for _, regex in formulas])


def _entries(sentence: Sentence) -> Iterator[Hit]:
    formulas, sieve = _formulas()
    for number in sieve.awake(sentence.text):
        entry, regex = formulas[number]
        found = regex.search(sentence.text.rstrip(" .!") if regex.pattern.endswith("$") else sentence.text)
        if found is not None:
            yield _hit(entry.kind, entry.id, found, sentence.span.start)


def _hit(kind: str, entry: str, found: re.Match[str], offset: int) -> Hit:
    groups = {
        name: Span(found.start(name) + offset, found.end(name) + offset)
        for name, words in found.groupdict().items()
        if words is not None
    }
    return Hit(kind, entry, found[0], Span(found.start() + offset, found.end() + offset), groups)


def _own_name(sentence: Sentence, document: Document) -> Iterator[Hit]:
    name = (document.publisher.value or "").removeprefix("The ").removeprefix("the ")
    if not name:
        return
    found = re.search(rf"\b(?:the )?{re.escape(name)}{_OWN_VERB}", sentence.text, re.IGNORECASE)
    if found is not None:
        yield _hit("earlier", "own-outlet", found, sentence.span.start)
