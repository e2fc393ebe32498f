"""Everything that can be taken away from a collection as a file, and what must hold of it where words are hostile."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.hostile_marks import find_marks
from benchmarks.hostile_tally import Tally
from sayso.ask.decency import Names
from sayso.ask.story_scope import Scope
from sayso.briefs import brief_of, read_sheet_of
from sayso.collection import Collection
from sayso.desk import Desk
from sayso.export.brief_html import brief_to_html, read_sheet_to_html
from sayso.export.brief_json import brief_to_json
from sayso.export.brief_markdown import brief_to_markdown
from sayso.export.html import sheet_to_html
from sayso.export.read_sheet_json import read_sheet_to_json
from sayso.export.rows import to_json_text
from sayso.export.sheet_json import sheet_to_json
from tests.web.hostile_words import FILLED_IN, find_faults

_TAG = re.compile(r"(?<!\\)<(?!/?small>)[a-zA-Z/!?][^ ]{0,40}")
_LINK = re.compile(r"(?<!\\)\]\([^)]*")


def export_all(collection: Collection, folder: Path, reports: Sequence[str]) -> int:
    """Write the claim sheet of each of some reports, and once what is told of all; return how many files there are."""
    for report in reports:
        for name, text in sheets(collection, report):
            (folder / name).write_text(text, "utf-8")
    for name, text in [*briefs(collection, (), "all"), *decisions(collection)]:
        (folder / name).write_text(text, "utf-8")
    return len(list(folder.iterdir()))


def sheets(collection: Collection, report: str) -> Iterator[tuple[str, str]]:
    """Yield the claim sheet of a report as files: their names, and what is in them."""
    sheet = collection.shown_sheet(report, Names.OF_ALL)
    yield f"sheet-{report}.html", sheet_to_html(sheet)
    yield f"sheet-{report}.json", to_json_text(sheet_to_json(sheet))


def briefs(collection: Collection, of: tuple[str, ...], name: str) -> Iterator[tuple[str, str]]:
    """Yield the brief and the read sheet of some reports or names, or of everything, as files."""
    scope = Scope(names=of)
    brief = brief_of(collection, scope, names=Names.OF_ALL)
    read_sheet = read_sheet_of(collection, scope, names=Names.OF_ALL)
    yield f"brief-{name}.html", brief_to_html(brief)
    yield f"brief-{name}.md", brief_to_markdown(brief)
    yield f"brief-{name}.json", to_json_text(brief_to_json(brief))
    yield f"read_sheet-{name}.html", read_sheet_to_html(read_sheet)
    yield f"read_sheet-{name}.json", to_json_text(read_sheet_to_json(read_sheet))


def decisions(collection: Collection) -> Iterator[tuple[str, str]]:
    """Yield what people decided as files: to be loaded elsewhere, and beside what the machine read."""
    desk = Desk(collection)
    yield "judgements-all.jsonl", "".join(f"{line}\n" for line in desk.dump())
    if annotated := desk.annotated():
        yield "annotated-all.txt", annotated


def read_files(folder: Path, tally: Tally) -> None:
    """Read every file: pages are parsed, JSON must be JSON, line by line, and a text must hold no markup."""
    for path in sorted(folder.iterdir()):
        kind = f"read: {path.name.partition('-')[0]}{path.suffix}"
        text = path.read_text("utf-8")
        for fault in faults_of(path.suffix, text):
            tally.add(fault, path.name)
        tally.pages[kind] += 1
        tally.see(kind, find_marks(text))


def faults_of(suffix: str, text: str) -> Iterator[str]:
    """Yield what is wrong with a file of this kind."""
    if suffix == ".html":
        before, _, rest = text.partition("<style>")
        found = find_faults(before + rest.partition("</style>")[2])
        yield from (f"markup of words: {fault}" for fault in found if fault != FILLED_IN)
    if suffix == ".md":
        yield from (f"markup of words: {found}" for found in [*_TAG.findall(text), *_LINK.findall(text)])
    pieces = {".json": [text], ".jsonl": text.rstrip("\n").split("\n")}
    for piece in pieces.get(suffix, ()):
        try:
            json.loads(piece)
        except ValueError:
            yield f"no JSON: {piece[:80]}"
