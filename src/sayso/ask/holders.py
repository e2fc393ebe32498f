"""Holders in words that may stand outside a quotation: "Unnamed analysts", "Government of X", "Nobody named".

A label that carries a verdict is never sayso's own word: it is set in quotation marks behind a neutral one.
"""

from __future__ import annotations

import re

from sayso.ask.groups import resolved_label
from sayso.ask.lookup import Lookup
from sayso.ask.vocabulary import UNNAMED_WORDS
from sayso.ask.wording import is_loaded
from sayso.model.claims import GENERIC_KINDS, UNNAMED_KINDS, Argument, Claim, Source, SourceKind, Stance


def holder_words(claim: Claim, lookup: Lookup) -> str:
    """Return the innermost holder in words, with whoever passed it on: "Mira Venn, as passed on by The Harbour Post".

    A holder who is credited without wording is not made to say the article's words: "This article, crediting X".
    """
    if is_credited(claim):
        return f"{lookup.voice}, crediting {_lower_first(source_words(claim.source, lookup))}"
    innermost = source_words(claim.source, lookup)
    relays = [step.source for step in reversed(claim.chain[1:-1]) if step.source.label.lower() not in _SPEAKERS]
    between = (_lower_first(source_words(source, lookup)) for source in relays)
    via = [f"as passed on by {words}" for words in dict.fromkeys(between) if words != _lower_first(innermost)]
    return ", ".join((innermost, *via))


_SPEAKERS = frozenset({"we", "i", "us", "me"})
"""Whoever speaks of themselves in a quotation passes nothing on: nobody is called "We"."""


def is_credited(claim: Claim) -> bool:
    """Whether the innermost holder is credited while its own wording is not in the text."""
    return claim.chain[-1].stance is Stance.NA and claim.source.kind not in {SourceKind.PUBLISHER, *GENERIC_KINDS}


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:] if words.startswith(("Unnamed", "Nobody", "This")) else words


def source_words(source: Source, lookup: Lookup) -> str:
    """Return a source in words that may stand outside a quotation; loaded words stay quoted."""
    if source.kind is SourceKind.PUBLISHER:
        return lookup.voice
    if source.kind in GENERIC_KINDS:
        return "Nobody named"
    if source.kind in UNNAMED_KINDS:
        return _unnamed_words(source, lookup)
    entity = lookup.of_source(source)
    name = entity.name if entity is not None else source.label
    return f"A source (“{name}”)" if is_loaded(name) else name[:1].upper() + name[1:]


def _unnamed_words(source: Source, lookup: Lookup) -> str:
    label = resolved_label(source, lookup)
    if label is None:
        words = "A source" if source.label.lower() == "it" else UNNAMED_WORDS[source.kind]
        return f"{words} (“{source.label}”)"
    if is_loaded(label) or label != source.label:
        head = UNNAMED_WORDS[source.kind] if is_loaded(label) else f"Unnamed {_bare(label)}"
        return f"{head} (“{source.label}”)"
    own = _OWN.match(label)
    if own is not None:
        return f"Unnamed {_bare(label[own.end() :])} (“{source.label}”)"
    many = _HOW_MANY.match(label)
    if many is not None:
        return f"{many[1][:1].upper()}{many[1][1:].lower()} unnamed {_bare(label[many.end() :])}"
    return f"Unnamed {_bare(label)}"


_OWN = re.compile(r"(?:his|her|its|their|our|my) (?=\w)", re.IGNORECASE)
"""Whose they are, which says nothing where the words stand alone: "his lawyers"."""
_HOW_MANY = re.compile(
    r"(at least \w+|more than \w+|two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d+) (?=\w)",
    re.IGNORECASE,
)


def _bare(label: str) -> str:
    """Drop what "Unnamed" replaces, and the capital of a sentence's first word."""
    words = label.split()
    while len(words) > 1 and words[0].lower() in {"the", "some", "unnamed", "anonymous", "unidentified", "a", "an"}:
        words = words[1:]
    first = words[0] if words else label
    follows = words[1] if len(words) > 1 else ""
    if first[:1].isupper() and not first.isupper() and not follows[:1].isupper() and first.lower() not in _DEMONYM_LIKE:
        words[0] = first[:1].lower() + first[1:] if not _looks_proper(first) else first
    return " ".join(words)


_DEMONYM_LIKE = frozenset({"i"})


def _looks_proper(word: str) -> bool:
    """Whether a first word keeps its capital: "Indian", "French", "Kenyan" are names wherever they stand."""
    return word.lower().endswith(("ian", "ean", "ish", "ese", "can", "ani", "stani", "nch", "yan"))


_THINGS = frozenset({SourceKind.DOCUMENT, SourceKind.VISUAL_ITEM})


def is_plural(source: Source, lookup: Lookup) -> bool:
    """Whether a source takes a plural verb."""
    if source.kind in _THINGS:
        head = _AFTER_HEAD.split(source.label)[0].split() or [""]
        return head[-1].islower() and head[-1].endswith("s") and not head[-1].endswith(("ss", "us", "is", "news"))
    if source.kind not in UNNAMED_KINDS:
        return False
    label = (resolved_label(source, lookup) or source.label).lower()
    words = label.split() or [""]
    if words[0] in {"a", "an", "one", "another"}:
        return False
    if _HOW_MANY.match(label) or words[0] in {"police", "people", "they", "some", "others", "many"}:
        return True
    return _AFTER_HEAD.split(label)[0].endswith("s") or " and " in label


_AFTER_HEAD = re.compile(r"\s(?:who|with|close|familiar|from|in|at|of|near|on|for|briefed|speaking)\b")
"""Where the words end that name the people: "officials" of "officials familiar with the talks"."""


def argument_words(argument: Argument, lookup: Lookup) -> str:
    """Return the name of an argument, in quotation marks where it carries a verdict."""
    entity = lookup.of_argument(argument)
    name = entity.name if entity is not None else argument.name
    return f"“{name}”" if is_loaded(name) else name
