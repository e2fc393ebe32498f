"""From nothing, or from any earlier release, to the newest schema: each step whole, or not at all.

A step's statements and the number that says it was done are one transaction. Two processes that open a collection at
once take turns; the second finds the work done. A collection from a newer sayso, or a file that is none, is refused and
stays as it is. Before an existing collection is changed, a copy is laid beside it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from sayso.errors import StoreError, WrongVersion
from sayso.store.engine import open_engine, reading, use_wal, writing
from sayso.store.schema import VERSION_TABLE

MIGRATIONS = Path(__file__).parent / "migrations"
_SQLITE_HEADER = b"SQLite format 3\x00"


def prepare(path: Path, engine: Engine, migrations: Path = MIGRATIONS) -> None:
    """Bring the collection at ``path`` to the newest schema.

    Raises:
        WrongVersion: if it comes from a newer sayso, or is not a collection.
    """
    steps = migration_numbers(migrations)
    found = read_version(path)
    if found is not None and found not in steps:
        raise WrongVersion(
            f"The collection {path} was made by a newer sayso (its schema is {found}, this one knows {steps[-1]}).",
            hint="Upgrade sayso, or name another collection with --store.",
        )
    use_wal(engine)
    if found == steps[-1]:
        return
    if found is not None:
        copy_before_upgrade(path, engine, found)
    while _step(engine, migrations, steps):
        pass


def migration_numbers(migrations: Path = MIGRATIONS) -> tuple[str, ...]:
    """Return the numbers of all migrations, oldest first."""
    return tuple(script.revision for script in reversed(list(_scripts(migrations).walk_revisions())))


def read_version(path: Path) -> str | None:
    """Return the schema number of the collection at ``path``; None if nothing is there yet. Changes nothing.

    Raises:
        WrongVersion: if the file is not a collection.
    """
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return None
    if not path.is_file():
        raise StoreError(f"{path} is not a file.", hint="Name a file for the collection, such as story.db.")
    with path.open("rb") as file:
        if file.read(len(_SQLITE_HEADER)) != _SQLITE_HEADER:
            raise _not_a_collection(path)
    with reading(open_engine(path, read_only=True)) as connection:
        names = inspect(connection).get_table_names()
        if not names:
            return None
        if VERSION_TABLE not in names:
            raise _not_a_collection(path)
        return _context(connection).get_current_revision()


def copy_before_upgrade(path: Path, engine: Engine, number: str) -> Path:
    """Lay a whole copy beside the collection, named for its schema; an earlier such copy is left as it is."""
    copy = path.with_name(f"{path.name}.before-{number}")
    if not copy.exists():
        with engine.connect() as connection:
            connection.connection.execute("VACUUM INTO ?", (str(copy),))
    return copy


def _step(engine: Engine, migrations: Path, steps: tuple[str, ...]) -> bool:
    """Run the next migration, if there is one, together with its number."""
    with writing(engine) as connection:
        context = _context(connection)
        done = context.get_current_revision()
        following = steps[steps.index(done) + 1 :] if done is not None else steps
        if not following:
            return False
        script = _scripts(migrations).get_revision(following[0])
        if script is None:  # pragma: no cover - the numbers come from the same folder
            raise StoreError(f"Migration {following[0]} is missing from this installation.")
        with Operations.context(context):
            script.module.upgrade()
        context.stamp(_scripts(migrations), following[0])
    return True


def _context(connection: Connection) -> MigrationContext:
    return MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "transactional_ddl": True})


@cache
def _scripts(migrations: Path) -> ScriptDirectory:
    """Return the steps in a folder; their modules are read once, not once for each step that is looked for."""
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def _not_a_collection(path: Path) -> WrongVersion:
    return WrongVersion(
        f"{path} is not a collection of sayso.", hint="It was left as it is; name another file with --store."
    )
