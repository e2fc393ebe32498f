"""Which words are cues: the lexicon proposes, the parse decides."""

from __future__ import annotations

from functools import cache

import pytest

from sayso.extract.cues import CueHit, as_cue, find_cues
from sayso.lexicon import Entry, load
from sayso.model.mentions import CueKind
from tests.extract.readings import scene

ENTRIES = load("cues")
MISSED = {
    "read-out": "the parser takes “the notice read” for a compound noun",
    "testimony-per": "the rule asks for a proper name after “per”; the example has a common one",
    "let-us": "the parse has “let” and “’s” as two words, the pattern has them as one",
    "not-available": "shadowed by not-comment, which begins at the same “not” and is longer",
    "not-immediately": "shadowed by not-asked, which begins at the same “not” and is longer",
    "widely": "shadowed by is-said-to, which holds it",
}
"""Entries whose own example does not yield them, each with the reason."""


@cache
def hits(text: str) -> tuple[CueHit, ...]:
    return tuple(hit for reading in scene(text).readings for hit in reading.hits)


def ids(text: str) -> list[str]:
    return [hit.entry.id for hit in hits(text)]


def _entries() -> list[object]:
    def marks(entry: Entry) -> list[pytest.MarkDecorator]:
        return [pytest.mark.xfail(reason=MISSED[entry.id], strict=True)] if entry.id in MISSED else []

    return [pytest.param(entry, id=entry.id, marks=marks(entry)) for entry in ENTRIES]


@pytest.mark.parametrize("entry", _entries())
def test_an_entry_is_found_in_its_own_example(entry: Entry) -> None:
    """The loader proves the words alone; here the parse must agree."""
    assert entry.id in ids(entry.example)


def test_every_known_miss_is_an_entry() -> None:
    assert set(MISSED) <= {entry.id for entry in ENTRIES}


def test_no_entry_is_found_in_its_counter_example() -> None:
    assert [entry.id for entry in ENTRIES if entry.id in ids(entry.counter)] == []


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("The noted baker left.", "note"),
        ("The expected rain came.", "expect"),
        ("The shop is open in May.", "may"),
        ("The mayor had a strong will.", "will"),
        ("The state of the roads is poor.", "state"),
        ("The fair was late due to the storm.", "is-set-to"),
        ("He looked up to his coach.", "up-to"),
        ("The ship sailed according to plan.", "according-to"),
        ("The tickets cost five crowns per person.", "testimony-per"),
        ("It was as if the lamp had moved.", "if"),
        ("The alleged that.", "alleged"),
    ],
)
def test_words_that_only_look_like_a_cue_are_none(text: str, entry: str) -> None:
    assert entry not in ids(text)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Officials noted that the bridge is old.", "note"),
        ("The mill may close.", "may"),
        ("The fair is due to open in May.", "is-set-to"),
        ("Up to 40 boats came.", "up-to"),
        ("According to the mayor, the bridge is safe.", "according-to"),
        ("Per Mara Quill, the bridge is safe.", "testimony-per"),
        ("The alleged thief ran.", "alleged"),
        ("If it rains, the fair ends.", "if"),
    ],
)
def test_the_same_words_in_use_are_a_cue(text: str, entry: str) -> None:
    assert entry in ids(text)


def test_of_overlapping_cues_the_longest_is_kept() -> None:
    assert ids("The owner pleaded not guilty.") == ["plead-not-guilty"]
    assert ids("The fair is expected to open in May.") == ["is-expected-to"]


def test_a_negation_inside_a_longer_cue_of_another_kind_is_kept() -> None:
    assert ids("It is not likely to rain.") == ["not", "likely-to"]
    assert ids("The mayor would not say why.") == ["would-not-say"]


def test_cues_come_by_position() -> None:
    found = hits("The mill reportedly said that it may not close.")
    assert [h.entry.id for h in found] == ["reportedly", "say", "may", "not"]
    assert [h.first for h in found] == sorted(h.first for h in found)


def test_a_cue_keeps_its_words_as_written_and_their_place() -> None:
    text = "It rained. The mill Reportedly closed."
    scene_ = scene(text)
    reading = scene_.readings[1]
    (hit,) = reading.hits
    cue = as_cue(hit, reading.parsed)
    assert (cue.text, cue.span.of(text), cue.kind, cue.entry) == (
        "Reportedly",
        "Reportedly",
        CueKind.HEARSAY_ADVERB,
        "reportedly",
    )


def test_a_cue_may_be_widened_to_its_verb_group() -> None:
    scene_ = scene("The mill has denied the claims.")
    (hit,) = scene_.reading.hits
    tokens = [scene_.word("has"), scene_.word("denied")]
    assert as_cue(hit, scene_.parsed, tokens).text == "has denied"


def test_a_wish_is_shown_as_a_modal() -> None:
    """``desire`` is a kind of the lexicon's own."""
    scene_ = scene("The owner hopes to move.")
    (hit,) = scene_.reading.hits
    assert hit.kind == "desire"
    assert as_cue(hit, scene_.parsed).kind is CueKind.MODAL


def test_every_kind_of_the_lexicon_is_a_kind_of_cue_or_a_wish() -> None:
    assert {entry.kind for entry in ENTRIES} <= {*CueKind, "desire"}


def test_a_hit_may_be_read_as_another_kind_and_is_then_certain() -> None:
    (hit,) = hits("The marks indicate that a boat passed.")
    assert (hit.kind, hit.certainty) == ("evidential", "PR")
    spoken = hit.as_kind("attribution")
    assert (spoken.kind, spoken.certainty, spoken.entry.id) == ("attribution", "CT", "indicate")


@pytest.mark.parametrize("text", ["…", "— “ ” —", "?!", "2019", "\u200b", "🚢 🚢"])
def test_marks_and_numbers_are_no_cues(text: str) -> None:
    assert [find_cues(reading.parsed) for reading in scene(text).readings] == [()] * len(scene(text).readings)
