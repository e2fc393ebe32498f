"""`sayso review`: one key a question, from a terminal or a pipe, and what it writes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.cli.options import ExitCode
from sayso.cli.review_loop import PipedKeys
from sayso.desk import Desk
from sayso.export.console import to_plain
from sayso.export.review_terminal import HELP, decided_to_terminal, item_to_terminal, queue_to_terminal
from sayso.store import Store
from tests.ask.review_factories import EACH, read

REPORT = read(0).document.id


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    with Store.open(path) as opened:
        for number in range(2):
            opened.add(read(number))
    return path


@pytest.fixture
def run(store: Path) -> Callable[..., Result]:
    def run(*arguments: str, keys: str = "", code: int = ExitCode.FINE) -> Result:
        result = CliRunner().invoke(app, ["review", *arguments, "--store", str(store)], input=keys)
        assert result.exit_code == code, result.output
        return result

    return run


def said(result: Result) -> str:
    """What was shown, without where its lines end."""
    return " ".join(result.output.split())


def decided(run: Callable[..., Result]) -> list[tuple[str, str | None]]:
    found = json.loads(run("--decided", "--json").output)["claims"]
    return [(each["review"]["decision"], each["review"]["fault"]) for each in found]


def test_each_key_decides_and_the_next_question_comes(run: Callable[..., Result]) -> None:
    output = said(run(REPORT, "--by", "Ana", keys="a rw c standing=hedged\ns q"))
    assert decided(run) == [("confirmed", None), ("rejected", "wrong_words"), ("corrected", "wrong_standing")]
    assert "Accepted: read rightly. (change 1; z takes it back)" in output
    assert "Rejected: wrong words." in output
    assert "4 decisions in this sitting." in output
    assert "Ana" in said(run("--decided"))


def test_whoever_gives_no_name_is_told_that_none_is_kept(run: Callable[..., Result]) -> None:
    assert "No name will be kept" in said(run(REPORT, keys="q"))
    assert "No name will be kept" not in said(run(REPORT, "--by", "Ana", keys="q"))


def test_undo_takes_back_the_last_decision_and_asks_again(run: Callable[..., Result]) -> None:
    output = said(run(REPORT, keys="a a z z z q"))
    assert decided(run) == []
    assert "Change 2 was taken back." in output
    assert "Not done: Nothing was decided in this sitting." in output
    assert "0 decisions in this sitting." in output


def test_moving_goes_round_and_passes_what_is_decided(run: Callable[..., Result]) -> None:
    run(REPORT, keys="a k a j q")  # the first, then back to the last
    quotes = [c["quote"] for c in json.loads(run("--decided", "--json").output)["claims"]]
    assert quotes == [read(0).claims[0].citation.quote, read(0).claims[-1].citation.quote]


def test_when_nothing_is_left_it_ends(run: Callable[..., Result]) -> None:
    output = said(run(REPORT, keys="a" * (EACH + 3)))
    assert "No question is left." in output
    assert len(decided(run)) == EACH
    assert f"0 questions; {EACH} of {EACH} claims decided by people" in said(run(REPORT))


def test_what_cannot_be_is_said_and_nothing_is_decided(run: Callable[..., Result]) -> None:
    output = said(run(REPORT, keys="x u rx c mood=merry\nc hedged\n? q"))
    assert decided(run) == []
    assert "'x' does nothing here" in output
    assert output.count("Not done:") == 4
    assert all(" ".join(line.split()) in output for line in HELP)


def test_names_are_judged_and_what_follows_is_not_asked(run: Callable[..., Result]) -> None:
    (item,) = json.loads(run("--json").output)["items"]
    assert (item["kind"], [side["label"] for side in item["sides"]]) == ("identity", ["Odile Marsh"] * 2)
    assert "Accepted: the same." in said(run(keys="a"))
    assert json.loads(run("--json").output)["items"] == []


def test_all_questions_about_one_name_are_accepted_as_one_change(run: Callable[..., Result], store: Path) -> None:
    assert "no other open question about this name" in said(run(keys="A"))
    with Store.open(store) as opened:
        for number in range(2, 5):
            opened.add(read(number))
    many = len(json.loads(run("--json").output)["items"])
    assert many >= 4
    output = said(run(keys="A"))
    assert f"the same, in {many} questions. {many - 1} other questions settled by it. (change 1" in output
    assert json.loads(run("--json").output)["items"] == []
    assert "1 decision in this sitting." in output


def test_what_cannot_be_told_is_asked_no_more(run: Callable[..., Result]) -> None:
    assert "Cannot be told." in said(run(keys="u"))
    assert json.loads(run("--json").output)["items"] == []


def test_two_that_are_different_are_asked_no_more_until_it_is_taken_back(run: Callable[..., Result]) -> None:
    assert "Rejected: two different ones." in said(run(keys="r"))
    assert json.loads(run("--json").output)["items"] == []


def test_the_queue_as_json_and_as_a_list_decides_nothing(run: Callable[..., Result]) -> None:
    listed = json.loads(run(REPORT, "--json", "--limit", "2").output)
    assert (listed["review"], listed["claims"], listed["decided"], len(listed["items"])) == (1, EACH, 0, 2)
    assert listed["items"][0]["claim"]["quote"] == read(0).claims[0].citation.quote
    assert "6 questions, 2 of them shown; 0 of 6 claims decided" in said(
        run(REPORT, "--list", "--limit", "2", keys="aaa")
    )
    assert decided(run) == []


def test_what_was_decided_is_written_out(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "out.ann.txt"
    assert "Nothing was confirmed" in said(run("--export", str(path), code=ExitCode.USAGE))
    run(REPORT, keys="a")
    run("--export", str(path))
    assert path.read_text("utf-8").startswith("=== REPORT 2024-03-04\n")


def test_a_report_that_is_not_there_is_named(run: Callable[..., Result]) -> None:
    assert "doc-none" in said(run("doc-none", code=ExitCode.STORE))


def test_questions_and_decisions_keep_within_sixty_columns(run: Callable[..., Result], store: Path) -> None:
    run(REPORT, keys="a")
    with Desk.open(store) as desk:
        queues = desk.review_queue(), desk.review_queue(REPORT)
        shown = [item_to_terminal(item, 1, queue) for queue in queues for item in queue.items]
        found = desk.reviewed()
    shown += [queue_to_terminal(queue) for queue in queues] + [decided_to_terminal(found.claims, found.lost)]
    lines = [line for each in shown for line in to_plain(each, width=60).splitlines()]
    assert max(map(len, lines)) <= 60
    assert "\x1b" not in "".join(lines)


def test_piped_keys_are_characters_and_a_line_is_what_is_left_of_it() -> None:
    keys = PipedKeys(io.StringIO(" a\n\nc who=Ana \nz"))
    assert (keys.key(), keys.key(), keys.line("?"), keys.key()) == ("a", "c", "who=Ana", "z")
    with pytest.raises(EOFError):
        keys.key()
