"""The installer: what it says when an install fails, and when it has nothing to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import install


@pytest.mark.parametrize(
    ("output", "next_step"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "tell the maintainers"),
        ("Could not find a version that satisfies lark==1 (from versions: none)", "needs the network"),
        ("ERROR: No matching distribution found for lark==1 (from versions: 0.9)", "PYTHON=python3.12"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("anything else", "make install"),
    ],
)
def test_a_failed_install_says_what_to_do_next(output: str, next_step: str) -> None:
    assert next_step in install.advice(output)


def test_an_unknown_level_is_refused_before_anything_is_touched(capsys: pytest.CaptureFixture[str]) -> None:
    assert install.main(["everything"]) == 2
    assert "Try one of runtime, dev" in capsys.readouterr().err


def test_an_old_python_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(install, "OLDEST", (9, 0))
    assert install.main(["runtime"]) == 1
    assert "sayso needs Python" in capsys.readouterr().err


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Build a house of its own with pins and metadata, and an environment that always starts."""
    (tmp_path / "requirements").mkdir()
    for level in install.LEVELS:
        (tmp_path / "requirements" / f"{level}.txt").write_text("# pins\nlark==1 \\\n    --hash=sha256:00\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(install, "HOUSE", tmp_path)
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(install, "is_usable", lambda: True)
    return tmp_path


def count_runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    runs: list[str] = []
    monkeypatch.setattr(install, "run_pip", lambda _, what: runs.append(what))
    return runs


def test_a_second_install_does_nothing(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = count_runs(monkeypatch)
    install.install("runtime")
    assert len(runs) == 2
    install.install("runtime")
    assert len(runs) == 2


def test_what_is_installed_for_development_serves_for_use(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = count_runs(monkeypatch)
    install.install("dev")
    install.install("runtime")
    assert len(runs) == 2


@pytest.mark.parametrize("changed", ["requirements/runtime.txt", "pyproject.toml"])
def test_a_changed_pin_or_declaration_is_installed_again(
    house: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    runs = count_runs(monkeypatch)
    install.install("runtime")
    (house / changed).write_text((house / changed).read_text() + "# changed\n")
    install.install("runtime")
    assert len(runs) == 4


def test_a_failed_install_leaves_no_stamp(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the next run would believe that all is well."""

    def fail(_arguments: object, what: str) -> None:
        raise install.InstallFailed(what)

    monkeypatch.setattr(install, "run_pip", fail)
    assert install.main(["runtime"]) == 1
    assert not install.is_current("runtime")


def test_pins_are_counted(house: Path) -> None:
    assert install.count_pins(house / "requirements" / "runtime.txt") == 1
