"""Whom reports name who may be an entry of a list: a name alone is no match, and nothing makes anybody an entry."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.model.identity import Appearance, NameUse, Proposal, Sameness
from sayso.model.ids import content_id
from sayso.model.judgements import ListRecord
from sayso.model.mentions import EntityType
from sayso.model.spans import Span
from sayso.resolve.listed import match_records

PERSON, ORG = EntityType.PERSON, EntityType.ORG


def named(name: str, kind: EntityType = PERSON, *, also: str = "", **rest: Any) -> Appearance:
    uses = tuple(NameUse(name=n, document="doc-1", span=Span(0, len(n))) for n in (name, also) if n)
    made = Appearance(id=f"app-{name}", document="doc-1", entity="ent-1", type=kind, name=name, uses=uses)
    return replace(made, **rest)


def entry(name: str, type: str = "PERSON", number: int = 1, **rest: Any) -> ListRecord:
    made = ListRecord(id=f"rec-{name}-{number}", list="lst-1", entry=f"{number}", type=type, name=name)
    return replace(made, **rest)


MASTER = (("position", "harbour master of Tarnwick"),)
POST: dict[str, Any] = {"posts": ("harbour master",)}
NORWAY: dict[str, Any] = {"countries": ("NO",)}
SWEDEN: dict[str, Any] = {"countries": ("SE",)}
MARA, MARA_AT_WORK = named("Mara Orel"), named("Mara Orel", **POST)
ENTRY, ENTRY_WITH_POST = entry("Mara Orel"), entry("Mara Orel", said=MASTER)
DIRECTOR = entry("Mara Orel", said=(("role", "director of the ropeworks"),))
BORN = replace(ENTRY_WITH_POST, dates=("1961",))
PROBABLE, POSSIBLE = Sameness.PROBABLE, Sameness.POSSIBLE
CASES = (
    ("the name alone", MARA, ENTRY, POSSIBLE, "same.same"),
    ("another spelling alone", MARA, entry("Мара Орел"), POSSIBLE, "same.same"),
    ("a slip alone", named("Mara Tarnwick"), entry("Mara Tarnwcik"), None, ""),
    ("a part alone", named("Orel"), ENTRY, None, ""),
    ("the post", MARA_AT_WORK, ENTRY_WITH_POST, PROBABLE, "same.post"),
    ("a common post", named("Mara Orel", posts=("director",)), DIRECTOR, POSSIBLE, "same.work"),
    ("the body", named("Mara Orel", bodies=("tarnwick",)), ENTRY_WITH_POST, PROBABLE, "same.body"),
    ("a slip, the post", named("Mara Tarnwick", **POST), entry("Mara Tarnwcik", said=MASTER), POSSIBLE, "same.post"),
    (
        "an alias",
        named("Mara Orel", also="Tall Anna"),
        entry("Mara Orel", aliases=("Tall Anna",)),
        PROBABLE,
        "same.alias",
    ),
    ("a country", named("Mara Orel", **NORWAY), entry("Mara Orel", **NORWAY), POSSIBLE, "same.country_of_person"),
    (
        "a body's",
        named("Tarn Boats", ORG, **NORWAY),
        entry("Tarn Boats Ltd", "ORG", **NORWAY),
        PROBABLE,
        "same.country",
    ),
    ("another's", replace(MARA_AT_WORK, **SWEDEN), replace(ENTRY_WITH_POST, **NORWAY), POSSIBLE, "differs.countries"),
    ("too early", replace(MARA_AT_WORK, published="1950-03"), BORN, POSSIBLE, "differs.years"),
    ("two in the report", replace(MARA_AT_WORK, shares_name=True), ENTRY_WITH_POST, POSSIBLE, "differs.shared_name"),
    ("a single name", named("Orel", **POST), entry("Orel", said=MASTER), POSSIBLE, "differs.single_name"),
    ("letters that look alike", named("Mаra Orel", **POST), ENTRY_WITH_POST, POSSIBLE, "differs.letters"),
    ("another kind", named("Mara Orel", ORG), ENTRY, None, ""),
    ("another name", named("Jana Orel", **POST), ENTRY_WITH_POST, None, ""),
)


@pytest.mark.parametrize(("who", "what", "level", "rule"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_second_attribute_makes_a_match(who: Appearance, what: ListRecord, level: Sameness | None, rule: str) -> None:
    found = match_records([who], [what])
    assert [proposal.level for proposal in found] == ([level] if level is not None else [])
    assert all(rule in {reason.rule for reason in proposal.reasons} for proposal in found)


def test_namesakes_in_the_list_speak_against_a_match() -> None:
    post = named("Mara Orel", posts=("harbour master",))
    records = [entry("Mara Orel", said=MASTER), entry("Mara Orel", number=2, said=MASTER)]
    assert [p.level for p in match_records([post], records)] == [Sameness.POSSIBLE] * 2


def shuffled(items: list[Any], seed: int) -> list[Any]:
    return sorted(items, key=lambda item: content_id("x", seed, item.id))


def crowd(size: int) -> tuple[list[Appearance], list[ListRecord]]:
    first = [f"{a}{b}" for a in "Mar Jan Ot Vel Kir".split() for b in "a o is en ulf".split()]
    last = [f"{a}{b}" for a in "Orel Tarn Quill Brand Ven Halm".split() for b in ("", "wick", "sen", "ov", "berg")]
    names = sorted({f"{first[n * 7 % len(first)]} {last[n * 11 % len(last)]}" for n in range(size)})
    return [named(n, posts=("rower",)) for n in names[::2]], [entry(n, said=(("role", "rower"),)) for n in names[::3]]


def test_the_order_makes_no_difference_and_nobody_is_ever_an_entry_by_rule() -> None:
    people, records = crowd(300)
    found = match_records(people, records)
    assert found == match_records(shuffled(people, 7), shuffled(records, 8))
    assert len(found) > 20
    assert {proposal.level for proposal in found} <= {Sameness.PROBABLE, Sameness.POSSIBLE}
    assert all(isinstance(proposal, Proposal) and proposal.left < proposal.right for proposal in found)
