"""Appearances made by hand: somebody of a name in a report of a number, with what the report says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sayso.model.identity import Appearance, NameUse, Proposal, Sameness
from sayso.model.ids import content_id
from sayso.model.mentions import EntityType
from sayso.model.spans import Span
from sayso.resolve.bearers import full_name
from sayso.resolve.identity import propose

PERSON, ORG, GPE, LOC = EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.LOC


def who(report: int, name: str, kind: EntityType = PERSON, *, also: Iterable[str] = (), **rest: Any) -> Appearance:
    """Return an appearance; ``also`` are its other names in the report, ``rest`` what else the report says."""
    document = f"doc-{report}"
    uses = tuple(NameUse(name=each, document=document, span=Span(0, len(each))) for each in (name, *also))
    key = content_id("app", document, full_name(name, kind), kind.value)
    made = Appearance(id=key, document=document, entity=f"ent-{name}", type=kind, name=name, uses=uses)
    return replace(made, **rest)


def filler(reports: int) -> list[Appearance]:
    """Return names of other reports, each of its own, so that what few have is rare."""
    made = []
    for number in range(reports):
        first, last = _word(number), _word(number + 7 * reports)
        made.append(who(1000 + number, f"{first} {last}"))
    return made


def _word(number: int) -> str:
    syllables = ("ba", "ke", "li", "mo", "nu", "pa", "re", "so", "tu", "wi")
    return "".join(syllables[int(digit)] for digit in f"{number * 7919:05}").title()


def held(one: Appearance, other: Appearance, *more: Appearance) -> Proposal | None:
    """Return what is held of two among others; ``None`` where they are not worth a question."""
    left, right = sorted((one.id, other.id))
    found = [p for p in propose([one, other, *more]) if (p.left, p.right) == (left, right)]
    return found[0] if found else None


def level(one: Appearance, other: Appearance, *more: Appearance) -> Sameness | None:
    """Return how far two are held to be one among others."""
    proposal = held(one, other, *more)
    return proposal.level if proposal is not None else None


def rules(proposal: Proposal | None) -> set[str]:
    """Return the rules that spoke."""
    return {reason.rule for reason in proposal.reasons} if proposal is not None else set()
