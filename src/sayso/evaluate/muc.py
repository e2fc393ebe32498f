"""MUC-3/4, slot 11: how sure a report is that an organisation did it, and on whose word.

The organisation and the incident are given (they are the question); sayso's claims around the organisation's names give
the answer, by the decision tree of the set's own documentation:

* the organisation itself claims or admits it, or is the source of the claim: *claimed or admitted*;
* somebody accuses, blames or suspects it, or the claim is hedged or hearsay: *suspected or accused*, *by authorities*
  where the innermost source that is named nearby is a government, its forces or its officials;
* it denies something, or somebody admits the deed on its behalf, where nothing else is said: it stands accused too;
* the report says that it could have been, or that it is not known: *possible*;
* otherwise *reported as fact*: that somebody merely said so is no doubt.

Most weight has the sentence that names most of the incident's targets. Where a key allows two labels either is right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.evaluate.counting import accuracy, macro_f1, majority, words_of
from sayso.evaluate.muc_messages import (
    BY_AUTHORITIES,
    CLAIMED,
    FACT,
    LABELS,
    POSSIBLE,
    SUSPECTED,
    Message,
    Question,
    read_messages,
)
from sayso.evaluate.reading import read_analysis
from sayso.evaluate.report import Example, Figure, Report, confusions_of
from sayso.evaluate.showing import show
from sayso.model.claims import Claim, SourceKind, Standing
from sayso.model.spans import Span

if TYPE_CHECKING:
    from sayso.model.analysis import Analysis

_AUTHORITIES = frozenset(
    "police army military forces troops general colonel captain major president minister ministry judge official "
    "officials government authorities authority court intelligence security prosecutor attorney commander brigade "
    "battalion garrison mayor governor embassy carabineros investigators".split()
)
_ACCUSING = re.compile(
    r"\b(accus|blam|attribut|charg|suspect|alleg|presum|apparent|believ|denounc|implicat|suppos|link(ed|s) to"
    r"|said to (be|have)|responsible for|behind the|held .{0,20}responsible)",
    re.IGNORECASE,
)
_OWNING = re.compile(
    r"\b(claim|admit|took|take|assum|accept|acknowledg)\w*\b.{0,60}\b(responsibility|credit)"
    r"|\b(responsibility|credit)\b.{0,60}\b(claimed|admitted|assumed|accepted)",
    re.IGNORECASE | re.DOTALL,
)
_NOBODY = re.compile(r"\b(no|nobody|neither|none)\b.{0,60}\b(claim|admit)", re.IGNORECASE | re.DOTALL)
_OPEN = re.compile(r"\b(could|may|might) have been\b|\bnot known\b|\bunknown who\b|\bno confirmation\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject\w*|refut\w*|confess\w*|acknowledg\w*|admit\w*)\b", re.IGNORECASE
)
"""What is denied was held against somebody; and an official's admission is, by the set's rules, an accusation."""
_DONE = re.compile(
    r"\b(attack|murder|kill|bomb|explo|kidnap|abduct|assassin|blew|blow|destroy|dynamit|massacre|shot|shoot|burn|ambush"
    r"|sabotag|crime|seiz|execut|plant|launch|wound|injur|raid|terroris)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that names the organisation: its words, the claims in it, and what it says of the incident."""

    text: str
    places: tuple[Span, ...]
    claims: tuple[Claim, ...]
    sources: tuple[str, ...]
    targets: int
    is_of_deed: bool


def evaluate_muc(data: Path, split: str, limit: int | None = None) -> Report:
    """Score slot 11 on the messages of ``dev`` (or ``tst1`` to ``tst4`` where they are there)."""
    pairs: list[tuple[str, str]] = []
    examples: list[Example] = []
    count = 0
    for message in read_messages(data, split or "dev", limit):
        count += 1
        analysis = read_analysis(message.text.encode("utf-8"), name=f"{message.id}.txt")
        for question in message.questions:
            ours = confidence_of(question, analysis)
            gold = ours if ours in question.labels else question.labels[0]
            pairs.append((gold, ours))
            examples += _error(message, question, analysis, gold, ours)
    dull = majority(pairs)
    return Report(
        benchmark="muc",
        split=split or "dev",
        documents=count,
        figures=(
            Figure(name="who did it: accuracy", value=accuracy(pairs), n=len(pairs), baseline=accuracy(dull)),
            Figure(name="who did it: macro-F1", value=macro_f1(pairs), n=len(pairs), baseline=macro_f1(dull)),
        ),
        examples=tuple(examples),
        confusions=confusions_of("who did it", pairs),
    )


def confidence_of(question: Question, analysis: Analysis) -> str:
    """Return how sure a report is that the organisation did it: one of the set's labels."""
    statements = list(_statements(question, analysis))
    if any(_owns_up(s) for s in statements):
        return CLAIMED
    relevant = [s for s in statements if s.targets and s.is_of_deed] or [s for s in statements if s.targets]
    relevant = relevant or [s for s in statements if s.is_of_deed] or statements
    most = max((s.targets for s in relevant), default=0)
    relevant = [s for s in relevant if s.targets == most]
    votes = Counter(_reading_of(s) for s in relevant)
    label = max(LABELS, key=lambda label: (votes[label], -LABELS.index(label))) if votes else FACT
    return _answered(relevant) if label == FACT else label


def _answered(statements: list[Statement]) -> str:
    """Return what a report of fact comes to where the charge is only seen in its denial or admission."""
    answers = [s for s in statements if _ANSWERED.search(s.text)]
    if not answers:
        return FACT
    return BY_AUTHORITIES if any(_is_from_authority(s) for s in answers) else SUSPECTED


def _statements(question: Question, analysis: Analysis) -> Iterator[Statement]:
    text = analysis.document.text
    targets = {word for name in question.targets for word in words_of(name) if len(word) > 2}
    places = [Span(*match.span()) for match in _naming(question.names).finditer(text)]
    for passage in analysis.document.passages:
        here = tuple(place for place in places if passage.span.contains(place))
        if here:
            words = passage.span.of(text)
            yield Statement(
                text=words,
                places=here,
                claims=tuple(c for c in analysis.claims if passage.span.contains(c.citation.spans[0])),
                sources=tuple(
                    a.source.of(text)
                    for a in analysis.attributions
                    if a.source is not None and passage.span.contains(a.cue)
                ),
                targets=len(targets & set(words_of(words))),
                is_of_deed=_DONE.search(words) is not None,
            )


@cache
def _naming(names: tuple[str, ...]) -> re.Pattern[str]:
    plain = [re.sub(r"^the\s+", "", re.sub(r"[\[\]]", "", name).strip(), flags=re.IGNORECASE) for name in names]
    forms = sorted((r"\s+".join(map(re.escape, name.split())) for name in plain if name), key=lambda f: (-len(f), f))
    return re.compile(rf"\b(?:{'|'.join(forms)})s?\b", re.IGNORECASE)


def _owns_up(statement: Statement) -> bool:
    """Tell whether the organisation is said to have claimed or admitted the deed."""
    return _OWNING.search(statement.text) is not None and _NOBODY.search(statement.text) is None


def _reading_of(statement: Statement) -> str:
    holding = [c for c in statement.claims if any(_covers(c, place) for place in statement.places)]
    accused = (
        _ACCUSING.search(statement.text) is not None
        or any(c.standing in {Standing.HEDGED, Standing.HEARSAY} for c in holding)
        or any(_is_charge(c) for c in holding)
    )
    if not accused and any(_is_own_account(c, statement) for c in statement.claims):
        return CLAIMED
    if _OPEN.search(statement.text):
        return POSSIBLE
    if accused:
        return BY_AUTHORITIES if _is_from_authority(statement) else SUSPECTED
    return FACT


def _covers(claim: Claim, place: Span) -> bool:
    return any(span.contains(place) for span in claim.citation.spans)


def _is_charge(claim: Claim) -> bool:
    """Tell whether an act of accusing, claiming or believing leads to the claim."""
    cues = [step.cue.text for step in claim.chain if step.cue is not None]
    return any(_ACCUSING.search(cue) or cue.lower().split()[-1].startswith("claim") for cue in cues)


def _is_own_account(claim: Claim, statement: Statement) -> bool:
    """Tell whether the organisation itself is the source of a claim about the deed."""
    source = claim.source.span
    is_own = source is not None and len(claim.chain) > 1 and any(source.overlaps(place) for place in statement.places)
    return is_own and claim.standing is not Standing.DENIED and _DONE.search(claim.citation.quote) is not None


def _is_from_authority(statement: Statement) -> bool:
    """Tell whether a government, its forces or its officials are the source of something in the sentence."""
    steps = [step.source for claim in statement.claims for step in claim.chain[1:]]
    named = any(
        not _AUTHORITIES.isdisjoint(words_of(label)) for label in (*statement.sources, *(s.label for s in steps))
    )
    return named or any(s.kind in {SourceKind.GOVERNMENT, SourceKind.UNNAMED_OFFICIALS} for s in steps)


def _error(message: Message, question: Question, analysis: Analysis, gold: str, ours: str) -> Iterator[Example]:
    if gold == ours:
        return
    statements = list(_statements(question, analysis))
    best = max(statements, key=lambda s: s.targets, default=None)
    place = best.places[0] if best is not None else Span(0, 0)
    yield show(
        _Text(message.id, analysis.document.text), f"{gold} read as {ours}", (place.start, place.end), gold, ours
    )


@dataclass(frozen=True, slots=True)
class _Text:
    id: str
    text: str
