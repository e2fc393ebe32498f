"""Where people decide who is who: what they say comes true or is refused, and what is taken back leaves no trace."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ask.deciding import say_same
from sayso.ask.lists import ListGiven
from sayso.ask.who import note_names
from sayso.collection import Collection
from sayso.desk import Desk
from sayso.errors import BadDecision, BadRecord, NotFound
from sayso.export.rows import search_to_json, ties_to_json, timeline_to_json, to_json_text
from sayso.export.sheet_json import sheet_to_json
from sayso.export.story_json import story_to_json
from sayso.export.who_rows import entities_to_json
from sayso.ingest.archive import Archive
from sayso.model.analysis import Analysis
from sayso.model.identity import Proposal, Sameness
from sayso.model.judgements import Verdict
from sayso.model.mentions import EntityType
from sayso.model.spans import Reason, Span
from sayso.store import ClaimQuery, Store
from tests.ask import factories as f
from tests.ask import who_factories as w

WHEN = "2024-04-01T08:00:00Z"
GAZETTE, ECHO, MAIL = "Odile Marsh@Quay Gazette", "Odile Marsh@Saltby Echo", "Odile Marsh@Coast Mail"
FARMER = "Odile Marsch"


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of the four reports, made once for all tests."""
    path = tmp_path_factory.mktemp("who") / "story.db"
    with Store.open(path) as store:
        for report in w.reports():
            store.add(report)
        note_names(store)
    return path


def open_desk(held: Path, path: Path) -> Desk:
    shutil.copy(held, path)
    store = Store.open(path)
    collection = Collection(store, Archive(path.with_name(f"{path.name}.bytes")), now=lambda: WHEN)
    return Desk(collection, by="the desk", now=lambda: WHEN)


@pytest.fixture
def desk(held: Path, tmp_path: Path) -> Iterator[Desk]:
    with open_desk(held, tmp_path / "story.db") as opened:
        yield opened


def sameness(desk: Desk, left: str, right: str) -> Sameness | None:
    who = desk.who()
    found = {a.document: a.id for a in who.appearances if a.name.startswith("Odile")}
    return who.identities.sameness(found[w.document_of(left)], found[w.document_of(right)])


def test_rules_join_and_doubt_is_kept_until_somebody_judges(desk: Desk) -> None:
    assert sameness(desk, "gazette", "echo") is Sameness.SAME
    assert sameness(desk, "gazette", "mail") is Sameness.PROBABLE


def test_what_is_merged_is_one_and_told_with_its_reports(desk: Desk) -> None:
    decided = desk.merge([GAZETTE, MAIL], why="the club names her post")
    assert sameness(desk, "echo", "mail") is Sameness.SAME
    assert (decided.change.number, decided.change.by, decided.change.why) == (1, "the desk", "the club names her post")
    assert sorted(decided.lines[0].split(" is the same as ")) == [
        "“Odile Marsh” in Coast Mail, 2024-03-06",
        "“Odile Marsh” in Quay Gazette, 2024-03-04",
    ]
    (entity,) = decided.entities
    assert len(entity.members) == 3


def test_what_is_split_is_two_also_against_a_rule(desk: Desk) -> None:
    desk.split([GAZETTE, ECHO], why="the Echo names another post")
    assert sameness(desk, "gazette", "echo") is Sameness.DIFFERENT


def test_a_name_is_taken_out_of_an_entity(desk: Desk) -> None:
    whole = desk.merge([GAZETTE, MAIL], why="one").entities[0]
    decided = desk.split([whole.id, MAIL], why="two after all")
    assert sameness(desk, "gazette", "mail") is sameness(desk, "echo", "mail") is Sameness.DIFFERENT
    assert sameness(desk, "gazette", "echo") is Sameness.SAME
    assert len(decided.lines) == 2
    assert ["change 1 (merge, 2024-04-01, the desk)" in line for line in decided.fallen] == [True]


def test_what_cannot_be_told_is_no_more_asked_nor_told(desk: Desk) -> None:
    desk.unsure([GAZETTE, MAIL], why="the reports do not say")
    assert sameness(desk, "gazette", "mail") is None
    asked = {frozenset((q.left, q.right)) for q in desk.who().identities.questions}
    (judgement,) = desk.who().judgements
    assert judgement.verdict is Verdict.UNSURE
    assert frozenset((judgement.left, judgement.right)) not in asked


def test_undo_restores_what_was(desk: Desk) -> None:
    before = desk.who().identities
    desk.merge([GAZETTE, MAIL], why="one")
    undone = desk.undo(why="too quick")
    assert desk.who().identities == before
    assert (undone.change.withdrawn_by, undone.change.withdrawn_why) == ("the desk", "too quick")
    assert "is the same as" in undone.lines[0]


def test_undo_takes_any_change_and_says_what_holds_again(desk: Desk) -> None:
    whole = desk.merge([GAZETTE, MAIL], why="one").entities[0]
    desk.split([whole.id, MAIL], why="two")
    assert [past.idle != () for past in desk.history()] == [False, True]
    assert "stay two, because these were ruled to be: " in desk.history()[1].idle[0]
    undone = desk.undo(2, why="one after all")
    assert ["change 1" in line for line in undone.risen] == [True]
    assert sameness(desk, "gazette", "mail") is Sameness.SAME
    desk.undo(why="nobody knows")
    with pytest.raises(NotFound, match="nothing to take back"):
        desk.undo()


REFUSED: list[tuple[str, Callable[[Desk], object], type[Exception], str]] = [
    ("one name", lambda d: d.merge([GAZETTE], why="."), BadDecision, "takes two names"),
    ("twice the same", lambda d: d.merge([GAZETTE, GAZETTE], why="."), BadDecision, "Both stand for “Odile Marsh”"),
    ("what a split forbids", lambda d: d.merge([GAZETTE, FARMER], why="."), BadDecision, "Change 1 .*stands against"),
    ("a split again", lambda d: d.split([GAZETTE, FARMER], why="."), BadDecision, "judged to be different before"),
    ("less than is known", lambda d: d.unsure([GAZETTE, FARMER]), BadDecision, "Change 1 .*stands against"),
    ("nobody", lambda d: d.merge([GAZETTE, "Ana Reyl"], why="."), NotFound, "No report .*names 'Ana Reyl'"),
    ("several", lambda d: d.merge([GAZETTE, "Odile Marsh"], why="."), NotFound, "2 are meant by 'Odile Marsh'"),
    ("an unknown id", lambda d: d.merge([GAZETTE, "app-ffff"], why="."), NotFound, "No report"),
    ("a place that is none", lambda d: d.merge([GAZETTE, "geo-somewhere"], why="."), NotFound, "is no place"),
    ("a government that is none", lambda d: d.merge([GAZETTE, "gov-pk"], why="."), NotFound, "is no place"),
    ("an unknown change", lambda d: d.undo(7), NotFound, "no change 7"),
]


@pytest.mark.parametrize(("act", "error", "words"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_cannot_come_true_is_refused(
    desk: Desk, act: Callable[[Desk], object], error: type[Exception], words: str
) -> None:
    desk.split([GAZETTE, FARMER], why="another spelling, another woman")
    before = desk.history()
    with pytest.raises(error, match=words):
        act(desk)
    assert desk.history() == before


def test_doubt_about_those_who_are_one_by_way_of_a_third_is_refused_with_the_changes_that_made_them(desk: Desk) -> None:
    desk.merge([GAZETTE, f"{FARMER}@Upland Farmer"], why="one")
    desk.merge([f"{FARMER}@Upland Farmer", MAIL], why="one")
    with pytest.raises(BadDecision, match=r"one by change 1 \(.*\) and change 2 \(.*sayso undo 2"):
        desk.unsure([GAZETTE, MAIL])


def test_a_merge_that_was_made_is_not_made_again(desk: Desk) -> None:
    desk.merge([GAZETTE, MAIL], why="one")
    with pytest.raises(BadDecision, match="judged to be the same before"):
        desk.merge([GAZETTE, MAIL], why="one")


def test_a_person_may_confirm_what_a_rule_joined(desk: Desk) -> None:
    desk.merge([GAZETTE, ECHO], why="same choir")
    links = {link.change.number if link.change else None for link in desk.who().identities.links}
    assert links == {None, 1}


def test_an_entry_of_a_list_and_a_place_can_be_given(desk: Desk) -> None:
    with pytest.raises(NotFound, match="No list has an entry 'rec-0a1b'"):
        desk.merge([GAZETTE, "rec-0a1b"], why="same post")
    given = ListGiven(name="Register", authority="Harbour Office", dated="2024")
    entry = record_id(desk.import_list(b"name\nOdile Marsh\n", "register.csv", given).list.id, desk)
    (entity,) = desk.merge([GAZETTE, entry[:12]], why="same post").entities
    assert entity.records == (entry,)
    (entity,) = desk.split([entity.id, entry], why="another town").entities
    assert entity.records == ()


def record_id(list_id: str, desk: Desk) -> str:
    with desk.store.view() as view:
        return view.records(list_id)[0].id


def test_a_merge_against_what_the_reports_say_tells_what_they_say(desk: Desk) -> None:
    who = desk.who()
    ends = sorted(a.id for a in who.appearances if a.name == "Odile Marsh" and a.document != w.document_of("echo"))
    reason = Reason(rule="differs.posts", note="One is a rower.")
    two = Proposal(left=ends[0], right=ends[1], level=Sameness.DIFFERENT, reasons=(reason,))
    desk.store.note_proposals(who.state, [two])
    with Desk(Collection(desk.store, Archive(desk.store.path.with_name("other")))) as fresh:
        (told,) = fresh.merge([GAZETTE, MAIL], why="she rows too").overrules
        assert told.endswith(": One is a rower.")
        assert fresh.undo(why="no").overrules == ()


def test_who_is_merged_comes_with_all_names_even_where_rules_keep_some_apart(desk: Desk) -> None:
    who = desk.who()
    marsh = {a.document: a.id for a in who.appearances if a.name == "Odile Marsh"}
    mail = marsh[w.document_of("mail")]
    others = [marsh[w.document_of(name)] for name in ("gazette", "echo")]
    same = Proposal(left=min(others), right=max(others), level=Sameness.SAME, reasons=(), weight=5.0)
    apart = [Proposal(left=min(mail, o), right=max(mail, o), level=Sameness.DIFFERENT, reasons=()) for o in others]
    desk.store.note_proposals(who.state, [same, *apart])
    with Desk(Collection(desk.store, Archive(desk.store.path.with_name("other")))) as fresh:
        decided = fresh.merge([GAZETTE, MAIL], why="she rows too")
        assert [len(entity.members) for entity in decided.entities] == [3]
        assert (len(decided.overrules), decided.fallen) == (2, ())


def test_history_tells_reports_that_were_marked_as_taken_back(desk: Desk) -> None:
    desk.merge([GAZETTE, MAIL], why="one")
    desk.collection.retract(w.document_of("mail"), why="withdrawn", by="the desk", at="2024-03-20")
    merged, marked = desk.history()
    assert (merged.change.action, marked.change.action) == ("merge", "retract")
    assert marked.lines == (f"Coast Mail, 2024-03-06 ({w.document_of('mail')}) is marked as taken back.",)


def test_history_tells_every_change_the_newest_first(desk: Desk) -> None:
    desk.merge([GAZETTE, MAIL], why="one")
    desk.split([GAZETTE, FARMER], why="two")
    desk.undo(1, why="too quick")
    newest, oldest = desk.history()
    assert (newest.change.action, newest.change.stands) == ("split", True)
    assert (oldest.change.action, oldest.change.withdrawn_why) == ("merge", "too quick")
    assert "is not the same as" in newest.lines[0]


# To and from others


def test_decisions_can_be_carried_to_another_collection(desk: Desk, held: Path, tmp_path: Path) -> None:
    desk.merge([GAZETTE, MAIL], why="one")
    desk.split([GAZETTE, FARMER], why="two")
    lines = list(desk.dump())
    with open_desk(held, tmp_path / "other.db") as other:
        assert other.load(lines, "shared.jsonl").new == 2
        assert other.who().identities == desk.who().identities
        assert list(other.dump()) == lines
        again = other.load(lines, "shared.jsonl")
        assert (again.new, again.held, again.withdrawn) == (0, 2, 0)


def test_what_was_taken_back_there_is_taken_back_here(desk: Desk, held: Path, tmp_path: Path) -> None:
    desk.merge([GAZETTE, MAIL], why="one")
    with open_desk(held, tmp_path / "other.db") as other:
        other.load(desk.dump(), "shared.jsonl")
        desk.undo(why="too quick")
        assert other.load(desk.dump(), "shared.jsonl").withdrawn == 1
        assert other.who().identities == desk.who().identities
        assert other.history()[0].change.withdrawn_why == "too quick"


def test_decisions_wait_for_reports_that_are_not_held_yet(desk: Desk, tmp_path: Path) -> None:
    desk.merge([GAZETTE, MAIL], why="one")
    with Desk(Collection(Store.open(tmp_path / "new.db"), Archive(tmp_path / "new.bytes"))) as fresh:
        fresh.load(desk.dump(), "shared.jsonl")
        assert (fresh.who().identities.entities, fresh.who().lost) == ((), ())
        for report in w.reports():
            fresh.store.add(report)
        assert fresh.who().identities == desk.who().identities


BAD_LINES = [
    ("no JSON", lambda line: "{"),
    ("no change", lambda line: "{}"),
    ("another id", lambda line: line.replace('"id":"chg-', '"id":"doc-')),
    ("no date", lambda line: line.replace(WHEN, "yesterday")),
    ("an unknown verdict", lambda line: line.replace("positive", "certainly")),
    ("a pair the wrong way round", lambda line: swapped(line)),
    ("an id of nothing that can be judged", lambda line: line.replace('"left":"app-', '"left":"$(app-')),
    ("a place that is none", lambda line: line.replace('"start":0', '"start":-1')),
]


def swapped(line: str) -> str:
    plain = json.loads(line)
    (judgement,) = plain["judgements"]
    judgement["left"], judgement["right"] = judgement["right"], judgement["left"]
    return json.dumps(plain)


@pytest.mark.parametrize("spoil", [row[1] for row in BAD_LINES], ids=[row[0] for row in BAD_LINES])
def test_a_line_that_is_no_decision_is_refused_with_all_others(desk: Desk, spoil: Callable[[str], str]) -> None:
    desk.merge([GAZETTE, MAIL], why="one")
    desk.split([GAZETTE, FARMER], why="two")
    good, line = reversed(list(desk.dump()))
    with pytest.raises(BadRecord, match=r"shared\.jsonl, line 3"):
        desk.load([good, "", spoil(line)], "shared.jsonl")
    assert len(desk.history()) == 2


def test_a_line_cannot_speak_for_rules(desk: Desk, held: Path, tmp_path: Path) -> None:
    desk.merge([GAZETTE, MAIL], why="one")
    (line,) = desk.dump()
    with open_desk(held, tmp_path / "other.db") as other:
        other.load([line.replace('"verdict"', '"machine":true,"verdict"')], "shared.jsonl")
        assert [judgement.machine for judgement in other.who().judgements] == [False]


# Another extractor


FIRST = ["Ada", "Bo", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hanne", "Ivo", "Jonna"]
REPORTS = 21


def crowd(number: int, version: int) -> Analysis:
    """One of many reports that name the same ten people; another version cuts names otherwise, and misses some.

    The second version takes the title into each name, and no longer hears the tenth name of every fifth report.
    """
    names = [f"Dr {first} Venn{number % 3}ik" for first in FIRST]
    text = "".join(f"{name} spoke. " for name in names)
    heard = names[:-1] if version == 2 and number % 5 == 0 else names
    spans = [Span(text.index(name) + (0 if version == 2 else 3), text.index(name) + len(name)) for name in heard]
    entities = [f.entity(span.of(text), EntityType.PERSON, mentions=(span,)) for span in spans]
    document = f.document(text, title=f"Report {number}", publisher=f"Outlet {number}", published="2024-03-04")
    return replace(f.analysis([], entities, of=document), extractor=f"by hand {version}")


def test_two_hundred_judgements_outlive_the_extractor(tmp_path: Path) -> None:
    with Store.open(tmp_path / "crowd.db") as store:
        store_all(store, 1)
        desk = Desk(Collection(store, Archive(tmp_path / "bytes")), now=lambda: WHEN)
        who = desk.who()
        by_report = [[a for a in who.appearances if a.document == crowd(n, 1).document.id] for n in range(REPORTS)]
        pairs = [(a, b) for one, other in pairwise(by_report) for a, b in zip(one, other, strict=True)]
        for a, b in pairs:
            two = replace(who, appearances=(a, b), proposals=())
            made = say_same(two, [a.id, b.id], lambda use: use.name)
            store.judge(made, action="merge", by="", at=WHEN, why="the same ten")
        store_all(store, 2)
        after = desk.who()
        history = desk.history()
        assert len(pairs) == len(history) == 200
        people = {use.name.removeprefix("Dr ").split()[0] for a in after.appearances for use in a.uses}
        assert people == set(FIRST)
        for first in FIRST[:-1]:
            assert len({after.identities.canonical(a.id) for a in after.appearances if first in a.name}) == 1
        silent = {crowd(n, 2).document.id for n in range(0, REPORTS, 5)}
        assert {anchor.document for lost in after.lost for anchor in lost.words} == silent
        assert len(after.lost) == sum(1 for past in history if past.idle) == 8


def store_all(store: Store, version: int) -> None:
    for number in range(REPORTS):
        store.add(crowd(number, version))


# What is taken back leaves no trace


NAMES = [GAZETTE, ECHO, MAIL, FARMER, "Piet Lund@Quay Gazette", "Piet Lund@Coast Mail", "Tallow Guild@Upland Farmer"]
ACTS = st.tuples(
    st.sampled_from(["merge", "split", "unsure"]), st.lists(st.sampled_from(NAMES), min_size=2, max_size=3, unique=True)
)


def answers(desk: Desk) -> bytes:
    """Everything that can be asked of a collection, as it is written out; history aside."""
    collection, who = desk.collection, desk.who()
    told = (
        ties_to_json(collection.ties()),
        timeline_to_json(collection.timeline()),
        search_to_json(collection.search(ClaimQuery(about="Odile Marsh"))),
        search_to_json(collection.search(ClaimQuery(about="Odile Marsch", who="Quay Gazette"))),
        story_to_json(collection.story()),
        sheet_to_json(collection.sheet(w.document_of("mail"))),
        entities_to_json(who, who.identities.entities),
        [[q.left, q.right, q.level.value] for q in who.identities.questions],
    )
    return to_json_text(told).encode()


@settings(max_examples=3, deadline=None)
@given(st.lists(ACTS, min_size=10, max_size=10), st.randoms(use_true_random=False), st.booleans())
def test_after_ten_decisions_and_their_undoing_every_answer_is_what_it_was(
    held: Path, acts: list[tuple[str, list[str]]], chance: random.Random, in_order: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_desk(held, Path(folder) / "story.db") as desk:
        standing: tuple[int, ...] = ()
        told = {standing: answers(desk)}
        for act, names in acts:
            with suppress(BadDecision):
                standing += (getattr(desk, act)(names, why="as it seems").change.number,)
                told[standing] = answers(desk)
        while standing:
            number = standing[-1] if in_order else chance.choice(standing)
            desk.undo(number, why="as it does not")
            standing = tuple(n for n in standing if n != number)
            assert standing not in told or told[standing] == answers(desk)
        assert answers(desk) == told[()]
