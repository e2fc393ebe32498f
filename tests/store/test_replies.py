"""What was put and answered is kept whole, by content, with who, when and why; found by report; shared by lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import BadRecord
from sayso.model.judgements import Anchor
from sayso.model.replies import Point, Reply, ReplyKind, Request, Way
from sayso.model.spans import Span
from sayso.store import Store, documents_of
from sayso.store.shared import read_lines, to_line

WORDS = "Did you open\x00 “a bazaar” \ud800?\nYes or no."
SAID = {"by": "Ana", "at": "2024-03-05", "why": "before we print"}


def point(document: str, start: int = 0) -> Point:
    return Point(anchor=Anchor(document=document, span=Span(start, start + 4), quote="open"), key='{"head":0}')


REQUEST = Request(
    party="Tallow Guild",
    words=WORDS,
    put_by="Ben",
    put_at="2024-03-04",
    way=Way.EMAIL,
    answer_by="2024-03-07",
    named=(Anchor(document="doc-3", span=Span(0, 5), quote="Guild"),),
    points=(point("doc-1"), point("doc-2", 8)),
)
REPLY = Reply(
    party="Tallow Guild", words="No.", kind=ReplyKind.DENIAL, received_at="2024-03-06", way=Way.LETTER, request="req-1"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "story.db") as opened:
        yield opened


def test_what_was_put_comes_back_as_it_was_with_its_change_and_id(store: Store) -> None:
    change = store.put([REQUEST], **SAID)
    with store.view() as view:
        (found,) = view.requests()
    assert (found.change, found.id[:4]) == (change, "req-")
    assert replace(found, id="", change=None) == REQUEST


def test_a_reply_comes_back_as_it_was(store: Store) -> None:
    change = store.receive([REPLY], action="receive", **SAID)
    with store.view() as view:
        (found,) = view.replies()
    assert (found.change, found.id[:4]) == (change, "rpl-")
    assert replace(found, id="", change=None) == REPLY


def test_they_are_found_by_the_reports_that_they_speak_of(store: Store) -> None:
    store.put([REQUEST], **SAID)
    store.put([replace(REQUEST, named=(), points=(point("doc-9"),))], **SAID)
    assert documents_of(REQUEST) == ("doc-1", "doc-2", "doc-3")
    with store.view() as view:
        assert [len(view.requests(document)) for document in ("doc-1", "doc-3", "doc-9", "doc-4")] == [1, 1, 1, 0]


def test_what_was_taken_back_is_kept_and_stands_no_more(store: Store) -> None:
    change = store.put([REQUEST], **SAID)
    store.withdraw_change(change.number, at="2024-03-06", by="Ben", why="not sent")
    with store.view() as view:
        (found,) = view.requests()
    assert found.change is not None
    assert (found.change.stands, found.change.withdrawn_why) == (False, "not sent")


def test_lines_carry_them_to_another_collection_once(store: Store, tmp_path: Path) -> None:
    store.put([REQUEST], **SAID)
    with store.view() as view:
        (asked,) = view.requests()
    store.receive([replace(REPLY, request=asked.id)], action="receive", **SAID)
    with store.view() as view:
        lines = [to_line(shared) for shared in view.shared()]
    with Store.open(tmp_path / "other.db") as other:
        loaded = [other.take_over(read_lines(lines, "lines")) for _ in range(2)]
        with other.view() as view:
            (request,), (reply,) = view.requests(), view.replies()
            again = [to_line(shared) for shared in view.shared()]
    assert [(each.new, each.held) for each in loaded] == [(2, 0), (0, 2)]
    assert (reply.request, request.words) == (request.id, WORDS)
    assert again == lines


@pytest.mark.parametrize("wrong", [{"id": "req-1"}, {"put_at": "Tuesday"}, {"way": "pigeon"}, {"party": 7}])
def test_a_line_that_nobody_could_have_written_is_refused(store: Store, wrong: dict[str, object]) -> None:
    import json

    store.put([REQUEST], **SAID)
    with store.view() as view:
        (line,) = map(to_line, view.shared())
    plain = json.loads(line)
    plain["requests"][0] |= wrong
    with pytest.raises(BadRecord, match="line 1"):
        list(read_lines([json.dumps(plain)], "lines"))
