"""Measure sayso with every benchmark whose data is here, and write ``docs/quality.md`` from the figures.

    python tools/quality.py              run the benchmarks, keep the figures in docs/quality.json, write the page
    python tools/quality.py NAME ...     run only these
    python tools/quality.py --page       write the page from the figures that are kept

Figures of a benchmark whose data is not here stay as they were last measured. What a benchmark means for a reader, and
where sayso is weak at it, is written by hand in ``tools/quality.toml``. Nothing on the page depends on when or how fast
it was made.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso.errors import SaysoError
from sayso.evaluate.floors import gold_digest
from sayso.evaluate.registry import BENCHMARKS, Benchmark, gold_files, home_of, run
from sayso.evaluate.report import Figure, Report

HOUSE = Path(__file__).resolve().parent.parent
PAGE = HOUSE / "docs" / "quality.md"
KEPT = HOUSE / "docs" / "quality.json"
PROSE = HOUSE / "tools" / "quality.toml"
NOTICE = "<!-- Made by `make quality` from docs/quality.json and tools/quality.toml. Change those, not this page. -->\n"
Kept = dict[str, dict[str, Any]]


def main(arguments: Sequence[str]) -> int:
    """Measure, keep the figures and write the page; 1 where a figure is below its floor."""
    kept = load_kept()
    holds = True
    if "--page" not in arguments:
        for entry in BENCHMARKS:
            if home_of(entry.name) is not None and (not arguments or entry.name in arguments):
                holds = _measure(entry, kept) and holds
                KEPT.write_text(dump_kept(kept), encoding="utf-8")
    PAGE.write_text(make_page(kept), encoding="utf-8")
    return 0 if holds else 1


def _measure(entry: Benchmark, kept: Kept) -> bool:
    """Run a benchmark and keep its figures, whatever becomes of the others; says if it ran and its floors hold."""
    try:
        report = run(entry.name)
    except SaysoError as error:
        print(f"{entry.name}: {error} {error.hint}", flush=True)
        return False
    print(f"{entry.name}: {report.skipped or f'{report.documents} documents'}", flush=True)
    if report.skipped is None:
        kept[entry.name] = keep(report, entry)
    return report.holds


def load_kept() -> Kept:
    """Read the figures that were last measured; none where there are none yet."""
    if not KEPT.is_file():
        return {}
    kept: Kept = json.loads(KEPT.read_text("utf-8"))
    return kept


def dump_kept(kept: Kept) -> str:
    """Return the figures as JSON, one a line, benchmarks in order."""
    lines = []
    for name in sorted(kept):
        entry = {key: value for key, value in kept[name].items() if key != "figures"}
        figures = ",\n".join(f"      {json.dumps(figure, ensure_ascii=False)}" for figure in kept[name]["figures"])
        head = json.dumps(entry, ensure_ascii=False, sort_keys=True)[:-1]
        lines.append(f'  "{name}": {head}, "figures": [\n{figures}\n  ]}}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def keep(report: Report, entry: Benchmark) -> dict[str, Any]:
    """Return what is kept of a report: its figures, rounded, and the digest of the gold they were measured on."""
    folder = home_of(entry.name)
    digest = gold_digest(gold_files(entry, folder)) if folder is not None else ""
    return {
        "split": report.split,
        "documents": report.documents,
        "gold": digest,
        "figures": [keep_figure(figure) for figure in report.figures],
    }


def keep_figure(figure: Figure) -> dict[str, Any]:
    """Return a figure as JSON: three decimals, and only what it has."""
    found: dict[str, Any] = {"name": figure.name, "value": round(figure.value, 3), "n": figure.n}
    for name in ("baseline", "spacy", "published"):
        value = getattr(figure, name)
        if value is not None:
            found[name] = round(value, 3)
    if figure.published_by:
        found["published_by"] = figure.published_by
    if figure.is_count:
        found["is_count"] = True
    return found


def load_prose() -> dict[str, Any]:
    """Read what is written by hand."""
    return tomllib.loads(PROSE.read_text("utf-8"))


def make_page(kept: Kept) -> str:
    """Return the page: the introduction, a section a benchmark in the order of the prose, the closing sections."""
    prose = load_prose()
    told = [name for name in prose["benchmarks"] if name in kept]
    names = [*told, *(entry.name for entry in BENCHMARKS if entry.name in kept and entry.name not in told)]
    parts = [NOTICE + "# Quality", prose["introduction"].strip(), overview(kept, names)]
    for name in names:
        parts.append(section(name, kept[name], prose["benchmarks"].get(name, {})))
    parts += [f"## {closing['title']}\n\n{closing['text'].strip()}" for closing in prose["closing"]]
    return "\n\n".join(parts) + "\n"


def overview(kept: Kept, names: Sequence[str]) -> str:
    """Return the table of all benchmarks: what is measured, on how much."""
    what = {entry.name: said(entry) for entry in BENCHMARKS}
    rows = [
        f"| `{name}` | {what.get(name, '')} | {kept[name]['documents']} | `{kept[name]['gold']}` |" for name in names
    ]
    return "\n".join(["| benchmark | what it measures | documents | gold |", "|---|---|---|---|", *rows])


def said(entry: Benchmark) -> str:
    """Return what a benchmark measures, without what is only for the command line."""
    return re.sub(r" \(--split [^)]*\)$", "", entry.what)


def section(name: str, measured: Mapping[str, Any], prose: Mapping[str, Any]) -> str:
    """Return the section of one benchmark: figures beside those of others, what they mean, what is bad."""
    what = next((said(entry) for entry in BENCHMARKS if entry.name == name), "")
    split = f", part `{measured['split']}`" if measured["split"] else ""
    title = prose.get("title", name)
    parts = [f"## {title}", prose.get("what", f"{what[:1].upper()}{what[1:]}.").strip()]
    parts.append(f"`sayso evaluate {name}`{split}: {measured['documents']} documents, gold `{measured['gold']}`.")
    parts.append(table(measured["figures"], prose.get("figures")))
    works = dict.fromkeys(figure["published_by"] for figure in measured["figures"] if "published_by" in figure)
    parts += [f"Published: {work}." for work in works]
    parts += [f"For you: {prose['means'].strip()}"] if "means" in prose else []
    parts += [f"Weak: {prose['weak'].strip()}"] if "weak" in prose else []
    return "\n\n".join(parts)


def table(figures: Sequence[Mapping[str, Any]], chosen: Sequence[str] | None) -> str:
    """Return the table of figures: those chosen, or all but precision and recall; columns that hold nothing go."""
    shown = [
        f for f in figures if (f["name"] in chosen if chosen else not f["name"].endswith((" precision", " recall")))
    ]
    columns = [("baseline", "dull baseline"), ("spacy", "spaCy alone"), ("published", "published")]
    columns = [(key, head) for key, head in columns if any(key in figure for figure in shown)]
    heads = ["", "sayso", *(head for _, head in columns), "n"]
    lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    return "\n".join([*lines, *(row(figure, [key for key, _ in columns]) for figure in shown)])


def row(figure: Mapping[str, Any], columns: Sequence[str]) -> str:
    """Return one figure as a row."""
    cells = [figure["name"], cell(figure["value"], is_count=figure.get("is_count", False))]
    cells += [cell(figure[key], is_count=False) if key in figure else "" for key in columns]
    return "| " + " | ".join([*cells, str(figure["n"])]) + " |"


def cell(value: float, *, is_count: bool) -> str:
    """Return a number as it is written here: a count as it is, a share with two decimals and no nought before."""
    if is_count:
        return f"{value:.0f}"
    return "1.00" if value >= 0.995 else f"{value:.2f}".removeprefix("0")


def missing_figures(kept: Kept) -> Iterator[str]:
    """Yield the figures that the prose names and no benchmark measures."""
    for name, prose in load_prose()["benchmarks"].items():
        known = {figure["name"] for figure in kept.get(name, {}).get("figures", ())}
        yield from (f"{name}: {figure}" for figure in prose.get("figures", ()) if name in kept and figure not in known)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
