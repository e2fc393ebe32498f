"""Where things go: answers to standard output, progress and trouble to standard error.

Everything that may come from a page is cleaned before it is shown (:mod:`sayso.export.printable`), and a reader that
goes away (``sayso search … | head``) is no error.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import typer

from sayso.errors import SaysoError
from sayso.export.printable import one_line, printable

if TYPE_CHECKING:
    from rich.console import ConsoleRenderable


def write(text: str) -> None:
    """Write text to standard output as it is."""
    _write(sys.stdout, text)


def write_json(value: Any) -> None:
    """Write JSON to standard output: always UTF-8, as JSON is, so that the same answer is the same bytes anywhere."""
    from sayso.export.rows import to_json_text

    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    try:
        if buffer is None:
            sys.stdout.write(to_json_text(value))
        else:
            buffer.write(to_json_text(value).encode("utf-8"))
            buffer.flush()
    except BrokenPipeError:
        _drop(sys.stdout)


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output, without characters that act on a terminal."""
    for line in lines:
        write(printable(line) + "\n")


def show(shown: ConsoleRenderable) -> None:
    """Write an answer for the terminal: in its width and colours, or plainly, 80 columns wide, into a pipe."""
    from sayso.export.console import to_plain

    if not sys.stdout.isatty():
        write(to_plain(shown))
        return
    width = shutil.get_terminal_size().columns
    write(to_plain(shown, width=min(max(width, 40), 160), colour="NO_COLOR" not in os.environ))


def write_file(path: Path, text: str) -> None:
    """Write a file of text whole, or leave what was there.

    Raises:
        typer.BadParameter: if it cannot be written.
    """
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole, or leave what was there.

    Raises:
        typer.BadParameter: if it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).chmod(0o666 & ~_umask())
        Path(file.name).replace(path)
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written: {error.strerror or error}.") from None


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def tell(text: str) -> None:
    """Say something to the person at the terminal, on standard error."""
    _write(sys.stderr, one_line(text) + "\n")


def tell_error(error: SaysoError) -> None:
    """Say what happened, to which input, and what to do next."""
    tell(f"sayso: {error}")


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except UnicodeEncodeError:  # a terminal or a pipe of another character set
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        _drop(stream)


def _drop(stream: TextIO) -> None:
    """Let whatever else is written to a closed pipe go nowhere, also when the interpreter ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
