"""Whose names a command shows: by default nobody's who is private in what the reports say (docs/ethics.md, rule 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.ask.veil import Veil
    from sayso.collection import Collection


def veil_over(collection: Collection, answer: Any, *, names: bool, as_json: bool = False) -> Veil:
    """Return what hides names in an answer about reports of a collection, for whoever reads it."""
    from sayso.ask.decency import Names
    from sayso.ask.veil import reports_in

    return collection.veil(Names.asked(names, as_json=as_json), reports_in(answer))
