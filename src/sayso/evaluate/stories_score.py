"""Scores a story as JSON against what is expected of it: propositions, axes by day, derivations, drift, must-nots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sayso.evaluate.counting import Score
from sayso.evaluate.scenarios import Answer
from sayso.evaluate.stories_checks import violations
from sayso.evaluate.stories_match import Match, ToldStory, is_one_of, runs, says, standing_on

Json = dict[str, Any]
Pair = tuple[str, str]
AXES = ("support", "contest", "lifecycle")
NOTHING = "not found"
_ONLY_HERE = "detail_only_here"


def answers_of(told: ToldStory) -> Iterator[Answer]:
    """Yield what is expected of a story, one thing at a time, and whether it is so."""
    for match in told.matches:
        yield from _proposition(told, match)
    yield _loops(told)
    for rule in told.gold["must_not"]:
        broken = violations(told, rule)
        yield Answer("must-nots kept", told.gold["id"], rule["what"], "; ".join(broken) or "kept", not broken)


def _proposition(told: ToldStory, match: Match) -> Iterator[Answer]:
    expected, ours = match.expected, match.ours
    where = f"{told.gold['id']}: {expected['proposition']}"
    missing = ", ".join(sorted(set(expected["claims"]) - match.covered))
    shown = "found" if match.is_found else NOTHING if ours is None else f"without {missing}: {ours['statement']}"
    yield Answer("propositions found", where, ", ".join(expected["claims"]), shown, match.is_found)
    for report in expected["claims"]:
        yield Answer("their reports found", where, report, shown, report in match.covered)
    for what, key in (("reports counted", "reports"), ("origins counted", "origins")):
        if f"{key}_n" in expected:
            count = ours["counts"][key] if ours is not None else None
            right = count is not None and is_one_of(count, expected[f"{key}_n"])
            yield Answer(
                what, where, str(expected[f"{key}_n"]), _origins(told, ours) if count is not None else NOTHING, right
            )
    yield from _axes(where, match)
    if "confirmed_by_party" in expected:
        confirmed = ours["confirmed_by_party"] if ours is not None else NOTHING
        wanted = expected["confirmed_by_party"]
        yield Answer("confirmed by a party or not", where, str(wanted), str(confirmed), confirmed == wanted)
    yield from _denials(told, where, match)
    yield from _independence(told, where, match)


def _origins(told: ToldStory, ours: Json | None) -> str:
    if ours is None:
        return NOTHING
    named = (told.origins[origin] for origin in ours["origins"])
    counts = ", ".join(f"{key} {ours['counts'][key]}" for key in ("reports", "outlets", "origins", "parties"))
    shown = "; ".join(
        f"{o['label']} [{o['kind']}] ({', '.join(sorted(told.names[report] for report in o['reports']))})"
        for o in named
    )
    return f"{counts}: {shown}"


def _axes(where: str, match: Match) -> Iterator[Answer]:
    for axis in AXES:
        for day, value in match.expected.get(axis, {}).items():
            then = standing_on(match.ours, day) if match.ours is not None else None
            ours = then[axis] if then is not None else NOTHING
            yield Answer(f"{axis} by day", f"{where}, {day}", _any(value), str(ours), is_one_of(ours, value))


def _any(value: object) -> str:
    return " or ".join(map(str, value)) if isinstance(value, list) else str(value)


def _denials(told: ToldStory, where: str, match: Match) -> Iterator[Answer]:
    for report, words in match.expected.get("denials", {}).items():
        against = told.opposing(match.ours) if match.ours is not None else frozenset()
        quotes = [told.claims.get(ref, "") for ref in sorted(against) if ref[0] == report]
        quotes += [a["quote"] for a in (match.ours or {"answers": ()})["answers"] if told.names[a["report"]] == report]
        right = any(says(quote, run) for quote in quotes for run in runs(words))
        yield Answer("denials attached", f"{where}, {report}", _any(words), "; ".join(quotes) or "nothing", right)


def _independence(told: ToldStory, where: str, match: Match) -> Iterator[Answer]:
    for pair in match.expected.get("independence", ()):
        states = [p["state"] for p in (match.ours or {"independence": ()})["independence"] if _is_pair(told, p, pair)]
        wanted = f"{pair['a']} and {pair['b']}: {pair['state']}"
        yield Answer("independence of origins", where, wanted, "; ".join(states) or NOTHING, states == [pair["state"]])


def _is_pair(told: ToldStory, ours: Json, gold: Json) -> bool:
    labels = [told.origins[ours[side]]["label"] for side in ("a", "b")]
    return any(says(x, gold["a"]) and says(y, gold["b"]) for x, y in (labels, labels[::-1]))


def _loops(told: ToldStory) -> Answer:
    wanted = sorted(sorted(loop) for loop in told.gold.get("loops", ()))
    ours = sorted(sorted(told.names[report] for report in loop) for loop in told.json["loops"])
    return Answer("loops right", told.gold["id"], str(wanted), str(ours), wanted == ours)


def score_derivations(told: ToldStory) -> tuple[Score, list[Answer]]:
    """Score which report rests on which, and say for each right pair whether its kind is right.

    Only pairs of reports that are both held count; a pair that is derived in two ways counts once. Direction counts
    unless gold says that nothing shows it.
    """
    undirected = {(d["derived"], d["upstream"]) for d in told.gold["derivations"] if d.get("undirected")}
    ours = _our_pairs(told, undirected)
    gold = {_gold_pair(entry, ours): entry for entry in told.gold["derivations"]}
    optional = {(d["derived"], d["upstream"]) for d in told.gold.get("derivations_optional", ())}
    counted = {pair for pair in ours if pair not in optional}
    hits = len(counted & set(gold))
    answers = [*_pair_answers(told, gold, ours), *_extra_answers(told, counted - set(gold), ours)]
    return Score(hits, len(counted), hits, len(gold)), answers


def _gold_pair(entry: Json, ours: dict[Pair, list[Json]]) -> Pair:
    """Return the pair that gold means: of several copies that a report may be taken from, the one that is ours."""
    pairs = [(entry["derived"], upstream) for upstream in (entry["upstream"], *entry.get("or_upstream", ()))]
    return next((pair for pair in pairs if pair in ours), pairs[0])


def _our_pairs(told: ToldStory, undirected: set[Pair]) -> dict[Pair, list[Json]]:
    ours: dict[Pair, list[Json]] = {}
    for derivation in told.json["derivations"]:
        if isinstance(derivation["upstream"], str):
            pair = (told.names[derivation["derived"]], told.names[derivation["upstream"]])
            turned = pair[::-1] in undirected and not derivation["directed"]
            ours.setdefault(pair[::-1] if turned else pair, []).append(derivation)
    return ours


def _pair_answers(told: ToldStory, gold: dict[Pair, Json], ours: dict[Pair, list[Json]]) -> Iterator[Answer]:
    for pair, entry in gold.items():
        kinds = [derivation["kind"] for derivation in ours.get(pair, ())]
        where = f"{told.gold['id']}: {pair[0]} from {pair[1]}"
        wanted = [entry["kind"], *entry.get("or", ())]
        right = any(kind in wanted for kind in kinds)
        yield Answer("kinds of derivation", where, _any(wanted), ", ".join(kinds) or NOTHING, right)


def _extra_answers(told: ToldStory, extra: Iterable[Pair], ours: dict[Pair, list[Json]]) -> Iterator[Answer]:
    for pair in sorted(extra):
        shown = ", ".join(f"{d['kind']} ({'; '.join(d['proof'])[:80]})" for d in ours[pair])
        yield Answer("derivations too many", f"{told.gold['id']}: {pair[0]} from {pair[1]}", "none", shown, False)


def score_drift(told: ToldStory) -> tuple[dict[str, Score], list[Answer]]:
    """Score what changed on the way, by kind; what only one report has counts only where gold names it.

    What gold calls optional is neither right nor wrong. A find counts under gold's kind, whichever of the kinds that
    gold allows it is; what is too much under its own.
    """
    pairs = {(d["from"], d["to"]) for d in told.gold["drift"]}
    left = [d for d in _our_drift(told) if d["kind"] != _ONLY_HERE or _pair(told, d) in pairs]
    scores: dict[str, Score] = {}
    answers = []
    for entry in told.gold["drift"]:
        wanted = (entry["kind"], *entry.get("or", ()))
        found = [d for d in left if _pair(told, d) == (entry["from"], entry["to"]) and d["kind"] in wanted]
        left = [d for d in left if d not in found]
        hit = bool(found)
        scores[entry["kind"]] = scores.get(entry["kind"], Score()) + Score(hit, hit, hit, 1)
        shown = "; ".join(f"{d['before']} -> {d['after']}" for d in found) or NOTHING
        where = f"{told.gold['id']}: {entry['from']} to {entry['to']}"
        answers.append(Answer("drift found", where, f"{_any(list(wanted))}: {entry['what']}", shown, hit))
    spared = {(d["from"], d["to"], d["kind"]) for d in told.gold.get("drift_optional", ())}
    for drift in left:
        if drift["kind"] != _ONLY_HERE and (*_pair(told, drift), drift["kind"]) not in spared:
            scores[drift["kind"]] = scores.get(drift["kind"], Score()) + Score(0, 1, 0, 0)
            where = f"{told.gold['id']}: {' to '.join(_pair(told, drift))}"
            answers.append(
                Answer(
                    "drift too much", where, "none", f"{drift['kind']}: {drift['before']} -> {drift['after']}", False
                )
            )
    return scores, answers


def _our_drift(told: ToldStory) -> list[Json]:
    return [drift for drift in told.json["drift"] if drift["from"] in told.names and drift["to"] in told.names]


def _pair(told: ToldStory, drift: Json) -> Pair:
    return told.names[drift["from"]], told.names[drift["to"]]
