"""Find on a sheet the ties that a gold tie names, whatever ids and words the two use for their ends."""

from __future__ import annotations

from typing import Any

from sayso.evaluate.counting import Score, overlaps, words_of
from sayso.evaluate.gold_sheet import GoldSheet
from sayso.evaluate.reading import Sheet
from sayso.evaluate.sheet_match import same_name


def tie_standings(sheet: Sheet, gold: GoldSheet, tie: dict[str, Any]) -> set[str]:
    """Return the standings of the sheet's ties between the two ends of a gold tie, in either direction."""
    ends = {entity["id"]: entity for entity in sheet["entities"]}
    return {str(ours["standing"]) for ours in sheet["ties"] if _same_pair(gold, tie, ours, ends)}


def _same_pair(gold: GoldSheet, tie: dict[str, Any], ours: dict[str, Any], ends: dict[str, dict[str, Any]]) -> bool:
    a, b = end_of(ours, "a", ends), end_of(ours, "b", ends)
    straight = end_fits(gold, tie["a"], a) and end_fits(gold, tie["b"], b)
    return straight or (end_fits(gold, tie["a"], b) and end_fits(gold, tie["b"], a))


def score_pairs(sheet: Sheet, gold: GoldSheet, right: list[dict[str, Any]]) -> Score:
    """Score the sheet's tied pairs, each once, beside gold's; ``right`` are gold's ties found with the right standing.

    A pair of ours is right where it is one of those. Where gold ties only what has a name, a tie of ours to an unnamed
    group or an event is neither right nor wrong. Ties that say they were inferred do not count.
    """
    ends = {entity["id"]: entity for entity in sheet["entities"]}
    wanted = gold.raw.get("ties", ())
    unnamed = any(tie[side].startswith(_UNNAMED) for tie in wanted for side in ("a", "b"))
    pairs: dict[frozenset[str], list[dict[str, Any]]] = {}
    for ours in sheet["ties"]:
        kinds = {ends.get(ours[side] or "", {}).get("type") for side in ("a", "b")}
        if not ours.get("inferred") and (unnamed or not kinds & {"GROUP", "EVENT"}):
            pairs.setdefault(frozenset((ours["a"], ours["b"])), []).append(ours)
    hits = sum(any(_same_pair(gold, tie, ours[0], ends) for tie in right) for ours in pairs.values())
    return Score(hits, len(pairs), len(right), len(wanted))


_UNNAMED = ("ev:", "grp:")


def end_of(tie: dict[str, Any], side: str, entities: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return an end of a tie: its entity with the words that stand for it."""
    entity = entities.get(tie[side] or "", {})
    return {"words": tie.get(f"{side}_words", ""), **entity}


def end_fits(gold: GoldSheet, entity: str, end: dict[str, Any]) -> bool:
    """Tell whether an end of one of our ties is a gold entity.

    A named one by name, or as the body that an unnamed group belongs to; an event by where it is mentioned.
    """
    if entity.startswith("ev:"):
        return end.get("type") == "EVENT" and _mentioned_in_claims_about(gold, entity, end)
    names = gold.names_of(entity)
    ours = tuple(name for name in (end.get("name", ""), *end.get("aliases", ())) if name)
    if end.get("type") == "GROUP" or entity.startswith("grp:"):
        return same_name(names, (*ours, end["words"])) or _same_group(gold, entity, end)
    if end.get("type") == "PERSON":
        return same_name(names, ours)  # with or without forename and honorific
    return any(_same_body(name, other) for name in names for other in ours)


def _same_body(gold: str, ours: str) -> bool:
    """Tell whether two names of a body or place are one: equal, or one ends in the other ("Sarrow's Foreign Office").

    A single word is no such ending: it may be another body's whole name.
    """
    first, second = words_of(gold.casefold().removeprefix("the ")), words_of(ours.casefold().removeprefix("the "))
    shorter = min(len(first), len(second))
    return first == second or (shorter > 1 and first[-shorter:] == second[-shorter:])


def _same_group(gold: GoldSheet, entity: str, end: dict[str, Any]) -> bool:
    """Tell whether an unnamed group stands in a claim about gold's group and is called by mostly the same words."""
    wanted = {word for name in gold.names_of(entity) for word in words_of(name)}
    given = words_of(end["words"])
    alike = bool(given) and 2 * sum(word in wanted for word in given) > len(given)
    return entity.startswith("grp:") and alike and _mentioned_in_claims_about(gold, entity, end)


def _mentioned_in_claims_about(gold: GoldSheet, entity: str, end: dict[str, Any]) -> bool:
    places = [
        place
        for claim in gold.claims
        if entity in (claim.raw["subject"], claim.raw["object"])
        for place in claim.places
    ]
    spans = [tuple(span) for span in (*end.get("mentions", ()), *end.get("references", ()))]
    return any(overlaps((span[0], span[1]), place) for span in spans for place in places)
