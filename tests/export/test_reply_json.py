"""What was put and answered as JSON: exactly the fields that docs/replies.md promises."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from sayso.ask.replies import ReplyState, ReplyStatus
from sayso.ask.reply_book import Exchange
from sayso.export.reply_json import book_lines, book_to_json
from tests.ask import factories as f
from tests.ask import reply_factories as r

PROMISE = Path(__file__).parents[2] / "docs" / "replies.md"


def exchange() -> Exchange:
    claim = f.rehearsal().claims[0]
    asked = r.request(claim)
    return Exchange(
        id=asked.id,
        party=asked.party,
        who=None,
        request=asked,
        replies=(r.reply(claim, to=asked),),
        claims=(),
        lost=("“Pool opens early”",),
        flags=(),
        status=ReplyStatus(state=ReplyState.ANSWERED, words="answered on 2024-04-03"),
    )


def test_every_field_is_documented_and_every_documented_field_exists() -> None:
    (found,) = book_to_json([exchange()])["exchanges"]
    documented = set(re.findall(r"^\| `exchanges\[\]\.(\w+)", PROMISE.read_text("utf-8"), re.MULTILINE))
    assert documented == set(found)
    rows = PROMISE.read_text("utf-8")
    for name, entry in (("request", found["request"]), ("replies", found["replies"][0])):
        row = next(line for line in rows.splitlines() if line.startswith(f"| `exchanges[].{name}"))
        assert set(entry) == set(re.findall(r"`(\w+)`", row)) & set(entry)
    assert len(fields(Exchange)) + 1 == len(found)


def test_lines_have_both_sides_in_their_words() -> None:
    told = "\n".join(book_lines([exchange()]))
    assert "Put to Tallow Guild on 2024-04-01 by e-mail, for an answer by 2024-04-05. By Ana." in told
    assert "“Did you meet the choir?”" in told
    assert "Tallow Guild denies it, in a reply to us of 2024-04-03; put to them on 2024-04-01:" in told
    assert "no claim is left of the words “Pool opens early”" in told
    assert told.endswith("1 entry, 0 without an answer.")
