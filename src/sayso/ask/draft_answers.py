"""What a check of a draft's wording returns: where the draft says more, or less, than any of its sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.ask.answers import ReportedClaim, ReportName


class FlagKind(StrEnum):
    """In which way a sentence of a draft says something else than its sources (TRADECRAFT, section 8, 15 and 22)."""

    LATER_STEP = "later_step"
    CLEARING_MISSING = "clearing_missing"
    DENIAL_MISSING = "denial_missing"
    SAYS_MORE = "says_more"
    HEARSAY_AS_FACT = "hearsay_as_fact"
    AHEAD_AS_DONE = "ahead_as_done"
    HEDGE_DROPPED = "hedge_dropped"
    ATTRIBUTION_DROPPED = "attribution_dropped"
    OTHER_HOLDER = "other_holder"
    PLURAL_SOURCES = "plural_sources"
    SILENCE_MISSING = "silence_missing"
    TAKEN_BACK = "taken_back"
    QUOTE_CHANGED = "quote_changed"
    NUMBER_DIFFERENT = "number_different"
    PLACE_DIFFERENT = "place_different"
    DATE_DIFFERENT = "date_different"
    DATE_FINER = "date_finer"
    LOADED_WORD = "loaded_word"
    LABEL_STRONGER = "label_stronger"
    CAVEAT_DROPPED = "caveat_dropped"
    HEDGE_ADDED = "hedge_added"
    LABEL_SOFTER = "label_softer"
    NOT_BORNE = "not_borne"


FLAG_WORDS: dict[FlagKind, str] = {
    FlagKind.LATER_STEP: "A later step of a criminal matter than any source",
    FlagKind.CLEARING_MISSING: "What clears somebody is left out",
    FlagKind.DENIAL_MISSING: "A denial is left out",
    FlagKind.SILENCE_MISSING: "That somebody gave no comment is left out",
    FlagKind.HEARSAY_AS_FACT: "Hearsay told as fact",
    FlagKind.AHEAD_AS_DONE: "What lies ahead told as done",
    FlagKind.HEDGE_DROPPED: "A hedge is dropped",
    FlagKind.ATTRIBUTION_DROPPED: "The attribution is dropped",
    FlagKind.OTHER_HOLDER: "A holder whom no source has",
    FlagKind.PLURAL_SOURCES: "Several sources where there is one origin",
    FlagKind.SAYS_MORE: "More than any source says",
    FlagKind.TAKEN_BACK: "Taken back since",
    FlagKind.QUOTE_CHANGED: "Quoted in other words",
    FlagKind.NUMBER_DIFFERENT: "Another number",
    FlagKind.PLACE_DIFFERENT: "Another place",
    FlagKind.DATE_DIFFERENT: "Another date",
    FlagKind.DATE_FINER: "A finer date than any source",
    FlagKind.LOADED_WORD: "A loaded word outside quotation marks",
    FlagKind.LABEL_STRONGER: "A stronger word than any source",
    FlagKind.CAVEAT_DROPPED: "A caveat is left out",
    FlagKind.HEDGE_ADDED: "A hedge that no source has",
    FlagKind.LABEL_SOFTER: "A softer word than the sources",
    FlagKind.NOT_BORNE: "No report bears this",
}
"""What each kind is called. Flags of one sentence are told in the order of the kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFlag:
    """One place where the draft and its sources differ.

    ``words`` are the draft's own. ``source`` is the strongest that any report says, with its holder, empty where there
    is nothing; ``report`` is where it stands. ``change`` says what to do, in a sentence.
    """

    kind: FlagKind
    sentence: int
    words: str
    source: str
    report: ReportName | None
    change: str

    @property
    def name(self) -> str:
        """The kind in words."""
        return FLAG_WORDS[self.kind]

    @property
    def lead(self) -> str:
        """What stands before the words of the source: what is left out, or the strongest that there is."""
        return "left out" if self.kind in _LEFT_OUT else "the strongest that any report says"


_LEFT_OUT = frozenset(
    {FlagKind.DENIAL_MISSING, FlagKind.SILENCE_MISSING, FlagKind.CLEARING_MISSING, FlagKind.CAVEAT_DROPPED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSentence:
    """A sentence of the draft: its flags, and the reports that bear it, by how they were matched.

    ``steps`` are claims that say the same step of the same parties, ``alike`` those that share its words.
    """

    number: int
    text: str
    flags: tuple[DraftFlag, ...]
    steps: tuple[ReportedClaim, ...]
    alike: tuple[ReportedClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCheck:
    """A draft beside a collection. ``reports`` were compared; ``claims`` were read out of the draft."""

    sentences: tuple[DraftSentence, ...]
    reports: tuple[ReportName, ...]
    claims: int
    veiled: str = ""

    @property
    def flags(self) -> tuple[DraftFlag, ...]:
        """Every flag, in the order of the draft."""
        return tuple(flag for sentence in self.sentences for flag in sentence.flags)
