"""The line that opens a sheet counts who is on the hook, and each number is the length of its list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.ask.groups import group_key, split_groups
from sayso.ask.holders import source_words
from sayso.ask.lookup import Lookup
from sayso.ask.summary import summarise
from sayso.model.claims import ClaimKind, ResponseKind, SourceKind, Standing
from sayso.model.mentions import CueKind, EntityType
from sayso.model.times import Timex, TimexKind

from . import factories as f


def line(*claims: object, **rest: object) -> str:
    return summarise(Lookup(f.analysis(claims, f.ENTITIES, **rest))).line  # type: ignore[arg-type]


def test_the_line_of_the_rehearsal_reads_in_its_fixed_order() -> None:
    assert summarise(Lookup(f.rehearsal())).line == (
        "1 credited outlet, 0 named people quoted, 0 documents, 3 unnamed groups, 5 agentless cues, 1 general denial, "
        "1 no-comment; core event undated."
    )


def test_noughts_are_printed_so_that_a_gap_is_seen_as_a_gap() -> None:
    assert line() == (
        "0 credited outlets, 0 named people quoted, 0 documents, 0 unnamed groups, 0 agentless cues, 0 denials, "
        "0 no-comments; no core event found."
    )


def test_every_number_is_the_length_of_the_list_that_it_opens() -> None:
    summary = summarise(Lookup(f.rehearsal()))
    for count in summary.counts:
        assert count.phrase.startswith(f"{len(count.members)} ")
        assert all(member.spans or member.claims for member in count.members)


def test_a_count_is_found_by_its_name_or_not_at_all() -> None:
    summary = summarise(Lookup(f.rehearsal()))
    assert [m.label for m in summary.count("unnamed_groups").members] == ["critics", "officials", "festival watchers"]
    with pytest.raises(KeyError):
        summary.count("truth")


def test_a_named_person_and_a_body_that_speaks_are_counted_once_however_often_they_speak() -> None:
    mayor = f.source(SourceKind.PERSON, "Odile Marsh", f.MARSH)
    body = f.source(SourceKind.ORGANISATION, "The Tallow Guild", f.GUILD)
    text = line(
        f.claim("the two societies", chain=[f.step(mayor)]),
        f.claim("a quiet merger", chain=[f.step(mayor)]),
        f.claim("a private rehearsal", chain=[f.step(body)]),
    )
    assert "1 named person quoted, 1 named body quoted, 0 documents" in text


def test_a_body_that_only_denies_has_not_been_quoted() -> None:
    assert "named body" not in summarise(Lookup(f.rehearsal())).line


def test_documents_are_counted() -> None:
    minutes = f.source(SourceKind.DOCUMENT, "the minutes")
    letter = f.source(SourceKind.DOCUMENT, "a letter")
    claims = [f.claim("the two societies", chain=[f.step(minutes)]), f.claim("a quiet merger", chain=[f.step(letter)])]
    assert "2 documents" in line(*claims)


def test_one_cue_over_three_claims_is_one_cue() -> None:
    cue = f.cue("is said to have", CueKind.HEARSAY_PASSIVE)
    claims = [
        f.claim(words, cues=[cue], chain=[f.step(f.NOBODY, cue)]) for words in ("opened a bazaar", "she sang", "Saltby")
    ]
    assert "1 agentless cue," in line(*claims)


def test_an_expectation_that_somebody_holds_is_not_agentless() -> None:
    cue = f.cue("could", CueKind.EXPECTATION)
    assert "0 agentless cues" in line(f.claim("raise fees", cues=[cue], chain=[f.step(f.CRITICS, cue)]))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (ResponseKind.DENIAL_SPECIFIC, "1 specific denial, 0 no-comments"),
        (ResponseKind.DENIAL_NARROWER, "1 narrower denial, 0 no-comments"),
        (ResponseKind.DENIAL_GENERAL, "1 general denial, 0 no-comments"),
        (ResponseKind.REJECTS_CHARACTERISATION, "1 rejected characterisation, 0 no-comments"),
        (ResponseKind.ADMISSION, "0 denials, 1 admission, 0 no-comments"),
        (ResponseKind.NO_COMMENT, "0 denials, 1 no-comment"),
        (ResponseKind.DECLINED, "0 denials, 0 no-comments, 1 declined to comment"),
        (ResponseKind.NO_RESPONSE_REPORTED, "0 denials, 0 no-comments, 1 request without a response"),
    ],
)
def test_denials_and_silences_are_told_apart(kind: ResponseKind, words: str) -> None:
    assert words in line(responses=[f.response("the rehearsal", kind, f.named(f.LUND))])


class TestCoreEvent:
    """The lead's main event: dated by its own words or by those of a claim on the same event."""

    def test_a_relative_date_without_an_anchor_leaves_it_undated(self) -> None:
        core = summarise(Lookup(f.rehearsal())).core_event
        assert not core.dated
        assert core.time == f.RECENTLY

    def test_words_in_the_lead_date_it(self) -> None:
        event = f.claim("held a private rehearsal", time=f.MARCH)
        assert line(event).endswith("; core event dated “In March 2024” (2024-03).")

    def test_a_later_claim_on_the_same_event_dates_it(self) -> None:
        lead = f.claim("held a private rehearsal", object=f.named(f.REHEARSAL))
        later = f.claim("The rehearsal took place", subject=f.named(f.REHEARSAL), time=f.MARCH)
        other = f.claim("opened a bazaar", subject=f.named(f.MARSH), time=f.SINCE)
        assert line(lead, other, later).endswith("; core event dated “In March 2024” (2024-03).")

    def test_hearsay_about_the_same_event_does_not_date_it(self) -> None:
        lead = f.claim("held a private rehearsal", object=f.named(f.REHEARSAL))
        later = f.claim(
            "The rehearsal took place", subject=f.named(f.REHEARSAL), time=f.MARCH, standing=Standing.HEARSAY
        )
        assert line(lead, later).endswith("; core event undated.")

    def test_a_year_that_is_its_own_value_is_not_said_twice(self) -> None:
        year = Timex(text="2019", span=f.at("2019"), start="2019", end="2019", kind=TimexKind.POINT)
        assert line(f.claim("held a private rehearsal", time=year)).endswith("; core event dated “2019”.")

    def test_the_main_clause_is_the_event_and_not_the_clause_inside_it(self) -> None:
        inside = f.claim("held a private rehearsal", time=f.SINCE)
        main = f.claim(
            "members of the Tallow Guild and the Marrow Choir recently held a private rehearsal", time=f.MARCH
        )
        assert line(inside, main).endswith("; core event dated “In March 2024” (2024-03).")

    def test_a_forecast_is_never_the_core_event(self) -> None:
        ahead = f.claim("held a private rehearsal", ClaimKind.FORECAST, standing=Standing.FORECAST, time=f.MARCH)
        assert line(ahead).endswith("; no core event found.")


class TestGroups:
    """Unnamed people, told apart by what the article calls them."""

    @pytest.mark.parametrize(
        ("label", "groups"),
        [
            ("Officials and critics", ("officials", "critics")),
            ("the police and two witnesses", ("police", "witnesses")),
            ("lawyers, teachers and nurses", ("lawyers", "teachers", "nurses")),
            ("Kenyan and Ugandan officials", ("Kenyan and Ugandan officials",)),
            ("defence and security sources", ("defence and security sources",)),
            ("members of the choir and the band", ("members of the choir and the band",)),
            ("people familiar with the matter", ("people",)),
            ("several analysts who spoke to this paper", ("analysts",)),
            ("US officials", ("US officials",)),
            ("one of the officials", ("officials",)),
        ],
    )
    def test_a_coordination_of_people_is_split_and_one_of_describing_words_is_not(
        self, label: str, groups: tuple[str, ...]
    ) -> None:
        assert split_groups(label) == groups

    def test_case_and_number_do_not_make_two_groups(self) -> None:
        assert group_key("Analysts") == group_key("analyst")

    def test_a_pronoun_is_the_group_it_was_taken_to_be(self) -> None:
        group = f.entity("festival watchers", EntityType.GROUP)
        they = replace(f.THEY, entity=group.id)
        claims = [f.claim("shared concerts", chain=[f.step(they)]), f.claim("a joint fund", chain=[f.step(f.WATCHERS)])]
        summary = summarise(Lookup(f.analysis(claims, [group])))
        assert [m.label for m in summary.count("unnamed_groups").members] == ["festival watchers"]

    @pytest.mark.parametrize("label", ["They", "one of them", "The other", "several", "two of those"])
    def test_a_label_that_only_points_back_is_the_group_named_last_in_the_paragraph(self, label: str) -> None:
        critics = f.source(SourceKind.UNNAMED_EXPERTS, "critics", span=f.at("critics"))
        other = f.source(SourceKind.UNNAMED_GROUP, label, span=f.at("points to"))
        claims = [f.claim("a step", chain=[f.step(critics)]), f.claim("a quiet merger", chain=[f.step(other)])]
        summary = summarise(Lookup(f.analysis(claims)))
        assert [m.label for m in summary.count("unnamed_groups").members] == ["critics"]

    def test_it_is_no_people_that_were_named_before(self) -> None:
        critics = f.source(SourceKind.UNNAMED_EXPERTS, "critics", span=f.at("critics"))
        it = f.source(SourceKind.UNNAMED_GROUP, "it", span=f.at("points to"))
        lookup = Lookup(
            f.analysis([f.claim("a step", chain=[f.step(critics)]), f.claim("a quiet merger", chain=[f.step(it)])])
        )
        assert source_words(it, lookup) == "A source (“it”)"

    def test_a_pronoun_that_nobody_resolved_adds_no_group(self) -> None:
        they = replace(f.THEY, span=None)
        assert "0 unnamed groups" in line(f.claim("shared concerts", chain=[f.step(they)]))
