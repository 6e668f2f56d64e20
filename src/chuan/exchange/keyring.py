"""The secret halves of the node's exchange keys: files in KEYS_ROOT, apart from the database and backups."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings

from chuan.core.files import sync_folder
from chuan.domain.sentences import gettext_noop
from chuan.exchange.errors import KeyNotThere
from chuan.exchange.rules.cards import fingerprint_of

PREFIX: Final = "exchange-key-"


@dataclass(frozen=True, slots=True)
class KeyPair:
    """What signs and what opens."""

    signing: Ed25519PrivateKey
    sealing: X25519PrivateKey

    @property
    def signing_public(self) -> str:
        """In hexadecimal."""
        return self.signing.public_key().public_bytes_raw().hex()

    @property
    def sealing_public(self) -> str:
        """In hexadecimal."""
        return self.sealing.public_key().public_bytes_raw().hex()

    def fingerprint(self, node: str) -> str:
        """Of the card on which this node shows it."""
        return fingerprint_of(node, self.signing_public, self.sealing_public)


def make_pair(node: str) -> KeyPair:
    """A new pair, kept durably in a file that only the node's account reads."""
    pair = KeyPair(Ed25519PrivateKey.generate(), X25519PrivateKey.generate())
    place = _path(pair.fingerprint(node))
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = f"{pair.signing.private_bytes_raw().hex()}\n{pair.sealing.private_bytes_raw().hex()}\n"
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(place.parent)
    return pair


def load_pair(fingerprint: str) -> KeyPair:
    """The pair of this fingerprint; `KeyNotThere` when its file is absent or damaged."""
    try:
        signing, sealing = _path(fingerprint).read_text(encoding="ascii").split()
        return KeyPair(
            Ed25519PrivateKey.from_private_bytes(bytes.fromhex(signing)),
            X25519PrivateKey.from_private_bytes(bytes.fromhex(sealing)),
        )
    except (OSError, ValueError) as error:
        raise KeyNotThere(
            gettext_noop(
                "Không đọc được khóa trao đổi của hệ thống này. Quản trị viên hãy lấy lại thư mục khóa từ "
                "bản sao lưu, hoặc tạo khóa mới."
            )
        ) from error


def forget_pair(fingerprint: str) -> None:
    """Remove the secret halves of a key that opens nothing any more."""
    _path(fingerprint).unlink(missing_ok=True)


def _path(fingerprint: str) -> Path:
    return Path(settings.KEYS_ROOT) / f"{PREFIX}{fingerprint[:16]}"
