"""Figures and dates that are others than in the report that they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sayso.corroborate.legs import Leg, told_claims
from sayso.corroborate.sentences import Reading, Sentence
from sayso.lexicon.stems import content_stems, stem
from sayso.model.claims import Claim
from sayso.model.edtf import Day, earliest, latest
from sayso.model.provenance import Drift, DriftKind
from sayso.model.quantities import Quantity
from sayso.model.times import Timex

ROUNDING = Decimal("0.1")
"""By how much of its value a rounded figure may differ and still be the same."""
BOUND_REACH = Decimal("1.5")
"""How many times its bound a figure may be and still be what "at least 27" leaves open; 72 is another figure."""
_LEAST_SHARED = 3
"""How many words two sentences must share for the same counted thing to be one, where they are not aligned."""


def figure_drift(leg: Leg) -> Iterator[Drift]:
    """Yield the figures that differ for one thing counted, and those that only the derived report has.

    A figure that stands anywhere in the other report is no change, nor is one that only rounds it.
    """
    used: set[tuple[int, int]] = set()
    for before, after in _facing(leg):
        gone = [q for q in before.figures if not _stands_in(q, leg.derived)]
        come = [q for q in after.figures if not _stands_in(q, leg.upstream)]
        for old, new in _opposed(gone, come):
            if (new.span.start, new.span.end) not in used:
                used.add((new.span.start, new.span.end))
                yield leg.make(
                    DriftKind.NUMBER_CHANGED,
                    old.text,
                    new.text,
                    detail=_what(new, old),
                    rule="drift.figure",
                    note="another figure for the same thing",
                    claims=(_holding(before, old), _holding(after, new)),
                )
    yield from _new_figures(leg, used)


def _facing(leg: Leg) -> Iterator[tuple[Sentence, Sentence]]:
    """Yield sentences that may count the same thing: aligned ones, then those that share several words."""
    for pair in leg.pairs:
        yield pair.before, pair.after
    aligned = {(pair.before.number, pair.after.number) for pair in leg.pairs}
    names = leg.upstream.names | leg.derived.names
    if leg.nearer:
        return
    for after in leg.derived.sentences:
        for before in leg.upstream.sentences:
            shared = (before.words & after.words) - names
            least = _LEAST_SHARED - 1 if leg.is_retelling else _LEAST_SHARED
            if (before.number, after.number) not in aligned and len(shared) >= least:
                yield before, after


def _opposed(gone: Iterable[Quantity], come: Iterable[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the figures of one unit and noun of which each side has just one."""
    old, new = list(gone), list(come)
    for one in old:
        rivals = [q for q in new if is_comparable(one, q)]
        if len(rivals) == 1 and len([q for q in old if is_comparable(q, rivals[0])]) == 1:
            yield one, rivals[0]


def is_comparable(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures measure or count the same: equal units, and equal nouns where they count."""
    if one.unit or other.unit:
        return one.unit == other.unit
    return bool(one.noun) and bool(other.noun) and stem(one.noun) == stem(other.noun)


def agrees(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures can be the same: their bounds overlap, or one rounds the other."""
    low = max((q.low for q in (one, other) if q.low is not None), default=None)
    high = min((q.high for q in (one, other) if q.high is not None), default=None)
    if low is None or high is None:
        return True
    if low <= high:
        points = [p for p in (point_of(one), point_of(other)) if p]
        return len(points) < 2 or max(points) <= BOUND_REACH * min(points)
    return (one.approximate or other.approximate) and low - high <= ROUNDING * abs(low)


def point_of(quantity: Quantity) -> Decimal | None:
    """Return the figure that the words give, whatever they say of its bounds."""
    return quantity.low if quantity.low is not None else quantity.high


def _stands_in(figure: Quantity, reading: Reading) -> bool:
    return any(_is_of_a_kind(figure, q) and agrees(figure, q) for q in reading.figures)


def _is_of_a_kind(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and (stem(one.noun) == stem(other.noun) or not (one.noun and other.noun))


def _new_figures(leg: Leg, used: set[tuple[int, int]]) -> Iterator[Drift]:
    """Yield the figures that the derived report alone puts on what both tell."""
    for sentence in leg.derived.sentences:
        if not any(pair.after is sentence for pair in leg.pairs):
            continue
        for figure in sentence.figures:
            if (figure.span.start, figure.span.end) in used or _stands_in(figure, leg.upstream):
                continue
            yield leg.make(
                DriftKind.DETAIL_ONLY_HERE,
                "",
                figure.text,
                detail=_what(figure, figure),
                rule="drift.only_here",
                note="the report it comes from has no such figure",
                claims=(None, _holding(sentence, figure)),
            )


def _what(new: Quantity, old: Quantity) -> str:
    """Name the row in which a figure stands."""
    if new.unit == "%" or new.unit in {"pp", "bp"}:
        return "share"
    if new.noun or old.noun:
        return f"number ({new.noun or old.noun})"
    return f"amount ({new.unit})" if new.unit else "number"


def _holding(sentence: Sentence, figure: Quantity) -> Claim | None:
    return next((c for c in sentence.claims if any(s.contains(figure.span) for s in c.citation.spans)), None)


def date_drift(leg: Leg) -> Iterator[Drift]:
    """Yield the times that cannot be those of the report that they come from, for what both tell.

    Two claims tell of one thing where their sentences do, or where they have one subject and share a name that each
    report places only there.
    """
    found: dict[tuple[str, str], Drift] = {}
    for before, after in _timed(leg):
        old, new = before.time, after.time
        if old is None or new is None or old.text.lower() == new.text.lower() or _may_be_one(old, new):
            continue  # "on Monday" in two reports of different weeks is one and the same wording
        if _is_told_elsewhere(new, leg.upstream, before):
            continue
        if _is_kept(leg, before):
            continue
        words = old.text, _widest(new, leg.derived)
        found.setdefault(
            words,
            leg.make(
                DriftKind.DATE_CHANGED,
                *words,
                detail="when",
                rule="drift.date",
                note="the times cannot both hold of one thing",
                claims=(before, after),
            ),
        )
    yield from found.values()


def _timed(leg: Leg) -> Iterator[tuple[Claim, Claim]]:
    """Yield the claims with a time that tell of one thing, upstream first."""
    for pair in leg.pairs:
        old, new = _with_time(pair.before), _with_time(pair.after)
        if old and new and not any(_may_be_one(a.time, b.time) for a in old for b in new if a.time and b.time):
            yield old[0], new[0]
    if leg.nearer:
        return
    for after in leg.derived.sentences:
        for before in leg.upstream.sentences:
            if any(p.before is before or p.after is after for p in leg.pairs) or not _places_alone(leg, before, after):
                continue
            for one in _with_time(before):
                for other in _with_time(after):
                    if _is_same_subject(leg, one, other):
                        yield one, other


def _with_time(sentence: Sentence) -> list[Claim]:
    return [c for c in told_claims(sentence) if c.time is not None and c.time.is_resolved]


def _places_alone(leg: Leg, before: Sentence, after: Sentence) -> bool:
    """Tell whether two sentences share a name that stands in no other sentence with a time of its report."""
    for name in before.named & after.named | _shared_names(before, after):
        one = [s for s in leg.upstream.sentences if name & s.words and _with_time(s)]
        other = [s for s in leg.derived.sentences if name & s.words and _with_time(s)]
        if one == [before] and other == [after]:
            return True
    return False


def _shared_names(before: Sentence, after: Sentence) -> frozenset[frozenset[str]]:
    """Return one-word names that are a name in one sentence and a word in the other: places that were typed once."""
    return frozenset(n for n in before.named | after.named if len(n) == 1 and n <= before.words & after.words)


def _is_same_subject(leg: Leg, one: Claim, other: Claim) -> bool:
    first = leg.upstream.name_of(one.subject.entity) if one.subject else ""
    second = leg.derived.name_of(other.subject.entity) if other.subject else ""
    return bool(first) and content_stems(first) == content_stems(second)


def _may_be_one(one: Timex | None, other: Timex | None) -> bool:
    """Tell whether two times can be the same: what one allows overlaps with what the other allows."""
    if one is None or other is None or not one.is_resolved or not other.is_resolved:
        return True
    starts = [d for d in (earliest(one.start), earliest(other.start)) if d is not None]
    ends = [d for d in (_end(one), _end(other)) if d is not None]
    return not starts or not ends or max(starts) <= min(ends)


def _end(timex: Timex) -> Day | None:
    bounded = latest(timex.end)
    return bounded if bounded is not None or timex.start is None else _last_of_start(timex)


def _last_of_start(timex: Timex) -> Day | None:
    """Return the last day of a start that is bounded above ("at least 2023") or of an end that is open (none)."""
    value = timex.start or ""
    return latest(value) if value.startswith("[..") else None


def _is_told_elsewhere(time: Timex, reading: Reading, claim: Claim) -> bool:
    """Tell whether the other report gives this very time for another claim: then nothing shows which was meant."""
    words = content_stems(claim.citation.quote)
    others = (
        c for c in reading.report.analysis.claims if c.id != claim.id and c.time is not None and c.time.is_resolved
    )
    timed = (c for c in others if c.time is not None and _is_equal(c.time, time))
    return any(len(words & content_stems(c.citation.quote)) >= 2 for c in timed)


def _is_kept(leg: Leg, before: Claim) -> bool:
    """Tell whether another sentence that tells the same gives the old time: then the new one is of something else."""
    told = [p.after for p in leg.pairs if p.before.span.contains(before.head)]
    return any(_may_be_one(before.time, c.time) for s in told for c in _with_time(s))


def _is_equal(one: Timex, other: Timex) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _widest(time: Timex, reading: Reading) -> str:
    """Return the words of a time with what bounds it: "at least 2023" rather than "2023"."""
    around = [t for t in reading.report.analysis.timexes if t.span.contains(time.span)]
    return max((t.text for t in around), key=len, default=time.text)
