"""Who rests on whom, relative to a proposition: chains, circles, and what a credit does not bear out (R1, R4)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sayso.model.claims import Source, SourceKind, Stance, Standing
from sayso.model.ids import content_id
from sayso.model.provenance import (
    Corroboration,
    CreditScope,
    DerivationBasis,
    DerivationKind,
    SharedStatement,
    StatementAt,
)
from sayso.model.spans import Span
from tests.corroborate.factories import Tale, entity, outlet, people, person

REPRINT, PARTIAL = DerivationKind.REPRINT, DerivationKind.PARTIAL_REPRINT


def tale(*names: str) -> Tale:
    """A report of each outlet, a day apart, and one proposition."""
    made = Tale()
    made.proposition("p")
    for day, name in enumerate(names, start=1):
        made.report(name, name, f"2024-03-{day:02d}")
    return made


def shape(tale: Tale, judged: Corroboration) -> dict[str, list[str]]:
    """The label of each origin with the reports that rest on it."""
    names = {tale.id(name): name for name in tale.documents}
    return {origin.label: sorted(names[report] for report in origin.reports) for origin in judged.origins}


def test_a_chain_of_copies_has_one_origin() -> None:
    names = [f"Outlet N{n}" for n in range(30)]
    made = tale(*names)
    made.say(names[0], "p", people())
    for upstream, derived in pairwise(names):
        made.say(derived, "p")
        made.derive(derived, upstream, REPRINT)
    assert shape(made, made.judge()["p"]) == {"unnamed people of Outlet N0": sorted(names)}


def test_a_copy_of_two_reports_rests_on_both_and_joins_neither() -> None:
    made = tale("Post", "Echo", "Star")
    made.say("Post", "p", person("Ina Roe"))
    made.say("Echo", "p", person("Jon Ask"))
    made.say("Star", "p")
    for upstream in ("Post", "Echo"):
        made.derive("Star", upstream)
    assert shape(made, made.judge()["p"]) == {"Ina Roe": ["Post", "Star"], "Jon Ask": ["Echo", "Star"]}


def test_where_the_upstream_says_nothing_of_it_a_copy_stands_for_itself() -> None:
    made = tale("Post", "Echo")
    made.say("Echo", "p")
    made.derive("Echo", "Post", REPRINT)
    assert shape(made, made.judge()["p"]) == {"Echo, own word": ["Echo"]}


def test_a_hedge_upstream_does_not_carry_a_plain_word_downstream() -> None:
    made = tale("Post", "Echo")
    made.say("Post", "p", people(), standing=Standing.HEDGED, stance=Stance.PS_POS)
    made.say("Echo", "p")
    made.derive("Echo", "Post", REPRINT)
    judged = made.judge()["p"]
    assert shape(made, judged) == {"Echo, own word": ["Echo"]}
    assert any(why.rule == "R12" for why in judged.why)


@pytest.mark.parametrize(
    ("kind", "rule", "origins"),
    [
        (REPRINT, "R5.likely", 1),
        (PARTIAL, "R5.likely", 1),
        (PARTIAL, "R5.possible", 2),
        (DerivationKind.CREDIT, "R1.credit", 2),
    ],
)
def test_unnamed_people_come_along_with_the_words_and_not_with_a_credit(
    kind: DerivationKind, rule: str, origins: int
) -> None:
    made = tale("Post", "Echo")
    made.say("Post", "p", people())
    made.say("Echo", "p", people())
    made.derive("Echo", "Post", kind, rule=rule)
    assert made.judge()["p"].counts.origins == origins


def test_a_named_person_stands_for_themself_in_a_copy_too() -> None:
    made = tale("Post", "Echo")
    made.say("Post", "p", people())
    made.say("Echo", "p", person("Ina Roe"))
    made.derive("Echo", "Post", PARTIAL)
    assert shape(made, made.judge()["p"]) == {"Ina Roe": ["Echo"], "unnamed people of Post": ["Post"]}


def test_a_credit_to_an_outlet_that_is_not_held_is_one_origin_of_that_outlet() -> None:
    made = tale("Post", "Echo")
    made.say("Post", "p", outlet("the Quay Lantern"))
    made.say("Echo", "p", outlet("Quay Lantern"), people())
    assert shape(made, made.judge()["p"]) == {"unnamed people of Quay Lantern": ["Echo", "Post"]}


def test_a_credit_to_a_report_that_says_less_is_the_crediting_outlets_own_word() -> None:
    made = tale("Post", "Echo")
    made.proposition("weaker")
    made.propositions["p"]["entails"] = ("weaker",)
    made.say("Post", "weaker", people())
    made.say("Echo", "p", outlet("Post"))
    made.derive("Echo", "Post")
    judged = made.judge()["p"]
    assert shape(made, judged) == {"Echo, own word": ["Echo"]}
    assert any("does not say so" in reason.note for origin in judged.origins for reason in origin.reasons)


def test_a_credit_to_a_report_that_has_it_from_nobody_leads_to_nobody() -> None:
    made = tale("Post", "Echo")
    made.say("Post", "p", standing=Standing.HEARSAY)
    made.say("Echo", "p", outlet("Post"))
    made.derive("Echo", "Post")
    judged = made.judge()["p"]
    assert shape(made, judged) == {}
    assert judged.status.support == "hearsay_only"


def test_an_outlet_that_also_says_it_plainly_is_no_rumour() -> None:
    made = tale("Post", "Echo")
    made.say("Post", "p", standing=Standing.HEARSAY)
    made.say("Post", "p", people())
    made.say("Echo", "p", outlet("Post"))
    made.derive("Echo", "Post")
    assert shape(made, made.judge()["p"]) == {"unnamed people of Post": ["Echo", "Post"]}


def circle(size: int) -> Tale:
    names = [f"Outlet C{n}" for n in range(size)]
    made = tale(*names)
    for derived, upstream in zip(names, [*names[1:], names[0]], strict=True):
        made.say(derived, "p", outlet(upstream))
        made.derive(derived, upstream)
    return made


@pytest.mark.parametrize("size", [2, 3, 7])
def test_a_circle_of_credit_is_one_origin_with_nobody_at_its_head(size: int) -> None:
    judged = circle(size).judge()["p"]
    assert (judged.counts.origins, judged.counts.reports) == (1, size)
    assert judged.origins[0].label.startswith("a circle of credit")


def test_a_circle_establishes_nothing_beside_another() -> None:
    made = circle(2)
    made.report("Star", "Star", "2024-03-20")
    made.say("Star", "p", person("Ina Roe"))
    judged = made.judge()["p"]
    assert judged.status.support == "possibly_corroborated"
    assert [pair.state.value for pair in judged.independence] == ["not_established"]


def test_a_forged_early_date_does_not_make_a_copy_the_origin() -> None:
    made = tale("Copy", "Post")
    made.say("Copy", "p")
    made.say("Post", "p", people())
    made.derive("Post", "Copy", REPRINT, rule="R5.likely", directed=False)
    assert shape(made, made.judge()["p"]) == {"unnamed people of Post": ["Copy", "Post"]}


def test_an_outlet_that_named_its_source_once_adds_no_own_word_later() -> None:
    made = tale("Post", "Echo")
    made.report("Post again", "Post", "2024-03-09")
    made.say("Post", "p", people())
    made.say("Post again", "p")
    assert shape(made, made.judge()["p"]) == {"unnamed people of Post": ["Post", "Post again"]}


def test_a_statement_that_two_reports_quote_is_one_origin() -> None:
    made = tale("Post", "Echo")
    made.say("Post", "p", person("Ina Roe"), predicate="it will open again")
    made.say("Echo", "p", people("organisers"), predicate="it will open again")
    at = tuple(StatementAt(report=made.id(name), span=Span(0, 18)) for name in ("Post", "Echo"))
    statement = SharedStatement(id=content_id("stm", "x"), label="", words="it will open again", at=at)
    judged = made.judge(statements=[statement])["p"]
    assert shape(made, judged) == {"Ina Roe": ["Echo", "Post"]}
    assert made.judge()["p"].counts.origins == 2


def test_the_reach_of_a_credit_is_said() -> None:
    made = tale("Post", "Echo")
    made.say("Post", "p", people())
    made.say("Echo", "p")
    made.derive("Echo", "Post", scope=CreditScope.INFERRED, basis=DerivationBasis.DECLARED)
    assert any("how far the credit reaches: inferred" in why.note for why in made.judge()["p"].why)


def test_a_bodys_own_statement_is_the_body() -> None:
    made = tale("Post")
    made.report("own", "Halm Ferries (press release)", "2024-03-04")
    made.say("own", "p", subject="Halm Ferries")
    made.say("Post", "p", Source(kind=SourceKind.ORGANISATION, label="Halm Ferries"))
    assert shape(made, made.judge()["p"]) == {"Halm Ferries": ["Post", "own"]}
    assert made.judge()["p"].origins[0].party == "Halm Ferries"


def test_whom_a_copy_names_by_way_of_a_held_report_is_whom_that_report_names() -> None:
    made = tale("Post", "Echo")
    made.say("Post", "p", person("Ina Roe"))
    made.say("Echo", "p", outlet("Post"), person("Jon Ask"))
    made.derive("Echo", "Post")
    assert shape(made, made.judge()["p"]) == {"Ina Roe": ["Echo", "Post"]}


def spoken_of(tale: Tale) -> None:
    """The Post speaks of itself in its own report, and others write of it as a body."""
    tale.say("Post", "p", Source(kind=SourceKind.ORGANISATION, label="Halm", entity=entity("Halm Ferries").id))
    tale.entities["Post"][entity("Halm Ferries").id] = entity("Halm Ferries")
    tale.entities["Echo"][entity("Halm Ferries").id] = entity("Halm Ferries")


def test_a_body_that_publishes_without_saying_so_is_known_by_acting_in_the_story() -> None:
    made = tale("Echo")
    made.report("Post", "Halm Ferries", "2024-03-09")
    spoken_of(made)
    made.proposition("q")
    made.say("Post", "q")
    assert [origin.kind.value for origin in made.judge()["q"].origins] == ["organisation"]


def test_an_outlet_that_others_credit_is_no_such_body() -> None:
    made = tale("Echo")
    made.report("Post", "Halm Ferries", "2024-03-09")
    spoken_of(made)
    made.credit("Echo", "Halm Ferries")
    made.proposition("q")
    made.say("Post", "q")
    assert [origin.kind.value for origin in made.judge()["q"].origins] == ["own_word"]


@pytest.mark.parametrize(("derived", "origins"), [(True, 1), (False, 2)])
def test_a_letter_that_nobody_names_is_its_upstreams_letter(*, derived: bool, origins: int) -> None:
    made = tale("Post", "Echo")
    for name in ("Post", "Echo"):
        made.say(name, "p", Source(kind=SourceKind.DOCUMENT, label="a letter"))
    if derived:
        made.derive("Echo", "Post")
    assert made.judge()["p"].counts.origins == origins
