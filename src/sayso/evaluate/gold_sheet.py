"""Gold for one article in the seed's format: every claim, tie, date, denial, and what must not appear.

What a gold claim comes to on a claim sheet (its standing, its chain) is derived here by the sheet's own rules, so that
gold need not repeat them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import EvaluationError

_FRAGMENT = re.compile(r";|\bor\b(?=\s+(?:author|innermost|content|chain|not))")
_VALUE = re.compile(r"(?:CT|PR|PS)[+-]|CTu|Uu")
_KINDS = {
    "party_concerned": ("government", "organisation", "person"),
    "unnamed_officials_and_experts": ("unnamed_officials", "unnamed_experts", "unnamed_group"),
}
"""Gold's finer kinds of holder, and the kinds of the sheet that they come to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSource:
    """A holder: the kinds of source on the sheet that fit, and its name."""

    kinds: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A gold claim in the sheet's terms.

    ``places`` are its quotation and the other places that say the same; ``standings`` those that a sheet may give,
    best first; ``chain`` all holders, the publisher first; ``other_chains`` are accepted as well (without a holder that
    gold only infers).
    """

    id: str
    kind: str
    text: str
    places: tuple[tuple[int, int], ...]
    standings: tuple[str, ...]
    chain: tuple[GoldSource, ...]
    other_chains: tuple[tuple[GoldSource, ...], ...]
    stances: tuple[str, ...]
    scopes: tuple[str, ...]
    minor: bool
    presupposed: bool
    raw: dict[str, Any]

    @property
    def is_core(self) -> bool:
        """Whether finding it is asked for: neither a label nor taken for granted."""
        return not self.minor and not self.presupposed

    @property
    def is_attributed(self) -> bool:
        """Whether somebody other than the publisher is said to hold it."""
        return len(self.chain) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSheet:
    """One article's gold."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    claims: tuple[GoldClaim, ...]
    raw: dict[str, Any]

    def claim(self, claim_id: str) -> GoldClaim:
        """Return the claim of that id; raises KeyError."""
        for claim in self.claims:
            if claim.id == claim_id:
                return claim
        raise KeyError(claim_id)

    def names_of(self, entity: str | None) -> tuple[str, ...]:
        """Return the names of a gold entity, a source or words used as an argument; empty for none."""
        if not entity:
            return ()
        for entry in self.raw["entities"]:
            if entry["id"] == entity:
                return (entry["name"], *entry["mentions_as"])
        return () if ":" in entity and " " not in entity else (entity,)


def load_gold(path: Path) -> GoldSheet:
    """Read a gold file; raises EvaluationError where it does not fit the format."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    try:
        sources = {entry["id"]: entry for entry in raw["sources"]}
        document = raw["document"]
        return GoldSheet(
            id=document.get("id") or path.stem,
            title=document.get("title"),
            publisher=document.get("publisher"),
            published=document.get("published"),
            claims=tuple(_claim(entry, sources) for entry in raw["claims"]),
            raw=raw,
        )
    except (KeyError, TypeError) as error:
        raise EvaluationError(f"{path.name} is not gold in the seed's format: {error!r}.") from error


def _claim(raw: dict[str, Any], sources: dict[str, dict[str, Any]]) -> GoldClaim:
    quotes = [raw["quote"], *raw.get("more_quotes", ())]
    loose = any(str(d.get("scope", "")).startswith("inferred") for d in raw.get("derived_from", ()))
    chain = tuple(_source(sources[name]) for name in raw["source_chain"])
    return GoldClaim(
        id=raw["id"],
        kind=raw["kind"],
        text=raw["quote"]["text"],
        places=tuple((quote["start"], quote["end"]) for quote in quotes),
        standings=expected_standings(raw),
        chain=chain,
        other_chains=(chain[:-1],) if loose and len(chain) > 1 else (),
        stances=(raw["innermost_value"],),
        scopes=(raw["hedge_scope"],),
        minor=bool(raw.get("minor")),
        presupposed=raw["kind"] == "presupposition",
        raw=raw,
    )


def _source(raw: dict[str, Any]) -> GoldSource:
    return GoldSource(kinds=_KINDS.get(raw["kind"], (raw["kind"],)), name=raw["name"])


def expected_standings(raw: dict[str, Any]) -> tuple[str, ...]:
    """Return the standings that the sheet's rules give a gold claim: the best first, then those a note accepts."""
    fixed = {"non_comment": "silence", "denial": "denied", "forecast": "forecast", "hypothetical": "hypothetical"}
    if raw["kind"] in fixed:
        return (fixed[raw["kind"]],)
    if raw["mode"] in ("hearsay", "reputational"):
        return ("hearsay",)
    values = [raw["innermost_value"], *_accepted_values(raw)]
    return tuple(dict.fromkeys("hedged" if value[:2] in ("PR", "PS") else "asserted" for value in values))


def _accepted_values(raw: dict[str, Any]) -> list[str]:
    """Stances that a note accepts in full for the innermost holder."""
    holder = "author" if raw["mode"] == "own_voice" else "innermost"
    fragments = _FRAGMENT.split(raw.get("acceptable_alternatives") or "")
    full = [f for f in fragments if f.strip().startswith(holder) and "half" not in f and "wrong" not in f]
    return [value for fragment in full for value in _VALUE.findall(fragment)]
