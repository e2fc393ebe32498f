"""The index answers as the collection does, follows every decision and back, and is the same however it came about."""

from __future__ import annotations

import itertools
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sayso.ask.decency import Names
from sayso.ask.index_answers import Lane, Side, TieFilter, TimeFilter
from sayso.collection import FAMILIES, Collection
from sayso.desk import Desk
from sayso.errors import NotFound, StaleIndex
from sayso.index import Index
from sayso.model.claims import Standing
from sayso.store import ClaimQuery
from tests import index_factories as x


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of the invented reports with its index, made once."""
    path = tmp_path_factory.mktemp("index") / "case.db"
    with x.read(path) as collection:
        Index(collection).refresh()
    return path


@pytest.fixture
def desk(held: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk beside a copy of it."""
    shutil.copy(held, tmp_path / "case.db")
    shutil.copytree(held.with_name("case.db.bytes"), tmp_path / "case.db.bytes")
    with Desk.open(tmp_path / "case.db", by="the desk") as opened:
        yield opened


@pytest.fixture
def index(desk: Desk) -> Index:
    return Index(desk.collection)


def named(index: Index) -> dict[str, str]:
    """Return who may be looked up, by name; of namesakes the one of most reports."""
    return {row.name: row.who for row in reversed(index.entities().items)}


# It says what the collection says


def test_a_sheet_is_what_the_collection_shows(desk: Desk, index: Index) -> None:
    for names in (Names.OF_THE_PUBLIC, Names.OF_ALL):
        for heading in desk.collection.documents():
            shown = Index(desk.collection, names=names).sheet(heading.id)
            assert shown == desk.collection.shown_sheet(heading.id, names)
    with pytest.raises(NotFound):
        index.sheet("doc-0000")


def test_a_report_that_is_not_indexed_yet_has_its_sheet_too(tmp_path: Path) -> None:
    with x.read(tmp_path / "new.db", ["gazette"]) as collection:
        document = x.document_of(collection, "gazette")
        assert Index(collection).sheet(document) == collection.shown_sheet(document)


def test_everything_is_counted(desk: Desk, index: Index) -> None:
    overview = index.overview()
    size = desk.collection.size()
    assert (overview.reports, overview.claims) == (size.documents, size.claims)
    assert sum(number for _, number in overview.standings) == size.claims
    assert overview.stories == len(desk.collection.stories()) == index.stories().total
    assert overview.undated == 1
    assert index.reports().total == 4
    assert [row.report.publisher for row in index.reports().items][-1] == "Upland Farmer"  # undated ones come last
    assert [row.outlet for row in index.outlets().items] == sorted(outlet for outlet, _, _ in x.REPORTS.values())


def test_reports_are_found_by_title_outlet_and_day(index: Index) -> None:
    assert [row.report.title for row in index.reports(words="boatho").items] == ["Club opens boathouse"]
    assert index.reports(outlet="Quay Gazette").total == 1
    assert index.reports(since="2024-03", until="2024-03").total == 2
    assert index.reports(words="?!").total == 0
    assert len(index.reports(first=1, limit=2).items) == 2


def test_a_search_finds_what_the_collection_finds(desk: Desk, index: Index) -> None:
    queries = [
        ClaimQuery(words="hall"),
        ClaimQuery(words='"Corn Hall"'),
        ClaimQuery(about="Piet Lund"),
        ClaimQuery(who="Renner"),
        ClaimQuery(standings=(Standing.DENIED,)),
        ClaimQuery(since="2024-03-01", until="2024-03-31"),
        ClaimQuery(words="no such word"),
        ClaimQuery(words="..."),
        ClaimQuery(who="", about="%"),
    ]
    for query in queries:
        found, known = index.search(query), desk.collection.search(query)
        expected = {(each.reported.report.id, each.reported.claim.id) for each in known.claims}
        assert {(each.line.report.id, each.line.statement.claim) for each in found.claims.items} == expected, query
        assert found.claims.total == known.total
        assert found.read == known.read


def test_a_search_by_id_finds_just_that_entity(desk: Desk, index: Index) -> None:
    treasurer = named(index)["Tallow Guild"]
    found = index.search(ClaimQuery(about=treasurer))
    known = desk.collection.search(ClaimQuery(about=treasurer))
    assert found.claims.total == known.total > 0


def test_what_was_found_can_be_narrowed_by_what_it_counts(index: Index) -> None:
    found = index.search(ClaimQuery(words="guild"))
    for narrowing in found.narrowings:
        if narrowing.key == "standing":
            narrowed = index.search(ClaimQuery(words="guild", standings=(Standing(narrowing.value),)))
            assert narrowed.claims.total == narrowing.count
        if narrowing.key == "outlet":
            assert index.search(ClaimQuery(words="guild", outlet=narrowing.value)).claims.total == narrowing.count


def test_whoever_says_that_it_is_not_so_is_not_counted_among_those_who_say_that_it_is(index: Index) -> None:
    lines = [found.line for found in index.search(ClaimQuery(standings=tuple(Standing)), limit=300).claims.items]
    behind = [(line.statement.standing, line.origins.support) for line in lines if line.origins is not None]
    against = [support for standing, support in behind if standing is Standing.DENIED]
    assert against
    assert all(support.startswith("what it denies: ") for support in against)
    assert any(not support.startswith(("what it denies: ", "its contrary: ")) for _, support in behind)


def test_statements_are_those_of_the_view_of_somebody(desk: Desk, index: Index) -> None:
    who = desk.who()
    for row in index.entities().items:
        entity = who.identities.by_id[row.who]
        view = desk.collection.look_at(entity, who)
        head = index.entity(row.who)
        for side, told in ((Side.OF, view.said_of), (Side.BY, view.said_by)):  # type: ignore[union-attr]
            lines = index.statements(row.who, side).items
            assert {(line.report.id, line.statement.claim) for line in lines} == {
                (each.report.id, each.claim.id) for each in told
            }
        assert (head.said_of, head.said_by) == (len(view.said_of), len(view.said_by))  # type: ignore[union-attr]
        assert head.left_out == view.left_out  # type: ignore[union-attr]


def test_what_clears_somebody_comes_first(index: Index) -> None:
    lines = index.statements(named(index)["Ivo Brandt"], Side.OF).items
    steps = [line.step for line in lines if line.step]
    assert steps[:1] == ["charge dropped"]
    assert "arrest" in steps


def test_a_timeline_has_each_dated_claim_once(desk: Desk, index: Index) -> None:
    known, told = desk.collection.timeline(), index.timeline(TimeFilter())
    for lane, there in ((told.dated, known.dated), (told.undated, known.undated), (told.ahead, known.ahead)):
        assert {(line.report.id, line.statement.claim) for line in lane.items} == {
            (date.claim.report.id, date.claim.claim.id) for date in there
        }
    assert all(line.lane is Lane.DATED and line.when for line in told.dated.items)
    days = [line.first_day for line in told.dated.items if line.first_day]
    assert days == sorted(days)
    march = index.timeline(TimeFilter(since="2024-03", until="2024-03")).dated
    assert {line.first_day for line in march.items} == {"2024-03-03"}


# Ties


def test_ties_are_those_of_the_collection_and_one_group_for_each_standing(desk: Desk, index: Index) -> None:
    known = [tie for tie in desk.collection.ties() if tie.tie.relation != "kin_of"]
    groups = index.ties(TieFilter()).items
    assert sum(group.reports for group in groups) == len(
        {(t.report.id, t.a, t.b, t.tie.relation, t.tie.standing) for t in known}
    )
    for group in groups:
        assert group.lead.statement.claim
        assert group.established <= group.origins


def test_a_denied_tie_is_no_plain_edge_and_leads_nowhere(index: Index) -> None:
    guild = named(index)
    a, b = guild["Odile Renner"], guild["Piet Lund"]
    groups, lines = index.tie(a, b)
    assert {"asserted", "denied"} <= {group.standing for group in groups if group.relation == "met_with"}
    assert all(group.denied for group in groups if group.relation == "met_with")
    assert {line.report.publisher for line in lines} >= {"Quay Gazette", "Saltby Echo"}
    assert index.path(a, b, TieFilter(relation="met_with")) is not None
    assert index.path(a, b, TieFilter(relation="met_with", denied=False)) is None


def test_a_network_is_around_one_and_a_path_has_every_step(index: Index) -> None:
    who = named(index)
    network = index.network(who["Tallow Guild"], TieFilter())
    assert network.nodes[0].who == network.centre
    ids = {node.who for node in network.nodes}
    assert all({group.a.who, group.b.who} <= ids for group in network.ties)
    assert index.network(who["Tallow Guild"], TieFilter(), nodes=1).left_out > 0
    path = index.path(who["Tallow Guild"], who["Piet Lund"], TieFilter())
    assert path
    for one, other in itertools.pairwise(path):
        assert {one.a.who, one.b.who} & {other.a.who, other.b.who}
    with pytest.raises(NotFound):
        index.network("who-0000000000000000", TieFilter())


# Who is who


def test_namesakes_stay_apart_and_what_was_ruled_is_said(desk: Desk, index: Index) -> None:
    both = [row.who for row in index.entities(words="odile").items]
    assert len(both) == 2
    assert index.path(both[0], both[1], TieFilter()) is None
    assert {row.reports for row in index.entities(words="odile").items} == {1, 2}
    desk.split(both, why="two people")
    index.refresh()
    for who in both:
        assert any("is not the same as" in doubt.sentence for doubt in index.entity(who).doubts)
    desk.undo()
    index.refresh()
    assert not any("is not the same as" in d.sentence for who in both for d in index.entity(who).doubts)


def test_a_private_person_has_no_row_and_is_shown_by_what_the_report_says(desk: Desk, index: Index) -> None:
    assert not index.entities(words="walter").items
    assert not index.entities(words="pell").items
    postman = next(e for e in desk.who().identities.entities if e.name == "Walter Pell")
    head = index.entity(postman.id)
    assert head.why_not
    assert "Pell" not in repr(head)
    assert index.statements(postman.id, Side.BY).total == 0
    assert index.ties(TieFilter(who=postman.id)).total == 0
    everything = [index.search(ClaimQuery(words="hall")), index.timeline(TimeFilter()), index.ties(TieFilter())]
    assert "Pell" not in repr(everything)
    by_name = Index(desk.collection, names=Names.OF_ALL)
    assert not by_name.entities(words="pell").items
    assert "Pell" in repr(by_name.search(ClaimQuery(words="hall")))


def test_the_veil_over_some_reports_hides_what_that_of_the_collection_hides(desk: Desk) -> None:
    documents = [heading.id for heading in desk.collection.documents()]
    for names in (Names.OF_THE_PUBLIC, Names.OF_ALL):
        kept, made = Index(desk.collection, names=names).veil(documents), desk.collection.veil(names, documents)
        assert (kept.shown, kept.kept) == (made.shown, made.kept)
        assert Index(desk.collection).veil(documents, names) == kept
        assert {id_: veil.shown for id_, veil in kept.by_report.items()} == {
            id_: veil.shown for id_, veil in made.by_report.items()
        }


def test_a_minor_is_named_nowhere(desk: Desk) -> None:
    for names in (Names.OF_THE_PUBLIC, Names.OF_ALL):
        index = Index(desk.collection, names=names)
        told = [index.search(ClaimQuery(words="song")), index.entities(), index.timeline(TimeFilter()), index.reports()]
        assert "Timo" not in repr(told)


# Places


def test_only_a_named_town_has_a_middle_and_each_outlet_keeps_its_words(index: Index) -> None:
    places = {row.name: row for row in index.places().items}
    leeds = places["Leeds"]
    assert leeds.middle is not None
    assert leeds.key.startswith("geo-")
    assert {wording.outlet for wording in leeds.wordings} == {"Quay Gazette", "Saltby Echo"}
    row, lines = index.place(leeds.key)
    assert row == leeds
    assert lines.total == leeds.claims == len(lines.items)
    assert all(place.middle is None or place.precision == "named_town" for place in places.values())
    with pytest.raises(NotFound):
        index.place("geo-1")


# Refreshing


def test_nothing_is_done_where_nothing_changed(index: Index) -> None:
    assert index.refresh().stories == 0


def test_step_by_step_in_any_order_is_the_same_as_anew(tmp_path: Path, desk: Desk) -> None:
    expected = x.dump(desk.store)
    for number, order in enumerate((list(x.REPORTS), list(reversed(x.REPORTS)))):
        with x.read(tmp_path / f"{number}.db", []) as collection:
            for name in order:
                x.read(collection.store.path, [name])
                Index(collection).refresh()
            assert x.dump(collection.store) == expected
            collection.store.forget_index()
            Index(collection).refresh()
            assert x.dump(collection.store) == expected


def test_a_change_and_its_undoing_leave_every_row_as_it_was(desk: Desk, index: Index) -> None:
    before = x.dump(desk.store)
    both = [row.who for row in index.entities(words="odile").items]
    desk.merge(both, why="the club says so")
    done = index.refresh()
    assert 0 < done.stories < index.overview().stories
    merged = index.entities(words="odile").items
    assert [row.reports for row in merged] == [3]
    assert any("judged by change 1" in sentence for sentence in index.entity(merged[0].who).known)
    assert x.dump(desk.store) != before
    desk.undo()
    index.refresh()
    assert x.dump(desk.store) == before


def test_a_rejected_claim_is_in_no_list_but_is_still_found(desk: Desk, index: Index) -> None:
    before = x.dump(desk.store)
    line = index.search(ClaimQuery(words="praised", about="Odile Renner")).claims.items[0].line
    item = next(
        i for i in desk.review_queue(line.report.id).items if i.claim and i.claim.claim.id == line.statement.claim
    )
    desk.reject(item)
    index.refresh()
    listed = index.statements(named(index)["Piet Lund"], Side.OF).items
    assert line.statement.claim not in {each.statement.claim for each in listed if each.report == line.report}
    again = index.search(ClaimQuery(words="praised", about="Odile Renner")).claims.items[0].line
    assert again.decided
    desk.undo()
    index.refresh()
    assert x.dump(desk.store) == before


def test_a_report_that_is_taken_back_says_so(desk: Desk, index: Index) -> None:
    before = x.dump(desk.store)
    document = x.document_of(desk.collection, "mail")
    desk.collection.retract(document, why="made up", at="2024-10-01")
    assert index.refresh().stories == 1
    assert [row.report.id for row in index.reports().items if row.taken_back] == [document]
    desk.collection.undo_retraction(document, why="it was not", at="2024-10-02")
    index.refresh()
    assert x.dump(desk.store) == before


def test_the_users_own_outlets_count(desk: Desk, index: Index) -> None:
    path = desk.store.path.with_name(FAMILIES)
    path.write_text('[[family]]\nname = "Coast Papers"\noutlets = ["Quay Gazette", "Saltby Echo"]\n', encoding="utf-8")
    try:
        changed = index.refresh().stories
    finally:
        path.unlink()
    assert changed == index.overview().stories
    assert index.refresh().stories == changed


def test_what_was_made_of_an_earlier_state_is_not_written(desk: Desk) -> None:
    with desk.store.view() as view:
        state = view.state()
    desk.collection.retract(x.document_of(desk.collection, "mail"), why="made up", at="2024-10-01")
    with pytest.raises(StaleIndex), desk.store.indexing(state) as writer:
        writer.put_state({"revision": "of yesterday"})


def test_many_may_bring_it_up_to_date_and_read_at_once(desk: Desk) -> None:
    expected = x.dump(desk.store)
    desk.store.forget_index()
    others = [Collection.open(desk.store.path) for _ in range(3)]
    start = threading.Barrier(3)

    def work(collection: Collection) -> int:
        start.wait()
        index = Index(collection)
        index.refresh()
        return len(index.reports().items)

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(work, others)) == [4, 4, 4]
    assert x.dump(desk.store) == expected
