"""Ties as read from sentences: offices, families, nouns that relate, what two do together, the article's own words."""

from __future__ import annotations

import pytest

from sayso.ask.ties import find_ties
from tests.extract.readings import analysed

Found = tuple[str, str, str]


def ties(text: str) -> list[Found]:
    return [(tie.a.name, tie.words or tie.relation, tie.b.name) for tie in find_ties(analysed(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Quill of the Guild of Bakers left the hall.", ("Mara Quill", "role_in", "Guild of Bakers")),
        ("Kenya’s minister Mara Quill left the hall.", ("Mara Quill", "role_in", "Kenya")),
        ("Kenyan minister Mara Quill left Kenya.", ("Mara Quill", "role_in", "Kenya")),
        ("Mara Quill became treasurer of the Guild of Bakers.", ("Mara Quill", "role_in", "Guild of Bakers")),
        ("Mara Quill served as chair of the Guild of Bakers.", ("Mara Quill", "role_in", "Guild of Bakers")),
        (
            "The league appointed Mara Quill as chair of the Guild of Bakers.",
            ("Mara Quill", "role_in", "Guild of Bakers"),
        ),
        ("Mara Quill was elected chair of the Guild of Bakers.", ("Mara Quill", "role_in", "Guild of Bakers")),
        ("Halvard Shipping is based in Kenya.", ("Halvard Shipping", "based_in", "Kenya")),
        ("Halvard Shipping backed Kenya.", ("Halvard Shipping", "supports", "Kenya")),
        ("Idris Conteh thanked Mara Quill for the boat.", ("Idris Conteh", "supports", "Mara Quill")),
        ("Mara Quill, wife of Idris Conteh, left the hall.", ("Mara Quill", "kin_of", "Idris Conteh")),
        ("Mara Quill married Idris Conteh.", ("Mara Quill", "kin_of", "Idris Conteh")),
    ],
)
def test_an_office_or_a_family_is_a_tie_however_it_is_told(text: str, expected: Found) -> None:
    assert expected in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan baker Mara Quill left the hall. Kenya voted.",
        "Kenya voted. Mara Quill met the treasurer of the hall.",
        "Mara Quill will become treasurer of the Guild of Bakers.",
        "Mara Quill never became treasurer of the Guild of Bakers.",
    ],
)
def test_where_somebody_comes_from_is_no_office_nor_is_what_is_not_yet_or_not_so(text: str) -> None:
    assert ties(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mara Quill answered allegations that she robbed Idris Conteh.",
        "Mara Quill answered allegations of theft from Idris Conteh.",
    ],
)
def test_what_is_only_alleged_of_two_is_no_plain_tie(text: str) -> None:
    assert [tie for tie in find_ties(analysed(text)) if tie.standing.value == "asserted"] == []


def test_what_two_do_to_a_third_ties_each_to_the_third_and_not_the_two() -> None:
    found = ties("Mara Quill and Idris Conteh sued Halvard Shipping.")
    assert {(a, b) for a, _, b in found} == {("Mara Quill", "Halvard Shipping"), ("Idris Conteh", "Halvard Shipping")}


def test_two_who_meet_are_tied_to_each_other() -> None:
    assert ("Mara Quill", "met_with", "Idris Conteh") in ties("Mara Quill and Idris Conteh met in the hall.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Quill filed a lawsuit against Halvard Shipping.", ("Mara Quill", "accused", "Halvard Shipping")),
        ("Mara Quill worked with Halvard Shipping.", ("Mara Quill", "cooperates_with", "Halvard Shipping")),
        ("The storm ended Quill’s lawsuit against Halvard Shipping.", ("Quill", "accused", "Halvard Shipping")),
    ],
)
def test_a_noun_that_a_verb_leads_to_says_which_relation_it_is(text: str, expected: Found) -> None:
    assert expected in ties(text)


def test_what_a_clause_only_mentions_is_taken_for_granted() -> None:
    found = find_ties(analysed("The storm ended Quill’s lawsuit against Halvard Shipping."))
    assert [tie.presupposed for tie in found if tie.relation == "accused"] == [True]


def test_a_noun_inside_a_denial_relates_nobody() -> None:
    assert not any(
        tie.standing.value == "asserted"
        for tie in find_ties(
            analysed("Halvard Shipping denied that Quill’s lawsuit against Norlock Rovers was dropped.")
        )
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Quill painted Idris Conteh.", ("Mara Quill", "painted", "Idris Conteh")),
        ("Mara Quill repaired Halvard Shipping’s boat.", ("Mara Quill", "repaired", "Halvard Shipping")),
    ],
)
def test_a_verb_of_no_family_ties_in_its_own_words(text: str, expected: Found) -> None:
    assert expected in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mara Quill slept after Idris Conteh left.",
        "Mara Quill did not paint Idris Conteh.",
        "Mara Quill may paint Idris Conteh next year.",
        "If Mara Quill paints Idris Conteh, the hall will be full.",
        "Mara Quill painted a wall in Oslo.",
        "Mara Quill won in Oslo.",
        "Mara Quill is based in Oslo.",
        "Thank you, Mara Quill.",
    ],
)
def test_names_side_by_side_and_what_did_not_happen_are_no_ties(text: str) -> None:
    assert [tie for tie in find_ties(analysed(text)) if tie.standing.value == "asserted"] == []


@pytest.mark.parametrize("verb", ["beat", "fired", "clashed with", "hit out at", "fought with"])
def test_a_word_that_is_force_only_now_and_then_attacks_nobody(verb: str) -> None:
    assert [tie for tie in ties(f"Mara Quill {verb} Idris Conteh on Monday.") if tie[1] == "attacked"] == []


def test_an_attack_is_one() -> None:
    assert ("Mara Quill", "attacked", "Idris Conteh") in ties("Mara Quill attacked Idris Conteh on Monday.")


def test_whoever_was_an_officer_of_a_body_does_not_act_for_it() -> None:
    found = ties("The lamp was sold to Drave Museum by the former secretary of the Guild of Bakers.")
    assert not any("Guild of Bakers" in (a, b) for a, _, b in found)


@pytest.mark.parametrize(
    "text",
    [
        "The United Forest Observatory linked Blue Fern Trading to a militia.",
        "A report by the United Forest Observatory linked Blue Fern Trading to a militia.",
    ],
)
def test_whoever_links_one_to_another_is_tied_to_neither(text: str) -> None:
    assert ties(text) == []


def test_two_who_are_linked_by_another_are_tied() -> None:
    assert ("Otto Brink", "linked_to", "Blue Fern Trading") in ties("Police connected Otto Brink to Blue Fern Trading.")
