"""The origin tree: origins on top, each report under the one it comes from, and on every edge what shows it."""

from __future__ import annotations

from dataclasses import replace

from sayso.ask.origin_tree import grow_origin_tree, mark_of
from sayso.ask.story_answers import EdgeMark, OriginTree, TreeNode
from sayso.ask.story_statements import answer_story
from sayso.model.provenance import Counts, CreditScope, DerivationKind, OriginKind
from sayso.model.story import Story
from tests.ask import story_factories as s


def tree(story: Story | None = None) -> OriginTree:
    return grow_origin_tree(answer_story(story or s.bell_story()))


def drawn(node: TreeNode) -> tuple[str | None, list[object]]:
    return node.report.publisher, [drawn(below) for below in node.below]


def test_reports_hang_on_the_one_they_come_from_under_their_origin() -> None:
    bundle = next(branch for branch in tree().branches if branch.origin.kind is OriginKind.UNNAMED_BUNDLE)
    assert [drawn(root) for root in bundle.roots] == [("Quay Gazette", [("Saltby Echo", [("Coast Mail", [])])])]


def test_an_edge_says_what_shows_it_in_which_words() -> None:
    (root,) = tree().branches[0].roots
    echo = root.below[0]
    mail = echo.below[0]
    assert root.edge is None
    assert echo.edge is not None
    assert mail.edge is not None
    assert (echo.edge.mark, echo.edge.proof) == (EdgeMark.CREDITED, ("the Quay Gazette reported",))
    assert (mail.edge.mark, mail.edge.proof) == (EdgeMark.SAME_WORDING, ("sell the harbour bell",))


def test_wording_of_unknown_reach_is_only_possible_and_a_correction_amends() -> None:
    assert mark_of(replace(s.COPY, scope=CreditScope.UNKNOWN)) is EdgeMark.POSSIBLE
    assert mark_of(replace(s.CREDIT, kind=DerivationKind.CORRECTION)) is EdgeMark.AMENDS


def test_a_report_of_several_origins_stands_under_each_and_in_full_only_once() -> None:
    own = next(branch for branch in tree().branches if branch.origin.kind is OriginKind.OWN_WORD)
    assert [(root.report.publisher, root.seen_above) for root in own.roots] == [("Coast Mail", True)]


def test_own_words_come_last() -> None:
    assert [branch.origin.kind for branch in tree().branches] == [
        OriginKind.UNNAMED_BUNDLE,
        OriginKind.ORGANISATION,
        OriginKind.OWN_WORD,
    ]


def test_the_stronger_edge_is_drawn() -> None:
    both = s.bell_story(derivations=(s.CREDIT, s.COPY, s.derivation(DerivationKind.CREDIT, s.MAIL, s.GAZETTE, "said")))
    (root,) = tree(both).branches[0].roots
    assert drawn(root) == ("Quay Gazette", [("Saltby Echo", []), ("Coast Mail", [])])


def test_a_circle_of_credit_is_cut_and_named() -> None:
    back = s.derivation(DerivationKind.CREDIT, s.GAZETTE, s.MAIL, "as the Mail reported")
    loop = (s.GAZETTE.id, s.ECHO.id, s.MAIL.id)
    grown = tree(s.bell_story(derivations=(s.CREDIT, s.COPY, back), loops=(loop,)))
    bundle = next(branch for branch in grown.branches if branch.origin.kind is OriginKind.UNNAMED_BUNDLE)
    (root,) = bundle.roots
    assert all(str(drawn(root)).count(name) == 1 for name in ("Quay Gazette", "Saltby Echo", "Coast Mail"))
    assert [report.publisher for report in grown.loops[0]] == ["Quay Gazette", "Saltby Echo", "Coast Mail"]


def test_reports_without_an_origin_are_listed_apart() -> None:
    bare = s.bell_story(origins=())
    assert len(tree(bare).unsourced) == 2  # Gazette with what hangs from it, and the trust
    assert tree().unsourced == ()


def test_the_tree_of_one_proposition_has_its_own_counts_and_origins() -> None:
    answer = answer_story(s.bell_story())
    grown = grow_origin_tree(answer, answer.propositions[1])
    assert grown.counts == Counts(reports=1, outlets=1, origins=1, parties=0, parties_unknown=1)
    assert [branch.origin.label for branch in grown.branches] == ["Coast Mail"]


def test_the_tree_of_a_story_counts_what_more_than_one_report_says() -> None:
    assert [answer.proposition.predicate for answer in tree().shared] == ["talks"]
