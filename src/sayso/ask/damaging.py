"""Words that can do damage to whoever they are said of, and why they are on a legal read sheet.

Made for recall: what is read for nothing costs a minute. None of it is a finding; each reason names the very words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.ask.criminal import STEP_WORDS, step_of
from sayso.ask.render import WEAKENING
from sayso.ask.wording import loaded_words
from sayso.lexicon import Entry, load
from sayso.model.claims import Claim

KINDS: dict[str, str] = {
    "criminal": "criminal matter",
    "crime": "crime",
    "allegation": "allegation",
    "violence": "violence",
    "designation": "listing or punishment",
    "wrongdoing": "wrongdoing",
    "untruth": "untruth",
    "label": "label",
    "office": "loss of office",
    "money": "money",
    "fault": "fault",
    "denial": "a denial",
    "denied": "denied by them",
    "private": "private matter",
}
"""What makes a statement damaging, in words; the first of a statement's kinds decides where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a statement was taken up: a key of :data:`KINDS`, and the words that did it."""

    kind: str
    words: str

    @property
    def name(self) -> str:
        """The kind in words."""
        return KINDS[self.kind]


@lru_cache(maxsize=16384)
def reasons_in(text: str) -> tuple[Reason, ...]:
    """Return every kind of damaging words in a text, each with its words, in the order of :data:`KINDS`."""
    found: dict[str, list[str]] = {}
    for entry in _entries():
        for match in entry.regex.finditer(text) if entry.regex is not None else ():
            found.setdefault(entry.kind, []).append(match[0])
    for word in loaded_words(text):
        found.setdefault("label", []).append(word)
    return in_order(Reason(kind=kind, words=_listed(words)) for kind, words in found.items())


MOST_WORDS = 3
"""So many of the words are named that made a statement one of a kind."""


def _listed(words: Iterable[str]) -> str:
    once = list(dict.fromkeys(" ".join(word.split()) for word in words))
    return " … ".join(once[:MOST_WORDS])


def in_order(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return reasons by kind, each kind once."""
    order = list(KINDS)
    once = {reason.kind: reason for reason in reversed(list(reasons))}
    return tuple(sorted(once.values(), key=lambda reason: order.index(reason.kind)))


@cache
def _entries() -> tuple[Entry, ...]:
    return load("damaging")


def reasons_of(claim: Claim, *, person: bool) -> tuple[Reason, ...]:
    """Return why a claim may do damage: by its words, by the cues that bring it, by its step in a criminal matter.

    What touches on matters that are a ``person``'s own is taken up too: it has a law of its own.
    """
    cues = [cue.text for cue in claim.cues if cue.kind not in WEAKENING or reasons_in(cue.text)]
    cues += [step.cue.text for step in claim.chain if step.cue is not None]
    step = step_of(claim)
    found = [Reason(kind="criminal", words=STEP_WORDS[step])] if step is not None else []
    found += [*reasons_in(claim.citation.quote), *(reason for cue in cues for reason in reasons_in(cue))]
    return in_order([*found, *(_private(claim) if person else ())])


def _private(claim: Claim) -> Iterable[Reason]:
    for entry in load("private_matters"):
        match = entry.regex.search(claim.citation.quote) if entry.regex is not None else None
        if match is not None:
            yield Reason(kind="private", words=match[0])
            return
