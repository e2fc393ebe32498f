"""The head of a text: headline, byline, dateline, by their form and their order.

A headline stands first and ends in no full stop; a byline opens with "By" or stands alone as a name beside a date; a
dateline is a line that holds a date and little else, or a place, a date and an agency before the first dash of the
first paragraph ("PORT ELLERY, 3 March 2024 (Coastal Wire) —").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.ingest import dates, shapes

HEAD_LINES = 12
"""How far down a headline, byline or line of a date may stand."""

_NAME = r"(?-i:[A-Z][\w.'’-]*(?:\s+(?:(?:de|van|von|der|al|bin|el|la|di|da|dos|du|le)\s+)?[A-Z][\w.'’-]*){0,4})"
_BYLINE = re.compile(
    rf"^\W*(?:(?:(?:written|reported|posted|published|words|story|text|report)\s+)?by|author|reporter|from)\s*:?\s+"
    rf"(?:(?:our|the)\s+(?:\w+\s+){{0,3}}(?:editor|correspondent|reporter|writer|staff|desk),?\s+(?:in\s+\w+,?\s+)?)?"
    rf"(?P<names>{_NAME}(?:(?:,|\s+and|\s*&|,\s+and)\s+{_NAME}){{0,6}})(?P<rest>.{{0,80}})$",
    re.IGNORECASE,
)
_OWN_STAFF = re.compile(
    r"^\W*(?:by|from)\s+(?:our|a|an|the)\s+(?:[\w-]+\s+){0,4}(?:reporters?|correspondents?|staff|writers?|desk|bureau|team)\W*$",
    re.IGNORECASE,
)
_BYLINE_REST = re.compile(
    r"^(?:\s*$|\s*(?:[|,·•–—/-]|\bin\b|\bfor\b|\bat\b|\bon\b|\bpublished\b|\bupdated\b|\bposted\b|\(|@|\d)).*$",
    re.IGNORECASE,
)
_DATE_WORDS = frozenset(
    "published posted updated last modified first on at date dated created by am pm gmt utc est edt ist bst cet pst "
    "pdt et wat pkt hours hrs local time edition print read min minute minutes ago "
    "mon monday tue tuesday wed wednesday thu "
    "thursday fri friday sat saturday sun sunday a.m p.m issued released release day "
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september "
    "october november december".split()
)
_PLACE_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ -][A-Z][A-Z.'’-]*){0,4}"
_PLACE_TITLE = r"[A-Z][\w.'’-]+(?:[ -](?:[a-z]{1,3}[ -])?[A-Z][\w.'’-]+){0,3}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE_PART = (
    r"(?:(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?,? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)(?:,? \d{{4}})?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{4}-\d\d-\d\d)"
)
_AGENCY = r"\([A-Z][^()\n]{1,40}\)|\[[A-Z][^\[\]\n]{1,40}\]|/[A-Z][\w .]{1,30}/"
_DASH = r"(?:\s*(?:—|–|--|―)\s*|\s+-\s+|:\s+)"
_DATELINE = re.compile(
    rf"^(?:(?P<capitals>{_PLACE_CAPITALS})|(?P<place>{_PLACE_TITLE}))"
    rf"(?P<region>(?:, (?:[A-Z][\w.]+)(?: [A-Z][\w.]+){{0,2}})?)"
    rf"(?P<date>(?:,? \(?{_DATE_PART}\)?)?)(?P<agency>(?:,? ?(?:{_AGENCY}))?)(?P<dash>{_DASH})(?=[\"“‘'(\[]?\w)"
)
_AGENCY_FIRST = re.compile(rf"^(?:{_AGENCY})(?P<dash>{_DASH}|\s+)(?=[\"“‘']?[A-Z])")
_PICTURE = r"(?:photo|image|picture|photograph|illustration|graphic|video|screenshot|map)"
_CAPTION = re.compile(
    rf"^\W*(?:(?:file )?{_PICTURE}(?: (?:credit|courtesy|by|from|of))?\s*[:/|©]"
    r"|\((?!reuters\)\s*[-—–])(?:file )?(?:photo|image|ap photo|reuters|getty)|(?:ap |afp |file |reuters )?photo by\b"
    r"|(?:photo|image)s? (?:credit|courtesy|by)\b|credits?\s*:|caption\s*:|(?:pictured|above|below)\s*:)",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"(?:\((?:file )?(?:photo|image|picture)s?\b[^()]{0,80}\)"
    r"|\b(?:photo|photograph|image|picture)(?: credit)?\s*(?:by\b|:|/|courtesy)[^.]{0,80}"
    r"|/?(?:AP|AFP|Reuters|Getty Images)(?: photo|/[^.]{0,60})?|\bFile photo)\W*$",
    re.IGNORECASE,
)


_SEPARATOR = re.compile(r"\s[|·•/–—]\s")


@dataclass(frozen=True, slots=True)
class Byline:
    """The names of a byline, in order."""

    names: tuple[str, ...]


def read_byline(line: str) -> Byline | None:
    """Read a line as a byline ("By Mara Quill and Ivo Stell, Harbour Post"), or return nothing."""
    if len(line) > 200 or shapes.looks_like_paragraph(line):
        return None
    if _OWN_STAFF.match(line):
        return Byline(())
    found = _BYLINE.match(line)
    if found is None or not _BYLINE_REST.match(found["rest"]):
        return None
    if found["rest"].strip() and shapes.ends_like_sentence(line) and len(shapes.words_of(line)) > 12:
        return None
    return Byline(split_names(found["names"]))


def split_names(names: str) -> tuple[str, ...]:
    """Split "A, B and C" into its names."""
    parts = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*", names.strip())
    return tuple(part.strip(" .,") for part in parts if len(part.strip(" .,")) > 1)


def looks_like_dateline(line: str) -> bool:
    """Tell whether a line holds a date and hardly anything else."""
    if len(line) > 120:
        return False
    found = dates.find_date(line)
    if found is None:
        return False
    rest = line[: found[1]] + " " + line[found[2] :]
    left = [word.strip(".").lower() for word in shapes.words_of(rest)]
    unknown = [word for word in left if word not in _DATE_WORDS and not word[0].isdigit()]
    allowed = 6 if _SEPARATOR.search(line) else 2
    return len(unknown) <= allowed and not shapes.ends_like_sentence(line.rstrip(")"))


def dateline_prefix(line: str) -> int:
    """Return how many characters of a paragraph are its dateline, up to the first word after the dash; 0 if none."""
    head = line[:200]
    if found := _DATELINE.match(head):
        is_colon = found["dash"].strip() == ":"
        strong = bool(found["agency"]) or bool(found["date"].strip())
        if strong or (not is_colon and _is_bare_place(found)):
            return found.end()
        return 0
    found_agency = _AGENCY_FIRST.match(head)
    if found_agency and ("—" in found_agency["dash"] or "-" in found_agency["dash"] or "–" in found_agency["dash"]):
        return found_agency.end()
    return 0


def _is_bare_place(found: re.Match[str]) -> bool:
    """A place alone before the dash: in capitals of more than an acronym's length, or a town with its region."""
    capitals = found["capitals"]
    return len(capitals) >= 5 if capitals else bool(found["region"])


def looks_like_caption(line: str) -> bool:
    """Tell whether a line is the caption or credit of a picture."""
    if len(line) > 400:
        return False
    return bool(_CAPTION.match(line)) or (bool(_CAPTION_END.search(line)) and not shapes.ends_like_sentence(line))


def looks_like_title(line: str, later: Sequence[str]) -> bool:
    """Tell whether the first line of a text is its headline: no full stop at its end, and running text after it."""
    words = shapes.words_of(line)
    if not 2 <= len(words) <= 40 or len(line) > 300 or line.rstrip().endswith((".", ",", ";", ":")):
        return False
    if not (line[0].isalnum() or line[0] in "\"“‘'[") or line[0].islower():
        return False
    if shapes.ends_like_sentence(line) and len(words) > 20:
        return False
    return any(shapes.looks_like_sentence(text) for text in later[:HEAD_LINES])
