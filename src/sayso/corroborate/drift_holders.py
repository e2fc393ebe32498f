"""Who says so: holders that only the derived report has, and those that it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.corroborate.legs import Leg, told_claims
from sayso.corroborate.sentences import Reading, Sentence
from sayso.lexicon import load
from sayso.lexicon.counted import singular
from sayso.lexicon.stems import content_stems, stem
from sayso.model.claims import GENERIC_KINDS, UNNAMED_KINDS, Claim, ClaimKind, Source, SourceKind, Standing
from sayso.model.provenance import DerivationKind, Drift, DriftKind

_NOT_TOLD = frozenset({SourceKind.PUBLISHER, *GENERIC_KINDS})
_NO_PERSON = frozenset(
    "information report detail account datum data figure word statement release announcement article story".split()
)
_PICTURED = frozenset({ClaimKind.EVIDENCE_CONTENT, ClaimKind.EVIDENCE_EXISTENCE})


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who is reported to hold a claim of a report."""

    label: str
    kind: SourceKind
    name: str
    claim: Claim
    sentence: Sentence

    @property
    def head(self) -> str:
        """The noun by which somebody without a name is called: "experts" of "art market experts"."""
        words = re.findall(
            r"[^\W\d_]+", re.split(r" (?:of|who|with|familiar|close|in|at|from|for|on)\b", self.label)[0]
        )
        return stem(singular(words[-1])) if words else ""


def find_holders(reading: Reading) -> tuple[Holder, ...]:
    """Return every holder of a report's claims other than itself and nobody, in text order."""
    found = []
    for sentence in reading.sentences:
        for claim in told_claims(sentence):
            for source in (step.source for step in claim.chain):
                if source.kind not in _NOT_TOLD and not _is_itself(source, reading):
                    found.append(Holder(source.label, source.kind, reading.name_of(source.entity), claim, sentence))
    return tuple(found)


def _is_itself(source: Source, reading: Reading) -> bool:
    publisher = content_stems(reading.report.analysis.document.publisher.value or "")
    name = content_stems(reading.name_of(source.entity) or source.label)
    return bool(publisher) and (name == publisher or source.label.lower() in {"we", "us"})


def holder_drift(leg: Leg) -> Iterator[Drift]:
    """Yield holders that the derived report adds, and those of what both tell that it leaves out."""
    if not leg.pairs and not _general_credit(leg):
        return
    before, after = find_holders(leg.upstream), find_holders(leg.derived)
    yield from _added(leg, before, after)
    yield from _lost(leg, before, after)
    yield from _unseen(leg)


def _added(leg: Leg, before: tuple[Holder, ...], after: tuple[Holder, ...]) -> Iterator[Drift]:
    told: set[str] = set()
    for holder in after:
        if holder.kind is SourceKind.UNNAMED_EXPERTS:
            is_new = leg.is_retelling and not any(_is_called(h, holder) for h in before)
        else:
            is_new = holder.kind is not SourceKind.MEDIA_OUTLET and _own_word_before(leg, holder) is not None
            is_new = is_new and not any(_is_same(h, holder) for h in before) and not _is_mentioned(holder, leg.upstream)
        if not is_new or holder.head in told:
            continue
        told.add(holder.head)
        own, claim = _own_word_before(leg, holder) or ("", None)
        note = "the report it comes from has no such holder" + (" and says it in its own voice" if own else "")
        yield leg.make(
            DriftKind.ATTRIBUTION_ADDED,
            own,
            holder.label,
            detail="who says so",
            rule="drift.holder",
            note=note,
            claims=(claim, holder.claim),
        )


def _own_word_before(leg: Leg, holder: Holder) -> tuple[str, Claim | None] | None:
    """Return the words in which the upstream report says in its own voice what a holder is given, and their claim."""
    words = content_stems(holder.claim.citation.quote)
    for pair in leg.pairs:
        told = told_claims(pair.before)
        if pair.after is not holder.sentence or any(c.source.kind not in _NOT_TOLD for c in told):
            continue
        if not pair.before.claims:
            return pair.before.text.rstrip(" ."), None
        alike = [c for c in told if 2 * len(words & content_stems(c.citation.quote)) >= len(words)]
        if alike:
            return alike[0].citation.quote, alike[0]
    return None


def _is_mentioned(holder: Holder, reading: Reading) -> bool:
    words = content_stems(holder.name or holder.label)
    publisher = content_stems(reading.report.analysis.document.publisher.value or "")
    return bool(words) and (
        words <= reading.words or bool(words & publisher) or holder.label.lower().startswith("the ")
    )


def _lost(leg: Leg, before: tuple[Holder, ...], after: tuple[Holder, ...]) -> Iterator[Drift]:
    told: set[tuple[str, str]] = set()
    for holder in before:
        key = (holder.name or holder.label, "")
        if key in told or not _is_somebody(holder) or not _is_innermost(holder):
            continue
        if _is_publisher(holder, leg.derived) or not _is_carried(leg, holder):
            continue
        if any(_stands_for(h, holder, before, leg) for h in after):
            continue
        told.add(key)
        yield leg.make(
            DriftKind.ATTRIBUTION_LOST,
            holder.label,
            "",
            detail="who says so",
            rule="drift.holder",
            note="the report tells it without the holder that the other gives",
            claims=(holder.claim, None),
        )


def _is_innermost(holder: Holder) -> bool:
    """Tell whether nobody stands between a holder and what it says; whoever only means or plans it does not count."""
    steps = [step.source for step in holder.claim.chain]
    subject = holder.claim.subject.entity if holder.claim.subject is not None else None
    if len(steps) > 2 and subject is not None and steps[-1].entity == subject:
        steps = steps[:-1]
    return steps[-1].label == holder.label


def _is_somebody(holder: Holder) -> bool:
    """Tell whether a holder is somebody rather than a word for what was said: "the statement", "information"."""
    if holder.kind in {*UNNAMED_KINDS, SourceKind.DOCUMENT} and not holder.name:
        return holder.head not in {stem(word) for word in _NO_PERSON} and not holder.label.lower().startswith("one of")
    return True


def _is_publisher(holder: Holder, reading: Reading) -> bool:
    publisher = content_stems(reading.report.analysis.document.publisher.value or "")
    return bool(publisher) and content_stems(holder.name or holder.label) == publisher


def _is_carried(leg: Leg, holder: Holder) -> bool:
    """Tell whether the derived report tells what a holder says."""
    words = content_stems(holder.claim.citation.quote)
    names = leg.upstream.names | leg.derived.names
    for pair in leg.pairs:
        if pair.before is holder.sentence:
            if not holder.name and holder.head in pair.after.words:
                return False  # it is still named there: "a study has shown"
            shared = words & pair.after.words
            if not _is_own_voice(words, pair.after):
                continue
            if len(shared - names) >= 2 or 2 * len(shared) >= len(words):
                return True
    credit = _general_credit(leg)
    return credit is not None and holder.sentence.number == _lead(leg.upstream) and bool(words & credit - names)


def _is_own_voice(words: frozenset[str], sentence: Sentence) -> bool:
    """Tell whether a sentence says in its own voice, or an outlet's, what most resembles some words."""
    told = told_claims(sentence)
    if not told:
        return True
    nearest = max(told, key=lambda c: (len(words & content_stems(c.citation.quote)), -c.head.start))
    own = nearest.source.kind in {SourceKind.PUBLISHER, SourceKind.MEDIA_OUTLET, *GENERIC_KINDS}
    return own and nearest.standing is not Standing.HYPOTHETICAL


def _lead(reading: Reading) -> int:
    return next((s.number for s in reading.sentences if told_claims(s) and find_chained(s)), -1)


def find_chained(sentence: Sentence) -> bool:
    """Tell whether a sentence gives a holder for what it tells."""
    return any(len(c.chain) > 1 for c in told_claims(sentence))


def _general_credit(leg: Leg) -> frozenset[str] | None:
    """Return the words of a credit to the upstream outlet: "the talks were first reported by the Courier"."""
    outlet = content_stems(leg.upstream.report.analysis.document.publisher.value or "")
    credits = [d for d in leg.derived.report.analysis.derivations if d.kind is DerivationKind.CREDIT]
    quotes = [content_stems(d.citation.quote) for d in credits]
    return next((q for q in quotes if outlet and len(outlet & q) * 2 >= len(outlet)), None)


def _stands_for(after: Holder, before: Holder, others: tuple[Holder, ...], leg: Leg) -> bool:
    """Tell whether a holder of the derived report is the one that was left out, or may be: unnamed people are."""
    if _is_same(after, before):
        return True
    if any(_is_same(after, other) for other in others):
        return False
    both_unnamed = after.kind in UNNAMED_KINDS and before.kind in UNNAMED_KINDS
    return both_unnamed and SourceKind.UNNAMED_EXPERTS not in {after.kind, before.kind} and _is_carried_by(after, leg)


def _is_carried_by(holder: Holder, leg: Leg) -> bool:
    return any(pair.after is holder.sentence for pair in leg.pairs)


def _is_same(one: Holder, other: Holder) -> bool:
    names = content_stems(one.name or one.label), content_stems(other.name or other.label)
    if names[0] and names[1] and (names[0] <= names[1] or names[1] <= names[0]):
        return True
    return _is_called(one, other) and {one.kind, other.kind} <= UNNAMED_KINDS


def _is_called(one: Holder, other: Holder) -> bool:
    return bool(one.head) and one.head == other.head


def _unseen(leg: Leg) -> Iterator[Drift]:
    """Yield the picture on which the other report rests what it tells, where this one tells it without any picture."""
    visuals = next(e for e in load("nouns") if e.kind == "visual")
    if visuals.regex is None or any(visuals.regex.search(s.text) for s in leg.derived.sentences):
        return
    for pair in leg.pairs:
        for claim in pair.before.claims:
            shown = claim.subject is not None and visuals.regex.search(claim.subject.name)
            if claim.kind in _PICTURED and shown and told_claims(pair.after):
                yield leg.make(
                    DriftKind.ATTRIBUTION_LOST,
                    claim.subject.name if claim.subject else "",
                    "",
                    detail="who says so",
                    rule="drift.picture",
                    note="the report tells it without the picture that the other rests it on",
                    claims=(claim, None),
                )
                return
