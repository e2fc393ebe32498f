"""Rules for seasons without a year. The words are also those of water, falls and first names: a lead must tell."""

from __future__ import annotations

import re

from sayso.extract.times.expressions import BareSeason, Expression, FollowingSeason
from sayso.extract.times.rulebook import Match, Rulebook
from sayso.extract.times.words import HYPHEN, SEASON, SEASONS, before

rule = Rulebook()

_PART = r"(?:(?:early|mid|late|high)(?:\s+|-))?"
_LEAD = re.compile(
    rf"(?:\b(?:in|during|by|until|till|since|through|throughout|into)\s+(?P<the>the\s+)?{_PART}|\b[Ii]t(?:['’]s|\s+is|\s+was)\s+(?:a\s+\w+\s+)?{_PART})$",
    re.IGNORECASE,
)
_THE = re.compile(rf"\b(?:the|all|that)\s+{_PART}$", re.IGNORECASE)
_AND = re.compile(rf"\b{SEASON}\s+(?:and|or)\s+{_PART}$")
_OPENS = re.compile(r"(?:^|[.!?]\s+)$")
_STATE = re.compile(rf"\s+(?:is|are|was|were|can|may|has|brings?|brought|comes?|came|(?:and|or)\s+{_PART}{SEASON})\b")
_TUMBLE = re.compile(
    r"\b(?:fell|fallen|injur\w+|hurt|broke\w*|bruis\w+|surviv\w+|slipp\w+|died|ladder|prices?|shares?)\b", re.I
)
_PLAIN = frozenset({"summer", "winter", "autumn"})


@rule(rf"\b(?P<the>[Tt]he\s+)?(?P<s>{SEASON})\b(?!{HYPHEN}\w|['’]s\b|,?\s+(?:of\s+|in\s+)?\d|\s+of\b)")
def _bare_season(match: Match) -> Expression | None:
    lead, word = before(match.string, match.start()), match["s"].lower()
    if word == "fall" and _TUMBLE.search(match.string):
        return None
    told = _LEAD.search(lead)
    if told:
        is_any = not match["the"] and told["the"] is None and told[0].lower().startswith("in ")
        return BareSeason(SEASONS[word], is_any=is_any)
    if _AND.search(lead) or (_OPENS.search(lead) and match[0][0].isupper() and _STATE.match(match.string, match.end())):
        return BareSeason(SEASONS[word], is_any=not match["the"])
    is_named = match["the"] is not None or _THE.search(lead) is not None
    return BareSeason(SEASONS[word]) if word in _PLAIN and is_named else None


@rule(rf"\b[Tt]he\s+(?:following|next)\s+(?P<s>{SEASON})\b(?!{HYPHEN}\w)")
def _following_season(match: Match) -> Expression | None:
    return FollowingSeason(SEASONS[match["s"].lower()])
