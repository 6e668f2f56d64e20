"""The signed table of contents of a backup: what it holds, of which version, with every hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from chuan.audit import keys
from chuan.cli.backups.errors import BackupDamaged

FORMAT: Final = 1
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
DATABASE, ROOTS, FILES = "database", "roots.jsonl", "files/"
_CONTEXT: Final = b"chuan.backup.v1\n"
CHUNK: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Content:
    """One file of the archive: its SHA-256 in hexadecimal and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """`engine` is sqlite or postgresql; `migrations` the database had; `key_id` says who signed."""

    version: str
    created_at: str
    engine: str
    migrations: tuple[str, ...]
    last_root: int
    key_id: str
    contents: Mapping[str, Content]
    format: int = FORMAT

    def to_bytes(self) -> bytes:
        """As written and signed."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, indent=1).encode()


def parse(raw: bytes) -> Manifest:
    """The manifest in `raw`; BackupDamaged for anything else, or a format of a later version."""
    try:
        given = json.loads(raw)
        if given["format"] != FORMAT:
            raise BackupDamaged(
                "Bản sao lưu do phiên bản Chuẩn khác tạo ra.",
                "The backup was made by another version of Chuẩn.",
            )
        contents = {name: Content(**each) for name, each in given.pop("contents").items()}
        given["migrations"] = tuple(given["migrations"])
        return Manifest(contents=contents, **given)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupDamaged(
            "Mục lục của bản sao lưu không đọc được.", "The backup's manifest cannot be read."
        ) from error


def sign(raw: bytes, signer: keys.Signer) -> bytes:
    """The signature of a manifest, in hexadecimal."""
    return signer.sign(_CONTEXT + hashlib.sha256(raw).digest()).encode()


def is_signed(raw: bytes, signature: bytes, public: Ed25519PublicKey) -> bool:
    """The manifest bears the signature of `public`."""
    message = _CONTEXT + hashlib.sha256(raw).digest()
    return keys.is_signed_by(public, signature.decode("ascii", "replace").strip(), message)


def content_of(path: Path) -> Content:
    """The hash and size of a file."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return Content(digest.hexdigest(), size)
