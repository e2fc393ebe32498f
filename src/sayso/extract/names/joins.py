"""Runs that are one name over a small word: "Ministry of Health and Housing", "People's Party", "Washington, D.C."."""

from __future__ import annotations

from sayso.extract.names import words
from sayso.extract.names.candidate import Run
from sayso.extract.names.units import Shape, Unit
from sayso.extract.parse import ParsedPassage

_SPACY_NAMES = frozenset("PERSON ORG GPE LOC FAC".split())
_TAKES_FOR = frozenset(
    "center centre institute party ministry department office campaign council committee movement society "
    "association agency commission coalition fund foundation".split()
)
_POSSESSORS = frozenset(
    "people workers women men children veterans teachers farmers nurses journalists writers students bishops lawyers "
    "doctors firefighters miners fishermen growers bakers brewers citizens prisoners".split()
)


def join_runs(parsed: ParsedPassage, units: list[Unit], runs: list[Run]) -> list[Run]:
    """Join runs over "of", "for", "and" where the words on the left ask for it, and drop what a title is of."""
    joined: list[Run] = []
    for run in runs:
        left = joined[-1] if joined else None
        link = _link_between(units, left, run)
        if left is None or link is None:
            joined.append(run)
        elif not left.units and left.is_titled:
            joined[-1] = _without_portfolio(run) if link in {"of", "for"} and left.has_portfolio else run
        elif left.units and run.units and _belongs_together(parsed, left, run, link):
            joined[-1] = Run(units[left.at : run.end], left.at, left.is_titled, is_joined=True)
        else:
            joined.append(run)
    return joined


def _link_between(units: list[Unit], left: Run | None, right: Run) -> str | None:
    """Return the link word between two runs that only a link (and "the") keeps apart."""
    if left is None:
        return None
    between = [unit.lower for unit in units[left.end : right.at]]
    if len(between) == 2 and between[1] == "the":
        between = between[:1]
    if between and between[0] in {"'s", "’s", "'", "’"}:
        return between[0].replace("’", "'") if len(between) == 1 else None
    if between == [","]:
        return "," if [unit.text for unit in right.units] in (["D.C."], ["DC"]) else None
    return (
        between[0]
        if len(between) == 1 and between[0] in {"of", "for", "and", "on", "to", "against", "in", "at"}
        else None
    )


def _without_portfolio(run: Run) -> Run:
    """Drop from a run what the office before it is of: "Secretary of [State] Orel"."""
    portfolio = words.word_set("titles", "portfolio")
    skip = 0
    while skip < len(run.units) and run.units[skip].lower in portfolio:
        skip += 1
    if not skip and _opens_with_portfolio(run):
        skip = 1
    return Run(run.units[skip:], run.at + skip, is_titled=skip > 0)


def _opens_with_portfolio(run: Run) -> bool:
    """Tell whether a word that is no list's stands before a whole name: "Minister of [Waters] Piet Orel"."""
    names = [unit.text for unit in run.units]
    return len(names) > 2 and not words.is_given_name(names[0]) and words.is_given_name(names[1])


def _belongs_together(parsed: ParsedPassage, left: Run, right: Run, link: str) -> bool:
    head = [left.units[-1].lower]
    if right.is_titled:
        return False
    if link == ",":
        return left.units[-1].text == "Washington"
    if link in {"'s", "'"}:
        return _is_possessive_name(parsed, left, right, is_plural=link == "'")
    if link == "of" and left.units[0].shape is not Shape.NUMBER:
        return words.any_in(head, "organisations", "org_opener", "loc_opener", "gpe_opener")
    if link == "and":
        return _is_one_coordinated_name(parsed, left, right)
    heads = [unit.lower for unit in left.units] if left.is_joined else head
    opens = words.any_in(heads, "organisations", "org_opener")
    if link == "for":
        return opens and (len(left.units) > 1 or head[0] in _TAKES_FOR or _agrees(parsed, left, right))
    return opens and _agrees(parsed, left, right)


def _is_possessive_name(parsed: ParsedPassage, left: Run, right: Run, *, is_plural: bool) -> bool:
    """Tell "People's Party" from "Orel's Party": the possessor is a class of people, or the parser sees one name."""
    if not words.any_in([right.units[-1].lower], "organisations", "org_head", "fac_head"):
        return False
    if is_plural and not words.place_weight(left.units[-1].text):
        return True
    return left.units[-1].lower in _POSSESSORS or _agrees(parsed, left, right)


def _is_one_coordinated_name(parsed: ParsedPassage, left: Run, right: Run) -> bool:
    """Tell "Ministry of Health and Housing", "Food and Harbours Agency" from two names with "and" between."""
    text = " ".join(unit.text for unit in right.units)
    if left.is_joined and not words.is_listed_body(text) and _agrees(parsed, left, right):
        return True
    if words.is_listed_body(text) or words.place_weight(text) > 0.3 or words.is_given_name(right.units[0].text):
        return False
    if left.is_joined and words.any_in([u.lower for u in right.units[:1]], "titles", "portfolio"):
        return True
    opened = left.is_joined or words.any_in([right.units[-1].lower], "organisations", "org_head")
    return opened and _agrees(parsed, left, right)


def _agrees(parsed: ParsedPassage, left: Run, right: Run) -> bool:
    """Tell whether the parser's own name finder sees one name over the gap."""
    gap = parsed.doc[left.units[-1].last : right.units[0].first + 1]
    kinds = {(token.ent_type_, token.ent_iob_) for token in gap}
    return all(kind in _SPACY_NAMES for kind, _ in kinds) and not any(t.ent_iob_ == "B" for t in gap[1:])
