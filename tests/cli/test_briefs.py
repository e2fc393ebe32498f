"""The commands that put a collection into a document: what they print, write, note, and how they end."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.cli.options import ExitCode
from sayso.collection import Collection
from tests.ask.brief_factories import collect

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return collect(tmp_path_factory.mktemp("briefs"))


@pytest.fixture
def store(read_once: Path, tmp_path: Path) -> Path:
    for part in read_once.parent.glob("bell.db*"):
        (shutil.copytree if part.is_dir() else shutil.copy)(part, tmp_path / part.name)
    return tmp_path / "bell.db"


@pytest.fixture
def run(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_STORE", str(store))
    return lambda *arguments, **rest: CliRunner().invoke(app, list(map(str, arguments)), **rest)


def answer(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


# Brief


def test_a_brief_is_printed_as_markdown_with_footnotes(run: Run) -> None:
    result = run("brief")
    assert result.exit_code == 0
    assert result.stdout.startswith("# Brief: everything in the collection")
    assert "[^1]:" in result.stdout


def test_an_acquittal_is_printed_before_the_charge(run: Run) -> None:
    told = run("brief").stdout
    assert told.index("acquitted Joren Valk") < told.index("Prosecutors charged")


def test_a_brief_is_written_in_every_form_and_each_file_is_noted(run: Run, store: Path) -> None:
    result = run("brief", "--html", "a.html", "--markdown", "a.md", "--out", "a.json", "--json")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert Path("a.html").read_text("utf-8").lstrip().startswith("<!doctype html>")
    with Collection.open(store, create=False) as collection, collection.store.view() as view:
        exports = view.exports()
    assert sorted(export.name for export in exports) == ["a.html", "a.json", "a.md"]
    assert all(export.claims for export in exports)


def test_a_retraction_finds_the_brief_that_was_written(run: Run) -> None:
    run("brief", "--out", "a.md")
    blast = run("retract", "mail", "--why", "withdrawn", "--date", "2024-03-09")
    assert blast.exit_code == 0, blast.output
    assert "a.md" in blast.stdout


def test_the_same_brief_again_is_the_same_bytes_whatever_the_order_and_the_hash_seed(
    run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = run("brief", "--json").stdout
    other = collect(tmp_path_factory.mktemp("backwards"), backwards=True)
    for seed in ("0", "4242"):
        again = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "sayso.cli", "brief", "--json", "--store", str(other)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Chatham"},
        )
        assert again.stdout == first


def test_a_brief_as_of_a_day_leaves_out_what_came_later(run: Run) -> None:
    told = answer(run("brief", "--as-of", "2024-03-05", "--json"))
    assert {report["published"] for report in told["reports"]} == {"2024-03-04", "2024-03-05"}


def test_a_brief_of_a_name_is_about_nobody_else(run: Run) -> None:
    told = answer(run("brief", "Marrow Choir", "--json"))
    assert {report["publisher"] for report in told["reports"]} == {"Upland Farmer"}
    lines = [line for part in told["parts"] for group in part["groups"] for line in group["lines"]]
    assert lines
    assert not any("bell" in line["statement"] for line in lines)


def test_a_brief_of_an_outlet_is_of_all_that_it_published(run: Run) -> None:
    told = answer(run("brief", "Coast Mail", "--json"))
    assert {report["publisher"] for report in told["reports"]} == {"Coast Mail"}


def test_a_brief_of_a_report_is_of_its_story(run: Run) -> None:
    told = answer(run("brief", "quay", "--json"))
    assert {"Quay Gazette", "Saltby Echo"} <= {report["publisher"] for report in told["reports"]}


def test_what_is_otherwise_is_told_against_an_earlier_brief(run: Run) -> None:
    run("brief", "--as-of", "2024-03-05", "--json", "--out", "old.json")
    result = run("brief", "--since-brief", "old.json")
    assert result.exit_code == 0, result.output
    assert "New reports" in result.stdout
    assert "Treasurer acquitted" in result.stdout
    as_json = answer(run("brief", "--since-brief", "old.json", "--json"))
    assert as_json["brief_diff"] == 1


def test_a_file_that_is_no_brief_is_said_to_be_none(run: Run) -> None:
    Path("bad.json").write_text('{"brief": 2}', "utf-8")
    result = run("brief", "--since-brief", "bad.json")
    assert result.exit_code == ExitCode.NOTHING_READ
    assert "bad.json" in result.stderr


def test_nobody_of_that_name_is_said_in_a_sentence(run: Run) -> None:
    result = run("brief", "Nobody Atall")
    assert result.exit_code == ExitCode.STORE
    assert "Nothing in the collection fits" in result.stderr


# Read sheet


def test_a_read_sheet_is_by_subject_and_written_and_noted(run: Run, store: Path) -> None:
    result = run("read-sheet", "--html", "legal.html")
    assert result.exit_code == 0, result.output
    assert "Joren Valk" in Path("legal.html").read_text("utf-8")
    with Collection.open(store, create=False) as collection, collection.store.view() as view:
        assert [export.kind for export in view.exports()] == ["read-sheet"]


def test_a_read_sheet_as_json_says_which_words_made_each_an_allegation(run: Run) -> None:
    told = answer(run("read-sheet", "--json"))
    statements = [item for subject in told["subjects"] for item in subject["statements"]]
    assert statements
    assert all(item["why"] and item["reply"] and item["who_says"] for item in statements)


# Check


def test_a_draft_that_says_more_ends_with_one(run: Run) -> None:
    Path("draft.txt").write_text("The Bell Trust has sold the harbour bell to the Pier Company.\n", "utf-8")
    result = run("check", "draft.txt", "--with", "quay")
    assert result.exit_code == ExitCode.SOME_REFUSED
    assert "flag" in result.stdout


def test_a_draft_that_is_fair_ends_with_nought(run: Run) -> None:
    draft = "The Marrow Choir opened a hall in Saltby, its director Piet Lund said.\n"
    result = run("check", "-", "--json", input=draft)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["flagged"] == 0


def test_nothing_of_a_draft_is_kept(run: Run, store: Path) -> None:
    with Collection.open(store, create=False) as collection:
        before = collection.size()
    Path("draft.txt").write_text("The harbour is closed. A thing nobody reported.\n", "utf-8")
    run("check", "draft.txt")
    with Collection.open(store, create=False) as collection:
        assert collection.size() == before
