"""Floors: scores that a change may not fall under, pinned to the very gold they were measured on.

A floor is raised by pinning a better score. It is lowered only by saying so (``--lower-floor``); gold that changed is
another gold, whose floors must be pinned anew.
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import EvaluationError
from sayso.evaluate.report import Figure, Report

FLOORS_FILE = Path(__file__).with_name("floors.toml")
_HEAD = """# What no change may fall under: `sayso evaluate NAME` ends with an error below one of these.
# Written by `python -m sayso.evaluate NAME --pin`, which raises floors; only `--lower-floor` lowers one.
# `gold` is the digest of the annotations that the figures were measured on.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one benchmark and split: the digest of its gold, and the least value of each figure."""

    gold: str
    figures: Mapping[str, float]


def load_floors(path: Path = FLOORS_FILE) -> dict[str, Floors]:
    """Read the floors by key (``name`` or ``name.split``); none where there is no file."""
    if not path.is_file():
        return {}
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: Floors(table["gold"], dict(table["figures"])) for key, table in tables.items()}


def key_of(report: Report) -> str:
    """Return the key of a report's floors."""
    return f"{report.benchmark}.{report.split}" if report.split else report.benchmark


def gold_digest(files: Iterable[Path]) -> str:
    """Return the digest of gold files: names and bytes, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda path: path.name):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def apply_floors(report: Report, digest: str, floors: Mapping[str, Floors]) -> Report:
    """Return the report with its floors; raises EvaluationError where the gold is not what they were pinned on."""
    pinned = floors.get(key_of(report))
    if pinned is None:
        return report
    if pinned.gold != digest:
        raise EvaluationError(
            f"The gold of {key_of(report)} is not the one that its floors were pinned on.",
            hint="Pin the floors anew with --pin, and --lower-floor if one sinks.",
        )
    missing = sorted(pinned.figures.keys() - {figure.name for figure in report.figures})
    if missing:
        raise EvaluationError(f"{key_of(report)} no longer measures: {', '.join(missing)}.")
    return report.with_floors(dict(pinned.figures))


def pin(
    report: Report, digest: str, floors: Mapping[str, Floors], *, slack: float = 0.0, lower: bool = False
) -> dict[str, Floors]:
    """Return the floors with this report's figures, each less ``slack``, as its floors.

    Without ``lower`` a floor that would sink keeps its height; raises EvaluationError where the figure itself has
    fallen under the pinned floor, and where gold changed so that old and new cannot be compared.
    """
    old = floors.get(key_of(report))
    if old is not None and old.gold != digest and not lower:
        raise EvaluationError("The gold changed: its floors can only be pinned anew with --lower-floor.")
    figures = {}
    for figure in report.figures:
        if figure.name.endswith((" precision", " recall")):
            continue  # F1 has a floor; the two that it is made of may be traded
        least = _least(figure, slack)
        before = None if old is None else old.figures.get(figure.name)
        if before is not None and figure.value < before - 1e-9 and not lower:
            raise EvaluationError(
                f"{figure.name} is {figure.value:g}, under its floor {before:g}.",
                hint="Mend the change; only --lower-floor lowers a floor.",
            )
        height = least if before is None or lower else max(least, before)
        if height > 0:  # a floor of nothing could not be missed
            figures[figure.name] = height
    return {**floors, key_of(report): Floors(digest, figures)}


def _least(figure: Figure, slack: float) -> float:
    """Return a figure less the slack, rounded down; a count that is full has none."""
    if figure.is_count:
        return figure.value if figure.value == figure.n else math.floor(figure.value - slack * figure.n)
    return math.floor((figure.value - slack) * 1000) / 1000


def write_floors(floors: Mapping[str, Floors], path: Path = FLOORS_FILE) -> None:
    """Write the floors file, keys in order."""
    lines = [_HEAD]
    for key in sorted(floors):
        lines += [f'["{key}"]', f'gold = "{floors[key].gold}"', "", f'["{key}".figures]']
        lines += [f'"{name}" = {value:g}' for name, value in floors[key].figures.items()]
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")
