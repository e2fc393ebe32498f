"""Commands that put a collection into a document: a cited brief, a legal read sheet, a check of a draft."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.options import DEFAULT_STORE, ExitCode, JsonOption, NamesOption, StoreOption
from sayso.cli.output import tell, write, write_bytes, write_json, write_lines
from sayso.cli.stories import AsOfOption, SinceOption, UntilOption, day_of, scope_of

if TYPE_CHECKING:
    from sayso.ask.brief_answers import Brief
    from sayso.ask.decency import Names
    from sayso.collection import Collection
    from sayso.model.provenance import ClaimRef

NamesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[REPORT|NAME]…",
        help="A report: its story. Several: just these. A name, or who-…: what is said of it and by it. An outlet: all "
        "that it published. Nothing: everything.",
    ),
]
FileOption = Path | None
HtmlOption = Annotated[FileOption, typer.Option("--html", metavar="FILE", help="Write it as one self-contained page.")]
MarkdownOption = Annotated[FileOption, typer.Option("--markdown", metavar="FILE", help="Write it as Markdown.")]
PdfOption = Annotated[FileOption, typer.Option("--pdf", metavar="FILE", help="Write it as PDF (the extra pdf).")]
OutOption = Annotated[
    FileOption, typer.Option("--out", metavar="FILE", help="Write what would be printed to a file instead.")
]


def brief(
    names: NamesArgument = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    since_brief: Annotated[
        Path | None,
        typer.Option("--since-brief", metavar="FILE", help="Show what is otherwise than in this brief (its JSON)."),
    ] = None,
    html: HtmlOption = None,
    markdown: MarkdownOption = None,
    pdf: PdfOption = None,
    out: OutOption = None,
    show_names: NamesOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Write a cited brief.

    Reported events with how many origins they have, assessments with their holders, denials beside what they answer,
    corrections, what is not known, and footnotes down to the words. The same collection gives the same bytes.
    """
    from sayso.briefs import brief_of
    from sayso.export.brief_json import brief_to_json
    from sayso.export.brief_markdown import brief_to_markdown

    scope, day = scope_of(names, since, until), day_of(as_of, "--as-of")
    with _collection(store) as collection:
        made = brief_of(collection, scope, as_of=day, names=_names(show_names))
        if since_brief is not None:
            _compare(made, since_brief, as_json=as_json)
            return
        kept = _Kept(collection, "brief", made.refs)
        written = kept.write(_files(html, markdown, pdf, made))
        shown = to_text(brief_to_json(made)) if as_json else brief_to_markdown(made)
        if out is not None:
            written = kept.write([(out, shown.encode())]) or written
    if not written:
        _print(shown, as_json=as_json)


def _files(html: FileOption, markdown: FileOption, pdf: FileOption, made: Brief) -> Iterable[tuple[Path, bytes]]:
    from sayso.export.brief_html import brief_to_html
    from sayso.export.brief_markdown import brief_to_markdown
    from sayso.export.brief_pdf import brief_to_pdf

    if html is not None:
        yield html, brief_to_html(made).encode()
    if markdown is not None:
        yield markdown, brief_to_markdown(made).encode()
    if pdf is not None:
        yield pdf, brief_to_pdf(made)


def _compare(made: Brief, path: Path, *, as_json: bool) -> None:
    from sayso.ask.brief_diff import compare_briefs, read_earlier
    from sayso.export.brief_lines import diff_lines
    from sayso.export.diff_json import diff_to_json

    diff = compare_briefs(read_earlier(_read_json(path), str(path)), made)
    write_json(diff_to_json(diff)) if as_json else write_lines(diff_lines(diff))


def read_sheet(
    names: NamesArgument = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    html: HtmlOption = None,
    pdf: PdfOption = None,
    out: OutOption = None,
    show_names: NamesOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Write a legal read sheet.

    By whom it names: every damaging statement, who says so, how strong, on what evidence, who denies it, and how it
    stands with their reply. It takes up too much rather than too little, and says which words made it do so.
    """
    from sayso.briefs import read_sheet_of
    from sayso.export.brief_html import read_sheet_to_html
    from sayso.export.brief_lines import read_sheet_lines
    from sayso.export.brief_pdf import read_sheet_to_pdf
    from sayso.export.read_sheet_json import read_sheet_to_json

    scope, day = scope_of(names, since, until), day_of(as_of, "--as-of")
    with _collection(store) as collection:
        sheet = read_sheet_of(collection, scope, as_of=day, names=_names(show_names))
        kept = _Kept(collection, "read-sheet", sheet.refs)
        files = [] if html is None else [(html, read_sheet_to_html(sheet).encode())]
        files += [] if pdf is None else [(pdf, read_sheet_to_pdf(sheet))]
        written = kept.write(files)
        shown = to_text(read_sheet_to_json(sheet)) if as_json else "\n".join(read_sheet_lines(sheet)) + "\n"
        if out is not None:
            written = kept.write([(out, shown.encode())]) or written
    if not written:
        _print(shown, as_json=as_json)


def check(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="A draft as plain text or HTML; - is standard input.")],
    names: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="REPORT|NAME", help="Compare only with these; may be given several times."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--published", metavar="DATE", help="The day that the draft is for; else that of the last report."
        ),
    ] = None,
    out: OutOption = None,
    show_names: NamesOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Check the wording of a draft against its sources.

    Flags where the draft says more than any report, or less surely than all of them, and what no report bears.
    Nothing of the draft is kept. Ends with 1 where something is flagged, with 0 where nothing is.
    """
    from sayso.briefs import check as check_draft
    from sayso.collection import read_input
    from sayso.export.brief_lines import check_lines
    from sayso.export.draft_json import check_to_json

    day = day_of(published, "--published")
    data = read_input(draft)
    with _collection(store) as collection:
        scope, shown_names = scope_of(names, None, None), _names(show_names)
        found = check_draft(collection, data, name=draft, published=day, scope=scope, names=shown_names)
    shown = to_text(check_to_json(found)) if as_json else "\n".join(check_lines(found)) + "\n"
    if out is not None:
        write_bytes(out, shown.encode())
    else:
        _print(shown, as_json=as_json)
    if found.flags:
        raise typer.Exit(ExitCode.SOME_REFUSED)


class _Kept:
    """Writes files and notes in the collection what is in them, so that a correction finds them."""

    def __init__(self, collection: Collection, kind: str, claims: Iterable[ClaimRef]) -> None:
        self.collection, self.kind, self.claims = collection, kind, tuple(claims)

    def write(self, files: Iterable[tuple[Path, bytes]]) -> bool:
        """Write files, and tell whether there was any."""
        written = False
        for path, data in files:
            write_bytes(path, data)
            self.collection.note_export(str(path), self.kind, data, self.claims)
            tell(f"Written: {path}")
            written = True
        return written


def _print(text: str, *, as_json: bool) -> None:
    from sayso.export.printable import printable

    write(text if as_json else printable(text))


def to_text(value: Any) -> str:
    """Return JSON as it is printed and kept."""
    from sayso.export.rows import to_json_text

    return to_json_text(value)


def _names(show_names: bool) -> Names:
    """Return whose names are shown: a document is for people, also as JSON, so that private ones stay veiled."""
    from sayso.ask.decency import Names

    return Names.asked(show_names)


def _read_json(path: Path) -> Any:
    from sayso.collection import read_input
    from sayso.errors import BadRecord

    try:
        return json.loads(read_input(str(path)))
    except ValueError as error:
        raise BadRecord(f"{path} is no JSON ({error}).", hint="Give a file of `sayso brief --json`.") from None


def _collection(store: str) -> Collection:
    from sayso.collection import Collection

    return Collection.open(store, create=False)
