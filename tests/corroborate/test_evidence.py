"""How strongly a claim puts its proposition forward: what is only rumoured to have been promised counts for nobody."""

from __future__ import annotations

import pytest

from sayso.corroborate.evidence import Strength, strength_of
from tests.resolve.telling import read


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("It is rumoured that Mara Quill has promised to build a ferry.", Strength.HEARSAY),
        ("Mara Quill promised to build a ferry.", Strength.PLAIN),
    ],
)
def test_a_rumoured_promise_is_hearsay(text: str, strength: Strength) -> None:
    claims = read(text).claims
    found = [strength_of(claim, is_forecast=True) for claim in claims if "ferry" in claim.citation.quote]
    assert found
    assert set(found) == {strength}
