"""Build the wheel, look whether it holds all that it should, and run it where nothing else of sayso is.

    python tools/dist_check.py

Needs the network for the packages that sayso stands on; they come pinned and hash-checked, as for everyone.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
SOURCE = HOUSE / "src"


def main() -> int:
    """Run the check; return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = build_wheel(Path(folder))
        missing = find_missing(wheel)
        if missing:
            print(f"{wheel.name} lacks:", *missing, sep="\n  ")
            return 1
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, holds every file of the package")
        return try_wheel(wheel, Path(folder) / "fresh")


def build_wheel(folder: Path) -> Path:
    """Build the wheel into ``folder`` and return its path."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=HOUSE, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def find_missing(wheel: Path) -> list[str]:
    """Return the files of the package that the wheel does not hold: modules, lexicon, templates, story, py.typed."""
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = (path for path in (SOURCE / "sayso").rglob("*") if path.is_file() and path.suffix != ".pyc")
    names = {path.relative_to(SOURCE).as_posix() for path in wanted}
    return sorted(names - held)


def try_wheel(wheel: Path, home: Path) -> int:
    """Install the wheel into a fresh environment and let it read the bundled story there; return the exit code."""
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    pins = HOUSE / "requirements" / "runtime.txt"
    pip = [str(scripts / "python"), "-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check"]
    steps = [
        [*pip, "--require-hashes", "-r", str(pins)],
        [*pip, "--no-deps", "--no-index", str(wheel)],
        [str(scripts / "sayso"), "--version"],
        [str(scripts / "sayso"), "demo"],
    ]
    for step in steps:
        print("$", *step[:1], "…" if len(step) > 3 else " ".join(step[1:]), flush=True)
        code = subprocess.run(step, cwd=home, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
