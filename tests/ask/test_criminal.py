"""Criminal matters: which step words tell of, and what clears somebody comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.ask.criminal import STEP_WORDS, clearing_first, step_of
from sayso.ask.sheet import build_sheet
from sayso.export.html import sheet_to_html
from sayso.export.sheet_json import sheet_to_json
from sayso.export.terminal import sheet_to_plain
from sayso.lexicon import load
from sayso.model.claims import Stance

from . import factories as f

STEPS = [
    ("The clerk is accused of stealing cheese", "allegation"),
    ("the allegations of fraud", "allegation"),
    ("Police are investigating the clerk", "investigation"),
    ("he is suspected of theft", "investigation"),
    ("Detectives arrested the clerk", "arrest"),
    ("The clerk was charged with theft", "charge"),
    ("a grand jury indicted her", "charge"),
    ("the clerk went on trial", "trial"),
    ("She was convicted of theft", "conviction"),
    ("he was sentenced to two years", "conviction"),
    ("She appealed against her conviction", "appeal"),
    ("the court of appeal heard her", "appeal"),
    ("a court acquitted the clerk of all charges", "acquittal"),
    ("the clerk, charged with theft, was found not guilty", "acquittal"),
    ("her conviction was quashed", "acquittal"),
    ("The charges against him were dropped", "dropped"),
    ("Prosecutors dropped all charges", "dropped"),
]
NONE = [
    "The mill charged 20 crowns",
    "She was charged for two wheels of cheese",
    "He appealed for calm",
    "The crew cleared the harbour",
    "The vaccine is on trial runs",
    "The society investigated the caves",
    "A case of cheese was dropped",
    "The guild was fined",
]


@pytest.mark.parametrize(("words", "step"), STEPS)
def test_words_tell_of_a_step(words: str, step: str) -> None:
    assert step_of(f.claim(words, text=words)) == step


@pytest.mark.parametrize("words", NONE)
def test_other_words_tell_of_none(words: str) -> None:
    assert step_of(f.claim(words, text=words)) is None


def test_a_step_that_was_not_taken_is_none() -> None:
    words = "The clerk was not charged with theft"
    assert step_of(replace(f.claim(words, text=words), stance=Stance.CT_NEG)) is None


def test_every_step_has_its_words() -> None:
    assert [entry.kind for entry in load("criminal_steps")] == list(STEP_WORDS)


TEXT = "The clerk was charged with theft in May. The clerk went on trial. A court acquitted the clerk."


def test_an_acquittal_is_printed_first_in_every_format() -> None:
    """Rule 9: the presumption of innocence; each line has its holder, and its step is not made more of."""
    claims = [f.claim(words, text=TEXT) for words in ("was charged with theft", "went on trial", "acquitted the clerk")]
    sheet = build_sheet(f.analysis(claims, (), of=f.document(TEXT)))
    plain = sheet_to_plain(sheet)
    order = [plain.index(word) for word in ("ACQUITTAL: This article", "CHARGE: This article", "TRIAL: This article")]
    assert order == sorted(order)
    assert order[0] < plain.index("CLAIMS, BY HOLDER")
    page = sheet_to_html(sheet)
    assert 0 < page.index("<b>Acquittal</b>") < page.index("<b>Charge</b>") < page.index('id="tensions"')
    assert [claim["criminal_step"] for claim in sheet_to_json(sheet)["claims"]] == ["charge", "trial", "acquittal"]


def test_a_sheet_without_a_criminal_matter_has_no_such_section() -> None:
    sheet = build_sheet(f.rehearsal())
    assert not any(map(step_of, sheet.claims))
    assert "CRIMINAL" not in sheet_to_plain(sheet)
    assert 'id="criminal"' not in sheet_to_html(sheet)


def test_nothing_else_changes_its_order() -> None:
    assert clearing_first([]) == ()
