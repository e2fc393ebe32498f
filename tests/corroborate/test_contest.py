"""Every row of the contest axis: scope before attachment, and silence apart from denial (R10, R11)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model.claims import ClaimKind, ResponseKind, Stance, Standing
from sayso.model.documents import Passage
from sayso.model.provenance import Contest, DerivationKind
from sayso.model.spans import Span, ZoneKind
from tests.corroborate.factories import EXPERTS, NOBODY, Tale, body, entity, figure, people, person

DENIED = {"standing": Standing.DENIED, "stance": Stance.CT_NEG, "kind": ClaimKind.DENIAL, "denies": True}
CONTRARY = {"stance": Stance.CT_NEG, "denies": True}


def tale(**proposition: object) -> Tale:
    """Two reports; the first says on the word of two people that Halm Ferries sells a pier to Sund Line."""
    made = Tale()
    made.report("Post", "Post", "2024-03-04", entity("Halm Ferries"), entity("Sund Line"))
    made.report("Echo", "Echo", "2024-03-05", entity("Halm Ferries"), entity("Sund Line"))
    made.proposition("p", "Halm Ferries", "Sund Line", **proposition)  # type: ignore[arg-type]
    return made


def told(**proposition: object) -> Tale:
    made = tale(**proposition)
    made.say("Post", "p", people(), subject="Halm Ferries", object="Sund Line")
    return made


def answered(kind: ResponseKind, by: str = "Halm Ferries", *, linked: bool = True) -> Tale:
    made = tale()
    ref = made.say("Post", "p", people(), subject="Halm Ferries", object="Sund Line")
    made.respond("Post", kind, by, *([ref] if linked else []))
    return made


def denied_by(source: object) -> Tale:
    made = told()
    made.say("Echo", "p", source, **DENIED)  # type: ignore[arg-type]
    return made


def contrary(source: object | None, **rest: object) -> Tale:
    made = told()
    made.say("Echo", "p", *([source] if source else []), **{**CONTRARY, **rest})  # type: ignore[arg-type]
    return made


def denied_by_a_member() -> Tale:
    made = denied_by(person("Ina Roe"))
    made.role("Echo", "Ina Roe", "spokeswoman", "Halm Ferries")
    return made


def rival(*, own: bool = False) -> Tale:
    made = told(value=figure("20 piers", 20))
    made.proposition("q", "Halm Ferries", value=figure("30 piers", 30), conflicts=["p"])
    made.say("Echo", "q", *([] if own else [person("Ina Roe")]))
    if own:
        made.derive("Echo", "Post", DerivationKind.PARTIAL_REPRINT, rule="R5.likely")
    return made


def only_denied() -> Tale:
    made = tale()
    made.say("Echo", "p", body("Halm Ferries"), **DENIED)  # type: ignore[arg-type]
    return made


def denied_weaker() -> Tale:
    made = tale(entails=["weaker"])
    made.proposition("weaker", "Halm Ferries", "Sund Line")
    made.say("Post", "p", people())
    made.say("Echo", "weaker", body("Halm Ferries"), **DENIED)  # type: ignore[arg-type]
    return made


def denied_stronger() -> Tale:
    made = told()
    made.proposition("stronger", "Halm Ferries", "Sund Line", entails=["p"])
    made.say("Echo", "stronger", body("Halm Ferries"), **DENIED)  # type: ignore[arg-type]
    return made


def challenged() -> Tale:
    made = tale()
    ref = made.say("Post", "p", people())
    made.say("Post", None, EXPERTS, kind=ClaimKind.ASSESSMENT, challenges=[ref])
    return made


def taken_back_in_its_own_words() -> Tale:
    made = told()
    made.say("Echo", "p", **{**DENIED, "kind": ClaimKind.CORRECTION})  # type: ignore[arg-type]
    return made


ROWS: list[tuple[str, Callable[[], Tale], str]] = [
    ("nothing found", told, "uncontested"),
    ("declined", lambda: answered(ResponseKind.DECLINED), "responded"),
    ("no comment", lambda: answered(ResponseKind.NO_COMMENT), "responded"),
    ("no response reported", lambda: answered(ResponseKind.NO_RESPONSE_REPORTED), "responded"),
    ("a narrower denial", lambda: answered(ResponseKind.DENIAL_NARROWER), "responded"),
    ("not known if asked", lambda: answered(ResponseKind.NOT_KNOWN_IF_ASKED), "uncontested"),
    ("an unlinked silence of the party", lambda: answered(ResponseKind.DECLINED, linked=False), "responded"),
    ("by its short form", lambda: answered(ResponseKind.DECLINED, "Halm", linked=False), "responded"),
    ("of somebody else", lambda: answered(ResponseKind.DECLINED, "Tide Office", linked=False), "uncontested"),
    ("an unlinked denial", lambda: answered(ResponseKind.DENIAL_SPECIFIC, linked=False), "uncontested"),
    ("a general denial", lambda: answered(ResponseKind.DENIAL_GENERAL), "denied_general"),
    ("a specific denial", lambda: answered(ResponseKind.DENIAL_SPECIFIC), "denied_specific"),
    ("denied elsewhere by the party", lambda: denied_by(body("Halm Ferries")), "denied_specific"),
    ("denied for the party", denied_by_a_member, "denied_specific"),
    ("denied by a third", lambda: denied_by(person("Jon Ask")), "disputed"),
    ("the contrary by name", lambda: contrary(person("Jon Ask")), "disputed"),
    ("the contrary in an outlet's own voice", lambda: contrary(None), "disputed"),
    ("the contrary with a hedge", lambda: contrary(people(), standing=Standing.HEDGED), "disputed_by_assessment"),
    ("the contrary by experts", lambda: contrary(EXPERTS), "disputed_by_assessment"),
    ("the contrary as a judgement", lambda: contrary(people(), kind=ClaimKind.ASSESSMENT), "disputed_by_assessment"),
    ("hearsay against it", lambda: contrary(NOBODY, standing=Standing.HEARSAY), "uncontested"),
    ("critics set against it", challenged, "disputed_by_assessment"),
    ("another value", rival, "disputed"),
    ("a value that a copy changed", lambda: rival(own=True), "uncontested"),
    ("denied and said by nobody", only_denied, "denied_specific"),
    ("the weaker is denied", denied_weaker, "denied_specific"),
    ("only the stronger is denied", denied_stronger, "uncontested"),
    ("an outlet takes back its own words", taken_back_in_its_own_words, "uncontested"),
]


@pytest.mark.parametrize(("name", "make", "contest"), ROWS, ids=[row[0] for row in ROWS])
def test_rows_of_the_axis(name: str, make: Callable[[], Tale], contest: str) -> None:
    judged = make().judge()["p"]
    assert judged.status.contest == contest, judged.why


def test_a_denial_is_never_evidence_that_somebody_said_it() -> None:
    judged = only_denied().judge()["p"]
    assert (judged.status.support, judged.counts.reports, judged.supporting) == ("not_asserted", 0, ())


def test_a_denial_counts_from_its_own_day() -> None:
    history = denied_by(body("Halm Ferries")).judge()["p"].history
    assert [(one.as_of, one.contest.value) for one in history] == [
        ("2024-03-04", "uncontested"),
        ("2024-03-05", "denied_specific"),
    ]


def test_a_silence_in_one_report_reaches_the_same_proposition_only_by_its_claim() -> None:
    made = told()
    made.say("Echo", "p", people())
    made.respond("Echo", ResponseKind.DECLINED, "Sund Line")
    assert [ref.report for ref in made.judge()["p"].responses] == [made.id("Echo")]


@pytest.mark.parametrize("kind", [ClaimKind.ROLE, ClaimKind.FORECAST, ClaimKind.ASSESSMENT])
def test_nobody_is_silent_about_a_role_a_forecast_or_a_judgement(kind: ClaimKind) -> None:
    made = tale(kind=kind)
    made.say("Post", "p", people(), subject="Halm Ferries")
    made.respond("Post", ResponseKind.DECLINED, "Halm Ferries")
    assert made.judge()["p"].status.contest == "uncontested"


def test_an_admission_by_the_party_confirms() -> None:
    judged = answered(ResponseKind.ADMISSION).judge()["p"]
    assert (judged.confirmed_by_party, judged.status.contest.value) == (True, "responded")


@pytest.mark.parametrize(
    ("sentence", "contest"), [(0, "responded"), (1, "uncontested"), (2, "responded"), (3, "responded")]
)
def test_a_silence_is_kept_before_the_lead_or_the_sentence_before_it(sentence: int, contest: str) -> None:
    made = answered(ResponseKind.DECLINED, linked=False)
    spans = [Span(10 * n, 10 * n + 9) for n in range(4)]
    passages = tuple(Passage(number=n, span=s, zone=ZoneKind.BODY, paragraph=0) for n, s in enumerate(spans))
    made.place("Post", passages, claim=spans[sentence], response=spans[3])
    assert made.judge()["p"].status.contest == contest


def test_who_denies_what_names_nobody_answers_for_it() -> None:
    """That a stand was overloaded is about nobody; the organiser's denial is one, a contrary finding a dispute."""
    for standing, contest in ((Standing.DENIED, Contest.DENIED_SPECIFIC), (Standing.ASSERTED, Contest.DISPUTED)):
        made = Tale()
        made.proposition("p")
        made.report("Post", "Post")
        made.report("Echo", "Echo", "2024-03-05")
        made.say("Post", "p", people("witnesses"))
        made.say("Echo", "p", body("Halm Events"), standing=standing, stance=Stance.CT_NEG, denies=True)
        assert made.judge()["p"].status.contest is contest


def test_a_denial_of_a_class_of_things_stays_general_though_its_response_names_no_claim() -> None:
    made = Tale()
    made.proposition("p", "Halm Ferries")
    made.report("Post", "Post")
    made.say("Post", "p", body("Halm Ferries"), standing=Standing.DENIED, stance=Stance.CT_NEG, denies=True)
    assert made.judge()["p"].status.contest is Contest.DENIED_SPECIFIC
    made.respond("Post", ResponseKind.DENIAL_GENERAL, "Halm Ferries")
    assert made.judge()["p"].status.contest is Contest.DENIED_GENERAL
