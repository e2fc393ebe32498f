"""What falls without an outlet, unnamed people or one origin; what changed since a day."""

from __future__ import annotations

from sayso.corroborate.leaving_out import without_origin, without_outlet, without_unnamed
from sayso.model.provenance import ClaimRef, Corroboration, Status
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


def left(judged: Corroboration) -> int:
    return judged.counts.origins - judged.counts.withdrawn


def falls(made: Tale, left_out: frozenset[ClaimRef]) -> dict[str, Corroboration]:
    """Each proposition that stands otherwise, by its key, as it stands then."""
    before, after = made.judge(), made.judge(left_out=left_out)
    return {key: after[key] for key in before if _stands(before[key]) != _stands(after[key])}


def _stands(judged: Corroboration) -> tuple[Status, int]:
    return judged.status, left(judged)


def test_without_an_outlet_falls_what_rests_on_it() -> None:
    made = tale()
    changes = falls(made, without_outlet(made.held(), "The Post", made.outlets))
    assert {key: left(one) for key, one in changes.items()} == {"p": 1, "q": 0}
    assert made.judge()["p"].status.support.value == "possibly_corroborated"
    assert changes["p"].status.support.value == "single_source"
    assert changes["q"].status.lifecycle.value == "no_surviving_origin"


def test_without_an_outlet_falls_what_others_credit_to_it_while_its_report_is_not_held() -> None:
    made = Tale()
    made.proposition("p")
    made.report("Echo", "Echo", "2024-03-05")
    made.say("Echo", "p", outlet("the Quay Lantern"), people())
    assert left(falls(made, without_outlet(made.held(), "Quay Lantern", made.outlets))["p"]) == 0


def test_without_unnamed_people_a_name_is_left() -> None:
    made = tale()
    changes = falls(made, without_unnamed(made.held(), made.outlets))
    assert {key: left(one) for key, one in changes.items()} == {"p": 1, "q": 0}


def test_without_one_origin_the_others_stand() -> None:
    made = tale()
    judged = made.judge()
    ina = next(origin for origin in judged["p"].origins if origin.label == "Ina Roe")
    changes = falls(made, without_origin(judged.values(), ina.id))
    assert {key: left(one) for key, one in changes.items()} == {"p": 1}
    assert ina.id not in {origin.id for origin in changes["p"].origins if not origin.is_withdrawn}


def test_nothing_left_out_changes_nothing() -> None:
    assert falls(tale(), frozenset()) == {}


def test_what_was_known_then() -> None:
    made = tale()
    then, now = made.judge("2024-03-04"), made.judge()
    changed = [key for key in then if then[key].status != now[key].status]
    assert [(then[key].status.support.value, now[key].status.support.value) for key in changed] == [
        ("single_source", "possibly_corroborated")
    ]
