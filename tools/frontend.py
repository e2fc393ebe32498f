"""Build the scripts of the reading room from ``frontend/`` into the package, and test them.

    python tools/frontend.py build      into src/sayso/web/static/dist, unless what lies there is of these sources
    python tools/frontend.py install    the same, but where it goes wrong a sentence says so, and that is all
    python tools/frontend.py test       types and tests

Needs Node and npm; where they are missing a sentence says so, and the pages of the room do all that they do without
scripts as well. Packages come pinned and hash-checked (``frontend/package-lock.json``), and none of their own scripts
is run. Uses the standard library only: ``make install`` runs it, and so does every build of a wheel.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
FRONTEND = HOUSE / "frontend"
BUILT = HOUSE / "src" / "sayso" / "web" / "static" / "dist"
STAMP = "sources.sha256"
OLDEST = (20, 19)
WITHOUT = "The pages of the reading room are whole without scripts; only keys and lights are missing."


class BuildFailed(Exception):
    """Node is there, and the scripts could not be built."""


def main(arguments: Sequence[str]) -> int:
    """Do what was asked for; return the exit code."""
    steps: dict[str, Callable[[], object]] = {"build": build, "install": install, "test": check}
    step = steps.get(arguments[0] if arguments else "build")
    if step is None:
        print(f"tools/frontend.py: no such step: {arguments[0]!r}. Try one of {', '.join(steps)}.", file=sys.stderr)
        return 2
    try:
        step()
    except BuildFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    return 0


def build(say: Callable[[str], None] = print) -> bool:
    """Build the scripts where they are not built yet; tell whether they are there now.

    Raises:
        BuildFailed: if Node is there and the build goes wrong.
    """
    if is_built():
        return True
    why = why_not()
    if why:
        say(f"  the reading room's scripts are not built: {why} {WITHOUT}")
        return BUILT.is_dir()
    say("  building the reading room's scripts …")
    fetch_packages()
    run(npm("exec", "--", "vite", "build", "--logLevel", "warn"))
    (BUILT / STAMP).write_text(fingerprint(sources()))
    return True


def install(say: Callable[[str], None] = print) -> None:
    """Build the scripts for whoever only wants to read: nothing that goes wrong with them stands in the way."""
    try:
        build(say)
    except BuildFailed as failure:
        say(f"  the reading room's scripts are not built: {str(failure).splitlines()[-1]}. {WITHOUT}")


def check(say: Callable[[str], None] = print) -> None:
    """Check the types of the scripts and run their tests.

    Raises:
        BuildFailed: if one of them fails.
    """
    why = why_not()
    if why:
        say(f"  the reading room's scripts are not tested: {why}")
        return
    fetch_packages()
    for script in ("check", "test"):
        run(npm("run", "--silent", script))


def sources() -> list[Path]:
    """Return the files that the scripts are made of, in order; a source distribution without them has none."""
    kept = [*FRONTEND.glob("*.json"), *FRONTEND.glob("*.ts"), *FRONTEND.glob("src/**/*.ts")]
    return sorted(path for path in kept if path.is_file())


def fingerprint(paths: Sequence[Path]) -> str:
    """Return a hash over the names and the bytes of files."""
    digest = hashlib.sha256()
    for path in paths:
        held = path.read_bytes()
        digest.update(f"{path.relative_to(HOUSE).as_posix()} {len(held)}\n".encode() + held)
    return digest.hexdigest()


def is_built() -> bool:
    """Tell whether the scripts in the package are those of the sources that lie here now."""
    stamp = BUILT / STAMP
    return stamp.is_file() and stamp.read_text() == fingerprint(sources())


def why_not() -> str:
    """Return why scripts cannot be built here, in a sentence; empty where they can."""
    if shutil.which("npm") is None:
        return "npm was not found (nodejs.org, or your system's packages nodejs and npm)."
    found = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)  # noqa: S607
    numbers = re.match(r"v(\d+)\.(\d+)", found.stdout)
    if numbers is None or (int(numbers[1]), int(numbers[2])) < OLDEST:
        return f"they need Node {'.'.join(map(str, OLDEST))} or newer, and this is {found.stdout.strip() or 'none'}."
    return ""


def fetch_packages() -> None:
    """Install the pinned packages, unless these very ones are there."""
    lock, stamp = FRONTEND / "package-lock.json", FRONTEND / "node_modules" / STAMP
    if stamp.is_file() and stamp.read_text() == fingerprint([lock]):
        return
    run(npm("ci", "--ignore-scripts", "--no-audit", "--no-fund"))
    stamp.write_text(fingerprint([lock]))


def npm(*arguments: str) -> list[str]:
    """Return the command that runs npm."""
    return [shutil.which("npm") or "npm", *arguments]


def run(command: Sequence[str]) -> None:
    """Run a command in ``frontend/``; what it printed is shown where it fails."""
    ran = subprocess.run(command, cwd=FRONTEND, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise BuildFailed(f"{ran.stdout}{ran.stderr}\nStopped at: npm {' '.join(command[1:])}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
