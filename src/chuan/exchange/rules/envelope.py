"""The sealed outside of a bundle: encrypted to one public key, in pieces, so that it is never held whole.

X25519 with a fresh key for each bundle, HKDF-SHA256, ChaCha20-Poly1305 over pieces of 64 KiB whose nonce
counts them and marks the last: a piece changed, dropped, repeated or cut off does not open.
"""

import hashlib
from collections.abc import Mapping
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from chuan.domain.sentences import gettext_noop
from chuan.exchange.errors import BundleRefused

MAGIC: Final = b"CHUAN-GOI/1\n"
CONTEXT: Final = b"chuan.exchange.seal.v1\n"
PIECE: Final = 2**16
TAG: Final = 16
_NAME: Final = 16
_KEY: Final = 32
HEADER: Final = len(MAGIC) + _NAME + _KEY

NO_BUNDLE: Final = gettext_noop(
    "Tệp này không phải gói tin trao đổi của Chuẩn. Hãy chọn tệp .chuan-goi."
)
NOT_FOR_US: Final = gettext_noop(
    "Gói tin này không lập cho hệ thống của bạn, hoặc lập theo khóa đã hết hạn. Hãy báo nơi gửi "
    "lập lại gói tin."
)
DAMAGED: Final = gettext_noop(
    "Gói tin bị hỏng hoặc đã bị sửa trên đường đi; không có gì được nhận. Hãy chép lại tệp từ nơi gửi."
)
CUT: Final = gettext_noop("Gói tin chưa đủ: tệp bị cắt ngắn khi chép. Hãy chép lại tệp từ nơi gửi.")


def damaged() -> BundleRefused:
    """The refusal of a bundle that is not what was sent."""
    return BundleRefused(DAMAGED)


def name_of(sealing: bytes) -> bytes:
    """By which the outside of a bundle says for whom it is, telling strangers nothing more."""
    return hashlib.sha256(CONTEXT + sealing).digest()[:_NAME]


class Sealer:
    """Writes sealed bytes; `close` writes the last piece, without which nothing opens."""

    def __init__(self, out: BinaryIO, sealing: bytes) -> None:
        fresh = X25519PrivateKey.generate()
        shared = fresh.exchange(X25519PublicKey.from_public_bytes(sealing))
        self._header = MAGIC + name_of(sealing) + fresh.public_key().public_bytes_raw()
        self._cipher = _cipher(shared, self._header, sealing)
        self._out, self._kept, self._count = out, bytearray(), 0
        out.write(self._header)

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self._kept += data
        while len(self._kept) > PIECE:
            self._write(bytes(self._kept[:PIECE]), last=False)
            del self._kept[:PIECE]

    def close(self) -> None:
        """Write what is left, marked as the last piece."""
        self._write(bytes(self._kept), last=True)
        self._kept.clear()

    def _write(self, piece: bytes, *, last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._count, last=last), piece, self._header))
        self._count += 1


class Opener:
    """Reads what was sealed to one of `keys` (X25519 secrets by `name_of` their public half)."""

    def __init__(self, source: BinaryIO, keys: Mapping[bytes, X25519PrivateKey]) -> None:
        header = source.read(HEADER)
        if not header.startswith(MAGIC):
            raise BundleRefused(NO_BUNDLE)
        if len(header) < HEADER:
            raise BundleRefused(CUT)
        key = keys.get(header[len(MAGIC) : len(MAGIC) + _NAME])
        if key is None:
            raise BundleRefused(NOT_FOR_US)
        try:
            shared = key.exchange(X25519PublicKey.from_public_bytes(header[-_KEY:]))
        except ValueError as error:
            raise damaged() from error
        self._cipher = _cipher(shared, header, key.public_key().public_bytes_raw())
        self._source, self._header, self._count = source, header, 0
        self._ahead = source.read(PIECE + TAG)
        self._kept = bytearray()
        self._over = False

    def read(self, size: int) -> bytes:
        """Exactly `size` bytes, opened and proven; `BundleRefused` when there are fewer."""
        while len(self._kept) < size and not self._over:
            self._next()
        if len(self._kept) < size:
            raise BundleRefused(CUT)
        taken = bytes(self._kept[:size])
        del self._kept[:size]
        return taken

    def end(self) -> None:
        """Nothing may follow."""
        while not self._over:
            self._next()
        if self._kept:
            raise damaged()

    def _next(self) -> None:
        sealed, self._ahead = self._ahead, self._source.read(PIECE + TAG)
        self._over = not self._ahead
        nonce = _nonce(self._count, last=self._over)
        try:
            self._kept += self._cipher.decrypt(nonce, sealed, self._header)
        except InvalidTag as error:
            raise BundleRefused(self._fault(sealed)) from error
        self._count += 1

    def _fault(self, sealed: bytes) -> str:
        """A file that ends between two pieces was cut; anything else was changed."""
        try:
            self._cipher.decrypt(_nonce(self._count, last=not self._over), sealed, self._header)
        except InvalidTag:
            return CUT if self._over and len(sealed) < PIECE + TAG and self._count else DAMAGED
        return CUT if self._over else DAMAGED


def _cipher(shared: bytes, header: bytes, sealing: bytes) -> ChaCha20Poly1305:
    derived = HKDF(SHA256(), 32, salt=header + sealing, info=CONTEXT).derive(shared)
    return ChaCha20Poly1305(derived)


def _nonce(count: int, *, last: bool) -> bytes:
    return count.to_bytes(11, "big") + bytes([last])
