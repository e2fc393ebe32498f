"""A small sheet and its gold, about invented and harmless matters."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

Json = dict[str, Any]

TEXT = (
    "Ada Mott, the miller of Lower Tarn, said the mill closed in May 2021. The council denied any delay. Subscribe now!"
)


def at(words: str) -> list[int]:
    """Return where words stand in the text."""
    start = TEXT.index(words)
    return [start, start + len(words)]


def source(kind: str = "publisher", label: str = "The Herald", entity: str | None = None) -> Json:
    """Return a source."""
    return {"kind": kind, "label": label, "entity": entity}


def step(who: Json, stance: str = "CT+", cue: Json | None = None) -> Json:
    """Return a step of a chain."""
    return {"source": who, "cue": cue, "stance": stance, "link": "stated"}


def claim(number: str, words: str, head: str, **changes: Any) -> Json:
    """Return a claim of the report's own voice, with changes."""
    start, end = at(words)
    made: Json = {
        "id": f"clm-{number}",
        "kind": "event",
        "predicate": head,
        "family": "other",
        "subject": None,
        "object": None,
        "participants": [],
        "quote": words,
        "start": start,
        "end": end,
        "spans": [[start, end]],
        "source": source(),
        "chain": [step(source())],
        "standing": "asserted",
        "stance": "CT+",
        "mode": "own_voice",
        "hedge_scope": "none",
        "evidence": "none_stated",
        "time": None,
        "place": None,
        "responses": [],
        "reasons": [],
        "head": at(head),
        "statement": f"The Herald says “{words}”.",
    }
    return {**made, **changes}


def a_sheet() -> Json:
    """Return a sheet of two claims, well made in every way."""
    ada, council = source("person", "Ada Mott", "ent-a"), source("organisation", "The council", "ent-c")
    may = {"text": "May 2021", "start": "2021-05", "end": "2021-05"}
    cue = {"text": "denied", "start": at("denied")[0], "end": at("denied")[1], "type": "denial"}
    claims = [
        claim(
            "1",
            "the mill closed in May 2021",
            "closed",
            subject={"name": "the mill", "entity": "ent-m"},
            source=ada,
            chain=[step(source(), "Uu"), step(ada)],
            time=may,
        ),
        claim(
            "2",
            "The council denied any delay",
            "delay",
            kind="denial",
            standing="denied",
            stance="CT-",
            source=council,
            chain=[step(source(), "Uu"), step(council, "CT-", cue)],
        ),
    ]
    body, promo = TEXT.index("Subscribe"), len(TEXT)
    return deepcopy(
        {
            "sheet": 1,
            "document": {"id": "doc-1"},
            "text": TEXT,
            "summary": {"line": "", "counts": {}},
            "zones": [
                {"start": 0, "end": body, "kind": "body", "reason": "text"},
                {"start": body, "end": promo, "kind": "promo", "reason": "a call to action"},
            ],
            "entities": [
                {"id": "ent-a", "type": "PERSON", "name": "Ada Mott", "aliases": [], "mentions": [at("Ada Mott")]},
                {"id": "ent-m", "type": "FAC", "name": "the mill", "aliases": [], "mentions": [at("the mill")]},
                {"id": "ent-c", "type": "ORG", "name": "The council", "aliases": [], "mentions": [at("The council")]},
            ],
            "claims": claims,
            "ties": [],
            "responses": [],
            "derivations": [],
            "timeline": [{"start": "2021-05", "end": "2021-05", "text": "May 2021", "claim": "clm-1"}],
            "tensions": [],
            "excluded": [
                {"start": body, "end": promo, "text": TEXT[body:], "kind": "promo", "reason": "a call to action"}
            ],
        }
    )
