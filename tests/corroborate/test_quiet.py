"""Leaving out quiet days never changes a history (checked against working out each day in full)."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.corroborate.quiet import QuietDays
from sayso.model.claims import Source, SourceKind, Stance, Standing
from sayso.model.provenance import DerivationKind
from tests.corroborate.factories import EXPERTS, NOBODY, Tale, outlet, people, person, thing

SOURCES: list[Source | None] = [None, people(), person("Ina Roe"), person("Jon Ask"), person("Li Mo"), EXPERTS]
SOURCES += [
    thing(SourceKind.DOCUMENT, "a letter"),
    thing(SourceKind.VISUAL_ITEM, "a video"),
    NOBODY,
    outlet("Outlet N1"),
    outlet("Outlet N3"),
    outlet("Quay Lantern"),
]
KINDS = [DerivationKind.CREDIT, DerivationKind.REPRINT, DerivationKind.PARTIAL_REPRINT]

reports = st.tuples(
    st.integers(1, 9),  # day
    st.integers(0, 5),  # outlet
    st.sampled_from(SOURCES),
    st.booleans(),  # hedged
    st.lists(st.tuples(st.integers(0, 7), st.sampled_from(KINDS), st.booleans()), max_size=2),
)


def build(told: list[tuple[int, int, Source | None, bool, list[tuple[int, DerivationKind, bool]]]]) -> Tale:
    tale = Tale()
    tale.proposition("p")
    for number, (day, where, source, is_hedged, _) in enumerate(told):
        tale.report(f"r{number}", f"Outlet N{where}", f"2024-03-0{day}")
        standing = Standing.HEARSAY if source is NOBODY else Standing.HEDGED if is_hedged else Standing.ASSERTED
        stance = Stance.PS_POS if is_hedged else Stance.CT_POS
        tale.say(f"r{number}", "p", *([source] if source else []), standing=standing, stance=stance)
    for number, (*_, edges) in enumerate(told):
        for upstream, kind, directed in edges:
            if upstream < len(told) and upstream != number:
                tale.derive(f"r{number}", f"r{upstream}", kind, directed=directed)
    return tale


HEDGE_BEFORE_A_COPY = [
    (1, 1, None, True, []),
    (1, 1, None, False, []),
    (2, 0, None, False, [(0, DerivationKind.CREDIT, False)]),
    (3, 2, None, False, []),
]


@settings(max_examples=150, deadline=None, derandomize=True)
@example(HEDGE_BEFORE_A_COPY)
@given(st.lists(reports, min_size=2, max_size=8))
def test_quiet_days_change_nothing(told: list) -> None:  # type: ignore[type-arg]
    tale = build(told)
    quick = tale.judge()["p"].history
    with patch.object(QuietDays, "is_quiet", lambda *_: False):
        assert quick == tale.judge()["p"].history


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(reports, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same(told: list, chance: object) -> None:  # type: ignore[type-arg]
    tale = build(told)
    first = tale.judge()
    order = list(tale.documents)
    chance.shuffle(order)  # type: ignore[attr-defined]
    chance.shuffle(tale.derivations)  # type: ignore[attr-defined]
    assert tale.judge(order=order) == first


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(reports, min_size=2, max_size=8), st.integers(1, 9))
def test_history_says_of_each_day_what_was_known_then(told: list, day: int) -> None:  # type: ignore[type-arg]
    tale = build(told)
    until = f"2024-03-0{day}"
    past = [one for one in tale.judge()["p"].history if (one.as_of or "") <= until]
    if past:
        assert tale.judge(until)["p"].history == tuple(past)
