"""Rows of the index: made of a story alone, gathered over stories by rules that can be read off."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.ask.answers import ReportName
from sayso.ask.index_answers import EntityHead, Lane, Line, PlaceWording
from sayso.ask.indexing import index_story, story_key
from sayso.ask.indexing_lines import place_key, place_words
from sayso.ask.indexing_material import Known, Row, StoryMaterial, count_established
from sayso.ask.indexing_named import Facts, NameAs, Stored, entity_row
from sayso.ask.indexing_places import gather_place
from sayso.ask.indexing_reports import KeptVeil, read_elsewhere, read_veil
from sayso.ask.indexing_ties import gather_ties
from sayso.ask.packing import pack, unpack
from sayso.ask.story_doubts import who_among
from sayso.ask.telling import Telling
from sayso.ask.veil import Veil
from sayso.ask.who import WhoIsWho
from sayso.model.identity import Entity
from sayso.model.mentions import EntityType, PlacePrecision, Toponym
from sayso.model.provenance import (
    Contest,
    Corroboration,
    Counts,
    Independence,
    IndependenceState,
    Lifecycle,
    Origin,
    OriginKind,
    Status,
    Support,
)
from sayso.model.spans import Span
from sayso.model.story import HeldReport
from tests.ask import who_factories as w


def material(*names: str) -> StoryMaterial:
    """Return some of the hand-made reports as one story."""
    analyses = tuple(w.report(name) for name in names)
    return StoryMaterial(
        analyses=analyses,
        answer=Telling([HeldReport(analysis=analysis) for analysis in analyses]).story(),
        known=_known(who_among(analyses, ())),
        row=lambda document, claim: int(claim[4:8], 16) + int(document[4:8], 16),
        reviews={},
    )


def _known(who: WhoIsWho) -> Callable[[str, str | None], Known | None]:
    def known(document: str, entity: str | None) -> Known | None:
        found, one = who.appearance(document, entity), who.entity(document, entity)
        return None if found is None or one is None else Known(one.id, one.type, found)

    return known


# Packing


def test_what_is_packed_is_unpacked_as_it_was() -> None:
    head = EntityHead(who="who-1", name="Ökogilde “Ost”", type="ORG", reports=3, known=("a", "b"))
    assert unpack(EntityHead, pack(head)) == head
    assert "said_of" not in pack(head)
    assert pack(head) == pack(replace(head))


def test_a_veil_is_kept_whole() -> None:
    own = Veil(shown={"Walter Pell": "a postman"}, kept=frozenset({"Piet Lund"}), private={"ent-1": "a postman"})
    veil = Veil(shown={**own.shown, "Ida Quist": "a baker"}, kept=own.kept, by_report={"doc-1": own})
    again = read_veil(pack(KeptVeil.of(veil, "doc-1")), "doc-1")
    assert again == veil


# A story's rows


def test_the_same_story_has_the_same_rows_in_any_order() -> None:
    rows = index_story(material("gazette", "echo"))
    assert json.dumps(rows, default=repr) == json.dumps(index_story(material("gazette", "echo")), default=repr)
    assert len(rows["index_reports"]) == 2
    assert {row["story"] for row in rows["index_claims"]} == {w.document_of("gazette")}


def test_a_line_says_who_whom_when_and_what_stands_behind_it() -> None:
    rows = index_story(material("gazette", "echo"))
    lines = [unpack(Line, row["record"]) for row in rows["index_claims"]]
    met = next(line for line in lines if "met Piet Lund in March" in line.statement.quote)
    assert met.lane is Lane.DATED
    assert (met.first_day, met.last_day) == ("2024-03-01", "2024-03-31")
    assert met.when is not None
    assert met.when.words == "March"
    assert {name.name for name in met.about} == {"Odile Marsh", "Piet Lund"}
    assert met.proposition is not None
    assert met.origins is not None
    assert met.origins.reports >= 1


def test_what_the_others_hold_is_put_down_beside_each_report() -> None:
    story = material("gazette", "echo")
    rows = index_story(story)
    for row in rows["index_reports"]:
        told = read_elsewhere(row["elsewhere"])
        assert told
        assert all(reported.report.id != row["document"] for each in told for reported in each.claims)


def test_a_report_alone_has_nothing_elsewhere() -> None:
    rows = index_story(material("mail"))
    assert read_elsewhere(rows["index_reports"][0]["elsewhere"]) == ()


def test_the_key_of_a_story_is_all_that_its_rows_are_made_of() -> None:
    parts = (["ana-1"], [("ent-1", "who-1")], ["a mark"], "")
    key = story_key(*parts)
    assert key == story_key(*parts)
    others = [(["ana-2"], *parts[1:]), (parts[0], [("ent-1", "who-2")], *parts[2:]), (*parts[:2], [], "")]
    assert len({key, *(story_key(*other) for other in others), story_key(*parts[:3], "families")}) == 5


# Established origins


def corroboration(*pairs: tuple[str, str], origins: str = "abc", withdrawn: str = "") -> Corroboration:
    return Corroboration(
        proposition="prp-1",
        status=Status(as_of=None, support=Support.SINGLE_SOURCE, contest=Contest.UNCONTESTED, lifecycle=Lifecycle.LIVE),
        confirmed_by_party=False,
        counts=Counts(reports=1, outlets=1, origins=len(origins), parties=0),
        origins=tuple(
            Origin(id=o, kind=OriginKind.PERSON, label=o, party=None, reports=(), is_withdrawn=o in withdrawn)
            for o in origins
        ),
        independence=tuple(Independence(a=a, b=b, state=IndependenceState.ESTABLISHED, reason="") for a, b in pairs),
        supporting=(),
        opposing=(),
        responses=(),
        history=(),
        why=(),
    )


@pytest.mark.parametrize(
    ("held", "count"),
    [
        (corroboration(origins=""), 0),
        (corroboration(origins="a"), 1),
        (corroboration(origins="abc"), 1),  # nothing is known of them: nothing is established
        (corroboration(("a", "b")), 2),
        (corroboration(("a", "b"), ("b", "c")), 2),  # a and c are not known to be independent
        (corroboration(("a", "b"), ("b", "c"), ("a", "c")), 3),
        (corroboration(("a", "b"), withdrawn="b"), 1),
    ],
)
def test_only_established_independence_counts(held: Corroboration, count: int) -> None:
    assert count_established(held) == count


# Ties over reports


def tie(**rest: object) -> Row:
    plain: Row = {
        "document": "doc-1",
        "number": 0,
        "a": "who-a",
        "b": "who-b",
        "relation": "met_with",
        "standing": "asserted",
        "day": "2024-01-01",
        "directed": False,
        "inferred": False,
        "presupposed": False,
        "denied": False,
        "established": 1,
        "lead": 1,
        "first_day": None,
        "last_day": None,
        "outlet": "Quay Gazette",
        "origins": '["ori-1"]',
    }
    return {**plain, **rest}


def test_reports_of_one_tie_are_one_group_and_what_corroborates_is_not_added_up() -> None:
    lines = [
        tie(document="doc-2", day="2024-02-01", lead=2, outlet="quay gazette", first_day="2023-01-01"),
        tie(established=2, origins='["ori-1", "ori-2"]', first_day="2024-01-01", last_day="2024-01-31"),
    ]
    (group,) = gather_ties(lines, shown=True)
    assert (group["reports"], group["outlets"], group["origins"], group["established"]) == (2, 1, 2, 2)
    assert group["lead"] == 1  # that of the earliest report
    assert (group["first_day"], group["last_day"]) == ("2023-01-01", "2024-01-31")


def test_standings_stay_apart_and_a_denial_travels_with_each() -> None:
    groups = list(gather_ties([tie(), tie(standing="denied", denied=True), tie(relation="funds")], shown=True))
    assert [(g["relation"], g["standing"], g["denied"]) for g in groups] == [
        ("funds", "asserted", False),
        ("met_with", "asserted", True),
        ("met_with", "denied", True),
    ]


# Entities over reports


def facts(name: str = "Odile Marsh", **rest: object) -> Facts:
    report = ReportName(id="doc-1", title="A day", publisher="Quay Gazette", published="2024-03-04")
    made = Facts(
        report=report,
        appearance="app-1",
        name=name,
        names=(NameAs(name=name, public=name, asked=name),),
    )
    return replace(made, **rest)  # type: ignore[arg-type]


def person(type_: EntityType = EntityType.PERSON) -> Entity:
    return Entity(id="who-1", type=type_, name="Odile Marsh", members=("app-1",), uses=())


def head_of(row: Row) -> EntityHead:
    return unpack(Stored, row["record"]).head


def test_somebody_in_a_public_role_of_whom_something_is_put_forward_is_shown() -> None:
    row = entity_row(person(), (), [facts(roles=("treasurer",), puts_forward=True, of=2, by=1)], ties=3)
    assert row["shown"]
    head = head_of(row)
    assert (head.said_of, head.said_by, head.ties, head.why_not) == (2, 1, 3, "")
    assert [role.words for role in head.roles] == ["treasurer"]


@pytest.mark.parametrize(
    "told",
    [
        [facts(puts_forward=True)],  # no role
        [facts(roles=("treasurer",))],  # nothing put forward
        [
            facts(roles=("treasurer",)),
            facts(puts_forward=True, report=ReportName(id="doc-2", title=None, publisher=None, published=None)),
        ],
    ],
)
def test_anybody_else_is_not(told: list[Facts]) -> None:
    row = entity_row(person(), (), told, ties=0)
    assert not row["shown"]
    assert head_of(row).why_not
    assert not head_of(row).names


def test_a_blocked_name_is_shown_from_nowhere() -> None:
    names = (NameAs(name="Odile Marsh", public="a person not named here", asked="a person not named here"),)
    told = [facts(roles=("treasurer",), puts_forward=True), facts(names=names, blocked=True)]
    for type_ in (EntityType.PERSON, EntityType.ORG):
        row = entity_row(person(type_), (), told, ties=0)
        assert not row["shown"]
        assert "Odile" not in pack(head_of(row))


# Places over reports


def place(words: str, **rest: object) -> Row:
    plain: Row = {
        "place": "geo-2644688",
        "document": "doc-1",
        "words": words,
        "story": "doc-1",
        "outlet": "Quay Gazette",
        "name": "Leeds",
        "precision": PlacePrecision.NAMED_TOWN.value,
        "note": "",
        "claims": 1,
    }
    return {**plain, **rest}


def test_a_place_has_each_outlets_words_and_a_middle_only_where_it_is_a_town() -> None:
    row = gather_place("geo-2644688", [place("Leeds"), place("city of Leeds", document="doc-2", claims=3, outlet=None)])
    assert (row["claims"], row["reports"]) == (4, 2)
    assert (row["latitude"], row["longitude"]) == (53.8, -1.5)
    wordings = unpack(tuple[PlaceWording, ...], row["wordings"])
    assert [(each.words, each.outlet, each.claims) for each in wordings] == [
        ("city of Leeds", None, 3),
        ("Leeds", "Quay Gazette", 1),
    ]
    region = gather_place("geo-2644688", [place("Leeds", precision=PlacePrecision.REGION.value)])
    assert region["latitude"] is None
    assert gather_place("plc-1", [place("the quay")])["latitude"] is None


def test_a_place_without_a_number_goes_by_its_words() -> None:
    quay = Toponym(text="the Quay", span=Span(0, 8), name="the Quay", precision=PlacePrecision.UNKNOWN)
    assert place_key(quay) == place_key(replace(quay, text="The quay"))
    assert place_key(replace(quay, geonames=5)) == "geo-5"
    assert place_words(replace(quay, name="Old Quay")) == "the Quay (as written; Old Quay)"
