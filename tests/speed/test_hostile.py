"""What looks at hostile strings knows where it saw which, and can tell that something is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.hostile import Lot, doors_of, lots
from benchmarks.hostile_doors import Doors
from benchmarks.hostile_exports import faults_of
from benchmarks.hostile_marks import FIELDS, find_marks, mark, marked
from benchmarks.hostile_reports import STORY, stories
from benchmarks.hostile_tally import HEADING, MUST_NOT, Tally, tell
from benchmarks.hostile_visits import asking, form_of
from tests.web.hostile_words import WORDS

REPORTS = {f"doc-{number:016x}": number // 2 for number in range(4)}
NUMBERS = {0: frozenset({0, 1}), 1: frozenset({2, 3})}


@given(st.sampled_from(sorted(FIELDS)), st.integers(0, 26**3 - 1), st.text(max_size=20))
def test_a_mark_tells_its_field_and_its_string(field: str, number: int, string: str) -> None:
    assert (field, number) in find_marks(f"<b>{marked(string, field, number)}</b>".upper())


def test_words_are_no_marks() -> None:
    assert find_marks(f"zqxaaa Zqtabcd zq {mark('t', 5)}") == {("t", 5)}


def test_every_string_is_planted_in_every_field_of_reports() -> None:
    found = [each for story in stories(WORDS[:7], first=30) for each in story]
    assert [each.number for each in found] == [*range(30, 37), *range(30, 35)]
    assert {each.story for each in found} == {0, 1}
    seen = set().union(*(find_marks(repr(each.report)) for each in found))
    assert {field for field, _ in seen} == set("taounpq")
    assert {number for field, number in seen if field == "n"} == set(range(30, 37))


def test_a_report_is_found_whole_after_words_were_exchanged() -> None:
    (first, *_), *_ = stories(WORDS[:STORY])
    report = first.report
    assert all(claim.citation.quote in report.document.text for claim in report.claims if claim.citation.quote)


def doors(tally: Tally, most: int = 2) -> Doors:
    return Doors(tally, REPORTS, NUMBERS, most, asks=True)


def gone_through(at: Doors, *addresses: str) -> list[str]:
    for address in addresses:
        at.add(address)
    return [door.address for door in iter(at.next, None)]


def test_lists_are_followed_to_their_ends_and_other_places_left_alone() -> None:
    lists = ["/names", "/names?first=50", "/search?words=met&first=20"]
    elsewhere = ["//there.example/", "https://there.example/", "/-/static/room.css", "/history.jsonl", "#x"]
    assert gone_through(doors(Tally()), *lists, *elsewhere, *lists) == lists


def test_of_a_kind_of_question_one_page_is_enough_where_nothing_is_lacking() -> None:
    tally, asked = Tally(), [f"/names?words={words}" for words in "abc"]
    tally.see("/names", [])
    assert gone_through(doors(tally), *asked) == asked[:1]


def test_pages_of_a_story_are_looked_at_until_its_strings_were_seen_in_all_fields() -> None:
    tally = Tally()
    kind, ids = "/stories/{document}", list(REPORTS)
    tally.see(kind, [("t", 2), ("t", 3)])
    at = doors(tally)
    addresses = [f"/stories/{id_}" for id_ in ids]
    assert gone_through(at, *addresses) == addresses[:2]  # the strings of the second story were seen
    tally.see(kind, [("t", 0), ("t", 1)])
    assert gone_through(doors(tally), *addresses) == addresses[:1]  # one of each kind of address, whatever was seen


def test_no_more_pages_are_tried_where_one_showed_nothing_new() -> None:
    tally = Tally()
    tally.see("/stories/{document}", [("t", 9)])
    at = doors(tally, most=4)
    for id_ in REPORTS:
        at.add(f"/stories/{id_}")
    first = at.next()
    assert first is not None
    at.tell(first, is_news=False)
    assert [door.story for door in iter(at.next, None)] == [1, 1]


def test_a_page_is_of_the_story_that_led_to_it_or_that_it_names() -> None:
    at = doors(Tally())
    at.add("/names/who-0011223344556677", story=1)
    at.add(f"/propositions/prp-0011223344556677?story={next(iter(REPORTS))}", story=1)
    assert {door.route: door.story for door in iter(at.next, None)} == {
        "/names/{who}": 1,
        "/propositions/{proposition}": 0,
    }


def test_every_lot_begins_where_the_last_one_ended() -> None:
    found = lots([*"abcdefg"], Lot(first=0, strings=(), most=3), 3)
    assert [(lot.first, lot.strings) for lot in found] == [(0, (*"abc",)), (3, (*"def",)), (6, ("g",))]
    planted = [each for story in stories(found[2].strings, found[2].first) for each in story]
    assert next(iter(doors_of(planted, Tally(), 1).next, None)) is not None


def test_words_are_asked_for_and_entered_in_every_kind_of_place() -> None:
    assert {asking("x y", place)[1] for place in range(40)} >= {"/search", "/names", "/reports/{words}", "/briefs/show"}
    assert {form_of("x", "doc-1", place)[0] for place in range(40)} >= {"/replies", "/lists", "/briefs/check"}


def test_tallies_add_up_and_tell_what_must_not_be_even_where_there_is_none() -> None:
    tally, other = Tally(), Tally()
    tally.see("/names", [("n", 1), ("n", 2)])
    tally.pages["/names"] += 1
    other.see("/names", [("n", 2), ("t", 2)])
    other.see(f"/names{HEADING}", [("t", 2)])
    other.pages["/names"] += 2
    other.add("script run: alert", "/names")
    other.add("script run: prompt", "/names?first=50")
    tally.merge(other)
    told = tally.to_json(3, 1.0)
    assert (tally.looks, tally.looks_at("/names"), told["pages"]) == (4, 4, 3)
    assert told["faults"] == {**dict.fromkeys(MUST_NOT, 0), "script run": 2}
    assert told["examples"] == {"script run": "script run: alert on /names"}
    assert told["strings_by_kind_and_field"]["/names"] == {FIELDS["n"]: 2, FIELDS["t"]: 1}
    assert any("script run" in line and "2" in line for line in tell(tally, 3, 1.0))


@pytest.mark.parametrize(
    ("suffix", "text", "is_fine"),
    [
        (".html", "<style>b { }</style><p>&lt;b&gt;</p>", True),
        (".html", "<p onclick='x()'>x</p>", False),
        (".md", "a \\<b> c", True),
        (".md", "a <b> c", False),
        (".md", "[a](javascript:x)", False),
        (".json", '{"a": 1}', True),
        (".json", '{"a": 1', False),
        (".jsonl", '{"a": "\u2028"}\n{"b": 2}\n', True),
        (".jsonl", '{"a": 1}\nx\n', False),
        (".txt", "<b>", True),
    ],
)
def test_what_is_wrong_with_a_file_is_told(suffix: str, text: str, is_fine: bool) -> None:
    assert (list(faults_of(suffix, text)) == []) is is_fine
