"""Nothing needs a pointer: keys on every page, and nothing needs a script: forms decide without one."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.conftest import Open


def test_keys_lead_everywhere(look: Open) -> None:
    page = look("/")
    with page.expect_navigation():
        page.keyboard.press("g")
        page.keyboard.press("s")
    assert page.url.endswith("/stories")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog")
    expect(keys).to_contain_text("the next claim")
    expect(keys).to_contain_text("Corrections")
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)
    with page.expect_navigation():
        page.keyboard.press("/")
    assert page.url.endswith("/search")
    page.keyboard.press("/")
    field = page.locator("input[type=search]")
    expect(field).to_be_focused()
    page.keyboard.type("gsj?")
    expect(field).to_have_value("gsj?")


def test_claims_are_gone_through_by_key_and_the_address_follows(look: Open) -> None:
    page = look("/search?words=talks")
    claims = page.locator("main [data-claim]")
    for at in (0, 1):
        page.keyboard.press("j")
        expect(claims.nth(at)).to_be_focused()
    page.keyboard.press("k")
    expect(claims.first).to_be_focused()


def test_the_first_stop_of_tab_leads_past_the_names_of_places(look: Open) -> None:
    page = look("/stories")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the page")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_a_question_is_decided_and_the_decision_taken_back_without_scripts(work: Open) -> None:
    page = work("/review", java_script_enabled=False)
    asked = page.locator("h1").inner_text()
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Cannot be told")).click()
    done = page.locator("#done")
    expect(done).to_contain_text(re.compile(r"Change \d+"))
    with page.expect_navigation():
        done.get_by_role("button").click()
    expect(page.locator("main")).to_contain_text("is taken back")
    page.goto("/history")
    expect(page.locator("main")).to_contain_text("Taken back: the desk")
    page.goto("/review")
    expect(page.locator("h1")).to_have_text(asked)
