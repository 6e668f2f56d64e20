"""What shape a file has, by its first bytes."""

import re
from pathlib import Path
from typing import Final

from chuan.standards.enums import Format
from chuan.standards.reading.bounds import MOST_BYTES, damaged, too_large

_HEAD: Final = 4096
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_ISO: Final = ("deliverabletype", "currentstage", "ownercommittee")
"""Columns that only the open data of ISO has."""


def format_of(path: Path) -> Format:
    """The shape; raises RecordRefused for what is surely none of ours."""
    if path.stat().st_size > MOST_BYTES:
        raise too_large()
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head or head.startswith(_OLD_OFFICE):
        raise damaged()
    if head.startswith(b"PK"):
        return Format.EXCEL
    text = _text(head).lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return Format.STS
    if text.startswith("{"):
        return Format.ISO_JSONL
    first = re.sub(r"[^a-z,;\t\n]", "", text.lower().split("\n", 1)[0])
    return Format.ISO_CSV if sum(name in first for name in _ISO) > 1 else Format.CSV


def _text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    return head.decode("utf-8", errors="replace")
