"""One visit to a page: everything that must hold of it in a browser, gathered while it is open once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import CDPSession, Page

from tests.e2e.serving import Complaints
from tests.house import HOUSE

AXE = HOUSE / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 740}
FINDINGS = """axe.run(document, %s).then(
  ({violations}) => JSON.stringify(violations.flatMap(({id, nodes}) => nodes.slice(0, 3).map(
    ({target, failureSummary}) => `${id} at ${target.join(" ")}: ${failureSummary.split("\\n")[1].trim()}`))))"""
ASKED = {
    "light": {"resultTypes": ["violations"], "preload": False},
    "dark": {"resultTypes": ["violations"], "preload": False, "runOnly": ["color-contrast", "link-in-text-block"]},
}
"""All rules in light; in dark those on colours, for nothing else differs. None of them asks for style sheets again."""
WHOLE = """() => ({words: document.querySelector("main").textContent.replace(/\\s+/g, " "),
  headings: document.querySelectorAll("h1").length,
  claims: document.querySelectorAll("main [data-claim]").length})"""
"""What a page holds, asked for at once."""
TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const inside = (e) => e.parentElement?.closest("*") && [...ancestors(e)].some(
    (a) => getComputedStyle(a).overflowX !== "visible" && a !== document.documentElement && a !== document.body);
  function* ancestors(e) { for (let a = e.parentElement; a; a = a.parentElement) yield a; }
  const found = [...document.body.querySelectorAll("*")].filter(
    (e) => e.getBoundingClientRect().right > wide + 0.5 && !inside(e));
  return [`${document.documentElement.scrollWidth} px`, ...found.slice(-3).map(
    (e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class")}: ${e.textContent.trim().slice(0, 60)}`)];
}"""
CLAIMS = """() => [...document.querySelectorAll("main [data-claim]")].map(
  (e) => { const copy = e.cloneNode(true); copy.querySelectorAll("button").forEach((b) => b.remove());
           return copy.textContent.replace(/\\s+/g, " ").trim(); })"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What was seen: what is hard to reach for some (by light and dark), what is too wide, and every complaint."""

    address: str
    claims: tuple[str, ...]
    barriers: Mapping[str, tuple[str, ...]]
    too_wide: tuple[str, ...]
    complaints: tuple[str, ...]


def visit(page: Page, address: str, complaints: Complaints) -> Visit:
    """Look at a page, in light and dark, wide and narrow."""
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="light")
    page.goto(address, wait_until="load")
    barriers = {}
    session = page.context.new_cdp_session(page)
    send(session, axe())
    for scheme, asked in ASKED.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        barriers[scheme] = tuple(json.loads(send(session, FINDINGS % json.dumps(asked))))
    claims = tuple(page.evaluate(CLAIMS))
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    seen = Visit(
        address=address,
        claims=claims,
        barriers=barriers,
        too_wide=tuple(page.evaluate(TOO_WIDE)),
        complaints=tuple(complaints.found),
    )
    complaints.found.clear()
    session.detach()
    return seen


@cache
def axe() -> str:
    """Return the checker's script."""
    return AXE.read_text("utf-8")


def send(session: CDPSession, expression: str) -> Any:
    """Run an expression from outside, as the debugger does: what the page itself may run stays as strict as it is."""
    answer = session.send("Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True})
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    return answer["result"].get("value")
