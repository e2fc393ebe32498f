"""Read the invented reports of ``training/invented``: many reports a file, annotated like the Wikinews set.

A report begins with ``=== REPORT yyyy-mm-dd`` (its publication date), then come the annotated text and the sections
TIES, RESPONSES and CREDITS.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sayso.encoder.labels import CUE_KINDS, HEDGE_TYPES, NAME_TYPES, STANDINGS, ZONES
from sayso.errors import EvaluationError
from sayso.evaluate.annotated import AnnotatedArticle, Marked, parse_inline, parse_sections

_HEADER = re.compile(r"^=== REPORT (\d{4}-\d{2}-\d{2})[ \t]*\n", re.MULTILINE)
_STRAY = re.compile(r"</?[a-z]\d*[ >]")
_EDTF = re.compile(r"\?|\[?(\.\.)?/?[-0-9X~?]*\.?\.?(/[-0-9X~?.]*)?\]?")

_LEGAL = {"n": NAME_TYPES, "c": CUE_KINDS, "h": HEDGE_TYPES, "p": STANDINGS, "z": ZONES[1:]}
_UNREAD = frozenset({"promo", "related", "boilerplate"})
_KINDS = {
    "RESPONSES": frozenset({"deny", "reject", "nocomment", "declined", "admit", "confirm"}),
    "CREDITS": frozenset({"first_report", "carried_from", "told_to", "cites"}),
}


def read_reports(path: Path) -> Iterator[AnnotatedArticle]:
    """Read every report of a file; raises EvaluationError naming the report that is wrong."""
    cells = _HEADER.split(path.read_text(encoding="utf-8"))
    if cells[0].strip():
        raise EvaluationError(f"{path.name}: text before the first === REPORT.")
    for number, (published, body) in enumerate(zip(cells[1::2], cells[2::2], strict=True), start=1):
        yield _read_report(f"{path.name.partition('.')[0]}-{number:02}", published, body)


def _read_report(name: str, published: str, raw: str) -> AnnotatedArticle:
    body, _, tail = raw.partition("\n=== TIES")
    try:
        text, marks = parse_inline(body.strip("\n"))
    except EvaluationError as error:
        raise EvaluationError(f"{name}: {error}") from error
    sections = parse_sections("=== TIES" + tail)
    return AnnotatedArticle(
        id=name,
        title="",
        published=published,
        text=text,
        marks=marks,
        ties=sections.get("TIES", ()),
        responses=sections.get("RESPONSES", ()),
        credits=sections.get("CREDITS", ()),
    )


def faults_of(report: AnnotatedArticle) -> Iterator[str]:
    """Name everything in a report that breaks the guidelines."""
    if stray := _STRAY.search(report.text):
        yield f"stray tag {stray.group()!r} in the text"
    for mark in report.marks:
        yield from _faults_of_mark(report, mark)
    yield from _faults_of_numbers(report.marks)
    yield from _faults_of_rows(report)


def _faults_of_mark(report: AnnotatedArticle, mark: Marked) -> Iterator[str]:
    words = report.words(mark)
    shown = f"<{mark.tag} {mark.value}> {words[:40]!r}"
    if not words or words != words.strip():
        yield f"empty or spaced: {shown}"
    legal = _LEGAL.get(mark.kind)
    if (legal and mark.value not in legal) or (legal is None and mark.kind != "t" and mark.value):
        yield f"bad value: {shown}"
    if mark.kind == "t" and not (mark.value and _EDTF.fullmatch(mark.value)):
        yield f"bad time: {shown}"
    before, after = report.text[mark.start - 1 : mark.start], report.text[mark.end : mark.end + 1]
    if mark.kind != "z" and ((before.isalnum() and words[:1].isalnum()) or (after.isalnum() and words[-1:].isalnum())):
        yield f"breaks inside a word: {shown}"
    if mark.kind == "z" and mark.value in _UNREAD and any(m is not mark and mark.holds(m) for m in report.marks):
        yield f"marks inside furniture: {shown}"


def _faults_of_numbers(marks: tuple[Marked, ...]) -> Iterator[str]:
    parts: dict[str, Counter[str]] = {}
    for mark in marks:
        if mark.kind in "scx":
            parts.setdefault(mark.number, Counter())[mark.kind] += 1
    for number, kinds in parts.items():
        if kinds["c"] != 1:
            yield f"attribution {number} has {kinds['c']} cues"
        if not kinds["x"] and not kinds["s"]:
            yield f"attribution {number} has only a cue"


def _faults_of_rows(report: AnnotatedArticle) -> Iterator[str]:
    yield from (f"bad tie {row}" for row in report.ties if len(row) != 5 or row[3] not in STANDINGS)
    for name, rows in (("RESPONSES", report.responses), ("CREDITS", report.credits)):
        yield from (f"bad {name} line {row}" for row in rows if len(row) != 3 or row[1] not in _KINDS[name])
