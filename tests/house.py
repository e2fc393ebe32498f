"""Where the house stands, and what a clone of it holds."""

from __future__ import annotations

import subprocess
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent


def tracked_files() -> list[Path]:
    """Every file that a clone holds; where there is no git, every file of the folders that one would hold."""
    listed = subprocess.run(["git", "ls-files"], cwd=HOUSE, capture_output=True, text=True, check=False)  # noqa: S607
    if listed.returncode == 0:
        return [HOUSE / name for name in listed.stdout.splitlines() if (HOUSE / name).is_file()]
    folders = "src tests docs tools requirements changelog.d".split()
    return [path for folder in folders for path in (HOUSE / folder).rglob("*") if path.is_file()]
