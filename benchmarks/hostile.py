"""Put hostile strings into every field of reports and look at every page and export of them in Chromium.

The strings are those of the shared corpus (``../shared/data/unpack hostile``; lists of what makes browsers run scripts,
and what cleaners of markup are tested with). Each is a title, an author, an outlet, an address, a name, a place, part
of a quotation, the reason and the name behind a decision, what is put to somebody and what they answer, a list of one's
own and its entry, a draft, what a form is refused with, and what an address asks for. Counted are scripts that run,
violations of the content security policy, requests to another host, and markup that words have made: all must be none.

Strings are taken a few dozen at a time, each lot into a collection of its own, by several processes. A string is seen
in a field on at least one page of each kind that shows the field, and marks behind it (:mod:`benchmarks.hostile_marks`)
tell where it was: the table at the end counts them.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.async_api import async_playwright

from benchmarks.hostile_doors import MET, Doors
from benchmarks.hostile_exports import export_all, read_files
from benchmarks.hostile_reports import STORY, Planted, fill, load_strings
from benchmarks.hostile_tally import Tally, tell
from benchmarks.hostile_visits import Room, Visitor, enter, look_at_files
from sayso.collection import Collection
from tests.e2e.serving import ARGUMENTS, NO_BROWSER, find_chromium, serve

UNPACK = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "unpack"
LOT = 108
"""So many strings share a collection: pages on all of it stay short, and what is made once a lot does not weigh."""
MOST = 1
"""At most so many pages of a kind are tried for one story."""
ENTERED = 8
"""Every so-manieth string is entered in a form and asked for in an address."""
ASKING = 4
"""In every so-manieth lot a page of each kind of question is looked at."""
EVERY = 200
"""After so many pages a line says how far it is."""
SEEDS = ("/", "/-/patterns", f"/search?{MET}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """Strings that are looked at together; ``first`` is the number of the first of them.

    ``every`` so-manieth is entered in forms and asked for in addresses; all are entered as drafts. ``asks`` tells
    whether a page of each kind of question is looked at.
    """

    first: int
    strings: tuple[str, ...]
    most: int = MOST
    tabs: int = 2
    every: int = 1
    asks: bool = True


def lots(strings: Sequence[str], like: Lot, size: int) -> tuple[Lot, ...]:
    """Return strings in lots of a size, which are looked at like another."""
    starts = range(0, len(strings), size)
    return tuple(
        replace(like, first=first, strings=tuple(strings[first : first + size]), asks=place % ASKING == 0)
        for place, first in enumerate(starts)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A collection of hostile strings, what was planted in it, and a folder with what was exported from it."""

    path: Path
    exported: Path
    planted: tuple[Planted, ...]


@contextmanager
def prepared(lot: Lot) -> Iterator[Prepared]:
    """Yield a collection of a lot of strings with all that can be taken away from it."""
    with tempfile.TemporaryDirectory(prefix="sayso-hostile-") as made:
        path, exported = Path(made) / "hostile.db", Path(made) / "exported"
        exported.mkdir()
        with Collection.open(path) as collection:
            planted = fill(collection, lot.strings, lot.first)
            export_all(collection, exported, [each.report.document.id for each in planted])
        yield Prepared(path=path, exported=exported, planted=planted)


def look_at(lot: Lot) -> Tally:
    """Look at all of a lot of strings."""
    tally = Tally()
    with prepared(lot) as made:
        read_files(made.exported, tally)
        with serve(made.path, "the desk", "--names", module="benchmarks.hostile_room") as address:
            asyncio.run(_look_at(address, made, lot, tally))
    return tally


async def _look_at(address: str, made: Prepared, lot: Lot, tally: Tally) -> None:
    note = _noting(f"{lot.first:,} to {lot.first + len(lot.strings) - 1:,}")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        room = Room(
            home=address.partition("/-/")[0],
            strings={each.number: each.string for each in made.planted},
            report=made.planted[0].report.document.id,
        )
        visitor = Visitor(await enter(browser, address), room, tally, note)
        await visitor.go_through(doors_of(made.planted, tally, lot.most, asks=lot.asks), lot.tabs)
        page = await visitor.page()
        await visitor.ask(page, lot.every)
        await visitor.fill_in(page, lot.every)
        await visitor.check_drafts(page)
        await look_at_files(browser, pages_of(made), tally, note)
        await browser.close()


def pages_of(made: Prepared) -> tuple[Path, ...]:
    """Return the exported pages that are opened: of claim sheets one of each story, for all were read and parsed."""
    others = {f"sheet-{each.report.document.id}.html" for place, each in enumerate(made.planted) if place % STORY}
    return tuple(path for path in sorted(made.exported.glob("*.html")) if path.name not in others)


def doors_of(planted: Sequence[Planted], tally: Tally, most: int, *, asks: bool = True) -> Doors:
    """Return the doors that one begins with: the first page, what no link leads to, and every report."""
    numbers: dict[int, frozenset[int]] = {}
    for each in planted:
        numbers[each.story] = numbers.get(each.story, frozenset()) | {each.number}
    doors = Doors(tally, {each.report.document.id: each.story for each in planted}, numbers, most, asks=asks)
    for address in [*SEEDS, *(f"/reports/{each.report.document.id}" for each in planted)]:
        doors.add(address)
    return doors


def _noting(name: str) -> Callable[[], None]:
    began, count = time.monotonic(), 0

    def note() -> None:
        nonlocal count
        count += 1
        if count % EVERY == 0:
            print(f"  strings {name}: {count:,} pages, {time.monotonic() - began:,.0f} s", file=sys.stderr, flush=True)

    return note


def find_strings(folder: Path | None) -> tuple[str, ...]:
    """Return the strings of the shared corpus; none where it is not here."""
    if folder is None:
        if not UNPACK.exists():
            return ()
        said = subprocess.run([UNPACK, "hostile"], check=True, capture_output=True, text=True)  # noqa: S603 - ours
        folder = Path(said.stdout.strip().splitlines()[-1])
    return load_strings(folder)


def look_at_all(wanted: Sequence[Lot], workers: int, note: Callable[[Tally, int], None]) -> Tally:
    """Look at several lots, so many at once; what is known after each is noted, with how many there were."""
    tally, done, began = Tally(), 0, time.monotonic()
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        pending = {pool.submit(look_at, lot): lot for lot in wanted}
        for found in as_completed(pending):
            if error := found.exception():
                print("".join(traceback.format_exception(error)), file=sys.stderr)
                tally.add(f"a lot was not looked at: {error!r}", f"strings from {pending[found].first:,}")
            else:
                tally.merge(found.result())
            done += 1
            note(tally, done)
            so_far = f"{done} of {len(wanted)} lots, {tally.pages.total():,} pages, {tally.faults.total():,} faults"
            print(f"  {so_far}, {time.monotonic() - began:,.0f} s", file=sys.stderr, flush=True)
    return tally


def main(arguments: Iterable[str] | None = None) -> int:
    """Look, and print what was found; 1 where something must not be."""
    given = _parser().parse_args(None if arguments is None else list(arguments))
    strings = find_strings(given.strings)[:: given.every]
    if not strings or find_chromium() is None:
        print(f"  nothing was looked at: {NO_BROWSER if strings else 'the shared corpus is not here'}")
        return 0
    began = time.monotonic()
    like = Lot(first=0, strings=(), most=given.most, tabs=given.tabs, every=given.entered)

    def note(tally: Tally, done: int) -> None:
        if given.json is not None:
            told = {"lots": done, **tally.to_json(len(strings), time.monotonic() - began)}
            given.json.write_text(json.dumps(told, indent=2), "utf-8")

    tally = look_at_all(lots(strings, like, given.lot), given.workers, note)
    print("\n".join(tell(tally, len(strings), time.monotonic() - began)))
    return int(tally.faults.total() > 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("--strings", type=Path, metavar="FOLDER", help="where the unpacked corpus lies")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every N-th string only")
    parser.add_argument("--lot", type=int, default=LOT, metavar="N", help="so many strings share a collection")
    parser.add_argument("--most", type=int, default=MOST, help="at most so many pages of a kind for one story")
    parser.add_argument(
        "--entered", type=int, default=ENTERED, metavar="N", help="enter every N-th in forms and addresses"
    )
    parser.add_argument("--tabs", type=int, default=2, help="so many pages are open at once in a process")
    parser.add_argument("--workers", type=int, default=2, help="so many lots are looked at at once")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures as JSON, anew after each lot")
    return parser


if __name__ == "__main__":
    sys.exit(main())
