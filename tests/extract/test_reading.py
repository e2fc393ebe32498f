"""What is known of one passage before claims are made of it."""

from __future__ import annotations

from sayso.extract.clauses import Form
from sayso.extract.reading import read_passage
from tests.extract.readings import scene


def test_a_reading_holds_cues_acts_operators_and_predications() -> None:
    scene_ = scene("The mayor said the mill may close.")
    reading = scene_.reading
    assert [h.entry.id for h in reading.hits] == ["say", "may"]
    assert [f.hit.entry.id for f in reading.frames.frames] == ["say"]
    assert [h.entry.id for h in reading.operators.of(scene_.word("close"))] == ["may"]
    assert [p.head.text for p in reading.predications] == ["said", "close"]


def test_a_noun_that_is_what_is_said_is_a_predication_too() -> None:
    reading = scene("She announced the closure of the mill.").reading
    assert [(p.head.text, p.form) for p in reading.predications] == [
        ("announced", Form.FINITE),
        ("closure", Form.NOMINAL),
    ]


def test_only_verbs_are_seats() -> None:
    scene_ = scene("She announced the closure of the mill.")
    assert scene_.reading.seats == {scene_.word("announced").i}


def test_each_word_carries_one_predication_and_they_come_in_text_order() -> None:
    reading = scene("She is widely viewed as a rival, and the closure, announced by the club, is a loss.").reading
    at = [p.head.i for p in reading.predications]
    assert at == sorted(set(at))


def test_a_passage_is_read_alike_each_time() -> None:
    scene_ = scene("The mayor, she said, denied that the mill may close.")
    assert read_passage(scene_.parsed, scene_.cast) == scene_.reading


def test_a_passage_without_a_verb_has_nothing() -> None:
    reading = scene("An old mill.").reading
    assert (reading.hits, reading.frames.frames, reading.predications, reading.credits) == ((), (), (), ())
