"""Which report rests on which: by credit, wording, address and amendment; few edges, the same for any order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.corroborate.derivations import find_derivations
from sayso.corroborate.outlets import load_outlets
from sayso.corroborate.wording import find_shared_wording
from sayso.model.claims import SourceKind
from sayso.model.mentions import Cue, CueKind
from sayso.model.provenance import (
    Amendment,
    CreditKind,
    CreditScope,
    Derivation,
    DerivationBasis,
    DerivationKind,
)
from sayso.model.spans import Span
from sayso.model.story import HeldReport
from tests.ask import factories as f
from tests.corroborate.press import CHOIR, FERRY, credit, held, paper, told

OUTLETS = load_outlets()
REPORTED = Cue(span=Span(0, 8), text="reported", kind=CueKind.ATTRIBUTION, entry="report")
NAMES = "Ida Fenn, Odo Quist"
FIRST = "Ida Fenn and Odo Quist will open the pier of Skerrow together in April, and the ferry will stop there again."
RETOLD = "The pier of Skerrow is to be opened by Ida Fenn and Odo Quist, the Tollbeck Post reported on Monday."


def derive(*reports: HeldReport, amendments: Sequence[Amendment] = ()) -> tuple[Derivation, ...]:
    wording = find_shared_wording([report.analysis.document for report in reports])
    return find_derivations(reports, wording, amendments, OUTLETS)


def original() -> HeldReport:
    return held(paper(FIRST), NAMES)


def retelling(published: str = "2024-03-05", kind: CreditKind = CreditKind.CARRIED_FROM) -> HeldReport:
    document = paper(RETOLD, "Kelby Echo", published)
    return held(document, NAMES, [credit("Tollbeck Post", RETOLD, RETOLD, kind)])


def test_a_credit_leads_to_the_held_report_that_it_means() -> None:
    follow_up = held(paper(CHOIR, published="2024-03-01"), "Piet Lund")
    reports = original(), follow_up, retelling()
    (found,) = derive(*reports)
    assert told([found], reports) == [("Kelby Echo", "Tollbeck Post", "rewrite_with_credit")]
    assert found.upstream == reports[0].id
    assert (found.basis, found.directed) == (DerivationBasis.DECLARED, True)
    assert found.proof[0] == RETOLD


def test_a_credit_to_an_outlet_that_is_not_held_leads_to_the_outlet() -> None:
    (found,) = derive(retelling())
    assert (found.upstream, found.outlet, found.kind) == (None, "Tollbeck Post", DerivationKind.CREDIT)


def test_nobody_takes_from_a_report_that_came_later() -> None:
    (found,) = derive(original(), retelling("2024-03-01"))
    assert (found.upstream, found.outlet) == (None, "Tollbeck Post")


def test_what_somebody_told_a_paper_is_no_credit_of_that_paper_to_itself() -> None:
    text = f"{FIRST} This is what they told the Tollbeck Post."
    by_itself = held(paper(text), NAMES, [credit("Tollbeck Post", "they told", text, CreditKind.TOLD_TO)])
    assert derive(by_itself) == ()


def test_a_paper_may_rest_on_its_own_earlier_report() -> None:
    text = f"{RETOLD} The carpenters are ready."
    later = held(paper(text, published="2024-03-09"), NAMES, [credit("the Tollbeck Post", RETOLD, text)])
    reports = original(), later
    assert told(derive(*reports), reports) == [("Tollbeck Post", "Tollbeck Post", "rewrite_with_credit")]


def test_an_interview_further_down_is_a_quotation() -> None:
    text = f'{CHOIR} They sing again on Sunday. "We are hoarse," Odo Quist told the Tollbeck Post about it all.'
    words = "Odo Quist told the Tollbeck Post"
    later = held(
        paper(text, "Kelby Echo", "2024-03-06"), NAMES, [credit("Tollbeck Post", words, text, CreditKind.TOLD_TO)]
    )
    reports = original(), later
    assert told(derive(*reports), reports) == [("Kelby Echo", "Tollbeck Post", "quotation")]


def test_a_credit_for_a_side_matter_is_a_credit_and_no_rewrite() -> None:
    text = f"{CHOIR} Ida Fenn and Odo Quist were there, who open the pier, as the Tollbeck Post reported."
    later = held(
        paper(text, "Kelby Echo", "2024-03-06"), NAMES, [credit("Tollbeck Post", "as the Tollbeck Post", text)]
    )
    reports = original(), later
    assert told(derive(*reports), reports) == [("Kelby Echo", "Tollbeck Post", "credit")]


def test_a_credited_outlet_that_no_lexicon_knows_is_known_by_its_report() -> None:
    society = f.entity("Quaypedia")
    words = "the ferry will stop there again"
    says = f.claim(
        words,
        text=FIRST,
        chain=[f.step(f.source(SourceKind.ORGANISATION, "Quaypedia", society), REPORTED)],
    )
    reader = HeldReport(analysis=f.analysis([says], [society], of=paper(FIRST, "Kelby Echo")))
    wiki = held(paper(f"{FIRST} It is known to all.", "Quaypedia", "2024-03-01"), NAMES)
    reports = reader, wiki
    assert ("Kelby Echo", "Quaypedia") in {edge[:2] for edge in told(derive(*reports), reports)}
    assert {d.basis for d in derive(*reports)} == {DerivationBasis.DECLARED}


def test_an_uncredited_copy_is_found_by_its_words_and_proves_no_direction() -> None:
    reports = held(paper(FERRY)), held(paper(f"{FERRY}\n{CHOIR}", "Kelby Echo", "2024-03-05"))
    (found,) = derive(*reports)
    assert told([found], reports) == [("Kelby Echo", "Tollbeck Post", "reprint")]
    assert (found.basis, found.directed, found.scope) == (DerivationBasis.DETECTED, False, CreditScope.UNKNOWN)
    assert found.proof
    assert [reason.rule for reason in found.reasons] == ["R5.likely", "R5.direction"]


def test_a_forged_early_date_never_proves_that_somebody_was_first() -> None:
    real = held(paper(FERRY, published="2024-03-04"), captured="2024-03-04")
    forged = held(paper(FERRY, "Kelby Echo", "2024-01-01"), captured="2024-06-01")
    reports = real, forged
    (found,) = derive(*reports)
    assert told([found], reports) == [("Kelby Echo", "Tollbeck Post", "reprint")]
    assert not found.directed


def test_a_capture_before_the_others_own_date_proves_the_direction() -> None:
    (found,) = derive(
        held(paper(FERRY, published="2024-03-04"), captured="2024-03-04"),
        held(paper(FERRY, "Kelby Echo", "2024-03-06"), captured="2024-03-07"),
    )
    assert found.directed


def test_a_credit_tells_the_direction_whatever_the_dates_say() -> None:
    text = f"{FERRY} This was first reported by the Tollbeck Post."
    copy = held(paper(text, "Kelby Echo", None), "", [credit("Tollbeck Post", "first reported by", text)])
    reports = held(paper(FERRY, published="2024-03-09")), copy
    (found,) = derive(*reports)
    assert told([found], reports) == [("Kelby Echo", "Tollbeck Post", "reprint")]
    assert (found.basis, found.directed) == (DerivationBasis.DECLARED, True)


def test_a_report_may_credit_one_and_be_worded_after_another() -> None:
    second = retelling()
    text = f"The details were first reported by the Tollbeck Post. {RETOLD.replace(', the Tollbeck Post reported', '')}"
    third = held(
        paper(text, "Sound Tribune", "2024-03-06"),
        NAMES,
        [credit("Tollbeck Post", "first reported by the Tollbeck Post", text, scope=CreditScope.INFERRED)],
    )
    reports = original(), second, third
    assert {edge[:2] for edge in told(derive(*reports), reports)} == {
        ("Kelby Echo", "Tollbeck Post"),
        ("Sound Tribune", "Tollbeck Post"),
        ("Sound Tribune", "Kelby Echo"),
    }


def test_two_stories_merged_rest_on_both() -> None:
    reports = (
        held(paper(FERRY)),
        held(paper(CHOIR, "Kelby Echo")),
        held(paper(f"{FERRY}\n{CHOIR}", "Sound Tribune", "2024-03-06")),
    )
    assert {edge[:2] for edge in told(derive(*reports), reports)} == {
        ("Sound Tribune", "Tollbeck Post"),
        ("Sound Tribune", "Kelby Echo"),
    }


def test_two_copies_of_one_agency_are_the_same_wire() -> None:
    made = []
    for outlet, day in (("Tollbeck Post", "2024-03-04"), ("Kelby Echo", "2024-03-05")):
        text = f"{FERRY} (Lowland Wire)"
        line = credit("Lowland Wire", "Lowland Wire", text, CreditKind.AGENCY_DATELINE)
        made.append(held(paper(text, outlet, day), "", [line]))
    assert told(derive(*made), made) == [
        ("Kelby Echo", "Lowland Wire", "credit"),
        ("Kelby Echo", "Tollbeck Post", "same_wire"),
        ("Tollbeck Post", "Lowland Wire", "credit"),
    ]


FEW = "The old pier was renewed by four carpenters, who worked at low water and by lamplight. It is long."


@pytest.mark.parametrize(("source", "edges"), [(None, 1), (SourceKind.PERSON, 0)])
def test_a_few_words_alike_count_only_where_a_report_says_nobody_told_it(source: SourceKind | None, edges: int) -> None:
    one = held(paper(f"{FEW} Nobody uses the pier in winter, when storms from the north go over it for days on end."))
    text = "The timbers come from Kelby. They were set by four carpenters, who worked at low water for many weeks."
    assert len(derive(one, held(paper(text, "Kelby Echo", "2024-03-05"), said_by=source))) == edges


BARE = "Ida Fenn and Odo Quist will open the pier of Skerrow with a private dinner in April."


@pytest.mark.parametrize(
    ("published", "names", "source", "edges"),
    [
        ("2024-03-05", NAMES, None, 1),
        ("2024-03-05", NAMES, SourceKind.PERSON, 0),  # it says from whom it has the matter
        ("2024-03-04", NAMES, None, 0),  # of the same day
        ("2024-03-05", f"{NAMES}, Piet Lund", None, 0),  # it names somebody whom the other does not name
    ],
)
def test_a_retelling_without_a_source_is_possible_where_it_has_nothing_of_its_own(
    published: str, names: str, source: SourceKind | None, edges: int
) -> None:
    reports = original(), held(paper(BARE, "City Flash", published), names, said_by=source)
    found = derive(*reports)
    assert len(found) == edges
    assert all(each.reasons[0].rule == "R5.lead" and not each.directed for each in found)


def test_a_new_capture_of_an_address_is_a_revision() -> None:
    address = "https://post.example/pier"
    first = held(paper(FERRY, url=address), captured="2024-03-04")
    second = held(paper(f"{FERRY} Corrected.", url=f"{address}?utm_source=x"), captured="2024-03-08")
    (found,) = derive(second, first)
    assert (found.derived, found.upstream, found.kind) == (second.id, first.id, DerivationKind.REVISION)
    assert found.directed


def test_a_correction_rests_on_what_it_corrects() -> None:
    reports = original(), held(paper(f"We said that {FIRST} That was wrong.", published="2024-03-09"), NAMES)
    amendment = Amendment(
        kind=DerivationKind.CORRECTION, report=reports[1].id, amended=reports[0].id, at="2024-03-09", withdrawn="April"
    )
    (found,) = derive(*reports, amendments=[amendment])
    assert (found.derived, found.upstream, found.kind) == (reports[1].id, reports[0].id, DerivationKind.CORRECTION)
    assert found.proof == ("April",)


def test_a_partys_own_statement_comes_before_a_copy_of_the_same_day() -> None:
    text = "Skerrow Ferries is to stop at the old pier again. The timbers are new and the kiosk opens on the first day."
    statement = held(paper(text, "Skerrow Ferries (press release)"), "Skerrow Ferries")
    analysis = statement.analysis
    subject = replace(analysis.claims[0], subject=f.named(analysis.entities[0]))
    statement = replace(statement, analysis=replace(analysis, claims=(subject,)))
    reports = statement, held(paper(text, "Aldmouth Post"))
    assert told(derive(*reports), reports) == [("Aldmouth Post", "Skerrow Ferries (press release)", "reprint")]


def flood(copies: int) -> list[HeldReport]:
    return [held(paper(FERRY, f"Paper {number}", f"2024-03-{1 + number % 28:02}")) for number in range(copies)]


def test_a_flood_of_copies_gives_one_edge_a_copy() -> None:
    found = derive(*flood(120))
    assert len(found) == 119
    assert len({each.derived for each in found}) == 119


REPORTS = (
    original(),
    retelling(),
    held(paper(FERRY)),
    held(paper(f"{FERRY}\n{CHOIR}", "Kelby Echo", "2024-03-05")),
    held(paper(CHOIR, "Upland Farmer", None)),
    held(paper(BARE, "City Flash", "2024-03-07"), NAMES),
)


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(len(REPORTS))))
def test_any_order_of_reports_gives_the_same_derivations(order: list[int]) -> None:
    assert derive(*(REPORTS[place] for place in order)) == derive(*REPORTS)
