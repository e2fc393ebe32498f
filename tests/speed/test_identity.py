"""The benchmark of who is who resolves what it says, and tells growth and aims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import identity
from benchmarks.identity import A_REPORT, measure, mentions

if TYPE_CHECKING:
    import pytest


def test_the_same_seed_gives_the_same_reports_with_all_their_names() -> None:
    made = list(mentions(200))
    assert made == list(mentions(200))
    assert made != list(mentions(200, seed=2))
    assert len({each.id for each in made}) == 200
    assert all(len(each.companions) == A_REPORT - 1 for each in made)


def test_mentions_are_resolved_to_fewer_entities() -> None:
    found = measure(600)
    assert found["mentions"] == 600
    assert 0 < found["entities"] < 600
    assert found["pairs held same"] > 0
    assert found["processor seconds in all"] >= found["processor seconds to propose"] > 0


def test_growth_and_aims_are_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(identity, "SIZES", (200, 400, 800))
    assert identity.main([]) == 0
    shown = capsys.readouterr().out
    assert shown.count("microseconds a mention") == 2
    assert "times the time a mention took before" in shown
    monkeypatch.setattr(identity, "AIM_MINUTES", 0.0)
    assert identity.main(["--mentions", "200", "--strict"]) == 1
    assert identity.main(["--mentions", "200"]) == 0
