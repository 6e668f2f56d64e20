"""Writes a backup: database, files and roots in one signed archive, the keys in another."""

import io
import os
import shutil
import tarfile
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from chuan.audit import keys, roots_file
from chuan.audit.models import AuditBatch
from chuan.audit.services import record
from chuan.cli.backups import manifest, snapshot
from chuan.cli.backups.errors import BackupRefused
from chuan.cli.speech import why
from chuan.core import clock, files
from chuan.core.actor import system_actor
from chuan.domain.ledger.canonical import canonical

UNFINISHED: Final = ".chuan-backup-"
"""How the folder begins in which a backup is written before it takes its name."""
ABANDONED: Final = 24 * 3600.0
"""Seconds after which nobody is writing there any more."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written, and which files the database names although they are not there."""

    file: Path
    keys_file: Path
    size: int
    files: int
    missing: tuple[str, ...]


def save(target: Path, *, force: bool = False) -> Saved:
    """Back up the whole node to `target` and its keys to `target`.keys, while it goes on working.

    BackupRefused when a file is there already (unless `force`) or the disk is full.
    """
    keys_file = target.with_name(f"{target.name}.keys")
    _refuse_existing((target, keys_file), force=force)
    try:
        _sweep(target.parent)
        with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=target.parent) as folder:
            saved = _write(target, keys_file, Path(folder))
    except OSError as error:
        raise BackupRefused(
            f"Không ghi được bản sao lưu vào {target.parent}: {why(error)}.",
            f"The backup could not be written to {target.parent}: {error.strerror or error}.",
        ) from error
    with transaction.atomic():
        record(
            system_actor(),
            "node.backed_up",
            kind="node",
            object_id=0,
            label=target.name,
            path="/",
            changes={"files": saved.files, "size": saved.size},
        )
    return saved


def _sweep(place: Path) -> None:
    """Throw away what backups that were killed left here; one that still runs is younger."""
    for left in place.glob(f"{UNFINISHED}*"):
        if time.time() - left.stat().st_mtime > ABANDONED:
            shutil.rmtree(left, ignore_errors=True)


def _refuse_existing(targets: Iterable[Path], *, force: bool) -> None:
    for target in targets:
        if target.is_dir():
            raise BackupRefused(
                f"{target} là thư mục. Ghi cả tên tệp, ví dụ: {target / 'nut.chuan'}",
                f"{target} is a folder. Name a file, for instance: {target / 'node.chuan'}",
            )
        if target.exists() and not force:
            raise BackupRefused(
                f"Đã có tệp {target}. Chọn tên khác, hoặc thêm --force để ghi đè.",
                f"{target} exists already. Choose another name, or add --force to overwrite it.",
            )


def _write(target: Path, keys_file: Path, folder: Path) -> Saved:
    signer = _signer()
    taken = snapshot.take(folder)
    found = {digest: files.path_of(digest) for digest in taken.digests}
    missing = tuple(digest for digest, path in found.items() if not path.exists())
    roots = folder / "roots"
    roots.write_bytes(b"".join(_roots_upto(taken.last_root)))
    members = {manifest.DATABASE: taken.path, manifest.ROOTS: roots}
    members |= {
        f"{manifest.FILES}{digest}": path for digest, path in found.items() if digest not in missing
    }
    draft = folder / "archive"
    contents = _pack(draft, members, 0o600)
    table = manifest.Manifest(
        version=program_version(),
        created_at=clock.now().isoformat(),
        engine=taken.engine,
        migrations=taken.migrations,
        last_root=taken.last_root,
        key_id=signer.key_id,
        contents=contents,
    ).to_bytes()
    _append(draft, {manifest.MANIFEST: table, manifest.SIGNATURE: manifest.sign(table, signer)})
    key_draft = folder / "keys"
    root = Path(settings.KEYS_ROOT)
    _pack(key_draft, {path.name: path for path in sorted(root.iterdir()) if path.is_file()}, 0o600)
    for finished, place in ((key_draft, keys_file), (draft, target)):
        _sync(finished)
        finished.replace(place)
    return Saved(target, keys_file, target.stat().st_size, len(found) - len(missing), missing)


def _signer() -> keys.Signer:
    """The node's key; a lost one is never replaced by a new one under a sealed record."""
    if not keys.have_keys() and not AuditBatch.objects.exists():
        return keys.make_keys()
    try:
        return keys.signer()
    except keys.KeyMissing as error:
        raise BackupRefused(
            f"Không đọc được khóa ký của nút ({error}). Lấy lại từ tệp .keys cất riêng.",
            f"The node's signing key cannot be read ({error}). Bring it back from its .keys file.",
        ) from error


def _roots_upto(number: int) -> Iterator[bytes]:
    """The roots that the copied database knows; later ones belong to a later backup."""
    for signed in roots_file.read():
        if signed.header.number <= number:
            yield canonical(roots_file.row_of(signed)) + b"\n"


def _pack(target: Path, members: dict[str, Path], mode: int) -> dict[str, manifest.Content]:
    """Write an uncompressed tar that only its owner reads; hashes of what went in."""
    contents = {}
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as out, tarfile.open(fileobj=out, mode="w") as archive:
        for name, path in members.items():
            contents[name] = manifest.content_of(path)
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = contents[name].size, mode
            with path.open("rb") as source:
                archive.addfile(entry, source)
    return contents


def _append(target: Path, members: dict[str, bytes]) -> None:
    with tarfile.open(target, mode="a") as archive:
        for name, raw in members.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(raw), 0o600
            archive.addfile(entry, io.BytesIO(raw))


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def program_version() -> str:
    """The version of this program; "0" when it runs without having been installed."""
    try:
        return version("chuan")
    except PackageNotFoundError:
        return "0"
