"""What people rule on origins and reports: it outweighs the rules, holds of its own words only, and leaves no trace."""

from __future__ import annotations

import pytest

from sayso.corroborate.ruled import NOTHING_RULED, gather_ruled, only_possible, settle_derivations
from sayso.model.judgements import Anchor, Change, Judgement, Verdict
from sayso.model.provenance import Corroboration, DerivationBasis, DerivationKind
from sayso.resolve.anchoring import anchor_of
from tests.corroborate.factories import Tale, people, person
from tests.corroborate.test_support import tale, two

UNNAMED = people("two officials")


def change(by: str = "Ana", number: int = 1, withdrawn: str | None = None) -> Change:
    return Change(id=f"chg-{number}", number=number, action="accept", by=by, at="2024-04-01", withdrawn_at=withdrawn)


def ruling(made: Tale, judged: Corroboration, verdict: Verdict, by: Change | None = None) -> Judgement:
    """A ruling on the only two origins of a proposition, about the words of all its claims."""
    one, two_ = sorted(origin.id for origin in judged.origins)
    anchors = tuple(anchor_of(c, made.id(report)) for report in made.claims for c in made.claims[report])
    return Judgement(left=one, right=two_, verdict=verdict, anchors=anchors, change=by or change())


def test_people_who_know_that_unnamed_sources_are_different_make_it_corroborated() -> None:
    made = two(UNNAMED, person("Ina Roe"))
    before = made.judge()["p"]
    assert before.status.support == "possibly_corroborated"
    after = made.judge(judgements=[ruling(made, before, Verdict.NEGATIVE)])["p"]
    assert after.status.support == "corroborated"
    assert after.independence[0].reason == "Ana judged that they are different, each knowing it for itself"
    assert any("established as independent" in why.note for why in after.why)


def test_people_who_know_that_two_are_one_make_it_a_single_source() -> None:
    made = two(person("Ina Roe"), person("Jon Ask"))
    before = made.judge()["p"]
    assert before.status.support == "corroborated"
    after = made.judge(judgements=[ruling(made, before, Verdict.POSITIVE)])["p"]
    assert (after.status.support, after.independence[0].state.value) == ("single_source", "excluded")


@pytest.mark.parametrize("verdict", [Verdict.UNSURE, Verdict.NONE])
def test_what_cannot_be_told_and_what_was_put_off_changes_nothing(verdict: Verdict) -> None:
    made = two(UNNAMED, person("Ina Roe"))
    before = made.judge()
    assert made.judge(judgements=[ruling(made, before["p"], verdict)]) == before


def test_a_ruling_that_was_taken_back_leaves_no_trace() -> None:
    made = two(UNNAMED, person("Ina Roe"))
    before = made.judge()
    back = ruling(made, before["p"], Verdict.NEGATIVE, change(withdrawn="2024-04-02"))
    assert made.judge(judgements=[back]) == before


def test_two_people_who_rule_against_each_other_leave_it_at_the_no() -> None:
    made = two(UNNAMED, person("Ina Roe"))
    before = made.judge()["p"]
    rulings = [
        ruling(made, before, Verdict.POSITIVE),
        ruling(made, before, Verdict.NEGATIVE, change("Ben", 2)),
    ]
    after = made.judge(judgements=rulings)["p"]
    assert after.independence[0].reason.startswith("Ana and Ben judged that they are different")


def test_a_ruling_holds_of_its_own_words_and_of_no_other_matter() -> None:
    made = tale("Post", "Echo")
    made.proposition("q", "Halm Ferries")
    for name, who in (("Post", UNNAMED), ("Echo", person("Ina Roe"))):
        made.say(name, "p", who)
        made.say(name, "q", who)
    before = made.judge()
    elsewhere = Anchor(document="doc-other", span=anchor_of(made.claims["Post"][0], "").span, quote="")
    one, two_ = sorted(origin.id for origin in before["p"].origins)
    about_nothing_here = Judgement(
        left=one, right=two_, verdict=Verdict.NEGATIVE, anchors=(elsewhere,), change=change()
    )
    assert made.judge(judgements=[about_nothing_here]) == before


# Reports


def possible() -> Tale:
    made = tale("Post", "Echo")
    for name in ("Post", "Echo"):
        made.say(name, "p")
    made.derive("Echo", "Post", DerivationKind.PARTIAL_REPRINT, basis=DerivationBasis.DETECTED, rule="R5.possible")
    return made


def on_reports(made: Tale, verdict: Verdict) -> Judgement:
    left, right = sorted((made.id("Post"), made.id("Echo")))
    return Judgement(left=left, right=right, verdict=verdict, change=change())


def test_a_possible_reprint_is_one_or_none_by_ruling() -> None:
    made = possible()
    (edge,) = made.derivations
    assert only_possible(edge)
    assert settle_derivations([edge], NOTHING_RULED) == (edge,)
    (sure,) = settle_derivations([edge], gather_ruled([on_reports(made, Verdict.POSITIVE)]))
    assert not only_possible(sure)
    assert sure.reasons[0].note == "Ana judged that the one rests on the other"
    assert settle_derivations([edge], gather_ruled([on_reports(made, Verdict.NEGATIVE)])) == ()
    assert settle_derivations([edge], gather_ruled([on_reports(made, Verdict.UNSURE)])) == (edge,)


def test_a_derivation_that_a_credit_declares_is_nobodys_to_rule_on() -> None:
    made = possible()
    credit = made.derive("Echo", "Post")
    assert settle_derivations([credit], gather_ruled([on_reports(made, Verdict.NEGATIVE)])) == (credit,)


def test_rulings_on_names_are_left_aside() -> None:
    names = Judgement(left="app-1", right="app-2", verdict=Verdict.POSITIVE, change=change())
    assert gather_ruled([names]) == NOTHING_RULED
