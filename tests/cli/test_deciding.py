"""Commands by which people say who is who: what they print, what they keep, and how they end."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.cli.options import ExitCode
from sayso.store import Store
from tests.ask import who_factories as w

Run = Callable[..., Result]
GAZETTE, ECHO, MAIL = "Odile Marsh@Quay Gazette", "Odile Marsh@Saltby Echo", "Odile Marsh@Coast Mail"


@pytest.fixture(scope="session")
def four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of four reports that share names."""
    path = tmp_path_factory.mktemp("four") / "sayso.db"
    with Store.open(path) as store:
        for report in w.reports():
            store.add(report)
    return path


@pytest.fixture
def run(tmp_path: Path, four: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command beside a copy of the collection, without settings of the person who tests."""
    shutil.copy(four, tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in ("SAYSO_STORE", "SAYSO_DEBUG", "SAYSO_BY"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments, **rest: CliRunner().invoke(app, list(map(str, arguments)), **rest)


def answer(run: Run, *arguments: object) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_names_are_listed_with_their_reports_and_doubts(run: Run) -> None:
    result = run("who", "odile marsh")
    assert result.exit_code == 0
    assert "“Odile Marsh” in Coast Mail, 2024-03-06" in result.stdout
    assert "probably the same, until somebody judges: “" in result.stdout
    assert result.stdout.endswith("2 names. A name is no person: what is only probably the same is kept apart.\n")


def test_names_that_several_reports_have_are_listed_without_a_name(run: Run) -> None:
    assert [entity["name"] for entity in answer(run, "who")["entities"]] == [
        "Marrow Choir",
        "Tallow Guild",
        "Tallow Guild",
    ]


def test_people_in_no_public_role_are_in_no_index(run: Run) -> None:
    assert answer(run, "who")["unlisted"] == 6
    assert "Odile" not in run("who").stdout
    assert "6 people to whom no report gives a public role are not listed; ask by name.\n" in run("who").stdout


def test_a_merge_says_what_it_did_and_how_to_take_it_back(run: Run) -> None:
    result = run("merge", GAZETTE, MAIL, "--why", "one", "--by", "the desk")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Change 1:\n  “Odile Marsh” in ")
    assert "To take it back: sayso undo 1 --why …" in result.stdout
    assert len(answer(run, "who", "Odile Marsh")["entities"]) == 1


def test_a_change_is_taken_back_and_history_tells_both(run: Run) -> None:
    before = run("who", "--json").stdout
    made = answer(run, "split", GAZETTE, ECHO, "--why", "two")
    assert (made["change"]["number"], made["change"]["stands"]) == (1, True)
    assert run("who", "--json").stdout != before
    back = run("undo", "--why", "one after all", "--by", "somebody")
    assert back.stdout.startswith("Change 1 is taken back:\n")
    assert run("who", "--json").stdout == before
    (past,) = answer(run, "history")["changes"]
    assert (past["why"], past["withdrawn"]["by"], past["withdrawn"]["why"]) == ("two", "somebody", "one after all")
    shown = run("history").stdout
    assert "1 split" in shown
    assert "taken back " in shown
    assert shown.endswith("1 change, 1 taken back.\n")


def test_who_decides_can_be_set_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_BY", "the desk")
    assert answer(run, "unsure", GAZETTE, MAIL, "--why", "no post")["change"]["by"] == "the desk"


def test_judgements_go_out_and_come_in(run: Run, tmp_path: Path, four: Path) -> None:
    run("merge", GAZETTE, MAIL, "--why", "one")
    assert run("judgements", "--out", "judgements.jsonl").exit_code == 0
    lines = Path("judgements.jsonl").read_text("utf-8")
    assert run("judgements").stdout == lines
    shutil.copy(four, tmp_path / "other.db")
    loaded = run("judgements", "--load", "judgements.jsonl", "--store", "other.db")
    assert loaded.exit_code == 0
    assert loaded.stderr == "1 change new, 0 held before, 0 taken back as there.\n"
    assert run("judgements", "--store", "other.db").stdout == lines
    assert run("who", "--json", "--store", "other.db").stdout == run("who", "--json").stdout


ENDS = [
    ("a name of several", ("merge", "Odile Marsh", MAIL, "--why", "."), ExitCode.STORE, "2 are meant by"),
    ("one name", ("merge", MAIL, "--why", "."), ExitCode.STORE, "takes two names"),
    ("no reason", ("merge", GAZETTE, MAIL, "--why", " "), ExitCode.USAGE, "Say why"),
    ("nothing to take back", ("undo",), ExitCode.STORE, "nothing to take back"),
    ("a file that is none", ("judgements", "--load", "no.jsonl"), ExitCode.NOTHING_READ, "cannot be read"),
    ("a file of something else", ("judgements", "--load", "bad.jsonl"), ExitCode.NOTHING_READ, "line 1"),
    ("bytes that are no text", ("judgements", "--load", "bytes.jsonl"), ExitCode.NOTHING_READ, "not UTF-8"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS])
def test_trouble_ends_with_its_code(run: Run, arguments: tuple[str, ...], code: ExitCode, words: str) -> None:
    Path("bad.jsonl").write_text("{}\n", encoding="utf-8")
    Path("bytes.jsonl").write_bytes(b"\xff\xfe\x00")
    result = run(*arguments)
    assert (result.exit_code, words in result.output) == (code, True), result.output


def test_a_name_that_acts_on_a_terminal_is_shown_harmlessly(run: Run) -> None:
    result = run("merge", GAZETTE, MAIL, "--why", "one \x1b[31m red", "--by", "\x1b]0;x\x07")
    assert "\x1b" not in result.output + run("history").output
