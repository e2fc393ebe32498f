"""What people rule on names reaches the story: joined whatever the names, parted whatever the names."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from sayso.model.analysis import Analysis
from sayso.model.judgements import Anchor, Change, Judgement, Verdict
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Span
from sayso.resolve.appearances import find_appearances
from sayso.resolve.names import resolve_names
from tests.ask.factories import entity
from tests.resolve.test_names import report

QUILL, REED = entity("Mara Quill", EntityType.PERSON), entity("Mara Reed", EntityType.PERSON)
TOLD = [report(1, QUILL), report(2, QUILL), report(3, REED)]


def app(analysis: Analysis, name: str) -> str:
    return next(each.id for each in find_appearances(analysis) if each.name == name)


def ruling(
    left: str, right: str, verdict: Verdict, *, withdrawn: str | None = None, machine: bool = False
) -> Judgement:
    one, other = sorted((left, right))
    change = Change(id="chg-1", number=1, action="merge", by="desk", at="2025-05-01", withdrawn_at=withdrawn)
    return Judgement(left=one, right=other, verdict=verdict, change=change, machine=machine)


def groups(told: list[Analysis], *judgements: Judgement) -> list[set[int]]:
    """Return the numbers of the reports whose first entity is one."""
    names = resolve_names(told, judgements)
    found: dict[str, set[int]] = {}
    for number, analysis in enumerate(told, start=1):
        term = names.of_entity(analysis.document.id, analysis.entities[0].id)
        assert term is not None
        found.setdefault(term.key, set()).add(number)
    return sorted(found.values(), key=sorted)


FIRST, SECOND, THIRD = app(TOLD[0], "Mara Quill"), app(TOLD[1], "Mara Quill"), app(TOLD[2], "Mara Reed")


def test_who_is_judged_to_be_one_is_one_whatever_the_names() -> None:
    assert groups(TOLD) == [{1, 2}, {3}]
    assert groups(TOLD, ruling(FIRST, THIRD, Verdict.POSITIVE)) == [{1, 2, 3}]


def test_who_is_parted_stays_apart_in_spite_of_one_name() -> None:
    assert groups(TOLD, ruling(FIRST, SECOND, Verdict.NEGATIVE)) == [{1}, {2}, {3}]


def test_who_could_not_be_told_apart_is_not_counted_as_one() -> None:
    assert groups(TOLD, ruling(FIRST, SECOND, Verdict.UNSURE)) == [{1}, {2}, {3}]


def test_others_of_a_parted_name_join_nobody_without_a_post() -> None:
    told = [*TOLD[:2], report(4, QUILL)]
    assert groups(told, ruling(FIRST, SECOND, Verdict.NEGATIVE)) == [{1}, {2}, {3}]


def test_namesakes_that_were_parted_have_keys_of_their_own() -> None:
    told = [*TOLD[:2], report(4, QUILL)]
    names = resolve_names(told, [ruling(FIRST, SECOND, Verdict.NEGATIVE)])
    keys = {names.terms[analysis.document.id, QUILL.id].key for analysis in told}
    assert len(keys) == len(told)
    assert names.by_name.get("mara quill") is None


def test_a_ruling_leads_through_a_report_that_is_not_in_the_story() -> None:
    elsewhere = "app-0000000000000000"
    chain = (ruling(FIRST, elsewhere, Verdict.POSITIVE), ruling(elsewhere, THIRD, Verdict.POSITIVE))
    assert groups(TOLD, *chain) == [{1, 2, 3}]
    assert groups(TOLD, chain[0], ruling(elsewhere, SECOND, Verdict.NEGATIVE)) == [{1}, {2}, {3}]


def test_what_was_taken_back_or_made_by_a_rule_changes_nothing() -> None:
    assert groups(TOLD, ruling(FIRST, THIRD, Verdict.POSITIVE, withdrawn="2025-05-02")) == groups(TOLD)
    assert groups(TOLD, ruling(FIRST, SECOND, Verdict.NEGATIVE, machine=True)) == groups(TOLD)


def test_a_short_name_follows_the_ruling() -> None:
    """A report's "Quill" joins nobody once it was parted from the only Quill."""
    short: DocumentEntity = entity("Quill", EntityType.PERSON)
    told = [TOLD[0], report(5, short)]
    parted = ruling(FIRST, app(told[1], "Quill"), Verdict.NEGATIVE)
    assert groups(told) == [{1, 2}]
    assert groups(told, parted) == [{1}, {2}]


def test_a_ruling_on_another_reading_finds_its_words() -> None:
    """Another extractor gave the name another id; the ruling keeps the words."""
    text = "Mara Quill sang. The choir sang along."
    quill = replace(QUILL, mentions=(Span(0, 10),))
    told = [report(1, quill, text=text), TOLD[2]]
    stale = replace(
        ruling("app-0000000000000000", THIRD, Verdict.POSITIVE),
        anchors=(Anchor(document="doc-1", span=Span(0, 10), quote="Mara Quill"),),
    )
    assert groups(told, stale) == [{1, 2}]
    assert groups(told, replace(stale, anchors=())) == [{1}, {2}]


def test_the_order_of_reports_and_rulings_changes_nothing() -> None:
    rulings = (ruling(FIRST, THIRD, Verdict.POSITIVE), ruling(SECOND, THIRD, Verdict.NEGATIVE))
    expected = resolve_names(TOLD, rulings).terms
    for order in permutations(TOLD):
        assert resolve_names(order, rulings[::-1]).terms == expected
    assert len({term.key for term in expected.values()}) == 2
