"""Who was first: proof by capture alone; everything else only orders."""

from __future__ import annotations

import pytest

from sayso.corroborate.ordering import first_of, order_pair
from sayso.corroborate.revisions import plain_address
from tests.corroborate.press import CHOIR, FERRY, held, paper


@pytest.mark.parametrize(
    ("one", "other", "first", "directed"),
    [
        (("2024-03-04", "2024-03-04"), ("2024-03-06", "2024-03-06"), "One", True),
        (("2024-03-04", None), ("2024-03-06", None), "One", False),
        (("2024-03-06", None), ("2024-03-04", None), "Other", False),
        (("2024-03-04", "2024-03-04"), ("2024-01-01", "2024-06-01"), "One", False),  # dated back
        (("2024-03-04", "2024-07-01"), ("2024-03-06", "2024-07-01"), "One", False),  # captured together
        (("2024-03", None), ("2024-03-06", None), "id", False),  # the month may mean a later day
        ((None, None), ("2024-03-06", None), "id", False),
        (("2024-03-04", "2024-03-04"), ("2024-03-04", "2024-03-04"), "id", False),
    ],
)
def test_the_order_of_two_reports(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], first: str, directed: bool
) -> None:
    a = held(paper(FERRY, "One", one[0]), captured=one[1])
    b = held(paper(CHOIR, "Other", other[0]), captured=other[1])
    order = order_pair(a, b)
    assert order == order_pair(b, a)
    assert order.directed is directed
    expected = min((a, b), key=lambda report: report.id) if first == "id" else {"One": a, "Other": b}[first]
    assert order.upstream is expected
    assert ("not known" in order.reason.note) is (first == "id")


def test_the_first_of_several_goes_by_capture_only_where_all_were_captured() -> None:
    real = held(paper(FERRY, "One", "2024-03-04"), captured="2024-03-05")
    forged = held(paper(FERRY, "Other", "2024-01-01"), captured="2024-06-01")
    loose = held(paper(FERRY, "Third", "2024-02-01"))
    assert first_of([forged, real]) is real
    assert first_of([forged, real, loose]) is forged


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://www.post.example/a/b/", "post.example/a/b"),
        ("http://post.example/a/b#top", "post.example/a/b"),
        ("https://m.post.example/a/b?utm_source=x&utm_medium=y", "post.example/a/b"),
        ("https://post.example/a?id=7&utm_source=x", "post.example/a?id=7"),
        ("https://post.example/", ""),
        (None, ""),
    ],
)
def test_one_page_has_one_address(address: str | None, plain: str) -> None:
    assert plain_address(address) == plain
