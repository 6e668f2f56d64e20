"""Files that come with an opinion are looked through for a secrecy stamp before anything is kept."""

import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.core.afterwards import afterwards
from chuan.documents.errors import UploadRefused
from chuan.documents.readers import SecrecyStamp, UnreadableFile, read_files
from chuan.documents.services.stamped import look_through


def refuse_unreadable(actor: Actor, stream: BinaryIO, name: str) -> None:
    """Refuse a file that no reader can open or that bears a stamp; the stream is at its start after.

    Basis: Luật Bảo vệ bí mật nhà nước (a stamped document is not brought into this system).
    """
    try:
        look_at(stream, name)
    except SecrecyStamp as refusal:
        note_secret(actor)
        raise UploadRefused(refusal.said(_)) from refusal
    except UnreadableFile as refusal:
        raise UploadRefused(refusal.said(_)) from refusal


def look_at(stream: BinaryIO, name: str) -> None:
    """Raise `UnreadableFile` for what may not be kept; the stream is at its start after."""
    folder = Path(settings.TEMPORARY_ROOT)
    handle, path = tempfile.mkstemp(dir=folder, suffix=Path(name).suffix[:6])
    try:
        with os.fdopen(handle, "wb") as out:
            while piece := stream.read(1 << 20):
                out.write(piece)
        look_through(Path(path), "attachment", lambda: _read(Path(path)))
    finally:
        Path(path).unlink(missing_ok=True)
        stream.seek(0)


def _read(path: Path) -> None:
    read_files([path])


def note_secret(actor: Actor) -> None:
    """The bare fact that a stamped file was refused, kept even where the form is undone."""
    afterwards(lambda: _record(actor))


@transaction.atomic
def _record(actor: Actor) -> None:
    record(
        actor,
        "documents.secret_refused",
        kind="upload",
        object_id="-",
        label=_("Một tệp tải lên"),
        path=actor.path,
    )
