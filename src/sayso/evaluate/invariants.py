"""What must hold of every claim sheet, with no gold at hand (ARCHITECTURE, section 4; SHEET)."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sayso.errors import EvaluationError
from sayso.evaluate.counting import overlaps
from sayso.evaluate.reading import Sheet
from sayso.evaluate.scores import scored_fields

JOINT = " … "
_MONTH = (
    r"jan(uary|\.)?|feb(ruary|\.)?|mar(ch|\.)?|apr(il|\.)?|may|june?|july?|aug(ust|\.)?|sept?(ember|\.)?|oct(ober|\.)?"
    r"|nov(ember|\.)?|dec(ember|\.)?"
)
_WEEKDAY = r"(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?s?\b"
_DAY = re.compile(
    rf"\b{_WEEKDAY}|\b(today|yesterday|tomorrow|tonight|overnight|now|currently|morning|afternoon|evening|night"
    rf"|midnight|noon|day|date"
    rf"|eve|9/11|(first|second|third|[a-z]+th) of|hours?|minutes?|weekend|christmas|easter|thanksgiving|halloween"
    rf"|[01]?\d(st|nd|rd|th)|2\d(st|nd|rd|th)|3[01](st|th))\b"
    rf"|\b({_MONTH})\s+\d{{1,2}}\b|\b\d{{1,2}}(\s+of)?[\s-]+({_MONTH})\b|\d+[./-]\d+[./-]\d+|\bdays\b",
    re.IGNORECASE,
)
_MONTHLY = re.compile(rf"\b({_MONTH}|months?)\b|\b\d{{1,2}}/\d{{4}}\b|\b\d{{4}}-\d{{2}}\b", re.IGNORECASE)
_POINT = re.compile(r"\[?(\.\.)?-?\d{4}(-\d{2})?(-\d{2})?\]?")
_SEASON = 21


def broken_invariants(sheet: Sheet) -> list[str]:
    """Return what is broken, one sentence each; empty where all hold."""
    return [f"{name}: {what}" for name, check in CHECKS.items() for what in check(sheet)]


def quotes_are_exact(sheet: Sheet) -> Iterator[str]:
    """Every quotation equals the words that its spans point to (invariant 2)."""
    text = sheet["text"]
    for item in (*sheet["claims"], *sheet["responses"], *sheet["derivations"]):
        spans = item.get("spans", [[item["start"], item["end"]]])
        if item["quote"] != JOINT.join(text[start:end] for start, end in spans):
            yield f"{item['quote']!r}"


def chains_begin_with_the_publisher(sheet: Sheet) -> Iterator[str]:
    """Every chain begins with the report's own voice and ends with the source (invariant 3)."""
    for claim in sheet["claims"]:
        chain = claim["chain"]
        if not chain or chain[0]["source"]["kind"] != "publisher" or chain[-1]["source"] != claim["source"]:
            yield f"{claim['quote']!r}"


def nothing_comes_from_excluded_zones(sheet: Sheet) -> Iterator[str]:
    """Promotion, related headlines and boilerplate yield no claims and no entities (invariant 9).

    A credit may stand in a line beside the article: "With inputs from the Lowland Wire" says whose the text is.
    """
    zones = _Places([(zone["start"], zone["end"]) for zone in sheet["excluded"]])
    amendments = [d for d in sheet["derivations"] if d["kind"] != "credit"]
    for item in (*sheet["claims"], *sheet["responses"], *amendments):
        if zones.touch((item["start"], item["end"])) and any(zones.touch((s, e)) for s, e in _spans(item)):
            yield f"{item['quote']!r}"
    for entity in sheet["entities"]:
        for start, end in (*entity["mentions"], *entity.get("references", ())):
            if zones.touch((start, end)):
                yield f"entity {entity['name']!r}"


def _spans(item: Mapping[str, Any]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in item.get("spans", [[item["start"], item["end"]]])]


def dates_are_never_finer_than_words(sheet: Sheet) -> Iterator[str]:
    """No day where the words name no day, no month where they name none (invariant 8)."""
    for claim in sheet["claims"]:
        time = claim["time"]
        if time and is_finer(time["text"], time["start"], time["end"]):
            yield f"{time['text']!r} read as {time['start']}/{time['end']}"


def is_finer(words: str, start: str | None, end: str | None) -> bool:
    """Tell whether a date is finer than its words. Only a point can be: an interval says how wide it is."""
    if start is None or start != end or not _POINT.fullmatch(start):
        return False
    parts = start.strip("[].").lstrip("-").split("-")
    if len(parts) >= 3:
        return not _DAY.search(words)
    if len(parts) == 2 and int(parts[1]) < _SEASON:
        return not (_DAY.search(words) or _MONTHLY.search(words))
    return False


def denials_are_never_asserted(sheet: Sheet) -> Iterator[str]:
    """What its innermost source denies is not asserted."""
    for claim in sheet["claims"]:
        cue = claim["chain"][-1]["cue"]
        if cue and cue["type"] == "denial" and claim["standing"] == "asserted":
            yield f"{claim['quote']!r}"


def only_the_past_is_on_the_timeline(sheet: Sheet) -> Iterator[str]:
    """A forecast or a hypothesis is never on the timeline."""
    standing = {claim["id"]: claim["standing"] for claim in sheet["claims"]}
    for entry in sheet["timeline"]:
        if standing.get(entry["claim"]) in (None, "forecast", "hypothetical"):
            yield f"{entry['text']!r} for {entry['claim']}"


def references_lead_somewhere(sheet: Sheet) -> Iterator[str]:
    """Every id that a sheet mentions is on it."""
    claims, entities = {c["id"] for c in sheet["claims"]}, {e["id"] for e in sheet["entities"]}
    answers = {response["id"] for response in sheet["responses"]}
    for tie in sheet["ties"]:
        yield from (f"tie end {end}" for end in (tie["a"], tie["b"]) if end is not None and end not in entities)
        yield from (f"tie's claim {name}" for name in tie["claims"] if name not in claims)
        if not tie["claims"]:
            yield f"tie {tie['relation']} without a claim"
    for claim in sheet["claims"]:
        yield from (f"response {name}" for name in claim["responses"] if name not in answers)
    for response in sheet["responses"]:
        yield from (f"answered claim {name}" for name in response["claims"] if name not in claims)
    if len(claims) != len(sheet["claims"]):
        yield "two claims with one id"


def every_word_is_in_a_zone(sheet: Sheet) -> Iterator[str]:
    """Zones do not overlap and together cover every visible word."""
    at, text = 0, sheet["text"]
    for zone in sorted(sheet["zones"], key=lambda zone: (zone["start"], zone["end"])):
        if zone["start"] < at:
            yield f"zone at {zone['start']} overlaps the one before"
        if text[at : zone["start"]].strip():
            yield f"in no zone: {text[at : zone['start']].strip()[:60]!r}"
        at = max(at, zone["end"])
    if text[at:].strip():
        yield f"in no zone: {text[at:].strip()[:60]!r}"


def nothing_is_scored(sheet: Sheet) -> Iterator[str]:
    """No truth value, no score of a person, a claim or an outlet (invariant 5)."""
    yield from scored_fields(sheet)


CHECKS: dict[str, Callable[[Sheet], Iterator[str]]] = {
    "quotation not exact": quotes_are_exact,
    "chain does not begin with the publisher": chains_begin_with_the_publisher,
    "taken from an excluded zone": nothing_comes_from_excluded_zones,
    "date finer than its words": dates_are_never_finer_than_words,
    "denial asserted": denials_are_never_asserted,
    "on the timeline": only_the_past_is_on_the_timeline,
    "leads nowhere": references_lead_somewhere,
    "word ledger": every_word_is_in_a_zone,
    "scored": nothing_is_scored,
}


class _Places:
    """Sorted stretches that are asked often whether something touches them."""

    def __init__(self, places: list[tuple[int, int]]) -> None:
        self._places = sorted(places)
        self._starts = [start for start, _ in self._places]

    def touch(self, place: tuple[int, int]) -> bool:
        """Tell whether a stretch shares a character with one of them."""
        upto = bisect_right(self._starts, place[1])
        return any(overlaps(place, zone) for zone in self._places[:upto])


SURROUNDINGS: tuple[Mapping[str, str], ...] = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
)
"""Two machines as different as one machine can play: hash seed, time zone, locale."""

_PRINT_SHEET = """
import sys, json
from pathlib import Path
from sayso.evaluate.reading import read_sheet
path = Path(sys.argv[1])
sheet = read_sheet(path.read_bytes(), name=path.name)
sys.stdout.buffer.write(json.dumps(sheet, ensure_ascii=True).encode("ascii"))
"""


def sheet_digests(article: Path) -> tuple[str, ...]:
    """Read an article once in each of :data:`SURROUNDINGS`, each in its own process; return the sheets' SHA-256.

    One value where the reading is deterministic. Raises EvaluationError where a process fails.
    """
    return tuple(_digest(article, surroundings) for surroundings in SURROUNDINGS)


def _digest(article: Path, surroundings: Mapping[str, str]) -> str:
    command = [sys.executable, "-c", _PRINT_SHEET, str(article)]
    done = subprocess.run(command, env={**os.environ, **surroundings}, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise EvaluationError(f"Reading {article.name} failed: {done.stderr.decode(errors='replace')[-500:]}")
    return hashlib.sha256(done.stdout).hexdigest()
