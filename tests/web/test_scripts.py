"""The scripts of the room: what they weigh, what they may not do, and that pages name them only where they are."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.web import static_files
from tests.house import HOUSE
from tools import frontend

MOST = 60_000
"""So many bytes, gzipped, all scripts may weigh together outside the lazy chunk of the network."""
MOST_OF_THE_NETWORK = 60_000
LAZY = "network.js"


@pytest.fixture(scope="module")
def scripts() -> list[Path]:
    if not (frontend.BUILT / "room.js").is_file():
        pytest.skip(f"the scripts are not built here: {frontend.why_not() or 'python tools/frontend.py build'}")
    return sorted(frontend.BUILT.glob("*.js"))


def weight(paths: list[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in paths)


def test_the_scripts_are_those_of_the_sources(scripts: list[Path]) -> None:
    assert frontend.is_built() or frontend.why_not(), "run: python tools/frontend.py build"


def test_all_scripts_together_are_small(scripts: list[Path]) -> None:
    assert weight([path for path in scripts if path.name != LAZY]) <= MOST


def test_the_network_is_fetched_only_where_it_is_drawn(scripts: list[Path]) -> None:
    room = (frontend.BUILT / "room.js").read_text("utf-8")
    assert not re.search(r"""(import|from)\s*["'`]\./network""", room)
    assert weight([path for path in scripts if path.name == LAZY]) <= MOST_OF_THE_NETWORK


def test_what_a_budget_is_for_can_be_exceeded(tmp_path: Path) -> None:
    heavy = tmp_path / "heavy.js"
    heavy.write_bytes(bytes(range(256)) * 10 + b"".join(str(n * n).encode() for n in range(60_000)))
    assert weight([heavy]) > MOST


@pytest.mark.parametrize(
    "forbidden",
    [
        r"\.(inner|outer)HTML\b",
        r"\binsertAdjacentHTML\b",
        r"\bdocument\.write",
        r"\beval\s*\(",
        r"\bnew Function\b",
        r"\bcreateContextualFragment\b",
        r"sourceMappingURL",
        r"https?://(?!www\.w3\.org/)",
    ],
)
def test_no_script_makes_markup_or_code_of_text_or_names_another_host(scripts: list[Path], forbidden: str) -> None:
    assert [path.name for path in scripts if re.search(forbidden, path.read_text("utf-8"))] == []


def test_there_is_no_source_map_and_nothing_but_scripts(scripts: list[Path]) -> None:
    assert {path.suffix for path in frontend.BUILT.iterdir()} <= {".js", ".sha256"}


def test_pages_name_the_script_only_where_it_is(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(static_files, "_ROOM", Path(__file__))
    assert '<script type="module" src="/-/static/dist/room.js"></script>' in client.get("/-/patterns").text
    monkeypatch.setattr(static_files, "_ROOM", HOUSE / "nothing.js")
    assert "<script" not in client.get("/-/patterns").text


def test_the_lock_names_hashes_and_no_registry() -> None:
    lock = (HOUSE / "frontend" / "package-lock.json").read_text("utf-8")
    assert '"integrity": "sha512-' in lock
    assert "resolved" not in lock
    assert "://" not in re.sub(r'"(url|funding)": .*', "", lock)
