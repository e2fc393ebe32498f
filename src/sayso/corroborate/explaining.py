"""Why a proposition stands as it does: every step by its rule, with the claims and derivations that it used (R13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.corroborate.bench import Bench, Reckoning
from sayso.corroborate.contest import gravest
from sayso.corroborate.evidence import Strength
from sayso.corroborate.independence import LISTED
from sayso.model.provenance import ClaimRef, CreditScope, Derivation, DerivationBasis, Lifecycle, OriginKind, Why


def explain(bench: Bench, final: Reckoning, confirming: tuple[ClaimRef, ...]) -> tuple[Why, ...]:
    """Return the steps that lead to a status, in the order in which a reader would work them out again."""
    return (
        *_origins(final),
        *_uncounted(final),
        *_traced(bench, final),
        *_strengths(bench, final),
        *_risen(bench, final),
        *_amended(final),
        *_independence(final),
        Why(rule=final.support.rule, note=f"{_spoken(final.support.value)}: {final.support.note}"),
        *_confirmed(confirming),
        *_contest(final),
        *_lifecycle(final),
        *_undated(bench, final),
    )


def _spoken(value: str) -> str:
    return value.replace("_", " ")


def _refs(refs: Iterable[ClaimRef]) -> tuple[ClaimRef, ...]:
    return tuple(sorted(set(refs), key=lambda ref: (ref.report, ref.claim)))


def _origins(final: Reckoning) -> Iterator[Why]:
    origins = final.weighed.trace.origins
    for key in sorted(origins):
        one = origins[key]
        rule, note = next(((h.rule, note) for note, h in sorted(one.heads.items())), ("R1", one.label))
        fate = "" if one.survives else "; no longer stands"
        yield Why(rule=rule, note=f"origin: {one.label}; {note}{fate}", claims=_refs(one.claims))


def _uncounted(final: Reckoning) -> Iterator[Why]:
    by_note: dict[tuple[str, str], list[ClaimRef]] = {}
    weighed = final.weighed
    for ref, head in weighed.trace.uncounted.items():
        by_note.setdefault((head.rule, f"no origin: {head.label}; {head.note}"), []).append(ref)
    hearsay = [ref for ref, strength in weighed.present.items() if strength is Strength.HEARSAY]
    if hearsay:
        by_note[("R2", "no origin: passed on with nobody behind it")] = hearsay
    for (rule, note), refs in sorted(by_note.items()):
        yield Why(rule=rule, note=note, claims=_refs(refs))


def _traced(bench: Bench, final: Reckoning) -> Iterator[Why]:
    trace = final.weighed.trace
    present = _by_report(final.weighed.present)
    for report in sorted(trace.rests_on):
        edges = tuple(sorted(trace.by.get(report, ())))
        claims = _refs(present.get(report, ()))
        names = ", ".join(sorted({bench.case.outlet_label(one) for one in trace.rests_on[report]}))
        note = f"{bench.case.outlet_label(report)} adds no origin: for this it rests on {names}{_scope(bench, edges)}"
        yield Why(rule="R4", note=note, claims=claims, derivations=edges)
    if trace.absorbed:
        note = "an outlet's own word where it states its source elsewhere for the same is no further origin"
        yield Why(rule="R2", note=note, claims=_refs(trace.absorbed))
    for circle in trace.circles:
        note = f"a circle of credit between {len(circle)} reports: at most one origin, and nobody heads it"
        yield Why(rule="R4", note=note, claims=_refs(ref for one in circle for ref in present.get(one, ())))


def _by_report(refs: Iterable[ClaimRef]) -> dict[str, list[ClaimRef]]:
    found: dict[str, list[ClaimRef]] = {}
    for ref in refs:
        found.setdefault(ref.report, []).append(ref)
    return found


def _scope(bench: Bench, edges: tuple[str, ...]) -> str:
    declared = (bench.case.edges[edge] for edge in edges if bench.case.edges[edge].basis is DerivationBasis.DECLARED)
    scopes = sorted({edge.scope.value for edge in declared} - {CreditScope.EXPLICIT.value})
    return f" (how far the credit reaches: {', '.join(scopes)})" if scopes else ""


def _strengths(bench: Bench, final: Reckoning) -> Iterator[Why]:
    weighed = final.weighed
    if weighed.bearing.through:
        refs = [ref for ref in weighed.bearing.through if ref in weighed.present]
        if refs:
            yield Why(rule="R7", note="a stronger proposition says this as well (entails)", claims=_refs(refs))
    hedged = [ref for ref, strength in weighed.present.items() if strength is Strength.HEDGED]
    if hedged and weighed.level is Strength.PLAIN:
        note = "only with a hedge or as a forecast: not counted with those who say it plainly"
        yield Why(rule="R7", note=note, claims=_refs(hedged))
    elif hedged:
        yield Why(rule="R12", note="whoever says it says it with a hedge", claims=_refs(hedged))
    unsaid = [ref for ref, strength in weighed.present.items() if strength is Strength.UNSAID]
    if unsaid:
        yield Why(rule="R2", note="asked, wished or only supposed: nobody says it there", claims=_refs(unsaid))


def _risen(bench: Bench, final: Reckoning) -> Iterator[Why]:
    """Own words of derived reports that are stronger than anything their upstream says (R12)."""
    risen: dict[str, tuple[list[ClaimRef], set[str]]] = {}
    weaker = bench.weaker(final.weighed.bearing.proposition.id)
    for one in final.weighed.trace.origins.values():
        for ref in one.claims if one.kind is OriginKind.OWN_WORD else ():
            edges = [edge for edge in bench.case.upstream.get(ref.report, ()) if edge.upstream in weaker]
            if edges:
                refs, ids = risen.setdefault(_upstream_names(bench, edges), ([], set()))
                refs.append(ref)
                ids.update(edge.id for edge in edges)
    for names, (refs, ids) in sorted(risen.items()):
        note = f"certainty rose along the chain: stronger than what {names} says"
        yield Why(rule="R12", note=note, claims=_refs(refs), derivations=tuple(sorted(ids)))


def _upstream_names(bench: Bench, edges: Iterable[Derivation]) -> str:
    return ", ".join(sorted({bench.case.outlet_label(edge.upstream) for edge in edges if edge.upstream is not None}))


def _amended(final: Reckoning) -> Iterator[Why]:
    weighed = final.weighed
    for ref, amendment in sorted(weighed.fallen.items(), key=lambda item: (item[0].report, item[0].claim)):
        instead = f"; it now says “{amendment.replacement}”" if amendment.replacement else ""
        when = f" on {amendment.at}" if amendment.at else ""
        yield Why(rule="R9", note=f"taken back{when} ({amendment.kind.value}){instead}", claims=(ref,))
    if weighed.restated:
        note = "a correction that repeats what it takes back does not say it"
        yield Why(rule="R9", note=note, claims=_refs(weighed.restated))
    if weighed.trace.repeats:
        yield Why(rule="R9", note="repeats a corrected claim", claims=_refs(weighed.trace.repeats))


def _independence(final: Reckoning) -> Iterator[Why]:
    number = len(final.weighed.trace.surviving)
    pairs = number * (number - 1) // 2
    if pairs > LISTED:
        yield Why(rule="R6", note=f"{pairs} pairs of origins, of which the first {LISTED} are listed")


def _confirmed(confirming: tuple[ClaimRef, ...]) -> Iterator[Why]:
    if confirming:
        yield Why(rule="R6", note="the party concerned says so itself, on the record", claims=confirming)


def _contest(final: Reckoning) -> Iterator[Why]:
    for one in gravest(final.contested.objections):
        yield Why(rule=one.rule, note=f"{_spoken(one.value.value)}: {one.note}", claims=_refs(one.claims))


def _lifecycle(final: Reckoning) -> Iterator[Why]:
    if final.turn.value is not Lifecycle.LIVE:
        note = f"{_spoken(final.turn.value.value)}: {final.turn.note}"
        yield Why(rule=final.turn.rule, note=note, claims=_refs(final.turn.claims))


def _undated(bench: Bench, final: Reckoning) -> Iterator[Why]:
    refs = [ref for ref in final.weighed.present if not bench.case.days[ref.report]]
    if refs:
        yield Why(rule="R13", note="in reports without a date, which count from the start", claims=_refs(refs))
