"""Answers about a collection, as lines and as JSON: holders always, control characters never."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ask.answers import ReportName
from sayso.ask.collection_claims import reported_claims
from sayso.ask.collection_search import FoundClaim, FoundSentence, SearchAnswer
from sayso.ask.collection_ties import find_collection_ties
from sayso.ask.collection_timeline import build_collection_timeline
from sayso.export.headings import heading_lines, headings_to_json
from sayso.export.printable import printable
from sayso.export.rows import (
    counted,
    search_lines,
    search_to_json,
    tie_lines,
    ties_to_json,
    timeline_lines,
    timeline_to_json,
    to_json_text,
)
from sayso.model.spans import Span
from sayso.store import ClaimQuery, Heading, Refused
from tests.ask import factories as f

EVIL = "\x1b]0;owned\x07 \x9b31m \u202etxt\u2066 \x00\ud800"
ANALYSIS = f.rehearsal()
CLAIMS = reported_claims(ANALYSIS)
NAME = ReportName.of(ANALYSIS.document)


def answer(**changes: object) -> SearchAnswer:
    found = tuple(FoundClaim(reported=claim, quoted=number < 2) for number, claim in enumerate(CLAIMS))
    made = SearchAnswer(query=ClaimQuery(words="guild"), claims=found, total=len(found), sentences=(), read=1)
    return replace(made, **changes)  # type: ignore[arg-type]


def test_every_quotation_stands_in_a_line_that_begins_with_its_holder() -> None:
    for lines in (
        list(search_lines(answer())),
        list(tie_lines(find_collection_ties([ANALYSIS]))),
        list(timeline_lines(build_collection_timeline([ANALYSIS]))),
    ):
        sentences = {claim.statement.sentence for claim in CLAIMS}
        quoting = [line for line in lines if any(claim.claim.citation.quote in line for claim in CLAIMS)]
        assert quoting
        for line in quoting:
            is_sentence = any(sentence in line for sentence in sentences)
            is_response = any(r in line for claim in CLAIMS for r in claim.statement.responses)
            assert is_sentence or is_response, line


def test_every_claim_in_json_has_holder_standing_quote_and_report() -> None:
    found = [
        *search_to_json(answer())["claims"],
        *(claim for tie in ties_to_json(find_collection_ties([ANALYSIS]))["ties"] for claim in tie["claims"]),
        *(date["claim"] for date in timeline_to_json(build_collection_timeline([ANALYSIS]))["dated"]),
    ]
    for claim in found:
        assert claim["holder"]
        assert claim["standing"]
        assert claim["report"]["id"] == ANALYSIS.document.id
        assert claim["quote"] == " … ".join(f.TEXT[start:end] for start, end in claim["spans"])


def test_claims_found_only_in_their_sentence_stand_under_a_heading() -> None:
    lines = list(search_lines(answer()))
    heading = lines.index("In sentences with these words, but not in the words quoted:")
    assert CLAIMS[1].statement.sentence in "\n".join(lines[:heading])
    assert CLAIMS[2].statement.sentence in "\n".join(lines[heading:])
    assert "In sentences" not in "\n".join(search_lines(answer(query=ClaimQuery(who="guild"))))


def test_the_last_line_counts_and_says_what_is_not_shown() -> None:
    assert list(search_lines(answer()))[-1] == f"{len(CLAIMS)} claims in 1 report."
    assert "narrow the search" in list(search_lines(answer(total=5000)))[-1]
    assert list(search_lines(answer(claims=(), total=0, read=2)))[-1] == "0 claims in 2 reports."


def test_nothing_from_a_page_acts_on_the_terminal() -> None:
    evil = f.document(f"The guild {EVIL.replace(chr(0xD800), '')} met.", title=EVIL, publisher=EVIL)
    analysis = f.analysis([f.claim(evil.text, text=evil.text)], of=evil)
    claim = reported_claims(analysis)[0]
    sentence = FoundSentence(report=claim.report, span=Span(0, 3), text=EVIL)
    found = answer(claims=(FoundClaim(reported=claim, quoted=True),), sentences=(sentence,))
    heading = Heading(
        id="doc-1", given_id=EVIL, title=EVIL, publisher=EVIL, published=EVIL, url=EVIL, extractor="x", sha256="0",
        retrieved_at=None,
    )  # fmt: skip
    refused = Refused(name=EVIL, reason="EmptyInput", message=EVIL, hint=EVIL, detail=EVIL)
    for line in (*search_lines(found), *heading_lines([heading], [refused])):
        assert printable(line) == line
        assert "\n" not in line
    for value in (search_to_json(found), headings_to_json([heading], [refused])):
        text = to_json_text(value)
        assert printable(text) == text
        assert json.loads(text) == json.loads(json.dumps(value))
        text.encode("utf-8")


@given(st.text(st.characters(codec=None)))
def test_json_keeps_every_character_and_none_of_them_acts(text: str) -> None:
    written = to_json_text({"text": text})
    assert json.loads(written) == {"text": text}
    assert printable(written) == written
    written.encode("utf-8")


@pytest.mark.parametrize(("number", "words"), [(0, "0 ties"), (1, "1 tie"), (1200, "1,200 ties")])
def test_numbers_have_their_nouns(number: int, words: str) -> None:
    assert counted(number, "tie") == words
