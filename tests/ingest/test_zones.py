"""Zones: every case file is told as it says, in plain text and as a page; and no word is ever lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.ingest import read_document
from sayso.model.spans import ZoneKind
from tests.ingest.reading import assert_ledger, assert_passages, cases, read, words_in, zones

PIECES = (
    "The council met on Friday.",
    "Click Here To Follow Our Channel",
    "You Might Also Like:",
    "By Mara Quill",
    "Ten Ways To Mend A Net Before Breakfast",
    "PORT ELLERY, 3 March 2024 (Coastal Wire) — ",
    "(Reporting by I. Stell)",
    "“No,” she said.",
    "READ MORE: A goat",
    "Photo: P. Vander",
    *"ADVERTISEMENT|Share on Facebook|Leave a Reply|© 2024|3 March 2024|…|?!|U.S.".split("|"),
    *("\n", "\n\n", "\r\n", " ", "\u00a0", "\u200b"),
    *"<b>|</div>|<p>|<a href=x>|<nav>|</nav>|<!--|-->|<script>|<div hidden>".split("|"),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=25).map("".join)


@pytest.mark.parametrize("case", list(cases("zones")))
def test_a_plain_text_is_told_apart_as_its_case_says(case: dict[str, Any]) -> None:
    document = read(case["text"])
    assert document.text == case["text"]
    assert zones(document, ZoneKind.BODY) == case["zones"]
    assert_ledger(document)
    assert_passages(document)


@given(TEXTS)
def test_no_word_of_a_plain_text_is_lost(text: str) -> None:
    _hold_the_ledger(text.encode("utf-8", errors="replace"))


@given(TEXTS)
def test_no_visible_word_of_a_page_is_lost(text: str) -> None:
    _hold_the_ledger(b"<!doctype html><title>t</title><body>" + text.encode("utf-8", errors="replace"))


@given(st.binary(max_size=300))
def test_any_bytes_end_as_a_document_or_a_refusal(data: bytes) -> None:
    from sayso.ingest import Captured, Refusal, read_bytes

    for outcome in read_bytes(data, name="any"):
        assert isinstance(outcome, Captured | Refusal)


def _hold_the_ledger(data: bytes) -> None:
    try:
        document = read_document(data)
    except InputError:
        return
    assert_ledger(document)
    assert_passages(document)


PAGE = """<!doctype html><html lang="en"><head><title>Ferry returns to Port Ellery | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"></head><body>
<div class="cookie-banner">We use cookies to improve your visit. <button>Accept</button></div>
<header><a href="/">Harbour Post</a></header>
<nav><ul><li><a href="/n">News</a></li><li><a href="/s">Sport</a></li></ul></nav>
<main><article><h1>Ferry returns to Port Ellery</h1>
<p class="standfirst">Nobody was waiting on the quay when it came</p>
<p class="byline">By <a rel="author" href="/mq">Mara Quill</a></p>
<time datetime="2024-03-03T08:00:00Z">3 March 2024</time>
<figure><img src="x" alt="A ferry that nobody sees"><figcaption>The ferry on Sunday.</figcaption></figure>
<p>The ferry returned to Port Ellery on Sunday after a year in the yard, its owner said. Nobody was waiting for it.</p>
<div class="newsletter-signup"><p>Never miss a tide. Sign up for our newsletter</p></div>
<p>The captain, Rollo Finch, waved to the gulls and said that he was glad to be back on the water again.</p>
<p>He will sail again on Monday, if the engine holds. The owner expects that it will hold for many years.</p>
<div class="related-articles"><h3>Related stories</h3><ul><li><a href="/1">Goat found on roof of post office</a></li>
<li><a href="/2">Mayor Hal Bexley opens tea room</a></li></ul></div></article></main>
<aside class="sidebar"><h3>Most read</h3><a href="/3">What your wellies say about you</a></aside>
<footer><p>© 2024 Harbour Post. All rights reserved. Published 9 September 2023.</p></footer></body></html>"""


def test_a_page_is_told_apart_by_its_markup() -> None:
    document = read(PAGE)
    assert_ledger(document)
    assert words_in(document, ZoneKind.TITLE) == "Ferry returns to Port Ellery"
    assert words_in(document, ZoneKind.BYLINE) == "By Mara Quill"
    assert words_in(document, ZoneKind.DATELINE) == "3 March 2024"
    assert words_in(document, ZoneKind.CAPTION) == "The ferry on Sunday."
    body = words_in(document, ZoneKind.BODY)
    assert body.startswith("Nobody was waiting on the quay when it came The ferry returned")
    assert body.endswith("for many years.")
    excluded = " ".join(zone.span.of(document.text) for zone in document.excluded)
    for words in ("cookies", "Sport", "newsletter", "Goat found", "Hal Bexley", "wellies", "All rights reserved"):
        assert words in excluded
        assert words not in body


def test_a_class_around_the_whole_article_does_not_leave_it_out() -> None:
    document = read(PAGE.replace("<main>", '<main><div class="paywall sidebar">').replace("</main>", "</div></main>"))
    body = words_in(document, ZoneKind.BODY)
    assert "The captain, Rollo Finch" in body
    assert "Goat found" not in body


def test_a_page_without_an_article_is_partial_and_says_why() -> None:
    document = read('<html><body><nav><a href="/n">News</a> <a href="/s">Sport</a></nav></body></html>')
    assert document.completeness.value == "partial"
    assert [note.rule for note in document.notes if note.rule.startswith("cut:")] == ["cut:no-article"]


def test_a_fused_promo_line_is_found_inside_a_page_too() -> None:
    glued = PAGE.replace("for many years.", "for many years.Click Here To Follow Our Channel")
    document = read(glued)
    assert words_in(document, ZoneKind.BODY).endswith("for many years.")
    assert "Click Here To Follow Our Channel" in words_in(document, ZoneKind.PROMO)


def test_readers_comments_are_no_part_of_the_article() -> None:
    comment = (
        '<section id="comments"><p>bargeman42: I was there. It was three hours, not two, believe me.</p></section>'
    )
    document = read(PAGE.replace("</article>", f"</article>{comment}"))
    assert "bargeman42" not in words_in(document, ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.TITLE)
    assert "bargeman42" in words_in(document, ZoneKind.BOILERPLATE)
