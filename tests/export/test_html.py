"""A claim sheet as a page: whole, escaped, self-contained, neutral, and with nothing on it that stands bare."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from sayso.ask.sheet import build_sheet
from sayso.ask.wording import loaded_words, outside_quotation
from sayso.export.html import LIGHT_UP, sheet_to_html
from sayso.export.layout import FOLDED, build_page
from sayso.export.page import Furniture, Paragraph
from sayso.model.claims import Argument, Standing
from sayso.model.spans import Span, ZoneKind
from tests.ask import factories as f

HOSTILE = "</style><script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}\u202e\x1b[31m"


def html() -> str:
    return sheet_to_html(build_sheet(f.rehearsal(), inferred_ties=True))


def tree() -> LexborHTMLParser:
    return LexborHTMLParser(html())


def text_of(page: LexborHTMLParser) -> str:
    body = page.body
    assert body is not None
    return " ".join(body.text(separator=" ").split())


def test_the_same_sheet_is_the_same_page() -> None:
    assert html() == html()


def test_the_summary_line_stands_on_the_page_word_for_word() -> None:
    line = tree().css_first("p.line")
    assert line is not None
    assert line.text().strip() == build_sheet(f.rehearsal()).summary.line


def test_every_number_of_the_line_is_a_door_to_its_list() -> None:
    page = tree()
    links = [node.attributes["href"] for node in page.css("p.line a")]
    assert links == [
        f"#count-{key}"
        for key in ("credited_outlets", "unnamed_groups", "agentless_cues", "general_denials", "no_comments")
    ]


def test_every_link_leads_to_something_on_the_page() -> None:
    page = tree()
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    targets = [node.attributes["href"] or "" for node in page.css("a[href]")]
    assert targets
    assert {target.removeprefix("#") for target in targets} <= set(ids)


def test_what_the_collection_holds_on_a_claim_stands_below_it_and_nowhere_else() -> None:
    found = LexborHTMLParser(sheet_to_html(replace(build_sheet(f.rehearsal()), elsewhere=(f.elsewhere(),))))
    (line,) = found.css(".elsewhere")
    claim = line.parent.parent if line.parent is not None else None
    assert claim is not None
    assert claim.attributes["id"] == f.elsewhere().claim
    assert f.elsewhere().sentence in " ".join(line.text().split())
    assert not tree().css("p.elsewhere")


def test_what_people_decided_stands_at_the_claim() -> None:
    sheet = replace(build_sheet(f.rehearsal()), reviews=f.reviewed())
    found = LexborHTMLParser(sheet_to_html(sheet))
    lines = [" ".join(line.text().split()) for line in found.css("p.decided")]
    assert lines == [f"people {review.sentence}" for review in sheet.reviews if review.claim]
    assert f"of {len(sheet.claims)} claims people confirmed 1, corrected 1" in sheet_to_html(sheet)
    assert not tree().css("p.decided")


def test_the_page_asks_for_nothing_from_anywhere() -> None:
    page = html()
    assert not re.search(r"(?:src|href|url\(|@import|action)\s*=?\s*[\"'(]?\s*(?:https?:)?//", page)
    assert not LexborHTMLParser(page).css("script, img, iframe, object, embed, link, form, video, audio")
    assert " style=" not in page
    assert "onclick" not in page


def test_the_policy_allows_the_page_s_own_style_and_nothing_else() -> None:
    page = html()
    style = page[page.index("<style>") + 7 : page.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    found = LexborHTMLParser(page).css_first('meta[http-equiv="Content-Security-Policy"]')
    assert found is not None
    assert found.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_every_claim_is_a_sentence_that_begins_with_its_holder() -> None:
    sheet = build_sheet(f.rehearsal())
    page = tree()
    for statement in sheet.statements:
        node = page.css_first(f"#{statement.claim} .says")
        assert node is not None
        shown = " ".join(node.text().split())
        assert shown.startswith(f"{statement.holder} {statement.verb}: “")
        assert shown.removesuffix(".") == statement.sentence.removesuffix(".")


def test_every_claim_shows_its_standing_as_a_word_and_its_answers_at_its_side() -> None:
    sheet = build_sheet(f.rehearsal())
    page = tree()
    for claim, statement in zip(sheet.claims, sheet.statements, strict=True):
        node = page.css_first(f"#{claim.id}")
        assert node is not None
        assert node.css_first(f".st.{claim.standing.value}") is not None
        said = [answer for answer in statement.responses if not answer.startswith("No response from")]
        assert [" ".join(n.text().split()) for n in node.css(".answer")] == said
        silent = node.css_first(".silent")
        assert (silent is not None) == (len(said) < len(statement.responses))


def test_no_word_of_the_article_is_missing_from_the_page() -> None:
    page = tree()
    article = page.css_first("#article")
    assert article is not None
    for node in article.css(".ref, .notes, .why, .reason, h2, summary"):
        node.decompose()
    assert "".join(article.text().split()) == "".join(f.TEXT.split())


def test_what_was_left_out_is_struck_in_its_place_with_its_reason() -> None:
    page = tree()
    cut = page.css_first(".words .cut")
    assert cut is not None
    assert "Sign Up For Our Newsletter" in cut.text()
    assert "left out: a call to sign up" in cut.text()
    assert cut.attributes["tabindex"] == "0"


def test_sayso_s_own_words_on_the_page_are_neutral() -> None:
    page = LexborHTMLParser(html())
    for node in page.css("style, .words, .furniture"):
        node.decompose()
    assert loaded_words(outside_quotation(text_of(page))) == ()


def test_there_is_no_score_and_no_verdict() -> None:
    assert not re.search(r"\b(?:score|risk|credib\w+|reliab\w+|probab\w+|%|percent|true|false|AI)\b", _own_words())


def _own_words() -> str:
    page = LexborHTMLParser(html())
    for node in page.css("style, .words, .furniture, footer, #legend"):
        node.decompose()
    return outside_quotation(text_of(page))


def test_what_is_unknown_is_printed_and_not_left_blank() -> None:
    text = text_of(tree())
    for words in ("title not stated", "outlet not stated", "undated", "no byline", "not stated", "No response from"):
        assert words in text


def test_landmarks_headings_and_labels_are_there() -> None:
    page = tree()
    assert len(page.css("main")) == len(page.css("header")) == len(page.css("h1")) == len(page.css("footer")) == 1
    assert page.css_first("html[lang=en]") is not None
    assert page.css_first("a.skip") is not None
    for section in page.css("section"):
        heading = section.css_first(f"#{section.attributes['aria-labelledby']}")
        assert heading is not None
        assert heading.tag == "h2"


def test_names_are_kept_apart_from_the_direction_of_the_text_around_them() -> None:
    assert len(tree().css("bdi")) > 20


class TestHostileWords:
    """Text from pages is text."""

    def sheet(self) -> str:
        document = f.document(HOSTILE + " rang.", title=HOSTILE, publisher=HOSTILE, published="2024")
        claim = f.claim(HOSTILE + " rang", text=HOSTILE + " rang.", subject=Argument(name=HOSTILE))
        return sheet_to_html(build_sheet(f.analysis([claim], of=document)))

    def test_markup_is_shown_and_never_read(self) -> None:
        page = LexborHTMLParser(self.sheet())
        assert not page.css("script, img")
        assert len(page.css("style")) == 1
        assert "{{ 7*7 }}" in text_of(page)

    def test_characters_that_act_are_not_on_the_page(self) -> None:
        assert not re.search("[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069]", self.sheet())


class TestFurniture:
    """What was left out between paragraphs."""

    def blocks(self, *sizes: int, body_first: bool = False) -> Iterator[Paragraph | Furniture]:
        words = ["word " * size for size in sizes]
        lines = [line.strip() for line in words]
        text = "\n".join((["Body text."] if body_first else []) + lines + ["Body again."])
        spans, start = [], 0
        for line in text.split("\n"):
            spans.append(Span(start, start + len(line)))
            start += len(line) + 1
        kinds = [ZoneKind.BODY if s.of(text).startswith("Body") else ZoneKind.BOILERPLATE for s in spans]
        document = f.document(text, [f.zone(s, k) for s, k in zip(spans, kinds, strict=True)])
        yield from build_page(build_sheet(f.analysis([], of=document))).paragraphs

    def test_pieces_that_follow_each_other_are_one_and_folded_before_the_article(self) -> None:
        first, second = self.blocks(2, 3)
        assert isinstance(first, Furniture)
        assert (len(first.items), first.words, first.folded) == (2, 5, True)
        assert isinstance(second, Paragraph)

    @pytest.mark.parametrize(("words", "folded"), [(3, False), (FOLDED, False), (FOLDED + 1, True)])
    def test_after_it_only_much_is_folded(self, words: int, folded: bool) -> None:
        _, furniture, _ = self.blocks(words, body_first=True)
        assert isinstance(furniture, Furniture)
        assert furniture.folded is folded


def test_a_page_of_very_many_claims_does_not_carry_a_rule_for_each() -> None:
    claims = [f.claim("a private rehearsal", family=str(n)) for n in range(LIGHT_UP + 1)]
    assert ":hover) .k0" not in sheet_to_html(build_sheet(f.analysis(claims)))
    assert ":hover) .k0" in html()


def test_an_article_without_claims_is_a_page_all_the_same() -> None:
    page = LexborHTMLParser(sheet_to_html(build_sheet(f.analysis([], of=f.document("Nothing was said.")))))
    assert "no claims found" in text_of(page)
    assert "nothing was left out" in text_of(page)


def test_a_denied_tie_begins_with_the_word() -> None:
    (row,) = [row for row in build_page(build_sheet(f.rehearsal())).ties if row.standing == Standing.DENIED]
    assert row.lead == "denied:"
    assert "denied:" in text_of(tree())


def test_dates_without_any_year_are_listed_without_a_line_of_years() -> None:
    claim = f.claim("a private rehearsal", time=f.timex("recently", "XXXX-11-30", "XXXX-11-30"))
    page = LexborHTMLParser(sheet_to_html(build_sheet(f.analysis([claim]))))
    row = page.css_first("#time tbody tr")
    assert row is not None
    assert "XXXX-11-30" in row.text()
    assert page.css_first("#time svg") is None
