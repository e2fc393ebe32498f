"""A claim sheet in the terminal: the line first, readable at any width, without colour, and never steered by text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from sayso.ask.sheet import build_sheet
from sayso.ask.wording import loaded_words, outside_quotation
from sayso.export.terminal import SIGNS, sheet_to_plain
from sayso.model.claims import Argument, Standing
from sayso.model.spans import Span, ZoneKind
from tests.ask import factories as f

HEADINGS = (
    "TENSIONS",
    "WHAT IS NOT SAID",
    "CLAIMS, BY HOLDER",
    "ANSWERS",
    "TIES",
    "IN TIME",
    "SAID TO LIE AHEAD",
    "LEFT OUT, AND WHY",
    "PROVENANCE",
)


def plain(width: int = 80) -> str:
    return sheet_to_plain(build_sheet(f.rehearsal(), inferred_ties=True), width=width)


def unwrapped(text: str) -> str:
    return " ".join(text.split())


def test_the_summary_line_comes_before_everything_but_the_title() -> None:
    text = unwrapped(plain())
    line = build_sheet(f.rehearsal()).summary.line
    assert line in text
    assert text.index(line) < text.index("TENSIONS")


def test_the_sections_stand_in_the_order_of_the_page() -> None:
    lines = plain().splitlines()
    found = [line.split(" ─")[0] for line in lines if " ──" in line and line.split(" ─")[0].isupper()]
    assert tuple(found) == HEADINGS


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(cell_len(line) for line in plain(width).splitlines()) <= width


@pytest.mark.parametrize("width", [80, 120])
def test_every_claim_is_there_with_its_holder_and_its_standing(width: int) -> None:
    text = unwrapped(plain(width))
    for statement in build_sheet(f.rehearsal()).statements:
        assert f"{statement.holder} {statement.verb}: “{statement.quote}”" in text


def test_every_standing_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(Standing)
    assert len(set(SIGNS.values())) == len(Standing)
    assert {len(sign) for sign in SIGNS.values()} == {2}


def test_without_colour_it_says_the_same() -> None:
    coloured = sheet_to_plain(build_sheet(f.rehearsal()), colour=True)
    assert "\x1b[" in coloured
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    without = sheet_to_plain(build_sheet(f.rehearsal()))
    assert [line.rstrip() for line in stripped.splitlines()] == without.splitlines()


def test_the_same_sheet_is_the_same_text() -> None:
    assert plain() == plain()


def test_what_is_unknown_is_printed() -> None:
    for words in ("TITLE NOT STATED", "outlet not stated · undated · no byline", "UNDATED", "NOT STATED"):
        assert words in plain()


def test_a_denied_tie_and_an_inferred_one_say_so() -> None:
    text = unwrapped(plain(120))
    assert "denied: Tallow Guild pays for outside choirs" in text
    assert "inferred by sayso" in text


def test_text_cannot_steer_the_terminal_or_be_read_as_markup() -> None:
    hostile = "\x1b]0;title\x07\x1b[2J[red]bell\x07[/red]\u202eback"
    document = f.document(f"{hostile} rang.", title=hostile, publisher=hostile)
    claim = f.claim(f"{hostile} rang", text=f"{hostile} rang.", subject=Argument(name=hostile))
    text = sheet_to_plain(build_sheet(f.analysis([claim], of=document)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "[red]bell[/red]" in text


def test_a_long_stretch_of_left_out_text_is_shortened_and_counted() -> None:
    text = "Body text.\n" + "many words " * 100
    end = len(text.rstrip())
    zones = [f.zone(f.at("Body text.", text=text), ZoneKind.BODY), f.zone(Span(11, end), ZoneKind.BOILERPLATE)]
    shown = unwrapped(sheet_to_plain(build_sheet(f.analysis([], of=f.document(text, zones)))))
    assert "characters in all)" in shown


def test_sayso_s_own_words_are_neutral() -> None:
    assert loaded_words(outside_quotation(plain())) == ()


def test_what_the_collection_holds_on_a_claim_stands_below_it() -> None:
    sheet = replace(build_sheet(f.rehearsal()), elsewhere=(f.elsewhere(),))
    assert "◦ elsewhere: 1 other report, of another origin: Saltby Echo (2024-04-02)." in unwrapped(
        sheet_to_plain(sheet)
    )
    assert "elsewhere" not in plain()


def test_what_people_decided_stands_below_the_claim_and_the_machine_s_reading_stays() -> None:
    sheet = replace(build_sheet(f.rehearsal()), reviews=f.reviewed())
    shown = unwrapped(sheet_to_plain(sheet))
    assert "✎ Confirmed by Ana on 2024-04-01." in shown
    assert "✎ Corrected by Ana on 2024-04-01: time is “2024-03”, read by machine as nothing." in shown
    assert "decided or answered of words of which no claim is left: “Pool opens early”: Rejected by Ana" in shown
    assert f"Marked by machine; of {len(sheet.claims)} claims people confirmed 1, corrected 1." in shown
    assert "Marked by machine; no person has confirmed it." in plain()


def test_an_empty_sheet_says_that_there_is_nothing() -> None:
    text = sheet_to_plain(build_sheet(f.analysis([], of=f.document("Nothing was said."))))
    assert text.count("none found") >= 6
