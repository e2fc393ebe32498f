"""What the rest of a collection holds on each claim: same origin or another, denials, answers, corrections."""

from __future__ import annotations

from dataclasses import replace

from sayso.ask.answers import Elsewhere
from sayso.ask.elsewhere import find_elsewhere
from sayso.ask.story_statements import answer_story
from sayso.model.provenance import Lifecycle
from sayso.model.quantities import Quantity
from sayso.model.spans import Span
from sayso.model.story import HeldReport, Story
from tests.ask import story_factories as s


def found(report: HeldReport, story: Story | None = None) -> dict[str, Elsewhere]:
    return {line.kind: line for line in find_elsewhere(answer_story(story or s.bell_story()), report.id)}


def test_a_report_of_the_same_origin_and_one_of_another_are_told_apart() -> None:
    lines = found(s.GAZETTE)
    assert lines["same_origin"].sentence == "1 other report, same origin: Saltby Echo (2024-03-05)."
    assert lines["other_origin"].sentence == "1 other report, of another origin: Bell Trust (2024-03-07)."
    assert [c.claim.id for c in lines["same_origin"].claims] == [s.ECHO_TALKS.id]


def test_a_denial_elsewhere_stands_on_what_it_denies_and_the_other_way_round() -> None:
    assert found(s.MAIL)["denied"].sentence == "Denied in Bell Trust (2024-03-07)."
    denial = [line for line in find_elsewhere(answer_story(s.bell_story()), s.STATEMENT.id) if line.kind == "denied"]
    assert [(line.claim, line.sentence) for line in denial] == [
        (s.TRUST_DENIAL.id, "Put forward in Coast Mail (2024-03-06).")
    ]


def test_an_answer_that_another_report_has_is_quoted() -> None:
    assert found(s.ECHO)["answered"].sentence.startswith("Pier Company declined to comment, per Quay Gazette:")
    assert "answered" not in found(s.GAZETTE)  # it has it itself


def test_what_was_taken_back_says_by_whom() -> None:
    assert found(s.MAIL, s.fallen_story())["corrected"].sentence == "Taken back by hand: no origin is left."
    assert "corrected" not in found(s.MAIL)


def test_what_only_a_relay_took_back_is_not_called_taken_back_here() -> None:
    relay = replace(s.MAIL_WITHDRAWN, report=s.STATEMENT.id, amended=s.ECHO.id, claims=(s.ref(s.ECHO, s.ECHO_TALKS),))
    withdrawn = replace(s.JUDGED_TALKS.status, lifecycle=Lifecycle.WITHDRAWN_BY_RELAY)
    judged = (replace(s.JUDGED_TALKS, status=withdrawn), s.JUDGED_SALE)
    story = s.bell_story(amendments=(relay,), corroborations=judged)
    assert found(s.GAZETTE, story)["corrected"].sentence == (
        "What became of it: live; an outlet that carried it withdrew it (taken back by Bell Trust (2024-03-07))."
    )
    assert found(s.ECHO, story)["corrected"].sentence.startswith("Taken back by Bell Trust (2024-03-07):")


def test_something_weaker_elsewhere_is_told_with_its_holder() -> None:
    sentence = found(s.MAIL)["weaker"].sentence
    assert sentence.startswith(
        "Less is said in Quay Gazette (2024-03-04), Saltby Echo (2024-03-05) and Bell Trust (2024-03-07): "
    )
    assert "Two unnamed people close to the trust, per Quay Gazette, say:" in sentence


def test_a_figure_in_a_claim_has_its_own_fate_and_what_must_not_be_missed_comes_first() -> None:
    """ECHO's claim puts forward the talks, and a price that was corrected elsewhere."""
    story = s.bell_story()
    price = replace(s.TALKS, id="prp-price", value=Quantity(text="9,000 crowns", span=Span(0, 1), low=None, high=None))
    corrected = replace(s.JUDGED_TALKS.status, lifecycle=Lifecycle.CORRECTED)
    judged = replace(s.JUDGED_TALKS, proposition=price.id, status=corrected)
    story = replace(story, propositions=(*story.propositions, price), corroborations=(*story.corroborations, judged))
    lines = [line for line in find_elsewhere(answer_story(story), s.ECHO.id) if line.claim == s.ECHO_TALKS.id]
    assert lines[0].kind == "corrected"
    assert lines[0].sentence == "What became of “9,000 crowns”: corrected, another value replaces it."
    assert {line.kind for line in lines} >= {"corrected", "answered", "same_origin"}
