"""Create ``.venv`` and install into it, in two steps that can be repeated at no cost.

    python tools/install.py runtime    what reading reports needs, then sayso itself
    python tools/install.py dev        the same, and what its tests and checks need

Every package is pinned and every file of it is checked against its hash (``requirements/*.txt``), so two installs are
the same. A stamp in ``.venv`` holds the hash of what was installed: while nothing changed, a second run does nothing.
Uses the standard library only, since it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
VENV = HOUSE / ".venv"
OLDEST = (3, 11)
LEVELS = ("runtime", "dev")
CONNECT = (
    "The first install needs the network: check the connection, and a proxy if you have one (pip config list), then: "
    "make install"
)


class InstallFailed(Exception):
    """Something that the reader of the message has to put right first."""


def main(arguments: Sequence[str]) -> int:
    """Install the level that was asked for; return the exit code."""
    level = arguments[0] if arguments else "runtime"
    if level not in LEVELS:
        print(f"tools/install.py: no such level: {level!r}. Try one of {', '.join(LEVELS)}.", file=sys.stderr)
        return 2
    try:
        install(level)
    except InstallFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    return 0


def install(level: str) -> None:
    """Bring ``.venv`` to ``level``: ``runtime``, or ``dev``, which includes it."""
    if sys.version_info[:2] < OLDEST:
        raise InstallFailed(f"sayso needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if any(is_current(wider) for wider in LEVELS[LEVELS.index(level) :]):
        return
    if not is_usable():
        create_environment()
    pins = HOUSE / "requirements" / f"{level}.txt"
    run_pip(["--require-hashes", "-r", str(pins)], f"installing {count_pins(pins)} pinned packages ({level})")
    run_pip(["--no-deps", "--no-build-isolation", "--no-index", "--editable", str(HOUSE)], "installing sayso")
    stamp(level).write_text(fingerprint(level))
    print(f"  ready: {bin_folder().relative_to(HOUSE) / 'sayso'}", flush=True)


def stamp(level: str) -> Path:
    """Return the path of the file that says what was installed."""
    return VENV / f"sayso-{level}.stamp"


def is_current(level: str) -> bool:
    """Tell whether ``level`` was installed from the pins and the metadata that lie here now."""
    return stamp(level).is_file() and stamp(level).read_text() == fingerprint(level) and is_usable()


def fingerprint(level: str) -> str:
    """Return a hash of what an install depends on: place, pins and the package's own metadata."""
    digest = hashlib.sha256(str(HOUSE).encode())
    for path in (HOUSE / "requirements" / f"{level}.txt", HOUSE / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def bin_folder() -> Path:
    """Return the folder of the environment's programs."""
    return VENV / ("Scripts" if sys.platform == "win32" else "bin")


def is_usable() -> bool:
    """Tell whether ``.venv`` has a Python that still starts, and was made at this place."""
    python = bin_folder() / "python"
    if not python.exists():
        return False
    probe = "import pip, sys; print(sys.prefix, *sys.version_info[:2])"
    found = subprocess.run([python, "-c", probe], capture_output=True, text=True, check=False)
    if found.returncode != 0:
        return False
    prefix, major, minor = found.stdout.rsplit(maxsplit=2)
    return Path(prefix) == VENV and (int(major), int(minor)) >= OLDEST


def create_environment() -> None:
    """Make ``.venv`` anew with the Python that runs this file."""
    print(f"  creating .venv with Python {sys.version.split()[0]}", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise InstallFailed(
            f"{made.stdout}{made.stderr}Python could not make a virtual environment.\n"
            "On Debian and Ubuntu: apt install python3-venv. Or name another Python: make install PYTHON=python3.12"
        )


def count_pins(pins: Path) -> int:
    """Return how many packages a requirements file pins."""
    return sum("==" in line for line in pins.read_text().splitlines() if not line.startswith("#"))


def run_pip(arguments: Sequence[str], what: str) -> None:
    """Run ``pip install`` in the environment with one line of progress in place of its own many."""
    command = [
        str(bin_folder() / "python"),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--no-input",
        "install",
        *arguments,
    ]
    began = time.monotonic()
    last: deque[str] = deque(maxlen=25)
    collected = 0
    print(f"  {what} …", flush=True)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace"
    ) as pip:
        assert pip.stdout is not None  # noqa: S101 - a pipe was asked for
        for line in pip.stdout:
            last.append(line)
            collected += line.startswith("Collecting ")
            show_progress(collected, time.monotonic() - began)
    if pip.returncode != 0:
        raise InstallFailed(f"{''.join(last)}\nStopped while {what}. {advice(''.join(last))}")
    show_progress(0, 0)


def show_progress(collected: int, seconds: float) -> None:
    """Rewrite the progress line on a terminal; say nothing elsewhere, so that logs stay short."""
    if sys.stdout.isatty():
        line = f"  {collected} packages, {seconds:.0f} s" if collected else ""
        print(f"\r{line:<40}\r", end="", flush=True)


def advice(output: str) -> str:
    """Return what to do next about a failed install, judged by pip's last lines."""
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "A package is not the file that was pinned. Nothing of it was installed. Try again with an empty cache "
            "(pip cache purge); if it happens again, do not install it by hand, and tell the maintainers (SECURITY.md)."
        )
    if "(from versions: none)" in output:
        return f"The package index cannot be reached, or does not have it. {CONNECT}"
    if "No matching distribution" in output or "Could not find a version" in output:
        return (
            "A pinned package is not to be had for this Python or machine. The pins are made for CPython 3.11 to 3.13: "
            "name one of them, as in: make install PYTHON=python3.12"
        )
    if "No space left" in output:
        return "The disk is full: sayso's packages need about 1 GB."
    return CONNECT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
