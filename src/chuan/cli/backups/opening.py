"""Unpacks a backup beside the node and proves it whole and genuine, before anything is touched."""

import sqlite3
import tarfile
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings
from django.db import connection

from chuan.audit import keys
from chuan.cli.backups import manifest, snapshot
from chuan.cli.backups.errors import BackupDamaged, BackupRefused
from chuan.cli.speech import why
from chuan.config import database

_NOT_OURS = (
    "Tệp này không phải bản sao lưu của Chuẩn, hoặc đã hỏng.",
    "This file is not a backup of Chuẩn, or it is damaged.",
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A backup unpacked in `folder`, all of it proved; without its keys, `keys_folder` is None."""

    folder: Path
    table: manifest.Manifest
    keys_folder: Path | None


def open_backup(source: Path, keys_file: Path | None, folder: Path) -> Opened:
    """Unpack and prove; BackupDamaged or BackupRefused says what is wrong."""
    unpacked = folder / "backup"
    _unpack(source, unpacked)
    keys_folder = None
    if keys_file is not None:
        keys_folder = folder / "keys"
        _unpack(keys_file, keys_folder)
    table = _genuine_table(unpacked, keys_folder)
    _check_contents(unpacked, table)
    _check_database(unpacked / manifest.DATABASE, table)
    return Opened(unpacked, table, keys_folder)


def _unpack(source: Path, folder: Path) -> None:
    """Plain files only, under names that stay in the folder."""
    folder.mkdir(mode=0o700)
    try:
        with tarfile.open(source, mode="r:") as archive:
            for member in archive:
                parts = Path(member.name).parts
                if not member.isreg() or not parts or ".." in parts or parts[0] == "/":
                    raise BackupDamaged(*_NOT_OURS)
                archive.extract(member, folder, filter="data")
    except (tarfile.TarError, EOFError) as error:
        raise BackupDamaged(*_NOT_OURS) from error
    except OSError as error:
        raise BackupRefused(
            f"Không đọc được bản sao lưu {source}: {why(error)}.",
            f"The backup {source} cannot be read: {error.strerror or error}.",
        ) from error


def _genuine_table(unpacked: Path, keys_folder: Path | None) -> manifest.Manifest:
    """The manifest, once its signature is found to be that of the node the keys belong to."""
    try:
        raw = (unpacked / manifest.MANIFEST).read_bytes()
        signature = (unpacked / manifest.SIGNATURE).read_bytes()
    except OSError as error:
        raise BackupDamaged(*_NOT_OURS) from error
    public = _public_key(keys_folder)
    if not manifest.is_signed(raw, signature, public):
        raise BackupDamaged(
            "Chữ ký của bản sao lưu không đúng: bản sao lưu đã bị sửa, hoặc tệp khóa của nút khác.",
            "The backup's signature is wrong: it was altered, or the keys are another node's.",
        )
    return manifest.parse(raw)


def _public_key(keys_folder: Path | None) -> Ed25519PublicKey:
    try:
        return keys.public_key(keys_folder)
    except keys.KeyMissing as error:
        raise BackupRefused(
            "Không có khóa để kiểm tra bản sao lưu. Thêm --keys TỆP.keys (tệp khóa cất riêng).",
            "There is no key to check the backup with. Add --keys FILE.keys (kept apart).",
        ) from error


def _check_contents(unpacked: Path, table: manifest.Manifest) -> None:
    """Exactly what the manifest lists is there, byte for byte."""
    present = {
        path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()
    } - {manifest.MANIFEST, manifest.SIGNATURE}
    wrong = present ^ set(table.contents)
    for name in sorted(present & set(table.contents)):
        content = manifest.content_of(unpacked / name)
        named = name.removeprefix(manifest.FILES)
        if content != table.contents[name] or (named not in {name, content.sha256}):
            wrong.add(name)
    if wrong:
        raise BackupDamaged(
            f"Bản sao lưu đã hỏng ở: {', '.join(sorted(wrong)[:5])}.",
            f"The backup is damaged at: {', '.join(sorted(wrong)[:5])}.",
        )


def _check_database(copy: Path, table: manifest.Manifest) -> None:
    """The database is of the engine in use, of no later version, and sound."""
    if table.engine != connection.vendor:
        raise BackupRefused(
            f"Bản sao lưu của {table.engine} không khôi phục được vào {connection.vendor}.",
            f"A backup of {table.engine} cannot be restored into {connection.vendor}.",
        )
    if database.unknown(table.migrations):
        raise BackupRefused(
            f"Bản sao lưu của phiên bản mới hơn ({table.version}). Hãy nâng cấp Chuẩn rồi làm lại.",
            f"The backup is of a later version ({table.version}). Upgrade Chuẩn and try again.",
        )
    if table.engine == "postgresql":
        snapshot.run(["pg_restore", "--list", str(copy)])
        return
    try:
        with snapshot.opened(copy) as opened:
            sound = opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise BackupDamaged(
            "Cơ sở dữ liệu trong bản sao lưu đã hỏng.", "The database in the backup is damaged."
        )


def is_empty_node() -> bool:
    """Nobody has an account here and nothing was ever recorded."""
    tables = ("orgs_person", "audit_auditentry")
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        return not any(Path(settings.FILES_ROOT).glob("??/??/*"))
    known = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in tables:
            if table in known:
                cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {table})")  # noqa: S608  (our own table names)
                if cursor.fetchone()[0]:
                    return False
    return True
