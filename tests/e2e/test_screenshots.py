"""Every page as a picture, to be looked at: ``make screenshots`` keeps them in ``artefacts/``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.e2e.serving import Served
from tests.house import HOUSE
from tests.web.every_page import Page

FOLDER = os.environ.get("SAYSO_SCREENSHOTS", "")
WIDTHS = (360, 1280, 2560)


@pytest.mark.skipif(not FOLDER, reason="pictures of every page are made by: make screenshots")
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_can_be_looked_at(served: Served, pages: tuple[Page, ...], width: int, scheme: str) -> None:
    folder = HOUSE / FOLDER / f"{width}-{scheme}"
    folder.mkdir(parents=True, exist_ok=True)
    with served.context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
        page = context.new_page()
        for name, each in named(pages).items():
            page.goto(each.address)
            page.screenshot(path=folder / f"{name}.png", full_page=True)
    assert len(list(Path(folder).glob("*.png"))) >= len(named(pages))


def named(pages: tuple[Page, ...]) -> dict[str, Page]:
    """Return one example of each page, and one with a question in its address, by a name for its file."""
    found: dict[str, Page] = {}
    for page in pages:
        found.setdefault(page.name + ("-asked" if "?" in page.address else ""), page)
    return found
