"""`sayso serve`: the room opens on this machine, tells its address, lets in one browser, and closes."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app, serving
from sayso.cli.options import ExitCode
from sayso.web.forms import URLENCODED
from sayso.web.room import Settings

Run = Callable[..., Result]
Served = list[tuple[Settings, int]]
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/-/enter#token=(\S+)")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("SAYSO_STORE", "SAYSO_DEBUG", "SAYSO_BY"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments: CliRunner().invoke(app, ["serve", *map(str, arguments)])


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Served:
    """What would have been served: settings and the number of processes, where nothing is."""
    seen: Served = []

    def run(settings: Settings, listening: object, workers: int, on_ready: Callable[[], None]) -> None:
        on_ready()
        seen.append((settings, workers))

    monkeypatch.setattr(serving, "_run", run)
    return seen


def copy_story(story: Path, folder: Path) -> Path:
    for part in story.parent.glob(f"{story.name}*"):
        (shutil.copytree if part.is_dir() else shutil.copy)(part, folder / part.name)
    return folder / story.name


def test_where_there_is_no_collection_it_says_what_to_do(run: Run) -> None:
    result = run("--store", "none.db")
    assert result.exit_code == ExitCode.STORE
    assert "There is no collection" in result.stderr
    assert "sayso demo" in result.stderr
    assert not Path("none.db").exists()


def test_a_port_that_is_taken_is_said_to_be(run: Run, demo_story: Path, tmp_path: Path) -> None:
    story = copy_story(demo_story, tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = run("--store", story, "--port", port)
    assert result.exit_code == ExitCode.USAGE
    assert f"Port {port} is taken" in " ".join(result.stderr.replace("│", " ").split())


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104 - they are refused
def test_to_listen_everywhere_it_must_know_its_name(run: Run, host: str) -> None:
    result = run("--host", host)
    assert result.exit_code == ExitCode.USAGE
    assert "--known-as" in result.stderr


@pytest.mark.parametrize("host", ["192.0.2.7", "newsroom.example"])
def test_a_host_that_is_not_this_machine_is_told_loudly(run: Run, demo_story: Path, tmp_path: Path, host: str) -> None:
    result = run("--store", copy_story(demo_story, tmp_path), "--host", host, "--port", 0)
    assert "WARNING" in result.stderr
    assert "nothing is encrypted" in result.stderr
    assert result.exit_code == ExitCode.USAGE
    assert "cannot listen" in " ".join(result.stderr.split())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.0.0.2"])
def test_this_machine_is_not_told_loudly(run: Run, served: Served, demo_story: Path, tmp_path: Path, host: str) -> None:
    result = run("--store", copy_story(demo_story, tmp_path), "--host", host, "--port", 0)
    assert result.exit_code == 0
    assert "WARNING" not in result.stderr
    assert f"http://{host}:" in result.stderr
    assert "The room is closed." in result.stderr


def test_it_answers_to_its_names_alone(run: Run, demo_story: Path, tmp_path: Path, served: Served) -> None:
    story = copy_story(demo_story, tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    result = run("--store", story, "--port", port, "--known-as", "Room.example:9000", "--by", "the desk", "--names")
    assert result.exit_code == 0, result.stderr
    ((settings, workers),) = served
    here = [f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")]
    assert settings.hosts == (*here, "room.example:9000")
    assert (settings.by, settings.names, workers) == ("the desk", True, 1)


def test_a_large_collection_has_two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert [serving._workers_for(reports) for reports in (0, 19_999, 20_000, 10**6)] == [1, 1, 2, 2]
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert serving._workers_for(10**6) == 1


def test_on_enter_another_token_is_given_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdin", iter(["\n", "\n"]))
    serving._tell_another_on_enter(Settings(target="", tokens=str(tmp_path)), "127.0.0.1:8321")
    told = ADDRESS.findall(capsys.readouterr().err)
    assert len({token for _, token in told}) == 2
    assert len(list(tmp_path.iterdir())) == 2


# The whole of it, as processes


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    process: subprocess.Popen[str]
    port: int
    token: str

    def ask(self, method: str, path: str, cookie: str = "", **form: str) -> tuple[int, dict[str, str]]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": cookie, "Content-Type": URLENCODED, "Origin": f"http://127.0.0.1:{self.port}"}
        connection.request(method, path, urlencode(form) if form else None, headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}


@contextmanager
def opened(story: Path, folder: Path, *arguments: str) -> Iterator[Opened]:
    """Open a room as a process, and see to it that it ends."""
    command = [sys.executable, "-m", "sayso.cli", "serve", "--store", str(story), "--port", "0", *arguments]
    environment = {**os.environ, "TMPDIR": str(folder)}
    process = subprocess.Popen(  # noqa: S603 - a list of arguments made here
        command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, env=environment
    )
    try:
        assert process.stderr is not None
        found = next(filter(None, map(ADDRESS.search, process.stderr)))
        yield Opened(process=process, port=int(found[1]), token=found[2])
    finally:
        process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()


@pytest.mark.parametrize(("workers", "ends_with"), [("1", signal.SIGINT), ("2", signal.SIGTERM)])
def test_a_room_opens_lets_in_and_closes(demo_story: Path, tmp_path: Path, workers: str, ends_with: int) -> None:
    story, kept = copy_story(demo_story, tmp_path), tmp_path / "kept"
    kept.mkdir()
    with opened(story, kept, "--workers", workers) as room:
        status, headers = room.ask("GET", "/")
        assert status == 401
        assert "server" not in headers
        status, headers = room.ask("POST", "/-/enter", token=room.token)
        assert status == 303
        cookie = headers["set-cookie"].partition(";")[0]
        assert [room.ask("GET", "/-/patterns", cookie)[0] for _ in range(6)] == [200] * 6
        assert room.ask("POST", "/-/enter", token=room.token)[0] == 403
        assert list(kept.iterdir()), "the folder of tokens"
        room.process.send_signal(ends_with)
        assert room.process.wait(timeout=60) == 0
        assert list(kept.iterdir()) == []
