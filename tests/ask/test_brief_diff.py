"""What is otherwise than in an earlier brief is told in sentences, each with its holder."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sayso.ask.brief import BriefAsked, make_brief
from sayso.ask.brief_answers import Brief
from sayso.ask.brief_diff import compare_briefs, read_earlier
from sayso.ask.story_statements import answer_story
from sayso.errors import BadRecord
from sayso.export.brief_json import brief_to_json
from sayso.model.story import Story
from tests.ask import story_factories as f


def brief_of(story: Story) -> Brief:
    return make_brief([answer_story(story)], BriefAsked(about="everything"))


def kept(brief: Brief) -> Any:
    return json.loads(json.dumps(brief_to_json(brief)))


def test_the_same_brief_is_not_otherwise() -> None:
    brief = brief_of(f.bell_story())
    diff = compare_briefs(read_earlier(kept(brief), "a.json"), brief)
    assert diff.summary == "Nothing is otherwise."
    assert diff.unchanged == len(brief.lines)


def test_a_report_that_was_taken_back_shows_what_stands_otherwise_before_and_now() -> None:
    diff = compare_briefs(read_earlier(kept(brief_of(f.bell_story())), "a.json"), brief_of(f.fallen_story()))
    (sale,) = [change for change in diff.changed if "has sold" in change.statement]
    told = " ".join(sale.changes)
    assert "own word only, the outlet names no source before, not asserted by anybody now." in told
    assert "live before, no origin is left now." in told
    assert len(diff.corrected) == 1
    assert diff.corrected[0].startswith("the desk marked")


def test_what_is_new_and_what_fell_out_is_told_with_its_holder() -> None:
    whole = brief_of(f.bell_story())
    fewer = f.bell_story(propositions=(f.TALKS,), corroborations=(f.JUDGED_TALKS,))
    less = brief_of(fewer)
    gone = compare_briefs(read_earlier(kept(whole), "a.json"), less)
    assert any(sentence.startswith("Coast Mail states") for sentence in gone.fell)
    come = compare_briefs(read_earlier(kept(less), "a.json"), whole)
    assert any(line.text.startswith("Coast Mail states") for line in come.new)


@pytest.mark.parametrize("value", [{}, [], "x", {"brief": 99}, {"brief": 1, "parts": 3}, {"brief": 1, "about": 2}])
def test_what_is_no_brief_is_refused_with_a_sentence(value: Any) -> None:
    with pytest.raises(BadRecord, match=r"a\.json"):
        read_earlier(value, "a.json")
