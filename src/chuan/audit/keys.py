"""The node's signing key: an Ed25519 pair in KEYS_ROOT, apart from the database and backups."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

SECRET_NAME = "audit-signing-key"  # noqa: S105  (the name of a file, not a secret)
PUBLIC_NAME = "audit-signing-key.pub"


class KeyMissing(Exception):
    """The signing key, or its public half, is not where it should be, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Signer:
    """The private half, with the short name that signed roots carry."""

    key: Ed25519PrivateKey

    @property
    def key_id(self) -> str:
        """The first 16 hexadecimal digits of the public half's SHA-256."""
        return key_id_of(self.key.public_key())

    def sign(self, message: bytes) -> str:
        """The signature, in hexadecimal."""
        return self.key.sign(message).hex()


def key_id_of(public: Ed25519PublicKey) -> str:
    """The short name of a public key."""
    return hashlib.sha256(public.public_bytes_raw()).hexdigest()[:16]


def _folder() -> Path:
    return Path(settings.KEYS_ROOT)


def make_keys() -> Signer:
    """Make the pair of a new node; the files are readable by the node's account alone."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = Ed25519PrivateKey.generate()
    _write(folder / SECRET_NAME, key.private_bytes_raw().hex(), 0o600)
    _write(folder / PUBLIC_NAME, key.public_key().public_bytes_raw().hex(), 0o644)
    return Signer(key)


def _write(path: Path, text: str, mode: int) -> None:
    """Write a new file durably; an existing key is never written over."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())


def have_keys() -> bool:
    """The private half is there."""
    return (_folder() / SECRET_NAME).exists()


def signer() -> Signer:
    """The private half; KeyMissing when it is absent or damaged."""
    return Signer(Ed25519PrivateKey.from_private_bytes(_read(_folder() / SECRET_NAME)))


def public_key(folder: Path | None = None) -> Ed25519PublicKey:
    """The public half in `folder` (KEYS_ROOT by default); KeyMissing when absent or damaged."""
    return Ed25519PublicKey.from_public_bytes(_read((folder or _folder()) / PUBLIC_NAME))


def _read(path: Path) -> bytes:
    try:
        raw = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise KeyMissing(f"{path}: {error}") from error
    if len(raw) != 32:
        raise KeyMissing(f"{path}: not an Ed25519 key")
    return raw


def is_signed_by(public: Ed25519PublicKey, signature: str, message: bytes) -> bool:
    """`signature` (hexadecimal) is that of `public` over `message`."""
    try:
        public.verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True
