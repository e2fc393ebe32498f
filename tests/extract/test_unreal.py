"""What the form of a clause says of whether it happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from sayso.extract import unreal
from tests.extract.readings import parse

if TYPE_CHECKING:
    from spacy.tokens import Token


@pytest.mark.parametrize(
    ("text", "word", "question", "answer"),
    [
        ("The council is meeting on Thursday.", "meeting", unreal.is_arranged, True),
        ("The council is meeting next week.", "meeting", unreal.is_arranged, True),
        ("The council is meeting.", "meeting", unreal.is_arranged, False),
        ("The council was meeting on Thursday.", "meeting", unreal.is_arranged, False),
        ("He painted the funnel instead of paying the crew.", "paying", unreal.is_kept_from, True),
        ("They stopped him from paying.", "paying", unreal.is_kept_from, True),
        ("He came home from paying.", "paying", unreal.is_kept_from, False),
        ("The yard is capable of building it.", "building", unreal.is_only_thought_of, True),
        ("The yard is proud of building it.", "building", unreal.is_only_thought_of, False),
        ("The council sold the boats that it owned.", "owned", unreal.is_said_in_passing, True),
        ("The council sold boats that it owned.", "owned", unreal.is_said_in_passing, False),
        ("They waited until the bank opens.", "opens", unreal.is_yet_to_come, True),
        ("They waited until the bank opened.", "opened", unreal.is_yet_to_come, False),
    ],
)
def test_each_form_beside_one_that_is_not(
    text: str, word: str, question: Callable[[Token], bool], answer: bool
) -> None:
    token = next(token for token in parse(text).doc if token.text == word)
    assert question(token) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Where did he hide the boat?", True), ("And in which harbour is it?", True), ("Did he hide the boat?", False)],
)
def test_a_question_may_take_for_granted_what_it_asks_about(text: str, answer: bool) -> None:
    assert unreal.presupposes(parse(text).doc) is answer
