"""How a claim stands in a list: with its holder, its standing and its answers, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sayso.ask.answers import AttributedStatement, ReportName
from sayso.ask.index_answers import DateWords, Line, NameRef, Origins, TieGroup
from sayso.model.claims import Stance, Standing
from sayso.web.pages import make_environment

REPORT = ReportName(id="doc-1", title="Cheese <b>missing</b>", publisher="Quay Gazette", published="2024-03-04")
SAID = AttributedStatement(
    claim="clm-1",
    holder="Odile Marsh, per this article,",
    verb="says",
    caution="(under “reportedly”)",
    quote="the guild paid the <i>choir</i>",
    standing=Standing.HEARSAY,
    stance=Stance.PR_POS,
    responses=("The choir denies this: “We were not paid”.", "No response from Tallow Guild in this report."),
    report="Quay Gazette",
)
ORIGINS = Origins(
    reports=3,
    outlets=2,
    origins=1,
    parties=0,
    established=1,
    support="single source",
    contest="uncontested",
    lifecycle="live",
)
LINE = Line(
    report=REPORT,
    statement=SAID,
    kind="event",
    family="funds",
    evidence="none_stated",
    when=DateWords(words="in March", start="2024-03", end="2024-03"),
    place="Saltby",
    place_note="as written",
    step="charge",
    decided=("Confirmed by IM on 2024-03-09.",),
    proposition="prp-1",
    origins=ORIGINS,
)
TIE = TieGroup(
    a=NameRef(name="Tallow Guild", who="who-a"),
    b=NameRef(name="the Front of Quays", who="who-b"),
    relation="funds",
    phrase="pays for",
    directed=True,
    standing="denied",
    denied=True,
    presupposed=False,
    inferred=False,
    reports=3,
    outlets=2,
    origins=1,
    established=1,
    lead=LINE,
)


def laid_out(call: str, **values: object) -> LexborNode:
    """Return what a macro of lines.html makes."""
    template = make_environment().from_string('{% import "lines.html" as lines %}{{ ' + call + " }}")
    body = LexborHTMLParser(template.render(**values)).body
    assert body
    return body


def words_of(node: LexborNode | None) -> str:
    assert node
    return " ".join(node.text().split())


def test_a_line_begins_with_its_holder_and_carries_all_that_belongs_to_it() -> None:
    node = laid_out("lines.line(line)", line=LINE).css_first("[data-claim]")
    assert node is not None
    assert node.attributes["data-claim"] == "clm-1"
    assert node.attributes["data-standing"] == "hearsay"
    text = words_of(node)
    assert text.startswith("Charge Odile Marsh, per this article, says: “the guild paid the <i>choir</i>”")
    for words in (
        "(under “reportedly”)",
        "The choir denies this: “We were not paid”.",
        "No response from Tallow Guild in this report.",
        "people Confirmed by IM on 2024-03-09.",
        "Quay Gazette, 2024-03-04 hearsay, event “in March” → 2024-03 Saltby (as written) evidence: not stated",
        "single source: 3 reports, 2 outlets, 1 origin, 1 established; uncontested",
    ):
        assert words in text
    assert [a.attributes["href"] for a in node.css("a")] == ["/reports/doc-1#clm-1", "/propositions/prp-1?story=doc-1"]


def test_the_title_of_a_report_is_no_line_of_its_own() -> None:
    """A headline is a claim that nobody here is seen to make."""
    assert "missing" not in words_of(laid_out("lines.line(line)", line=LINE))


def test_what_is_not_stated_is_said_to_be_so() -> None:
    bare = replace(
        LINE,
        report=replace(REPORT, publisher=None, published=None),
        statement=replace(SAID, responses=()),
        when=None,
        place=None,
        origins=None,
        step="",
        decided=(),
    )
    text = words_of(laid_out("lines.line(line)", line=bare))
    assert "No response to this found in this report" in text
    assert "outlet not stated, undated hearsay, event undated evidence: not stated" in text


@pytest.mark.parametrize("standing", list(Standing))
def test_every_standing_has_its_word_in_the_line(standing: Standing) -> None:
    line = replace(LINE, statement=replace(SAID, standing=standing))
    node = laid_out("lines.line(line)", line=line).css_first(f".ln.{standing.value} .st.{standing.value}")
    assert words_of(node)


def test_words_that_were_looked_for_are_marked_inside_the_quotation() -> None:
    node = laid_out("lines.line(line, 'guilds Chöir odile')", line=LINE)
    assert [mark.text() for mark in node.css("mark")] == ["guild", "choir"]
    assert all(mark.parent and mark.parent.attributes["class"] == "quote" for mark in node.css("mark"))


def test_a_denied_tie_begins_with_the_word_and_is_struck() -> None:
    row = laid_out("lines.ties([tie])", tie=TIE).css_first("tr.tie")
    assert row is not None
    assert "denied" in (row.attributes["class"] or "")
    assert row.attributes["data-claim"] == "clm-1"
    text = words_of(row)
    assert text.startswith("denied: Tallow Guild pays for “the Front of Quays”")
    assert "Odile Marsh, per this article, says: “the guild paid" in text
    assert "The choir denies this: “We were not paid”." in text
    assert "1 established origin" in text
    assert "undated" in text


def test_a_tie_that_somebody_denies_says_so_whatever_its_own_standing() -> None:
    row = laid_out("lines.ties([tie])", tie=replace(TIE, standing="asserted")).css_first("tr.tie")
    assert "somebody denies it" in words_of(row)


def test_a_tie_with_somebody_who_has_no_page_leads_to_its_report() -> None:
    row = laid_out("lines.ties([tie])", tie=replace(TIE, b=NameRef(name="a 43-year-old director"))).css_first("tr.tie")
    assert row is not None
    assert {"/ties/who-a/None"}.isdisjoint(a.attributes["href"] for a in row.css("a"))
    door = row.css_first("td.num a")
    assert door is not None
    assert door.attributes["href"] == "/reports/doc-1#clm-1"


def denial(claim: str = "clm-9", report: str = "doc-9") -> Line:
    """A denial in some report."""
    said = replace(SAID, claim=claim, holder="The Marrow Choir,", verb="denies", quote="no money came", responses=())
    name = replace(REPORT, id=report, publisher="Saltby Echo")
    return replace(LINE, report=name, statement=replace(said, standing=Standing.DENIED))


def test_a_denial_of_another_report_stands_beside_what_it_denies() -> None:
    node = laid_out("lines.line(line, against=all)", line=LINE, all={"prp-1": (denial(),)})
    against = node.css_first("[data-claim=clm-1] .against[data-claim=clm-9]")
    assert words_of(against).startswith("denied The Marrow Choir, denies: “no money came”")
    assert "Saltby Echo, 2024-03-04" in words_of(against)


def test_a_denial_of_the_same_report_is_told_once() -> None:
    node = laid_out("lines.line(line, against=all)", line=LINE, all={"prp-1": (denial(report="doc-1"),)})
    assert node.css_first(".against") is None


def test_a_denial_is_not_set_against_itself() -> None:
    node = laid_out("lines.line(line, against=all)", line=denial(), all={"prp-1": (denial("clm-8", "doc-8"),)})
    assert node.css_first(".against") is None


def test_a_relation_in_the_reports_own_words_is_quoted() -> None:
    row = laid_out("lines.ties([tie])", tie=replace(TIE, relation="other", phrase="to have visited")).css_first(
        "tr.tie"
    )
    assert words_of(row).startswith("denied: Tallow Guild “to have visited” “the Front of Quays”")
