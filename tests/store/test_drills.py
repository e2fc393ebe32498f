"""What was acknowledged is stored, whole, whatever happens to the process; several writers lose nothing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.model.analysis import Analysis
from sayso.store import Added, Store
from tests.ask import factories as f
from tests.house import HOUSE

KILLS = 4
WRITER = """
import sys
from pathlib import Path
from sayso.store import Store
from tests.store.test_drills import report
store = Store.open(sys.argv[1])
with open(sys.argv[2], "a", encoding="utf-8", buffering=1) as acknowledged:
    first = int(sys.argv[3])
    for number in range(first, first + 1000):
        analysis = report(number)
        store.add(analysis)
        acknowledged.write(analysis.document.id + "\\n")
"""


def report(number: int) -> Analysis:
    """Return the rehearsal as told under a title of its own."""
    return replace(f.rehearsal(), document=f.document(zones=f.ZONES, title=f"Report {number}"))


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_killed_at_random_nothing_acknowledged_is_lost_and_nothing_is_half_there(tmp_path: Path) -> None:
    path, acknowledged = tmp_path / "story.db", tmp_path / "acknowledged"
    acknowledged.touch()
    waits = random.Random(7)  # noqa: S311 - moments to kill at
    for kill in range(KILLS):
        before = acknowledged.stat().st_size
        command = [sys.executable, "-c", WRITER, str(path), str(acknowledged), str(kill * 1000)]
        writer = subprocess.Popen(command, cwd=HOUSE)  # noqa: S603 - this very file
        deadline = time.monotonic() + 30
        while acknowledged.stat().st_size == before and time.monotonic() < deadline and writer.poll() is None:
            time.sleep(0.01)
        time.sleep(waits.uniform(0, 0.1))
        writer.send_signal(signal.SIGKILL)
        assert writer.wait() == -signal.SIGKILL
    told = {line for line in acknowledged.read_text("utf-8").splitlines() if len(line) == 20}
    whole = f.rehearsal()
    with Store.open(path) as store:
        assert store.check() == ()
        with store.view() as view:
            stored = {analysis.document.id: analysis for analysis in view.analyses()}
    assert len(told) >= KILLS
    assert told <= stored.keys()
    assert all(replace(analysis, document=whole.document) == whole for analysis in stored.values())


def test_several_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "story.db"

    def write(first: int) -> list[Added]:
        with Store.open(path) as store:
            return [store.add(report(number)) for number in range(first, first + 8)]

    with ThreadPoolExecutor(4) as pool:
        outcomes = [outcome for done in pool.map(write, [0, 8, 16, 16]) for outcome in done]
    assert sorted(outcomes) == [Added.HELD] * 8 + [Added.STORED] * 24
    with Store.open(path) as store:
        with store.view() as view:
            assert view.size().documents == 24
        assert store.check() == ()
