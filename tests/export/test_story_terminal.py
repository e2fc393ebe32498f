"""A story in the terminal: counts in one order, three axes together, holders first, at any width, without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from sayso.ask.answers import ReportName
from sayso.ask.blast import find_blast_radius
from sayso.ask.changes import compare_stories
from sayso.ask.drift_table import build_drift_table
from sayso.ask.origin_tree import grow_origin_tree
from sayso.ask.story_answers import Corrections, StoryHeading, Then
from sayso.ask.story_statements import answer_story, report_lines
from sayso.ask.wording import loaded_words, outside_quotation
from sayso.export.console import to_plain
from sayso.export.drift_terminal import drift_to_terminal
from sayso.export.falls_terminal import (
    blast_to_terminal,
    corrections_to_terminal,
    falls_to_terminal,
    then_to_terminal,
    undone_line,
)
from sayso.export.story_terminal import stories_to_terminal, story_to_terminal
from sayso.export.tree_terminal import EDGES, tree_to_terminal
from sayso.model.provenance import Amendment, DerivationKind
from sayso.model.story import HeldReport
from sayso.store import Export, Mark
from tests.ask import factories as f
from tests.ask import story_factories as s

if TYPE_CHECKING:
    from rich.console import ConsoleRenderable

MARK = Mark(id="mrk-1", document=s.MAIL.id, at="2024-03-08", by="the desk", why="not sold")


def story(*, why: bool = False) -> ConsoleRenderable:
    return story_to_terminal(answer_story(s.bell_story()), why=why)


def tree() -> ConsoleRenderable:
    return tree_to_terminal(grow_origin_tree(answer_story(s.bell_story())))


def drift() -> ConsoleRenderable:
    return drift_to_terminal(build_drift_table(s.bell_story()))


def blast() -> ConsoleRenderable:
    made = Export(name="b.json", kind="story", sha256="0", exported_at="2024-03-07", claims=(s.TALKS.claims[0],))
    return blast_to_terminal(find_blast_radius(s.bell_story(), s.fallen_story(), s.MAIL_WITHDRAWN, [made]))


def falls() -> ConsoleRenderable:
    return falls_to_terminal(compare_stories(s.bell_story(), replace(s.fallen_story(), without=("Coast Mail",))))


def then() -> ConsoleRenderable:
    early = answer_story(s.bell_story(as_of="2024-03-06", reports=s.REPORTS[:3]))
    later = tuple(line for line in report_lines(s.bell_story()) if line.report.id == s.STATEMENT.id)
    changes = compare_stories(s.bell_story(), s.fallen_story()).changes
    return then_to_terminal(Then(as_of="2024-03-06", then=early, later=later, changes=changes))


def corrections() -> ConsoleRenderable:
    stated = Amendment(
        kind=DerivationKind.CORRECTION,
        report=s.STATEMENT.id,
        amended=s.MAIL.id,
        at="2024-03-07",
        withdrawn="90 crowns",
        replacement="80 crowns",
    )
    gone = replace(MARK, withdrawn_at="2024-03-09", withdrawn_why="in error")
    return corrections_to_terminal(
        Corrections(reports=report_lines(s.bell_story()), amendments=(stated,), marks=(MARK, gone))
    )


def stories() -> ConsoleRenderable:
    names = tuple(ReportName.of(report.analysis.document) for report in s.REPORTS)
    return stories_to_terminal((StoryHeading(title="A bell", reports=names, first="2024-03-04", last="2024-03-07"),))


ALL = (story, tree, drift, blast, falls, then, corrections, stories)


def flat(shown: ConsoleRenderable, width: int = 100) -> str:
    return " ".join(re.sub(r"[│├└─]+ ", " ", to_plain(shown, width=width)).split())


@pytest.mark.parametrize("width", [40, 80, 160])
@pytest.mark.parametrize("shown", ALL)
def test_no_line_is_wider_than_the_terminal(shown: object, width: int) -> None:
    text = to_plain(shown(), width=width)  # type: ignore[operator]
    assert max(cell_len(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("shown", ALL)
def test_without_colour_it_says_the_same(shown: object) -> None:
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", to_plain(shown(), colour=True))  # type: ignore[operator]
    assert [line.rstrip() for line in coloured.splitlines()] == to_plain(shown()).splitlines()  # type: ignore[operator]


@pytest.mark.parametrize("shown", ALL)
def test_sayso_s_own_words_are_neutral(shown: object) -> None:
    assert loaded_words(outside_quotation(to_plain(shown()))) == ()  # type: ignore[operator]


def test_counts_come_first_in_their_order() -> None:
    assert to_plain(story()).startswith("4 reports, 4 outlets, 3 origins, 1 known party (+2 unknown).")
    assert "4 reports, 4 outlets, 2 origins, 1 known party (+1 unknown)" in flat(story())


def test_the_three_axes_stand_together() -> None:
    assert (
        "possibly corroborated, independence is not established · confirmed by the party concerned · "
        "no denial; asked, and not answered in substance · live"
    ) in flat(story())
    assert "own word only, the outlet names no source · denied by the party concerned · live" in flat(story())


def test_a_claim_begins_with_its_holder_and_its_denial_stands_below() -> None:
    text = flat(story())
    assert "Coast Mail states: “has sold the harbour bell”" in text
    assert "≠ Bell Trust reports a denial: “has not sold the harbour bell”" in text
    assert text.index("has sold the harbour bell") < text.index("has not sold the harbour bell")


def test_why_names_rules_independence_and_history() -> None:
    text = flat(story(why=True))
    assert "why R3: unnamed people of one outlet count once (1 claim)" in text
    assert "independence not established; unnamed people may be of the trust" in text
    assert "as of 2024-03-04:" in text
    assert "why R3" not in flat(story())


def test_the_tree_shows_each_edge_with_its_mark_and_its_words() -> None:
    text = flat(tree())
    assert "• two people close to the trust, per Quay Gazette (unnamed people of one outlet, counted once)" in text
    assert "adds no origin of its own" in text
    assert "credited: Saltby Echo, 2024-03-05" in text
    assert "rewrite with credit: “the Quay Gazette reported”" in text
    assert "┄┄ same wording: Coast Mail, 2024-03-06" in text
    assert "partial reprint: “sell the harbour bell”; which was first is not proved" in text


def test_a_report_that_hangs_elsewhere_for_want_of_room_names_whom_it_has_it_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "from Saltby Echo" not in flat(tree())
    monkeypatch.setattr("sayso.ask.origin_tree.DEEPEST", 1)
    assert "· from Saltby Echo, 2024-03-05" in flat(tree())


def test_every_mark_of_an_edge_looks_different_without_colour() -> None:
    assert len({mark[:2] for mark in EDGES.values()}) == len(EDGES)


def test_a_wide_terminal_has_the_drift_as_a_table_and_a_narrow_one_as_blocks() -> None:
    wide, narrow = to_plain(drift(), width=120), to_plain(drift(), width=50)
    header = r"^ +Quay Gazette +Saltby Echo +Coast Mail$"
    assert re.search(header, wide, re.MULTILINE)
    assert not re.search(header, narrow, re.MULTILINE)
    assert "≠ Coast Mail, 2024-03-06: ≠ certainty rose “has sold the harbour bell”" in " ".join(narrow.split())


def test_each_change_is_told_in_a_sentence() -> None:
    assert (
        "certainty rose (sale): Saltby Echo, 2024-03-05 → Coast Mail, 2024-03-06: "
        "“may sell the harbour bell” → “has sold the harbour bell”"
    ) in flat(drift())
    assert "only here (price): Saltby Echo, 2024-03-05 → Coast Mail, 2024-03-06: nothing → “for 90 crowns”" in flat(
        drift()
    )


def test_no_drift_says_so() -> None:
    assert "No change was found" in flat(drift_to_terminal(build_drift_table(s.bell_story(drift=()))))


def test_the_blast_radius_has_its_line_its_files_and_its_notices() -> None:
    text = flat(blast())
    assert "1 report → 0 derived → 1 claim loses an origin (1 has none left) → 1 exported file" in text
    assert "Taken back: 2024-03-08 · the desk · the trust has not sold it" in text
    assert "b.json · story · 2024-03-07" in text
    assert "Correction: a report headlined “Title of mail” of 2024-03-06" in text
    assert "Nothing is deleted" in text


def test_what_falls_is_told_before_and_after() -> None:
    text = flat(falls())
    assert "Without Coast Mail: 1 claim loses an origin (1 has none left), 1 stands otherwise" in text
    assert "before: 1 report, 1 outlet, 1 origin, 0 known parties (+1 unknown); own word only" in text
    assert "after: 0 reports, 0 outlets, 0 origins, 0 known parties; not asserted by anybody" in text


def test_what_was_known_on_a_day_stands_beside_what_came_later() -> None:
    text = flat(then())
    assert text.startswith("As of 2024-03-06: 3 reports")
    assert "REPORTS SINCE THEN" in text
    assert "“Title of trust”" in text.partition("REPORTS SINCE THEN")[2]


def test_corrections_are_listed_with_marks_that_were_withdrawn() -> None:
    text = flat(corrections())
    assert "1 correction stated by reports, 2 marks made by hand." in text
    assert "correction: Bell Trust, 2024-03-07 → Coast Mail, 2024-03-06 “Title of mail”" in text
    assert "no longer “90 crowns”, instead “80 crowns”" in text
    assert "the mark was withdrawn 2024-03-09 · in error" in text


def test_a_mark_that_is_undone_is_said_to_be_kept() -> None:
    assert undone_line(replace(MARK, withdrawn_at="2024-03-09")).endswith("It is kept: not sold")


def test_text_cannot_steer_the_terminal_or_be_read_as_markup() -> None:
    hostile = "\x1b]0;title\x07\x1b[2J[red]bell\x07[/red]\u202eback"
    document = f.document(f"{hostile} rang.", title=hostile, publisher=hostile)
    held = HeldReport(analysis=f.analysis([], of=document))
    made = replace(s.bell_story(), reports=(held,), propositions=(), corroborations=(), derivations=(), drift=())
    text = to_plain(story_to_terminal(answer_story(replace(made, origins=()))))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "[red]bell[/red]" in text
