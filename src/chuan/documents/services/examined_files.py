"""Files on their way in: what they are by content, no stamp of secrecy, no place where a photo was taken."""

import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import BinaryIO, Final

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image

from chuan.core import file_type
from chuan.documents.errors import UploadRefused
from chuan.documents.readers import SecrecyStamp, UnreadableFile, read_files
from chuan.documents.readers.errors import (
    CorruptedFile,
    EmptyFile,
    LegacyFormat,
    NotADocument,
    OcrUnavailable,
    TookTooLong,
    TooManyPages,
)
from chuan.documents.services.stamped import look_through
from chuan.domain.errors import DomainError
from chuan.domain.vanban.plain_text import from_text
from chuan.domain.vanban.secrecy import detect_secrecy

LARGEST: Final = 50 * 2**20
PHOTOS: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
TAKEN: Final = PHOTOS | {file_type.PDF, file_type.DOCX, file_type.XLSX}
_LOOKED_AT = 8
"""Pages of a long file that are looked at for a stamp while the sender waits."""
_MOST_PIXELS = 120_000_000
_PLACE = 0x8825
"""The part of EXIF that tells where a photo was taken."""
_MOST_TEXT = 8 * 2**20
_TAG = re.compile(r"<[^>]{0,400}>")
_PARTS = re.compile(
    r"sharedStrings|/(?:worksheets|chartsheets|drawings|threadedComments)/|/comments"
)
_PIECE = re.compile(
    r"<(si|is|v|text|a:p|(?:odd|even|first)(?:Header|Footer))\b[^>]*>(.*?)</\1>", re.DOTALL
)
"""Cells, what formulas gave, comments, drawings, and what is printed above and below a sheet."""
_HEADER_CODE = re.compile(r"&(?:[LCR]|\"[^\"]*\"|\d+|K[0-9A-F]{6}|[A-Z])")
_HARMLESS = (NotADocument, EmptyFile, OcrUnavailable, TookTooLong, TooManyPages, LegacyFormat)
"""Nothing to read in it, or nobody to read it: a photo of a market, a table of figures."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be kept: where it lies for now, what it is, whether its place was taken out."""

    path: Path
    media_type: str
    place_removed: bool

    @property
    def is_photo(self) -> bool:
        """A picture."""
        return self.media_type in PHOTOS


class _SeenEnough(Exception):
    """The first pages bear no stamp."""


Refusal = Callable[..., DomainError]
"""Makes the error of the asking room out of a sentence; `field` names the box it is about."""


@contextmanager
def examined_file(
    stream: BinaryIO, name: str, *, refusal: Refusal = UploadRefused
) -> Iterator[Examined]:
    """The file in a folder of its own, refused when it may not be kept; nothing stays afterwards.

    Basis: Điều 5 Luật Bảo vệ bí mật nhà nước 2018 (no state secret on a system not meant for it).
    """
    with tempfile.TemporaryDirectory(dir=settings.TEMPORARY_ROOT) as folder:
        path = Path(folder) / "tep"
        _receive(stream, path, refusal)
        found = file_type.sniff(path, name).media_type
        if found not in TAKEN:
            raise refusal(
                _("Chỉ nhận PDF, Word (.docx), Excel (.xlsx) và ảnh JPEG, PNG, WebP."), field="file"
            )
        look_through(path, found, lambda: _refuse_stamped(path, found, refusal))
        removed = found in PHOTOS and _without_place(path, found, refusal)
        yield Examined(path, found, removed)


def refuse_secret_words(*texts: str) -> None:
    """Raise `SecrecyStamp` when what was typed bears the stamp of a secret document."""
    for text in texts:
        if text.strip() and detect_secrecy(from_text(text)):
            raise SecrecyStamp


def _receive(stream: BinaryIO, path: Path, refusal: Refusal) -> None:
    size = 0
    with path.open("wb") as out:
        while piece := stream.read(2**20):
            size += len(piece)
            if size > LARGEST:
                raise refusal(
                    _("Tệp lớn hơn %(limit)s MB. Hãy chia nhỏ hoặc nén lại rồi gửi.")
                    % {"limit": LARGEST // 2**20},
                    field="file",
                )
            out.write(piece)
    if not size:
        raise refusal(_("Tệp rỗng, không có nội dung. Hãy chọn lại tệp."), field="file")


def _refuse_stamped(path: Path, found: str, refusal: Refusal) -> None:
    if found == file_type.XLSX:
        refuse_secret_words(_words_of_workbook(path))
        return

    def enough(done: int, _total: int, _sentence: str) -> None:
        if done > _LOOKED_AT:
            raise _SeenEnough

    try:
        read_files([path], progress=enough)
    except (_SeenEnough, *_HARMLESS):
        return
    except CorruptedFile as fault:
        if found in PHOTOS:
            raise refusal(
                _("Không mở được ảnh này; hãy chụp hoặc chọn lại."), field="file"
            ) from fault
        raise
    except UnreadableFile:
        raise


def _words_of_workbook(path: Path) -> str:
    """Whatever an XLSX shows or prints, one a line, as far as a bounded look goes."""
    lines: list[str] = []
    left = _MOST_TEXT
    try:
        with zipfile.ZipFile(path) as book:
            parts = [part for part in book.infolist() if _PARTS.search(part.filename)]
            for part in parts:
                with book.open(part) as stream:
                    data = stream.read(left).decode("utf-8", errors="replace")
                left -= len(data)
                lines += [_printed(kind, text) for kind, text in _PIECE.findall(data)]
                if left <= 0:
                    break
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise CorruptedFile from fault
    return "\n".join(lines)


def _printed(kind: str, text: str) -> str:
    """One piece without its marks; a header without the codes of its three places."""
    plain = unescape(_TAG.sub("", text))
    return _HEADER_CODE.sub("\n", plain) if kind.endswith(("Header", "Footer")) else plain


def _without_place(path: Path, found: str, refusal: Refusal) -> bool:
    """Take out of a photo where it was taken; the photo stays as sent when it tells no place."""
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    try:
        with Image.open(path) as photo:
            exif, packet = photo.getexif(), _packet(photo)
            if not exif.get_ifd(_PLACE) and b"GPS" not in packet:
                return False
            del exif[_PLACE]
            kept = {"exif": exif.tobytes(), "icc_profile": photo.info.get("icc_profile")}
            how: dict[str, object] = {"quality": "keep"} if found == "image/jpeg" else {}
            if found == "image/webp":
                how = {"quality": 90, "xmp": b""}
            photo.info.pop("xmp", None)
            photo.info.pop("XML:com.adobe.xmp", None)
            clean = path.with_suffix(".sach")
            photo.save(clean, format=photo.format, **kept, **how)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise refusal(_("Không mở được ảnh này; hãy chụp hoặc chọn lại."), field="file") from fault
    clean.replace(path)
    return True


def _packet(photo: Image.Image) -> bytes:
    """The second place where a photo may tell its place: its XMP packet."""
    packet = photo.info.get("xmp") or photo.info.get("XML:com.adobe.xmp") or b""
    return packet.encode() if isinstance(packet, str) else bytes(packet)
