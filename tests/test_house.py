"""The house rules: sizes, layers, purity, words; what no single module can show about itself."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.conftest import LONGEST_FIRST
from tests.house import HOUSE, tracked_files

PACKAGE = HOUSE / "src" / "sayso"
LONGEST_FUNCTION = 60
LONG_FUNCTIONS_ALLOWED = 0.02
LONGEST_MODULE = 600
MEDIAN_FUNCTION = 12
IMPURE = frozenset(
    "glob http io locale os pathlib random secrets shutil socket subprocess tempfile time urllib uuid".split()
)
"""Modules by which a clock, a file, a network, a locale or chance could reach extraction."""


@cache
def modules() -> dict[Path, ast.Module]:
    """Every module of the package as a tree, by its path in the package."""
    files = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(PACKAGE): ast.parse(path.read_text("utf-8")) for path in files}


def functions() -> Iterator[tuple[str, int]]:
    """Name and length in lines of every function and method."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno
                yield f"{path}:{node.name}", node.end_lineno - node.lineno + 1


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module that a tree imports, by its full name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""


@cache
def pyproject() -> dict[str, dict[str, object]]:
    return tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))


# Sizes


def test_hardly_a_function_is_longer_than_a_screen() -> None:
    found = list(functions())
    long = [f"{name}: {length} lines" for name, length in found if length > LONGEST_FUNCTION]
    assert len(long) <= LONG_FUNCTIONS_ALLOWED * len(found), long


def test_most_functions_are_small() -> None:
    assert statistics.median(length for _, length in functions()) <= MEDIAN_FUNCTION


def test_every_module_can_be_read_in_a_sitting() -> None:
    lengths = {path: len((PACKAGE / path).read_text("utf-8").splitlines()) for path in modules()}
    assert not {str(path): length for path, length in lengths.items() if length > LONGEST_MODULE}


# Layers


def test_the_rooms_know_only_the_rooms_below_them() -> None:
    """The contracts of pyproject.toml, as ``lint-imports`` checks them."""
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache", "--no-logo"], cwd=HOUSE, capture_output=True, text=True, check=False)  # noqa: S603
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_room_has_its_place_in_the_layers() -> None:
    """A room that no layer names would be held by no contract."""
    contracts = pyproject()["tool"]["importlinter"]["contracts"]  # type: ignore[index]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    placed = {room.strip().removeprefix("sayso.") for layer in layers for room in layer.split("|")}
    rooms = {path.parts[0].removesuffix(".py") for path in modules()} - {"__init__", "__main__"}
    assert rooms - placed == set()


def test_the_vocabulary_imports_nothing_of_sayso_but_itself_and_its_errors() -> None:
    names = {name for path, tree in modules().items() if path.parts[0] == "model" for name in imported(tree)}
    own = {name for name in names if name.partition(".")[0] == "sayso"}
    assert {name for name in own if not name.startswith(("sayso.model", "sayso.errors"))} == set()


def test_extraction_reads_no_clock_no_file_no_network_and_throws_no_dice() -> None:
    """Invariant 4: it sees one document and nothing else."""
    reached = {
        f"{path} imports {name}"
        for path, tree in modules().items()
        if path.parts[0] in {"extract", "model"}
        for name in imported(tree)
        if name.partition(".")[0] in IMPURE
    }
    assert reached == set()


def test_extraction_opens_and_prints_nothing_and_never_asks_for_the_day() -> None:
    """``datetime`` may count days; what day it is now is nothing that a document says."""
    forbidden = {"open", "print", "input", "now", "today", "utcnow", "fromtimestamp"}
    calls = {
        f"{path}:{node.lineno} calls {called(node)}"
        for path, tree in modules().items()
        if path.parts[0] in {"extract", "model"}
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) in forbidden
    }
    assert calls == set()


def called(node: ast.Call) -> str:
    """Return the last name of what is called."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


# Words


def test_everything_public_in_the_vocabulary_says_what_it_is_for() -> None:
    silent = [
        f"{path}:{node.name}"
        for path, tree in modules().items()
        if path.parts[0] == "model"
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_every_module_says_what_it_is_for() -> None:
    assert [str(path) for path, tree in modules().items() if not ast.get_docstring(tree)] == []


def test_nothing_is_left_for_later_in_the_code() -> None:
    """What is not done is an issue or a line in docs/limits.md, where a user can see it; a stub is neither."""
    marks = re.compile(r"\b(TO" r"DO|FIX" r"ME|HA" r"CK)\b|raise NotImplemented" r"Error")
    sources = [*PACKAGE.rglob("*.py"), *(HOUSE / "tools").rglob("*.py")]
    assert [str(path) for path in sources if marks.search(path.read_text("utf-8"))] == []


def test_no_file_tells_on_whose_machine_it_was_made() -> None:
    """No paths of a machine and no hosts of a registry: an install must not depend on either."""
    names = (
        r"/wo" r"rk/",
        r"/home/" r"\w+/",
        r"py" r"pi\.org",
        r"python" r"hosted\.org",
        r"registry\.n" r"pmjs",
        r"/opt/" r"py" r"pi",
    )
    forbidden = re.compile("|".join(names))
    found = {}
    for path in tracked_files():
        match = forbidden.search(path.read_bytes().decode("utf-8", errors="ignore"))
        if match:
            found[str(path.relative_to(HOUSE))] = match[0]
    assert found == {}


def test_the_files_that_are_begun_first_are_there() -> None:
    """A file that was renamed would be begun last, and the whole run would wait for it."""
    assert [name for name in LONGEST_FIRST if not (HOUSE / name).is_file()] == []


def test_requirements_are_pinned_and_hashed() -> None:
    """Two installs are the same, and a swapped file does not install."""
    for name in ("runtime", "dev"):
        lines = (HOUSE / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
        pins = [number for number, line in enumerate(lines) if re.match(r"[A-Za-z0-9]", line)]
        assert len(pins) > 20
        assert [lines[n] for n in pins if not re.match(r"[\w.-]+==\S+( ; .+)? \\$", lines[n])] == []
        assert [lines[n] for n in pins if "--hash=sha256:" not in lines[n + 1]] == []
        assert [line for line in lines if line.startswith("-")] == []


def test_every_dependency_of_the_project_is_pinned() -> None:
    """``make lock`` was run after pyproject.toml was changed."""
    table = pyproject()
    wanted = {
        "runtime": [*table["project"]["dependencies"], *table["dependency-groups"]["build"]],  # type: ignore[misc]
        "dev": table["dependency-groups"]["dev"],
    }
    for name, requirements in wanted.items():
        held = (HOUSE / "requirements" / f"{name}.txt").read_text("utf-8")
        pinned = {normalise(pin) for pin in re.findall(r"^([\w.-]+)==", held, re.MULTILINE)}
        asked = {normalise(re.split(r"[<>=!~\[; ]", requirement)[0]) for requirement in requirements}  # type: ignore[attr-defined]
        assert asked - pinned == set()


def normalise(name: str) -> str:
    """Return a package's name in the one spelling that all its spellings share."""
    return re.sub(r"[-_.]+", "-", name).lower()
