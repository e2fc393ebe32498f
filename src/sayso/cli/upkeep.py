"""Commands about sayso itself: is it well, what are its limits, how good is it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import DEFAULT_STORE, ExitCode, JsonOption, StoreOption
from sayso.cli.output import write_json, write_lines
from sayso.errors import EvaluationError


def doctor(store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """Check that all is well; say what to do."""
    from sayso.cli.health import examine

    findings = examine(store)
    if as_json:
        from dataclasses import asdict

        write_json({"doctor": 1, "checks": [asdict(finding) for finding in findings]})
    else:
        write_lines(line for finding in findings for line in finding.lines())
    ill = [finding for finding in findings if not finding.well]
    if any(finding.about_store for finding in ill):
        raise typer.Exit(ExitCode.STORE)
    raise typer.Exit(ExitCode.SOME_REFUSED if ill else ExitCode.FINE)


def limits(as_json: JsonOption = False) -> None:
    """List the limits on what is read.

    They keep a hostile file from costing more than itself.
    """
    from sayso.ingest.limits import LIMITS

    if as_json:
        from dataclasses import asdict

        write_json({"limits": [asdict(limit) for limit in LIMITS]})
        return
    for limit in LIMITS:
        over = "refused" if limit.refuses else "read in part"
        write_lines([f"{limit.name:<18}{limit.value:>15,} {limit.unit:<12} over it: {over}; {limit.why}"])


def evaluate(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A benchmark; none lists them.")] = None,
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="DIR", help="Where the annotated articles are, if not where they usually are."),
    ] = None,
    split: Annotated[str, typer.Option("--split", help="A part of the articles, such as test.")] = "",
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Read at most so many articles.")] = None,
    errors: Annotated[int, typer.Option("--errors", min=0, help="Show so many examples of each kind of error.")] = 0,
    as_json: JsonOption = False,
) -> None:
    """Score sayso against annotated articles.

    The articles are not part of sayso; each benchmark says what it measures.
    """
    from sayso.evaluate.registry import BENCHMARKS, home_of, run
    from sayso.evaluate.render import report_to_json, report_to_text

    if name is None:
        write_lines(f"{benchmark.name:<12}{benchmark.what}" for benchmark in BENCHMARKS)
        return
    if data is None and home_of(name) is None:
        raise typer.BadParameter("Say where the annotated articles are.", param_hint="--data")
    report = run(name, data, split, limit=limit)
    if report.skipped:
        raise EvaluationError(report.skipped, hint="Name the folder of the annotated articles with --data.")
    if as_json:
        write_json(report_to_json(report, errors=errors))
    else:
        write_lines(report_to_text(report, errors=errors).splitlines())
    if not report.holds:
        raise typer.Exit(ExitCode.BELOW_FLOOR)
