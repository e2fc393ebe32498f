"""The drift table: rows are details, columns reports in order of derivation, changed cells say how they changed."""

from __future__ import annotations

from dataclasses import replace

from sayso.ask.drift_table import build_drift_table
from sayso.ask.story_scope import order_of_derivation
from sayso.model.provenance import DerivationKind, DriftKind
from tests.ask import story_factories as s


def test_a_row_follows_one_detail_from_report_to_report() -> None:
    table = build_drift_table(s.bell_story())
    sale = next(row for row in table.rows if row.detail == "sale")
    assert [report.publisher for report in table.columns] == ["Quay Gazette", "Saltby Echo", "Coast Mail"]
    assert [cell.words for cell in sale.cells] == [
        "is in talks to sell the harbour bell",
        "may sell the harbour bell",
        "has sold the harbour bell",
    ]
    assert [[change.kind for change in cell.changes] for cell in sale.cells] == [
        [],
        [DriftKind.HEDGE_ADDED],
        [DriftKind.CERTAINTY_ROSE],
    ]


def test_what_only_one_report_has_leaves_the_others_empty() -> None:
    price = next(row for row in build_drift_table(s.bell_story()).rows if row.detail == "price")
    assert [cell.words for cell in price.cells] == ["", "", "for 90 crowns"]


def test_two_details_of_one_name_that_never_meet_are_two_rows() -> None:
    other = replace(s.ROSE, before="another matter", after="yet another", claims=())
    table = build_drift_table(s.bell_story(drift=(s.ROSE, other)))
    assert [row.detail for row in table.rows] == ["sale", "sale"]


def test_columns_stand_after_what_they_come_from_whatever_their_dates_say() -> None:
    turned = s.bell_story(derivations=(s.derivation(DerivationKind.CREDIT, s.GAZETTE, s.MAIL, "said"),))
    order = order_of_derivation(turned)
    assert order.index(s.MAIL.id) < order.index(s.GAZETTE.id)


def test_a_circle_does_not_stop_the_order() -> None:
    circle = (s.CREDIT, s.derivation(DerivationKind.CREDIT, s.GAZETTE, s.ECHO, "said"))
    assert sorted(order_of_derivation(s.bell_story(derivations=circle))) == sorted(r.id for r in s.REPORTS)
