"""Which names meet: spellings, short forms and acronyms do; the number of meetings grows as the number of names."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from sayso.model.mentions import EntityType
from sayso.resolve.candidates import NEIGHBOURS, Kind, bundles_of, kind_of, near_bundles, sound
from tests.resolve.people import GPE, LOC, ORG, PERSON, filler, who


def meet(one: str, other: str, kind: EntityType = PERSON) -> bool:
    bundles = bundles_of([who(1, one, kind), who(2, other, kind), *filler(20)])
    wanted = {bundle.name for bundle in bundles if bundle.members[0].document in {"doc-1", "doc-2"}}
    return any({left.name, right.name} == wanted for left, right in near_bundles(bundles))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mara Quill", "Marah Quille"),
        ("Mara Quill", "M. Quill"),
        ("Mara Quill", "Quill"),
        ("Mara Quill", "Quill Mara"),
        ("Mara Odile Quill", "Mara Quill"),
        ("Yusuf Khalid", "Youssef Khaled"),
        ("Oskar Danbo", "A. O. Dambo"),
        ("Mara Al Quill", "Mara Alquill"),
        ("Mara Quill", "Mаra Quill"),
    ],
)
def test_ways_of_writing_a_person_s_name_meet(one: str, other: str) -> None:
    assert meet(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tallow Guild of Eastmere", "Eastmere Tallow Guild"),
        ("Tallow Guild", "TG"),
        ("Orrin Brewery", "Orrin"),
        ("Tallow Guild", "Tallow Gild Ltd"),
        ("Ministry of Bells and Tides", "Ministry of Bells"),
    ],
)
def test_ways_of_writing_a_body_s_name_meet(one: str, other: str) -> None:
    assert meet(one, other, ORG)


def test_what_has_nothing_in_common_does_not_meet() -> None:
    assert not meet("Mara Quill", "Jonas Reed")
    assert not meet("Tallow Guild", "Marrow Choir", ORG)


def test_places_meet_only_by_their_own_name() -> None:
    assert not meet("Port Merrin", "Merrin", GPE)
    bundles = bundles_of([who(1, "Eastmere", GPE), who(2, "Eastmere", LOC), who(3, "Eastmere", PERSON)])
    assert [(bundle.kind, len(bundle.members)) for bundle in bundles] == [(Kind.GROUND, 2), (Kind.PERSON, 1)]
    assert kind_of(who(1, "Government of Peru", GPE, government_of="Peru")) is Kind.GOVERNMENT


def test_each_pair_meets_once_whatever_the_order() -> None:
    people = [*filler(30), who(1, "Mara Quill"), who(2, "M. Quill"), who(3, "Quill"), who(4, "Mara Kwill")]
    expected = [(left.key, right.key) for left, right in near_bundles(bundles_of(people))]
    assert len(expected) == len(set(expected))
    mixed = random.Random(3).sample(people, len(people))  # noqa: S311
    assert [(left.key, right.key) for left, right in near_bundles(bundles_of(mixed))] == expected


def test_meetings_grow_with_the_number_of_names_also_where_all_sound_alike() -> None:
    """The worst that can come: every name shares a key with every other."""
    vowels = "aeiou"
    names = [f"M{a}r{b} Kw{c}l{d}" for a in vowels for b in vowels for c in vowels for d in vowels]
    counts = [
        sum(1 for _ in near_bundles(bundles_of([who(n, names[n]) for n in range(size)]))) for size in (150, 300, 600)
    ]
    assert all(1.5 < second / first < 2.5 for first, second in pairwise(counts))
    assert counts[-1] < 4 * NEIGHBOURS * 600


def test_what_sounds_alike_has_one_key() -> None:
    assert sound("muhammad") == sound("mohamed") == sound("mohammad")
    assert sound("khaled") == sound("kalid")
    assert sound("danbazau") == sound("dambazau")
    assert sound("aei") == "a"
    assert sound("quill") != sound("reed")
