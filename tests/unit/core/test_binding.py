"""The scope variable on PostgreSQL: in every transaction, and gone afterwards."""

import pytest
from django.db import connection, transaction

from chuan.core.actor import Actor
from chuan.core.scope import bind
from chuan.core.scope import transaction as scoped

pytestmark = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL only")

HOA = Actor(id="hoa", label="Hoa", path="/40/x16681/")
MINH = Actor(id="minh", label="Minh", path="/40/")


def said() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('chuan.scope', true), '')")
        return str(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_a_transaction_carries_the_path_and_nothing_stays_behind() -> None:
    with scoped(HOA):
        assert said() == "/40/x16681/"

    assert said() == ""


@pytest.mark.django_db(transaction=True)
def test_reads_outside_a_transaction_carry_it_too() -> None:
    with bind(HOA):
        first, second = said(), said()

    assert (first, second, said()) == ("/40/x16681/", "/40/x16681/", "")


@pytest.mark.django_db(transaction=True)
def test_every_transaction_of_a_request_carries_it_after_a_rollback() -> None:
    with bind(HOA):
        with transaction.atomic():
            assert said() == "/40/x16681/"
            transaction.set_rollback(True)
        with transaction.atomic():
            assert said() == "/40/x16681/"


@pytest.mark.django_db(transaction=True)
def test_a_job_inside_a_request_has_its_own_scope_and_gives_it_back() -> None:
    with bind(HOA), transaction.atomic():
        with bind(MINH):
            assert said() == "/40/"
        assert said() == "/40/x16681/"


@pytest.mark.django_db(transaction=True)
def test_the_application_role_owns_nothing(application_role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner "
            "WHERE rolname = current_user"
        )
        owned = cursor.fetchone()[0]

    assert application_role
    assert owned == 0
