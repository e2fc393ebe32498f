"""Commands about sayso itself: is it well, what are its limits, how good is it."""

from __future__ import annotations

import typer

from sayso.cli.options import DEFAULT_STORE, ExitCode, JsonOption, StoreOption
from sayso.cli.output import write_json, write_lines


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
