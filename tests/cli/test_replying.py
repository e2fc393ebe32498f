"""`sayso reply` from the command line: what was put, what came back, "this is not us", and wrong usage told."""

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
REPORT = w.reports()[0]
CLAIM = REPORT.claims[0].id


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_DEBUG", raising=False)
    with Store.open(tmp_path / "case.db") as store:
        for report in w.reports():
            store.add(report)
    (tmp_path / "answer.txt").write_text("No such choir met us.\n\nO. Marsh\n", encoding="utf-8")
    return lambda *words: CliRunner().invoke(app, [*map(str, words), "--store", "case.db"])


def put(run: Run) -> str:
    """Put something to the guild; return the id of it."""
    asked = ("--claim", CLAIM, "--words", "Did you?", "--at", "2024-04-01", "--answer-by", "2024-04-05", "--by", "Ana")
    told = run("reply", "put", "Odile Marsh", *asked, "--json")
    assert told.exit_code == 0, told.stderr
    (exchange,) = json.loads(told.stdout)["exchanges"]
    assert (exchange["party"], exchange["state"], exchange["request"]["put_by"]) == ("Odile Marsh", "overdue", "Ana")
    return str(exchange["id"])


def test_what_was_put_and_answered_is_on_the_sheet(run: Run) -> None:
    assert run("reply").stdout == "0 entries, 0 without an answer.\n"
    request = put(run)
    answer = run("reply", "received", request, "--kind", "denial", "--file", "answer.txt", "--at", "2024-04-03")
    assert "No such choir met us." in answer.stdout
    sheet = " ".join(run("sheet", REPORT.document.id).stdout.split())
    assert "Odile Marsh denies it, in a reply to us of 2024-04-03; put to them on 2024-04-01:" in sheet
    assert "1 entry, 0 without an answer." in run("reply").stdout
    assert "receive" in run("history").stdout


def test_what_is_taken_back_is_off_the_sheet_and_in_the_history(run: Run) -> None:
    put(run)
    assert "is taken back" in run("undo", "1", "--why", "not sent").stdout
    assert "Put to" not in run("sheet", REPORT.document.id).stdout
    assert "not sent" in run("history").stdout
    assert run("reply").stdout == "0 entries, 0 without an answer.\n"


def test_this_is_not_us_is_asked_first(run: Run) -> None:
    told = run("reply", "flag", "--from", "Odile Marsh", "--claim", CLAIM, "--words", "Another one.")
    assert "says that this is somebody else" in told.stdout
    first = json.loads(run("review", "--json").stdout)["items"][0]
    assert first["question"] == "Odile Marsh says that this report means somebody else: is it them?"
    assert run("review", "--list").stdout.strip().startswith("1 who is who: Odile Marsh")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("put",), ExitCode.USAGE, "not said to whom"),
        (("put", "X"), ExitCode.STORE, "words of what was put are missing"),
        (("put", "X", "--words", "?", "--at", "Tuesday"), ExitCode.STORE, "is no date"),
        (("put", "X", "--words", "?", "--claim", "clm-none"), ExitCode.STORE, "holds no claim"),
        (("received", "req-none", "--words", "?"), ExitCode.STORE, "There is no request"),
        (("received", "--words", "?"), ExitCode.STORE, "not said to whom"),
        (("put", "X", "--way", "pigeon", "--words", "?"), ExitCode.USAGE, "pigeon"),
    ],
)
def test_what_cannot_be_kept_is_said(run: Run, words: tuple[str, ...], code: ExitCode, said: str) -> None:
    told = run("reply", *words)
    assert told.exit_code == code
    assert said in told.stderr
