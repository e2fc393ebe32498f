"""``python -m sayso.evaluate NAME --data DIR``: a benchmark without the rest of the command line."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from sayso.evaluate.registry import run
from sayso.evaluate.render import report_to_json, report_to_text


def main(arguments: list[str] | None = None) -> int:
    """Run one benchmark and print its report; 1 where a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m sayso.evaluate", description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="")
    parser.add_argument("--limit", type=int, help="read at most so many documents")
    parser.add_argument("--errors", type=int, default=0, help="show so many examples of each kind of error")
    parser.add_argument("--kind", help="only errors whose kind begins so")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    report = run(given.name, given.data, given.split, limit=given.limit)
    if given.json:
        text = json.dumps(report_to_json(report, errors=given.errors, kind=given.kind), ensure_ascii=False, indent=2)
    else:
        text = report_to_text(report, errors=given.errors, kind=given.kind)
    sys.stdout.write(text.rstrip("\n") + "\n")
    return 0 if report.holds else 1


if __name__ == "__main__":
    sys.exit(main())
