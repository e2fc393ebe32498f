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
    r"declin\w+|climb\w*|total\w*|number|numbers|sum|crowd|population|some|estimated(?!\s+by)|approximately|nearly|almost)\s+"
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
    if _is_beside_a_year(lead, lead_text, text[end : end + WINDOW]):
        return True
    if not 1900 <= year <= 2099:
        return _is_old_year(lead, follower, year) or _is_set_off(lead, lead_text, text[end : end + WINDOW], year)
    if year % 50 == 0 and year != 2000 and follower.endswith("s") and lead not in _STRONG_LEADS:
        return False
    return (
        lead in _LEADS
        or lead in ("(", "[", "–", "—", ",", "s", "")
        or _follows_adjective(lead_text)
        or _is_of_an_event(lead_text, text[end : end + WINDOW])
    )


_YEAR_BEFORE_AND = re.compile(r"(?<![\d,.])(?:1[1-9]|20)\d\d\s+(?:and|or|to)\s+$")
_OR_YEAR = re.compile(r"\s+(?:and|or|to|until|till|through)\s+(?:1[1-9]|20)\d\d(?![\d,.]\d|\s+[a-z]+s\b)")
_EVENT = (
    r"(?:Olympics?|Paralympics?|Games|Cup|Euro|Expo|Con|Comic-Con|Fest|Festival|Camp|Conference|Congress|Summit|"
    r"Championships?|Awards?|Open|Biennale|Census|Elections?|Eurovision|Masters|Rewind)"
)
_EVENT_BEFORE = re.compile(rf"\b(?:[A-Z]\w+)?{_EVENT}\s+$")
_EVENT_AFTER = re.compile(rf"\s+(?:(?:Summer|Winter|World|European)\s+)?{_EVENT}\b")
_CITED = re.compile(r"\([^()]*\b[A-Z][^\W\d_]+\s+$")
_CITED_END = re.compile(r"[a-z]?(?:\)|;\s|:\s?\d|,\s\d)")
_OPENED = re.compile(r"\b(?:opened|started|began|begun|ended|finished|entered)\s+$")


def _is_beside_a_year(lead: str, before_it: str, after: str) -> bool:
    """Tell whether a number is one of two years: "in 1687 and 1689", "from 1699 or 1700"."""
    if lead in ("and", "or") and _YEAR_BEFORE_AND.search(before_it):
        return re.match(r"\s+[a-z]+s\b", after) is None
    return lead == "from" and _OR_YEAR.match(after) is not None


def _is_of_an_event(before_it: str, after: str) -> bool:
    """Tell whether a year of our time belongs to an event, a citation or a stretch: "the Oldport 2012 Games"."""
    if _EVENT_BEFORE.search(before_it) or (_EVENT_AFTER.match(after) and re.search(r"\b[A-Z]\w+\s+$", before_it)):
        return True
    if _CITED.search(before_it) and _CITED_END.match(after):
        return True
    return _OPENED.search(before_it) is not None and re.match(r"\s+(?:in|with|as|at|on|by)\b", after) is not None


_PAST = frozenset(
    "gave became took began went came had made saw led left won lost was were sold built wrote rose fell".split()
)


_POINTERS = frozenset("his her their its the this that s".split())


def _is_old_year(lead: str, follower: str, year: int) -> bool:
    """Tell whether a number under 1900 is a year: amounts are as common, so both its neighbours must say so."""
    is_odd = year % 50 != 0
    if lead in _POINTERS and is_odd:
        return follower.islower() and not follower.endswith("s")
    is_verb = lead == "in" and is_odd and (follower.endswith("ed") or follower in _PAST)
    if follower.islower() and follower not in _FUNCTION_WORDS and not is_verb:
        return False
    return lead in _STRONG_LEADS or (lead == "of" and is_odd)


_PLACE_BEFORE = re.compile(r"\b[A-Z][^\W\d_]+,\s+$")


def _is_set_off(lead: str, before_it: str, after: str, year: int) -> bool:
    """Tell whether a year under 1900 stands alone in brackets, before a comma or last: "(1821)", "Oldport, 1859."."""
    if year < _OLDEST:
        return False
    if lead == ",":
        return _PLACE_BEFORE.search(before_it) is not None and re.match(r"[.;)](?:\s|$)", after) is not None
    return (lead in ("(", "[") and after[:1] != "" and after[0] in ")]–-;") or (lead == "by" and after[:1] == ",")


_CIRCA = re.compile(r"\b(?:c|ca|b|d)\.\s*$")


def _lead(text: str) -> str:
    if _CIRCA.search(text):
        return "circa"
    match = _LAST_WORD.search(text)
    return match[1].lower() if match else ""


def _follower(after: str) -> str:
    match = _NEXT_WORD.match(after)
    return (match[1] or "") if match else ""


def _follows_adjective(text: str) -> bool:
    # "the disputed 2020 election": a lower-case word after a determiner.
    match = re.search(r"(?:\b(?:the|a|an|its|his|her|their|this|that)|['’]s)\s+([a-z]+)\s+$", text)
    return match is not None and match[1] not in _APPROXIMATE
