"""How two reports stand to each other, taken by themselves: derived, independent of each other, or of other matters.

Derived means that one rests on the other or both on a third: by their wording, by one agency, by an outlet that one or
both credit for what they have in common. Independent reports may still rest on one statement (R4), which is told apart.
Nothing of this corroborates anything: that takes origins that are established as independent (R6).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sayso.corroborate.credited import credits_of, publisher
from sayso.corroborate.grams import Worded, word_document
from sayso.corroborate.matter import Matter, lead_days, read_matter, share_of
from sayso.corroborate.outlets import Outlets
from sayso.corroborate.runs import Stretch, find_stretches
from sayso.corroborate.statements import is_statement
from sayso.corroborate.wording import compare_worded
from sayso.model.provenance import CreditKind, SharedWording, StatedDerivation, WordingStrength
from sayso.model.spans import Reason, Span
from sayso.model.story import HeldReport

FURNITURE_NAMES = 0.30
"""With a smaller share of the names in common, words in common are a template, a background paragraph or furniture."""
QUOTED_PROSE = 30
"""So many words of one's own prose in the other's quotation marks: the one quotes the other's report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the judgement of a pair turns on, where no words decide it.

    With the share ``same_names`` of the fewer names in common two reports are of one matter. A credit in the first part
    ``leading`` of a report is for the matter, a later one may be for a side of it.
    """

    same_names: float = 0.52
    leading: float = 0.35


LIMITS = Limits()


class PairGroup(StrEnum):
    """How two reports stand to each other."""

    DERIVED = "derived"
    INDEPENDENT = "independent"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairJudgement:
    """How two reports stand, whether they rest on one statement all the same, and why."""

    group: PairGroup
    is_one_statement: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two reports, with what is asked of it."""

    report: HeldReport
    worded: Worded
    matter: Matter
    credits: dict[str, tuple[StatedDerivation, ...]]

    @property
    def outlet(self) -> str:
        return publisher(self.report)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports made ready to be judged, and what they share of their words."""

    one: _Side
    two: _Side
    wording: SharedWording
    stretches: tuple[Stretch, ...]
    outlets: Outlets

    @property
    def is_one_statement(self) -> bool:
        """Whether both quote the same words of somebody (R4)."""
        return any(is_statement(self.one.worded, self.two.worded, stretch) for stretch in self.stretches)


def judge_pair(a: HeldReport, b: HeldReport, outlets: Outlets) -> PairJudgement:
    """Return how two reports stand to each other; the order of the two does not matter."""
    return judge(prepare_pair(a, b, outlets))


def prepare_pair(a: HeldReport, b: HeldReport, outlets: Outlets) -> Pair:
    """Return two reports ready to be judged, so that they can be judged by several limits."""
    one, two = (_side(report, outlets) for report in sorted((a, b), key=lambda report: report.id))
    stretches = find_stretches(one.worded, two.worded)
    return Pair(one, two, compare_worded(one.worded, two.worded), stretches, outlets)


def judge(pair: Pair, limits: Limits = LIMITS) -> PairJudgement:
    """Return how two reports stand to each other by the first rule that applies."""
    is_quoted = pair.is_one_statement
    for group, reason in _verdicts(pair, limits):
        if reason is not None:
            return PairJudgement(group=group, is_one_statement=is_quoted, reason=reason)
    is_of_one = is_quoted or _is_one_matter(pair.one, pair.two, limits)
    return PairJudgement(
        group=PairGroup.INDEPENDENT if is_of_one else PairGroup.UNRELATED,
        is_one_statement=is_quoted,
        reason=Reason(rule="R6.pair", note="nothing shows that one rests on the other"),
    )


def _side(report: HeldReport, outlets: Outlets) -> _Side:
    analysis = report.analysis
    return _Side(report, word_document(analysis.document), read_matter(analysis), credits_of(report, outlets))


def _verdicts(pair: Pair, limits: Limits) -> Iterable[tuple[PairGroup, Reason | None]]:
    """Yield what each rule says, in their order; a rule that does not apply gives no reason."""
    one, two, outlets = pair.one, pair.two, pair.outlets
    yield PairGroup.DERIVED, _by_wording(one, two, pair.wording)
    yield PairGroup.DERIVED, _by_quoted_prose(one, two, pair.stretches)
    if pair.wording.shared_quoted == 0 and not _is_one_matter(one, two, limits):
        yield PairGroup.UNRELATED, Reason(rule="R7.matter", note="they name other people, places or days")
    yield PairGroup.DERIVED, _by_agency(one, two, pair.wording)
    between = _by_credit_between(one, two, outlets, limits) or _by_credit_between(two, one, outlets, limits)
    yield PairGroup.DERIVED, between
    yield PairGroup.DERIVED, _by_common_credit(one, two, limits)
    yield PairGroup.DERIVED, _by_credited_quotation(one, two, pair.stretches)
    yield PairGroup.DERIVED, _by_only_credit(one, two, limits) or _by_only_credit(two, one, limits)


def _is_one_matter(one: _Side, two: _Side, limits: Limits) -> bool:
    days = lead_days(one.report.analysis), lead_days(two.report.analysis)
    if days[0] and days[1] and not days[0] & days[1]:
        return False
    return _names_in_common(one, two) >= limits.same_names


def _names_in_common(one: _Side, two: _Side) -> float:
    few, many = sorted((one.matter.names, two.matter.names), key=len)
    return share_of(few, many)


def _by_wording(one: _Side, two: _Side, wording: SharedWording) -> Reason | None:
    is_likely = wording.strength is WordingStrength.LIKELY
    if is_likely and (wording.is_whole or _names_in_common(one, two) >= FURNITURE_NAMES):
        return Reason(rule="R5.likely", note=f"{wording.shared} runs of five words in common")
    return None


def _by_quoted_prose(one: _Side, two: _Side, stretches: Iterable[Stretch]) -> Reason | None:
    """One prints as a quotation what the other says in its own voice: it quotes that report."""
    for stretch in stretches:
        in_one = one.worded.is_quoted[stretch.in_a : stretch.in_a + stretch.length]
        in_two = two.worded.is_quoted[stretch.in_b : stretch.in_b + stretch.length]
        if int((in_one & ~in_two).sum()) >= QUOTED_PROSE or int((in_two & ~in_one).sum()) >= QUOTED_PROSE:
            return Reason(rule="R1.quotation", note="one quotes at length what the other says in its own voice")
    return None


def _by_agency(one: _Side, two: _Side, wording: SharedWording) -> Reason | None:
    common = _agencies(one) & _agencies(two)
    if common and wording.runs:
        return Reason(rule="R4.wire", note=f"both are copy of {min(common)}")
    return None


def _agencies(side: _Side) -> set[str]:
    return {name for name, said in side.credits.items() if any(s.credit is CreditKind.AGENCY_DATELINE for s in said)}


def _by_credit_between(one: _Side, two: _Side, outlets: Outlets, limits: Limits) -> Reason | None:
    for name, statements in one.credits.items():
        if two.outlet and outlets.match(name, [two.outlet]) and _is_for_matter(one, statements, limits):
            return Reason(rule="R1.credit", note=f"one credits the other's outlet, {name}")
    return None


def _by_common_credit(one: _Side, two: _Side, limits: Limits) -> Reason | None:
    for name in sorted(one.credits.keys() & two.credits.keys()):
        if all(_is_for_matter(side, side.credits[name], limits) for side in (one, two)):
            return Reason(rule="R4.credit", note=f"both credit {name}")
    return None


def _by_credited_quotation(one: _Side, two: _Side, stretches: Iterable[Stretch]) -> Reason | None:
    """What both quote is credited to an outlet by one of them: the words were said to it."""
    said = [stretch for stretch in stretches if is_statement(one.worded, two.worded, stretch)]
    in_one = [one.worded.span(s.in_a, s.in_a + s.length - 1) for s in said]
    in_two = [two.worded.span(s.in_b, s.in_b + s.length - 1) for s in said]
    for side, places in ((one, in_one), (two, in_two)):
        for name, statements in sorted(side.credits.items()):
            if any(_stands_by(side, stated, places) for stated in statements):
                return Reason(rule="R4.credit", note=f"words that both quote were said to {name}")
    return None


def _stands_by(side: _Side, stated: StatedDerivation, places: Iterable[Span]) -> bool:
    """Tell whether a credit stands in a sentence of the quotation; "she told X" may also stand in the one before it."""
    passages = side.report.analysis.document.passages
    near = {p.number for p in passages if any(p.span.overlaps(span) for span in stated.citation.spans)}
    quoting = {p.number for p in passages if any(p.span.overlaps(place) for place in places)}
    steps = (0, 1) if stated.credit is CreditKind.TOLD_TO else (0,)
    return any(number + step in quoting for number in near for step in steps)


def _by_only_credit(one: _Side, two: _Side, limits: Limits) -> Reason | None:
    """One credits a single outlet for the matter and the other has the same matter without saying from whom."""
    if two.credits or two.outlet or len(one.credits) != 1:
        return None
    ((name, statements),) = one.credits.items()
    if _is_for_matter(one, statements, limits):
        return Reason(rule="R4.credit", note=f"one credits {name}; the other, of the same matter, credits nobody")
    return None


def _is_for_matter(side: _Side, statements: Iterable[StatedDerivation], limits: Limits) -> bool:
    """Tell whether an outlet is credited for the matter: early in the report, as the first, or repeatedly."""
    found = list(statements)
    end = limits.leading * max((zone.span.end for zone in side.report.analysis.document.zones), default=0)
    is_early = any(span.start <= end for stated in found for span in stated.citation.spans)
    return is_early or len(found) > 1 or any(stated.credit is CreditKind.FIRST_REPORT for stated in found)
