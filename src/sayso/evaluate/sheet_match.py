"""Pair a sheet's claims with gold claims, one to one, by their words and by who and whom they are about.

Two claims may be paired when they rest on the same words: the F1 of the words that both quotations cover is at least
.5, or one quotation holds the other nearly whole (.8 of its words) and who or whom they are about agrees. Among those
the assignment with the greatest sum decides: words first, then arguments, then the kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sayso.evaluate.counting import exact_score, word_spans, words_of
from sayso.evaluate.gold_sheet import GoldClaim, GoldSheet
from sayso.evaluate.matching import best_pairs
from sayso.evaluate.reading import Sheet

Claim = dict[str, Any]
SAME_WORDS = 0.5
HELD = 0.8


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which claim of the sheet answers which gold claim, and the claims that answer none."""

    pairs: dict[str, Claim]
    extra: tuple[Claim, ...]


def pair_claims(sheet: Sheet, gold: GoldSheet) -> Pairing:
    """Pair the claims of a sheet with gold."""
    claims: list[Claim] = sheet["claims"]
    aliases = {entity["id"]: (entity["name"], *entity["aliases"]) for entity in sheet["entities"]}
    weights = [[_weight(sheet["text"], gold, g, claim, aliases) for claim in claims] for g in gold.claims]
    chosen = best_pairs(weights)
    taken = {column for _, column in chosen}
    extra = tuple(claim for number, claim in enumerate(claims) if number not in taken)
    return Pairing({gold.claims[row].id: claims[column] for row, column in chosen}, extra)


def _weight(text: str, sheet: GoldSheet, gold: GoldClaim, claim: Claim, aliases: dict[str, tuple[str, ...]]) -> float:
    words, held = max(_overlap(text, place, claim) for place in gold.places)
    agreement = _arguments(sheet, gold, claim, aliases)
    if words < SAME_WORDS and not (held >= HELD and agreement > 0):
        return 0.0
    same_kind = claim["kind"] == gold.kind
    core = 0.02 if gold.is_core else 0.0
    return words + 0.5 * agreement + (0.3 if same_kind else 0.0) + core


def _overlap(text: str, place: tuple[int, int], claim: Claim) -> tuple[float, float]:
    """Return (F1 of the words covered, the share of the shorter quotation that the longer one holds)."""
    score = exact_score(word_spans(text, [place]), word_spans(text, [tuple(span) for span in claim["spans"]]))
    return score.f1, max(score.precision, score.recall)


def _arguments(sheet: GoldSheet, gold: GoldClaim, claim: Claim, aliases: dict[str, tuple[str, ...]]) -> float:
    """Return the share of gold's subject and object that the claim names as one of its arguments."""
    wanted = [names for names in (sheet.names_of(gold.raw["subject"]), sheet.names_of(gold.raw["object"])) if names]
    given = [names_in(argument, aliases) for argument in arguments_of(claim)]
    hits = sum(any(same_name(names, others) for others in given) for names in wanted)
    return hits / len(wanted) if wanted else 0.0


def arguments_of(claim: Claim) -> list[dict[str, Any]]:
    """Return who and what a claim is about: subject, object and the other participants."""
    found = [claim["subject"], claim["object"], *claim["participants"]]
    return [argument for argument in found if argument]


def names_in(argument: dict[str, Any], aliases: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the names of an argument: its words, and those of its entity."""
    return (argument["name"] or "", *aliases.get(argument["entity"] or "", ()))


def same_name(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether two lists of names share one: equal words, or all the words of the shorter in the longer."""
    bags = [set(words_of(name)) - {"the", "a", "an"} for name in second]
    for name in first:
        words = set(words_of(name)) - {"the", "a", "an"}
        if words and any(words == bag or (bag and (bag <= words or words <= bag)) for bag in bags):
            return True
    return False
