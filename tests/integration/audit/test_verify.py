"""`verify` proves the stored record to its last root, and names what was done to it."""

# ruff: noqa: S608  (the statements are the tests' own)

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from chuan.audit import keys, roots_file, sealing
from chuan.audit.models import AuditBatch, AuditEntry
from chuan.audit.sealing import SealBroken
from chuan.audit.verification import verify
from chuan.domain.ledger.types import FaultKind
from tests.integration.audit.conftest import Write
from tests.postgres_fixtures import as_owner, unprotected

pytestmark = pytest.mark.django_db(transaction=True)

Seal = Callable[[], int]


@pytest.fixture
def sealed(write: Write, seal_all: Seal, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Nine entries in three batches and one not sealed; their numbers."""
    monkeypatch.setattr(sealing, "MOST_ENTRIES", 3)
    write(9)
    seal_all()
    write(1)
    return [row.pk for row in AuditEntry.objects.order_by("pk")]


def tamper(*statements: str) -> None:
    """What only the owner of the database can do, triggers out of the way."""
    with as_owner(), unprotected(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def seal_again_and_again() -> None:
    """Until the horizon is passed, beside other databases of the same server."""
    for _ in range(200):
        sealing.seal()


def found() -> list[tuple[FaultKind, int, int | None]]:
    return [(fault.kind, fault.batch, fault.entry_id) for fault in verify().faults]


def test_an_untouched_record_is_proved(sealed: list[int]) -> None:
    verdict = verify()

    assert (verdict.verified_to, verdict.sealed, verdict.unsealed) == (3, 9, 1)
    assert verdict.faults == ()


def test_an_empty_record_is_proved() -> None:
    assert verify().verified_to == 0


def test_an_edited_row_is_named(sealed: list[int]) -> None:
    tamper(f"UPDATE audit_auditentry SET label = 'khác' WHERE id = {sealed[4]}")

    assert found() == [(FaultKind.EDITED, 2, sealed[4])]
    assert verify().verified_to == 1


def test_a_deleted_row_is_named(sealed: list[int]) -> None:
    tamper(f"DELETE FROM audit_auditentry WHERE id = {sealed[0]}")

    assert found() == [(FaultKind.DELETED, 1, sealed[0])]


def test_swapped_rows_are_named(sealed: list[int]) -> None:
    first, last = sealed[1], sealed[8]
    columns = "at, object_id, label, changes"
    tamper(
        f"CREATE TEMPORARY TABLE held AS SELECT id, {columns} FROM audit_auditentry",
        *(
            f"UPDATE audit_auditentry SET ({columns}) = "
            f"(SELECT {columns} FROM held WHERE held.id = {other}) WHERE id = {one}"
            for one, other in ((first, last), (last, first))
        ),
        "DROP TABLE held",
    )

    assert found() == [(FaultKind.SWAPPED, 1, first), (FaultKind.SWAPPED, 3, last)]


def test_a_cut_tail_is_named(sealed: list[int]) -> None:
    tamper(
        "DELETE FROM audit_auditbatch WHERE number >= 2",
        f"DELETE FROM audit_auditentry WHERE id > {sealed[2]}",
    )

    assert found() == [(FaultKind.CUT, 2, None), (FaultKind.CUT, 3, None)]


def test_a_line_taken_from_or_changed_in_the_file_of_roots_is_named(sealed: list[int]) -> None:
    lines = roots_file.path().read_text(encoding="utf-8").splitlines(keepends=True)
    roots_file.path().write_text("".join(lines[:2]), encoding="utf-8")
    assert found() == [(FaultKind.ROOTS_MISSING, 3, None)]

    changed = json.loads(lines[1]) | {"count": 2}
    roots_file.path().write_text(lines[0] + json.dumps(changed) + "\n" + lines[2], encoding="utf-8")
    assert found() == [(FaultKind.ROOTS_DIFFER, 2, None)]


def test_a_file_of_roots_that_cannot_be_read_is_said(sealed: list[int]) -> None:
    roots_file.path().write_text("không phải JSON\n", encoding="utf-8")

    with pytest.raises(roots_file.RootsUnreadable):
        verify()


def test_a_missing_key_is_said(sealed: list[int], settings: Settings) -> None:
    settings.KEYS_ROOT = Path(settings.KEYS_ROOT) / "elsewhere"

    with pytest.raises(keys.KeyMissing):
        verify()


def test_sealing_goes_on_after_an_interruption_between_file_and_database(
    sealed: list[int], seal_all: Seal
) -> None:
    tamper("DELETE FROM audit_auditbatch WHERE number = 3")
    assert verify().faults == ()

    seal_all()

    verdict = verify()
    assert (verdict.verified_to, verdict.unsealed, verdict.faults) == (4, 0, ())


def test_half_a_line_left_by_a_crash_is_cut_before_the_next_root(
    sealed: list[int], seal_all: Seal
) -> None:
    with roots_file.path().open("a", encoding="utf-8") as file:
        file.write('{"number": 4, "first')
    assert verify().faults == ()

    seal_all()

    assert verify().verified_to == 4


def test_sealing_stops_when_the_chain_was_cut(sealed: list[int]) -> None:
    tamper("DELETE FROM audit_auditbatch WHERE number >= 2")

    with pytest.raises(SealBroken):
        seal_again_and_again()


def test_the_signing_key_is_readable_by_the_node_alone_and_never_replaced(
    sealed: list[int], settings: Settings, write: Write
) -> None:
    secret = Path(settings.KEYS_ROOT) / keys.SECRET_NAME
    assert secret.stat().st_mode & 0o777 == 0o600

    secret.unlink()
    with pytest.raises(keys.KeyMissing):
        seal_again_and_again()
    assert AuditBatch.objects.count() == 3


def test_a_second_round_with_nothing_new_seals_nothing(sealed: list[int], seal_all: Seal) -> None:
    seal_all()

    assert sealing.seal() == 0
