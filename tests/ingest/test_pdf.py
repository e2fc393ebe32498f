"""PDF: the text layer with its lines joined, and a stated reason where there is none."""

from __future__ import annotations

import pytest

from sayso.errors import EmptyInput
from sayso.ingest.pdf import join_lines
from sayso.model.documents import Completeness
from sayso.model.spans import ZoneKind
from tests.ingest.reading import assert_ledger, read, refusal, words_in


def make_pdf(*pages: list[str], info: str = "") -> bytes:
    """A small PDF with one text line under another; a page without lines has no text layer."""
    objects: list[bytes] = []
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    for i, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 11 Tf 60 780 Td {shown}ET" if lines else "0 0 10 10 re f"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 {font} >> >> "
        objects.append(f"{page}/Contents {4 + 2 * i} 0 R >>".encode())
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream".encode())
    objects.append(f"<< {info} >>".encode())
    return _with_table(objects)


def _with_table(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    return out + f"trailer\n{trailer}\nstartxref\n{table}\n%%EOF".encode()


LINES = [
    "The caves of Kelby were closed for repairs on Monday, the guild of cheese-",
    "makers said in a statement that it read out on the quay of the old har-",
    "bour. They will open again in the summer, when the last wheel has left.",
    "Nobody objected.",
]


def test_lines_are_joined_and_broken_words_put_together() -> None:
    document = read(make_pdf(LINES), name="statement.pdf")
    assert_ledger(document)
    assert document.capture.media_type == "application/pdf"
    body = words_in(document, ZoneKind.BODY)
    assert "a statement that it read out on the quay of the old harbour. They will open" in body
    assert body.endswith("Nobody objected.")


def test_a_scanned_pdf_is_refused_with_a_next_step() -> None:
    outcome = refusal(make_pdf([], []), name="scan.pdf")
    assert type(outcome.error) is EmptyInput
    assert "text recognition" in outcome.error.hint


def test_pages_without_text_make_the_report_partial() -> None:
    document = read(make_pdf(LINES, []), name="half.pdf")
    assert document.completeness is Completeness.PARTIAL
    assert [note.note for note in document.notes] == ["pages without a text layer were not read: 2"]


def test_the_date_a_file_was_made_is_not_the_date_of_publication() -> None:
    document = read(make_pdf(LINES, info="/CreationDate (D:20240305101500Z) /Author (Mara Quill)"), name="a.pdf")
    assert document.published.value is None
    assert document.byline == ("Mara Quill",)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("The caves are\nopen.", "The caves are open."),
        ("Kelby\n14 May 2025\nStatement", "Kelby\n14 May 2025\nStatement"),
        ("One ends here.\n\nTwo begins.\n3\n", "One ends here.\n\nTwo begins."),
        ("well-\nknown", "wellknown"),
        ("the Ministry-\nLed plan", "the Ministry- Led plan"),
    ],
)
def test_lines_go_on_only_where_the_page_shows_it(page: str, expected: str) -> None:
    assert join_lines(page) == expected
