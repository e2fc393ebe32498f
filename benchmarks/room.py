"""Measure the reading room over very many reports: how long pages take while many read at once.

Reports are invented (:mod:`benchmarks.room_reports`), stored and indexed; then the real server answers so many clients,
each of which asks now for a report, now for a name, a tie, a timeline, a search, a network or a way between two names.
First each client thinks a while between two pages, as a reader does; then none waits at all, and what a page takes is
mostly the wait for the others. Server time is what the server says itself (``Server-Timing``). With ``--store`` the
collection is kept, and taken as it is the next time. A million claims are ``--reports 100000``.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import quote

from benchmarks.room_reports import Teller, read_templates, store_reports
from benchmarks.run import peak_megabytes
from sayso.ask.index_answers import TieFilter
from sayso.collection import Collection
from sayso.index import Index
from sayso.store import Store

AIM = 50.0
"""Milliseconds of server time that 95 of 100 pages of each kind may take."""
KINDS = ("report", "name", "tie", "timeline", "search", "network", "way")
SETTLING = 4.0
"""Seconds in which readers come in that are not counted."""
WORDS = "council police minister hall bridge harbour vote report denied agreed paid opened closed school market".split()
_TIMING = re.compile(r"total;dur=([\d.]+)")
Address = Callable[[], str]


@dataclass
class Measured:
    """What was measured of one kind of page, in milliseconds."""

    server: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    errors: int = 0


def make(path: Path, reports: int, templates: int | None) -> None:
    """Store so many reports, if the collection is not there."""
    if path.exists():
        print(f"  the collection is taken as it is: {path}")
        return
    begun = time.perf_counter()
    told = read_templates(templates)
    print(f"  {len(told)} invented reports read in {time.perf_counter() - begun:,.0f} s", flush=True)
    begun = time.perf_counter()
    with Store.open(path) as store:
        claims = store_reports(store, Teller(told, reports))
    print(f"  {reports:,} reports with {claims:,} claims stored in {time.perf_counter() - begun:,.0f} s", flush=True)


def refresh(path: Path) -> None:
    """Bring the index up to date, and say what it took."""
    with Collection.open(path, create=False) as collection:
        begun, cpu = time.perf_counter(), time.process_time()
        who = collection.who()
        names = len(who.identities.entities)
        took = time.perf_counter() - begun, time.process_time() - cpu
        print(f"  who is who: {names:,} names, {took[0]:,.0f} s ({took[1]:,.0f} s of a processor)", flush=True)
        begun, cpu, size = time.perf_counter(), time.process_time(), path.stat().st_size
        done = Index(collection).refresh(_tell())
        took = time.perf_counter() - begun, time.process_time() - cpu
        print(f"  index: {done.stories:,} stories, {took[0]:,.0f} s ({took[1]:,.0f} s of a processor)")
        begun = time.perf_counter()
        Index(collection).refresh()
        print(f"  looked after where nothing changed: {1000 * (time.perf_counter() - begun):.1f} ms")
    megabytes = path.stat().st_size / 1e6
    print(f"  the collection with its index: {megabytes:,.0f} MB (before: {size / 1e6:,.0f} MB)")
    print(f"  peak memory of this process: {peak_megabytes():,.0f} MB", flush=True)


def _tell() -> Callable[[int, int], None]:
    last = [time.monotonic()]

    def tell(done: int, of: int) -> None:
        if time.monotonic() - last[0] > 60:
            last[0] = time.monotonic()
            print(f"    {done:,} of {of:,} stories", flush=True)

    return tell


def addresses(path: Path, chance: random.Random) -> dict[str, Address]:
    """Return for each kind of page what gives an address of it."""
    with Collection.open(path, create=False) as collection:
        index = Index(collection)
        total = index.overview().reports
        pages = [index.reports(first=chance.randrange(max(1, total - 50)), limit=50) for _ in range(8)]
        reports = [row.report.id for page in pages for row in page.items]
        names = index.entities(limit=400).items
        who = [row.who for row in names]
        ties = [tie for one in who for tie in index.ties(TieFilter(who=one)).items]
    known = [(t.a.who, t.b.who) for t in ties if t.a.who and t.b.who]

    def search() -> str:
        words = [chance.choice(WORDS)], [chance.choice(WORDS), chance.choice(WORDS)]
        about = quote(chance.choice(names).name)
        return chance.choice([f"/search?words={quote(' '.join(chance.choice(words)))}", f"/search?about={about}"])

    return {
        "report": lambda: f"/reports/{chance.choice(reports)}",
        "name": lambda: f"/names/{chance.choice(who)}",
        "tie": lambda: "/ties/{}/{}".format(*chance.choice(known)),
        "timeline": lambda: f"/timeline?who={chance.choice(who)}",
        "search": search,
        "network": lambda: f"/network?who={chance.choice(who)}&nodes=300",
        "way": lambda: f"/network/path?a={chance.choice(who)}&b={chance.choice(who)}&established=2",
    }


@contextmanager
def serving(path: Path, workers: int) -> Iterator[int]:
    """Serve the collection with the real server; yields its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    hosts = [f"127.0.0.1:{port}", f"localhost:{port}"]
    said = {"target": str(path), "hosts": hosts, "token": "", "secret": "of a benchmark", "tokens": ""}
    command = [sys.executable, "-m", "uvicorn", "--factory", "sayso.web.app:app_of_environment", "--port", str(port)]
    command += ["--workers", str(workers), "--log-level", "warning", "--no-access-log"]
    environment = {**os.environ, "SAYSO_ROOM": json.dumps(said)}
    process = subprocess.Popen(command, env=environment)  # noqa: S603
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(port: int) -> None:
    for _ in range(240):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", "/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError("The server did not answer.")


class Clients:
    """So many readers, each with a connection of its own."""

    def __init__(self, port: int, asked: dict[str, Address], count: int, seconds: float, think: float) -> None:
        self.port, self.asked, self.count = port, asked, count
        self.seconds, self.think = seconds, think
        self.lock = threading.Lock()
        self.counted_from = 0.0
        self.measured: dict[str, Measured] = defaultdict(Measured)

    def run(self) -> float:
        """Let them read; returns how many seconds it took."""
        begun = self.counted_from = time.perf_counter() + SETTLING
        threads = [threading.Thread(target=self._read, args=(begun + self.seconds, n)) for n in range(self.count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.perf_counter() - begun

    def _read(self, until: float, number: int) -> None:
        chance = random.Random(number)  # noqa: S311
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        time.sleep(self.think * chance.random())
        while time.perf_counter() < until:
            kind = chance.choice(KINDS)
            begun = time.perf_counter()
            try:
                connection.request("GET", self.asked[kind](), headers={"Sec-Fetch-Site": "none"})
                answer = connection.getresponse()
                answer.read()
                self._note(kind, answer.status, answer.getheader("server-timing") or "", begun)
            except (OSError, http.client.HTTPException):
                self._note(kind, 599, "", begun)
                connection.close()
            time.sleep(self.think * (0.5 + chance.random()))

    def _note(self, kind: str, status: int, timing: str, begun: float) -> None:
        took = 1000 * (time.perf_counter() - begun)
        told = _TIMING.search(timing)
        if begun < self.counted_from:
            return
        with self.lock:
            self.measured[kind].wall.append(took)
            self.measured[kind].errors += status != 200 or told is None
            if told is not None:
                self.measured[kind].server.append(float(told[1]))


def tell(clients: Clients, took: float) -> float:
    """Print what was measured; returns the longest that 95 of 100 pages of a kind took on the server."""
    worst = 0.0
    print(f"    {'page':10}{'asked':>8}{'server p50':>12}{'p95':>9}{'wall p50':>12}{'p95':>9}{'errors':>8}")
    for kind in KINDS:
        found = clients.measured[kind]
        if found.server:
            worst = max(worst, _p95(found.server))
            times = "".join(f"{median(each):12.1f}{_p95(each):9.1f}" for each in (found.server, found.wall))
            print(f"    {kind:10}{len(found.wall):8}{times}{found.errors:8}")
    pages = sum(len(found.wall) for found in clients.measured.values())
    print(
        f"    {pages / took:.1f} pages a second, {sum(f.errors for f in clients.measured.values())} errors", flush=True
    )
    return worst


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where pages miss their aim, with ``--strict``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.room", description=__doc__)
    parser.add_argument("--reports", type=int, default=1000, help="so many reports of ten to twenty claims")
    parser.add_argument("--templates", type=int, help="tell so many of the invented reports again")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2, help="processes of the server")
    parser.add_argument("--seconds", type=float, default=30, help="so long they read, each way")
    parser.add_argument("--think", type=float, default=1.0, help="seconds between two pages of a reader")
    parser.add_argument("--store", type=Path, help="keep the collection here, or take the one that is here")
    parser.add_argument("--only-make", action="store_true", help="store and index, and measure no pages")
    parser.add_argument("--strict", action="store_true", help="end with 1 where an aim is missed")
    given = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="sayso-room-")) if given.store is None else None
    path: Path = given.store if folder is None else folder / "room.db"
    try:
        make(path, given.reports, given.templates)
        refresh(path)
        worst = 0.0 if given.only_make else _measure(path, given)
    finally:
        if folder is not None:
            shutil.rmtree(folder)
    print(f"  aim: under {AIM:.0f} ms of server time for 95 of 100 pages of each kind, while readers think")
    return 1 if given.strict and worst >= AIM else 0


def _measure(path: Path, given: argparse.Namespace) -> float:
    asked = addresses(path, random.Random(3))  # noqa: S311
    with serving(path, given.workers) as port:
        Clients(port, asked, given.clients, min(8.0, given.seconds), 0.2).run()  # until all is loaded
        print(f"  {given.clients} readers who think {given.think:g} s between two pages:")
        paced = Clients(port, asked, given.clients, given.seconds, given.think)
        worst = tell(paced, paced.run())
        print(f"  {given.clients} readers who never wait:")
        hurried = Clients(port, asked, given.clients, given.seconds, 0.0)
        tell(hurried, hurried.run())
    return worst


if __name__ == "__main__":
    sys.exit(main())
