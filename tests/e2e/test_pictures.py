"""The pictures in the README: made by this run, and no older than what they show.

A picture keeps the words that it shows. ``make pictures`` makes them anew; without it this test only looks whether the
words still stand on the page, and whether the README shows the picture.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from playwright.sync_api import Page

from tests.e2e.conftest import Open
from tests.house import HOUSE

FOLDER = HOUSE / "docs" / "pictures"
MADE_IN = os.environ.get("SAYSO_PICTURES", "")
KEPT = "Words"
STILL_THERE = 0.9
"""So much of the words must still stand on the page: a comma more in a sentence makes no picture old."""
HEAVIEST = 250_000
MARGIN = 24
BOX = """(node) => {
  const box = node.getBoundingClientRect();
  return [box.left + scrollX, box.top + scrollY, box.width, box.height];
}"""
"""Where something stands on its page, however far the page was scrolled."""


def open_report(page: Page) -> None:
    """Go to the report that began the story."""
    page.goto("/reports")
    page.get_by_role("link", name="Cheese guild and Sarrow dairy in talks").first.click()


def open_story(page: Page) -> None:
    """Go to the story that it is part of."""
    open_report(page)
    page.get_by_role("link", name="reports that tell the same").click()


def open_drift(page: Page) -> None:
    """Go to what changed on the way."""
    open_story(page)
    page.get_by_role("link", name="Drift table").first.click()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture: how one gets there, what is shown, and how wide the screen is."""

    name: str
    open: Callable[[Page], None]
    shown: str
    width: int
    height: int


PICTURES = (
    Picture(name="report", open=open_report, shown="main", width=1440, height=960),
    Picture(name="origin-tree", open=open_story, shown=".tree-figure", width=1280, height=1000),
    Picture(name="drift-table", open=open_drift, shown=".drift-scroll", width=1360, height=760),
)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_the_readme_shows_what_the_room_shows(look: Open, picture: Picture) -> None:
    page = look("/", viewport={"width": picture.width, "height": picture.height}, color_scheme="light")
    picture.open(page)
    shown = page.locator(picture.shown).first
    words = " ".join(shown.inner_text().split())
    path = FOLDER / f"{picture.name}.png"
    if MADE_IN:
        take(page, picture, words, HOUSE / MADE_IN / path.name)
    assert path.is_file(), "run: make pictures"
    assert f"docs/pictures/{path.name}" in (HOUSE / "README.md").read_text("utf-8")
    assert path.stat().st_size <= HEAVIEST
    assert overlap(kept_words(path), words) >= STILL_THERE, "the page says something else now; run: make pictures"


def take(page: Page, picture: Picture, words: str, path: Path) -> None:
    """Take a picture of what is shown, as far as the screen goes, in few colours, with its words inside."""
    left, top, width, height = page.locator(picture.shown).first.evaluate(BOX)
    clip = {
        "x": left - MARGIN,
        "y": top,
        "width": width + 2 * MARGIN,
        "height": min(height + MARGIN, picture.height),
    }
    taken = Image.open(BytesIO(page.screenshot(clip=clip, full_page=True)))  # type: ignore[arg-type]
    kept = PngImagePlugin.PngInfo()
    kept.add_itxt(KEPT, words, zip=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    taken.convert("RGB").quantize(64).save(path, optimize=True, pnginfo=kept)


def kept_words(path: Path) -> str:
    """Return the words that a picture was taken of."""
    with Image.open(path) as taken:
        taken.load()
        return str(taken.info.get(KEPT, ""))


def overlap(kept: str, now: str) -> float:
    """Return how much of the words that were kept is still there, by threes."""
    old, new = threes(kept), threes(now)
    return len(old & new) / max(1, len(old))


def threes(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return set(zip(words, words[1:], words[2:], strict=False))


def test_a_picture_of_something_else_is_old() -> None:
    assert overlap("who has it from whom, and what changed", "who has it from whom, and what changed on the way") == 1
    assert overlap("who has it from whom, and what changed", "what changed, who has it from nobody") < STILL_THERE
