"""The rules by which a status is worked out, each with its number, for whoever reads why (``/-/rules``)."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from sayso.web.pages import InRoom, page

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: its number, what it is about, and what it says."""

    number: str
    name: str
    words: str


RULES: tuple[Rule, ...] = (
    Rule(
        number="R1",
        name="Chain",
        words="Each claim is followed along its chain of say-so to the last originator who can be identified: a named "
        "person or body, a document, a picture, what a reporter saw, or the unnamed people of one outlet. A credit "
        "that a report states is an edge, with how far it reaches: said, inferred, or not known.",
    ),
    Rule(
        number="R2",
        name="What is no origin",
        words="Hearsay and reputation are no origin: nobody stands behind them. Whoever assesses something is an "
        "origin of the assessment and not of the event. A report that only passes on adds none. What an outlet states "
        "without any source rests on its own word, which is one origin and makes nothing independent.",
    ),
    Rule(
        number="R3",
        name="Unnamed people",
        words="All unnamed people of one outlet in one story are one origin, whatever the plural. Those of two outlets "
        "are not established to be different people.",
    ),
    Rule(
        number="R4",
        name="What is one origin",
        words="Origins are counted once where a credit, the same document or picture, the same statement or agency "
        "text, the same named person, a circle of credit, or the same wording makes them one.",
    ),
    Rule(
        number="R5",
        name="Same wording",
        words="Reports that share runs of five words, names and quotations masked, are likely or possibly of one "
        "text. The shared words are always shown. Which was first is said only by a credit or a proof of capture.",
    ),
    Rule(
        number="R6",
        name="Independence",
        words="Two origins are independent (established), not known to be (not established), or not independent "
        "(excluded). Only established independence corroborates.",
    ),
    Rule(
        number="R7",
        name="The same thing said",
        words="Claims are one proposition only with the same parties, the same step, and times and places that can be "
        "the same. A weaker one does not support a stronger; a stronger one supports the weaker.",
    ),
    Rule(
        number="R8",
        name="What can be corroborated",
        words="Events, relations, roles, the existence of evidence, and who reported what. Not assessments, forecasts, "
        "suppositions, labels, what is taken for granted, or silences.",
    ),
    Rule(
        number="R9",
        name="Taking back",
        words="A correction or retraction flows down along derivations and never up; origins are counted anew. With "
        "none left, no origin survives. Nothing is deleted. That one outlet withdraws what it carried is told of the "
        "others.",
    ),
    Rule(
        number="R10",
        name="Denials",
        words="A denial is held against exactly what it denies: who denies what, of which proposition. That somebody "
        "denies a thing does not show that anybody else said it.",
    ),
    Rule(
        number="R11",
        name="Silence",
        words="“No comment” is no denial and no confirmation. That no response is reported does not mean that nobody "
        "was asked, or that nobody answered.",
    ),
    Rule(
        number="R12",
        name="Certainty on the way",
        words="Where a report is surer than the one it comes from, certainty rose; where it is less sure, a hedge was "
        "added. Both are shown.",
    ),
    Rule(
        number="R13",
        name="Explanation",
        words="Every status has its steps: claims, edges and rules by number. The same collection always gives the "
        "same status.",
    ),
    Rule(
        number="R14",
        name="Numbers",
        words="Counts are shown as reports, outlets, origins, parties, in this order, and never reports alone.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesPage:
    """The rules, by number."""

    rules: tuple[Rule, ...]


@page(router, "/-/rules", template="rules.html", tags=("room",))
def rules(room: InRoom) -> RulesPage:
    """List the rules by which it is worked out how something stands."""
    return RulesPage(rules=RULES)
