"""Whose names leave the house: rules 11 and 12 of docs/ethics.md over every command, on one invented story."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.store import Store

Run = Callable[..., Result]

POST = """Guild fined over stale cheese at the old mill

Lena Horvat, a 43-year-old baker from Tollbeck, said on Monday that the Tallow Guild had sold stale cheese at the old
mill. Horvat said that she had paid 200 crowns for a wheel.

Mira Venn, the mayor of Tollbeck, said that the Tallow Guild would pay a fine of 900 crowns to the town. Mira Venn met
Piet Lund in March. Mira Venn was diagnosed with gout in April. "It was never stale," Mira Venn said.

Timo Brandt, 13, found the cheese behind the old mill on Sunday. An eyewitness, Hedda Kroll, saw a blue van. Sander
Vogt, a fisherman, was stabbed on the quay. Mira Venn thanked Timo Brandt and Lena Horvat.
"""
RADIO = """Guild fined over stale cheese at the old mill

The Tallow Guild had sold stale cheese at the old mill, Lena Horvat said on Monday, according to The Harbour Post. Mira
Venn said that the Tallow Guild would pay a fine of 900 crowns to the town.

Timo Brandt found the cheese behind the old mill on Sunday. Timo Brandt told Radio Skerrow that the wheel was blue.
Hedda Kroll thanked Timo Brandt.
"""
OTHER = """Rowing club opens

Timo Brandt, the treasurer of the Reed Club, opened the boathouse in Oslo on Friday. Brandt said that it cost 5,000
crowns.
"""
REPORTS = (("post", POST, "The Harbour Post", "2025-05-12"), ("radio", RADIO, "Radio Skerrow", "2025-05-13"))
BLOCKED = ("Timo", "Brandt", "Hedda", "Kroll", "Vogt")
PRIVATE = ("Lena", "Horvat")
COLLECTION = ("ties", "timeline", "search cheese", "search wheel", "story", "origins", "drift", "without --unnamed")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of two reports of one story, read as a user reads them."""
    folder = tmp_path_factory.mktemp("decency")
    for name, text, outlet, day in REPORTS:
        (folder / f"{name}.txt").write_text(text, "utf-8")
        given = ["--publisher", outlet, "--published", day, "--store", str(folder / "case.db")]
        result = CliRunner().invoke(app, ["read", str(folder / f"{name}.txt"), *given])
        assert result.exit_code == 0, result.output
    return folder / "case.db"


@pytest.fixture
def run(store: Path) -> Run:
    def invoke(command: str, *more: str) -> Result:
        result = CliRunner().invoke(app, [*command.split(), *more, "--store", str(store)])
        assert result.exit_code == 0, result.output
        return result

    return invoke


def shown(names: tuple[str, ...], text: str) -> list[str]:
    return [name for name in names if name in text]


def document(store: Path, title: str) -> str:
    with Store.open(store) as opened, opened.view() as view:
        return next(heading.id for heading in view.documents() if heading.publisher == title)


def test_the_reports_are_one_story(run: Run) -> None:
    """Else what follows would show less than it says."""
    assert len(json.loads(run("story", "--json").stdout)["reports"]) == 2


@pytest.mark.parametrize("command", COLLECTION)
def test_no_answer_names_whom_it_must_not(run: Run, command: str) -> None:
    """Rules 11 and 12: the second report blocks nobody by itself, and introduces nobody."""
    assert shown((*BLOCKED, *PRIVATE), run(command).stdout) == []


@pytest.mark.parametrize("command", COLLECTION)
def test_names_are_shown_if_somebody_asks_and_still_not_all(run: Run, command: str) -> None:
    assert shown(BLOCKED, run(command, "--names").stdout) == []
    assert shown(BLOCKED, run(command, "--json").stdout) == []


def test_a_private_person_is_shown_by_name_if_somebody_asks(run: Run) -> None:
    assert "[a 43-year-old baker], per The Harbour Post, says" in run("search stale").stdout
    assert "1 private person is shown by what a report calls them and not by name" in run("search stale").stdout
    asked = run("search stale", "--names").stdout
    assert "Lena Horvat" in asked
    assert "by what a report calls them" not in asked


@pytest.mark.parametrize("outlet", ["The Harbour Post", "Radio Skerrow"])
def test_a_sheet_and_a_page_name_nobody_who_is_private(run: Run, store: Path, tmp_path: Path, outlet: str) -> None:
    report = document(store, outlet)
    page = tmp_path / "sheet.html"
    run(f"sheet {report}", "--html", str(page))
    for text in (run(f"sheet {report}").stdout, page.read_text("utf-8")):
        assert shown((*BLOCKED, *PRIVATE), text) == []
        assert "1 private person is shown by what a report calls them" in " ".join(text.split())
    assert "Lena Horvat" in run(f"sheet {report}", "--names").stdout


def test_machines_get_the_names_of_private_people_marked(run: Run, store: Path) -> None:
    sheet = json.loads(run(f"sheet {document(store, 'The Harbour Post')}", "--json").stdout)
    people = {e["name"]: (e["private"], e["described"]) for e in sheet["entities"] if e["type"] == "PERSON"}
    assert people["Lena Horvat"] == (True, "a 43-year-old baker")
    assert people["Mira Venn"] == (False, None)
    assert not any(shown(BLOCKED, name) for name in people)


def test_machines_find_every_word_where_it_was(run: Run, store: Path) -> None:
    """A blocked name is a row of blocks of its length, in the text as in what is quoted of it."""
    sheet = json.loads(run(f"sheet {document(store, 'The Harbour Post')}", "--json").stdout)
    assert len(sheet["text"]) == sheet["document"]["characters"]
    assert "▒▒▒▒ ▒▒▒▒▒▒, 13, found the cheese" in sheet["text"]
    for claim in sheet["claims"]:
        assert claim["quote"] == " … ".join(sheet["text"][start:end] for start, end in claim["spans"])


def test_a_collection_says_whom_it_holds_private(run: Run) -> None:
    found: list[dict[str, Any]] = json.loads(run("ties", "--json").stdout)["private"]
    assert {(each["described"], each["private"]) for each in found} == {("a 43-year-old baker", True)}


def test_what_was_left_out_is_said_with_the_reason(run: Run, store: Path) -> None:
    sheet = json.loads(run(f"sheet {document(store, 'The Harbour Post')}", "--json").stdout)
    rules = [abstention["rule"] for abstention in sheet["abstentions"]]
    assert {rule: rules.count(rule) for rule in ("minor", "witness", "victim")} == {
        "minor": 2,
        "witness": 1,
        "victim": 1,
    }


def test_no_search_finds_a_blocked_name_in_the_report_that_blocks_it(store: Path) -> None:
    """The words that are searched do not hold it, so that no index does."""
    from sqlalchemy import create_engine, text

    post = document(store, "The Harbour Post")
    with create_engine(f"sqlite:///{store}").connect() as connection:
        rows = connection.execute(
            text(
                "SELECT text FROM passages JOIN analyses ON passages.analysis = analyses.id WHERE document = :d "
                "UNION ALL SELECT quote || context FROM claims JOIN analyses ON claims.analysis = analyses.id "
                "WHERE document = :d"
            ),
            {"d": post},
        )
        found = " ".join(row[0] for row in rows)
    assert "stale cheese" in found
    assert shown(BLOCKED, found) == []


# Views of people


def test_a_view_is_of_somebody_in_a_public_role(run: Run) -> None:
    lines = run("who", "Mira Venn").stdout
    assert "told of as “mayor of Tollbeck”" in lines
    assert "Said by them" in lines
    assert "It was never stale" in lines


def test_a_view_leaves_out_what_is_nobody_s_business(run: Run) -> None:
    lines = run("who", "Mira Venn").stdout
    assert "gout" not in lines
    assert "1 statement left out that touches on family, faith, origin, health or home" in lines


def test_there_is_no_view_of_a_private_person(run: Run) -> None:
    lines = run("who", "Lena Horvat").stdout
    assert "1 report mentions “Lena Horvat”, described there as " in lines
    assert "Nothing identifies them further" in lines
    assert "stale" not in lines
    found = json.loads(run("who", "Lena Horvat", "--json").stdout)["entities"]
    assert [entity["view"] for entity in found] == [None] * len(found)


def test_there_is_no_view_of_somebody_with_a_blocked_name(run: Run) -> None:
    lines = run("who", "Timo Brandt").stdout
    assert "A report blocks this name: nobody of it is shown." in lines
    assert shown(BLOCKED, lines) == []


def test_bodies_have_views(run: Run) -> None:
    assert "Said of them" in run("who", "Tallow Guild").stdout


def test_another_story_s_namesake_is_not_blocked(store: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(OTHER, "utf-8")
    result = CliRunner().invoke(app, ["sheet", str(tmp_path / "other.txt")])
    assert "Timo Brandt" in result.stdout


KEYS_SOLD = """Lena Horvat, a 43-year-old baker from Tollbeck, sold the keys of the old mill to a stranger on Thursday.
The stranger left three crates of herring behind.
"""
NOTICES = {
    "age": "Correction: In our report of 3 May we gave the wrong age of Lena Horvat. She is 34. We apologise.",
    "keys": "Correction: An earlier report said that Lena Horvat had sold the keys of the old mill to a stranger. She "
    "had lent them to her brother. We apologise for the error.",
}


@pytest.mark.parametrize("notice", sorted(NOTICES))
def test_a_correction_shows_nobody_by_name_whom_the_report_does_not(tmp_path: Path, notice: str) -> None:
    """The correction introduces nobody: that she is a private person stands in the report that it corrects."""
    cli = CliRunner()
    for name, text, day in (("first", KEYS_SOLD, "2024-05-03"), ("notice", NOTICES[notice], "2024-05-08")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        given = ["--publisher", "Tollbeck Post", "--published", day, "--store", str(tmp_path / "case.db")]
        assert cli.invoke(app, ["read", str(tmp_path / f"{name}.txt"), *given]).exit_code == 0
    with Store.open(tmp_path / "case.db") as opened, opened.view() as view:
        held = [heading.id for heading in view.documents()]
    for report in held:
        assert shown(PRIVATE, cli.invoke(app, ["sheet", report, "--store", str(tmp_path / "case.db")]).stdout) == []
    alone = cli.invoke(app, ["sheet", str(tmp_path / "notice.txt")])
    assert "Horvat" in alone.stdout
