"""Invented reports as text, without an extractor: what is compared and ordered, and little else.

The names that a report mentions are given with it, and so are its credits, by the outlet and the words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.model.claims import Citation, SourceKind
from sayso.model.documents import Basis, Document, Stated
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.provenance import CreditKind, CreditScope, Derivation, DerivationKind, StatedDerivation
from sayso.model.spans import Span
from sayso.model.story import HeldReport
from tests.ask import factories as f

FERRY = (
    "The ferry to Skerrow will stop at the old pier again from next spring. Its timbers were renewed over the winter "
    "by four carpenters, who worked at low water and by lamplight. The harbour office expects that some 300 people a "
    "day will use the stop in summer. A kiosk that once sold smoked fish at the end of the pier is to open again too."
)
"""A report of one paragraph in plain prose."""
CHOIR = (
    "A choir of bakers sang before sunrise in the market hall, where nobody had expected more than a dozen listeners. "
    "They had practised between two batches of bread and knew eleven songs by heart. When the doors were opened the "
    "queue reached to the fountain, and several people had brought their own chairs and a flask of something warm."
)
"""A report of another matter."""


def paper(text: str, publisher: str = "Tollbeck Post", published: str | None = "2024-03-04", **given: str) -> Document:
    """Return a document of this text; ``given`` may hold a ``title`` and a ``url``."""
    made = f.document(text, title=given.get("title"), publisher=publisher, published=published)
    url = Stated(value=given["url"], basis=Basis.GIVEN) if "url" in given else Stated()
    return replace(made, id=f"doc-{publisher}-{published}-{abs(hash_of(text))}", url=url)


def hash_of(text: str) -> int:
    """Return a number for a text, the same on every machine."""
    number = 7
    for letter in text:
        number = (number * 31 + ord(letter)) % 1_000_003
    return number


def held(
    document: Document,
    names: str = "",
    credits: Iterable[StatedDerivation] = (),
    *,
    captured: str | None = None,
    said_by: SourceKind | None = None,
) -> HeldReport:
    """Return a held report that names people (``names``, separated by commas) and may have a claim with a source."""
    entities = [named(name.strip(), document.text) for name in names.split(",") if name.strip()]
    words = document.text.split(".")[0]
    chain = (f.step(f.source(said_by)),) if said_by else ()
    claims = [f.claim(words, text=document.text, chain=chain)]
    made = f.analysis(claims, entities, of=document, derivations=credits)
    return HeldReport(analysis=made, captured=captured)


def named(name: str, text: str) -> DocumentEntity:
    """Return a person, mentioned where the text has the name."""
    at = text.find(name)
    mentions = (Span(at, at + len(name)),) if at >= 0 else ()
    return f.entity(name, EntityType.PERSON, mentions=mentions)


def credit(
    outlet: str,
    words: str,
    text: str,
    kind: CreditKind = CreditKind.CARRIED_FROM,
    scope: CreditScope = CreditScope.EXPLICIT,
) -> StatedDerivation:
    """Return a credit to an outlet in these words of a text."""
    at = text.index(words)
    return StatedDerivation(
        kind=DerivationKind.CREDIT,
        upstream=outlet,
        entity=None,
        scope=scope,
        citation=Citation(quote=words, spans=(Span(at, at + len(words)),)),
        credit=kind,
    )


def told(derivations: Iterable[Derivation], reports: Iterable[HeldReport]) -> list[tuple[str, str, str]]:
    """Return derivations as (outlet of the derived, outlet of the upstream, kind), sorted."""
    outlets = {report.id: report.analysis.document.publisher.value or "" for report in reports}
    return sorted(
        (outlets[d.derived], outlets.get(d.upstream or "", d.outlet or ""), d.kind.value) for d in derivations
    )
