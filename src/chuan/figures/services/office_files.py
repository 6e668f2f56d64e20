"""Office files on their way in: bounded, of the right kind, no stamp of secrecy; then they are kept."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from django.conf import settings

from chuan.core import file_type
from chuan.core.actor import Actor
from chuan.documents.readers import SecrecyStamp
from chuan.documents.services.attachments import note_secret
from chuan.domain.vanban.folding import bare
from chuan.figures.enums import FileKind
from chuan.figures.office.apart import told
from chuan.figures.office.errors import Damaged, HasMacros, OldFormat, TooLarge
from chuan.figures.office.package import LARGEST, opened
from chuan.plans.services.evidence_files import examined, refuse_secret_words

_KINDS: Final = {file_type.XLSX: FileKind.EXCEL, file_type.DOCX: FileKind.WORD}


@contextmanager
def received(actor: Actor, stream: BinaryIO, name: str) -> Iterator[tuple[Path, FileKind]]:
    """The file in a folder of its own for as long as it is looked at; nothing stays afterwards.

    Raises a child of `OfficeRefused`, or `SecrecyStamp`, which is put on record without its words.
    Basis: Điều 5 Luật Bảo vệ bí mật nhà nước 2018 (no state secret on a system not meant for it).
    """
    with tempfile.TemporaryDirectory(dir=settings.TEMPORARY_ROOT) as folder:
        path = Path(folder) / "tep.bin"
        _write(stream, path)
        kind = _kind_of(path, name)
        try:
            _refuse_stamped(path, kind, name)
        except SecrecyStamp:
            note_secret(actor)
            raise
        yield path, kind


def _write(stream: BinaryIO, path: Path) -> None:
    size = 0
    with path.open("wb") as out:
        while piece := stream.read(2**20):
            size += len(piece)
            if size > LARGEST:
                raise TooLarge
            out.write(piece)


def _kind_of(path: Path, name: str) -> FileKind:
    found = file_type.sniff(path, name).media_type if path.stat().st_size else ""
    if found == file_type.MACRO:
        raise HasMacros
    with opened(path):
        if found not in _KINDS:
            raise Damaged if found == file_type.ZIP else OldFormat
    return _KINDS[found]


def _refuse_stamped(path: Path, kind: FileKind, name: str) -> None:
    """Words of a stamp anywhere in it; of a Word file its pictures too."""
    if kind is FileKind.WORD:
        with path.open("rb") as stream, examined(stream, name):
            return
    told_texts = (text for message in told("texts", path) for text in message["texts"])
    refuse_secret_words(*(text for text in told_texts if "mat" in bare(text)))
