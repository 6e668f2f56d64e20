"""Database fixtures: on PostgreSQL the tests run as a role that owns nothing; on both, tables of the
record, which refuse to be emptied, are emptied between tests that commit.

`tests/conftest.py` imports the names of `__all__`.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests.kept_schema import schema_from

__all__ = ("application_role", "django_db_modify_db_settings", "django_db_setup", "on_postgresql")

RECORD = ("audit_auditentry", "audit_auditbatch")


@pytest.fixture(scope="session")
def on_postgresql() -> bool:
    """The tests run against PostgreSQL."""
    return connection.vendor == "postgresql"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    pytestconfig: pytest.Config,
    django_db_blocker: Any,
) -> ExitStack:
    """Make and migrate the test database as its owner; on SQLite, from the schema that is kept."""
    making = ExitStack()
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock():
            making.enter_context(schema_from(pytestconfig.cache.mkdir("chuan-schema")))
        return making
    owner, password = settings.DATABASE_OWNER
    if owner:
        connection.settings_dict.update(USER=owner, PASSWORD=password)
    return making


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_modify_db_settings: ExitStack, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """From here on, be the application: a role that was granted rows and owns no table."""
    role = settings.APPLICATION_ROLE if connection.vendor == "postgresql" else ""
    options: dict[str, Any] = connection.settings_dict.setdefault("OPTIONS", {})
    with django_db_blocker.unblock():
        django_db_modify_db_settings.close()
        _empty_the_record_between_tests()
        if role:
            options["assume_role"] = role
            connection.close()
    yield
    options.pop("assume_role", None)
    with django_db_blocker.unblock():
        connection.close()


@pytest.fixture
def application_role(db: None) -> str:
    """The role that statements run as; empty on SQLite, which has none."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def _empty_the_record_between_tests() -> None:
    """Let Django's flush, which ends every test that commits, pass the triggers of the record."""
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def flush_as_owner(self: Any, sql_list: Sequence[str]) -> Any:
        with as_owner(), unprotected():
            return flush(self, sql_list)

    operations.execute_sql_flush = flush_as_owner  # type: ignore[method-assign]


@contextmanager
def as_owner() -> Iterator[None]:
    """On PostgreSQL, own the tables for a moment, as an attacker who has the owner's password."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {settings.APPLICATION_ROLE}")


@contextmanager
def entries_keep_their_numbers() -> Iterator[None]:
    """Entries of the record that are laid again take the numbers that they had, on PostgreSQL too."""
    if connection.vendor != "postgresql":
        yield
        return
    trigger = "TRIGGER audit_entry_takes_its_number"
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE audit_auditentry DISABLE {trigger}")
        yield
        # No table with checks still to be made can be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE audit_auditentry ENABLE {trigger}")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@contextmanager
def unprotected() -> Iterator[None]:
    """Without the triggers that keep the record append-only: as only the tables' owner can be."""
    lift = _lift_postgresql if connection.vendor == "postgresql" else _lift_sqlite
    with lift():
        yield


@contextmanager
def _lift_postgresql() -> Iterator[None]:
    with connection.cursor() as cursor:
        for table in RECORD:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_is_append_only")
    yield
    with connection.cursor() as cursor:
        for table in RECORD:
            cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_is_append_only")


@contextmanager
def _lift_sqlite() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (%s, %s)",
            RECORD,
        )
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
    yield
    with connection.cursor() as cursor:
        for _, sql in triggers:
            cursor.execute(sql)
