"""Every command answers on standard output, tells trouble on standard error, and ends with its code."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso import __version__
from sayso.cli import app
from sayso.cli.examples import EXAMPLES
from sayso.cli.main import COMMANDS
from sayso.cli.options import EXIT_CODES, ExitCode
from sayso.evaluate.report import Figure, Report

ARTICLE = """Choir and guild hold a rehearsal

The Marrow Choir held a rehearsal in Saltby in March 2024. Odile Marsh, the treasurer of the Tallow Guild, said the \
two societies would share a stage again.

Piet Lund, the director of the Marrow Choir, denied paying the guild. The town council declined to comment.
"""

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder, without settings of the person who tests."""
    monkeypatch.chdir(tmp_path)
    for name in ("SAYSO_STORE", "SAYSO_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments, **rest: CliRunner().invoke(app, list(map(str, arguments)), **rest)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


# Help


def test_help_names_every_command_and_every_exit_code(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    shown = " ".join(result.stdout.split())
    assert EXIT_CODES in shown
    for name, _ in COMMANDS:
        assert re.search(rf"^  {name} ", result.stdout, re.MULTILINE)
    assert "..." not in result.stdout.partition("Commands:")[2]


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_the_help_of_every_command_has_its_examples(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert all(example in result.stdout for example in EXAMPLES[name])
    assert EXIT_CODES in " ".join(result.stdout.split())


@pytest.mark.parametrize("example", [line for lines in EXAMPLES.values() for line in lines])
def test_every_example_is_a_command_that_exists(run: Run, example: str) -> None:
    """Its options are known: asked for help with them, the command gives it."""
    words = shlex.split(example.split(" | ")[-1] if example.startswith("curl") else example.split(" | ")[0])
    assert words[0] == "sayso"
    assert run(*words[1:], "--help").exit_code == 0


def test_every_exit_code_is_told() -> None:
    told = {int(number) for number in re.findall(r"(?:: |; )(\d+) ", EXIT_CODES)}
    assert told == {int(code) for code in ExitCode}


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"sayso {__version__}\n"


# One report


def test_a_file_needs_no_collection_and_none_is_made(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("sheet", article)
    assert result.exit_code == 0
    assert "Odile Marsh" in result.stdout
    assert list(tmp_path.iterdir()) == [article]


def test_a_sheet_as_json_keeps_its_promise(run: Run, article: Path) -> None:
    given = {"title": "T", "publisher": "P", "published": "2024-04-02", "url": "https://quay.example/1"}
    options = [word for name, value in given.items() for word in (f"--{name}", value)]
    sheet = json.loads(run("sheet", article, "--json", *options).stdout)
    assert sheet["sheet"] == 1
    assert sheet["text"] == ARTICLE
    assert {name: sheet["document"][name] for name in given} == given
    quoted = [" … ".join(ARTICLE[start:end] for start, end in claim["spans"]) for claim in sheet["claims"]]
    assert quoted == [claim["quote"] for claim in sheet["claims"]] != []


def test_a_sheet_as_a_page_is_written_whole(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("sheet", article, "--html", "pages/sheet.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Odile Marsh" in (tmp_path / "pages" / "sheet.html").read_text("utf-8")
    assert [path.name for path in (tmp_path / "pages").iterdir()] == ["sheet.html"]


def test_a_page_that_cannot_be_written_is_wrong_usage(run: Run, article: Path) -> None:
    assert run("sheet", article, "--html", article / "sheet.html").exit_code == ExitCode.USAGE


def test_standard_input_has_a_sheet(run: Run) -> None:
    sheet = json.loads(run("sheet", "-", "--json", input=ARTICLE).stdout)
    assert sheet["text"] == ARTICLE


@pytest.mark.parametrize("date", ["yesterday", "2024-13", "12.05.2024"])
def test_a_date_that_is_none_is_wrong_usage(run: Run, article: Path, date: str) -> None:
    result = run("sheet", article, "--published", date)
    assert result.exit_code == ExitCode.USAGE
    assert date in result.stderr


def test_an_unreadable_file_has_no_sheet(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("sheet", "empty.txt")
    assert result.exit_code == ExitCode.NOTHING_READ
    assert result.stdout == ""
    assert "empty.txt" in result.stderr


# A collection


def test_reading_says_a_line_a_report_and_sums(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("read", article, "empty.txt", "--store", "case.db")
    assert result.exit_code == ExitCode.SOME_REFUSED
    stored, refused, total = result.stdout.splitlines()
    assert stored.startswith("stored ")
    assert refused.startswith("refused ")
    assert total == "2 reports: 1 stored, 0 stored in part, 0 already held, 1 refused."
    assert result.stderr == ""


def test_the_ledger_as_json_sums(run: Run, article: Path) -> None:
    result = run("read", article, article, "nothing.txt", "--json")
    ledger = json.loads(result.stdout)
    assert ledger["read"] == len(ledger["reports"]) == 3
    assert [ledger[k] for k in ("stored", "held", "partial", "refused")] == [1, 1, 0, 1]
    assert result.exit_code == ExitCode.SOME_REFUSED


def test_where_nothing_can_be_read_the_code_says_so(run: Run) -> None:
    assert run("read", "nothing.txt").exit_code == ExitCode.NOTHING_READ
    assert run("read").exit_code == ExitCode.USAGE


def test_a_report_is_found_by_its_id_and_the_environment_names_the_collection(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_STORE", "case.db")
    document = json.loads(run("read", article, "--json").stdout)["reports"][0]["document"]
    assert json.loads(run("sheet", document[:9], "--json").stdout)["document"]["id"] == document
    assert document in run("list").stdout
    (listed,) = json.loads(run("list", "--json").stdout)["reports"]
    assert listed["id"] == document


def test_questions_are_answered_with_holders(run: Run, article: Path) -> None:
    run("read", article)
    answer = json.loads(run("search", "--about", "choir", "--json").stdout)
    assert answer["total"] == len(answer["claims"]) > 0
    assert all(c["holder"] and c["quote"] and c["standing"] and c["report"]["id"] for c in answer["claims"])
    for command in (("search", "rehearsal"), ("ties",), ("timeline",)):
        result = run(*command)
        assert result.exit_code == 0
        assert json.loads(run(*command, "--json").stdout)
    assert "2024-03" in run("timeline").stdout
    assert "“" in run("search", "rehearsal").stdout


def test_a_search_for_nothing_is_wrong_usage(run: Run, article: Path) -> None:
    run("read", article)
    assert run("search").exit_code == ExitCode.USAGE
    assert run("search", "x", "--since", "soon").exit_code == ExitCode.USAGE
    assert run("search", "x", "--standing", "certain").exit_code == ExitCode.USAGE


@pytest.mark.parametrize("command", ["ties", "timeline", "list", "search x", "sheet doc-1"])
def test_asking_makes_no_collection(run: Run, tmp_path: Path, command: str) -> None:
    result = run(*command.split())
    assert result.exit_code == ExitCode.STORE
    assert result.stderr.startswith("sayso: ")
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_collection_is_trouble_with_the_collection(run: Run, article: Path) -> None:
    for command in (("ties",), ("read", article), ("doctor",)):
        result = run(*command, "--store", article)
        assert result.exit_code == ExitCode.STORE
        assert "not a collection" in result.stderr + result.stdout
    assert article.read_text("utf-8") == ARTICLE


def test_debugging_shows_where(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_DEBUG", "1")
    assert type(run("ties").exception).__name__ == "NotFound"


def test_a_fault_of_sayso_is_one_sentence(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr("sayso.collection.build_sheet", fail)
    result = run("sheet", article)
    assert result.exit_code == ExitCode.BUG
    assert "Traceback" not in result.stderr
    assert "fault of sayso" in result.stderr


# Itself


def test_the_doctor_finds_a_sound_installation_and_collection(run: Run, article: Path) -> None:
    assert "none yet" in run("doctor").stdout
    run("read", article)
    result = run("doctor")
    assert result.exit_code == 0
    assert "ILL" not in result.stdout
    assert all(check["well"] for check in json.loads(run("doctor", "--json").stdout)["checks"])


def test_the_doctor_finds_missing_bytes(run: Run, article: Path, tmp_path: Path) -> None:
    run("read", article)
    for path in (tmp_path / "sayso.db.bytes").rglob("*"):
        if path.is_file():
            path.unlink()
    result = run("doctor")
    assert result.exit_code == ExitCode.STORE
    assert "missing" in result.stdout


def test_limits_are_listed(run: Run) -> None:
    assert "input-bytes" in run("limits").stdout
    assert {limit["name"] for limit in json.loads(run("limits", "--json").stdout)["limits"]} >= {"input-bytes", "text"}


def test_benchmarks_are_listed_and_one_without_its_articles_says_so(run: Run, tmp_path: Path) -> None:
    assert "wikinews" in run("evaluate").stdout
    assert run("evaluate", "sheets").exit_code == ExitCode.USAGE
    for name in ("wikinews", "no_such_benchmark"):
        result = run("evaluate", name, "--data", tmp_path)
        assert result.exit_code == ExitCode.BELOW_FLOOR
        assert result.stderr.startswith("sayso: ")


@pytest.mark.parametrize(("floor", "code"), [(0.5, ExitCode.FINE), (0.9, ExitCode.BELOW_FLOOR)])
def test_a_score_below_its_floor_is_told_by_the_code(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, floor: float, code: ExitCode
) -> None:
    report = Report(benchmark="wikinews", documents=1, figures=(Figure(name="names", value=0.8, n=10, floor=floor),))
    monkeypatch.setattr("sayso.evaluate.registry.run", lambda *_, **__: report)
    assert run("evaluate", "wikinews", "--data", tmp_path).exit_code == code
    assert json.loads(run("evaluate", "wikinews", "--data", tmp_path, "--json").stdout)


def test_records_are_named_by_their_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    lines = [json.dumps({"text": ARTICLE}), "no object"]
    (tmp_path / "in" / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")
    stored, refused, _ = run("read", "in").stdout.splitlines()
    assert stored.split()[1] == "in/wire.jsonl:1"
    assert refused.split()[1] == "in/wire.jsonl:2:"
    assert refused.count("wire.jsonl") == 1
