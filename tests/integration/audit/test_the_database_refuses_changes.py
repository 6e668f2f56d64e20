"""Nobody edits, deletes, empties or slips in what was recorded: the database itself refuses."""

# ruff: noqa: S608  (the statements are the tests' own)

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from chuan.audit import services
from chuan.audit.models import AuditBatch, AuditEntry
from chuan.audit.sentences import UnknownCode
from tests.integration.audit.conftest import HOA, Write
from tests.postgres_fixtures import as_owner

pytestmark = pytest.mark.django_db
REFUSED = (DatabaseError, IntegrityError)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditentry SET label = 'khác'",
        "UPDATE audit_auditentry SET label = 'khác' WHERE id < 0",
        "DELETE FROM audit_auditentry",
        "UPDATE audit_auditbatch SET root = ''",
        "DELETE FROM audit_auditbatch",
    ],
)
@pytest.mark.parametrize("as_whom", ["application", "owner"])
def test_an_edit_or_deletion_is_refused(
    statement: str, as_whom: str, write: Write, seal_all: Callable[[], int]
) -> None:
    write(2)
    seal_all()
    if connection.vendor == "sqlite" and "< 0" in statement:
        pytest.skip("a statement that touches no row fires no trigger on SQLite")

    with pytest.raises(REFUSED), transaction.atomic():
        run(statement, as_whom)

    assert AuditEntry.objects.filter(label="Việc số 0").count() == 1
    assert AuditBatch.objects.exclude(root="").count() == 1


def run(statement: str, as_whom: str) -> None:
    with connection.cursor() as cursor:
        if as_whom == "owner" and connection.vendor == "postgresql":
            cursor.execute("RESET ROLE")
        cursor.execute(statement)


@pytest.mark.parametrize("table", ["audit_auditentry", "audit_auditbatch"])
@pytest.mark.parametrize("as_whom", ["application", "owner"])
def test_truncation_is_refused(*, table: str, as_whom: str, on_postgresql: bool) -> None:
    if not on_postgresql:
        pytest.skip("SQLite has no TRUNCATE")

    with pytest.raises(REFUSED), transaction.atomic():
        run(f"TRUNCATE {table} CASCADE", as_whom)


def test_the_application_owns_nothing_and_was_not_granted_changes(
    *, application_role: str, on_postgresql: bool
) -> None:
    if not on_postgresql:
        pytest.skip("SQLite has no roles")

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
        owned = cursor.fetchone()
        cursor.execute(
            "SELECT has_table_privilege('audit_auditentry', 'INSERT'),"
            " has_table_privilege('audit_auditentry', 'UPDATE, DELETE, TRUNCATE')"
        )
        granted = cursor.fetchone()

    assert application_role == "chuan_app"
    assert owned == (0,)
    assert granted == (True, False)


def test_a_row_cannot_be_replaced_nor_slipped_in_before_the_last(
    *, write: Write, on_postgresql: bool
) -> None:
    if on_postgresql:
        pytest.skip("on PostgreSQL nobody chooses the number: see the next test")
    write(3)
    columns = ", ".join(
        field.column for field in AuditEntry._meta.concrete_fields if not field.primary_key
    )
    for verb, number in (("INSERT OR REPLACE", 2), ("INSERT OR REPLACE", 3), ("INSERT", -7)):
        with pytest.raises(REFUSED), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"{verb} INTO audit_auditentry (id, {columns})"
                f" SELECT %s, {columns} FROM audit_auditentry WHERE id = 1",
                [number],
            )

    assert [row.pk for row in AuditEntry.objects.order_by("pk")] == [1, 2, 3]


def test_nobody_chooses_the_number_of_an_entry(*, write: Write, on_postgresql: bool) -> None:
    if not on_postgresql:
        pytest.skip("see the test before")
    write(2)
    last = AuditEntry.objects.order_by("-pk").first()
    assert last is not None

    last.pk, last._state.adding = 1, True
    last.save(force_insert=True)

    assert AuditEntry.objects.order_by("-pk").first().pk > 3  # type: ignore[union-attr]  # there is one


def test_an_act_needs_a_transaction_and_a_sentence() -> None:
    with pytest.raises(UnknownCode):
        services.record(HOA, "tests.never.said", kind="k", object_id=1, label="", path="")


def test_what_changed_comes_back_letter_by_letter() -> None:
    changes = {
        "tỷ lệ": 1e22,
        "chữ": "a\x00b\ud800",
        "số": 12345678901234567890,
        "ngày": [None, True],
    }
    with transaction.atomic():
        services.record(
            HOA,
            "tests.thing.done",
            kind="k",
            object_id="x",
            label="y" * 500,
            path="/40/",
            changes=changes,
        )

    row = AuditEntry.objects.get()

    assert row.changes == {
        "tỷ lệ": "1e+22",
        "chữ": "ab?",
        "số": 12345678901234567890,
        "ngày": [None, True],
    }
    assert len(row.label) == 300


def test_the_protection_is_back_after_a_test_that_commits(write: Write) -> None:
    with as_owner():
        write(1)
    with pytest.raises(REFUSED), transaction.atomic():
        AuditEntry.objects.all().delete()
