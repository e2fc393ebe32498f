"""Eight people and what each comes for (TRADECRAFT, section 1), done in a browser on the bundled story.

Each test does what that person does, from the first page on, and looks for what must be there and what would make them
close the tab.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Open

COURIER = "Cheese guild and Sarrow dairy in talks over Skerrow Blue name"
HARBOUR_POST = "Skerrow Blue to be shared in 31-million-crown deal"
UNION = "Merrin Dairy Union"
NEVER = re.compile(
    r"credib|trustworth|\bscore|\brisk\b|\bfake\b|verdict: |(sources|reports) agree|\d ?% (sure|certain|likely|true)",
    re.IGNORECASE,
)
"""What none of them may ever read: a score, a verdict, a count of reports in place of origins."""
WIDE = {"width": 1280, "height": 900}


def words(place: Page | Locator) -> str:
    """Return what is read in a place, without line breaks."""
    found = place.locator("main") if isinstance(place, Page) else place
    return " ".join(found.inner_text().split())


def follow(way: Locator) -> None:
    """Click on what leads to another page, and wait until it is there."""
    with way.page.expect_navigation():
        way.click()


@pytest.fixture
def desktop(look: Open) -> Iterator[Page]:
    """A screen at the first page of the room; wherever one ends, nothing there was a verdict."""
    page = look("/", viewport=WIDE)
    yield page
    assert not NEVER.search(words(page)), NEVER.search(words(page))


def open_report(page: Page, title: str) -> None:
    """Go to a report by the list of all reports."""
    page.goto("/reports")
    follow(page.get_by_role("link", name=title).first)
    expect(page.locator("h1")).to_contain_text(title)


def open_story(page: Page) -> None:
    follow(page.locator("nav.places").get_by_role("link", name="Stories"))
    follow(page.get_by_role("link", name=COURIER))


def test_a_fact_checker_takes_a_report_apart(desktop: Page) -> None:
    """One line first, then every claim with holder and standing; tensions and gaps; the page's noise struck out."""
    open_report(desktop, COURIER)
    line = words(desktop.locator(".line").first)
    assert "2 unnamed groups" in line
    assert "1 declined to comment" in line
    assert "core event undated" in line
    claims = desktop.locator(".beside [data-claim]")
    assert claims.count() == desktop.locator("[data-claim]").count() == 30
    for told in claims.all():
        assert told.locator(".holder").count() >= 1, words(told)
        assert told.locator(".st").first.inner_text().strip(), words(told)
    visited = claims.filter(has_text="is said to have visited the union’s headquarters")
    assert "Nobody named: it is passed on" in words(visited)
    assert "hearsay" in words(visited)
    assert words(desktop.locator("#not-said")).count("?") >= 3
    assert "promo" in words(desktop.locator("#left-out")).lower()
    noise = desktop.locator("#article .cut").filter(has_text="Get the best of the Courier")
    assert "line-through" in noise.first.evaluate("node => getComputedStyle(node).textDecorationLine")
    assert claims.filter(has_text="Get the best of the Courier").count() == 0
    desktop.keyboard.press("j")
    first = desktop.locator("[data-claim]:focus")
    assert first.get_attribute("id") == claims.first.get_attribute("id")
    assert f"#{first.get_attribute('id')}" in desktop.url


def test_a_reporter_asks_whether_eight_stories_are_eight_sources(desktop: Page) -> None:
    """Origins are counted and not reports; every edge says what it is, with its words; changes have their kinds."""
    open_story(desktop)
    counted = words(desktop.locator(".count-line"))
    assert re.search(r"8 reports, 7 outlets, \d+ origins", counted)
    tree = desktop.locator("svg.tree")
    expect(tree).to_be_visible()
    assert tree.locator("[data-report]").count() == 8
    kinds = {edge.get_attribute("class") for edge in tree.locator(".edge").all()}
    assert any("credited" in (kind or "") for kind in kinds)
    assert any("same-wording" in (kind or "") for kind in kinds)
    for edge in desktop.locator(".edge-line.same-wording").all():
        assert edge.locator(".proof").count() >= 1, "taken for a copy without the words that show it"
    assert "reprint" in words(desktop.locator("ol.told").first)
    follow(desktop.get_by_role("link", name="Drift table").first)
    table = desktop.locator("table.drift")
    assert table.locator("thead th").count() >= 4
    assert "date changed" in words(table)
    assert "2019" in words(table)
    assert "2018" in words(table)


def test_a_researcher_gets_events_no_finer_than_the_words(desktop: Page, work: Open) -> None:
    """Dates and places with their precision, what is too vague on its shelf, and the same ids the next time."""
    follow(desktop.locator("nav.places").get_by_role("link", name="Timeline"))
    dated = desktop.locator("#dated [data-claim]")
    assert dated.count() > 10
    shelf = desktop.locator("#undated [data-claim]")
    assert shelf.count() >= 1
    for told in shelf.all():
        assert "undated" in words(told)
    month = desktop.locator("#ahead [data-claim]").filter(has_text="as early as next month")
    assert "2025-06" in words(month.first)
    assert not re.search(r"2025-06-\d\d", words(month.first))
    ids = [told.get_attribute("data-claim") for told in dated.all()]
    elsewhere = work("/timeline")
    assert [told.get_attribute("data-claim") for told in elsewhere.locator("#dated [data-claim]").all()] == ids
    follow(desktop.locator("nav.places").get_by_role("link", name="Places"))
    assert "not known how large" in words(desktop)
    assert desktop.locator("svg.dots a").count() == 1, "only a named town has a dot"
    follow(desktop.locator("nav.places").get_by_role("link", name="Review"))
    assert desktop.get_by_role("link", name=re.compile("reprint")).count() >= 1


def test_an_analyst_looks_a_name_up(desktop: Page) -> None:
    """Who reports say it is, in their words, and no answer where there is none; never a match on the name alone."""
    follow(desktop.locator("nav.places").get_by_role("link", name="Names"))
    desktop.get_by_label("Words of the name").fill("Ferrow")
    follow(desktop.get_by_role("button", name="Show"))
    rows = desktop.get_by_role("row").filter(has_text="Tomas Ferrow")
    assert rows.count() > 1, "one name is not one person"
    follow(rows.first.get_by_role("link", name="Tomas Ferrow"))
    assert "told of as “" in words(desktop)
    assert "No response from Tomas Ferrow" in words(desktop)
    assert "probably the same" in words(desktop.locator("#written"))
    for told in desktop.locator("#said-of [data-claim]").all():
        assert words(told.locator(".holder").first)
    desktop.goto("/names?words=Odo+Perrin")
    assert "No name with “Odo Perrin” is listed" in words(desktop)
    assert "14 reports were read" in words(desktop)
    assert not re.search(r"\b(match|hit)(es|s)?\b", words(desktop), re.IGNORECASE)


def test_a_think_tank_takes_a_brief_home(desktop: Page) -> None:
    """Facts apart from assessments, origins counted, notes with exact words and capture; the same again tomorrow."""
    follow(desktop.locator("nav.places").get_by_role("link", name="Briefs"))
    row = desktop.get_by_role("listitem").filter(has_text=COURIER)
    follow(row.get_by_role("link", name="brief", exact=True))
    told = words(desktop)
    run = re.search(r"run ([0-9a-f]{12})", told)
    assert run
    headings = [heading.inner_text().lower() for heading in desktop.locator("h2").all()]
    events = next(at for at, heading in enumerate(headings) if heading.startswith("reported events"))
    assessments = next(at for at, heading in enumerate(headings) if "assess" in heading or "make of it" in heading)
    assert events < assessments
    assert re.search(r"\d+ origins?", told)
    note = desktop.locator("#note-1")
    assert re.search(r"[0-9a-f]{12}", words(note)), "the capture is named by its hash"
    assert "“" in words(note)
    with desktop.expect_download() as download:
        desktop.get_by_role("button", name="Markdown").click()
    taken = download.value.path().read_text("utf-8")
    assert run[1] in taken
    desktop.reload()
    assert f"run {run[1]}" in words(desktop)


def test_a_lawyer_reads_a_draft_against_the_reports(desktop: Page) -> None:
    """By named subject, every damaging statement with its reply; a draft that says more than any source is flagged."""
    follow(desktop.locator("nav.places").get_by_role("link", name="Briefs"))
    row = desktop.get_by_role("listitem").filter(has_text=COURIER)
    follow(row.get_by_role("link", name="legal read sheet"))
    subjects = desktop.locator("section.subject")
    assert subjects.count() > 1
    for item in desktop.locator("section.subject .lines > li").all():
        assert item.locator("[data-claim]").count() or item.get_attribute("data-claim")
        assert re.search(r"put to them|answer|respon", words(item)), words(item)[:200]
    desktop.goto("/briefs/check")
    desktop.get_by_label("The draft").fill(
        "The Skerrow Cheese Guild and the Merrin Dairy Union have signed an agreement to share the name Skerrow Blue."
    )
    follow(desktop.get_by_role("button", name="Check it"))
    flagged = desktop.locator("li.flagged")
    expect(flagged).to_have_count(1)
    assert flagged.locator(".flag-name").count() >= 1


def test_a_corrections_desk_sees_what_rested_on_a_withdrawn_story(desktop: Page) -> None:
    """How far it reaches, in numbers that open; what falls stays readable, and does not look alive; a notice."""
    follow(desktop.locator("nav.places").get_by_role("link", name="Corrections"))
    taken_back = desktop.get_by_role("listitem").filter(has_text="retraction").filter(has_text="The Harbour Post")
    follow(taken_back.get_by_role("link", name="what rests on it").first)
    told = words(desktop)
    assert re.search(r"1 report → \d+ derived → \d+ claims lose an origin \(\d+ have none left\) → \d+ exported", told)
    assert desktop.locator("article.fall").count() >= 1
    assert "none left" in told
    assert "Correction" in desktop.get_by_label("Text of a notice for The Harbour Post").input_value()
    open_report(desktop, HARBOUR_POST)
    assert "This report was taken back" in words(desktop)
    assert desktop.locator("[data-claim]").count() > 10, "the claims are still there"


def test_somebody_who_is_named_answers(work: Open) -> None:
    """They read attributed statements only, answer one, and stand beside it at the same size; so does "not us"."""
    page = work("/names?words=Merrin+Dairy", viewport=WIDE)
    follow(page.get_by_role("link", name=UNION).first)
    assert "Nothing here is sayso’s own word" in words(page)
    for told in page.locator("#said-of [data-claim]").all():
        assert words(told.locator(".holder").first)
        assert told.get_attribute("data-standing")
    assert page.get_by_role("link", name=re.compile("this is not us")).count() == 1
    claim = page.locator("#said-of [data-claim]").filter(has_text="are in talks about sharing").first
    key = claim.get_attribute("data-claim")
    follow(page.get_by_role("link", name=re.compile("a reply")).first)
    page.locator(f"input[value='{key}']").check()
    answer = "We have spoken to nobody about the name."
    page.get_by_label(re.compile("words", re.IGNORECASE)).first.fill(answer)
    follow(page.get_by_role("button", name=re.compile("Keep")).first)
    page.goto("/names?words=Merrin+Dairy")
    follow(page.get_by_role("link", name=UNION).first)
    told = page.locator(f"#said-of [data-claim='{key}']").first
    expect(told).to_contain_text(answer)
    size = "node => getComputedStyle(node).fontSize"
    reply = told.get_by_text(answer).first
    assert reply.evaluate(size) == told.locator(".quote").first.evaluate(size)
    assert not NEVER.search(words(page))
