"""The two roles of a PostgreSQL node: one owns and migrates, the other works and owns nothing."""

from collections.abc import Sequence

from django.db import connection

_TABLES_TO_COME = "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public "
GRANTS = (
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "GRANT USAGE, CREATE ON SCHEMA public TO {owner}",
    "GRANT USAGE ON SCHEMA public TO {app}",
    _TABLES_TO_COME + "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
    _TABLES_TO_COME + "GRANT USAGE, SELECT ON SEQUENCES TO {app}",
)


class RolesNotReady(RuntimeError):
    """The roles cannot be prepared as asked; the message says what to do."""


def prepare_roles(*, owner: str, app: str, app_password: str = "") -> None:
    """Make the roles where they are missing and say what `app` may do with tables to come.

    Run before the first migration, on the default connection, as a role that may: a superuser,
    or the owner of the database when both roles exist. A migration that makes a table append-only
    takes its own rights back, so existing tables are never granted afresh here.
    """
    if connection.vendor != "postgresql":
        return
    if owner == app:
        raise RolesNotReady("the owner and the application must be two roles")
    _make_role(owner, "")
    _make_role(app, app_password)
    with connection.cursor() as cursor:
        for statement in GRANTS:
            cursor.execute(statement.format(owner=_quoted(owner), app=_quoted(app)))
    closed = unreadable_by(app)
    if closed:
        raise RolesNotReady(f"prepare the roles before migrating; {app} cannot read {closed[0]}")


def owned_by(role: str) -> Sequence[str]:
    """The relations that `role` owns; must be none for the application."""
    return _names(
        "SELECT relname FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner "
        "WHERE rolname = %s ORDER BY relname",
        role,
    )


def unreadable_by(role: str) -> Sequence[str]:
    """The tables that `role` may not read."""
    return _names(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND NOT "
        "has_table_privilege(%s, format('%%I.%%I', schemaname, tablename), 'SELECT') "
        "ORDER BY tablename",
        role,
    )


def _make_role(role: str, password: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone():
            return
        cursor.execute(f"CREATE ROLE {_quoted(role)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE")
        if password:
            cursor.execute(f"ALTER ROLE {_quoted(role)} PASSWORD %s", [password])


def _names(sql: str, role: str) -> Sequence[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [role])
        return tuple(str(row[0]) for row in cursor.fetchall())


def _quoted(role: str) -> str:
    if '"' in role or "\x00" in role or not role:
        raise RolesNotReady(f"{role!r} cannot be the name of a role")
    return connection.ops.quote_name(role)
