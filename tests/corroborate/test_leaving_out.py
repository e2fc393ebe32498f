"""What falls without an outlet, unnamed people or one origin; what changed since a day."""

from __future__ import annotations

from sayso.corroborate.leaving_out import Change, compare_judgements, without_origin, without_outlet, without_unnamed
from sayso.model.provenance import ClaimRef
from tests.corroborate.factories import Tale, outlet, people, person


def tale() -> Tale:
    """The Post has it from two people, the Echo credits the Post, and the Star asked Ina Roe."""
    made = Tale()
    for key in ("p", "q"):
        made.proposition(key)
    for day, name in enumerate(("Post", "Echo", "Star"), start=4):
        made.report(name, name, f"2024-03-{day:02d}")
    for key in ("p", "q"):
        made.say("Post", key, people())
        made.say("Echo", key, outlet("the Post"))
    made.say("Star", "p", person("Ina Roe"))
    made.derive("Echo", "Post")
    return made


def falls(made: Tale, left_out: frozenset[ClaimRef]) -> dict[str, Change]:
    """Each proposition that stands otherwise, by its key."""
    before, after = made.judge(), made.judge(left_out=left_out)
    changes = {one.proposition: one for one in compare_judgements(tuple(before.values()), tuple(after.values()))}
    return {key: changes[judged.proposition] for key, judged in before.items() if judged.proposition in changes}


def test_without_an_outlet_falls_what_rests_on_it() -> None:
    made = tale()
    changes = falls(made, without_outlet(made.held(), "The Post", made.outlets))
    assert {key: (one.left, one.has_none_left) for key, one in changes.items()} == {"p": (1, False), "q": (0, True)}
    assert changes["p"].before.support.value == "possibly_corroborated"
    assert changes["p"].after.support.value == "single_source"
    assert changes["q"].after.lifecycle.value == "no_surviving_origin"


def test_without_an_outlet_falls_what_others_credit_to_it_while_its_report_is_not_held() -> None:
    made = Tale()
    made.proposition("p")
    made.report("Echo", "Echo", "2024-03-05")
    made.say("Echo", "p", outlet("the Quay Lantern"), people())
    assert falls(made, without_outlet(made.held(), "Quay Lantern", made.outlets))["p"].has_none_left


def test_without_unnamed_people_a_name_is_left() -> None:
    made = tale()
    changes = falls(made, without_unnamed(made.held(), made.outlets))
    assert {key: one.left for key, one in changes.items()} == {"p": 1, "q": 0}


def test_without_one_origin_the_others_stand() -> None:
    made = tale()
    judged = made.judge()
    ina = next(origin for origin in judged["p"].origins if origin.label == "Ina Roe")
    changes = falls(made, without_origin(judged.values(), ina.id))
    assert {key: (one.lost, one.left) for key, one in changes.items()} == {"p": ((ina.id,), 1)}


def test_nothing_left_out_changes_nothing() -> None:
    assert falls(tale(), frozenset()) == {}


def test_what_was_known_then() -> None:
    made = tale()
    then, now = made.judge("2024-03-04"), made.judge()
    changes = compare_judgements(tuple(then.values()), tuple(now.values()))
    assert [(one.before.support.value, one.after.support.value) for one in changes] == [
        ("single_source", "possibly_corroborated")
    ]
