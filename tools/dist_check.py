"""Build the wheel, look whether it holds all that it should, and run it where nothing else of sayso is.

    python tools/dist_check.py

Needs the network for the packages that sayso stands on; they come pinned and hash-checked, as for everyone.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import frontend  # the folder above is on no path where this file is run by its name

HOUSE = Path(__file__).resolve().parent.parent
SOURCE = HOUSE / "src"
SCRIPT = "sayso/web/static/dist/room.js"


def main() -> int:
    """Run the check; return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = build_wheel(Path(folder))
        missing = find_missing(wheel)
        if missing:
            print(f"{wheel.name} lacks:", *missing, sep="\n  ")
            return 1
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, holds every file of the package")
        source = build(Path(folder), "sdist")
        if frontend.is_built() and not holds_scripts(source):
            print(f"{source.name} lacks the scripts of the reading room, so that a wheel of it would need Node")
            return 1
        return try_wheel(wheel, Path(folder) / "fresh")


def build_wheel(folder: Path) -> Path:
    """Build the wheel into ``folder`` and return its path."""
    return build(folder, "wheel")


def build(folder: Path, kind: str) -> Path:
    """Build a distribution of a kind (wheel, sdist) into ``folder`` and return its path."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", str(folder / kind)]
    subprocess.run(command, cwd=HOUSE, check=True, capture_output=True)
    (built,) = (path for path in (folder / kind).iterdir() if path.name.endswith((".whl", ".tar.gz")))
    return built


def find_missing(wheel: Path) -> list[str]:
    """Return what the wheel does not hold of the package: modules, lexicon, templates, story, scripts, py.typed."""
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = (path for path in (SOURCE / "sayso").rglob("*") if path.is_file() and path.suffix != ".pyc")
    names = {path.relative_to(SOURCE).as_posix() for path in wanted}
    if not frontend.why_not():
        names.add(SCRIPT)
    return sorted(names - held)


def holds_scripts(source: Path) -> bool:
    """Tell whether a source distribution holds the built scripts."""
    with tarfile.open(source) as held:
        return any(name.endswith(f"/src/{SCRIPT}") for name in held.getnames())


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
