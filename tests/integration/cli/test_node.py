"""`chuan node init` makes a real node once; `chuan doctor` says how it is."""

import re
from uuid import uuid4

import pytest

from tests.integration.cli.conftest import ON_POSTGRESQL, Node

pytestmark = pytest.mark.slow


def test_a_new_node_is_private_and_its_administrator_signs_in(node: Node) -> None:
    keys = node.var / "keys"

    assert keys.stat().st_mode & 0o077 == 0
    assert (keys / "audit-signing-key").stat().st_mode & 0o777 == 0o600
    assert node.ask(f"sign_in('nga', '{node.code}')") == "signed in"


def test_a_second_init_changes_nothing(node: Node) -> None:
    again = node.chuan("node", "init", "--admin", "khac")

    assert again.returncode == 2
    assert "Nút đã được lập" in again.stderr
    assert node.ask("people()") == "1"


def test_a_lost_administrator_gets_a_new_code_on_the_machine(node: Node) -> None:
    unknown = node.chuan("node", "reset", "khong.co")
    given = node.chuan("node", "reset", "nga")

    assert unknown.returncode == 2
    assert given.returncode == 0, given.stderr
    code = re.search(r"[A-Z0-9]{4}(-[A-Z0-9]{4}){2}", given.stdout)
    assert code
    assert node.ask(f"sign_in('nga', '{code[0]}')") == "signed in"


def test_doctor_finds_nothing_to_mend_on_a_new_node(node: Node) -> None:
    found = node.chuan("doctor")

    assert "✗" not in found.stdout.replace("✗ Thiếu", "")
    assert "đúng phiên bản" in found.stdout


def test_doctor_says_what_a_place_without_a_node_needs(bare: Node) -> None:
    found = bare.chuan("doctor", "--lang", "en")

    assert found.returncode == 1
    assert "chuan node init" in found.stdout


def test_doctor_finds_a_key_that_others_can_read(node: Node) -> None:
    (node.var / "keys" / "audit-signing-key").chmod(0o644)

    found = node.chuan("doctor")

    assert found.returncode == 1
    assert "chmod 600" in found.stdout


def test_help_speaks_both_languages(bare: Node) -> None:
    for words in (["--help"], ["node", "--help"], ["run", "--help"], ["audit", "verify", "--help"]):
        shown = bare.chuan(*words)
        assert shown.returncode == 0
        assert "Cách dùng / Usage" in shown.stdout


@pytest.mark.skipif(not ON_POSTGRESQL, reason="SQLite has no roles")
def test_init_makes_the_role_that_works_and_owns_nothing(bare: Node) -> None:
    role = f"app_{uuid4().hex[:8]}"
    bare.extra |= {"CHUAN_DB_USER": role, "CHUAN_DB_PASSWORD": "a password of its own"}

    made = bare.chuan("node", "init")

    assert made.returncode == 0, made.stderr
    assert bare.ask("people()") == "1"
    assert bare.ask(f"closed_or_owned('{role}')") == "0"


@pytest.mark.skipif(not ON_POSTGRESQL, reason="SQLite has no roles")
def test_init_refuses_one_role_for_both_duties(bare: Node) -> None:
    bare.extra |= {"CHUAN_DB_USER": "chuan_owner"}

    refused = bare.chuan("node", "init")

    assert refused.returncode == 2
    assert "Vai trò PostgreSQL" in refused.stderr
    assert "Traceback" not in refused.stderr
