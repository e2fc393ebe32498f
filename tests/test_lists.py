"""Users' lists at the desk: shown as the lists' own word, judged by people only, taken back whole, never passed on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ask.list_lines import list_line, matches_lines
from sayso.ask.list_matches import ListMatch, MatchState
from sayso.ask.lists import ListGiven
from sayso.ask.who import note_names
from sayso.collection import Collection
from sayso.desk import Desk
from sayso.errors import BadTable, NotFound
from sayso.export.list_json import lists_to_json, matches_to_json
from sayso.ingest.archive import Archive
from sayso.store import Store
from tests.ask import who_factories as w

WHEN = "2024-04-01T08:00:00Z"
MARK = "owes late fees"
TABLE = f"""id,type,name,notes,listed for
7,person,Odile Marsh,,{MARK}
8,company,Reed Club Ltd,,{MARK}
"""
GIVEN = ListGiven(
    name="Register", authority="Harbour Office", dated="2024-03", licence="CC0", source="https://harbour.example/list"
)


@pytest.fixture(scope="session")
def listed_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("listed") / "story.db"
    with Store.open(path) as store:
        for report in w.reports():
            store.add(report)
        note_names(store)
    return path


@pytest.fixture
def desk(listed_reports: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "story.db"
    shutil.copy(listed_reports, path)
    collection = Collection(Store.open(path), Archive(path.with_name("bytes")), now=lambda: WHEN)
    with Desk(collection, by="the desk", now=lambda: WHEN) as opened:
        yield opened


def bring(desk: Desk, table: str = TABLE, given: ListGiven = GIVEN) -> str:
    return desk.import_list(table.encode(), "register.csv", given).list.id


def match_of(desk: Desk, entry: str = "7") -> ListMatch:
    return next(match for match in desk.list_matches() if match.listed.record.entry == entry)


def lines(desk: Desk, *, by_name: bool = False) -> str:
    return "\n".join(matches_lines(desk.who(), desk.list_matches(), by_name=by_name))


def test_a_list_is_kept_with_who_keeps_it_its_date_licence_and_link(desk: Desk) -> None:
    id_ = bring(desk)
    (held,) = desk.lists()
    assert (held.list.id, held.entries, held.counts) == (id_, 2, True)
    for word in ("Register", "Harbour Office", "2024-03", "CC0", "https://harbour.example/list", "2 entries"):
        assert word in list_line(held)
    assert lists_to_json([held])["held"][0]["kept_by"] == "Harbour Office"


def test_a_name_alone_is_no_match_and_is_only_counted(desk: Desk) -> None:
    bring(desk)
    assert {match.state for match in desk.list_matches()} == {MatchState.NAME_ONLY}
    assert "Odile" not in lines(desk)
    assert "no basis to match" in lines(desk)
    assert "nothing but the name speaks for it" in lines(desk, by_name=True)
    plain = matches_to_json(desk.who(), desk.list_matches(), by_name=False)
    assert (plain["matches"], plain["by_name_alone"] > 0) == ([], True)


def test_no_rule_makes_anybody_an_entry(desk: Desk) -> None:
    before = desk.who().identities
    bring(desk)
    assert desk.who().identities == before


def test_a_person_judges_and_the_entry_is_shown_as_the_lists_word(desk: Desk) -> None:
    bring(desk)
    match = match_of(desk)
    decided = desk.merge([match.entity.id, match.listed.record.id], why="the office confirms it")
    assert decided.entities[0].records == (match.listed.record.id,)
    assert match_of(desk).state is MatchState.JUDGED
    shown = lines(desk)
    assert "judged to be rec-" in shown
    assert f"the list has listed_for: “{MARK}”" in shown
    assert "“Register” (kept by Harbour Office, of 2024-03, licence: CC0, https://harbour.example/list)" in shown
    assert all("Harbour Office" in line for line in decided.lines)


def test_what_a_person_ruled_out_is_not_shown_again(desk: Desk) -> None:
    bring(desk)
    match = match_of(desk)
    desk.split([match.entity.id, match.listed.record.id], why="another woman")
    left = {(m.entity.id, m.listed.record.id) for m in desk.list_matches()}
    assert (match.entity.id, match.listed.record.id) not in left


def test_what_a_list_says_of_one_never_travels_along_a_tie(desk: Desk) -> None:
    """Piet Lund met Odile Marsh, and the Reed Club has her: neither is listed by that, in no answer and no export."""
    bring(desk, TABLE.splitlines()[0] + "\n" + TABLE.splitlines()[1] + "\n")
    ties, timeline = desk.collection.ties(), desk.collection.timeline()
    match = match_of(desk)
    desk.merge([match.entity.id, match.listed.record.id], why="the office confirms it")
    who = desk.who()
    assert [entity.name for entity in who.identities.entities if entity.records] == ["Odile Marsh"]
    marked = [m.entity.name for m in desk.list_matches() if m.state is MatchState.JUDGED]
    assert marked == ["Odile Marsh"]
    for answer in (ties, timeline, desk.collection.ties(), desk.collection.timeline(), desk.collection.stories()):
        assert MARK not in repr(answer)
        assert "Register" not in repr(answer)


def test_a_list_is_removed_with_all_that_it_says_and_undo_is_the_same(desk: Desk) -> None:
    before = desk.list_matches(), desk.lists()
    id_ = bring(desk)
    removed = desk.remove_list("Register", why="not ours to use")
    assert desk.list_matches() == before[0]
    assert not removed.counts
    assert "removed on 2024-04-01" in list_line(removed)
    with pytest.raises(NotFound, match="no list"):
        desk.remove_list(id_, why="again")
    bring(desk)
    desk.undo(why="brought by mistake")
    assert desk.list_matches() == before[0]
    assert [past.lines for past in desk.history()] == [("List “Register” of Harbour Office, 2024-03.",)] * 2


def test_a_judgement_holds_for_the_next_edition_which_alone_counts(desk: Desk) -> None:
    bring(desk)
    match = match_of(desk)
    desk.merge([match.entity.id, match.listed.record.id], why="the office confirms it")
    later = ListGiven(name="Register", authority="Harbour Office", dated="2024-04")
    bring(desk, TABLE.replace("7,person,Odile Marsh,,owes late fees\n", ""), later)
    first, second = desk.lists()
    assert (first.counts, first.newer, second.counts) == (False, second.list.id, True)
    kept = match_of(desk)
    assert (kept.state, kept.listed.gone) == (MatchState.JUDGED, "2024-04")
    assert "the edition of 2024-04 has it no more" in lines(desk)


def test_a_list_without_a_keeper_or_a_date_is_refused() -> None:
    with pytest.raises(BadTable, match="somebody who keeps it"):
        ListGiven(name="Register", authority=" ", dated="2024")
    with pytest.raises(BadTable, match="not the date"):
        ListGiven(name="Register", authority="Harbour Office", dated="spring")


def test_names_in_a_list_are_kept_as_they_are(desk: Desk) -> None:
    bring(desk, 'id,name\n1,"Odile Marsh\u200b and “friends”, Saltby"\n')
    with desk.store.view() as view:
        (record,) = view.records(desk.lists()[0].list.id)
    assert record.name == "Odile Marsh\u200b and “friends”, Saltby"
    assert json.dumps(matches_to_json(desk.who(), desk.list_matches(), by_name=True))
