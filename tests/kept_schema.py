"""The migrated schema of the tests on SQLite: made once, and kept until a migration changes.

Running every migration takes a worker some ten seconds. The first process that needs the schema
runs them from nothing and keeps the result in pytest's cache, under a name told from the bytes of
all migrations; the others wait for it and copy it. `pytest --cache-clear` begins anew.
"""

import ast
import fcntl
import hashlib
import inspect
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType

import django
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@contextmanager
def schema_from(folder: Path) -> Iterator[None]:
    """Inside, Django makes its test database: whole already, or to be kept when the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{_name()}.sqlite3"
    with (folder / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if kept.exists():
            fcntl.flock(lock, fcntl.LOCK_UN)
            with _laid(kept):
                yield
            return
        yield
        _keep(folder, kept)


@contextmanager
def _laid(kept: Path) -> Iterator[None]:
    """The kept schema stands in the memory of this process while Django connects to it."""
    address = connection.creation._get_test_db_name()
    with closing(sqlite3.connect(address, uri=True)) as memory:
        with closing(sqlite3.connect(kept)) as file:
            file.backup(memory)
        yield


def _keep(folder: Path, kept: Path) -> None:
    """The schema that was just made takes the place of all earlier ones."""
    for earlier in folder.glob("*.sqlite3"):
        earlier.unlink()
    connection.ensure_connection()
    draft = kept.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as file:
        connection.connection.backup(file)
    draft.rename(kept)


def _name() -> str:
    """Told from all that the schema is made of: versions, migrations, and what they import."""
    said = hashlib.sha256(f"{django.get_version()} {sqlite3.sqlite_version}".encode())
    migrations = MigrationLoader(None).disk_migrations.values()
    modules = {import_module(type(migration).__module__) for migration in migrations}
    sources = {Path(inspect.getfile(module)) for module in modules}
    sources |= {path for module in modules for path in _imported_by(module)}
    for path in sorted(sources):
        said.update(f"\0{path.name}\0".encode())
        said.update(path.read_bytes())
    return said.hexdigest()[:20]


def _imported_by(module: ModuleType) -> Iterator[Path]:
    """Modules of the house that a migration asks for fields, choices and defaults."""
    if not module.__name__.startswith("chuan."):
        return
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            if name.startswith("chuan."):
                yield Path(inspect.getfile(import_module(name)))
