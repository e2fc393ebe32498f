"""Which propositions a correction touches: the figure, the date or the name that it puts right, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.corroborate.amending import touches
from sayso.model.provenance import Amendment, DerivationKind
from tests.corroborate.factories import Tale, figure, timex

CORRECTION, RETRACTION = DerivationKind.CORRECTION, DerivationKind.RETRACTION
PROPOSITIONS = {
    "value": {"value": figure("four people", 4)},
    "other value": {"value": figure("nine boats", 9)},
    "time": {"time": timex("in 2018", "2018", "2018")},
    "name": {"subject": "Ina Roe"},
    "event": {"subject": "Halm Ferries"},
}


@pytest.mark.parametrize(
    ("withdrawn", "replacement", "touched"),
    [
        ("four people", "three people", {"value"}),
        ("4 people", "3 people", {"value"}),
        ("2018", "2019", {"time"}),
        ("Ina Roe", "Jon Ask", {"name"}),
        ("Halm Ferries has sold the pier to the town", "It has let it", set(PROPOSITIONS)),
        ("", "", set(PROPOSITIONS)),
    ],
)
def test_a_narrow_correction_touches_only_what_says_it(withdrawn: str, replacement: str, touched: set[str]) -> None:
    tale = Tale()
    for key, told in PROPOSITIONS.items():
        tale.proposition(key, **told)  # type: ignore[arg-type]
    made = Amendment(
        kind=CORRECTION, report=None, amended="doc-x", at=None, withdrawn=withdrawn, replacement=replacement
    )
    built = dict(zip(PROPOSITIONS, tale.built(), strict=True))
    assert {key for key, one in built.items() if touches(made, one)} == touched
    assert all(touches(replace(made, kind=RETRACTION), one) for one in built.values())
