"""The database of a node as its owner sees it: migrating, and granting rows to the application."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from chuan.core.postgres import prepare_roles

RECORD: Final = ("audit_auditentry", "audit_auditbatch")
"""Tables whose rows are never changed: the application may add and read only."""

_PRIVILEGES = """
GRANT USAGE ON SCHEMA public TO {app};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app};
ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {app};
"""


def has_owner() -> bool:
    """A role of its own owns the tables, on PostgreSQL; the application is granted rows."""
    return connection.vendor == "postgresql" and bool(settings.DATABASE_OWNER[0])


@contextmanager
def as_owner() -> Iterator[None]:
    """Inside, the connection is the table owner's; on SQLite nothing changes."""
    if not has_owner():
        yield
        return
    given = {name: connection.settings_dict[name] for name in ("USER", "PASSWORD")}
    connection.close()
    owner, password = settings.DATABASE_OWNER
    connection.settings_dict.update(USER=owner, PASSWORD=password)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(given)


def make_roles() -> None:
    """Make the application's role when it is missing and part the two roles' rights; before migrating.

    `RolesNotReady` or a database error when the owner may not.
    """
    if not has_owner():
        return
    app, password = settings.APPLICATION_ROLE, str(connection.settings_dict["PASSWORD"])
    with as_owner():
        prepare_roles(owner=settings.DATABASE_OWNER[0], app=app, app_password=password)


def pending() -> tuple[str, ...]:
    """Migrations that the database has not had yet, as "app.name", in order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return tuple(f"{migration.app_label}.{migration.name}" for migration, _ in plan)


def unknown(migrations: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `migrations` that this version of the program does not have."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    return tuple(name for name in migrations if name not in known)


def migrate() -> None:
    """Bring the schema up to date, as the owner, and let the application use it."""
    with as_owner():
        if has_owner():
            grant()
        call_command("migrate", interactive=False, verbosity=0)
        if has_owner():
            grant()


def grant() -> None:
    """Grant the application rows of every table, and of the record only reading and adding."""
    app = connection.ops.quote_name(settings.APPLICATION_ROLE)
    with connection.cursor() as cursor:
        cursor.execute(_PRIVILEGES.format(app=app))
        for table in RECORD:
            cursor.execute("SELECT to_regclass(%s)", [table])
            if cursor.fetchone()[0] is not None:
                cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {app}")
