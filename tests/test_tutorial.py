"""The tutorial shows what its commands print, shortened but not made up."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app

PAGE = Path(__file__).parents[1] / "docs" / "tutorial.md"
BLOCK = re.compile(r"(?:^    .*\n|^\n(?=    ))+", re.MULTILINE)


def _blocks() -> list[list[str]]:
    return [
        [line[4:] for line in block.splitlines() if line.strip()] for block in BLOCK.findall(PAGE.read_text("utf-8"))
    ]


def _plain(output: str) -> str:
    """One run of words: without the sheet's numbering and line breaks, which change with the width of a window."""
    return " ".join(re.sub(r"(?m)^(?: {0,3}\d+ (?=\S)|[│├└─ ]+(?= |$))", "", output).split())


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Every piece that the page shows, with all that its commands had printed by then since the last one."""
    folder = tmp_path_factory.mktemp("tutorial")
    pieces: list[tuple[str, str]] = []
    printed = ""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SAYSO_STORE", "story.db")
        for block in _blocks():
            commands = [line[2:] for line in block if line.startswith("$ ")]
            if commands:
                printed = _plain("\n".join(_run(command) for command in commands))
            shown = "\n".join(line for line in block if not line.startswith("$ "))
            if not shown.startswith(("sayso ", "export ")):
                pieces += [(piece, printed) for piece in map(_plain, shown.split("…\n")) if piece.strip("… ")]
    return pieces


def _run(command: str) -> str:
    result = CliRunner().invoke(app, shlex.split(command)[1:])
    assert result.exit_code == 0, result.output
    return result.output


def test_every_piece_of_output_is_printed_by_its_command(outputs: list[tuple[str, str]]) -> None:
    assert len(outputs) >= 20
    assert [piece for piece, printed in outputs if piece.strip(" …") not in printed] == []


def test_the_tutorial_uses_every_command_that_it_promises() -> None:
    page = PAGE.read_text("utf-8")
    for command in ("demo", "list", "sheet", "search", "ties", "timeline", "origins", "drift"):
        assert f"$ sayso {command}" in page


def test_the_readme_shows_how_the_demo_ends(outputs: list[tuple[str, str]]) -> None:
    """Each part of its second example, up to an empty line, stands in what ``sayso demo`` prints of the whole story."""
    printed = next(printed for _, printed in outputs if "An invented story" in printed)
    example = re.search(
        r"<!-- story.*?```text\n(.+?)\n```", (PAGE.parents[1] / "README.md").read_text("utf-8"), re.DOTALL
    )
    assert example
    parts = [_plain(part) for part in example[1].split("\n\n")]
    assert len(parts) > 3
    assert [part for part in parts if part not in printed] == []
