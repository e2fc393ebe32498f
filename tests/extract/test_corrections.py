"""Corrections and retractions: what a report takes back, what stands instead, and what only sounds like one."""

from __future__ import annotations

import pytest

from sayso.model.claims import ClaimKind, Stance, Standing
from sayso.model.provenance import DerivationKind, StatedDerivation
from tests.extract.readings import analysed, claim_at

OWN, TODAY = "The Hill Post", "2025-06-05"

CORRECTIONS = [
    (
        "In a report of 3 June we said the footbridge would cost about 12 million crowns. The figure is about 9 "
        "million crowns. The error was ours.",
        ("2025-06-03", "about 12 million crowns", "about 9 million crowns"),
    ),
    (
        "An earlier version of this article said that the museum opened in 1926. It opened in 1962.",
        (None, "1926", "1962"),
    ),
    ("Correction: the museum opened in 1962, not 1926.", (None, "1926", "1962")),
    (
        "Correction: An article on Sunday misstated the number of boats lost. The harbour office had put it at six, "
        "not sixteen.",
        ("2025-06-01", "sixteen", "six"),
    ),
    (
        "Correction: We misstated the date of the regatta. It is on 4 July, not 14 July.",
        (None, "14 July", "4 July"),
    ),
    (
        "The choir will sing at noon. Editor's note: This article has been amended to say that the choir has 40 "
        "members, not 14.",
        (None, "14", "40"),
    ),
    (
        "On 5 May we reported that the mayor had sold the mill. That was incorrect. The mayor has let the mill.",
        ("2025-05-05", "the mayor had sold the mill", "The mayor has let the mill"),
    ),
    (
        "Clarification: Our article on Tuesday suggested that Ada Lunn chaired the council. She chairs the library.",
        ("2025-06-03", "Ada Lunn chaired the council", "She chairs the library"),
    ),
    (
        "A previous version of this story misidentified the baker as Olga Penn. Her name is Olga Benn.",
        (None, "Olga Penn", "Olga Benn"),
    ),
    (
        "This story was updated on 4 June to correct the spelling of Ms Lunn's name.",
        (None, None, None),
    ),
    ("We reported on Monday that 30 boats took part; in fact, there were 13.", ("2025-06-02", "30", "13")),
    (
        "Due to an editing error, an earlier version of this article said that the lighthouse was 40 metres tall. It "
        "is 14 metres tall.",
        (None, "40 metres", "14 metres"),
    ),
    (
        "Our report of 3 June wrongly said that the bakery had closed.",
        ("2025-06-03", "the bakery had closed", None),
    ),
    (
        "The Hill Post reported on 2 June that the choir had 14 members. That was wrong.",
        ("2025-06-02", "the choir had 14 members", None),
    ),
]
RETRACTIONS = [
    ("This article has been removed.", OWN),
    ("We retract our report on the choir.", OWN),
    ("The Hill Post has withdrawn its report on the choir.", OWN),
    ("The mayor opened the fair. The Tarn Gazette has withdrawn its report on the mill.", "Tarn Gazette"),
    ("The Tarn Gazette's report has since been retracted. The baker was relieved.", "Tarn Gazette"),
]
NONE = [
    "The Tarn Courier reported on 12 May that the guild was in talks. The guild has since denied that.",
    "The minister withdrew the bill on Friday. It was wrong, she said.",
    "Prices fell in what analysts called a correction. The figure is 3 per cent.",
    "The report said the bridge was safe. It is 40 metres long.",
    "This story has been updated with a comment from the mayor.",
    "We said goodbye at noon. The figure is a wooden one.",
    "The institute has withdrawn its report on the bridge.",
    "The corrections department opened a new gate on Monday.",
    "A report published on Tuesday by the institute said that the bridge was unsafe. That was wrong, the mayor said.",
    '"We said the price was 12 crowns," said the baker. "It is 14 crowns."',
    "The baker said the article was wrong.",
    "We withdrew our boats from the race.",
    "The mayor said she regretted the error. The council has amended the plan to say that boats may land.",
    "The boats came from Kelby, not from Tollbeck.",
    "The harbour was closed rather than sold. We reported on the sale in May.",
    "The original version of the song said that love was blind. It was sung in 1962.",
]


def stated(text: str) -> list[StatedDerivation]:
    found = analysed(text, published=TODAY, publisher=OWN).derivations
    return [d for d in found if d.kind in {DerivationKind.CORRECTION, DerivationKind.RETRACTION}]


@pytest.mark.parametrize(("text", "expected"), CORRECTIONS)
def test_a_correction_gives_the_words_withdrawn_and_those_that_stand(
    text: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    (found,) = stated(text)
    old = found.withdrawn.of(text) if found.withdrawn else None
    new = found.replacement.of(text) if found.replacement else None
    assert (found.kind, found.upstream) == (DerivationKind.CORRECTION, OWN)
    assert (found.reported_on, old, new) == expected


@pytest.mark.parametrize(("text", "outlet"), RETRACTIONS)
def test_a_retraction_takes_back_a_whole_report_of_an_outlet(text: str, outlet: str) -> None:
    (found,) = stated(text)
    assert (found.kind, found.upstream) == (DerivationKind.RETRACTION, outlet)
    assert found.withdrawn is None


def test_another_outlet_may_correct_a_figure() -> None:
    text = "The Tarn Gazette has since corrected the figure to 9 million crowns."
    (found,) = stated(text)
    assert (found.kind, found.upstream) == (DerivationKind.CORRECTION, "Tarn Gazette")
    assert found.replacement is not None
    assert found.replacement.of(text) == "9 million crowns"


@pytest.mark.parametrize("text", NONE)
def test_what_only_sounds_like_a_correction_is_none(text: str) -> None:
    assert stated(text) == []
    claims = analysed(text, published=TODAY, publisher=OWN).claims
    assert ClaimKind.CORRECTION not in {claim.kind for claim in claims}


def test_what_was_said_earlier_is_rejected_and_what_stands_is_asserted() -> None:
    analysis = analysed(CORRECTIONS[0][0], published=TODAY, publisher=OWN)
    withdrawn = claim_at(analysis, "cost")
    assert (withdrawn.kind, withdrawn.standing, withdrawn.stance) == (
        ClaimKind.CORRECTION,
        Standing.DENIED,
        Stance.CT_NEG,
    )
    assert [step.source.label for step in withdrawn.chain] == ["this article"]
    standing = next(c for c in analysis.claims if "9 million" in c.citation.quote)
    assert (standing.standing, standing.kind is ClaimKind.CORRECTION) == (Standing.ASSERTED, False)


def test_whose_error_it_was_is_no_claim_about_the_world() -> None:
    analysis = analysed(CORRECTIONS[0][0], published=TODAY, publisher=OWN)
    error = claim_at(analysis, "ours")
    assert (error.kind, error.standing) == (ClaimKind.CORRECTION, Standing.ASSERTED)


def test_only_the_wrong_figure_of_a_sentence_falls() -> None:
    text = (
        "In a report of 3 June we said that the baker retired on Monday and that the bakery was sold for 12 million "
        "crowns. The figure is 9 million crowns."
    )
    analysis = analysed(text, published=TODAY, publisher=OWN)
    assert claim_at(analysis, "retired").kind is not ClaimKind.CORRECTION
    assert claim_at(analysis, "sold").kind is ClaimKind.CORRECTION


def test_what_is_taken_back_is_no_answer_of_a_party() -> None:
    assert analysed(CORRECTIONS[0][0], published=TODAY, publisher=OWN).responses == ()


def test_roles_named_in_passing_stand() -> None:
    text = "On 5 May we reported that Ada Lunn, the mayor of Tarn, had sold the mill. That was incorrect."
    analysis = analysed(text, published=TODAY, publisher=OWN)
    kinds = {c.head.of(text): c.kind for c in analysis.claims}
    assert kinds["mayor"] is ClaimKind.ROLE
    assert kinds["sold"] is ClaimKind.CORRECTION
