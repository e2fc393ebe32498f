"""Opening the database, and saying in a sentence what went wrong with it.

SQLite as ``docs/reliability`` promises: WAL, every commit synced to disk, writers that take the write lock when they
begin (a reader that turns writer would be refused), ten seconds of patience, foreign keys on, and no trust in functions
that a schema might name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from sayso.errors import StoreBusy, StoreError, WrongVersion

PATIENCE_SECONDS = 10
READERS = 24
"""So many connections of one process are kept open: as many pages are made at once."""
CACHE_KILOBYTES = 16_384
"""So much of the file each connection remembers: the upper pages of every index of a large collection."""
_WRITES = "sayso_writes"


def find_path(target: str | Path) -> Path:
    """Return the file that a path or an SQLAlchemy URL (``sqlite:///…``) names.

    Raises:
        StoreError: if it names another database, or no file.
    """
    if "://" not in str(target):
        return Path(target)
    try:
        url = make_url(str(target))
    except ArgumentError:
        raise StoreError(f"Not a path or a database URL: {target}.", hint="Try a path such as story.db.") from None
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise StoreError(
            f"Collections of this kind are not supported: {url.render_as_string(hide_password=True)}.",
            hint="Give the path of a file, such as story.db, or sqlite:///story.db.",
        )
    return Path(url.database)


def open_engine(path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine for a SQLite file whose connections keep the promises above."""
    if read_only:
        url = URL.create("sqlite", database=f"{path.absolute().as_uri()}", query={"mode": "ro", "uri": "true"})
        engine = create_engine(url, poolclass=NullPool)
    else:
        url = URL.create("sqlite", database=str(path))
        engine = create_engine(url, pool_size=READERS, max_overflow=READERS, connect_args={"timeout": PATIENCE_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions begin where _begin says
    for pragma in (
        f"busy_timeout={PATIENCE_SECONDS * 1000}",
        "synchronous=FULL",
        "foreign_keys=ON",
        "trusted_schema=OFF",
        f"cache_size=-{CACHE_KILOBYTES}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def use_wal(engine: Engine) -> None:
    """Let readers and a writer work at once; kept in the file from then on."""
    with engine.connect() as connection:
        raw: Any = connection.connection
        raw.execute("PRAGMA journal_mode=WAL")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Hold the write lock for one transaction: all of it is stored, or nothing."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """See one state of the collection for as long as the context lasts, whoever writes meanwhile."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the database says into one of sayso's errors, naming the collection."""
    try:
        yield
    except DBAPIError as error:
        raise _explain(str(error.orig), path) from error
    except sqlite3.Error as error:
        raise _explain(str(error), path) from error
    except SQLAlchemyError as error:
        raise StoreError(f"The collection {path} could not be used: {error}.") from error


_CAUSES: tuple[tuple[str, type[StoreError], str, str], ...] = (
    ("locked", StoreBusy, "is being written to by another process", "Wait for it to finish, then try again."),
    ("busy", StoreBusy, "is being written to by another process", "Wait for it to finish, then try again."),
    ("full", StoreError, "has no room left on its disk", "Free some space, then run the same command again."),
    ("not a database", WrongVersion, "is not a collection of sayso", "Name another file with --store."),
    ("malformed", StoreError, "is damaged", "Restore it from a copy; `sayso doctor` says what is affected."),
    ("readonly", StoreError, "may not be written to", "Check who owns the file and its folder."),
    ("unable to open", StoreError, "cannot be opened", "Check that its folder exists and who may write there."),
    ("disk i/o", StoreError, "could not be read or written: the disk reports an error", "Check the disk."),
)


def _explain(said: str, path: Path) -> StoreError:
    for words, kind, what, hint in _CAUSES:
        if words in said.lower():
            return kind(f"The collection {path} {what}.", hint=hint)
    return StoreError(f"The collection {path} refused: {said}.", hint="Run `sayso doctor` to check it.")
