"""What many tests begin with: made by services once in a process, and copied for later tests."""

import functools
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings

from tests.postgres_fixtures import entries_keep_their_numbers

Made = TypeVar("Made")
_Rows = Sequence[Sequence[Any]] | bytes
"""Rows of a table: as SQLite gives them, or as PostgreSQL's COPY writes them."""
ROOTS = ("FILES_ROOT", "TEMPORARY_ROOT", "KEYS_ROOT")
"""Settings that name the folders which services write to."""


@dataclass(frozen=True)
class _Kept:
    """What a maker gave back, the rows that it wrote into empty tables, and its files by root."""

    made: bytes
    rows: Mapping[str, _Rows]
    files: Path


def laid_once(make: Callable[[], Made]) -> Callable[[], Made]:
    """Call `make` the first time; later lay the same rows and files again, with the same ids.

    Each caller gets objects of its own. Where a table that `make` writes to has rows already, `make`
    is called as ever. PostgreSQL's sequences never go back, so that ids given once are free again
    when their tables are empty. For makers that leave nothing else behind, and nothing to be done
    after the commit.
    """
    kept: list[_Kept] = []

    @functools.wraps(make)
    def lay() -> Made:
        if kept and not any(_counts(kept[0].rows).values()):
            _lay_rows(kept[0].rows)
            _lay_files(kept[0].files)
            made: Made = pickle.loads(kept[0].made)  # noqa: S301  (written by this process)
            return made
        if kept:
            return make()
        return _make_and_keep(make, kept)

    return lay


def _make_and_keep(make: Callable[[], Made], kept: list[_Kept]) -> Made:
    before = _counts(_tables())
    aside = Path(tempfile.mkdtemp(prefix="laid-", dir=settings.VAR))
    with override_settings(**{root: aside / root for root in ROOTS}):
        made = make()
    _lay_files(aside)
    after = _counts(before)
    changed = sorted(table for table in before if before[table] != after[table])
    if not any(before[table] for table in changed):
        kept.append(_Kept(pickle.dumps(made), {table: _rows(table) for table in changed}, aside))
    return made


def _tables() -> list[str]:
    """Every table of a model; what triggers fill from them is filled again by itself."""
    return [model._meta.db_table for model in apps.get_models(include_auto_created=True)]


def _counts(tables: Iterable[str]) -> dict[str, int]:
    """How many rows each of the tables has."""
    asked = " UNION ALL ".join(
        f"SELECT '{table}', count(*) FROM {table}"  # noqa: S608  (names of models)
        for table in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return dict(cursor.fetchall())


def _rows(table: str) -> _Rows:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} TO STDOUT") as copied:
                return b"".join(copied)
        cursor.execute(f"SELECT * FROM {table} ORDER BY rowid")  # noqa: S608  (names of models)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _lay_rows(rows: Mapping[str, _Rows]) -> None:
    numbers = entries_keep_their_numbers() if "audit_auditentry" in rows else nullcontext()
    with transaction.atomic(), numbers, connection.cursor() as cursor:
        for table, some in rows.items():
            if isinstance(some, bytes):
                with cursor.copy(f"COPY {table} FROM STDIN") as copied:
                    copied.write(some)
            else:
                places = ", ".join(["%s"] * len(some[0]))
                cursor.executemany(f"INSERT INTO {table} VALUES ({places})", some)  # noqa: S608


def _lay_files(aside: Path) -> None:
    """The files as they were; a folder of temporary files has nothing that a test left in it."""
    for root in ROOTS:
        target = Path(getattr(settings, root))
        if root == "TEMPORARY_ROOT":
            for folder in (aside / root).glob("*/*"):
                shutil.rmtree(target / folder.relative_to(aside / root), ignore_errors=True)
        if (aside / root).is_dir():
            shutil.copytree(aside / root, target, dirs_exist_ok=True)
