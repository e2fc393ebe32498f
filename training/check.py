"""Check annotated reports of our own: ``python training/check.py FILE…`` names every fault and counts what is there."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from training.reports import faults_of, read_reports


def check(path: Path) -> int:
    """Print the faults of a file and what it holds; return how many faults there are."""
    faults, counted, words = 0, Counter[str](), 0
    for report in read_reports(path):
        counted += Counter(mark.kind for mark in report.marks)
        counted["reports"] += 1
        words += len(report.text.split())
        for fault in faults_of(report):
            faults += 1
            print(f"{report.id}: {fault}")
    print(f"{path.name}: {faults} faults, {words} words, {dict(counted)}")
    return faults


if __name__ == "__main__":
    sys.exit(sum(check(Path(name)) for name in sys.argv[1:]) > 0)
