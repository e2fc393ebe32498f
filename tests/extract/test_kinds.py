"""What sort of thing a claim is."""

from __future__ import annotations

import pytest

from sayso.extract.kinds import is_bare_command, is_picture, is_presupposed, is_showing, shows_picture
from sayso.model.claims import ClaimKind
from tests.extract.readings import analysed, claim_at, parse, scene


@pytest.mark.parametrize(
    ("text", "head", "kind"),
    [
        ("The mill closed.", "closed", ClaimKind.EVENT),
        ("The mill denied selling the boat.", "selling", ClaimKind.DENIAL),
        ("The mill will close.", "close", ClaimKind.FORECAST),
        ("If it rains, the fair ends.", "rains", ClaimKind.HYPOTHETICAL),
        ("Mara Quill is the mayor of Oslo.", "mayor", ClaimKind.ROLE),
        ("The bridge is safe.", "safe", ClaimKind.LABEL),
        ("The bridge was safe.", "safe", ClaimKind.CONTEXT),
        ("The bridge is a ruin.", "ruin", ClaimKind.RELATION),
        ("She is widely viewed as a rival of Oslo.", "rival", ClaimKind.RELATION),
        ("The town has two mills.", "has", ClaimKind.CONTEXT),
        ("Analysts said the sale hurt prices.", "hurt", ClaimKind.ASSESSMENT),
        ("The marks suggest that a boat passed.", "passed", ClaimKind.ASSESSMENT),
        ("A clip shows that the boat sank.", "sank", ClaimKind.EVIDENCE_CONTENT),
        ("The video shows a boat near the pier.", "shows", ClaimKind.EVIDENCE_CONTENT),
        ("Photos of the boat circulated online.", "circulated", ClaimKind.EVIDENCE_EXISTENCE),
        ("Militant groups operating from the valley came.", "operating", ClaimKind.PRESUPPOSITION),
        ("The hall was opened in June, with singers from the valley.", "singers", ClaimKind.CONTEXT),
        ("The mill declined to comment.", "comment", ClaimKind.NON_COMMENT),
        ("Guild treasurer Mara Quill left.", "treasurer", ClaimKind.ROLE),
        ("The sale was first reported by the Harbour Post.", "first reported by", ClaimKind.PROVENANCE),
    ],
)
def test_the_first_rule_that_fits_gives_the_kind(text: str, head: str, kind: ClaimKind) -> None:
    assert claim_at(analysed(text), head).kind is kind


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Groups operating from the valley came.", "operating", True),
        ("A man operating from the valley came.", "operating", False),
        ("Groups singing in the valley came.", "singing", False),
        ("Groups operate from the valley.", "operate", False),
    ],
)
def test_a_participle_that_tells_which_ones_takes_them_for_granted(text: str, head: str, expected: bool) -> None:
    assert is_presupposed(scene(text).predication(head)) is expected


@pytest.mark.xfail(
    reason="“based” is both one that takes for granted and one that only links, and the link wins", strict=True
)
def test_groups_based_somewhere_are_taken_for_granted() -> None:
    assert claim_at(analysed("Groups based in the valley came to the fair."), "based").kind is ClaimKind.PRESUPPOSITION


@pytest.mark.parametrize(
    ("noun", "expected"), [("clip", True), ("photograph", True), ("letter", False), ("boat", False)]
)
def test_pictures_are_told_from_papers(noun: str, expected: bool) -> None:
    assert is_picture(parse(f"The {noun} came.")[1]) is expected


def test_a_picture_shows_only_as_the_subject_of_a_verb_of_showing() -> None:
    scene_ = scene("The video shows a boat.")
    shown = shows_picture(scene_.predication("shows"))
    assert shown is not None
    assert shown.text == "video"
    assert is_showing(scene_.word("shows"))
    assert shows_picture(scene("The boat has a video.").predication("has")) is None


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [("Sell the boat.", "Sell", True), ("They sell the boat.", "sell", False), ("Do sell the boat.", "sell", False)],
)
def test_a_plain_verb_at_the_top_without_a_subject_is_a_command(text: str, head: str, expected: bool) -> None:
    assert is_bare_command(scene(text).predication(head)) is expected
