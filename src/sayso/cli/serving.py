"""The command that opens the reading room: ``sayso serve``."""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from sayso.cli.deciding import ByOption
from sayso.cli.options import DEFAULT_STORE, NamesOption, StoreOption
from sayso.cli.output import tell

if TYPE_CHECKING:
    import uvicorn

    from sayso.web.room import Settings

PORT = 8321
LARGE = 20_000
"""From so many reports on two processes serve a collection, where the machine has two cores."""
_ANY = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 - named to be refused without --known-as
_LOOPBACK = "127.0.0.1"
_PATIENCE = 60
"""So many seconds a process may take to be ready."""


def serve(
    store: StoreOption = DEFAULT_STORE,
    host: Annotated[str, typer.Option("--host", help="Where to listen: this machine only, unless you say so.")] = (
        _LOOPBACK
    ),
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="On which port; 0 takes a free one.")] = PORT,
    known_as: Annotated[
        list[str] | None,
        typer.Option("--known-as", metavar="NAME", help="Another name (or name:port) that browsers ask for."),
    ] = None,
    names: NamesOption = False,
    by: ByOption = "",
    workers: Annotated[
        int, typer.Option("--workers", min=0, max=64, help="So many processes; 0: as many as the collection needs.")
    ] = 0,
) -> None:
    """Open the reading room in a browser.

    Prints an address with a token that lets in one browser, once. Pages show what is read meanwhile, and what is
    decided there is kept as commands keep it. Ends with Ctrl-C.
    """
    from sayso.web.admission import LOOPBACK, hosts_of
    from sayso.web.room import Settings

    _check_host(host, known_as or [])
    reports = _bring_up_to_date(store, names=names)
    with _listen(host, port) as listening, tempfile.TemporaryDirectory(prefix="sayso-room-") as tokens:
        taken = listening.getsockname()[1]
        called = [*LOOPBACK, *([] if host in _ANY else [_bracketed(host)]), *(known_as or [])]
        settings = Settings(target=store, by=by, names=names, hosts=hosts_of(called, taken), tokens=tokens)
        shown = known_as[0] if known_as and host in _ANY else _bracketed(host)
        name = hosts_of([shown], taken)[0]
        _run(settings, listening, workers or _workers_for(reports), lambda: _tell_address(settings, name))
    tell("The room is closed.")


def _check_host(host: str, known_as: list[str]) -> None:
    """Say loudly what it means to listen to more than this machine."""
    if host in _ANY and not known_as:
        raise typer.BadParameter(
            f"{host!r} listens everywhere; say by which name browsers will ask: --known-as NAME.", param_hint="--host"
        )
    if _is_loopback(host):
        return
    tell(f"WARNING: the room listens on {host}: everybody who reaches this machine over the network can knock,")
    tell("and whoever listens on the way reads all of it, the token too: nothing is encrypted. Safer is a tunnel:")
    tell(f"ssh -L {PORT}:{_LOOPBACK}:{PORT} this-machine, and `sayso serve` without --host (SECURITY.md).")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _bring_up_to_date(store: str, *, names: bool) -> int:
    """Bring the index of the collection up to date, and return how many reports it holds."""
    from sayso.ask.decency import Names
    from sayso.collection import Collection
    from sayso.errors import NotFound
    from sayso.index import Index

    try:
        with Collection.open(store, create=False) as collection, _progress() as on_story:
            Index(collection, names=Names.asked(names)).refresh(on_story)
            return collection.size().documents
    except NotFound as error:
        raise NotFound(
            error.message,
            hint="Read reports into it (`sayso read reports/`) or the bundled story (`sayso demo`), with --store FILE.",
        ) from None


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Show how many stories are ready, where a person sits at the terminal; else one line in a while."""
    if not sys.stderr.isatty():
        yield _tell_now_and_then
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("stories made ready", total=None)
        yield lambda done, of: progress.update(task, completed=done, total=of)


def _tell_now_and_then(done: int, of: int) -> None:
    if done and done % 1000 == 0:
        tell(f"{done:,} of {of:,} stories made ready")


@contextmanager
def _listen(host: str, port: int) -> Iterator[socket.socket]:
    """Listen before anything is said, so that the address which is printed is ours."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        _refuse(host, port, error)
    listening.set_inheritable(True)
    with listening:
        yield listening


def _refuse(host: str, port: int, error: OSError) -> NoReturn:
    if error.errno == errno.EADDRINUSE:
        raise typer.BadParameter(
            f"Port {port} is taken, perhaps by another `sayso serve`. Name another, or 0 for one that is free.",
            param_hint="--port",
        ) from None
    if error.errno == errno.EACCES:
        raise typer.BadParameter(f"Port {port} is for the system; name one above 1023.", param_hint="--port") from None
    raise typer.BadParameter(
        f"This machine cannot listen on {host}: {error.strerror or error}.", param_hint="--host"
    ) from None


def _workers_for(reports: int) -> int:
    return 2 if reports >= LARGE and (os.cpu_count() or 1) > 1 else 1


def _tell_address(settings: Settings, name: str) -> None:
    _tell_door(settings, name)
    tell("The token lets in one browser, once. Press Enter for another; Ctrl-C closes the room.")
    if sys.stdin is not None and sys.stdin.isatty():
        threading.Thread(target=_tell_another_on_enter, args=(settings, name), daemon=True).start()


def _tell_door(settings: Settings, name: str) -> None:
    from sayso.web.admission import ENTRANCE
    from sayso.web.sessions import give_out

    tell(f"The reading room is open: http://{name}{ENTRANCE}#token={give_out(Path(settings.tokens))}")


def _tell_another_on_enter(settings: Settings, name: str) -> None:
    with suppress(OSError, ValueError):  # the room is closed
        for _ in sys.stdin:
            _tell_door(settings, name)


def _run(settings: Settings, listening: socket.socket, workers: int, on_ready: Callable[[], None]) -> None:
    """Serve until Ctrl-C, or until the system ends the process; either way what was given out is taken back.

    ``on_ready`` is called when pages are answered.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with suppress(KeyboardInterrupt, SystemExit):
        if workers == 1:
            _serve_alone(settings, listening, on_ready)
        else:
            _serve_together(settings, listening, workers, on_ready)


def _serve_alone(settings: Settings, listening: socket.socket, on_ready: Callable[[], None]) -> None:
    import uvicorn

    from sayso.web.app import create_app

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            on_ready()

    Server(_config(create_app(settings))).run(sockets=[listening])


def _serve_together(settings: Settings, listening: socket.socket, workers: int, on_ready: Callable[[], None]) -> None:
    from uvicorn.supervisors import Multiprocess

    from sayso.web.app import ENVIRONMENT, app_of_environment

    class Servers(Multiprocess):
        def init_processes(self) -> None:
            super().init_processes()
            if all(process.wait_until_ready(_PATIENCE, self.should_exit) for process in self.processes):
                on_ready()

    app = f"{app_of_environment.__module__}:{app_of_environment.__name__}"
    os.environ[ENVIRONMENT] = json.dumps(asdict(settings))
    Servers(_config(app, workers=workers), sockets=[listening]).run()


def _config(app: object, *, workers: int = 1) -> uvicorn.Config:
    import uvicorn

    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        factory=workers > 1,
        workers=workers,
        access_log=False,
        log_config=LOGGING,
        server_header=False,
        proxy_headers=False,  # nothing stands before the room; a header must not say otherwise
        ws="none",
        timeout_graceful_shutdown=3,
    )


LOGGING = {"version": 1, "disable_existing_loggers": False, "loggers": {"uvicorn": {"level": "CRITICAL"}}}
"""What fails is told by the room itself, in a line (:func:`sayso.web.guard.log`)."""
