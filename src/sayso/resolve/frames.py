"""Frames: where a passage says a step ("is in talks to buy"), what stands before it, and which claims it carries."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.lexicon.stems import stem
from sayso.model.analysis import Analysis
from sayso.model.claims import Argument, Claim, ClaimKind
from sayso.model.graph import Term
from sayso.model.spans import Span
from sayso.resolve.families import Found, Rung, find_modalities, find_rungs, rungs
from sayso.resolve.names import Names
from sayso.resolve.words import Word, find_words

_SILENT = frozenset({ClaimKind.NON_COMMENT, ClaimKind.QUESTION, ClaimKind.CORRECTION})
_CLOSED = frozenset(
    {
        ClaimKind.ROLE,
        ClaimKind.ASSESSMENT,
        ClaimKind.LABEL,
        ClaimKind.FORECAST,
        ClaimKind.HYPOTHETICAL,
        ClaimKind.DENIAL,
    }
)
"""Kinds of claims that say no more than their own head: what else they quote, they do not put forward."""
_BE = frozenset("be is are was were been being get gets got".split())
_GIVEN = frozenset(
    stem(word) for word in "after following since because despite confirm announce admit complete report".split()
)
_GOVERNED = 3
"""How many words before a step one that takes it as given may stand."""
_ASKED_WITHIN = 6
"""How many words before a question the asking may stand ("asked by the Post on Monday whether")."""
_BETWEEN = 2
"""How many words (an adverb, an auxiliary) may stand between a modality and the step."""


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name somebody, and who is meant within the story."""

    span: Span
    term: Term


@dataclass(frozen=True, slots=True)
class Frame:
    """A step as a passage says it. ``aspect`` is the modality before it, or empty."""

    rung: Rung
    span: Span
    core: Span
    """The words of the step alone, without the modality."""
    aspect: str = ""
    is_swapped: bool = False
    undergoes: bool = False
    is_undated: bool = False
    is_passive: bool = False
    is_done_to: bool = False
    """The words end in a participle behind a form of "be": without a doer, the subject is what it is done to."""
    otherwise: str = ""
    """The rung that the words say where what they need is missing ("signed" without a player)."""
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence of one report: its words, its claims, who is named in it, and the steps that it says."""

    document: str
    number: int
    span: Span
    words: tuple[Word, ...]
    claims: tuple[Claim, ...]
    named: tuple[Named, ...]
    frames: tuple[Frame, ...]
    modalities: tuple[tuple[Span, str], ...] = ()
    """Words such as "plans to", and which modality they are."""

    def modality_of(self, claim: Claim) -> tuple[Span, str] | None:
        """Return the modality that stands right before a claim's head."""
        before = [word.span for word in self.words if word.span.end <= claim.head.start][-_BETWEEN - 1 :]
        ending = [m for m in self.modalities if any(m[0].end == span.end for span in before)]
        return max(ending, key=lambda m: (m[0].end, len(m[0])), default=None)

    def is_asked(self, claim: Claim) -> bool:
        """Tell whether a claim is what somebody was only asked: "Asked whether she had left, he laughed"."""
        words = [word.text for word in self.words if word.span.end <= claim.citation.spans[0].start][-_ASKED_WITHIN:]
        return bool(words) and words[-1] in {"whether", "if"} and any(stem(word) == "ask" for word in words)


class Report:
    """One report as propositions need it: its sentences with claims, frames and names."""

    def __init__(self, analysis: Analysis, names: Names) -> None:
        self.analysis = analysis
        self.names = names
        self.id = analysis.document.id

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """The sentences of the report, in the order of the text; also those that hold no claim."""
        found = []
        for number, (span, claims) in enumerate(self._by_passage()):
            words = find_words(self.analysis.document.text, span)
            named = tuple(n for n in self.named if span.contains(n.span))
            frames = tuple(_frames(words, claims))
            modalities = tuple((_span(words, m.start, m.end), _aspect(m)) for m in _modalities(words))
            found.append(Telling(self.id, number, span, words, claims, named, frames, modalities))
        return tuple(found)

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Every mention, nominal or pronoun that is resolved to a name, in the order of the text."""
        found = {}
        for entity in self.analysis.entities:
            term = self.names.of_entity(self.id, entity.id)
            if term is not None:
                found.update({span: Named(span, term) for span in (*entity.mentions, *entity.references)})
        return tuple(found[span] for span in sorted(found))

    @cached_property
    def media(self) -> frozenset[str]:
        """Keys of what is named as an outlet."""
        media = (self.names.of_entity(self.id, e.id) for e in self.analysis.entities if e.is_media)
        return frozenset(term.key for term in media if term is not None)

    def _by_passage(self) -> Iterator[tuple[Span, tuple[Claim, ...]]]:
        passages = sorted({p.span for p in self.analysis.document.passages})
        starts = [span.start for span in passages]
        held: dict[Span, list[Claim]] = {}
        for claim in self.analysis.claims:
            place = bisect_right(starts, claim.head.start) - 1
            if place >= 0 and claim.kind not in _SILENT and passages[place].contains(claim.head):
                held.setdefault(passages[place], []).append(claim)
        for span in passages:  # one without claims may still name whom the next one is about
            held.setdefault(span, [])
        for span in sorted(held):
            yield span, tuple(sorted(held[span], key=lambda c: (c.citation.spans[0].start, c.head, c.id)))

    @cached_property
    def _withdrawn(self) -> frozenset[str]:
        spans = [d.withdrawn for d in self.analysis.derivations if d.withdrawn is not None]
        return frozenset(c.id for c in self.analysis.claims if any(span.contains(c.head) for span in spans))

    def is_withdrawn(self, claim: str) -> bool:
        """Tell whether a claim stands in words that are quoted only to take them back: they are not said again."""
        return claim in self._withdrawn


def _aspect(modality: Found) -> str:
    return modality.entry.id.partition(".")[2]


def _modalities(words: Sequence[Word]) -> tuple[Found, ...]:
    return find_modalities([word.text for word in words])


def _frames(words: Sequence[Word], claims: Sequence[Claim]) -> Iterator[Frame]:
    texts = [word.text for word in words]
    modalities: dict[int, Found] = {}
    for found in sorted(find_modalities(texts), key=lambda f: (f.start - f.end, f.start)):
        modalities.setdefault(found.end, found)
    found_rungs = find_rungs(texts)
    for one in found_rungs:
        modality = _before(one, modalities, found_rungs)
        core = _span(words, one.start, one.end)
        span = core if modality is None else _span(words, modality.start, one.end)
        carried = _carried(span, core, claims, texts[max(0, one.start - _GOVERNED) : one.start])
        yield Frame(
            rung=rungs()[one.rung],
            span=span,
            core=core,
            aspect="" if modality is None else _aspect(modality),
            is_swapped=bool(one.entry.data.get("swap", False)),
            undergoes=bool(one.entry.data.get("undergoes", rungs()[one.rung].undergoes)),
            is_undated=bool(one.entry.data.get("undated", False)),
            is_passive=_is_passive(texts, one),
            is_done_to=_is_done_to(texts, one),
            otherwise=str(one.entry.data.get("otherwise", "")),
            claims=carried,
        )


def _before(rung: Found, modalities: dict[int, Found], others: Sequence[Found]) -> Found | None:
    """The modality that ends right before the step; one that is part of another step ("in talks to") is none."""
    for gap in range(_BETWEEN + 1):
        found = modalities.get(rung.start - gap)
        if found is not None and not any(o.start < found.end and found.start < o.end for o in others):
            return found
    return None


def _span(words: Sequence[Word], start: int, end: int) -> Span:
    return Span(words[start].span.start, words[end - 1].span.end)


def _is_passive(words: Sequence[str], found: Found) -> bool:
    around = words[max(0, found.start - _BETWEEN) : found.end]
    inside = words[found.start : found.end]
    is_active = words[max(0, found.start - 1)] == "to" or any(word.endswith("ing") for word in inside)
    return not is_active and not _BE.isdisjoint(around)


def _is_done_to(words: Sequence[str], found: Found) -> bool:
    last = words[found.end - 1]
    is_participle = last.endswith(("ed", "en", "wn", "ld", "ught", "ut")) and last not in _BE
    return is_participle and not _BE.isdisjoint(words[max(0, found.end - 1 - _BETWEEN) : found.end - 1])


def _carried(span: Span, core: Span, claims: Sequence[Claim], before: Sequence[str]) -> tuple[Claim, ...]:
    """The claims that say the step: those whose head stands in its words, else the shortest that takes it as given.

    "The sale of the mill was completed" and "after the sale of the mill" take it as given, and so does a video that
    shows it; "talks about the sale of the mill" do not.
    """
    heads = tuple(claim for claim in claims if span.contains(claim.head) and claim.kind is not ClaimKind.ROLE)
    if heads:
        return heads
    is_given = not _GIVEN.isdisjoint(stem(word) for word in before)
    quoting = [c for c in claims if c.kind not in _CLOSED and any(s.contains(core) for s in c.citation.spans)]
    quoting = [c for c in quoting if is_given or _shows(c) or _is_within(core, c.subject)]
    return tuple(sorted(quoting, key=lambda c: (len(c.citation.quote), c.id))[:1])


def _shows(claim: Claim) -> bool:
    return claim.kind is ClaimKind.EVIDENCE_CONTENT


def _is_within(core: Span, argument: Argument | None) -> bool:
    return argument is not None and argument.span is not None and argument.span.contains(core)
