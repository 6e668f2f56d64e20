"""The roles of a PostgreSQL node."""

import pytest
from django.conf import settings
from django.db import connection

from chuan.core.postgres import RolesNotReady, owned_by, prepare_roles, unreadable_by
from tests.postgres_fixtures import as_owner

postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL only")


@postgresql
@pytest.mark.django_db
def test_preparing_again_changes_nothing_and_the_application_owns_nothing() -> None:
    owner, app = settings.DATABASE_OWNER[0], settings.APPLICATION_ROLE

    with as_owner():
        prepare_roles(owner=owner, app=app)

    assert owned_by(app) == ()
    assert unreadable_by(app) == ()
    assert owned_by(owner)


@postgresql
@pytest.mark.django_db
def test_one_role_for_both_is_refused_and_a_name_is_never_sql() -> None:
    with pytest.raises(RolesNotReady):
        prepare_roles(owner="chuan_app", app="chuan_app")
    with pytest.raises(RolesNotReady):
        prepare_roles(owner='x"; DROP TABLE core_job; --', app="chuan_app")


@pytest.mark.skipif("connection.vendor == 'postgresql'", reason="SQLite only")
def test_sqlite_has_no_roles_to_prepare() -> None:
    assert connection.vendor == "sqlite"
    prepare_roles(owner="a", app="b")
