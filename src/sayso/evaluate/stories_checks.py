"""What must not be in a story as JSON: each kind of check is a predicate that gives what breaks it.

A check of a proposition that was not found finds nothing to break; whether it was found is scored elsewhere. Words are
never taken for good in themselves: a check looks at origins, claims and axes, as a reader of the JSON would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sayso.evaluate.stories_match import ToldStory, says

Json = dict[str, Any]
Check = Callable[[ToldStory, Json], Iterator[str]]


def violations(told: ToldStory, rule: Json) -> list[str]:
    """Return what breaks a must-not, in words; an empty list where it is kept."""
    return list(CHECKS[rule["check"]](told, rule))


def _ours(told: ToldStory, rule: Json) -> Json | None:
    return told.matches[rule["proposition"]].ours


def too_many_origins(told: ToldStory, rule: Json) -> Iterator[str]:
    """More origins are counted than there are."""
    ours = _ours(told, rule)
    if ours is not None and ours["counts"]["origins"] > rule["most"]:
        yield f"{ours['counts']['origins']} origins"


def called_independent(told: ToldStory, rule: Json) -> Iterator[str]:
    """Origins of different ones of these reports are established as independent."""
    ours = _ours(told, rule)
    named = {told.ids[name] for name in rule["reports"]}
    for pair in ours["independence"] if ours is not None else ():
        a, b = (set(told.origins[pair[side]]["reports"]) & named for side in ("a", "b"))
        if pair["state"] == "established" and a and b and len(a | b) > 1:
            yield pair["reason"]


def taken_for_one(told: ToldStory, rule: Json) -> Iterator[str]:
    """One proposition holds the claims of both of itself."""
    first, second = (told.matches[number] for number in rule["propositions"])
    if first.ours is not None and second.ours is not None and first.ours["id"] == second.ours["id"]:
        yield str(first.ours["statement"])


def stands_against(told: ToldStory, rule: Json) -> Iterator[str]:
    """Something in this report stands against the proposition."""
    ours = _ours(told, rule)
    if ours is not None:
        yield from (told.claims.get(ref, "?") for ref in sorted(told.opposing(ours)) if ref[0] == rule["report"])
        denying = (a for a in ours["answers"] if a["kind"].startswith("denial"))
        yield from (a["quote"] for a in denying if told.names[a["report"]] == rule["report"])


def has_origin(told: ToldStory, rule: Json) -> Iterator[str]:
    """An origin of the proposition has these words in its label."""
    ours = _ours(told, rule)
    labels = [told.origins[origin]["label"] for origin in ours["origins"]] if ours is not None else []
    yield from (label for label in labels if rule["words"].lower() in label.lower())


def is_put_forward_by(told: ToldStory, rule: Json) -> Iterator[str]:
    """A claim of this report counts for the proposition."""
    ours = _ours(told, rule)
    if ours is not None:
        yield from (told.claims.get(ref, "?") for ref in sorted(told.supporting(ours)) if ref[0] == rule["report"])


def is_parsed(told: ToldStory, rule: Json) -> Iterator[str]:
    """A claim has these words."""
    yield from (quote for quote in told.claims.values() if rule["words"].lower() in quote.lower())


def is_named(told: ToldStory, rule: Json) -> Iterator[str]:
    """Somebody of this name is a term of a proposition, a source or an origin."""
    names = [origin["label"] for origin in told.json["origins"]]
    for proposition in told.json["propositions"]:
        terms = (proposition[side] for side in ("subject", "object", "place"))
        names += [term["name"] for term in terms if term is not None]
        names += [claim["source"]["label"] or "" for claim in proposition["claims"]]
    yield from sorted({name for name in names if says(name, rule["words"])})


def is_directed(told: ToldStory, rule: Json) -> Iterator[str]:
    """A report is shown to rest on another, in that direction."""
    for derivation in told.json["derivations"]:
        ends = (derivation["derived"], derivation["upstream"])
        if derivation["directed"] and ends == (told.ids[rule["derived"]], told.ids[rule["upstream"]]):
            yield "; ".join(derivation["proof"]) or derivation["kind"]


def _axis(name: str) -> Check:
    def check(told: ToldStory, rule: Json) -> Iterator[str]:
        ours = _ours(told, rule)
        if ours is not None and ours[name] in rule["values"]:
            yield str(ours[name])

    check.__doc__ = f"The {name} is one of these at the end."
    return check


CHECKS: dict[str, Check] = {
    "origins_over": too_many_origins,
    "independent": called_independent,
    "same": taken_for_one,
    "opposed": stands_against,
    "origin": has_origin,
    "claim_of": is_put_forward_by,
    "parsed": is_parsed,
    "named": is_named,
    "directed": is_directed,
    "support": _axis("support"),
    "contest": _axis("contest"),
    "lifecycle": _axis("lifecycle"),
}
"""What each word in ``check`` stands for."""
