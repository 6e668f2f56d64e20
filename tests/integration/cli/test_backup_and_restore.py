"""The drill: backup, drop, restore; the record proves itself, a file opens, sign-in works."""

import json
import os
import shutil
import tarfile
from pathlib import Path

import pytest

from tests.integration.cli.conftest import ON_POSTGRESQL, Node

pytestmark = pytest.mark.slow


def test_a_lost_node_comes_back_whole(worked: Node, backup: Path, bare: Node) -> None:
    shutil.rmtree(worked.var)

    done = bare.chuan("restore", backup)

    assert done.returncode == 0, done.stderr
    assert "đã kiểm chứng đến gốc 1" in done.stdout
    assert bare.ask("read_file()") == "Kế hoạch thử"
    assert bare.ask(f"sign_in('nga', '{worked.code}')") == "signed in"
    assert bare.ask("sign_in('nga', 'sai mật khẩu')") == "refused"
    assert int(bare.ask("seal()")) > 0
    assert bare.chuan("audit", "verify").returncode == 0


def test_keys_stay_apart_and_private(backup: Path) -> None:
    keys_file = backup.with_name("backup.chuan.keys")

    with tarfile.open(backup) as archive:
        names = set(archive.getnames())
    with tarfile.open(keys_file) as archive:
        key_names = set(archive.getnames())

    assert not [name for name in names if "key" in name]
    assert {"audit-signing-key", "audit-signing-key.pub", "secret-key"} <= key_names
    assert backup.stat().st_mode & 0o077 == 0
    assert keys_file.stat().st_mode & 0o077 == 0


def test_a_node_with_data_is_replaced_only_by_force_and_kept_aside(
    worked: Node, backup: Path
) -> None:
    worked.ask("record(3)")

    refused = worked.chuan("restore", backup)
    forced = worked.chuan("restore", backup, "--force")

    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert forced.returncode == 0, forced.stderr
    assert "Bản cũ giữ ở" in forced.stdout
    assert worked.ask("read_file()") == "Kế hoạch thử"
    assert worked.chuan("audit", "verify").returncode == 0


def test_a_backup_is_not_written_over_another(worked: Node, backup: Path) -> None:
    before = backup.read_bytes()

    again = worked.chuan("backup", backup)

    assert again.returncode == 2
    assert backup.read_bytes() == before


def _change_one_byte(backup: Path, name: str) -> None:
    with tarfile.open(backup) as archive:
        member = archive.getmember(name)
    raw = bytearray(backup.read_bytes())
    raw[member.offset_data + member.size // 2] ^= 1
    backup.write_bytes(raw)


@pytest.mark.parametrize("part", ["database", "manifest.json", "roots.jsonl", "manifest.sig"])
def test_an_altered_backup_changes_nothing(part: str, backup: Path, bare: Node) -> None:
    _change_one_byte(backup, part)

    done = bare.chuan("restore", backup)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (bare.var / "files").exists()
    assert not (bare.var / "audit").exists()


def test_the_keys_of_another_node_do_not_open_a_backup(backup: Path, bare: Node) -> None:
    bare.chuan("node", "init")
    other = bare.var.parent / "other.chuan"
    assert bare.chuan("backup", other).returncode == 0

    done = bare.chuan("restore", backup, "--keys", f"{other}.keys", "--force")

    assert done.returncode == 2
    assert "Chữ ký" in done.stderr
    assert bare.ask("people()") == "1"


@pytest.mark.parametrize("content", [b"", b"not a backup", b"\x00" * 2048])
def test_what_is_no_backup_is_refused(content: bytes, bare: Node, tmp_path: Path) -> None:
    odd = tmp_path / "odd"
    odd.write_bytes(content)

    done = bare.chuan("restore", odd)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_an_absent_backup_is_said_in_one_sentence(bare: Node, tmp_path: Path) -> None:
    done = bare.chuan("restore", tmp_path / "nowhere")

    assert done.returncode == 2
    assert "Không đọc được bản sao lưu" in done.stderr


def test_a_place_without_a_node_cannot_be_backed_up(bare: Node, tmp_path: Path) -> None:
    done = bare.chuan("backup", tmp_path / "b")

    assert done.returncode == 2
    assert not (tmp_path / "b").exists()


def test_a_lost_signing_key_is_said_and_not_replaced(worked: Node, tmp_path: Path) -> None:
    (worked.var / "keys" / "audit-signing-key").unlink()

    done = worked.chuan("backup", tmp_path / "b")

    assert done.returncode == 2
    assert "khóa ký" in done.stderr
    assert not (worked.var / "keys" / "audit-signing-key").exists()


@pytest.mark.skipif(ON_POSTGRESQL, reason="a database of PostgreSQL is no file")
def test_a_restore_cut_short_is_told_by_the_doctor_and_undone_by_the_next(
    worked: Node, backup: Path
) -> None:
    place = worked.var / "chuan.sqlite3"
    kept = place.with_name("chuan.sqlite3.before-restore-x")
    place.rename(kept)
    shutil.copy(kept, place)
    rows = [{"target": str(place), "kept": str(kept), "existed": True}]
    (worked.var / "restoring.json").write_text(json.dumps(rows), encoding="utf-8")
    (worked.var / ".restore-left").mkdir()

    told = worked.chuan("doctor")
    refused = worked.chuan("restore", backup)

    assert told.returncode == 1
    assert "Một lần khôi phục bị cắt ngang" in told.stdout
    assert "Thêm --force" in refused.stderr
    assert not kept.exists()
    assert not (worked.var / "restoring.json").exists()
    assert not (worked.var / ".restore-left").exists()


def test_a_backup_does_not_take_the_place_of_a_folder(worked: Node, tmp_path: Path) -> None:
    refused = worked.chuan("backup", tmp_path, "--force")

    assert refused.returncode == 2
    assert "là thư mục" in refused.stderr
    assert tmp_path.is_dir()


def test_what_a_killed_backup_left_is_swept_the_day_after(worked: Node, tmp_path: Path) -> None:
    old, young = tmp_path / ".chuan-backup-old", tmp_path / ".chuan-backup-young"
    for folder in (old, young):
        folder.mkdir()
    os.utime(old, (0, 0))

    assert worked.chuan("backup", tmp_path / "a #1?.chuan").returncode == 0

    assert not old.exists()
    assert young.exists()
