"""`chuan audit verify`: 0 proved, 1 broken and where, 2 cannot read."""

import pytest

from tests.integration.cli.conftest import Node

pytestmark = pytest.mark.slow


def test_says_how_far_the_record_is_proved(node: Node) -> None:
    sealed = int(node.ask("seal()"))
    node.ask("record(2)")

    proved = node.chuan("audit", "verify")
    english = node.chuan("audit", "verify", "--lang", "en")

    assert sealed > 0
    assert (proved.returncode, proved.stdout) == (
        0,
        "đã kiểm chứng đến gốc 1, 2 chưa niêm phong\n",
    )
    assert english.stdout == "verified to root 1, 2 unsealed\n"


def test_names_an_edited_row(node: Node) -> None:
    node.ask("seal()")
    node.ask("tamper(\"UPDATE audit_auditentry SET label = 'khác' WHERE id = 2\")")

    found = node.chuan("audit", "verify")

    assert found.returncode == 1
    assert "đã kiểm chứng đến gốc 0" in found.stdout
    assert "mục 2 đã bị sửa (gốc 1)" in found.stdout


def test_names_a_root_missing_outside_the_database(node: Node) -> None:
    node.ask("seal()")
    (node.var / "audit" / "roots.jsonl").unlink()

    found = node.chuan("audit", "verify", "--lang", "en")

    assert found.returncode == 1
    assert "root 1 is missing from the file of roots" in found.stdout


def test_ends_with_2_when_it_cannot_read(node: Node, bare: Node) -> None:
    node.ask("seal()")
    (node.var / "keys" / "audit-signing-key.pub").unlink()

    without_key = node.chuan("audit", "verify")
    without_database = bare.chuan("audit", "verify")

    assert without_key.returncode == 2
    assert "khóa" in without_key.stderr
    assert without_database.returncode == 2
    assert "cơ sở dữ liệu" in without_database.stderr
    assert "Traceback" not in without_key.stderr + without_database.stderr
