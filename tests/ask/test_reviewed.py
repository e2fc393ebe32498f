"""What people decided stands beside the reading, and answers take it: rejected claims go, corrected ones are theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.ask.correcting import FIELDS, correct, read_field
from sayso.ask.review_words import marked_line
from sayso.ask.reviewed import list_reviews, mark_reviews, review_marks, settle, settle_all
from sayso.ask.sheet import build_sheet
from sayso.ask.ties import find_ties
from sayso.ask.timeline import build_timeline
from sayso.errors import BadDecision
from sayso.model.claims import Claim, ClaimKind, ResponseKind, SourceKind, Stance, Standing
from sayso.model.judgements import Corrected, Decision, Fault, Review
from sayso.model.mentions import EntityType
from sayso.store import check_analysis
from tests.ask import factories as f

TEXT = (
    "Odile Marsh met Piet Lund in Saltby in March 2024, the Tallow Guild said. The Marrow Choir denies it. "
    "The fair opened."
)
MARSH, LUND = f.entity("Odile Marsh", EntityType.PERSON, "Marsh"), f.entity("Piet Lund", EntityType.PERSON)
GUILD, CHOIR = f.entity("Tallow Guild"), f.entity("Marrow Choir")
MARCH = replace(f.MARCH, text="in March 2024", span=f.at("in March 2024", text=TEXT))
MET = f.claim(
    "Odile Marsh met Piet Lund in Saltby in March 2024",
    text=TEXT,
    family="met",
    subject=f.named(MARSH),
    object=f.named(LUND),
    chain=[f.step(f.source(SourceKind.ORGANISATION, "the Tallow Guild", GUILD))],
    time=MARCH,
)
DENIED = f.claim(
    "The Marrow Choir denies it", ClaimKind.DENIAL, text=TEXT, standing=Standing.DENIED, stance=Stance.CT_NEG,
    challenges=(MET.id,),
)  # fmt: skip
OPENED = f.claim("The fair opened", text=TEXT, restates=(MET.id,))
ANSWER = replace(
    f.response("The Tallow Guild has consistently denied", ResponseKind.DENIAL_SPECIFIC, f.named(CHOIR), [MET]),
    citation=DENIED.citation,
)
DOCUMENT = f.document(TEXT, published="2024-04-02")
READ = f.analysis(
    [replace(MET, responses=(ANSWER.id,)), DENIED, OPENED], [MARSH, LUND, GUILD, CHOIR], of=DOCUMENT, responses=[ANSWER]
)
MET = READ.claims[0]


def decided(claim: Claim, decision: Decision, *rest: object, **named: object) -> Review:
    return f.reviewed_as(claim, DOCUMENT.id, decision, *rest, **named)


def corrected(claim: Claim, field: str, value: str) -> Review:
    made = Corrected(field=field, was=read_field(claim, field), value=value)
    return decided(claim, Decision.CORRECTED, Fault.OTHER, (made,))


def test_what_nobody_decided_is_left_as_it_is() -> None:
    assert settle(READ, []) is READ
    assert next(settle_all([READ], [decided(MET, Decision.CONFIRMED, withdrawn_at="2024-04-02")])) is READ


def test_a_rejected_claim_leaves_ties_and_dates_and_nothing_refers_to_it() -> None:
    assert find_ties(READ)
    assert build_timeline(READ.claims).dated
    settled = settle(READ, [decided(MET, Decision.REJECTED, Fault.NOT_A_CLAIM)])
    assert [claim.id for claim in settled.claims] == [DENIED.id, OPENED.id]
    assert find_ties(settled) == ()
    assert build_timeline(settled.claims).dated == ()
    assert all(MET.id not in (*c.restates, *c.challenges) for c in settled.claims)
    assert settled.responses[0].claims == ()
    check_analysis(settled)


def test_a_response_goes_with_the_only_claim_that_tells_of_it() -> None:
    settled = settle(READ, [decided(DENIED, Decision.REJECTED, Fault.NOISE)])
    assert settled.responses == ()
    assert settled.claims[0].responses == ()


def test_a_claim_that_is_read_otherwise_now_is_not_left_out() -> None:
    before = decided(replace(MET, standing=Standing.HEARSAY), Decision.REJECTED, Fault.WRONG_STANDING)
    assert settle(READ, [before]).claims == READ.claims
    (listed,) = list_reviews(READ, [before])
    assert (listed.claim, listed.holds, listed.otherwise) == (MET.id, False, ("standing",))
    assert "until somebody looks again" in listed.sentence


def test_the_sheet_lists_a_rejected_claim_and_marks_it() -> None:
    reviews = [decided(MET, Decision.REJECTED, Fault.WRONG_WHO), decided(OPENED, Decision.CONFIRMED, number=2)]
    sheet = replace(build_sheet(READ), reviews=list_reviews(READ, reviews))
    assert len(sheet.claims) == 3
    assert sheet.claims[0] == MET  # the machine's reading is as it was
    assert [r.sentence for r in sheet.reviews] == [
        "Rejected by Ana on 2024-04-01: wrong who.",
        "Confirmed by Ana on 2024-04-01.",
    ]
    assert marked_line(sheet.reviews, 3) == "Marked by machine; of 3 claims people confirmed 1, rejected 1"
    assert marked_line((), 3) == "Marked by machine; no person has confirmed it"


def test_a_claim_says_what_people_decided_and_an_older_decision_says_that_it_holds_no_more() -> None:
    both = [decided(MET, Decision.CONFIRMED), decided(MET, Decision.REJECTED, Fault.NOISE, number=2)]
    assert review_marks(mark_reviews(READ, both).claims[0]) == ("Rejected by Ana on 2024-04-01: noise.",)
    assert [(r.holds, "later decision" in r.sentence) for r in list_reviews(READ, both)] == [
        (False, True),
        (True, False),
    ]


def test_what_was_put_off_and_what_was_taken_back_is_not_listed() -> None:
    reviews = [decided(MET, Decision.SKIPPED), decided(MET, Decision.CONFIRMED, withdrawn_at="2024-04-02")]
    assert list_reviews(READ, reviews) == ()


# Corrections


@pytest.mark.parametrize(
    ("field", "value", "now"),
    [
        ("standing", "hedged", (Standing.HEDGED, Stance.PR_POS)),
        ("standing", "denied", (Standing.DENIED, Stance.CT_NEG)),
        ("source", "Marrow Choir", (SourceKind.ORGANISATION, CHOIR.id)),
        ("source", "Odile Marsh", (SourceKind.PERSON, MARSH.id)),
        ("source", "this article", (SourceKind.PUBLISHER, None)),
        ("source", "The fair", (SourceKind.UNNAMED_GROUP, None)),
        ("quote", "met Piet Lund", f.at("met Piet Lund", text=TEXT)),
        ("time", "2024-03-05", ("2024-03-05", "2024-03-05")),
        ("time", "2024/..", ("2024", None)),
        ("time", "", None),
        ("place", "Saltby", "Saltby"),
        ("who", "Marsh", MARSH.id),
        ("whom", "", None),
    ],
)
def test_a_correction_is_what_the_person_says(field: str, value: str, now: object) -> None:
    made = settle(READ, [corrected(MET, field, value)]).claims[0]
    shown = {
        "standing": (made.standing, made.stance),
        "source": (made.source.kind, made.source.entity),
        "quote": made.citation.spans[0],
        "time": (made.time.start, made.time.end) if made.time else None,
        "place": made.place.text if made.place else None,
        "who": made.subject.entity if made.subject else None,
        "whom": made.object.entity if made.object else None,
    }
    assert shown[field] == now
    assert made.chain[0].source.kind is SourceKind.PUBLISHER
    assert review_marks(made)[0].startswith(f"Corrected by Ana on 2024-04-01: {field} is ")
    check_analysis(settle(READ, [corrected(MET, field, value)]))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("standing", "doubtful", "no standing 'doubtful'"),
        ("quote", "met a bear", "does not have these words"),
        ("time", "last spring", "is no date"),
        ("source", "a passing bear", "does not have these words"),
        ("mood", "merry", "no field 'mood'"),
    ],
)
def test_what_the_report_does_not_bear_is_refused(field: str, value: str, said: str) -> None:
    with pytest.raises(BadDecision, match=said):
        correct(MET, Corrected(field=field, was="", value=value), READ)


def test_a_correction_that_this_version_does_not_know_is_shown_and_not_applied() -> None:
    strange = decided(MET, Decision.CORRECTED, Fault.OTHER, (Corrected(field="mood", was="", value="merry"),))
    settled = settle(READ, [strange]).claims[0]
    assert settled.standing is MET.standing
    assert "mood is “merry”" in review_marks(settled)[0]


def test_every_field_can_be_read() -> None:
    assert {field: read_field(OPENED, field) for field in FIELDS} == {
        "standing": "asserted",
        "source": "this article",
        "quote": "The fair opened",
        "time": "",
        "place": "",
        "who": "",
        "whom": "",
    }
    assert read_field(MET, "time") == "2024-03"


def test_a_claim_that_is_shown_as_a_person_has_it_says_so_in_every_sentence() -> None:
    settled = settle(READ, [corrected(MET, "standing", "hedged"), decided(OPENED, Decision.CONFIRMED, number=2)])
    said = {statement.claim: statement.sentence for statement in build_sheet(settled).statements}
    note = "corrected by Ana on 2024-04-01: standing is “hedged”, read by machine as “asserted”"
    assert said[MET.id].endswith(f"({note}).")
    assert "Ana" not in said[OPENED.id]
