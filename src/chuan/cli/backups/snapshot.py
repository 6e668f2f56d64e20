"""A consistent copy of the database at one moment, taken while the node goes on working."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import connection

from chuan.cli.backups.errors import BackupRefused
from chuan.config import database

_LAST_ROOT: Final = "SELECT coalesce(max(number), 0) FROM audit_auditbatch"
_DIGESTS: Final = "SELECT DISTINCT sha256 FROM core_storedfile ORDER BY sha256"
_MIGRATIONS: Final = "SELECT app, name FROM django_migrations ORDER BY app, name"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The copy, and what it says of itself: its last sealed root, its files, its migrations."""

    path: Path
    engine: str
    last_root: int
    digests: tuple[str, ...]
    migrations: tuple[str, ...]


def take(folder: Path) -> Snapshot:
    """Copy the database into `folder`."""
    target = folder / "database"
    if connection.vendor == "postgresql":
        with database.as_owner():
            return _dump(target)
    return _copy(target)


def _copy(target: Path) -> Snapshot:
    """SQLite's own online backup, folded into one file without a log beside it."""
    source = Path(str(connection.settings_dict["NAME"])).resolve()
    try:
        with (
            closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as live,
            closing(sqlite3.connect(target)) as copy,
        ):
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            return _described(target, "sqlite", copy.execute)
    except sqlite3.Error as error:
        is_full = error.sqlite_errorcode == sqlite3.SQLITE_FULL
        raise BackupRefused(
            f"Không chép được cơ sở dữ liệu: {'đĩa đã đầy' if is_full else error}.",
            f"The database could not be copied: {error}.",
        ) from error


def _dump(target: Path) -> Snapshot:
    """pg_dump and our own questions look at one and the same exported snapshot."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            cursor.execute("SELECT pg_export_snapshot()")
            exported = str(cursor.fetchone()[0])
            run(
                [
                    "pg_dump",
                    "-Fc",
                    "--no-owner",
                    "--no-acl",
                    f"--snapshot={exported}",
                    "-f",
                    str(target),
                ]
            )

            def asking(query: str) -> Any:  # noqa: ANN401  (rows of whatever the query gives)
                cursor.execute(query)
                return cursor.fetchall()

            return _described(target, "postgresql", asking)
        finally:
            cursor.execute("ROLLBACK")


def _described(target: Path, engine: str, ask: Any) -> Snapshot:  # noqa: ANN401  (two drivers' calls)
    last_root = next(iter(ask(_LAST_ROOT)))[0]
    digests = tuple(str(row[0]) for row in ask(_DIGESTS))
    migrations = tuple(f"{row[0]}.{row[1]}" for row in ask(_MIGRATIONS))
    return Snapshot(target, engine, int(last_root), digests, migrations)


def run(command: Sequence[str], *, script: Iterator[bytes] | None = None) -> bytes:
    """Run one of PostgreSQL's programs against the configured database; its output."""
    program = program_of(command[0])
    ready = [program, *command[1:]]
    done = subprocess.run(  # noqa: S603  (fixed arguments, no shell)
        ready,
        env=_environment(),
        input=b"".join(script) if script is not None else None,
        stdin=None if script is not None else subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
        raise BackupRefused(
            f"{command[0]} không thành: {reason[0]}", f"{command[0]} failed: {reason[0]}"
        )
    return done.stdout


def program_of(name: str) -> str:
    """The path of one of PostgreSQL's programs; BackupRefused when it is not installed."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = next((str(path) for path in debian), None) or shutil.which(name)
    if found is None:
        raise BackupRefused(
            f"Máy này thiếu chương trình {name}. Cài bằng: sudo apt install postgresql-client",
            f"This machine lacks {name}. Install it with: sudo apt install postgresql-client",
        )
    return found


def _environment() -> Mapping[str, str]:
    settings = connection.settings_dict
    names = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    names |= {"PGHOST": "HOST", "PGPORT": "PORT"}
    given = {name: str(settings[key]) for name, key in names.items() if settings.get(key)}
    return {**os.environ, **given}


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A copied SQLite database, for reading."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        yield copy
