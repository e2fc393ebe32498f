"""The table of benchmarks: one line a benchmark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import EvaluationError
from sayso.evaluate.report import Report
from sayso.evaluate.seed import evaluate_seed, evaluate_sheets
from sayso.evaluate.story import evaluate_story
from sayso.evaluate.wikinews import evaluate_wikinews

Evaluate = Callable[[Path, str, int | None], Report]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A benchmark: its name, what it measures in a line, how, and the folder it is usually in.

    ``evaluate`` takes the data folder, the split (empty for the benchmark's own choice) and the most documents to
    read, and returns a report. ``folder`` is relative to the shared or the unpacked data; ``marker`` is the file
    without which there is nothing to measure.
    """

    name: str
    what: str
    evaluate: Evaluate
    marker: str


BENCHMARKS = (
    Benchmark("story", "the bundled story, report by report", evaluate_story, "outcome.json"),
    Benchmark("seed", "the article worked by hand: claims, chains, dates, ties, must-nots", evaluate_seed, "gold.json"),
    Benchmark("sheets", "a folder of articles with gold in the seed's format", evaluate_sheets, "."),
    Benchmark("wikinews", "every stage on Wikinews articles read by careful readers", evaluate_wikinews, "index.json"),
)


def benchmark(name: str) -> Benchmark:
    """Return the benchmark of that name; raises EvaluationError naming those that exist."""
    for entry in BENCHMARKS:
        if entry.name == name:
            return entry
    known = ", ".join(entry.name for entry in BENCHMARKS)
    raise EvaluationError(f"There is no benchmark {name!r}.", hint=f"There are: {known}.")


def run(name: str, data: Path, split: str = "", *, limit: int | None = None) -> Report:
    """Score one benchmark on the data in a folder; a report that says why it was skipped where the data is absent."""
    entry = benchmark(name)
    if not (data / entry.marker).exists():
        return Report(benchmark=name, split=split, skipped=f"{data} holds no {entry.marker}.")
    return entry.evaluate(data, split, limit)
