"""PDF to text: the text layer, page by page, with lines joined to paragraphs and nothing guessed.

A line goes on in the next where it ends in mid-sentence; a word that a hyphen breaks at the end of a line is put
together only where the next line goes on in lower case. A page without a text layer is a picture of text: sayso
reads no pictures, and says which pages those are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.errors import EmptyInput, InputError, UnreadableInput
from sayso.ingest import limits
from sayso.ingest.dates import read_machine_date
from sayso.ingest.metadata import PageData
from sayso.ingest.reasons import because
from sayso.model.spans import Reason

_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad\ufffe\u0002]\r?\n(?=[a-z])")
_SOFT = re.compile("[\u00ad\ufffe\uffff\u0002]")
_PDF_DATE = re.compile(r"^D:(\d{4})(\d\d)?(\d\d)?")
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE)
_FULL_LINE = 0.75
_NARROWEST = 40
"""No column of running text is narrower, so no line shorter than most of this was broken by its width."""


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF, what its own data says of it, and what could not be read."""

    text: str
    page: PageData
    notes: tuple[Reason, ...]


def read_pdf(data: bytes, name: str) -> PdfText:
    """Read the text layer of a PDF.

    Raises:
        UnreadableInput: if it is damaged or locked.
        EmptyInput: if no page has a text layer.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(name, str(error)) from error
    try:
        return _read_document(document, name)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(name, str(error)) from error
    finally:
        document.close()


def _unreadable(name: str, error: str) -> InputError:
    if "password" in error.lower():
        return UnreadableInput(
            f"{name}: the PDF is locked with a password.", hint="Save a copy without it and read that."
        )
    return UnreadableInput(
        f"{name}: not a PDF that can be read ({error}).", hint="Print it to a new PDF, or give its text."
    )


def _read_document(document: object, name: str) -> PdfText:
    pages: list[str] = []
    total = len(document)  # type: ignore[arg-type]  # pypdfium2 has no types
    length = 0
    for index in range(min(total, limits.PAGES.value)):
        text = _page_text(document, index)
        pages.append(text)
        length += len(text)
        if length > limits.TEXT.value:
            break
    empty = [str(i + 1) for i, text in enumerate(pages) if not any(char.isalnum() for char in text)]
    if len(empty) == len(pages):
        raise EmptyInput(
            f"{name}: a PDF of {total} pages without a text layer, as a scanner makes it.",
            hint="Run it through text recognition (for example ocrmypdf) and read the result.",
        )
    joined = "\n\n".join(join_lines(text) for text in pages if text.strip())
    return PdfText(joined, _page_data(document), _notes(total, len(pages), empty))


def _notes(total: int, read: int, empty: list[str]) -> tuple[Reason, ...]:
    notes = []
    if read < total:
        notes.append(because(f"cut:{limits.PAGES.name}", f"only {read} of {total} pages were read"))
    if empty:
        shown = ", ".join(empty[:20])
        notes.append(because("cut:no-text-layer", f"pages without a text layer were not read: {shown}"))
    return tuple(notes)


def _page_text(document: object, index: int) -> str:
    page = document[index]  # type: ignore[index]
    try:
        text_page = page.get_textpage()
        try:
            return str(text_page.get_text_bounded()).replace("\x00", "")
        finally:
            text_page.close()
    finally:
        page.close()


def _page_data(document: object) -> PageData:
    info = document.get_metadata_dict(skip_empty=True)  # type: ignore[attr-defined]
    meta = {}
    if author := info.get("Author"):
        meta["author"] = author[:200]
    if found := _PDF_DATE.match(info.get("CreationDate", "")):
        date = read_machine_date("-".join(part for part in found.groups() if part))
        meta["pdf-creation-date"] = date or ""
    return PageData(meta=meta, title=str(info.get("Title", ""))[: limits.TITLE.value])


def join_lines(text: str) -> str:
    """Join a page's lines to paragraphs; what the layout does not show stays a line of its own."""
    whole = _SOFT.sub("", _HYPHEN.sub("", text))
    lines = [line.strip() for line in whole.splitlines()]
    width = max(_NARROWEST, *(len(line) for line in lines))
    joined: list[str] = []
    previous = ""
    for line in lines:
        if not line or _PAGE_NUMBER.match(line):
            previous = ""
            if joined and joined[-1]:
                joined.append("")
            continue
        if previous and _continues(previous, line, width):
            joined[-1] += " " + line
        else:
            joined.append(line)
        previous = line
    return "\n".join(joined).strip()


def _continues(previous: str, line: str, width: int) -> bool:
    ends = previous[-1] in '.!?:"”’' and len(previous) < _FULL_LINE * width
    return line[0].islower() or previous[-1] in ",;-–" or (len(previous) >= _FULL_LINE * width and not ends)
