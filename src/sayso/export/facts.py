"""Where a report comes from, as lines of a name, a value or nothing, and what the value rests on."""

from __future__ import annotations

from sayso.ask.answers import ClaimSheet
from sayso.export.page import Fact
from sayso.model.documents import Basis, Stated


def provenance(sheet: ClaimSheet) -> tuple[Fact, ...]:
    """Return how the bytes came and by what they were read."""
    document = sheet.document
    capture = document.capture
    basis = {"bom": "byte order mark", "none": "already text"}.get(capture.charset_basis, capture.charset_basis)
    return (
        fact("Title", document.title),
        fact("Outlet", document.publisher),
        fact("Published", document.published),
        fact("Address", document.url),
        Fact(name="Read from", value=capture.name, basis=f"{capture.media_type}, {capture.size:,} bytes"),
        Fact(name="SHA-256 of the bytes", value=capture.sha256),
        Fact(name="Character set", value=capture.charset, basis=basis),
        Fact(name="Text", value=f"{len(document.text):,} characters", basis=document.completeness.value),
        Fact(name="Language", value=document.language),
        Fact(name="Document", value=document.id),
        Fact(name="Read by", value=sheet.analysis.extractor, basis="by machine; people decide claim by claim"),
        *(Fact(name="Note", value=note.note or note.rule) for note in document.notes),
    )


def fact(name: str, stated: Stated) -> Fact:
    """Return what is stated of a report, and what that rests on."""
    return Fact(name=name, value=stated.value, basis=_BASES[stated.basis])


_BASES = {
    Basis.GIVEN: "given by the reader",
    Basis.META: "from the page’s metadata",
    Basis.MARKUP: "from the page’s markup",
    Basis.TEXT: "from the text",
    Basis.ADDRESS: "from the address",
    Basis.UNKNOWN: "",
}
