"""A brief as Markdown, with footnotes: whatever reports say is escaped, so that none of it becomes markup or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.ask.brief_answers import Brief, BriefGap, BriefGroup, BriefLine, BriefNote, BriefReport, Said
from sayso.export.brief_page import as_of_words, capitalized, heading_of, kind_words, part_pages, runs, support_words
from sayso.export.printable import one_line

_ACTS = re.compile(r"[\\`*_{}\[\]<>|~&@$^#!]|:(?=/)|(?<=[wW])\.|^(?:[-+=]|\d+(?=[.)]))")
"""Characters that may begin markup, a link or an address anywhere in a line, and those that do at its beginning."""


def escaped(words: str) -> str:
    """Return words as Markdown that shows just these words, in one line."""
    return _ACTS.sub(lambda found: "".join(f"\\{c}" if not c.isalnum() else c for c in found[0]), one_line(words))


def brief_to_markdown(brief: Brief) -> str:
    """Return a brief as Markdown with footnotes; the same brief is the same text."""
    return "\n".join(_lines(brief)).rstrip("\n") + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    veiled = f"; {escaped(brief.veiled)}" if brief.veiled else ""
    yield from (f"# {escaped(heading_of(brief))}", "", f"*{as_of_words(brief)}; read by machine{veiled}*", "")
    yield from ("## What it rests on", "", " ".join(map(escaped, brief.summary)), "")
    if brief.left_out:
        yield from (f"Left out, as matters that are a person’s own: {brief.left_out}.", "")
    for part in part_pages(brief):
        yield from (f"## {part.heading}", "", f"*{part.about}*", "")
        for group in part.groups:
            yield from _group(group, compact=part.compact)
    yield from ("## Corrected and withdrawn", "")
    found = [f"- {escaped(correction.sentence)}" for correction in brief.corrections]
    yield from (*(found or ["Nothing of it is known to be corrected or withdrawn."]), "")
    yield from ("## What is not known", "")
    yield from (*([_gap(gap) for gap in brief.gaps] or ["No gap found by these rules."]), "")
    yield from ("## Reports", "", *map(_report, brief.reports), "")
    yield from ("## How it was made", "", *_run(brief), "")
    yield from map(_note, brief.notes)


def _group(group: BriefGroup, *, compact: bool) -> Iterator[str]:
    if group.heading:
        yield from (f"### {escaped(capitalized(group.heading))}", "")
    for line in group.lines:
        yield from _line(line, compact=compact)
    yield ""


def _line(line: BriefLine, *, compact: bool) -> Iterator[str]:
    step = f"**{escaped(line.step)}.** " if line.step else ""
    yield f"- {step}{_said(line.lead)}"
    if line.also:
        yield f"  Also in {', '.join(map(_where, line.also))}."
    yield from (f"  > {_said(said)} *{escaped(said.standing)}*" for said in line.against)
    yield from (f"  > {escaped(answer.sentence)}[^{answer.note}]" for answer in line.answers)
    yield from (f"  > {escaped(reply)}" for reply in line.replies)
    if line.silent:
        yield f"  *{escaped(line.silent)}*"
    yield from (f"  {escaped(doubt.sentence)}" for doubt in line.doubts)
    yield f"  <small>{escaped('; '.join(_facts(line, compact=compact)))}</small>"


def _facts(line: BriefLine, *, compact: bool) -> Iterator[str]:
    yield line.lead.standing
    if line.figure:
        yield f"on the figure “{line.figure}”"
    yield line.counted if compact else f"{support_words(line)}: {line.counted}"
    yield from () if compact else line.stands[1:]
    words, value = line.when or ("", "")
    yield f"“{words}” → {value or 'undated'}" if words else "undated"
    if line.place:
        yield line.place


def _said(said: Said) -> str:
    return f"{escaped(said.statement.sentence)}[^{said.note}]"


def _where(said: Said) -> str:
    outlet = said.report.publisher or "a report whose outlet is not stated"
    return f"{escaped(outlet)} ({said.report.published or 'undated'}, {escaped(said.standing)})[^{said.note}]"


def _gap(gap: BriefGap) -> str:
    told = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs(gap.notes))
    return f"- {escaped(gap.sentence)}{f' (notes {told})' if told else ''}"


def _report(held: BriefReport) -> str:
    name = escaped(held.report.line)
    url = f" Address: {escaped(held.url)}." if held.url else ""
    return f"1. {name}; {escaped(kind_words(held.kind))}; {held.claims} claims.{url} sha256 `{held.sha256}`"


def _run(brief: Brief) -> Iterator[str]:
    run = brief.run
    yield f"- Run `{run.hash}`: the same hash is the same brief."
    yield f"- Asked for: {escaped(brief.about)}, {as_of_words(brief)}."
    yield f"- sayso {escaped(run.sayso)}; read by {', '.join(map(escaped, run.extractors)) or 'nothing'}."
    yield f"- Decisions of people that count: {run.decisions}."


def _note(note: BriefNote) -> str:
    outlet = note.report.publisher or "outlet not stated"
    around = "" if note.sentence == note.quote else f", in “{escaped(note.sentence)}”"
    evidence = f" Evidence: {escaped(note.evidence)}." if note.evidence else ""
    return (
        f"[^{note.number}]: {escaped(outlet)}, {note.report.published or 'undated'}. {escaped(note.voice)} "
        f"({escaped(note.standing)}): “{escaped(note.quote)}”{around}.{evidence} Paragraph {note.paragraph}, "
        f"characters {note.start}–{note.end}; sha256 {note.sha256[:16]}."
    )
