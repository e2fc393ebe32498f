"""Commands over several reports: what they answer, what they write, what they keep, and how they end."""

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

Run = Callable[..., Result]

REPORTS = (
    {
        "id": "quay",
        "publisher": "Quay Gazette",
        "published": "2024-03-04",
        "title": "Bell is sold",
        "captured": "2024-03-05T08:00:00Z",
        "text": (
            "The Bell Trust has sold the harbour bell to the Pier Company, two people close to the trust "
            "told the Quay Gazette. The Bell Trust declined to comment.\n"
        ),
    },
    {
        "id": "echo",
        "publisher": "Saltby Echo",
        "published": "2024-03-05",
        "title": "Trust sold its bell - report",
        "text": (
            "The Bell Trust has sold the harbour bell to the Pier Company, the Quay Gazette reported on "
            "Monday, citing people close to the trust.\n"
        ),
    },
    {
        "id": "choir",
        "publisher": "Upland Farmer",
        "published": "2024-06-01",
        "title": "Choir opens a hall",
        "text": "The Marrow Choir opened a hall in Saltby, its director Piet Lund said. The choir has 40 members.\n",
    },
)


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of the three reports, read once for all tests."""
    folder = tmp_path_factory.mktemp("bell")
    lines = "\n".join(json.dumps(report) for report in REPORTS)
    (folder / "bell.jsonl").write_text(lines, encoding="utf-8")
    read = CliRunner().invoke(app, ["read", str(folder / "bell.jsonl"), "--store", str(folder / "sayso.db")])
    assert read.exit_code == 0, read.output
    return folder


@pytest.fixture
def run(tmp_path: Path, read_once: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command beside a copy of the collection, without settings of the person who tests."""
    for path in read_once.glob("sayso.db*"):
        if path.is_file():
            shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in ("SAYSO_STORE", "SAYSO_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments, **rest: CliRunner().invoke(app, list(map(str, arguments)), **rest)


def answer(run: Run, *arguments: object) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def given(story: dict[str, Any]) -> list[str]:
    return [report["given_id"] for report in story["reports"]]


# Which reports


def test_without_names_the_stories_are_listed(run: Run) -> None:
    result = run("story")
    assert result.exit_code == 0
    assert "2 stories, by their first report." in result.stdout
    assert "“Bell is sold”" in result.stdout
    assert "“Choir opens a hall”" in result.stdout


def test_as_json_the_whole_collection_is_told(run: Run) -> None:
    story = answer(run, "story")
    assert story["story"] == 1
    assert given(story) == ["quay", "echo", "choir"]


def test_one_report_stands_for_its_story_and_several_for_themselves(run: Run) -> None:
    assert given(answer(run, "story", "echo")) == ["quay", "echo"]
    assert given(answer(run, "story", "echo", "choir")) == ["echo", "choir"]


def test_a_report_is_named_by_the_beginning_of_its_id(run: Run) -> None:
    first = answer(run, "story")["reports"][0]["id"]
    assert given(answer(run, "story", first[:10])) == ["quay", "echo"]


def test_a_name_means_the_reports_that_have_it(run: Run) -> None:
    assert given(answer(run, "story", "piet lund")) == ["choir"]
    assert given(answer(run, "story", "Saltby Echo", "Bell Trust")) == ["quay", "echo"]


def test_a_period_narrows_the_story(run: Run) -> None:
    assert given(answer(run, "story", "--since", "2024-03-05", "--until", "2024-03")) == ["echo"]


def test_a_name_that_nothing_has_is_trouble_with_the_collection(run: Run) -> None:
    result = run("story", "Nobody Inparticular")
    assert result.exit_code == ExitCode.STORE
    assert result.stdout == ""
    assert "Nobody Inparticular" in result.stderr


# Answers


def test_two_reports_are_one_origin(run: Run) -> None:
    story = answer(run, "story", "echo")
    talks = next(p for p in story["propositions"] if p["counts"]["reports"] == 2)
    assert talks["counts"]["origins"] == 1
    assert talks["support"] == "single_source"
    assert talks["statement"].startswith("Two unnamed people close to the trust, per Quay Gazette, say:")
    assert "declined to comment" in talks["statement"]


def test_the_tree_has_the_credit_with_its_words(run: Run) -> None:
    result = run("origins", "echo")
    assert result.exit_code == 0
    shown = " ".join(result.stdout.split())
    assert "credited: Saltby Echo, 2024-03-05" in shown
    assert "the Quay Gazette reported on Monday" in shown
    tree = answer(run, "origins", "echo")
    assert tree["derivations"][0]["basis"] == "declared"


def test_the_tree_of_one_claim(run: Run) -> None:
    talks = next(p for p in answer(run, "story", "echo")["propositions"] if p["counts"]["reports"] == 2)
    claim = talks["claims"][0]["claim"]
    assert answer(run, "origins", "echo", "--claim", claim)["proposition"] == talks["id"]
    assert run("origins", "--claim", "clm-nothing").exit_code == ExitCode.STORE


def test_drift_is_a_table_and_a_list(run: Run) -> None:
    drift = answer(run, "drift", "echo")
    assert {"reports", "rows", "drift"} <= set(drift)
    assert run("drift", "echo").exit_code == 0


def test_why_adds_the_rules(run: Run) -> None:
    assert "why R" in run("story", "echo", "--why").stdout
    assert "why R" not in run("story", "echo").stdout


def test_what_was_known_on_a_day_leaves_out_what_came_later(run: Run) -> None:
    then = answer(run, "as-of", "2024-03-04")
    assert given(then["story"]) == ["quay"]
    assert [report["given_id"] for report in then["later"]] == ["echo", "choir"]
    assert answer(run, "story", "--as-of", "2024-03-04")["propositions"] == then["story"]["propositions"]


def test_what_falls_without_a_source(run: Run) -> None:
    for left_out in (("--outlet", "Quay Gazette"), ("--unnamed",)):
        falls = answer(run, "without", *left_out)
        assert any(change["has_none_left"] for change in falls["changes"])
    origin = next(o for o in answer(run, "story")["origins"] if o["kind"] == "unnamed_bundle")
    assert answer(run, "without", "--origin", origin["id"])["without"] == [origin["label"]]
    assert "none left" in run("without", "--unnamed").stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("without",), ExitCode.USAGE),
        (("without", "--outlet", "The Far Herald"), ExitCode.STORE),
        (("without", "--origin", "org-nothing"), ExitCode.STORE),
        (("as-of", "yesterday"), ExitCode.USAGE),
        (("story", "--since", "soon"), ExitCode.USAGE),
        (("story", "--as-of", "2024-13"), ExitCode.USAGE),
        (("retract", "quay"), ExitCode.USAGE),
        (("retract", "quay", "--why", " "), ExitCode.USAGE),
        (("retract", "nothing", "--why", "gone"), ExitCode.STORE),
        (("retract", "quay", "--undo", "--why", "gone"), ExitCode.STORE),
    ],
)
def test_what_cannot_be_asked_ends_with_its_code(run: Run, arguments: tuple[str, ...], code: ExitCode) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


# The corrections desk


def retract(run: Run, *more: str) -> dict[str, Any]:
    return answer(run, "retract", "quay", "--why", "withdrawn", "--by", "the desk", "--date", "2024-03-08", *more)


def test_a_report_that_is_taken_back_takes_what_rests_on_it_along(run: Run) -> None:
    blast = retract(run)
    assert blast["line"].startswith("1 report → 1 derived → ")
    assert any(change["has_none_left"] for change in blast["changes"])
    assert {notice["report"] for notice in blast["notices"]} >= {blast["report"]["id"]}
    talks = next(p for p in answer(run, "story", "echo")["propositions"] if len(p["claims"]) > 1)
    assert talks["lifecycle"] != "live"
    assert given(answer(run, "story", "echo")) == ["quay", "echo"]  # nothing is deleted


def test_a_mark_counts_from_its_day_on(run: Run) -> None:
    before = answer(run, "story", "echo")["propositions"]
    retract(run)
    assert answer(run, "story", "echo", "--as-of", "2024-03-07")["propositions"] == before
    assert answer(run, "story", "echo", "--as-of", "2024-03-08")["amendments"][0]["by"] == "the desk"


def test_a_mark_that_is_undone_is_kept_and_counts_no_more(run: Run) -> None:
    before = answer(run, "story")
    retract(run)
    undone = answer(run, "retract", "quay", "--undo", "--why", "in error", "--date", "2024-03-09")
    assert undone["mark"]["withdrawn_at"] == "2024-03-09"
    assert answer(run, "story") == before
    (mark,) = answer(run, "corrections")["marks"]
    assert (mark["why"], mark["withdrawn_why"]) == ("withdrawn", "in error")
    assert "in error" in " ".join(run("corrections").stdout.split())
    assert answer(run, "story", "--as-of", "2024-03-08")["amendments"]  # it stood on that day


def test_a_file_that_was_written_is_noted_and_found_again(run: Run, tmp_path: Path) -> None:
    written = run("story", "echo", "--json", "--out", "brief.json")
    assert (written.exit_code, written.stdout) == (0, "")
    assert json.loads((tmp_path / "brief.json").read_text("utf-8"))["story"] == 1
    assert run("drift", "choir", "--out", "other.txt").exit_code == 0
    assert [file["name"] for file in retract(run)["exported"]] == ["brief.json"]


def test_the_sheet_of_a_report_says_what_the_others_hold(run: Run) -> None:
    sheet = answer(run, "sheet", "echo")
    found = [line for claim in sheet["claims"] for line in claim["elsewhere"]]
    assert any(line["kind"] == "same_origin" for line in found)
    assert "1 other report, same origin: Quay Gazette (2024-03-04)." in " ".join(run("sheet", "echo").stdout.split())
    assert all(claim["elsewhere"] == [] for claim in answer(run, "sheet", "choir")["claims"])


# The same for the same


def test_the_order_of_arrival_does_not_show(run: Run, tmp_path: Path) -> None:
    (tmp_path / "turned").mkdir()
    lines = "\n".join(json.dumps(report) for report in reversed(REPORTS))
    (tmp_path / "turned" / "bell.jsonl").write_text(lines, encoding="utf-8")
    assert run("read", "turned", "--store", "turned.db").exit_code == 0
    assert run("story", "--json", "--store", "turned.db").stdout == run("story", "--json").stdout
    assert run("origins", "--store", "turned.db").stdout == run("origins").stdout


def test_the_history_of_a_story_is_what_was_known_on_each_day(run: Run) -> None:
    for proposition in answer(run, "story", "echo")["propositions"]:
        for then in proposition["history"]:
            early = answer(run, "story", "echo", "--as-of", then["as_of"])["propositions"]
            known = next(p for p in early if p["id"] == proposition["id"])
            assert {axis: known[axis] for axis in ("support", "contest", "lifecycle")} == {
                axis: then[axis] for axis in ("support", "contest", "lifecycle")
            }


def test_a_table_of_outlets_beside_the_collection_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "families.toml").write_text("not a table", encoding="utf-8")
    result = run("story", "--json")
    assert result.exit_code == ExitCode.NOTHING_READ
    assert "families" in result.stderr
