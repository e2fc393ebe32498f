"""A reply stands at the claim, in its own words; it is no claim of a report, and what was put without one is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.ask.answers import MOST_TOLD
from sayso.ask.collection_claims import reported_claims
from sayso.ask.replies import NO_RECORD, ReplyRecord, ReplyState, find_replies, mark_replies, reply_status
from sayso.ask.sheet import build_sheet
from sayso.export.html import sheet_to_html
from sayso.export.sheet_json import sheet_to_json
from sayso.export.terminal import sheet_to_plain
from sayso.model.claims import Claim
from sayso.model.replies import Reply, ReplyKind, Request
from tests.ask import factories as f
from tests.ask import reply_factories as r

MADE = f.rehearsal()
FIRST, SECOND, THIRD = MADE.claims[:3]


def told(requests: list[Request], replies: list[Reply]) -> ReplyRecord:
    return find_replies([MADE], requests, replies)


def on(record: ReplyRecord, claim: Claim) -> list[str]:
    return [entry.sentence for entry in record.on(MADE.document.id, claim.id)]


def test_what_was_put_without_an_answer_is_said_with_its_day() -> None:
    assert on(told([r.request(FIRST)], []), FIRST) == [
        "Put to Tallow Guild on 2024-04-01 by e-mail, for an answer by 2024-04-05: no answer is recorded."
    ]


def test_a_reply_is_printed_in_its_own_words_with_what_was_put() -> None:
    put = r.request(FIRST)
    assert on(told([put], [r.reply(FIRST, to=put)]), FIRST) == [
        f"Tallow Guild denies it, in a reply to us of 2024-04-03; put to them on 2024-04-01: “{r.WORDS}”"
    ]


def test_a_reply_speaks_of_all_that_was_put_unless_it_names_claims() -> None:
    put = r.request(FIRST, SECOND)
    whole = told([put], [r.reply(to=put)])
    assert r.WORDS in on(whole, FIRST)[0]
    assert r.WORDS in on(whole, SECOND)[0]
    of_one = told([put], [r.reply(FIRST, to=put)])
    assert "The reply of 2024-04-03 does not speak of this." in on(of_one, SECOND)[0]
    assert r.WORDS not in on(of_one, SECOND)[0]


def test_a_reply_that_nobody_asked_for_says_so() -> None:
    assert "; not asked: “" in on(told([], [r.reply(FIRST)]), FIRST)[0]


def test_what_was_taken_back_is_printed_nowhere() -> None:
    gone = replace(r.request(FIRST), change=r.change(1, withdrawn_at="2024-04-02"))
    assert told([gone], []) == NO_RECORD


def test_words_of_which_no_claim_is_left_are_listed() -> None:
    record = told([replace(r.request(), points=(r.lost_point(),))], [])
    assert record.at == {}
    assert [entry.point.anchor.quote for entry in record.lost] == ["Pool opens early"]


def test_a_claim_that_is_read_otherwise_now_keeps_its_reply_and_says_so() -> None:
    point = replace(r.point(FIRST), key=r.point(FIRST).key.replace(FIRST.standing.value, "denied"))
    (entry,) = told([replace(r.request(), points=(point,))], []).on(MADE.document.id, FIRST.id)
    assert entry.otherwise == ("standing",)


STATES: list[tuple[str, list[Reply], str | None, ReplyState, str]] = [
    ("waiting", [], None, ReplyState.WAITING, "put on 2024-04-01, no answer yet"),
    ("in time", [], "2024-04-05", ReplyState.WAITING, "put on 2024-04-01, no answer yet"),
    ("overdue", [], "2024-04-06", ReplyState.OVERDUE, "put on 2024-04-01, no answer by 2024-04-05"),
    ("answered", [r.reply(FIRST)], "2024-04-06", ReplyState.ANSWERED, "answered on 2024-04-03"),
]


@pytest.mark.parametrize(("_", "replies", "today", "state", "words"), STATES, ids=[s[0] for s in STATES])
def test_how_far_it_has_come(_: str, replies: list[Reply], today: str | None, state: ReplyState, words: str) -> None:
    entries = told([r.request(FIRST)], replies).on(MADE.document.id, FIRST.id)
    status = reply_status(entries, today=today)
    assert (status.state, status.words) == (state, words)


def test_nothing_put_is_said_too() -> None:
    assert reply_status(()).words == "not put to them"


def test_a_reply_travels_with_the_claim_and_changes_nothing_else() -> None:
    marked = mark_replies(MADE, told([], [r.reply(FIRST)]))
    before, after = reported_claims(MADE), reported_claims(marked)
    assert after[0].statement.responses[-1].endswith(f"“{r.WORDS}”")
    assert [c.statement for c in after[1:]] == [c.statement for c in before[1:]]
    assert marked.responses == MADE.responses
    assert build_sheet(marked).summary == build_sheet(MADE).summary


def test_a_long_reply_is_broken_off_in_lists_and_says_so() -> None:
    long = replace(r.reply(FIRST), words="word " * MOST_TOLD)
    (entry,) = told([], [long]).on(MADE.document.id, FIRST.id)
    assert entry.short.endswith("word …” (the reply goes on)")
    assert len(entry.short) < MOST_TOLD + 200


def test_the_sheet_prints_the_reply_at_the_claim_in_every_format() -> None:
    sheet = r.sheet()
    data = sheet_to_json(sheet)
    assert data["claims"][0]["replies"][0]["words"] == r.WORDS
    assert "responses" not in data["claims"][0]["replies"][0]
    page = sheet_to_html(sheet)
    claim = page[page.index(f'id="{FIRST.id}"') : page.index(f'id="{SECOND.id}"')]
    assert '<p class="answer reply">' in claim
    assert r.WORDS in claim
    plain = " ".join(sheet_to_plain(sheet, width=200).split())
    assert "No such choir ever met us. We have the guest book." in plain
    assert data["summary"] == sheet_to_json(build_sheet(MADE))["summary"]


def test_this_is_not_us_is_printed_like_any_reply_with_what_people_made_of_it() -> None:
    flag = r.reply(SECOND, kind=ReplyKind.NOT_US, number=8)
    marked = mark_replies(MADE, find_replies([MADE], [], [flag], {flag.id: ("Judged to be somebody else, by Ana.",)}))
    (note,) = [reason.note for reason in marked.claims[1].reasons if reason.rule == "reply.not_us"]
    assert note.startswith("Tallow Guild says that this is somebody else")
    assert note.endswith("Judged to be somebody else, by Ana.")
