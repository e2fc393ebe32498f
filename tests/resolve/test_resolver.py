"""Who is who is a pure function of what was judged: people outrank rules, and nothing joins what was parted."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.identity import Appearance, NameUse, Proposal, Sameness
from sayso.model.ids import content_id
from sayso.model.judgements import Change, Judgement, Verdict
from sayso.model.mentions import EntityType
from sayso.model.spans import Reason, Span
from sayso.resolve.resolver import Identities, resolve

ALL = "abcdefgh"


def appearance(letter: str, name: str = "Mira Venn", kind: EntityType = EntityType.PERSON) -> Appearance:
    document = f"doc-{letter}"
    use = NameUse(name=name, document=document, span=Span(0, len(name)))
    return Appearance(id=f"app-{letter}", document=document, entity="ent-1", type=kind, name=name, uses=(use,))


def node(name: str) -> str:
    return name if "-" in name else f"app-{name}"


def change(number: int, at: str = "2024-03-08", withdrawn: str | None = None) -> Change:
    return Change(
        id=f"chg-{number}", number=number, action="merge", by="the desk", at=at, why="", withdrawn_at=withdrawn
    )


def judge(pair: str, number: int | None = 1, *, withdrawn: str | None = None) -> Judgement:
    """``a=b`` is one, ``a!b`` is not, ``a?b`` cannot be told; without a number it is a rule's."""
    sign = next(c for c in pair if c in "=!?")
    verdict = {"=": Verdict.POSITIVE, "!": Verdict.NEGATIVE, "?": Verdict.UNSURE}[sign]
    left, right = sorted(node(part) for part in pair.split(sign))
    made = None if number is None else change(number, withdrawn=withdrawn)
    return Judgement(left=left, right=right, verdict=verdict, change=made, machine=number is None)


def propose(pair: str, weight: float = 1.0) -> Proposal:
    """``a=b`` the same, ``a~b`` probably, ``a?b`` possibly, ``a!b`` different."""
    sign = next(c for c in pair if c in "=~?!")
    levels = {"=": Sameness.SAME, "~": Sameness.PROBABLE, "?": Sameness.POSSIBLE, "!": Sameness.DIFFERENT}
    left, right = sorted(node(part) for part in pair.split(sign))
    reason = Reason(rule="same.name", note=pair)
    return Proposal(left=left, right=right, level=levels[sign], reasons=(reason,), weight=weight)


def told(
    judgements: Iterable[Judgement] = (), proposals: Iterable[Proposal] = (), letters: str = ALL[:4]
) -> Identities:
    return resolve([appearance(letter) for letter in letters], list(judgements), list(proposals))


def groups(found: Identities) -> str:
    """The entities as their letters: ``ab c d``."""
    return " ".join(sorted("".join(m.removeprefix("app-") for m in e.members) for e in found.entities))


PEOPLE = [
    ("nothing joins anybody", [], [], "a b c d"),
    ("a judgement joins", ["a=b"], [], "ab c d"),
    ("judgements join through others", ["a=b", "b=c"], [], "abc d"),
    ("a negative one on the pair outweighs", ["a=b", "a!b"], [], "a b c d"),
    ("an unsure one outweighs too", ["a=b", "a?b"], [], "a b c d"),
    ("a negative one blocks what would follow, and the newest falls", ["a=b", "b=c", "a!c"], [], "ab c d"),
    ("whatever its own age", ["a!c", "a=b", "b=c"], [], "ab c d"),
    ("a rule that knows joins", [], ["a=b"], "ab c d"),
    ("what is probable joins nobody", [], ["a~b", "b?c"], "a b c d"),
    ("a person's negative one outranks a rule", ["a!b"], ["a=b"], "a b c d"),
    ("and an unsure one", ["a?b"], ["a=b"], "a b c d"),
    ("a person's positive one outranks a rule", ["a=b"], ["a!b"], "ab c d"),
    ("also through others", ["a=b", "b=c"], ["a!c"], "abc d"),
    ("a rule's link falls before a person's", ["a=b", "a!c"], ["b=c"], "ab c d"),
    ("rules keep apart what rules would join", [], ["a=b", "b=c", "a!c"], "ab c d"),
    ("an unsure one stops rules on the way", ["a?c"], ["a=b", "b=c"], "ab c d"),
    ("and not a person", ["a?c", "a=b", "b=c"], [], "abc d"),
    ("a record joins whom a person joins to it", ["a=rec-1", "b=rec-1"], [], "ab c d"),
    ("and not whom a rule does", [], ["a=rec-1", "b=rec-1"], "a b c d"),
    ("two places are two, for a rule", [], ["a=geo-1", "b=geo-2", "a=b"], "a b c d"),
    ("and a place is no government", [], ["a=geo-1", "b=gov-PK", "a=b"], "a b c d"),
    ("one place is one", [], ["a=geo-1", "b=geo-1"], "ab c d"),
    ("a person may say that two are one", ["a=geo-1", "a=geo-2", "b=geo-2"], [], "ab c d"),
    ("a report that is not held still joins", ["a=zz", "b=zz"], [], "ab c d"),
]


@pytest.mark.parametrize(("judged", "proposed", "expected"), [row[1:] for row in PEOPLE], ids=[r[0] for r in PEOPLE])
def test_who_is_one_with_whom(judged: list[str], proposed: list[str], expected: str) -> None:
    people = [judge(pair, n) for n, pair in enumerate(judged, 1)]
    ground = [judge(pair, None) for pair in proposed if "geo" in pair or "gov" in pair]
    found = told([*people, *ground], [propose(pair) for pair in proposed])
    assert groups(found) == expected


def test_what_was_taken_back_does_not_count() -> None:
    assert told([judge("a=b", withdrawn="2024-03-09")]) == told()


def test_an_entity_is_known_by_its_smallest_member() -> None:
    found = told([judge("c=b")])
    assert found.canonical("app-c") == content_id("who", "app-b")
    entity = found.entity("app-c")
    assert entity is not None
    assert entity is found.entity(entity.id)
    assert entity.members == ("app-b", "app-c")
    assert [use.document for use in entity.uses] == ["doc-b", "doc-c"]


def test_what_no_report_names_is_its_own() -> None:
    found = told()
    assert (found.canonical("geo-1"), found.entity("geo-1")) == ("geo-1", None)
    assert found.canonical("app-zz") == content_id("who", "app-zz")


def test_an_entity_tells_the_records_and_places_that_people_and_rules_gave_it() -> None:
    found = told([judge("a=rec-1"), judge("a=geo-1", None)]).entity("app-a")
    assert found is not None
    assert (found.members, found.records, found.places) == (("app-a",), ("rec-1",), ("geo-1",))


def test_a_name_is_the_one_used_most_and_then_the_longest() -> None:
    people = [appearance("a", "M. Venn"), appearance("b", "Mira Venn"), appearance("c", "M. Venn")]
    found = resolve(people, [judge("a=b"), judge("b=c")], []).entity("app-a")
    assert found is not None
    assert found.name == "M. Venn"
    assert [use.name for use in found.uses] == ["M. Venn", "M. Venn", "Mira Venn"]
    pair = resolve(people[:2], [judge("a=b")], []).entity("app-a")
    assert pair is not None
    assert pair.name == "Mira Venn"


def test_what_falls_is_told_with_what_it_would_have_joined() -> None:
    found = told([judge("a=b", 1), judge("b=c", 2), judge("a!c", 3)])
    (fell,) = found.dropped
    assert (fell.left, fell.right, fell.apart) == ("app-b", "app-c", ("app-a", "app-c"))
    assert fell.change is not None
    assert fell.change.number == 2
    assert [(link.left, link.right) for link in found.links] == [("app-a", "app-b")]


def test_a_contradicted_judgement_is_told_as_fallen() -> None:
    (fell,) = told([judge("a=b", 1), judge("a!b", 2)]).dropped
    assert fell.apart == ("app-a", "app-b")


def test_the_weakest_of_rules_falls() -> None:
    found = told((), [propose("a=b", 0.2), propose("b=c", 0.9), propose("a!c")])
    assert groups(found) == "a bc d"
    assert [link.change for link in found.dropped] == [None]


def test_two_of_one_name_in_one_report_are_not_made_one_by_way_of_a_third() -> None:
    two = [replace(appearance("a"), id=f"app-a{n}") for n in (1, 2)]
    ways = [propose("a1=b", 0.9), propose("a2=b", 0.5)]
    assert groups(resolve([*two, appearance("b")], [], ways)) == "a1b a2"
    assert groups(resolve([*two, appearance("b")], [judge("a1=a2")], ways)) == "a1a2b"


# Doubt


def test_what_is_probable_is_told_of_entities_and_mixes_nothing_in() -> None:
    found = told([judge("a=b")], [propose("b~c")])
    one, other = found.canonical("app-a"), found.canonical("app-c")
    assert [(p.left, p.right) for p in found.probable] == [tuple(sorted((one, other)))]
    assert (found.by_id[one].probable, found.by_id[other].probable) == ((other,), (one,))
    assert found.by_id[one].members == ("app-a", "app-b")


SAMENESS = [
    ("a judgement", ["a=b"], [], Sameness.SAME),
    ("a negative one", ["a!b"], [], Sameness.DIFFERENT),
    ("a likeness", [], ["a~b"], Sameness.PROBABLE),
    ("a weak likeness", [], ["a?b"], None),
    ("nothing", [], [], None),
    ("a rule that parts", [], ["a!b"], Sameness.DIFFERENT),
    ("a likeness that a person denied", ["a!b"], ["a~b"], Sameness.DIFFERENT),
    ("a likeness that a person could not judge", ["a?b"], ["a~b"], None),
    ("a likeness to one who is another's namesake", ["a=c"], ["a~b", "b!c"], Sameness.DIFFERENT),
]


@pytest.mark.parametrize(
    ("judged", "proposed", "expected"), [row[1:] for row in SAMENESS], ids=[r[0] for r in SAMENESS]
)
def test_how_far_two_are_one(judged: list[str], proposed: list[str], expected: Sameness | None) -> None:
    found = told(map(judge, judged), map(propose, proposed))
    assert found.sameness("app-a", "app-b") is expected
    assert found.sameness("app-b", "app-a") is expected


def test_questions_are_what_nobody_ruled_on_the_weightiest_first() -> None:
    proposals = [propose("a?b", 0.1), propose("b~c", 0.9), propose("c~d", 0.5), propose("a=d"), propose("c=rec-1", 0.2)]
    found = told([judge("c?d"), judge("a!c")], proposals)
    asked = ["".join(i.removeprefix("app-") for i in (q.left, q.right)) for q in found.questions]
    assert asked == ["bc", "crec-1", "ab"]


# Over many


NODES = [*ALL, "geo-1", "geo-2", "rec-1"]
PAIRS = st.sampled_from(list(combinations(NODES, 2)))
JUDGED = st.lists(
    st.builds(
        lambda pair, sign, number, withdrawn: judge(sign.join(pair), number, withdrawn=withdrawn),
        PAIRS,
        st.sampled_from("==!?"),
        st.integers(1, 9) | st.none(),
        st.sampled_from([None, None, "2024-04"]),
    ),
    max_size=14,
)
PROPOSED = st.lists(
    st.builds(
        lambda pair, sign, weight: propose(sign.join(pair), weight),
        PAIRS,
        st.sampled_from("==~?!"),
        st.sampled_from([0.1, 0.5, 0.9]),
    ),
    max_size=14,
)


@given(JUDGED, PROPOSED, st.randoms(use_true_random=False))
def test_the_order_of_what_was_judged_does_not_matter(
    judged: list[Judgement], proposed: list[Proposal], chance: random.Random
) -> None:
    found = told(judged, proposed, ALL)
    for rows in (judged, proposed):
        chance.shuffle(rows)
    assert resolve([appearance(letter) for letter in reversed(ALL)], judged, proposed) == found


@given(JUDGED, PROPOSED)
def test_no_entity_ever_holds_two_that_people_parted(judged: list[Judgement], proposed: list[Proposal]) -> None:
    found = told(judged, proposed, ALL)
    for judgement in judged:
        stands = judgement.change is not None and judgement.change.stands
        if stands and judgement.verdict is Verdict.NEGATIVE:
            assert not {judgement.left, judgement.right} <= set(members_with_records(found, judgement.left))
    assert sorted(m for e in found.entities for m in e.members) == [node(letter) for letter in ALL]


def members_with_records(found: Identities, id_: str) -> tuple[str, ...]:
    entity = found.entity(id_)
    return () if entity is None else (*entity.members, *entity.records, *entity.places)


def test_many_join_in_little_time() -> None:
    names = [f"app-{n:05}" for n in range(20_000)]
    people = [appearance(name.removeprefix("app-")) for name in names]
    chain = [judge(f"{a}={b}", n) for n, (a, b) in enumerate(pairwise(names))]
    found = resolve(people, [*chain, judge(f"{names[0]}!rec-1", 99_999)], [])
    assert len(found.entities) == 1
