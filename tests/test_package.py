"""What is shipped: the wheel holds the whole package, not only its modules."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tools import frontend
from tools.dist_check import SCRIPT, build_wheel, find_missing


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel once for the tests of this file."""
    pytest.importorskip("hatchling")
    return build_wheel(tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    """A lexicon, template or story that lies in the source and not in the wheel breaks only for users."""
    assert find_missing(wheel) == []


@pytest.mark.parametrize("name", ["sayso/py.typed", "sayso/lexicon/data/cues.toml", "sayso/demo/story.toml"])
def test_the_wheel_holds_what_is_no_module(wheel: Path, name: str) -> None:
    assert name in zipfile.ZipFile(wheel).namelist()


def test_a_missing_file_is_noticed(wheel: Path, tmp_path: Path) -> None:
    """The check itself can fail."""
    thinned = tmp_path / wheel.name
    with zipfile.ZipFile(wheel) as whole, zipfile.ZipFile(thinned, "w") as part:
        for name in whole.namelist():
            if not name.endswith("py.typed"):
                part.writestr(name, whole.read(name))
    assert find_missing(thinned) == ["sayso/py.typed"]


def test_the_wheel_holds_the_scripts_of_the_reading_room_where_they_can_be_built(wheel: Path) -> None:
    if frontend.why_not():
        pytest.skip(f"the scripts cannot be built here: {frontend.why_not()}")
    held = set(zipfile.ZipFile(wheel).namelist())
    assert SCRIPT in held
    assert not [name for name in held if name.endswith((".ts", ".map")) or "node_modules" in name]


def test_the_wheel_carries_its_licence(wheel: Path) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in zipfile.ZipFile(wheel).namelist())
