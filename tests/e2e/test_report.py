"""The page of a report in a browser: both sides light each other, the address follows, and a copy holds its holder."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from sayso.collection import Collection
from tests.e2e.conftest import Open

WIDE = {"width": 1440, "height": 900}
MOVED = "() => [...document.querySelectorAll('.notes > li')].filter((note) => note.style.marginTop).length"
ON_TOP = """() => [...document.querySelectorAll('.notes > li + li')].filter((note) =>
  note.getBoundingClientRect().top < note.previousElementSibling.getBoundingClientRect().bottom - 1).length"""


@pytest.fixture(scope="module")
def address(story: Collection) -> str:
    document = next(h.id for h in story.documents() if (h.title or "").startswith("Guild Chief Seen"))
    return f"/reports/{document}"


def chosen(page: Page) -> str:
    return page.url.partition("#")[2]


def test_words_that_are_pointed_at_light_the_claim_and_its_note(look: Open, address: str) -> None:
    page = look(address, viewport=WIDE)
    words = page.locator(".words .m.hearsay").first
    words.hover()
    entry = page.locator("li.claim.lit")
    expect(entry).to_have_count(1)
    expect(page.locator(".notes li.lit")).to_have_count(1)
    words.click()
    assert chosen(page) == entry.get_attribute("id")
    expect(entry).to_be_in_viewport()
    expect(page.locator(".words .m.lit").first).to_be_in_viewport()


def test_a_claim_that_is_gone_to_by_key_stands_beside_its_words(look: Open, address: str) -> None:
    page = look(address, viewport=WIDE)
    for _ in range(12):
        page.keyboard.press("j")
    entry = page.locator("li.claim.lit")
    expect(entry).to_have_attribute("id", chosen(page))
    expect(entry).to_be_focused()
    expect(entry).to_be_in_viewport()
    expect(page.locator(f"[id='w-{chosen(page)}']")).to_be_in_viewport()


def test_notes_stand_at_the_height_of_their_words_or_below_others(look: Open, address: str) -> None:
    page = look(address, viewport={"width": 1920, "height": 1080})
    page.locator(".claim .copy").first.wait_for(state="attached")
    assert page.evaluate(MOVED)
    assert page.evaluate(ON_TOP) == 0


def test_a_claim_is_copied_with_its_holder_and_standing(look: Open, address: str) -> None:
    page = look(address, viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    entry = page.locator("li.claim.hearsay").first
    entry.locator(".copy").click()
    expect(entry.locator(".copy")).to_have_text("copied")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    quote = (entry.locator(".says").text_content() or "").split("“")[1].split("”")[0]
    assert copied.startswith("Nobody named")
    assert quote in copied
    assert "[hearsay; “Guild Chief Seen" in copied


def test_without_scripts_a_place_in_the_address_lights_both_sides(look: Open, address: str) -> None:
    page = look(address, viewport=WIDE, java_script_enabled=False, reduced_motion="reduce")
    plain = page.locator(".words .m").first.evaluate("(e) => getComputedStyle(e).backgroundColor")
    page.locator(".words a.ref").first.click()
    lit = page.locator(f"[id='w-{chosen(page)}']").evaluate("(e) => getComputedStyle(e).backgroundColor")
    entry = page.locator(f"[id='{chosen(page)}']").evaluate("(e) => getComputedStyle(e).backgroundColor")
    assert lit == entry != plain
