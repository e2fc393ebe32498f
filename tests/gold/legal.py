"""What makes hand-made gold legal: its values are of the vocabulary and its words stand in the text."""

from __future__ import annotations

import re
from typing import Any

from sayso.model.claims import ClaimKind, HedgeScope, ResponseKind, SourceKind, Stance, Standing
from sayso.model.mentions import EntityType
from sayso.model.provenance import CreditScope, DerivationKind

EDTF = re.compile(
    r"(\[\.\.)?(\d{4}|\d{3}X|XXXX)(-\d{2})?(-\d{2})?\]?(/\d{4}-\d{2}-\d{2})?",
    re.ASCII,
)
PUBLISHER = {"kind": "publisher", "label": None}


def spaced(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


def check_quotes(gold: dict[str, Any], text: str) -> None:
    """Every quotation, name and word of noise stands in the text, as often as gold says."""
    quotes = [entry["quote"] for part in ("claims", "responses", "derivations") for entry in gold[part]]
    names = [entity["name"] for entity in gold["entities"]]
    assert [words for words in (*quotes, *names, *gold["excluded"]) if words not in text] == []
    assert all(text.count(claim["quote"]) >= claim.get("occurrence", 1) for claim in gold["claims"])


def check_names(gold: dict[str, Any]) -> None:
    """Names have a type, and nothing that must not be found is gold."""
    assert all(EntityType(entity["type"]) for entity in gold["entities"])
    said = [claim["quote"] for claim in gold["claims"]] + [entity["name"] for entity in gold["entities"]]
    assert [words for words in gold["must_not"] if any(words in one for one in said)] == []


def check_values(gold: dict[str, Any]) -> None:
    """Every value is one of the vocabulary."""
    for claim in gold["claims"]:
        _check_claim(claim)
    assert all(ResponseKind(response["kind"]) for response in gold["responses"])
    assert all(DerivationKind(one["kind"]) and CreditScope(one["scope"]) for one in gold["derivations"])
    assert all(Standing(tie["standing"]) for tie in gold["ties"])


def _check_claim(claim: dict[str, Any]) -> None:
    accept = claim.get("accept", {})
    legal = (("kind", ClaimKind), ("standing", Standing), ("stance", Stance), ("hedge_scope", HedgeScope))
    for key, values in legal:
        assert all(values(value) for value in [claim[key], *accept.get(key, [])])
    kinds = [source["kind"] for source in (claim["source"], *claim["chain"])]
    assert all(SourceKind(kind) for kind in [*kinds, *accept.get("source", [])])
    assert claim["chain"][0] == PUBLISHER
    assert claim["chain"][-1] == claim["source"]
    assert claim["core"] in {True, False}


def check_dates(gold: dict[str, Any], text: str) -> None:
    """Every date is EDTF and its words are in the text."""
    for claim in gold["claims"]:
        time = claim["time"]
        accepted = [side for sides in claim.get("accept", {}).get("time", []) for side in sides or ()]
        sides = [*accepted, *((time["start"], time["end"]) if time else ())]
        assert time is None or time["text"] in text
        assert all(EDTF.fullmatch(side) for side in sides if side is not None)


def check_denials(gold: dict[str, Any]) -> None:
    """A denial is denied and a silence silent."""
    for claim in gold["claims"]:
        assert (claim["kind"] == "non_comment") == (claim["standing"] == "silence")
        assert claim["kind"] != "denial" or claim["standing"] == "denied"
