"""`sayso lists` from the command line: imported, shown, compared, removed, and wrong usage told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.cli.options import ExitCode
from sayso.store import Store
from tests.ask import who_factories as w

Run = Callable[..., Result]
ABOUT = ("--authority", "Harbour Office", "--dated", "2024-03-01", "--licence", "CC0")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_DEBUG", raising=False)
    with Store.open(tmp_path / "case.db") as store:
        for report in w.reports():
            store.add(report)
    (tmp_path / "register.csv").write_text("id,name,notes\n7,Odile Marsh,owes fees\n8,,x\n", encoding="utf-8")
    return lambda *words: CliRunner().invoke(app, ["lists", *map(str, words), "--store", "case.db"])


def test_a_list_is_imported_compared_and_removed(run: Run) -> None:
    assert run().stdout == "No list was imported.\n"
    brought = run("import", "register.csv", *ABOUT)
    assert "“register” (kept by Harbour Office, of 2024-03-01, licence: CC0), 1 entry" in brought.stdout
    assert "Left out because they name nobody: 1." in brought.stderr
    assert "no basis to match" in run("matches").stdout
    assert "owes fees" not in run("matches").stdout
    assert "the list has notes: “owes fees”" in run("matches", "--by-name").stdout
    matches = json.loads(run("matches", "--by-name", "--json").stdout)
    assert {match["state"] for match in matches["matches"]} == {"name_only"}
    assert matches["matches"][0]["record"]["list"]["kept_by"] == "Harbour Office"
    removed = json.loads(run("remove", "register", "--why", "its licence has ended", "--json").stdout)
    assert [held["counts"] for held in removed["held"]] == [False]
    assert run("matches").stdout == "No name in the reports is like one in the lists.\n"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("import",), ExitCode.USAGE, "FILE"),
        (("import", "register.csv"), ExitCode.NOTHING_READ, "somebody who keeps it"),
        (("import", "nothing.csv", *ABOUT), ExitCode.NOTHING_READ, "nothing.csv"),
        (("remove", "register"), ExitCode.USAGE, "--why"),
        (("remove", "register", "--why", "."), ExitCode.STORE, "There is no list 'register'"),
    ],
)
def test_what_is_missing_is_told(run: Run, words: tuple[str, ...], code: ExitCode, told: str) -> None:
    result = run(*words)
    assert (result.exit_code, told in result.stderr) == (code, True)
