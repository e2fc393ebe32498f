"""The addresses of the room: one function for each thing that has a page, also as filters of templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlencode


def _part(value: str) -> str:
    return quote(value, safe="")


def report_path(document: str) -> str:
    """Return the page of a report."""
    return f"/reports/{_part(document)}"


def claim_path(document: str, claim: str) -> str:
    """Return the place of a claim on the page of its report."""
    return f"{report_path(document)}#{_part(claim)}"


def story_path(document: str) -> str:
    """Return the page of the story that a report is in."""
    return f"/stories/{_part(document)}"


def proposition_path(proposition: str, story: str = "") -> str:
    """Return the page of a proposition, as it stands in the story of a report: others may say the same elsewhere."""
    return f"/propositions/{_part(proposition)}" + (f"?story={_part(story)}" if story else "")


def rests_path(document: str) -> str:
    """Return the page of what rests on a report, where it can be marked as taken back."""
    return f"/corrections/{_part(document)}"


def name_path(who: str) -> str:
    """Return the page of a name (``who-``)."""
    return f"/names/{_part(who)}"


def tie_path(pair: tuple[str, str]) -> str:
    """Return the page of all ties of two names."""
    return f"/ties/{_part(pair[0])}/{_part(pair[1])}"


def place_path(key: str) -> str:
    """Return the page of a place."""
    return f"/places/{_part(key)}"


def review_path(**asked: str) -> str:
    """Return the review queue, at a question, of a report or a kind."""
    return f"/review?{urlencode(asked)}" if asked else "/review"


def change_path(number: int) -> str:
    """Return the place of a change in the history."""
    return f"/history#change-{number}"


def decide_path(who: str) -> str:
    """Return where people decide about a name (``who-``)."""
    return f"{name_path(who)}/decide"


def replies_path(who: str) -> str:
    """Return what was put to somebody, and what they answered."""
    return f"/replies?who={_part(who)}"


def twin_path(path: str) -> str:
    """Return where the JSON twin of a page is."""
    return "/index.json" if path == "/" else f"{path}.json"


ALL: Mapping[str, Callable[..., Any]] = {
    "report_path": report_path,
    "claim_path": claim_path,
    "story_path": story_path,
    "proposition_path": proposition_path,
    "rests_path": rests_path,
    "name_path": name_path,
    "tie_path": tie_path,
    "place_path": place_path,
    "review_path": review_path,
    "change_path": change_path,
    "decide_path": decide_path,
    "replies_path": replies_path,
    "twin_path": twin_path,
}
