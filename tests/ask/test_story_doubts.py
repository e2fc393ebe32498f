"""A story that puts two reports together says where their names are only probably one, until somebody judges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from sayso.ask.story_answers import PropositionAnswer, StatusChange
from sayso.ask.story_doubts import doubt_changes, tell_doubts, who_among
from sayso.ask.telling import Telling
from sayso.corroborate.outlets import load_outlets
from sayso.export.console import to_plain
from sayso.export.story_json import story_to_json
from sayso.export.story_terminal import story_to_terminal
from sayso.model.analysis import Analysis
from sayso.model.judgements import Change, Judgement, Verdict
from sayso.model.mentions import EntityType
from sayso.model.story import HeldReport
from sayso.resolve.appearances import find_appearances
from tests.ask import factories as f

CHANGE = Change(id="chg-1", number=1, action="merge", by="", at="2024-05", why="")


def report(outlet: str, text: str, person: str = "Odile Marsh", body: str = "Tallow Guild") -> Analysis:
    """A report that says in one sentence that somebody founded a body."""
    ends = [
        f.entity(name, kind, mentions=(f.at(name, text=text),))
        for name, kind in ((person, EntityType.PERSON), (body, EntityType.ORG))
    ]
    claim = f.claim(text.rstrip("."), text=text, family="founded", subject=f.named(ends[0]), object=f.named(ends[1]))
    document = f.document(text, title=f"Title of {outlet}", publisher=outlet, published="2024-03-04")
    return f.analysis([replace(claim, predicate="founded", head=f.at("founded", text=text))], ends, of=document)


GAZETTE = report("Quay Gazette", "Odile Marsh founded the Tallow Guild.")
ECHO = report("Saltby Echo", "It was Odile Marsh who founded the Tallow Guild.")


def told(judgements: Iterable[Judgement] = ()) -> Telling:
    reports = [HeldReport(analysis=analysis) for analysis in (GAZETTE, ECHO)]
    return Telling(reports, (), load_outlets(), judgements=tuple(judgements))


def shared(telling: Telling) -> list[PropositionAnswer]:
    return [answer for answer in telling.story().propositions if len(answer.claims) == 2]


def ruling(name: str, verdict: Verdict) -> Judgement:
    left, right = sorted(a.id for r in (GAZETTE, ECHO) for a in find_appearances(r) if a.name == name)
    return Judgement(left=left, right=right, verdict=verdict, change=CHANGE)


JUDGED = [ruling(name, Verdict.POSITIVE) for name in ("Odile Marsh", "Tallow Guild")]


def test_what_two_reports_say_together_tells_whose_names_are_only_probably_one() -> None:
    (answer,) = shared(told())
    assert [doubt.sentence.split(" in ")[0] for doubt in answer.doubts] == ["“Odile Marsh”", "“Tallow Guild”"]
    assert all(doubt.sentence in answer.statement for doubt in answer.doubts)


def test_what_was_judged_is_in_no_doubt() -> None:
    (answer,) = shared(told(JUDGED))
    assert answer.doubts == ()
    (half,) = shared(told(JUDGED[:1]))
    assert [doubt.sentence.split(" in ")[0] for doubt in half.doubts] == ["“Tallow Guild”"]


@pytest.mark.parametrize("verdict", [Verdict.NEGATIVE, Verdict.UNSURE])
def test_what_people_did_not_join_is_not_said_together(verdict: Verdict) -> None:
    assert shared(told([ruling("Odile Marsh", verdict)])) == []


def test_the_doubt_is_in_every_format() -> None:
    story = told().story()
    (answer,) = shared(told())
    sentences = [doubt.sentence for doubt in answer.doubts]
    data = next(p for p in story_to_json(story)["propositions"] if p["id"] == answer.id)
    assert data["doubts"] == sentences
    assert all(sentence in data["statement"] for sentence in sentences)
    shown = " ".join(to_plain(story_to_terminal(story)).split())
    assert all(sentence in shown for sentence in sentences)


def test_what_other_reports_hold_on_a_claim_tells_the_doubt() -> None:
    (line,) = told().elsewhere(ECHO.document.id)
    assert line.sentence.startswith("1 other report")
    assert "“Odile Marsh” in Quay Gazette, 2024-03-04 is probably the same as in Saltby Echo" in line.sentence
    (judged,) = told(JUDGED).elsewhere(ECHO.document.id)
    assert "probably" not in judged.sentence


def test_one_report_is_in_no_doubt_of_itself() -> None:
    telling = Telling([HeldReport(analysis=GAZETTE)], (), load_outlets())
    assert [answer.doubts for answer in telling.story().propositions] == [()]


def test_changes_say_it_too() -> None:
    telling = told()
    answer = replace(shared(telling)[0], doubts=(), statement="It.")
    change = next(iter(doubt_changes([_changed(answer)], telling.who)))
    assert change.answer.statement.startswith("It. “Odile Marsh”")


def _changed(answer: PropositionAnswer) -> StatusChange:

    status, counts = answer.corroboration.status, answer.counts
    return StatusChange(answer=answer, before=status, after=None, counts_before=counts, counts_after=None)


def test_names_of_very_many_reports_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.ask.story_doubts.MOST_REPORTS", 1)
    who = who_among([GAZETTE, ECHO], JUDGED[:1])
    assert who.proposals == ()
    assert len(who.identities.entities) == 3
    story = told().story()
    assert tell_doubts(story, who) == story
