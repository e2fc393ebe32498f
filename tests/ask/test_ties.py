"""Ties are drawn from what claims say of two entities, and from nothing else."""

from __future__ import annotations

import pytest

from sayso.ask.answers import Relation
from sayso.ask.relations import FAMILIES, PHRASES
from sayso.ask.ties import find_ties
from sayso.ask.wording import is_loaded
from sayso.model.claims import Argument, Claim, Mode, Stance, Standing
from sayso.model.mentions import DocumentEntity, EntityType

from . import factories as f


def drawn(*claims: Claim, extra: tuple[DocumentEntity, ...] = ()) -> list[tuple[str, str, str, str]]:
    ties = find_ties(f.analysis(claims, (*f.ENTITIES, *extra)))
    return [(tie.a.name, tie.relation.value, tie.b.name, tie.standing.value) for tie in ties]


def test_the_ties_of_the_rehearsal() -> None:
    ties = find_ties(f.rehearsal())
    assert [(t.a.name, t.relation.value, t.b.name, t.standing.value) for t in ties] == [
        ("Tallow Guild", "met", "Marrow Choir", "asserted"),
        ("Tallow Guild", "connection_described", "Marrow Choir", "hedged"),
        ("Odile Marsh", "role_in", "Tallow Guild", "asserted"),
        ("Odile Marsh", "shared_stage", "Piet Lund", "asserted"),
        ("Piet Lund", "role_in", "Marrow Choir", "asserted"),
        ("Friends of Eastmere", "organised", "rehearsal", "asserted"),
        ("Friends of Eastmere", "connection_described", "Tallow Guild", "hearsay"),
        ("Odile Marsh", "shared_stage", "Piet Lund", "hedged"),
        ("Odile Marsh", "attended", "rehearsal", "hedged"),
        ("Odile Marsh", "met", "choirs across the county", "hearsay"),
        ("Odile Marsh", "appeared_alongside", "Marrow Choir", "hearsay"),
        ("Odile Marsh", "appeared_alongside", "Reed Band", "hearsay"),
        ("Tallow Guild", "support", "outside choirs", "denied"),
    ]


def test_two_strengths_on_one_pair_stay_two_ties() -> None:
    pair = [t for t in find_ties(f.rehearsal()) if (t.a.name, t.b.name) == ("Odile Marsh", "Piet Lund")]
    assert [t.standing for t in pair] == [Standing.ASSERTED, Standing.HEDGED]


def test_a_symmetric_tie_is_one_tie_whichever_end_comes_first() -> None:
    one = f.claim("a private rehearsal", family="meet", subject=f.named(f.GUILD), object=f.named(f.CHOIR))
    two = f.claim("The rehearsal", family="meet", subject=f.named(f.CHOIR), object=f.named(f.GUILD))
    assert drawn(one, two) == [("Tallow Guild", "met", "Marrow Choir", "asserted")]
    assert len(find_ties(f.analysis([one, two], f.ENTITIES))[0].claims) == 2


def test_a_directed_tie_keeps_its_direction() -> None:
    one = f.claim("a private rehearsal", family="host", subject=f.named(f.GUILD), object=f.named(f.CHOIR))
    two = f.claim("The rehearsal", family="host", subject=f.named(f.CHOIR), object=f.named(f.GUILD))
    assert len(drawn(one, two)) == 2


@pytest.mark.parametrize("standing", [Standing.FORECAST, Standing.HYPOTHETICAL, Standing.SILENCE])
def test_what_lies_ahead_or_is_not_answered_is_no_tie(standing: Standing) -> None:
    ends = {"subject": f.named(f.GUILD), "object": f.named(f.CHOIR)}
    assert drawn(f.claim("a merger", family="merge", standing=standing, **ends)) == []  # type: ignore[arg-type]


def test_a_plain_negative_finding_is_no_tie() -> None:
    assert (
        drawn(
            f.claim("a merger", family="merge", subject=f.named(f.GUILD), object=f.named(f.CHOIR), stance=Stance.CT_NEG)
        )
        == []
    )


def test_what_is_only_denied_is_a_tie_marked_denied_with_a_note() -> None:
    tie = next(t for t in find_ties(f.rehearsal()) if t.standing is Standing.DENIED)
    assert tie.note.startswith("Only denied")
    assert tie.responses == ()


def test_places_are_no_ends_of_ties() -> None:
    assert drawn(f.claim("visited Eastmere", family="meet", subject=f.named(f.MARSH), object=f.named(f.EASTMERE))) == []


def test_several_people_at_one_event_are_not_paired_off() -> None:
    everyone = [("agent", f.named(f.MARSH)), ("agent", f.named(f.LUND)), ("agent", f.named(f.GUILD))]
    assert drawn(f.claim("The rehearsal", family="meet", participants=everyone)) == []


def test_a_predicate_that_relates_nobody_draws_nothing() -> None:
    ends = {"subject": f.named(f.MARSH), "object": f.named(f.LUND)}
    assert drawn(f.claim("opened a bazaar", predicate="mentioned", **ends)) == []  # type: ignore[arg-type]


def test_people_of_a_body_stand_for_it_in_their_own_words_and_sympathisers_do_not() -> None:
    words = Argument(name="two officials of the Reed Band")
    friends = f.entity("Reed Band-linked singers", EntityType.GROUP)
    with_people = f.claim("she sang", family="alongside", subject=f.named(f.MARSH), object=words)
    with_friends = f.claim("singing", family="alongside", subject=f.named(f.MARSH), object=f.named(friends))
    tie, other = find_ties(f.analysis([with_people, with_friends], (*f.ENTITIES, friends)))
    assert (tie.b.name, tie.b.words) == ("Reed Band", "two officials of the Reed Band")
    assert other.b.name == "Reed Band-linked singers"


def test_a_tie_that_is_taken_for_granted_says_so() -> None:
    linked = f.claim(
        "the two societies", family="links", subject=f.named(f.GUILD), object=f.named(f.CHOIR), mode=Mode.PRESUPPOSED
    )
    assert find_ties(f.analysis([linked], f.ENTITIES))[0].presupposed


def test_an_inferred_tie_is_off_by_default_and_says_that_it_was_inferred() -> None:
    assert not any(tie.inferred for tie in find_ties(f.rehearsal()))
    (tie,) = [tie for tie in find_ties(f.rehearsal(), inferred=True) if tie.inferred]
    assert (tie.a.name, tie.relation, tie.b.name) == ("Marrow Choir", Relation.SAME_OCCASION, "Reed Band")
    assert tie.note.startswith("Inferred by sayso")


def test_being_at_one_place_is_never_called_more_than_that() -> None:
    for tie in find_ties(f.rehearsal()):
        if tie.relation in {Relation.SHARED_STAGE, Relation.APPEARED_ALONGSIDE}:
            assert "not membership" in tie.note


def test_the_list_of_relations_is_closed_and_its_words_are_neutral() -> None:
    assert set(PHRASES) == set(Relation)
    assert not any(is_loaded(phrase) for phrase in PHRASES.values())
    families = [family for line in FAMILIES for family in line.families]
    assert len(families) == len(set(families))
