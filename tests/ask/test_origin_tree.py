"""The origin tree: origins on top, each report under the one it comes from, and on every edge what shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.ask.origin_tree import grow_origin_tree, mark_of
from sayso.ask.story_answers import EdgeMark, OriginTree, TreeNode
from sayso.ask.story_statements import answer_story
from sayso.model.provenance import Counts, DerivationKind, OriginKind
from sayso.model.spans import Reason
from sayso.model.story import Story
from tests.ask import story_factories as s

if TYPE_CHECKING:
    import pytest


def tree(story: Story | None = None) -> OriginTree:
    return grow_origin_tree(answer_story(story or s.bell_story()))


def drawn(node: TreeNode) -> tuple[str | None, list[object]]:
    return node.report.publisher, [drawn(below) for below in node.below]


def test_reports_hang_on_the_one_they_come_from() -> None:
    assert [drawn(root) for root in tree().roots] == [
        ("Quay Gazette", [("Saltby Echo", [("Coast Mail", [])])]),
        ("Bell Trust", []),
    ]


def test_an_edge_says_what_shows_it_in_which_words() -> None:
    root = tree().roots[0]
    echo = root.below[0]
    mail = echo.below[0]
    assert root.edge is None
    assert echo.edge is not None
    assert mail.edge is not None
    assert (echo.edge.mark, echo.edge.proof) == (EdgeMark.CREDITED, ("the Quay Gazette reported",))
    assert (mail.edge.mark, mail.edge.proof) == (EdgeMark.SAME_WORDING, ("sell the harbour bell",))


def test_a_report_shows_the_origins_that_it_states_itself() -> None:
    gazette, trust = tree().roots
    echo = gazette.below[0]
    assert [origin.kind for origin in gazette.origins] == [OriginKind.UNNAMED_BUNDLE]
    assert echo.origins == ()  # it has them from the Gazette
    assert [origin.kind for origin in echo.below[0].origins] == [OriginKind.OWN_WORD]
    assert [origin.label for origin in trust.origins] == ["Bell Trust"]


def test_wording_that_may_be_shared_is_only_possible_and_a_correction_amends() -> None:
    assert mark_of(replace(s.COPY, reasons=(Reason(rule="R5.possible"),))) is EdgeMark.POSSIBLE
    assert mark_of(replace(s.CREDIT, kind=DerivationKind.CORRECTION)) is EdgeMark.AMENDS


def test_the_strongest_edge_is_drawn_and_the_others_are_told() -> None:
    credit = s.derivation(DerivationKind.CREDIT, s.MAIL, s.GAZETTE, "said")
    root = tree(s.bell_story(derivations=(s.CREDIT, s.COPY, credit))).roots[0]
    assert drawn(root) == ("Quay Gazette", [("Saltby Echo", []), ("Coast Mail", [])])
    assert [edge.derivation for edge in root.below[1].others] == [s.COPY]


def test_a_reprint_hangs_on_what_it_reprints_even_where_it_repeats_a_credit() -> None:
    credit = s.derivation(DerivationKind.CREDIT, s.MAIL, s.GAZETTE, "said")
    reprint = s.derivation(DerivationKind.REPRINT, s.MAIL, s.ECHO, "all of it", declared=False)
    root = tree(s.bell_story(derivations=(s.CREDIT, credit, reprint))).roots[0]
    assert drawn(root) == ("Quay Gazette", [("Saltby Echo", [("Coast Mail", [])])])


def test_a_circle_of_credit_is_cut_and_named() -> None:
    back = s.derivation(DerivationKind.CREDIT, s.GAZETTE, s.MAIL, "as the Mail reported")
    loop = (s.GAZETTE.id, s.ECHO.id, s.MAIL.id)
    grown = tree(s.bell_story(derivations=(s.CREDIT, s.COPY, back), loops=(loop,)))
    shown = str([drawn(root) for root in grown.roots])
    assert all(shown.count(name) == 1 for name in ("Quay Gazette", "Saltby Echo", "Coast Mail"))
    assert [report.publisher for report in grown.loops[0]] == ["Quay Gazette", "Saltby Echo", "Coast Mail"]


def test_a_chain_that_is_too_deep_goes_on_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.ask.origin_tree.DEEPEST", 1)
    assert drawn(tree().roots[0]) == ("Quay Gazette", [("Saltby Echo", []), ("Coast Mail", [])])


def test_the_tree_of_one_proposition_has_its_own_counts_and_origins() -> None:
    answer = answer_story(s.bell_story())
    grown = grow_origin_tree(answer, answer.propositions[1])
    assert grown.counts == Counts(reports=1, outlets=1, origins=1, parties=0, parties_unknown=1)
    assert [drawn(root) for root in grown.roots] == [("Coast Mail", [])]
    assert [origin.label for origin in grown.origins] == ["Coast Mail"]


def test_the_tree_of_a_story_counts_what_more_than_one_report_says() -> None:
    assert [answer.proposition.predicate for answer in tree().shared] == ["talks"]
