"""Brings a node back from a backup: proved first, then everything at once, or nothing at all."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, connections, transaction

from chuan.audit import verification
from chuan.audit.services import record
from chuan.cli.backups import manifest, snapshot
from chuan.cli.backups.errors import BackupRefused
from chuan.cli.backups.opening import Opened, is_empty_node, open_backup
from chuan.cli.backups.swap import Change, Swap, recover
from chuan.cli.speech import why
from chuan.config import database
from chuan.core import clock
from chuan.core.actor import system_actor

JOURNAL = "restoring.json"
UNPACKED = ".restore-"
"""How the folder begins in which a backup is unpacked beside the node."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, how far its record is proved, and where the old node's parts wait."""

    created_at: str
    files: int
    verdict: verification.Verdict
    kept: tuple[Path, ...]


def restore(source: Path, keys_file: Path | None, *, force: bool = False) -> Restored:
    """Replace this node, which must not be running, by the one in `source`.

    `keys_file` None: the keys beside the backup, or else those of this node. A node that holds
    something is replaced only with `force`; its old parts are kept aside. Raises BackupRefused, and
    then nothing has changed.
    """
    recover_interrupted()
    if not force and not is_empty_node():
        raise BackupRefused(
            "Nút này đã có dữ liệu. Thêm --force để thay bằng bản sao lưu (bản cũ được giữ riêng).",
            "This node holds data already. Add --force to replace it (the old one is kept aside).",
        )
    beside = source.with_name(f"{source.name}.keys")
    given = keys_file or (beside if beside.exists() else None)
    home = Path(settings.VAR)
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=UNPACKED, dir=home) as folder:
        opened = open_backup(source, given, Path(folder))
        kept = _replace(opened)
    _note(opened)
    files = sum(1 for name in opened.table.contents if name.startswith(manifest.FILES))
    return Restored(opened.table.created_at, files, verification.verify(), kept)


def recover_interrupted() -> bool:
    """Undo a restore that was cut short, for instance by a power failure; False when none was.

    Only for the holder of the node: whatever another restore has unpacked is thrown away.
    """
    connections.close_all()
    home = Path(settings.VAR)
    undone = recover(home / JOURNAL)
    for left in home.glob(f"{UNPACKED}*"):
        shutil.rmtree(left, ignore_errors=True)
    return undone


def _replace(opened: Opened) -> tuple[Path, ...]:
    """Swap the files, load the database, bring it up to date; undo all of it when a step fails."""
    connections.close_all()
    mark = f"before-restore-{clock.now():%Y%m%d-%H%M%S}"
    swap = Swap(Path(settings.VAR) / JOURNAL, tuple(_changes(opened)), mark)
    try:
        swap.run()
    except OSError as error:
        raise BackupRefused(
            f"Không thay được dữ liệu của nút: {why(error)}. Nút vẫn như cũ.",
            f"The node's data could not be replaced: {error.strerror or error}. It is as before.",
        ) from error
    try:
        if opened.table.engine == "postgresql":
            _load(opened.folder / manifest.DATABASE)
        database.migrate()
    except BaseException:
        connections.close_all()
        swap.undo()
        raise
    return swap.finish()


def _changes(opened: Opened) -> Iterator[Change]:
    """New parts and the places they take; a part with no counterpart puts the old one aside."""
    folder = opened.folder
    yield Change(_laid_out(folder), Path(settings.FILES_ROOT))
    yield Change(folder / manifest.ROOTS, Path(settings.ROOTS_FILE))
    if opened.keys_folder is not None:
        yield Change(opened.keys_folder, Path(settings.KEYS_ROOT))
    if opened.table.engine == "sqlite":
        place = Path(str(connection.settings_dict["NAME"]))
        yield Change(folder / manifest.DATABASE, place)
        for log in ("-wal", "-shm", "-journal"):
            yield Change(None, place.with_name(place.name + log))


def _laid_out(folder: Path) -> Path:
    """The files in the folders where `core.files` looks for them."""
    root = folder / "laid-out"
    root.mkdir(mode=0o700)
    for path in sorted((folder / manifest.FILES).glob("*")):
        place = root / path.name[:2] / path.name[2:4] / path.name
        place.parent.mkdir(parents=True, exist_ok=True)
        path.chmod(0o440)
        path.rename(place)
    return root


def _load(dump: Path) -> None:
    """Replace the whole schema in one transaction of PostgreSQL."""
    with database.as_owner():
        script = snapshot.run(["pg_restore", "--no-owner", "--no-acl", "-f", "-", str(dump)])
        first = b"SET lock_timeout = '15s';\nDROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"
        connection.close()
        snapshot.run(
            ["psql", "-qX1", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null"],
            script=iter((first, script)),
        )


def _note(opened: Opened) -> None:
    with transaction.atomic():
        record(
            system_actor(),
            "node.restored",
            kind="node",
            object_id=0,
            label=opened.table.created_at,
            path="/",
            changes={"created_at": opened.table.created_at},
        )
