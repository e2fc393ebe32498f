"""Every row of the support axis, and who is independent of whom (R2 to R8)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.corroborate.outlets import load_outlets
from sayso.model.claims import ClaimKind, EvidenceType, Source, SourceKind, Stance, Standing
from sayso.model.mentions import Cue, CueKind
from sayso.model.provenance import Corroboration, DerivationKind, Support
from sayso.model.spans import Span
from tests.corroborate.factories import EXPERTS, NOBODY, Tale, body, entity, outlet, people, person, thing

HEDGED = {"standing": Standing.HEDGED, "stance": Stance.PS_POS}
LOG = thing(SourceKind.DOCUMENT, "the Harbour Log")
VIDEO = thing(SourceKind.VISUAL_ITEM, "a video")


def tale(*outlets: str, **proposition: object) -> Tale:
    """A story of one proposition, a report of each outlet a day apart; reports are named by their outlets."""
    made = Tale()
    made.proposition("p", "Halm Ferries", **proposition)  # type: ignore[arg-type]
    for day, name in enumerate(outlets, start=4):
        made.report(name, name, f"2024-03-{day:02d}")
    return made


def two(first: Source | None, second: Source | None) -> Tale:
    """Two unrelated reports, each on the word of one source (``None``: its own voice)."""
    made = tale("Post", "Echo")
    for name, source in (("Post", first), ("Echo", second)):
        made.say(name, "p", *([source] if source else []))
    return made


def one_party() -> Tale:
    made = two(person("Ina Roe"), body("Halm Ferries"))
    made.role("Post", "Ina Roe", "board member", "Halm Ferries")
    return made


def hedged_by_both() -> Tale:
    made = tale("Post", "Echo")
    made.say("Post", "p", person("Ina Roe"), **HEDGED)  # type: ignore[arg-type]
    made.say("Echo", "p", person("Jon Ask"), **HEDGED)  # type: ignore[arg-type]
    return made


def plain_and_hedged() -> Tale:
    made = tale("Post", "Echo")
    made.say("Post", "p", person("Ina Roe"))
    made.say("Echo", "p", person("Jon Ask"), **HEDGED)  # type: ignore[arg-type]
    return made


def only_supposed() -> Tale:
    made = tale("Post")
    made.say("Post", "p", standing=Standing.HYPOTHETICAL, stance=Stance.U_U)
    return made


def hearsay() -> Tale:
    made = tale("Post", "Echo")
    for name in ("Post", "Echo"):
        made.say(name, "p", NOBODY, standing=Standing.HEARSAY)
    return made


def assessment(*sources: Source | None) -> Tale:
    made = tale("Post", "Echo", kind=ClaimKind.ASSESSMENT, eligible=False)
    for name, source in zip(("Post", "Echo"), sources, strict=False):
        made.say(name, "p", *([source] if source else []), kind=ClaimKind.ASSESSMENT)
    return made


def first_hand() -> Tale:
    made = tale("Post", "Echo")
    for name in ("Post", "Echo"):
        made.say(name, "p", evidence=EvidenceType.FIRSTHAND_REPORTER)
    return made


ROWS: list[tuple[str, Callable[[], Tale], str, int]] = [
    ("only supposed", only_supposed, "not_asserted", 0),
    ("nobody identifiable", hearsay, "hearsay_only", 0),
    ("experts on an event", lambda: two(EXPERTS, EXPERTS), "hearsay_only", 0),
    ("a named expert on an event", lambda: two(person("Ina Roe", "analyst Ina Roe"), NOBODY), "hearsay_only", 0),
    ("the outlet's own word", lambda: two(None, NOBODY), "own_word_only", 1),
    ("one named person", lambda: two(person("Ina Roe"), NOBODY), "single_source", 1),
    ("one person in two reports", lambda: two(person("Ina Roe"), person("Ina Roe")), "single_source", 1),
    ("a surname is the only full name", lambda: two(person("Ina Roe"), person("Roe")), "single_source", 1),
    ("one video in two reports", lambda: two(VIDEO, VIDEO), "single_source", 1),
    ("one document in two reports", lambda: two(LOG, LOG), "single_source", 1),
    ("one outlet credited twice", lambda: two(outlet("Quay Lantern"), outlet("Quay Lantern")), "single_source", 1),
    ("credited, and its people", lambda: two(outlet("Quay Lantern"), outlet("the Quay Lantern")), "single_source", 1),
    ("two outlets' own words", lambda: two(None, None), "possibly_corroborated", 2),
    ("two bundles", lambda: two(people(), people()), "possibly_corroborated", 2),
    ("a bundle and a person", lambda: two(people(), person("Ina Roe")), "possibly_corroborated", 2),
    ("a credited outlet and a person", lambda: two(outlet("Quay Lantern"), person("Roe")), "possibly_corroborated", 2),
    ("a person and another's own word", lambda: two(person("Ina Roe"), None), "possibly_corroborated", 2),
    ("two of one party", one_party, "corroborated_within_one_party", 2),
    ("two people", lambda: two(person("Ina Roe"), person("Jon Ask")), "corroborated", 2),
    ("a person and a body", lambda: two(person("Ina Roe"), body("Sund Line")), "corroborated", 2),
    ("a document and a person", lambda: two(LOG, person("Ina Roe")), "corroborated", 2),
    ("two reporters who saw it", first_hand, "corroborated", 2),
    ("all with a hedge", hedged_by_both, "possibly_corroborated", 2),
    ("a hedge does not corroborate", plain_and_hedged, "single_source", 1),
    ("an outlet's own judgement", lambda: assessment(None), "own_word_only", 0),
    ("two named judgements", lambda: assessment(person("Ina Roe"), person("Jon Ask")), "single_source", 2),
]


@pytest.mark.parametrize(("name", "make", "support", "origins"), ROWS, ids=[row[0] for row in ROWS])
def test_rows_of_the_axis(name: str, make: Callable[[], Tale], support: str, origins: int) -> None:
    judged = make().judge()["p"]
    assert (judged.status.support, judged.counts.origins) == (support, origins), judged.why


def pair(judged: Corroboration) -> tuple[str, str]:
    """The state of the only pair of origins, and why."""
    assert len(judged.independence) == 1
    return judged.independence[0].state.value, judged.independence[0].reason


def test_an_unnamed_document_may_be_the_other() -> None:
    judged = two(thing(SourceKind.DOCUMENT, "a letter"), thing(SourceKind.DOCUMENT, "a memo")).judge()["p"]
    assert pair(judged) == ("not_established", "a document that nobody names may be the other")


def test_a_body_and_its_own_document_are_one_voice() -> None:
    made = two(thing(SourceKind.DOCUMENT, "Halm Ferries' yearbook"), body("Halm Ferries"))
    assert pair(made.judge()["p"])[0] == "excluded"


def test_who_passes_on_what_another_says_is_not_independent_of_them() -> None:
    made = tale("Post", "Echo")
    made.say("Post", "p", person("Ina Roe"), person("Jon Ask"))
    made.say("Echo", "p", person("Ina Roe"))
    state, reason = pair(made.judge()["p"])
    assert (state, "passes on" in reason) == ("excluded", True)
    assert made.judge()["p"].status.support == "single_source"


def test_a_surname_that_two_people_bear_is_none_of_them_for_sure() -> None:
    made = tale("Post", "Echo", "Star")
    for name, who in (("Post", "Ina Roe"), ("Echo", "Roe"), ("Star", "Jon Roe")):
        made.say(name, "p", person(who))
    states = sorted(one.state.value for one in made.judge()["p"].independence)
    assert states == ["established", "not_established", "not_established"]


def test_an_office_of_a_body_that_nobody_names_may_be_of_any_party() -> None:
    made = two(person("Ina Roe"), body("Halm Ferries"))
    made.role("Post", "Ina Roe", "director")
    judged = made.judge()["p"]
    assert judged.status.support == "possibly_corroborated"
    assert judged.counts.parties_unknown == 1


def test_an_office_holder_and_a_private_person_are_two_parties() -> None:
    made = two(person("Ina Roe"), person("Jon Ask"))
    made.role("Post", "Ina Roe", "director")
    assert made.judge()["p"].status.support == "corroborated"
    made.role("Echo", "Jon Ask", "mayor")
    assert made.judge()["p"].status.support == "possibly_corroborated"


def test_possibly_shared_wording_leaves_two_named_people_unestablished() -> None:
    made = two(person("Ina Roe"), person("Jon Ask"))
    made.derive("Echo", "Post", DerivationKind.PARTIAL_REPRINT, rule="R5.possible")
    assert pair(made.judge()["p"])[0] == "not_established"


def test_reporters_of_two_mastheads_of_one_publisher_may_be_the_same() -> None:
    made = first_hand()
    assert pair(made.judge()["p"])[0] == "established"
    made.outlets = load_outlets('[[family]]\nname = "Quay Press"\noutlets = ["Post", "Echo"]\nsource = "invented"\n')
    judged = made.judge()["p"]
    assert (judged.counts.outlets, pair(judged)[0]) == (2, "not_established")


def test_an_outlets_bundle_is_one_whatever_the_plural() -> None:
    made = tale("Post")
    for label in ("two officials", "a person briefed on it", "several staff"):
        made.say("Post", "p", people(label))
    assert made.judge()["p"].counts.origins == 1


def test_a_report_that_states_its_source_adds_no_own_word() -> None:
    made = tale("Post")
    made.say("Post", "p", person("Ina Roe"))
    made.say("Post", "p")
    judged = made.judge()["p"]
    assert [origin.kind.value for origin in judged.origins] == ["person"]


def test_a_relay_is_no_origin() -> None:
    assert two(outlet("Wikipedia"), NOBODY).judge()["p"].counts.origins == 0


def test_first_person_and_the_own_masthead_are_the_reports_own_voice() -> None:
    made = tale("The Aldenhaven Courier")
    made.say("The Aldenhaven Courier", "p", body("The Courier"))
    made.say("The Aldenhaven Courier", "p", thing(SourceKind.PERSON, "we"))
    assert [origin.kind.value for origin in made.judge()["p"].origins] == ["own_word"]


def test_a_body_that_was_credited_as_an_outlet_is_an_outlet() -> None:
    made = tale("Post", "Lantern")
    made.say("Lantern", "p", people())
    made.say("Post", "p", body("Lantern"))
    judged = made.judge()["p"]
    assert [(o.kind.value, len(o.reports)) for o in judged.origins] == [("unnamed_bundle", 2)]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("a spokesman for Halm Ferries", "Halm Ferries"),
        ("Halm Ferries spokespeople", "Halm Ferries"),
        ("a spokeswoman for the ferry company", "ferry company"),
        ("A police spokesman", "police"),
    ],
)
def test_a_spokesperson_without_a_name_is_the_body(label: str, name: str) -> None:
    made = two(thing(SourceKind.UNNAMED_OFFICIALS, label), body(name))
    if name == "Halm Ferries":
        made.entities["Post"][entity(name).id] = entity(name)
    assert [origin.label for origin in made.judge()["p"].origins] == [name]


@pytest.mark.parametrize("label", ["police", "The police", "Harbour police"])
def test_the_police_of_two_papers_are_one_body_of_the_state(label: str) -> None:
    made = two(thing(SourceKind.UNNAMED_OFFICIALS, label), thing(SourceKind.UNNAMED_OFFICIALS, "police"))
    (origin,) = made.judge()["p"].origins
    assert (origin.kind.value, origin.party) == ("organisation", "the state")


@pytest.mark.parametrize("label", ["police officers", "a spokesman", "a company spokesman", "a ferry official"])
def test_whom_nobody_can_identify_is_an_unnamed_person(label: str) -> None:
    made = two(thing(SourceKind.UNNAMED_OFFICIALS, label), None)
    assert sorted(origin.kind.value for origin in made.judge()["p"].origins) == ["own_word", "unnamed_bundle"]


@pytest.mark.parametrize("kind", ["event", "relation", "role", "evidence_existence", "provenance"])
def test_eligible_kinds_can_be_corroborated(kind: str) -> None:
    made = tale("Post", "Echo", kind=ClaimKind(kind))
    made.say("Post", "p", person("Ina Roe"))
    made.say("Echo", "p", person("Jon Ask"))
    assert made.judge()["p"].status.support == "corroborated"


def test_a_stronger_proposition_supports_the_weaker_and_never_the_other_way_round() -> None:
    made = tale("Post", "Echo")
    made.proposition("stronger", "Halm Ferries", entails=["p"])
    made.say("Post", "p", person("Ina Roe"))
    made.say("Echo", "stronger", person("Jon Ask"))
    judged = made.judge()
    assert judged["p"].status.support == "corroborated"
    assert judged["stronger"].status.support == "single_source"
    assert any(why.rule == "R7" and "entails" in why.note for why in judged["p"].why)


def test_hundreds_of_named_people_are_all_counted_and_their_pairs_listed_in_part() -> None:
    made = Tale()
    made.proposition("p")
    for number in range(200):
        made.report(f"r{number}", f"Outlet Number{number}", "2024-03-04")
        made.say(f"r{number}", "p", person(f"Ana Number{number}"))
    judged = made.judge()["p"]
    assert (judged.counts.origins, judged.status.support) == (200, "corroborated")
    assert any("19900 pairs" in why.note for why in judged.why)
    assert {one.state.value for one in judged.independence} == {"established"}


def test_who_only_means_to_do_it_does_not_say_so() -> None:
    plans = Cue(span=Span(0, 5), text="plans", kind=CueKind.COMMISSIVE, entry="plan")
    said = Cue(span=Span(0, 4), text="said", kind=CueKind.ATTRIBUTION, entry="say")
    for cue, support in ((plans, Support.OWN_WORD_ONLY), (said, Support.SINGLE_SOURCE)):
        made = tale("Post")
        made.say("Post", "p", person("Halm Ferries"), standing=Standing.FORECAST, cue=cue)
        judged = made.judge()["p"]
        assert judged.status.support is support
        assert judged.confirmed_by_party is (cue is said)


@pytest.mark.parametrize(("modality", "support"), [("considered", Support.SINGLE_SOURCE), ("", Support.NOT_ASSERTED)])
def test_that_something_is_considered_is_said_plainly(modality: str, support: Support) -> None:
    made = tale("Post", modality=modality)
    made.say("Post", "p", people(), standing=Standing.HYPOTHETICAL, stance=Stance.U_U)
    assert made.judge()["p"].status.support is support


@pytest.mark.parametrize(
    ("label", "support"),
    [
        ("unconfirmed reports", Support.HEARSAY_ONLY),
        ("the reports", Support.HEARSAY_ONLY),
        ("reports from the harbour office", Support.SINGLE_SOURCE),
    ],
)
def test_reports_that_nobody_stands_behind_are_no_document(label: str, support: Support) -> None:
    made = tale("Post")
    made.say("Post", "p", thing(SourceKind.DOCUMENT, label))
    assert made.judge()["p"].status.support is support
