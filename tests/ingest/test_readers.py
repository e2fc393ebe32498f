"""Readers: what is taken, what is refused with which next step, and JSON Lines line by line."""

from __future__ import annotations

import gzip
import json

import pytest

from sayso.errors import BadRecord, EmptyInput, InputError, LimitExceeded, UnreadableInput
from sayso.ingest import Captured, Refusal, limits, read_bytes, read_document
from sayso.model.documents import Basis, Given
from tests.ingest.reading import read, refusal

TEXT = "The caves were closed for repairs. They will open again, the guild said."


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyInput),
        (b" \n\t ", EmptyInput),
        (b"<html><body></body></html>", EmptyInput),
        (b"... --- ...", EmptyInput),
        (b"\x00" * 50, UnreadableInput),
        (bytes(range(256)) * 20, UnreadableInput),
        (b"PK\x03\x04rest", UnreadableInput),
        (b"WARC/1.0\r\n", UnreadableInput),
        (b"%PDF-1.7 broken", UnreadableInput),
        (b"<?xml version='1.0'?><rss></rss>", UnreadableInput),
        (b'{"kind": "no report"}', BadRecord),
        (b"\x1f\x8b broken", UnreadableInput),
        (gzip.compress(TEXT.encode(), mtime=0)[:-12], UnreadableInput),
        (gzip.compress(b"a" * 1_000_000, mtime=0), LimitExceeded),
        (b"a " * (limits.INPUT_BYTES.value // 2 + 1), LimitExceeded),
    ],
)
def test_what_is_no_report_is_refused_with_a_next_step(data: bytes, error: type[InputError]) -> None:
    outcome = refusal(data, name="case.bin")
    assert type(outcome.error) is error
    assert outcome.error.message.startswith("case.bin: ")
    assert outcome.error.hint


def test_a_refusal_for_a_limit_names_the_limit() -> None:
    outcome = refusal(gzip.compress(b"a" * 1_000_000, mtime=0))
    assert limits.RATIO.name in str(outcome.error)
    assert len({limit.name for limit in limits.LIMITS}) == len(limits.LIMITS)


def test_a_gzipped_page_is_read() -> None:
    document = read(gzip.compress(f"<html><body><p>{TEXT}</p></body></html>".encode(), mtime=0), name="page.html.gz")
    assert document.capture.media_type == "text/html"
    assert TEXT in document.text


def test_the_content_decides_before_the_name() -> None:
    assert read(f"<!doctype html><p>{TEXT}</p>", name="page.txt").capture.media_type == "text/html"
    assert read(TEXT, name="page.pdf").capture.media_type == "text/plain"
    assert read(f"<!-- saved -->\n<HTML><p>{TEXT}</p>", name="-").capture.media_type == "text/html"
    assert read("A < b is a rule. <b>No</b> page follows from it.", name="-").capture.media_type == "text/plain"


def test_plain_text_is_never_edited() -> None:
    text = "  The caves were closed.\r\n\r\n\tThey will\u00a0open again, the guild said. \n\n"
    assert read(text).text == text


def test_read_document_raises_what_a_reader_would_refuse() -> None:
    assert read_document(TEXT).text == TEXT
    with pytest.raises(EmptyInput):
        read_document("")


def _lines(*records: object) -> bytes:
    return b"\n".join(r if isinstance(r, bytes) else json.dumps(r).encode() for r in records)


def test_json_lines_hold_many_reports_and_a_bad_line_stops_none() -> None:
    data = _lines(
        {
            "text": TEXT,
            "id": "r1",
            "title": "Caves",
            "published": "2024-03",
            "captured": "2024-04-01",
            "b": [1],
            "a": None,
        },
        b"{not json",
        {"text": TEXT, "html": "<p>x</p>"},
        {"title": "nothing to read"},
        {"text": 7},
        {"text": TEXT, "published": "last spring"},
        b"",
        [1],
        {"html": f"<h1>The caves in winter</h1><p>{TEXT}</p>", "byline": ["Mara Quill"], "language": "en"},
    )
    outcomes = list(read_bytes(data, name="batch.jsonl"))
    kinds = ["C" if isinstance(outcome, Captured) else "R" for outcome in outcomes]
    assert "".join(kinds) == "CRRRRRRC"
    names = [outcome.name for outcome in outcomes if isinstance(outcome, Refusal)]
    assert names == [f"batch.jsonl:{n}" for n in (2, 3, 4, 5, 6, 8)]
    assert all(type(o.error) is BadRecord and o.name in o.error.message for o in outcomes if isinstance(o, Refusal))
    first, last = outcomes[0], outcomes[-1]
    assert isinstance(first, Captured)
    assert isinstance(last, Captured)
    assert first.document.given_id == "r1"
    assert (first.document.published.value, first.document.published.basis) == ("2024-03", Basis.GIVEN)
    assert first.document.capture.extra == (("a", "null"), ("b", "[1]"), ("captured", '"2024-04-01"'))
    assert first.data == data.split(b"\n")[0]
    assert last.document.byline == ("Mara Quill",)
    assert last.document.capture.name == "batch.jsonl:9"


def test_a_lone_surrogate_in_a_record_is_replaced_and_counted() -> None:
    (outcome,) = read_bytes(b'{"text": "The caves \\ud800 were closed for repairs."}', name="-")
    assert isinstance(outcome, Captured)
    assert "\ufffd" in outcome.document.text
    assert outcome.document.capture.replaced == 1
    outcome.document.text.encode("utf-8")


def test_what_the_user_gives_outweighs_a_record() -> None:
    data = _lines({"text": TEXT, "title": "Caves", "publisher": "Tarn News"})
    (outcome,) = read_bytes(data, name="-", given=Given(title="Other"))
    assert isinstance(outcome, Captured)
    assert outcome.document.title.value == "Other"
    assert outcome.document.publisher.value == "Tarn News"


def test_deep_json_is_refused_by_the_limit_it_breaks() -> None:
    data = b'{"text": "x", "deep": ' + b"[" * 5000 + b"]" * 5000 + b"}"
    assert type(refusal(data, name="deep.jsonl").error) is LimitExceeded


def test_one_record_over_several_lines_is_a_report() -> None:
    document = read(json.dumps({"text": TEXT, "title": "Caves"}, indent=2), name="one.json")
    assert document.title.value == "Caves"


def test_the_same_bytes_give_the_same_document() -> None:
    page = f"<html><body><h1>The caves in winter</h1><p>{TEXT}</p></body></html>"
    assert read(page) == read(page)
