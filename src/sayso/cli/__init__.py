"""The command line: each command parses, asks the collection one thing, and writes the answer."""

from __future__ import annotations

from sayso.cli.main import app, main

__all__ = ["app", "main"]
