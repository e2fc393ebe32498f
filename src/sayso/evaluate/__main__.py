"""``python -m sayso.evaluate NAME``: a benchmark for those who change sayso, with the pinning of floors.

``all`` runs every benchmark whose data has a usual place, one after the other, and skips those that are not there.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from sayso.errors import EvaluationError, SaysoError
from sayso.evaluate.floors import gold_digest, key_of, load_floors, pin, write_floors
from sayso.evaluate.registry import BENCHMARKS, benchmark, gold_files, home_of, run
from sayso.evaluate.render import report_to_json, report_to_text
from sayso.evaluate.report import Report


def main(arguments: list[str] | None = None) -> int:
    """Run one benchmark and print its report; 1 where a figure is below its floor, 2 where it cannot be run."""
    given = _parser().parse_args(arguments)
    if given.name == "all" and not (given.pin or given.lower_floor):
        return _run_all(given)
    return _run_one(given)


def _run_all(given: argparse.Namespace) -> int:
    names = [entry.name for entry in BENCHMARKS if home_of(entry.name) is not None]
    codes = [_run_one(argparse.Namespace(**{**vars(given), "name": name, "data": None})) for name in names]
    return max(codes, default=0)


def _run_one(given: argparse.Namespace) -> int:
    try:
        report = _pin(given) if given.pin or given.lower_floor else _run(given)
    except SaysoError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if given.json:
        text = json.dumps(report_to_json(report, errors=given.errors, kind=given.kind), ensure_ascii=False, indent=2)
    else:
        text = report_to_text(report, errors=given.errors, kind=given.kind)
    sys.stdout.write(text.rstrip("\n") + "\n")
    sys.stdout.flush()
    return 0 if report.holds else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sayso.evaluate", description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--data", type=Path, help="where the annotated articles are")
    parser.add_argument("--split", default="")
    parser.add_argument("--limit", type=int, help="read at most so many articles; no floors then")
    parser.add_argument("--errors", type=int, default=0, help="show so many examples of each kind of error")
    parser.add_argument("--kind", help="only errors whose kind begins so")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--slack", type=float, default=0.0, help="pin shares lower by this")
    parser.add_argument("--lower-floor", action="store_true", help="pin even where a floor sinks")
    return parser


def _run(given: argparse.Namespace) -> Report:
    return run(given.name, given.data, given.split, limit=given.limit)


def _pin(given: argparse.Namespace) -> Report:
    entry, folder = benchmark(given.name), given.data or home_of(given.name)
    files = gold_files(entry, folder) if folder else []
    if folder is None or not files:
        raise EvaluationError(f"There is no gold of {given.name} to pin floors on.", hint="Name it with --data.")
    if given.limit is not None:
        raise EvaluationError("Floors are pinned on the whole gold.", hint="Leave --limit out.")
    report, digest = entry.evaluate(folder, given.split or entry.split, None), gold_digest(files)
    floors = pin(report, digest, load_floors(), slack=given.slack, lower=given.lower_floor)
    write_floors(floors)
    return report.with_floors(dict(floors[key_of(report)].figures))


if __name__ == "__main__":
    sys.exit(main())
