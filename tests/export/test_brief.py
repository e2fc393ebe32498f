"""A brief as HTML, Markdown, PDF and JSON: text stays text, everything has its holder, and bytes do not change."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from sayso.ask.brief import BriefAsked, make_brief
from sayso.ask.brief_answers import Brief
from sayso.ask.story_statements import answer_story
from sayso.errors import Unavailable
from sayso.export import brief_pdf
from sayso.export.brief_html import brief_to_html
from sayso.export.brief_json import brief_to_json
from sayso.export.brief_markdown import brief_to_markdown, escaped
from sayso.export.brief_page import runs
from sayso.model.documents import Basis, Stated
from tests.ask import story_factories as f

HOSTILE = (
    "<script>alert(1)</script> [x](javascript:alert(1)) ![y](http://evil.example/p.png) `code` | & https://a.example"
)


@pytest.fixture
def brief() -> Brief:
    return make_brief([answer_story(f.bell_story())], BriefAsked(about="everything"))


@pytest.fixture
def hostile() -> Brief:
    """A brief whose titles and outlets are hostile."""
    reports = tuple(
        replace(
            held,
            analysis=replace(
                held.analysis,
                document=replace(
                    held.analysis.document,
                    title=Stated(value=HOSTILE, basis=Basis.META),
                    publisher=Stated(value=HOSTILE, basis=Basis.META),
                    url=Stated(value="javascript:alert(1)", basis=Basis.META),
                ),
            ),
        )
        for held in f.REPORTS
    )
    return make_brief([answer_story(f.bell_story(reports=reports))], BriefAsked(about=HOSTILE))


def page_of(brief: Brief) -> LexborHTMLParser:
    return LexborHTMLParser(brief_to_html(brief))


# HTML


def test_a_page_runs_and_fetches_nothing(hostile: Brief) -> None:
    page = page_of(hostile)
    policy = page.css_first("meta[http-equiv=Content-Security-Policy]")
    assert policy is not None
    assert "default-src 'none'; style-src 'sha256-" in (policy.attributes["content"] or "")
    assert not page.css("script, img, iframe, link, object, form")
    assert all((link.attributes["href"] or "").startswith("#") for link in page.css("a"))
    assert not page.css("[style], [onclick], [onerror]")
    assert not any("url(" in style.text() for style in page.css("style"))


def test_every_line_of_a_page_begins_with_its_holder_and_says_how_it_stands(brief: Brief) -> None:
    lines = page_of(brief).css("li.bline")
    assert len(lines) == len(brief.lines)
    for line in lines:
        holder = line.css_first(".holder")
        assert holder is not None
        assert holder.text(strip=True)
        assert line.css_first(".facts .st") is not None
        assert line.attributes["data-claim"]


def test_every_note_that_is_named_is_there(brief: Brief) -> None:
    page = page_of(brief)
    wanted = {(link.attributes["href"] or "")[1:] for link in page.css("a.fn")}
    assert wanted
    assert wanted <= {node.attributes["id"] for node in page.css("[id]")}


def test_a_note_has_outlet_date_words_hash_and_place(brief: Brief) -> None:
    note = page_of(brief).css_first("#note-1")
    assert note is not None
    told = note.text()
    first = brief.notes[0]
    for part in (first.report.publisher, first.report.published, first.quote, first.sha256[:16], f"{first.start}–"):
        assert part is not None
        assert part in told


def test_the_whole_hash_of_each_capture_is_in_the_list_of_reports(brief: Brief) -> None:
    told = page_of(brief).css_first("#reports")
    assert told is not None
    assert all(report.sha256 in told.text() for report in brief.reports)


def test_an_answer_is_as_large_as_what_it_answers() -> None:
    from sayso.export.html import read_style

    sizes = re.findall(r"\.bline \.(says|answer)(?:, [^{]*)? \{ font-size: ([\d.]+rem)", read_style("brief.css"))
    assert dict(sizes)["says"] == dict(sizes)["answer"]


# Markdown


def test_markdown_shows_words_and_never_acts_on_them(hostile: Brief) -> None:
    text = brief_to_markdown(hostile)
    assert "<script>" not in text
    assert "](" not in text.replace("\\](", "")
    assert "![" not in text.replace("\\!\\[", "")
    assert "http://" not in text
    assert "https://" not in text


@pytest.mark.parametrize(
    "words", ["a *b* _c_", "# x", "1. x", "- x", "> x", "www.a.example", "a@b.example", "x | y", "\\"]
)
def test_escaped_words_have_no_character_that_begins_markup(words: str) -> None:
    told = escaped(words)
    assert re.sub(r"\\([^\w\s])", r"\1", told) == words or told.replace("\\", "") == words.replace("\\", "")
    assert not re.search(r"(?<!\\)[*_`<>|\[\]#@]", told)


def test_every_footnote_of_markdown_is_defined_once(brief: Brief) -> None:
    text = brief_to_markdown(brief)
    used = set(re.findall(r"(?<!^)\[\^(\d+)\](?!:)", text, re.MULTILINE))
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert used == set(defined)
    assert len(defined) == len(set(defined))


# JSON


def test_json_never_has_a_quotation_without_its_holder_and_standing(brief: Brief) -> None:
    value = brief_to_json(brief)
    for part in value["parts"]:
        for group in part["groups"]:
            for line in group["lines"]:
                assert line["statement"].startswith(line["lead"]["holder"])
                for said in (line["lead"], *line["also"], *line["against"]):
                    assert said["holder"]
                    assert said["standing"]
                    assert said["quote"] in said["sentence"]
    assert json.loads(json.dumps(value)) == value


# PDF


def pdf_or_skip(brief: Brief) -> bytes:
    try:
        return brief_pdf.brief_to_pdf(brief)
    except Unavailable as error:
        pytest.skip(str(error))


def test_the_same_brief_is_the_same_pdf_to_the_byte(hostile: Brief) -> None:
    assert pdf_or_skip(hostile) == pdf_or_skip(hostile)


def test_a_pdf_holds_no_action_no_link_out_and_no_clock(hostile: Brief) -> None:
    data = pdf_or_skip(hostile)
    assert data.startswith(b"%PDF")
    for forbidden in (b"/JavaScript", b"/JS ", b"/URI", b"/Launch", b"/CreationDate", b"/ModDate", b"/EmbeddedFile"):
        assert forbidden not in data


def test_a_pdf_shows_what_a_title_says_as_text(hostile: Brief) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(pdf_or_skip(hostile))
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "<script>alert(1)</script>" in re.sub(r"\s+", " ", text)


def test_nothing_is_fetched_for_a_pdf() -> None:
    with pytest.raises(ValueError, match="nothing is fetched"):
        brief_pdf.refuse("http://evil.example/x.png")


def test_what_is_missing_for_a_pdf_is_said_in_a_sentence(brief: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    with pytest.raises(Unavailable, match="PDF cannot be made here") as caught:
        brief_pdf.brief_to_pdf(brief)
    assert "sayso[pdf]" in caught.value.hint
    assert "pango" in caught.value.hint


@pytest.mark.parametrize(
    ("numbers", "told"), [([], ()), ([3], ((3, 3),)), ([1, 2, 3, 7], ((1, 3), (7, 7))), ([2, 1, 2], ((1, 2),))]
)
def test_numbers_of_notes_are_told_as_stretches(numbers: list[int], told: tuple[tuple[int, int], ...]) -> None:
    assert runs(numbers) == told
