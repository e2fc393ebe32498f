"""How each proposition of a story stands: origins, independence, the three axes by day, and why (R1 to R14)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sayso.corroborate.bench import Bench, Reckoning
from sayso.corroborate.casebook import open_casebook
from sayso.corroborate.evidence import Strength
from sayso.corroborate.explaining import explain
from sayso.corroborate.independence import origin_id
from sayso.corroborate.outlets import Outlets
from sayso.corroborate.quiet import QuietDays
from sayso.corroborate.ruled import NOTHING_RULED, Ruled
from sayso.corroborate.scope import as_known_on
from sayso.corroborate.tracing import Traced
from sayso.model.graph import Proposition
from sayso.model.provenance import (
    Amendment,
    ClaimRef,
    Corroboration,
    Counts,
    Derivation,
    Origin,
    SharedStatement,
    Status,
)
from sayso.model.spans import Reason
from sayso.model.story import HeldReport


def judge_propositions(
    reports: Sequence[HeldReport],
    derivations: Sequence[Derivation],
    amendments: Sequence[Amendment],
    propositions: Sequence[Proposition],
    outlets: Outlets,
    as_of: str | None = None,
    *,
    left_out: Collection[ClaimRef] = (),
    statements: Sequence[SharedStatement] = (),
    ruled: Ruled = NOTHING_RULED,
) -> tuple[Corroboration, ...]:
    """Judge how each proposition stands, in the order of ``propositions``; the same for any order of the reports.

    ``as_of`` (EDTF day) leaves out reports and amendments that came later, and ``None`` counts all that is held, also
    that the windows of forecasts have passed. ``left_out`` are claims that are not to count: what rests on them falls
    as if they had been taken back, and nothing is said of who took them back. ``statements`` are words that several
    reports quote: whoever made a statement is one origin in all of them (R4). ``ruled`` is what people judged
    of its origins.

    Raises:
        DateError: if ``as_of`` is no EDTF date.
    """
    held, edges, known, day = as_known_on(reports, derivations, amendments, as_of)
    case = open_casebook(held, edges, known, outlets, ruled)
    bench = Bench(case, {one.id: one for one in propositions}, frozenset(left_out), tuple(statements))
    return tuple(_judge(bench, one, day) for one in propositions)


def gather_origins(corroborations: Iterable[Corroboration]) -> tuple[Origin, ...]:
    """Return every origin of a story once, sorted by id, with all the reports that rest on it for any proposition."""
    found: dict[str, Origin] = {}
    for origin in (origin for one in corroborations for origin in one.origins):
        known = found.get(origin.id)
        if known is None:
            found[origin.id] = origin
        else:
            reasons = tuple(dict.fromkeys((*known.reasons, *origin.reasons)))
            reports = tuple(sorted({*known.reports, *origin.reports}))
            found[origin.id] = replace(
                known,
                reports=reports,
                reasons=tuple(sorted(reasons, key=_reason_key)),
                claims=_sorted({*known.claims, *origin.claims}),
                is_withdrawn=known.is_withdrawn and origin.is_withdrawn,
            )
    return tuple(found[key] for key in sorted(found))


def _judge(bench: Bench, proposition: Proposition, day: str | None) -> Corroboration:
    history, final = _history(bench, proposition.id, day)
    weighed = final.weighed
    traced = [weighed.trace.origins[key] for key in sorted(weighed.trace.origins)]
    origins = tuple(sorted((_origin(bench, one) for one in traced), key=lambda one: one.id))
    said = _sorted(ref for ref, strength in weighed.present.items() if strength > Strength.UNSAID)
    opposing = {ref for ref in weighed.bearing.opposing if ref in bench.case.claims}
    opposing |= {ref for objection in final.contested.objections for ref in objection.claims} - set(said)
    return Corroboration(
        proposition=proposition.id,
        status=history[-1],
        confirmed_by_party=bool(confirming(bench, final)),
        counts=_count(bench, said, traced, origins),
        origins=origins,
        independence=bench.judge.listed(sorted(weighed.trace.surviving, key=origin_id)),
        supporting=said,
        opposing=_sorted(opposing),
        responses=_sorted(final.contested.responses),
        history=history,
        why=explain(bench, final, confirming(bench, final)),
    )


def _history(bench: Bench, proposition: str, day: str | None) -> tuple[tuple[Status, ...], Reckoning]:
    """Return the status on each day on which an axis changed, and how it stands in the end."""
    days = bench.days(proposition, day)
    arrivals, loud = bench.arrivals(proposition), bench.loud_days(proposition, day)
    quiet = QuietDays(bench.case, bench.heads)
    is_plain = not bench.has_rivals(proposition) and not bench.left_out and not bench.case.ruled.origins
    now = bench.stand(proposition, days[0])
    changes, worked_out = [now.on(days[0])], days[0]
    quiet.note(arrivals.get(days[0], {}))
    for one in days[1:]:
        brings = arrivals.get(one, {})
        if one in loud or not is_plain or not quiet.is_quiet(brings, now.known()):
            now, worked_out = bench.stand(proposition, one), one
            if _axes(now.on(one)) != _axes(changes[-1]):
                changes.append(now.on(one))
        quiet.note(brings)
    return tuple(changes), now if worked_out == days[-1] else bench.stand(proposition, days[-1])


def _axes(status: Status) -> tuple[str, ...]:
    return (status.support, status.contest, status.lifecycle)


def confirming(bench: Bench, final: Reckoning) -> tuple[ClaimRef, ...]:
    """Return the claims by which the party concerned itself asserts, confirms or admits it, on the record."""
    weighed = final.weighed
    found = [
        ref
        for ref in weighed.stands
        if weighed.present[ref] is Strength.PLAIN
        and bench.concerned.speaks_on_record(ref, bench.case.claims[ref], weighed.bearing.proposition)
    ]
    return _sorted({*found, *final.contested.admitted})


def _origin(bench: Bench, traced: Traced) -> Origin:
    reasons = {Reason(rule=head.rule, note=note) for note, head in traced.heads.items()}
    if not traced.survives:
        reasons.add(Reason(rule="R9", note="what stated it was taken back or left out"))
    party = bench.parties.of_origin(traced)
    return Origin(
        id=origin_id(traced),
        kind=traced.kind,
        label=traced.label,
        party=party,
        reports=tuple(sorted(traced.reports)),
        reasons=tuple(sorted(reasons, key=_reason_key)),
        claims=_sorted(set(traced.claims)),
        is_withdrawn=not traced.survives,
    )


def _count(bench: Bench, said: Sequence[ClaimRef], traced: Sequence[Traced], origins: Sequence[Origin]) -> Counts:
    reports = {ref.report for ref in said}
    known = {origin.party for origin in origins if origin.party is not None}
    return Counts(
        reports=len(reports),
        outlets=len({bench.case.publishers[report] for report in reports}),
        origins=len(origins),
        parties=len(known),
        parties_unknown=sum(origin.party is None for origin in origins),
        withdrawn=sum(not one.survives for one in traced),
    )


def _reason_key(reason: Reason) -> tuple[str, str]:
    return (reason.rule, reason.note)


def _sorted(refs: Iterable[ClaimRef]) -> tuple[ClaimRef, ...]:
    return tuple(sorted(refs, key=lambda ref: (ref.report, ref.claim)))
