"""Credits as derivations: whose name is the report's own, and what the words give of the other report's day."""

from __future__ import annotations

import pytest

from sayso.extract.credit_names import OutletName
from sayso.extract.derivations import is_own, plain_outlet
from sayso.model.provenance import CreditKind, DerivationKind
from sayso.model.spans import Span
from tests.extract.readings import analysed


@pytest.mark.parametrize(
    ("name", "publisher", "expected"),
    [
        ("The Harbour Post", "Harbour Post", True),
        ("the Post", "The Harbour Post", True),
        ("harbourpost.com", "Harbour Post", True),
        ("AP", "Associated Press", True),
        ("Skerrow Post", "Harbour Post", False),
        ("Harbour", "Harbour Post", False),
        ("Radio Skerrow", "", False),
        ("", "Harbour Post", False),
    ],
)
def test_a_name_is_the_publishers_own(name: str, publisher: str, expected: bool) -> None:
    assert is_own(OutletName(Span(0, 1), name, None), publisher) is expected


def test_names_are_compared_without_article_domain_and_case() -> None:
    assert plain_outlet("The Harbour  Post’s") == plain_outlet("harbour post") == "harbour post"
    assert plain_outlet("harbourpost.com") == "harbourpost"


def test_every_credit_says_in_which_way_and_by_which_rule() -> None:
    text = "It rained. The mill closed, the Harbour Post reported. “It broke,” the cook told Radio Skerrow."
    carried, told = analysed(text).derivations
    assert (carried.kind, carried.credit) == (DerivationKind.CREDIT, CreditKind.CARRIED_FROM)
    assert told.credit is CreditKind.TOLD_TO
    assert [r.rule for d in (carried, told) for r in d.reasons] == ["credits.reports-it", "credits.told"]
    assert [r.span.of(text) for d in (carried, told) for r in d.reasons if r.span] == ["Harbour Post", "Radio Skerrow"]


def test_an_outlet_that_is_credited_twice_in_a_sentence_is_credited_once() -> None:
    text = "It rained. The Harbour Post reported, according to the Harbour Post, that the mill closed."
    assert [d.upstream for d in analysed(text).derivations] == ["Harbour Post"]


def test_a_date_of_what_happened_is_no_date_of_the_report() -> None:
    text = "It rained. The Harbour Post reported that the mill closed on 4 March 2025."
    (derivation,) = analysed(text).derivations
    assert derivation.reported_on is None
