"""Propositions in words: attributed, with their reports, their standing and every answer, and never bare."""

from __future__ import annotations

from dataclasses import replace

from sayso.ask.story_claims import StoryClaims, outlet_words
from sayso.ask.story_kinds import report_kinds
from sayso.ask.story_statements import answer_story, count_story, listed
from sayso.ask.story_words import (
    CONTEST_WORDS,
    DERIVATION_WORDS,
    DRIFT_WORDS,
    INDEPENDENCE_WORDS,
    LIFECYCLE_WORDS,
    ORIGIN_WORDS,
    RELATION_WORDS,
    SUPPORT_WORDS,
    counts_phrase,
)
from sayso.ask.wording import loaded_words
from sayso.model.graph import PropositionRelation
from sayso.model.provenance import (
    Contest,
    Counts,
    DerivationKind,
    DriftKind,
    IndependenceState,
    Lifecycle,
    OriginKind,
    Support,
)
from tests.ask import factories as f
from tests.ask import story_factories as s


def test_a_statement_begins_with_a_holder_and_names_its_outlet() -> None:
    talks = answer_story(s.bell_story()).propositions[0]
    assert talks.statement.startswith(
        "Two unnamed people close to the trust, per Quay Gazette, say: “is in talks to sell the harbour bell”."
    )
    assert "this article" not in talks.statement.lower()


def test_a_statement_says_where_else_and_at_which_standing() -> None:
    talks = answer_story(s.bell_story()).propositions[0]
    assert "Also in Saltby Echo (2024-03-05, hedged) and Bell Trust (2024-03-07, asserted)." in talks.statement


def test_answers_travel_with_the_statement() -> None:
    talks, sale = answer_story(s.bell_story()).propositions
    assert (
        "Pier Company declined to comment, per Quay Gazette: “The Pier Company declined to comment”" in talks.statement
    )
    assert sale.statement.startswith("Coast Mail states: “has sold the harbour bell”.")
    assert "Bell Trust reports a denial: “has not sold the harbour bell”." in sale.statement


def test_what_is_only_denied_is_told_by_its_denial() -> None:
    denied = replace(s.SALE, claims=(), denials=(s.ref(s.STATEMENT, s.TRUST_DENIAL),))
    answer = answer_story(s.bell_story(propositions=(s.TALKS, denied))).propositions[1]
    assert answer.statement.startswith("Bell Trust reports a denial:")


def test_who_answers_in_none_of_the_reports_is_named_and_who_speaks_anywhere_is_not() -> None:
    talks, _ = answer_story(s.bell_story()).propositions
    assert talks.silent == ()  # the trust's own report is among them
    alone = StoryClaims([s.ECHO]).without_answer([s.ref(s.ECHO, s.ECHO_TALKS)])
    assert alone == ("Bell Trust",)


def test_a_proposition_of_which_no_claim_is_held_is_not_shown() -> None:
    gone = replace(s.SALE, claims=(), denials=())
    assert len(answer_story(s.bell_story(propositions=(s.TALKS, gone))).propositions) == 1


def test_propositions_stand_in_the_order_of_their_first_claims() -> None:
    turned = s.bell_story(propositions=(s.SALE, s.TALKS), corroborations=(s.JUDGED_SALE, s.JUDGED_TALKS))
    assert [a.id for a in answer_story(turned).propositions] == [
        a.id for a in answer_story(s.bell_story()).propositions
    ]


def test_a_story_counts_reports_outlets_origins_and_parties() -> None:
    assert count_story(s.bell_story()) == Counts(reports=4, outlets=4, origins=3, parties=1, parties_unknown=2)


def test_counts_are_always_told_in_one_order() -> None:
    told = counts_phrase(Counts(reports=12, outlets=9, origins=1, parties=0, parties_unknown=1))
    assert told == "12 reports, 9 outlets, 1 origin, 0 known parties (+1 unknown)"
    assert counts_phrase(Counts(reports=1, outlets=1, origins=2, parties=1)) == (
        "1 report, 1 outlet, 2 origins, 1 known party"
    )


def test_each_report_has_a_kind() -> None:
    kinds = report_kinds(s.bell_story())
    named = {line.report.publisher: kinds[line.report.id] for line in answer_story(s.bell_story()).reports}
    assert named == {
        "Quay Gazette": "original",
        "Saltby Echo": "declared_rewrite",
        "Coast Mail": "undeclared_rewrite",
        "Bell Trust": "statement",
    }


def test_an_outlet_whose_name_is_a_verdict_is_quoted() -> None:
    assert outlet_words(f.document("It rang.", publisher="The Regime Watch")) == "“The Regime Watch”"
    assert outlet_words(f.document("It rang.")) == "a report whose outlet is not stated"


def test_a_list_in_a_sentence() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"], "or") == "a, b or c"


def test_every_value_has_neutral_words() -> None:
    tables = (
        (SUPPORT_WORDS, Support),
        (CONTEST_WORDS, Contest),
        (LIFECYCLE_WORDS, Lifecycle),
        (ORIGIN_WORDS, OriginKind),
        (DERIVATION_WORDS, DerivationKind),
        (INDEPENDENCE_WORDS, IndependenceState),
        (RELATION_WORDS, PropositionRelation),
        (DRIFT_WORDS, DriftKind),
    )
    for words, kinds in tables:
        assert set(words) == set(kinds)
        assert [text for text in words.values() if loaded_words(text)] == []
        assert len(set(words.values())) == len(words)
