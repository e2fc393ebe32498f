"""Ties are drawn from what claims say of two entities, and from nothing else."""

from __future__ import annotations

import pytest

from sayso.ask.relations import OTHER, PHRASES, SAME_OCCASION, SIDE_BY_SIDE, families
from sayso.ask.ties import find_ties
from sayso.ask.wording import is_loaded
from sayso.model.claims import Argument, Claim, ClaimKind, Mode, Stance, Standing
from sayso.model.mentions import DocumentEntity, EntityType

from . import factories as f


def drawn(*claims: Claim, extra: tuple[DocumentEntity, ...] = ()) -> list[tuple[str, str, str, str]]:
    ties = find_ties(f.analysis(claims, (*f.ENTITIES, *extra)))
    return [(tie.a.name, tie.relation, tie.b.name, tie.standing.value) for tie in ties]


def test_the_ties_of_the_rehearsal() -> None:
    ties = find_ties(f.rehearsal())
    assert [(t.a.name, t.relation, t.b.name, t.standing.value) for t in ties] == [
        ("Tallow Guild", "met_with", "Marrow Choir", "asserted"),
        ("Tallow Guild", "linked_to", "Marrow Choir", "hedged"),
        ("Odile Marsh", "role_in", "Tallow Guild", "asserted"),
        ("Odile Marsh", "shared_stage_with", "Piet Lund", "asserted"),
        ("Piet Lund", "role_in", "Marrow Choir", "asserted"),
        ("Friends of Eastmere", "organised", "rehearsal", "asserted"),
        ("Friends of Eastmere", "linked_to", "Tallow Guild", "hearsay"),
        ("Odile Marsh", "shared_stage_with", "Piet Lund", "hedged"),
        ("Odile Marsh", "attended", "rehearsal", "hedged"),
        ("Odile Marsh", "met_with", "choirs across the county", "hearsay"),
        ("Odile Marsh", "appeared_alongside", "Marrow Choir", "hearsay"),
        ("Odile Marsh", "appeared_alongside", "Reed Band", "hearsay"),
        ("Tallow Guild", "funds", "outside choirs", "denied"),
    ]


def test_two_strengths_on_one_pair_stay_two_ties() -> None:
    pair = [t for t in find_ties(f.rehearsal()) if (t.a.name, t.b.name) == ("Odile Marsh", "Piet Lund")]
    assert [t.standing for t in pair] == [Standing.ASSERTED, Standing.HEDGED]


def test_a_symmetric_tie_is_one_tie_whichever_end_comes_first() -> None:
    one = f.claim("a private rehearsal", family="met_with", subject=f.named(f.GUILD), object=f.named(f.CHOIR))
    two = f.claim("The rehearsal", family="met_with", subject=f.named(f.CHOIR), object=f.named(f.GUILD))
    assert drawn(one, two) == [("Tallow Guild", "met_with", "Marrow Choir", "asserted")]
    assert len(find_ties(f.analysis([one, two], f.ENTITIES))[0].claims) == 2


def test_a_directed_tie_keeps_its_direction() -> None:
    one = f.claim("a private rehearsal", family="hosted", subject=f.named(f.GUILD), object=f.named(f.CHOIR))
    two = f.claim("The rehearsal", family="hosted", subject=f.named(f.CHOIR), object=f.named(f.GUILD))
    assert len(drawn(one, two)) == 2


@pytest.mark.parametrize("standing", [Standing.FORECAST, Standing.HYPOTHETICAL, Standing.SILENCE])
def test_what_lies_ahead_or_is_not_answered_is_no_tie(standing: Standing) -> None:
    ends = {"subject": f.named(f.GUILD), "object": f.named(f.CHOIR)}
    assert drawn(f.claim("a merger", family="owns", standing=standing, **ends)) == []  # type: ignore[arg-type]


def test_a_plain_negative_finding_is_no_tie() -> None:
    assert (
        drawn(
            f.claim("a merger", family="owns", subject=f.named(f.GUILD), object=f.named(f.CHOIR), stance=Stance.CT_NEG)
        )
        == []
    )


def test_what_is_only_denied_is_a_tie_marked_denied_with_a_note() -> None:
    tie = next(t for t in find_ties(f.rehearsal()) if t.standing is Standing.DENIED)
    assert tie.note.startswith("Only denied")
    assert tie.responses == ()


def test_places_are_no_ends_of_ties() -> None:
    assert (
        drawn(f.claim("visited Eastmere", family="met_with", subject=f.named(f.MARSH), object=f.named(f.EASTMERE)))
        == []
    )


def test_several_people_at_one_event_are_not_paired_off() -> None:
    everyone = [("agent", f.named(f.MARSH)), ("agent", f.named(f.LUND)), ("agent", f.named(f.GUILD))]
    assert drawn(f.claim("The rehearsal", family="met_with", participants=everyone)) == []


def test_a_predicate_of_no_family_ties_in_the_articles_own_words() -> None:
    ends = {"subject": f.named(f.MARSH), "object": f.named(f.LUND)}
    (tie,) = find_ties(f.analysis([f.claim("opened a bazaar", predicate="painted", **ends)], f.ENTITIES))  # type: ignore[arg-type]
    assert (tie.relation, tie.words, tie.standing) == ("other", "painted", Standing.ASSERTED)


def test_two_who_act_together_are_not_tied_by_the_act() -> None:
    both = [("agent", f.named(f.MARSH)), ("agent", f.named(f.LUND))]
    assert drawn(f.claim("opened a bazaar", predicate="painted", subject=f.named(f.MARSH), participants=both)) == []


@pytest.mark.parametrize("role", ["after", "during", "since", "unlike", "about"])
def test_whom_a_clause_names_beside_is_not_tied_by_it(role: str) -> None:
    beside = [(role, f.named(f.LUND))]
    assert drawn(f.claim("opened a bazaar", predicate="sang", subject=f.named(f.MARSH), participants=beside)) == []


def test_people_of_a_body_stand_for_it_in_their_own_words_and_sympathisers_do_not() -> None:
    words = Argument(name="two officials of the Reed Band")
    friends = f.entity("Reed Band-linked singers", EntityType.GROUP)
    with_people = f.claim("she sang", family="appeared_alongside", subject=f.named(f.MARSH), object=words)
    with_friends = f.claim("singing", family="appeared_alongside", subject=f.named(f.MARSH), object=f.named(friends))
    tie, other = find_ties(f.analysis([with_people, with_friends], (*f.ENTITIES, friends)))
    assert (tie.b.name, tie.b.words) == ("Reed Band", "two officials of the Reed Band")
    assert other.b.name == "Reed Band-linked singers"


def test_a_tie_that_is_taken_for_granted_says_so() -> None:
    linked = f.claim(
        "the two societies",
        family="linked_to",
        subject=f.named(f.GUILD),
        object=f.named(f.CHOIR),
        mode=Mode.PRESUPPOSED,
    )
    assert find_ties(f.analysis([linked], f.ENTITIES))[0].presupposed


def test_an_inferred_tie_is_off_by_default_and_says_that_it_was_inferred() -> None:
    assert not any(tie.inferred for tie in find_ties(f.rehearsal()))
    (tie,) = [tie for tie in find_ties(f.rehearsal(), inferred=True) if tie.inferred]
    assert (tie.a.name, tie.relation, tie.b.name) == ("Marrow Choir", SAME_OCCASION, "Reed Band")
    assert tie.note.startswith("Inferred by sayso")


def test_being_at_one_place_is_never_called_more_than_that() -> None:
    for tie in find_ties(f.rehearsal()):
        if tie.relation in SIDE_BY_SIDE:
            assert "not membership" in tie.note


def test_the_list_of_relations_is_closed_and_its_words_are_neutral() -> None:
    assert set(families()) | {SAME_OCCASION, OTHER} == set(PHRASES)
    assert not any(is_loaded(phrase) for phrase in PHRASES.values())


def test_alongside_relates_the_first_party_to_its_companions_whatever_the_verb() -> None:
    beside = [("alongside", Argument(name="members of the Reed Band"))]
    claim = f.claim("opened a bazaar", family="founded", subject=f.named(f.MARSH), participants=beside)
    assert drawn(claim) == [("Odile Marsh", "appeared_alongside", "Reed Band", "asserted")]


def test_links_between_two_parties_relate_them_and_not_whoever_watches() -> None:
    watched = f.claim(
        "links between the band and the choir",
        text=(text := "The council has long tracked links between the band and the choir."),
        family="investigated",
        subject=f.named(f.COUNCIL),
        participants=[("between", f.named(f.BAND)), ("between", f.named(f.CHOIR))],
    )
    (tie,) = find_ties(f.analysis([watched], f.ENTITIES, of=f.document(text)))
    assert (tie.a.name, tie.relation, tie.b.name, tie.presupposed) == ("Reed Band", "linked_to", "Marrow Choir", True)


def test_a_noun_that_names_no_relation_relates_nobody_between() -> None:
    text = "A wall between the band and the choir fell."
    ends = [("between", f.named(f.BAND)), ("between", f.named(f.CHOIR))]
    claim = f.claim("wall between the band and the choir", text=text, participants=ends)
    assert find_ties(f.analysis([claim], f.ENTITIES, of=f.document(text))) == ()


def test_people_of_two_bodies_who_meet_tie_the_two_bodies() -> None:
    words = Argument(name="singers of the band and the choir")
    affiliations = [("affiliation", f.named(f.BAND)), ("affiliation", f.named(f.CHOIR))]
    claim = f.claim("The rehearsal", family="met_with", subject=words, participants=affiliations)
    (tie,) = find_ties(f.analysis([claim], f.ENTITIES))
    assert (tie.a.name, tie.relation, tie.b.name) == ("Reed Band", "met_with", "Marrow Choir")
    assert tie.a.words == "singers of the band and the choir"


def test_people_meet_people_and_not_meetings() -> None:
    meeting = f.claim("The rehearsal", family="met_with", subject=f.named(f.MARSH), object=f.named(f.REHEARSAL))
    assert drawn(meeting) == []


def test_an_occasion_that_a_clause_leaves_out_is_read_from_the_sentences_before() -> None:
    guest = f.claim("with Marsh attending as the guest of honour", family="attended", subject=f.named(f.MARSH))
    (tie,) = find_ties(f.analysis([guest], f.ENTITIES))
    assert tie.b.name == "rehearsal"
    assert "read from the sentences before" in tie.note


def test_an_arm_linked_to_somebody_is_connected_and_no_more() -> None:
    arm = f.claim(
        "a purse linked to the Tallow Guild",
        ClaimKind.RELATION,
        subject=f.named(f.FRIENDS),
        object=f.named(f.GUILD),
        standing=Standing.HEARSAY,
    )
    assert drawn(arm) == [("Friends of Eastmere", "linked_to", "Tallow Guild", "hearsay")]


def test_a_companion_outside_the_quoted_words_belongs_to_another_claim() -> None:
    beside = Argument(name="members of the Reed Band", span=f.at("the Reed Band"))
    claim = f.claim("opened a bazaar", family="founded", subject=f.named(f.MARSH), participants=[("alongside", beside)])
    assert drawn(claim) == []


def test_a_claim_about_a_place_ties_nobody_to_whatever_else_it_names() -> None:
    claim = f.claim(
        "she sang",
        family="attended",
        subject=f.named(f.MARSH),
        object=f.named(f.SALTBY),
        participants=[("patient", f.named(f.REHEARSAL))],
    )
    assert drawn(claim) == []


def test_sharing_a_name_is_sharing_no_stage() -> None:
    claim = f.claim("a joint fund", family="shared_stage_with", subject=f.named(f.GUILD), object=f.named(f.CHOIR))
    assert drawn(claim) == []
