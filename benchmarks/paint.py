"""Measure how soon the page of a report is seen: from asking for it to its first words on the screen.

``sayso serve`` is run on the bundled story, or on the collection that is named, and the page is opened so many times in
Debian's Chromium, each time by a browser that has seen nothing before. The longest report is taken, by its claims.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from sayso.collection import Collection
from sayso.web.links import report_path
from tests.conftest import read_story
from tests.e2e.serving import NO_BROWSER, Served, find_chromium, launch, serve

AIM_SECONDS = 1.0
TIMES = 20
FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
SERVED_IN = "() => performance.getEntriesByType('navigation')[0].responseEnd"


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="a collection other than the bundled story")
    parser.add_argument("--report", help="a report of it other than the one of most claims")
    asked = parser.parse_args(arguments)
    chromium = find_chromium()
    if chromium is None:
        print(f"first paint is not measured: {NO_BROWSER}")
        return 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = asked.store or Path(folder) / "story.db"
        if asked.store is None:
            read_story(store)
        report = asked.report or longest(store)
        with serve(store, "bench") as address, launch(playwright, chromium) as browser:
            return tell(report, *measure(browser, address, report_path(report)))


def longest(store: Path) -> str:
    """Return the report of most claims, of the first thousand."""
    with Collection.open(store, create=False) as collection:
        sizes = {document.id: len(collection.sheet(document.id).claims) for document in collection.documents()}
    return max(sizes, key=lambda report: sizes[report])


def measure(browser: Browser, address: str, path: str) -> tuple[list[float], list[float]]:
    """Return the seconds to the last byte and to the first paint, of each time."""
    served = Served(browser, address, scripted=True)
    arrived, painted = [], []
    for _ in range(TIMES):
        with served.context(viewport={"width": 1280, "height": 900}) as context:
            page = context.new_page()
            page.goto(path)
            page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
            arrived.append(page.evaluate(SERVED_IN) / 1000)
            painted.append(page.evaluate(FIRST_PAINT) / 1000)
    return arrived, painted


def tell(report: str, arrived: Sequence[float], painted: Sequence[float]) -> int:
    """Print what was measured; the exit code says whether it is soon enough."""
    late = statistics.quantiles(painted, n=20)[-1]
    print(f"the page of {report}, opened {len(painted)} times by a browser that has seen nothing before:")
    print(f"  arrived      median {statistics.median(arrived):.3f} s")
    print(
        f"  first paint  median {statistics.median(painted):.3f} s, 95 % within {late:.3f} s (at most {AIM_SECONDS} s)"
    )
    return 0 if late <= AIM_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
