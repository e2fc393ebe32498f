"""Measure what the signatures of a million reports take in memory, and how soon a new report's candidates are found.

Without ``--full`` a hundred thousand are indexed; memory grows with their number, and look-ups with its logarithm. The
reports are invented, 330 words long each: keys of runs as chance gives them, every fiftieth a copy of half of another.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np

from benchmarks.run import peak_megabytes
from sayso.corroborate.index import Index
from sayso.corroborate.signatures import Keys

RUNS = 326
BATCH = 10_000
COPY_EVERY = 50
LOOKED_UP = 200
AIM_GIGABYTES, AIM_MILLISECONDS = 4.0, 50.0


def batches(count: int) -> Iterator[list[Keys]]:
    """Yield so many invented texts, some thousands at a time."""
    chance = np.random.default_rng(1)
    for start in range(0, count, BATCH):
        made = chance.integers(0, 1 << 64, size=(min(BATCH, count - start), RUNS), dtype=np.uint64)
        copies = made[COPY_EVERY - 1 :: COPY_EVERY]
        copies[:, RUNS // 2 :] = made[: len(copies), RUNS // 2 :]
        yield list(made)


def measure(count: int) -> dict[str, float]:
    """Fill an index one batch after the other, then add reports one by one, looking each up before."""
    index = Index()
    begun = time.process_time()
    for number, texts in enumerate(batches(count)):
        index.add_all([f"doc-{number * BATCH + place:016x}" for place in range(len(texts))], texts)
    filled = time.process_time() - begun
    waits, found = [], 0
    for number, text in enumerate(next(batches(BATCH))[:LOOKED_UP]):
        begun = time.perf_counter()
        found += bool(index.candidates(text))
        index.add(f"new-{number}", text)
        waits.append(1000 * (time.perf_counter() - begun))
    return {
        "reports": count,
        "bytes a report": index.bytes / count,
        "gigabytes of signatures a million": index.bytes / count / 1000,
        "peak gigabytes of the process": peak_megabytes() / 1024,
        "microseconds a report to fill": 1e6 * filled / count,
        "milliseconds to look up and add, median": median(waits),
        "milliseconds to look up and add, longest": max(waits),
        "share found": found / LOOKED_UP,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where memory or time misses its aim, with ``--strict``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.million", description=__doc__)
    parser.add_argument("--full", action="store_true", help="index a million, not a hundred thousand")
    parser.add_argument("--reports", type=int, help="index so many")
    parser.add_argument("--strict", action="store_true", help="end with 1 where an aim is missed")
    given = parser.parse_args(arguments)
    found = measure(given.reports or (1_000_000 if given.full else 100_000))
    for name, value in found.items():
        print(f"  {name:42} {value:14,.3f}")
    print(f"  aims: under {AIM_GIGABYTES} gigabytes a million, under {AIM_MILLISECONDS} milliseconds")
    is_large = max(found["gigabytes of signatures a million"], found["peak gigabytes of the process"]) >= AIM_GIGABYTES
    is_slow = found["milliseconds to look up and add, median"] >= AIM_MILLISECONDS
    return 1 if given.strict and (is_large or is_slow) else 0


if __name__ == "__main__":
    sys.exit(main())
