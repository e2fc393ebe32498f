"""What is held of pairs: a name and a second attribute make two one; a name alone never does."""

from __future__ import annotations

import random
from itertools import permutations
from typing import Any

import pytest

from sayso.demo import story_reports
from sayso.evaluate.reading import read_analysis
from sayso.model.identity import Appearance, Sameness
from sayso.model.judgements import Judgement, Verdict
from sayso.resolve.appearances import find_appearances
from sayso.resolve.identity import MOST_PAIRS, propose
from sayso.resolve.resolver import Identities, resolve
from tests.resolve.people import GPE, LOC, ORG, PERSON, filler, held, level, rules, who
from tests.resolve.telling import read

SAME, PROBABLE, POSSIBLE, DIFFERENT = Sameness.SAME, Sameness.PROBABLE, Sameness.POSSIBLE, Sameness.DIFFERENT
GUILD: dict[str, Any] = {"posts": ("treasurer",), "bodies": ("tallow guild",)}
OTHERS = ("odile marsh", "reed band")
"""Two companions that hardly any report has."""
BAND = (who(1, "Odile Marsh"), who(1, "Reed Band", ORG))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(who(1, "Mara Quill"), who(2, "Mara Quill"), PROBABLE, id="one name and no more"),
        pytest.param(who(1, "Mara Quill"), who(2, "Mara Reed"), None, id="two names"),
        pytest.param(who(1, "Mara Quill"), who(2, "Jonas Quill"), None, id="two first names"),
        pytest.param(who(1, "Quill"), who(2, "Quill"), POSSIBLE, id="one word is no full name"),
        pytest.param(who(1, "Mara Quill", **GUILD), who(2, "Mara Quill", **GUILD), SAME, id="post and body"),
        pytest.param(
            who(1, "Mara Quill", posts=("lamp lighter",)),
            who(2, "Mara Quill", posts=("former lamp lighter",)),
            SAME,
            id="a rare post",
        ),
        pytest.param(
            who(1, "Mara Quill", posts=("former director",)),
            who(2, "Mara Quill", posts=("director",)),
            PROBABLE,
            id="a post that many bodies have",
        ),
        pytest.param(
            who(1, "Mara Quill", posts=("rower",)),
            who(2, "Mara Quill", posts=("treasurer",)),
            POSSIBLE,
            id="other posts",
        ),
        pytest.param(
            who(1, "Mara Quill", posts=("head",), bodies=("tallow guild",)),
            who(2, "Mara Quill", posts=("head",), bodies=("marrow choir",)),
            POSSIBLE,
            id="the same post elsewhere",
        ),
        pytest.param(
            who(1, "Mara Quill", countries=("NO",)), who(2, "Mara Quill", countries=("PE",)), POSSIBLE, id="other lands"
        ),
        pytest.param(
            who(1, "Mara Quill", published="1921-03-04"),
            who(2, "Mara Quill", published="2021-03-04"),
            POSSIBLE,
            id="a century apart",
        ),
        pytest.param(who(1, "Mara Quill"), who(2, "M. Quill"), POSSIBLE, id="an initial"),
        pytest.param(who(1, "Mara Quill", **GUILD), who(2, "M. Quill", **GUILD), SAME, id="an initial, post and body"),
        pytest.param(who(1, "Mara Quill"), who(2, "Quill"), None, id="a surname and no more"),
        pytest.param(who(1, "Mara Quill", **GUILD), who(2, "Quill", **GUILD), PROBABLE, id="a surname, post and body"),
        pytest.param(who(1, "Mara Quill"), who(2, "Mаra Quill"), POSSIBLE, id="a letter that only looks alike"),
        pytest.param(
            who(1, "Mara Quill", **GUILD), who(2, "Mаra Quill", **GUILD), POSSIBLE, id="a look-alike with a post"
        ),
        pytest.param(
            who(1, "Tallow Guild", ORG, also=["TG"]),
            who(2, "Tallow Guild", ORG, also=["TG"]),
            SAME,
            id="one acronym in both",
        ),
        pytest.param(
            who(1, "Tallow Guild", ORG, also=["TG"]), who(2, "TG", ORG), PROBABLE, id="an acronym that one report binds"
        ),
        pytest.param(who(1, "Tallow Guild", ORG), who(2, "TG", ORG), POSSIBLE, id="an acronym that nobody binds"),
        pytest.param(who(1, "Tallow Guild", ORG), who(2, "Tallow Guild Ltd", ORG), PROBABLE, id="a legal form"),
        pytest.param(
            who(1, "Quay Gazette", ORG, is_media=True),
            who(2, "Quay Gazette", ORG, is_media=True),
            PROBABLE,
            id="an outlet",
        ),
        pytest.param(who(1, "Eastmere", GPE), who(2, "Eastmere", LOC), PROBABLE, id="a town"),
        pytest.param(
            who(1, "Eastmere", GPE, countries=("NO",)),
            who(2, "Eastmere", GPE, countries=("NO",)),
            PROBABLE,
            id="a town in one land, which may have two",
        ),
        pytest.param(
            who(1, "Eastmere", GPE, countries=("NO",)),
            who(2, "Eastmere", GPE, countries=("PE",)),
            POSSIBLE,
            id="a town in two",
        ),
        pytest.param(
            who(1, "Government of Peru", ORG, government_of="Peru"),
            who(2, "Government of Peru", ORG, government_of="Peru"),
            SAME,
            id="a government",
        ),
        pytest.param(who(1, "Eastmere", GPE), who(2, "Eastmere", PERSON), None, id="a town is no person"),
        pytest.param(who(1, "Mara Quill"), who(1, "Mara Quill", ORG), None, id="a report's own reading stands"),
    ],
)
def test_how_far_two_are_one(one: Appearance, other: Appearance, expected: Sameness | None) -> None:
    assert level(one, other, *filler(12)) is expected
    assert level(other, one, *filler(12)) is expected


def test_a_name_and_two_rare_companions_make_one_where_each_alone_does_not() -> None:
    one, other = who(1, "Mara Quill", companions=OTHERS), who(2, "Mara Quill", companions=OTHERS)
    assert level(one, other, *BAND, *filler(30)) is SAME
    assert level(one, who(2, "Mara Quill", companions=OTHERS[:1]), *BAND, *filler(30)) is PROBABLE
    assert level(one, who(2, "Mara Quilt", companions=OTHERS), *BAND, *filler(30)) is not SAME


def test_two_posts_in_reports_of_one_matter_leave_it_probable() -> None:
    one = who(1, "Mara Quill", posts=("head",), bodies=("tallow guild",), companions=OTHERS[:1])
    other = who(2, "Mara Quill", posts=("rower",), bodies=("boat club",), companions=OTHERS[:1])
    assert level(one, other, *BAND, *filler(30)) is PROBABLE
    assert {"differs.posts", "differs.bodies"} <= rules(held(one, other, *BAND, *filler(30)))


def test_companions_whom_everybody_names_make_nobody_one() -> None:
    told = [who(n, "Mara Quill", companions=OTHERS) for n in range(1, 3)]
    common = [who(n, name, kind) for n in range(1, 40) for name, kind in (("Odile Marsh", PERSON), ("Reed Band", ORG))]
    assert level(*told, *common) is PROBABLE


def test_a_post_that_many_have_makes_nobody_one() -> None:
    mayors = [who(100 + n, f"Ann {each.name}", posts=("mayor",)) for n, each in enumerate(filler(20))]
    one, other = (who(n, "Mara Quill", posts=("mayor",)) for n in (1, 2))
    assert level(one, other, *mayors) is PROBABLE
    assert "same.work" in rules(held(one, other, *mayors))


def test_a_short_name_that_one_longer_name_holds_is_probably_it_in_a_report_of_the_same_matter() -> None:
    long, short = who(1, "Mara Quill", companions=OTHERS), who(2, "Quill", companions=OTHERS[:1])
    assert level(long, short, *BAND, *filler(30)) is PROBABLE
    assert level(long, short, who(3, "Jonas Quill"), *BAND, *filler(30)) is None
    assert level(long, who(2, "Quill"), *BAND, *filler(30)) is None


def test_a_report_with_both_names_may_mean_two() -> None:
    initial = who(2, "M. Quill", companions=("mara quill",), **GUILD)
    found = held(who(1, "Mara Quill", **GUILD), initial, who(2, "Mara Quill"))
    assert found is not None
    assert found.level is POSSIBLE
    assert "differs.beside" in rules(found)


TELLS = who(3, "Mara Quill", posts=("rower",), shares_name=True)
TREASURER = who(1, "Mara Quill", **GUILD)


def test_of_a_name_that_two_people_bear_posts_decide() -> None:
    again, silent = who(2, "Mara Quill", **GUILD), who(4, "Mara Quill", companions=OTHERS)
    told = (TREASURER, again, TELLS, silent, *BAND)
    assert level(TREASURER, again, *told) is SAME
    assert level(TREASURER, TELLS, *told) is DIFFERENT
    assert level(TREASURER, silent, *told) is POSSIBLE
    assert level(TELLS, silent, *told) is POSSIBLE


def test_companions_do_not_tell_namesakes_apart() -> None:
    """Who confused the two named both."""
    rower, other = (
        who(n, "Mara Quill", posts=posts, companions=OTHERS, shares_name=n == 3)
        for n, posts in ((3, ("rower",)), (4, ()))
    )
    assert level(rower, other, *BAND, *filler(30)) is POSSIBLE


def test_two_of_one_name_in_one_report_are_two() -> None:
    one, other = who(2, "Mara Quill", posts=("rower",)), who(2, "Mara Quill", id="app-other", **GUILD)
    assert level(TREASURER, one, other) is DIFFERENT
    assert level(TREASURER, other, one) is SAME


def test_no_chain_of_rules_makes_one_of_two_posts() -> None:
    """The report in the middle gives no post, and shares rare company with both."""
    first = who(1, "Mara Quill", posts=("tallow keeper",), companions=OTHERS)
    middle = who(2, "Mara Quill", companions=(*OTHERS, "bela orrin", "cato venn"))
    last = who(3, "Mara Quill", posts=("rower",), companions=("bela orrin", "cato venn"))
    told = (first, middle, last, *BAND, who(4, "Bela Orrin"), who(4, "Cato Venn"), *filler(30))
    levels = {level(first, middle, *told[2:]), level(*told[1:])}
    assert levels == {SAME}
    proposals = propose(told)
    entities = resolve(told, (), proposals)
    assert entities.sameness(first.id, last.id) is not SAME
    assert sum("differs.chain" in rules(proposal) for proposal in proposals) == 1
    assert len({entities.canonical(each.id) for each in (first, middle, last)}) == 2


def test_reasons_name_every_signal_for_and_against_with_a_note() -> None:
    found = held(TREASURER, TELLS)
    assert found is not None
    assert rules(found) == {"same.full_name", "differs.posts", "differs.told"}
    assert all(reason.rule.startswith(("same.", "differs.")) and reason.note for reason in found.reasons)
    assert found.left < found.right


def test_the_order_of_appearances_changes_nothing() -> None:
    told = [TREASURER, who(2, "Mara Quill", **GUILD), TELLS, who(5, "M. Quill"), who(6, "Quill", **GUILD)]
    expected = propose(told)
    assert expected
    assert all(propose(order) == expected for order in permutations(told))


def test_a_name_that_very_many_reports_have_is_not_compared_pair_by_pair() -> None:
    """Each still is one with somebody, or probably one with the first."""
    many = [who(n, "Mara Quill", **(GUILD if n % 2 else {})) for n in range(400)]
    found = propose(random.Random(1).sample(many, len(many)))  # noqa: S311
    assert len(found) < 3 * len(many)
    assert found == propose(many)
    entities = resolve(many, (), found).entities
    assert max(len(entity.members) for entity in entities) == 200
    touched = {key for proposal in found for key in (proposal.left, proposal.right)}
    assert touched == {each.id for each in many}
    assert len(many) > MOST_PAIRS


def test_a_short_name_joins_within_a_report_and_the_full_one_is_probable_across_reports_until_judged() -> None:
    reports = [
        read("Mira Ansah Tolle opened the ferry fair. Tolle said that it would rain."),
        read("A kite of Mira Ansah Tolle won the prize in Saltby. Tolle had sewn it."),
    ]
    found = [each for report in reports for each in find_appearances(report) if each.type is PERSON]
    assert [[use.name for use in each.uses] for each in found] == [["Mira Ansah Tolle", "Tolle"]] * 2
    left, right = sorted(each.id for each in found)
    proposals = propose(found)
    assert resolve(found, (), proposals).sameness(left, right) is PROBABLE
    judged = Judgement(left=left, right=right, verdict=Verdict.POSITIVE)
    assert resolve(found, [judged], proposals).sameness(left, right) is SAME


# The bundled story


@pytest.fixture(scope="module")
def story() -> tuple[list[tuple[str, Appearance]], Identities]:
    told = [(r.name[:2], read_analysis(r.read_bytes(), name=r.name, given=r.given)) for r in story_reports()]
    found = [(number, each) for number, analysis in told for each in find_appearances(analysis)]
    appearances = [each for _, each in found]
    return found, resolve(appearances, (), propose(appearances))


def test_the_rower_and_the_director_of_the_bundled_story_stay_apart(
    story: tuple[list[tuple[str, Appearance]], Identities],
) -> None:
    found, identities = story
    ferrows = {number: identities.canonical(a.id) for number, a in found if a.name == "Tomas Ferrow"}
    rower, director = ferrows["14"], ferrows["01"]
    assert [number for number, key in ferrows.items() if key == rower] == ["14"]
    assert {"01", "02", "03", "08", "11", "12", "13"} <= {n for n, key in ferrows.items() if key == director}
    assert identities.sameness(rower, director) in (None, DIFFERENT)
    assert all(rower not in entity.probable for entity in identities.entities)


def test_no_entity_of_the_bundled_story_holds_two_names_of_people(
    story: tuple[list[tuple[str, Appearance]], Identities],
) -> None:
    found, identities = story
    names: dict[str, set[str]] = {}
    for _, each in found:
        if each.type is PERSON:
            names.setdefault(identities.canonical(each.id), set()).add(each.name)
    assert all(len(each) == 1 for each in names.values())
    assert sum("Oda Brennick" in each for each in names.values()) < 12
