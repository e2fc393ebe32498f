"""Write ``docs/reference`` from the docstrings: the docstring is the documentation.

    python tools/reference.py            rewrite the pages
    python tools/reference.py --check    say which pages are out of date, and exit with 1 if any is

The source is read, not run (griffe), so a page does not depend on what a module does when it is imported. Only the
page on the command line runs code: it asks the commands for the same help that ``sayso --help`` prints.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import griffe

HOUSE = Path(__file__).resolve().parent.parent
TARGET = HOUSE / "docs" / "reference"
NOTICE = "<!-- Made by `make docs` from the docstrings. Change those, not this page. -->\n"
SECTION_TITLES = {"Raises": "Raises", "Returns": "Returns", "Yields": "Yields", "Args": "Arguments"}


def main(arguments: Sequence[str]) -> int:
    """Write or check the pages; return the exit code."""
    pages = make_pages()
    if "--check" in arguments:
        stale = find_stale(pages)
        print(*(f"out of date: docs/reference/{name} (run: make docs)" for name in stale), sep="\n", end="")
        return int(bool(stale))
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, content in pages.items():
        (TARGET / name).write_text(content, encoding="utf-8")
    print(f"docs/reference: {len(pages)} pages")
    return 0


def find_stale(pages: Mapping[str, str]) -> list[str]:
    """Return the names of pages that are missing, changed or left over."""
    held = {path.name: path.read_text("utf-8") for path in TARGET.glob("*.md")}
    return sorted(name for name in pages.keys() | held.keys() if pages.get(name) != held.get(name))


def make_pages() -> dict[str, str]:
    """Return file name → content of every page of the reference."""
    package = griffe.load("sayso", search_paths=[HOUSE / "src"], docstring_parser="google")
    assert isinstance(package, griffe.Module)  # noqa: S101 - a package is a module
    rooms = [module for module in package.modules.values() if is_public(module)]
    pages = {page_of(room): room_page(room) for room in rooms if room.name != "cli"}
    if "cli" in package.modules:
        pages["cli.md"] = command_page()
    pages["index.md"] = index_page(rooms)
    return dict(sorted(pages.items()))


def page_of(room: griffe.Module) -> str:
    """Return the name of a room's page; ``index.md`` is that of the list of rooms."""
    return "the-index.md" if room.name == "index" else f"{room.name}.md"


def is_public(thing: griffe.Object | griffe.Alias) -> bool:
    """Tell whether a name is for others to use."""
    return not thing.name.startswith("_")


def index_page(rooms: Sequence[griffe.Module]) -> str:
    """Return the page that lists the rooms."""
    lines = [f"- [`{room.path}`]({page_of(room)}) — {first_sentence(room)}" for room in rooms]
    return f"{NOTICE}\n# Reference\n\nEvery room of the package, from its docstrings.\n\n" + "\n".join(lines) + "\n"


def room_page(room: griffe.Module) -> str:
    """Return the page of one room: its own words, then each of its modules."""
    parts = [NOTICE, f"# `{room.path}`\n", *module_parts(room, level=2)]
    for module in walk(room):
        parts += [f"## `{module.path}`\n", *module_parts(module, level=3)]
    return "\n".join(parts).rstrip() + "\n"


def walk(room: griffe.Module) -> Iterator[griffe.Module]:
    """Yield the public modules below ``room``, in the order of their paths."""
    for _, module in sorted(room.modules.items()):
        if is_public(module):
            yield module
            yield from walk(module)


def module_parts(module: griffe.Module, *, level: int) -> Iterator[str]:
    """Yield the Markdown of a module: docstring, constants with one, classes, functions."""
    yield prose(module)
    for name, attribute in module.attributes.items():
        if is_public(attribute) and attribute.docstring:
            yield f"{'#' * level} `{name}`\n\n{prose(attribute)}"
    for name, kind in module.classes.items():
        if is_public(kind) and not kind.is_alias:
            yield f"{'#' * level} class `{name}`{bases_of(kind)}\n\n{prose(kind)}"
            yield from class_parts(kind)
    for function in module.functions.values():
        if is_public(function) and not function.is_alias:
            yield f"{'#' * level} `{signature(function)}`\n\n{prose(function)}"


def bases_of(kind: griffe.Class) -> str:
    """Return the names of the classes that ``kind`` is made from, in brackets."""
    return f"({', '.join(str(base) for base in kind.bases)})" if kind.bases else ""


def class_parts(kind: griffe.Class) -> Iterator[str]:
    """Yield the fields (or members) of a class as a list, then its public methods."""
    fields = [field for field in kind.attributes.values() if is_public(field) and is_declared(field)]
    if fields:
        yield "\n".join(field_line(field) for field in fields) + "\n"
    for method in kind.functions.values():
        if is_public(method):
            yield f"- `{signature(method)}` — {one_line(method)}\n"


def is_declared(field: griffe.Attribute) -> bool:
    """Tell whether a field is declared in the class itself; what ``__init__`` sets is told by the class's docstring."""
    return "class-attribute" in field.labels or field.annotation is not None


def field_line(field: griffe.Attribute) -> str:
    """Return one field of a class: name, type, default, meaning."""
    kind = f": {field.annotation}" if field.annotation else ""
    value = f" = {field.value}" if field.value is not None and "property" not in field.labels else ""
    meaning = one_line(field)
    return f"- `{field.name}{kind}{value}`" + (f" — {meaning}" if meaning else "")


def signature(function: griffe.Function) -> str:
    """Return ``name(parameter: type = default, …) -> type`` without ``self`` and ``cls``."""
    shown: list[str] = []
    keyword_only = False
    for parameter in function.parameters:
        if parameter.name in {"self", "cls"}:
            continue
        if parameter.kind is griffe.ParameterKind.keyword_only and not keyword_only:
            keyword_only = True
            if not any(text.startswith("*") for text in shown):
                shown.append("*")
        shown.append(parameter_text(parameter))
    returns = f" -> {function.returns}" if function.returns else ""
    return f"{function.name}({', '.join(shown)}){returns}"


def parameter_text(parameter: griffe.Parameter) -> str:
    """Return one parameter as it is written."""
    stars = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}
    kind = f": {parameter.annotation}" if parameter.annotation else ""
    default = parameter.default if parameter.kind not in stars else None
    return f"{stars.get(parameter.kind, '') if parameter.kind else ''}{parameter.name}{kind}" + (
        f" = {default}" if default is not None else ""
    )


def prose(thing: griffe.Object) -> str:
    """Return a docstring as Markdown."""
    return to_markdown(thing.docstring.value) + "\n" if thing.docstring else ""


def one_line(thing: griffe.Object) -> str:
    """Return a docstring on one line, for a list."""
    return " ".join(to_markdown(thing.docstring.value).split()) if thing.docstring else ""


def first_sentence(thing: griffe.Object) -> str:
    """Return the first paragraph of a docstring on one line."""
    return " ".join(to_markdown(thing.docstring.value).split("\n\n")[0].split()) if thing.docstring else ""


def to_markdown(docstring: str) -> str:
    """Turn the docstrings' reStructuredText and Google sections into Markdown."""
    text = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", docstring.strip())
    text = re.sub(r"``([^`]+)``", r"`\1`", text)
    return "\n".join(paragraph(part) for part in re.split(r"(?<=\n)\n", text)).strip()


def paragraph(part: str) -> str:
    """Return one paragraph: an indented one is shown as it is, a Google section becomes a list."""
    head, _, rest = part.partition("\n")
    title = SECTION_TITLES.get(head.rstrip(":")) if head.endswith(":") else None
    if title and rest.startswith(" "):
        items = re.sub(r"\n\s{4,}", " ", textwrap.dedent(rest).rstrip())
        return f"**{title}**\n\n" + "\n".join(f"- {item}" for item in items.splitlines()) + "\n"
    if part.strip() and all(line.startswith("    ") for line in part.splitlines() if line):
        return f"```text\n{textwrap.dedent(part).rstrip()}\n```\n"
    return part


def command_page() -> str:
    """Return the page on the command line: the help of every command, as the terminal shows it."""
    from typer.main import get_command

    from sayso.cli import app

    parts = [NOTICE, "# The command line\n", "What `--help` says of each command.\n"]
    for path, command in walk_commands("sayso", get_command(app)):
        parts += [f"## `{path}`\n", command_help(command)]
    return "\n".join(parts).rstrip() + "\n"


# Typer brings its own copy of click, whose types are private; hence Any.
def walk_commands(path: str, command: Any, parent: Any = None) -> Iterator[tuple[str, Any]]:
    """Yield a command and all below it, with the words that call each."""
    yield path, command
    context = command.make_context(path.split()[-1], [], parent=parent, resilient_parsing=True)
    for name, child in sorted(getattr(command, "commands", {}).items()):
        if not child.hidden:
            yield from walk_commands(f"{path} {name}", child, context)


def command_help(command: Any) -> str:
    """Return what a command is for, its arguments and options as a list, and what stands below them."""
    context = command.make_context(command.name or "", [], resilient_parsing=True)
    records = (p.get_help_record(context) for p in command.params if not getattr(p, "hidden", False))
    options = "\n".join(f"- `{record[0]}` — {' '.join(record[1].split())}" for record in records if record)
    return "\n\n".join(filter(None, [help_text(command.help), options, help_text(command.epilog)])) + "\n"


def help_text(text: str | None) -> str:
    """Turn help into Markdown: a paragraph after a backspace keeps its lines, as it does in the terminal."""
    parts = re.split(r"\n[ ]*\n", textwrap.dedent(text or "").strip())
    kept = (
        f"```text\n{part[1:].strip(chr(10))}\n```" if part.startswith("\b") else to_markdown(part) for part in parts
    )
    return "\n\n".join(kept).strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
