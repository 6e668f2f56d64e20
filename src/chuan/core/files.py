"""Files by content: checked by their first bytes, kept once by SHA-256, never half written."""

import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.errors import FileNotFound, FileRefused
from chuan.core.file_lock import locked
from chuan.core.file_type import sniff
from chuan.core.models import StoredFile
from chuan.core.scope import visible_to

KIND: Final = "file"
"""The kind under which organisations take part in a file."""
LARGEST: Final = 100 * 1024 * 1024
CHUNK: Final = 1024 * 1024
ORPHAN_AGE: Final = 24 * 3600
"""Seconds before bytes without a row are removed: longer than any transaction."""

Access = Callable[[Actor, StoredFile], bool]
_access: list[Access] = []


def register_access(access: Access) -> None:
    """Add a reason to let an actor open a file: the thing that it belongs to may be seen."""
    _access.append(access)


def store(
    stream: BinaryIO,
    *,
    name: str,
    media_type: str,
    owner_path: str,
    actor: Actor,
    largest: int = LARGEST,
) -> StoredFile:
    """Keep the bytes and return their row, in the caller's transaction.

    `media_type` is what the sender says ("" when unknown); the content decides, and a contradiction
    is refused with `FileRefused`, as are empty and too large ones. Nothing stays of a refused file.
    `owner_path` "" leaves the file to `actor` alone.
    """
    with _received(stream, largest) as (temporary, digest, size):
        found = sniff(temporary, name)
        if media_type and not found.agrees_with(media_type):
            raise FileRefused(
                _("Nội dung tệp “%(name)s” không đúng với loại tệp đã khai. Hãy kiểm tra lại tệp.")
                % {"name": clean_name(name)}
            )
        _keep(temporary, digest)
    return StoredFile.objects.create(
        sha256=digest,
        name=clean_name(name),
        media_type=found.media_type,
        size=size,
        owner_path=owner_path,
        uploader_id=actor.id,
    )


def open_file(file: StoredFile) -> BinaryIO:
    """The bytes, for reading."""
    return path_of(file.sha256).open("rb")


def get(uid: UUID, actor: Actor) -> StoredFile:
    """The file, if `actor` gave it, sees it in scope, or a registered reason holds."""
    file = StoredFile.objects.filter(uid=uid).first()
    if file is None or not may_open(actor, file):
        raise FileNotFound(_("Không tìm thấy tệp này, hoặc bạn không có quyền mở."))
    return file


def may_open(actor: Actor, file: StoredFile) -> bool:
    """Whether `actor` may read the bytes."""
    if actor.is_anonymous:
        return any(access(actor, file) for access in _access)
    if actor.is_system:
        return True
    if not file.owner_path and file.uploader_id == actor.id:
        return True
    own = visible_to(actor, KIND) & ~Q(owner_path="")
    if StoredFile.objects.filter(own, pk=file.pk).exists():
        return True
    return any(access(actor, file) for access in _access)


def remove(file: StoredFile) -> None:
    """Forget the row in the caller's transaction; bytes that nobody names go with the sweep."""
    file.delete()


def delete_unreferenced(*, older_than: int = ORPHAN_AGE) -> int:
    """Remove bytes that no row names (a transaction rolled back, a row removed); how many."""
    removed = 0
    before = clock.now().timestamp() - older_than
    for path in sorted(_root().glob("??/??/*")):
        removed += _remove_orphan(path, before)
    for left in _temporary().iterdir():
        if left.stat().st_mtime < before:
            left.unlink(missing_ok=True)
    return removed


def path_of(sha256: str) -> Path:
    """Where the bytes of this digest stand; ValueError for anything but a SHA-256 in hex."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError("not a SHA-256")
    return _root() / sha256[:2] / sha256[2:4] / sha256


def clean_name(name: str) -> str:
    """The last part of the name without control signs, at most 200 letters; never a path."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    shown = "".join(sign for sign in last if sign.isprintable()).strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if len(shown) > 200:
        shown = f"{stem[:180]}{dot}{ending[:19]}" if dot else shown[:200]
    return shown or "tep"


def _remove_orphan(path: Path, before: float) -> int:
    with locked(_root(), exclusive=True):
        if path.stat().st_mtime >= before or StoredFile.objects.filter(sha256=path.name).exists():
            return 0
        path.unlink()
        return 1


@contextmanager
def _received(stream: BinaryIO, largest: int) -> Iterator[tuple[Path, str, int]]:
    """The bytes in a temporary file near their future place, with digest and size."""
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(dir=_temporary())
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            while chunk := stream.read(CHUNK):
                size += len(chunk)
                if size > largest:
                    raise FileRefused(
                        _("Tệp lớn hơn %(limit)s MB. Hãy chia nhỏ hoặc nén lại rồi gửi.")
                        % {"limit": largest // (1024 * 1024)}
                    )
                digest.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        if not size:
            raise FileRefused(_("Tệp rỗng, không có nội dung. Hãy chọn lại tệp."))
        yield temporary, digest.hexdigest(), size
    finally:
        temporary.unlink(missing_ok=True)


def _keep(temporary: Path, digest: str) -> None:
    """Move the bytes to their place in one step; bytes that stand there already are made young."""
    place = path_of(digest)
    with locked(_root(), exclusive=False):
        if place.exists():
            os.utime(place)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary.chmod(0o440)
        temporary.replace(place)
        for folder in (place.parent, place.parent.parent, _root()):
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the list of what stands in the folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _root() -> Path:
    root = Path(settings.FILES_ROOT)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    return root


def _temporary() -> Path:
    folder = _root() / "dang-nhan"
    folder.mkdir(exist_ok=True, mode=0o700)
    return folder
