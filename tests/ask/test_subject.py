"""Views of people: what there is of somebody, of whom there is one, and what is never in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

import pytest

from sayso.ask.answers import AttributedStatement
from sayso.ask.subject import NoView, SubjectView, look_at, touches_private_matters
from sayso.ask.who import WhoIsWho
from sayso.extract.analysis import analyse
from sayso.model.analysis import Analysis
from sayso.resolve.appearances import find_appearances
from sayso.resolve.identity import propose
from tests.ask import factories as f
from tests.extract.reports import report

POST = "Mira Venn, the mayor of Tollbeck, closed the mill on Monday. Hugo Lindt praised Mira Venn."
MAIL = "Mira Venn won the rowing cup in Oslo. Mira Venn thanked Hugo Lindt."


def who_of(*texts: str) -> tuple[WhoIsWho, Sequence[Analysis]]:
    analyses = [analyse(replace(report(text), id=f"doc-{number}")) for number, text in enumerate(texts)]
    appearances = tuple(a for analysis in analyses for a in find_appearances(analysis))
    return WhoIsWho(appearances=appearances, judgements=(), proposals=tuple(propose(appearances))), analyses


def look(name: str, *texts: str, blocked: bool = False) -> SubjectView | NoView:
    who, analyses = who_of(*texts)
    found = [entity for entity in who.identities.entities if entity.name == name]
    entity = min(found, key=lambda e: min(who.by_id[m].document for m in e.members))
    own = {who.by_id[member].document for member in entity.members}
    return look_at(who, entity, [a for a in analyses if a.document.id in own], blocked)


def test_somebody_in_a_public_role_has_a_view() -> None:
    view = look("Mira Venn", POST)
    assert isinstance(view, SubjectView)
    assert [told.role.rule for told in view.roles] == ["public.office"]
    assert any("closed the mill" in claim.statement.quote for claim in view.said_of)


def test_a_view_holds_attributed_statements_and_nothing_else() -> None:
    view = look("Mira Venn", POST)
    assert isinstance(view, SubjectView)
    assert {field.name for field in fields(view)} == set(
        "entity roles said_of said_by ties left_out reports".split()
    ), "what else there is of somebody has to be argued in docs/ethics.md, rule 12"
    assert all(isinstance(claim.statement, AttributedStatement) for claim in (*view.said_of, *view.said_by))


def test_nothing_of_somebody_who_is_only_probably_the_same_is_in_a_view() -> None:
    view = look("Mira Venn", POST, MAIL)
    assert isinstance(view, SubjectView)
    assert view.entity.probable
    assert not any("rowing" in claim.statement.quote for claim in (*view.said_of, *view.said_by))
    assert {told.report.id for told in view.roles} == {"doc-0"}


NO_VIEW = [
    ("a title and no more", "Hugo Lindt met Mayor Mira Venn.", "Hugo Lindt", "without saying who it is"),
    ("an occupation", "Hugo Lindt, a baker, closed the mill.", "Hugo Lindt", "described there as “baker”"),
    ("only what might be", "Hugo Lindt, the mayor, may have closed the mill.", "Hugo Lindt", "“mayor”"),
]


@pytest.mark.parametrize(("text", "name", "words"), [row[1:] for row in NO_VIEW], ids=[row[0] for row in NO_VIEW])
def test_of_others_it_says_what_there_is_and_that_this_is_all(text: str, name: str, words: str) -> None:
    looked = look(name, text)
    assert isinstance(looked, NoView)
    assert looked.sentence.startswith(f"1 report mentions “{name}”")
    assert words in looked.sentence
    assert looked.sentence.endswith("No basis to match.")


def test_a_body_needs_no_role() -> None:
    assert isinstance(look("Tallow Guild", "The Tallow Guild closed the mill."), SubjectView)


def test_a_blocked_name_has_no_view() -> None:
    looked = look("Mira Venn", POST, blocked=True)
    assert isinstance(looked, NoView)
    assert "Mira" not in looked.sentence


PRIVATE_MATTERS = [
    "Mira Venn married in May",
    "Mira Venn is a devout Lutheran",
    "Mira Venn is of foreign descent",
    "Mira Venn was diagnosed with gout",
    "Mira Venn had an affair with the clerk",
    "Mira Venn lives at the old mill",
]


@pytest.mark.parametrize("words", PRIVATE_MATTERS)
def test_what_is_nobody_s_business_is_known_by_its_words(words: str) -> None:
    assert touches_private_matters(f.claim(words, text=words))


@pytest.mark.parametrize("words", ["Mira Venn closed the mill", "Mira Venn works at the old mill"])
def test_what_is_done_in_office_is_everybody_s(words: str) -> None:
    assert not touches_private_matters(f.claim(words, text=words))
