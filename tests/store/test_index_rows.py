"""The index in the store: a story's rows are replaced as a whole, and what has to be gathered again is noted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from sayso.errors import StaleIndex, StoreError
from sayso.store import Store
from sayso.store.index_statements import TieQuery
from sayso.store.index_writer import ENTITY, PLACE, TIE, Row

NOTHING = "index_claims index_said index_named index_uses index_tie_lines index_place_words index_propositions".split()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "case.db") as opened:
        yield opened


def state(store: Store) -> tuple[int, ...]:
    with store.view() as view:
        return view.state()


def story(*documents: str, key: str = "key-1", who: str = "who-a") -> dict[str, list[Row]]:
    """Return the rows of a story that says nothing but whom and where its reports name."""
    first = documents[0]
    reports = [
        {
            "document": document,
            "story": first,
            "day": "2024-01-01",
            "first_day": "2024-01-01",
            "last_day": "2024-01-01",
            "outlet": "Quay Gazette",
            "title": f"Title of {document}",
            "words": f"Title of {document}",
            "claims": 0,
            "record": "{}",
            "named": None,
            "veil": "{}",
            "veil_named": "{}",
            "elsewhere": b"",
            "elsewhere_named": None,
        }
        for document in documents
    ]
    named = [{"document": d, "entity": "ent-1", "who": who, "story": first, "facts": "{}"} for d in documents]
    head: Row = {"story": first, "key": key, "day": "2024-01-01", "reports": len(reports), "claims": 0}
    return {
        **{name: [] for name in NOTHING},
        "index_stories": [{**head, "record": "{}", "named": None}],
        "index_reports": reports,
        "index_named": named,
    }


def keys(store: Store) -> dict[str, str]:
    with store.index_material() as material:
        return dict(material.keys())


def test_a_story_takes_the_place_of_those_whose_reports_are_in_it(store: Store) -> None:
    with store.indexing(state(store)) as writer:
        writer.put_story(story("doc-1"))
        writer.put_story(story("doc-2"))
    assert keys(store) == {"doc-1": "key-1", "doc-2": "key-1"}
    with store.indexing(state(store)) as writer:
        writer.put_story(story("doc-1", "doc-2", key="key-2"))
    assert keys(store) == {"doc-1": "key-2"}
    with store.index() as view:
        assert view.reports(words="title").total == 2
        assert view.reports(words="doc").total == 2
        assert view.reports(words="nothing like it").total == 0


def test_whoever_a_story_named_before_or_names_now_is_gathered_again(store: Store) -> None:
    with store.indexing(state(store)) as writer:
        writer.put_story(story("doc-1", who="who-a"))
        writer.done(ENTITY, ["who-a"])
        writer.put_story(story("doc-1", who="who-b"))
    with store.index_material() as material:
        assert material.touched(ENTITY) == ["who-a", "who-b"]
        assert material.touched(TIE) == material.touched(PLACE) == []


def test_a_story_that_is_gone_leaves_nothing(store: Store) -> None:
    with store.indexing(state(store)) as writer:
        writer.put_story(story("doc-1"))
        writer.remove_stories(["doc-1"])
    assert keys(store) == {}
    with store.index() as view:
        assert view.reports().total == 0
        assert view.report("doc-1") is None


def test_what_fails_half_way_is_not_there(store: Store) -> None:
    twice = story("doc-1")
    twice["index_named"] *= 2
    with suppress(StoreError), store.indexing(state(store)) as writer:
        writer.put_story(twice)
    assert keys(store) == {}


def test_nothing_is_written_of_another_state(store: Store) -> None:
    with pytest.raises(StaleIndex), store.indexing((9, 9, 9, 9, 9)) as writer:
        writer.put_story(story("doc-1"))
    assert keys(store) == {}


def entity(who: str, reports: int, name: str) -> Row:
    plain: Row = {"type": "ORG", "claims": 1, "record": "{}", "named": None}
    return {"who": who, "shown": True, "name": name, "reports": reports, "words": name, **plain}


def test_entities_come_by_reports_and_are_found_by_the_beginnings_of_words(store: Store) -> None:
    rows = [entity("who-a", 1, "Zöllner Guild"), entity("who-b", 5, "Marrow Choir"), entity("who-c", 2, "Quay Guild")]
    with store.indexing(state(store)) as writer:
        writer.put_entities(["who-a", "who-b", "who-c"], rows)
        writer.put_entities(["who-c"], [{**entity("who-c", 2, "Quay Guild"), "shown": False}])
    with store.index() as view:
        assert [row["who"] for row in view.entities("", None, 0, 10).rows] == ["who-b", "who-a"]
        assert [row["who"] for row in view.entities("zoll gui", None, 0, 10).rows] == ["who-a"]
        assert view.entities("", "PERSON", 0, 10).total == 0
        assert view.entities("", None, 1, 1).total == 2
        assert view.shown(["who-a", "who-c", "who-x"]) == {"who-a"}


def tie(a: str, b: str, **rest: object) -> Row:
    plain: Row = {
        "relation": "met_with",
        "standing": "asserted",
        "inferred": False,
        "directed": False,
        "denied": False,
        "presupposed": False,
        "shown": True,
        "reports": 1,
        "outlets": 1,
        "origins": 1,
        "established": 1,
        "lead": 1,
        "first_day": None,
        "last_day": None,
    }
    return {"a": a, "b": b, **plain, **rest}


def test_ties_are_stepped_along_as_far_as_they_fit(store: Store) -> None:
    rows = [
        tie("who-a", "who-b", established=2),
        tie("who-b", "who-c", denied=True),
        tie("who-b", "who-d", shown=False),
        tie("who-b", "who-e", inferred=True),
        tie("who-b", "who-f", relation="other:carries bags for", first_day="2024-05-01", last_day="2024-05-31"),
    ]
    with store.indexing(state(store)) as writer:
        writer.put_ties([], rows)
    with store.index() as view:
        assert view.steps(["who-b"], TieQuery()) == {"who-b": {"who-a", "who-c", "who-f"}}
        assert view.steps(["who-b"], TieQuery(denied=False, established=2)) == {"who-b": {"who-a"}}
        assert view.steps(["who-b"], TieQuery(inferred=True))["who-b"] >= {"who-e"}
        assert view.steps(["who-b"], TieQuery(relation="other")) == {"who-b": {"who-f"}}
        assert view.steps(["who-b"], TieQuery(since="2024-06-01")) == {"who-b": {"who-a", "who-c"}}
        assert [row["b"] for row in view.ties(TieQuery(who="who-b"), 0, 1).rows] == ["who-b"]
        assert view.ties(TieQuery(who="who-b"), 0, 2).total == 4
        assert view.count_ties(["who-b", "who-a"], TieQuery()) == {"who-b": 4, "who-a": 1}
        assert len(view.ties_among(["who-a", "who-b", "who-c"], TieQuery())) == 2


def test_an_index_that_is_forgotten_is_empty(store: Store) -> None:
    with store.indexing(state(store)) as writer:
        writer.put_story(story("doc-1"))
        writer.put_entities(["who-a"], [entity("who-a", 1, "Quay Guild")])
    store.forget_index()
    assert keys(store) == {}
    with store.index() as view:
        assert view.entities("quay", None, 0, 10).total == 0
