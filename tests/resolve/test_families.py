"""The lexicon of propositions hangs together: what it names exists, and nothing follows from itself."""

from __future__ import annotations

import pytest

from sayso.lexicon import load
from sayso.resolve.families import entailed, find_modalities, find_rungs, rungs, stronger, weaker_modalities

MODALITIES = {entry.id.partition(".")[2] for entry in load("propositions") if entry.kind == "modality"}


def rung_in(text: str) -> list[str]:
    return [found.rung for found in find_rungs(text.lower().split())]


def test_every_rung_that_is_named_exists() -> None:
    for name, rung in rungs().items():
        named = {step.rung for step in rung.entails} | set(rung.excludes)
        named |= {weaker for weaker in rung.weaker if not weaker.startswith("modality.")}
        assert named <= set(rungs()), name
        assert {w.partition(".")[2] for w in rung.weaker if w.startswith("modality.")} <= MODALITIES


def test_words_of_another_entry_say_a_rung_that_exists() -> None:
    given = {entry.data["as"] for entry in load("propositions") if "as" in entry.data}
    assert given <= set(rungs())


def test_nothing_follows_from_itself() -> None:
    assert not [name for name, steps in entailed().items() if name in {step.rung for step in steps}]
    assert not [name for name, weaker in weaker_modalities().items() if name in weaker]


def test_what_excludes_each_other_does_not_follow_from_each_other() -> None:
    for name, rung in rungs().items():
        for excluded in rung.excludes:
            assert excluded not in {step.rung for step in entailed()[name]}
            assert name not in {step.rung for step in entailed()[excluded]}


def test_a_ladder_is_climbed_through_all_its_rungs() -> None:
    assert {"takeover.agreed", "takeover.close", "takeover.talks", "accord.talks"} <= {
        step.rung for step in entailed()["takeover.bought"]
    }
    assert "takeover.bought" in stronger()["takeover.talks"]


def test_sides_are_carried_along_the_ladder() -> None:
    """Who met somebody in a town was there, and so was the other."""
    there = {step.sides for step in entailed()["presence.met"] if step.rung == "presence.at"}
    assert there == {("a", "place"), ("b", "place")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it is in early talks to buy the mill", ["takeover.talks"]),
        ("it bought the mill", ["takeover.bought"]),
        ("it is close to buying the mill", ["takeover.close"]),
        ("she was seen sharing a stage with him", ["presence.stage"]),
        ("she was seen with him", ["presence.together"]),
        ("they signed a lasting agreement", ["accord.signed"]),
        ("she will resign", ["post.resigned"]),
        ("she will retire", ["post.leaving"]),
        ("the month of march", []),
    ],
)
def test_the_longest_words_win(text: str, expected: list[str]) -> None:
    assert rung_in(text) == expected


def test_a_modality_is_found_beside_a_rung() -> None:
    found = find_modalities("she is considering resigning".split())
    assert [one.entry.id for one in found] == ["modality.considered"]
