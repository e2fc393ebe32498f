"""What must hold for every page in a browser: no barrier, nothing too wide, no complaint, and whole without scripts."""

from __future__ import annotations

import pytest

from tests.e2e.serving import Complaints, Served
from tests.e2e.visits import AXE, WHOLE, Visit, visit
from tests.web import every_page

ASKED = ("/network", "/network/path", "/corrections/without", "/corrections/as-of", "/briefs/diff", "/timeline")
"""Pages that hold little until something is asked of them."""


@pytest.fixture(scope="module")
def chosen(pages: tuple[every_page.Page, ...]) -> tuple[every_page.Page, ...]:
    """One example of each page, with what it asks for where it needs to be asked."""
    kinds: dict[str, every_page.Page] = {}
    for page in pages:
        kinds.setdefault(page.route, page)
        if page.route in ASKED and "?" in page.address:
            kinds[f"{page.route}?"] = page
    return tuple(kinds.values())


@pytest.fixture(scope="module")
def visits(served: Served, chosen: tuple[every_page.Page, ...]) -> tuple[Visit, ...]:
    """Each of them, looked at once."""
    if not AXE.is_file():
        pytest.skip("axe-core is not here: npm ci --ignore-scripts in frontend/")
    complaints = Complaints(served.host)
    with served.context() as context:
        page = context.new_page()
        complaints.watch(page)
        return tuple(visit(page, each.address, complaints) for each in chosen)


def told(visits: tuple[Visit, ...], what: str) -> str:
    return "\n".join(f"{seen.address}: {line}" for seen in visits for line in getattr(seen, what))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier(visits: tuple[Visit, ...], scheme: str) -> None:
    """Nothing that axe finds: names, roles, order, contrast."""
    found = [f"{seen.address}: {line}" for seen in visits for line in seen.barriers[scheme]]
    assert not found, "\n".join(found)


def test_nothing_is_wider_than_a_narrow_screen(visits: tuple[Visit, ...]) -> None:
    assert not told(visits, "too_wide"), told(visits, "too_wide")


def test_no_browser_complains(visits: tuple[Visit, ...]) -> None:
    """No error, no violation of what a page may do, and nobody else is asked for anything."""
    assert not told(visits, "complaints"), told(visits, "complaints")


def test_every_page_is_whole_without_scripts(served: Served, visits: tuple[Visit, ...]) -> None:
    """Each claim that stands there with scripts stands there without them."""
    with served.context(java_script_enabled=False) as context:
        page = context.new_page()
        for seen in visits:
            page.goto(seen.address, wait_until="domcontentloaded")
            whole = page.evaluate(WHOLE)
            assert whole["headings"] == 1, seen.address
            assert [claim for claim in seen.claims if claim not in whole["words"]] == [], seen.address
            assert whole["claims"] == len(seen.claims), seen.address


def test_a_page_can_be_too_wide_and_full_of_barriers(served: Served) -> None:
    """What looks at pages can fail."""
    complaints = Complaints(served.host)
    with served.context() as context:
        page = context.new_page()
        complaints.watch(page)
        page.route("**/-/patterns", lambda route: route.fulfill(body=BAD, content_type="text/html"))
        seen = visit(page, "/-/patterns", complaints)
    assert {line.split(" ")[0] for line in seen.barriers["light"]} >= {"image-alt", "html-has-lang", "color-contrast"}
    assert "div" in seen.too_wide[1]
    assert [line for line in seen.complaints if "asked another host: http://elsewhere.example/x.png" in line]


BAD = """<!doctype html><title>Bad</title><meta name="viewport" content="width=device-width"><main><h1>Bad</h1>
<img src="http://elsewhere.example/x.png"><p style="color: #eee">pale</p><div style="width: 900px">wide</div></main>"""
