"""Is a number of four digits a year? Only its neighbours can tell: "in 2008", but "2,008 people", "room 2010"."""

from __future__ import annotations

import re

from sayso.extract.times.words import WINDOW, before

_LEADS = frozenset(
    "in since until till by before after from during of early late between throughout circa around about for than the "
    "a an born died its his her their our this that upcoming year years least mid or as and through "
    "january february march april may june july august september october november december".split()
)
_STRONG_LEADS = frozenset("in since until till before after circa between year years".split())
_FUNCTION_WORDS = frozenset(
    "and or but the a an to by for with when where which who that was were is are had has it he she they his her its "
    "their as at in on until after before during while under".split()
)
_LABELS = frozenset(
    "room route no number page flight unit building bus line highway road resolution suite channel block lot section "
    "article act extension code class version model boeing airbus windows area gate platform volume order case bill "
    "rule chapter apartment pin form type grade nr phase".split()
)
_COUNTED = frozenset(
    "people persons soldiers troops men women children students workers employees residents members households homes "
    "houses families units copies vehicles cars trees jobs tonnes tons euros dollars pounds rupees kilometres "
    "kilometers km miles metres meters m ft feet acres hectares words points votes seats times cases deaths hours days "
    "weeks months years year-old minutes others more UTC GMT local square cubic kg mg ml litres liters mph kmh per "
    "percent million billion thousand or-so passengers protesters demonstrators refugees migrants prisoners patients "
    "players participants visitors fans supporters guests delegates pupils "
    "fighters officers items shares monday tuesday wednesday thursday friday saturday sunday".split()
)
_OLDEST = 1500
"""The first year that is taken for one where only punctuation says so."""
_APPROXIMATE = frozenset("roughly approximately nearly almost some over under estimated total exactly".split())
_CHANGED_BY = re.compile(
    r"\b(?:ros\w+|ris\w+|f[ae]ll\w*|grow\w*|grew|increas\w+|decreas\w+|drop\w*|cut|reduc\w+|exceed\w*|won|lost|"
    r"declin\w+|climb\w*|total\w*|number|numbers|sum|crowd|population|some|estimated|approximately|nearly|almost)\s+"
    r"(?:by|of|to|about|around|from|than)?\s*$",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:up|back|prior)\s+to\s+$")
_YEAR_BEFORE = re.compile(r"\b(?:1\d|20)\d\d\b(?:[^.]{0,60})$")
_LAST_WORD = re.compile(r"([^\W\d_]+|[(\[–—,])[\s\-'’\"“]*$")
_NEXT_WORD = re.compile(r"[\s]*([^\W\d_]+)?")


def is_year(text: str, start: int, end: int) -> bool:
    """Tell whether the four digits at ``text[start:end]`` name a year; abstains where neighbours say too little."""
    lead_text, year = before(text, start), int(text[start:end])
    lead = _lead(lead_text)
    follower = _follower(text[end : end + WINDOW])
    if re.match(r"[\s-]+years?\b", text[end : end + WINDOW]) or re.search(r"\d[\s-]*$", lead_text):
        return False
    if lead in _LABELS or follower.lower() in _COUNTED or follower in _COUNTED or _CHANGED_BY.search(lead_text):
        return False
    if lead == "to":
        return (
            _YEAR_BEFORE.search(lead_text) is not None
            or re.search(r"\b(?:up|back|prior)\s+to\s+$", lead_text) is not None
        )
    if lead in _APPROXIMATE:
        return re.search(r"\b(?:from|in|since|until)\s+\w+\s+$", lead_text, re.IGNORECASE) is not None
    if not 1900 <= year <= 2099:
        return _is_old_year(lead, follower, year) or _is_set_off(lead, text[end : end + 1], year)
    if year % 50 == 0 and year != 2000 and follower.endswith("s") and lead not in _STRONG_LEADS:
        return False
    return lead in _LEADS or lead in ("(", "[", "–", "—", ",", "s", "") or _follows_adjective(lead_text)


def _is_old_year(lead: str, follower: str, year: int) -> bool:
    """Tell whether a number under 1900 is a year: amounts are as common, so both its neighbours must say so."""
    is_verb = lead == "in" and follower.endswith("ed") and year % 50 != 0
    if follower.islower() and follower not in _FUNCTION_WORDS and not is_verb:
        return False
    return lead in _STRONG_LEADS or (lead == "of" and year % 50 != 0)


def _is_set_off(lead: str, mark: str, year: int) -> bool:
    """Tell whether a year under 1900 stands alone in brackets or after "by" and before a comma: "Almanac (1821)"."""
    return year >= _OLDEST and (
        (lead in ("(", "[") and mark != "" and mark in ")]–-;") or (lead == "by" and mark == ",")
    )


def _lead(text: str) -> str:
    match = _LAST_WORD.search(text)
    return match[1].lower() if match else ""


def _follower(after: str) -> str:
    match = _NEXT_WORD.match(after)
    return (match[1] or "") if match else ""


def _follows_adjective(text: str) -> bool:
    # "the disputed 2020 election": a lower-case word after a determiner.
    match = re.search(r"(?:\b(?:the|a|an|its|his|her|their|this|that)|['’]s)\s+([a-z]+)\s+$", text)
    return match is not None and match[1] not in _APPROXIMATE
