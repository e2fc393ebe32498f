"""Reports made by hand that share names: two people called Odile Marsh, and others, in four invented outlets.

In the Gazette and the Echo she is treasurer of the Tallow Guild; in the Mail an Odile Marsh rows for the Reed Club, and
nothing says which of the two the Farmer means.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.model.analysis import Analysis
from sayso.model.claims import Claim
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Span
from sayso.model.times import Timex, TimexKind
from tests.ask import factories as f

PEOPLE = {"Odile Marsh": EntityType.PERSON, "Piet Lund": EntityType.PERSON, "Odile Marsch": EntityType.PERSON}
BODIES = {"Tallow Guild": EntityType.ORG, "Marrow Choir": EntityType.ORG, "Reed Club": EntityType.ORG}
KNOWN = {**PEOPLE, **BODIES}

TEXTS = {
    "gazette": "Odile Marsh met Piet Lund in March. The Tallow Guild paid the Marrow Choir.",
    "echo": "Odile Marsh met Piet Lund again. Odile Marsh praised the Marrow Choir.",
    "mail": "Odile Marsh rows for the Reed Club. The Reed Club met Piet Lund.",
    "farmer": "Odile Marsch met Piet Lund. The Tallow Guild thanked Odile Marsch.",
}
OUTLETS = {"gazette": "Quay Gazette", "echo": "Saltby Echo", "mail": "Coast Mail", "farmer": "Upland Farmer"}
DAYS = {"gazette": "2024-03-04", "echo": "2024-03-05", "mail": "2024-03-06", "farmer": "2024-03-07"}
MARCH = Timex(text="March", span=Span(0, 5), start="2024-03", end="2024-03", kind=TimexKind.POINT)
EXTRACTOR = "by hand"


def report(name: str, extractor: str = EXTRACTOR) -> Analysis:
    """Return one report: each sentence is a claim between the first two names in it."""
    text = TEXTS[name]
    document = f.document(text, title=f"Title of {name}", publisher=OUTLETS[name], published=DAYS[name])
    entities = [_entity(text, known, kind) for known, kind in KNOWN.items() if known in text]
    claims = [_claim(text, passage.span, entities) for passage in document.passages]
    return replace(f.analysis(claims, entities, of=document), extractor=extractor)


def reports(extractor: str = EXTRACTOR) -> tuple[Analysis, ...]:
    """Return all of them, by day."""
    return tuple(report(name, extractor) for name in TEXTS)


def document_of(name: str) -> str:
    """Return the id of a report's document."""
    return report(name).document.id


def _entity(text: str, name: str, kind: EntityType) -> DocumentEntity:
    return f.entity(name, kind, mentions=tuple(_places(text, name)))


def _places(text: str, name: str) -> Iterable[Span]:
    start = text.find(name)
    while start != -1:
        yield Span(start, start + len(name))
        start = text.find(name, start + 1)


def _claim(text: str, span: Span, entities: Iterable[DocumentEntity]) -> Claim:
    words = span.of(text).rstrip(".")
    named = sorted((e for e in entities if e.name in words), key=lambda e: words.index(e.name))
    family = "met_with" if " met " in words else "other"
    ends = {"subject": f.named(named[0]), "object": f.named(named[1])}
    return f.claim(words, text=text, family=family, time=MARCH, **ends)  # type: ignore[arg-type]
