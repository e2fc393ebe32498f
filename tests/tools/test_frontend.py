"""Building the room's scripts: when it is done, when it is not, and what is said of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.house import HOUSE
from tools import frontend


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Build a house of its own with one script, and a Node that is there."""
    (tmp_path / "frontend" / "src").mkdir(parents=True)
    (tmp_path / "frontend" / "src" / "room.ts").write_text("export {};\n")
    (tmp_path / "frontend" / "package-lock.json").write_text("{}\n")
    monkeypatch.setattr(frontend, "HOUSE", tmp_path)
    monkeypatch.setattr(frontend, "FRONTEND", tmp_path / "frontend")
    monkeypatch.setattr(frontend, "BUILT", tmp_path / "dist")
    monkeypatch.setattr(frontend, "why_not", lambda: "")
    return tmp_path


@pytest.fixture
def runs(house: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What npm was asked to do."""
    asked: list[str] = []

    def run(command: list[str]) -> None:
        asked.append(command[1])
        for folder in ("dist", "frontend/node_modules"):
            (house / folder).mkdir(exist_ok=True)

    monkeypatch.setattr(frontend, "run", run)
    return asked


def test_scripts_are_built_once(runs: list[str]) -> None:
    assert frontend.build()
    assert runs == ["ci", "exec"]
    assert frontend.build()
    assert runs == ["ci", "exec"]


def test_a_changed_script_is_built_again_with_the_packages_that_are_there(house: Path, runs: list[str]) -> None:
    frontend.build()
    (house / "frontend" / "src" / "room.ts").write_text("export const a = 1;\n")
    frontend.build()
    assert runs == ["ci", "exec", "exec"]


def test_other_packages_are_fetched(house: Path, runs: list[str]) -> None:
    frontend.build()
    (house / "frontend" / "package-lock.json").write_text('{"other": 1}\n')
    frontend.build()
    assert runs == ["ci", "exec", "ci", "exec"]


def test_without_node_a_sentence_says_so_and_all_goes_on(runs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontend, "why_not", lambda: "npm was not found.")
    said: list[str] = []
    assert frontend.build(said.append) is False
    frontend.check(said.append)
    assert runs == []
    assert "npm was not found. The pages of the reading room are whole without scripts" in said[0]
    assert "not tested: npm was not found." in said[1]


def test_an_old_node_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    old = subprocess.CompletedProcess([], 0, stdout="v18.2.0\n")
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    monkeypatch.setattr("subprocess.run", lambda *_arguments, **_rest: old)
    assert frontend.why_not() == "they need Node 20.19 or newer, and this is v18.2.0."


def test_a_build_that_fails_stops_who_builds_and_not_who_installs(
    runs: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_command: list[str]) -> None:
        raise frontend.BuildFailed("no network\nStopped at: npm ci")

    monkeypatch.setattr(frontend, "run", fail)
    assert frontend.main(["build"]) == 1
    assert "no network" in capsys.readouterr().err
    assert frontend.main(["install"]) == 0
    assert "Stopped at: npm ci. The pages" in capsys.readouterr().out


def test_an_unknown_step_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert frontend.main(["everything"]) == 2
    assert "Try one of build, install, test" in capsys.readouterr().err


def test_every_package_is_pinned_to_one_version() -> None:
    package = json.loads((HOUSE / "frontend" / "package.json").read_text("utf-8"))
    versions = {**package["dependencies"], **package["devDependencies"]}
    assert [name for name, version in versions.items() if not version[0].isdigit()] == []


def test_what_goes_into_the_package_has_its_licence_told() -> None:
    package = json.loads((HOUSE / "frontend" / "package.json").read_text("utf-8"))
    notice = (HOUSE / "NOTICE").read_text("utf-8")
    assert [name for name in package["dependencies"] if name not in notice] == []
