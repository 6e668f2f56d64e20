"""One bundle from end to end: written as a stream, read as a stream, and refused whole or read whole."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from chuan.domain.sentences import gettext_noop
from chuan.exchange.errors import BundleRefused
from chuan.exchange.rules.canonical import Malformed
from chuan.exchange.rules.envelope import NOT_FOR_US, Opener, Sealer, damaged
from chuan.exchange.rules.manifest import CONTEXT, MOST_BYTES, Blob, Manifest, read_manifest

ENDING: Final = ".chuan-goi"
_LENGTH: Final = 4
_SIGNATURE: Final = 64
_CHUNK: Final = 2**18
_SOURCE_CHANGED: Final = gettext_noop(
    "Một tệp trong kho không còn đúng như khi tiếp nhận, nên không lập được gói tin. Hãy báo "
    "người quản trị hệ thống."
)
Trusted = Callable[[str, str], Ed25519PublicKey]
"""The signing key of a node by its identity and fingerprint; raises when it is not trusted."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle whose manifest is signed by a trusted node and meant for this one."""

    manifest: Manifest
    signature: str
    source: Opener

    def blobs(self) -> Iterator[tuple[Blob, Iterator[bytes]]]:
        """Every blob with its bytes, each to be read to its end; raises when one is not what was sent."""
        for blob in self.manifest.blobs:
            yield blob, self._pieces(blob)
        self.source.end()

    def _pieces(self, blob: Blob) -> Iterator[bytes]:
        digest, left = hashlib.sha256(), blob.size
        while left:
            piece = self.source.read(min(left, _CHUNK))
            digest.update(piece)
            left -= len(piece)
            yield piece
        if digest.hexdigest() != blob.sha256:
            raise damaged()


def write_bundle(
    out: BinaryIO,
    manifest: Manifest,
    *,
    signer: Ed25519PrivateKey,
    sealing: bytes,
    blobs: Iterable[BinaryIO],
    progress: Callable[[int], None] = lambda _bytes: None,
) -> str:
    """Write the sealed bundle to `out`, its blobs in the order of the manifest; the signature in hex.

    Raises `BundleRefused` when a blob is not what the manifest says.
    """
    raw = manifest.to_bytes()
    signature = signer.sign(CONTEXT + raw)
    sealer = Sealer(out, sealing)
    sealer.write(len(raw).to_bytes(_LENGTH, "big") + raw + signature)
    written = 0
    for blob, stream in zip(manifest.blobs, blobs, strict=True):
        digest, size = hashlib.sha256(), 0
        while piece := stream.read(_CHUNK):
            digest.update(piece)
            size += len(piece)
            sealer.write(piece)
            progress(written + size)
        if (digest.hexdigest(), size) != (blob.sha256, blob.size):
            raise BundleRefused(_SOURCE_CHANGED)
        written += size
    sealer.close()
    return signature.hex()


def open_bundle(
    source: BinaryIO, *, keys: Mapping[bytes, X25519PrivateKey], node: str, trusted: Trusted
) -> Opened:
    """The bundle in `source`, its manifest proven; `BundleRefused` says why not.

    `keys` open it (by `envelope.name_of`), `node` is who we are, `trusted` gives the signing key of the
    sender or refuses it.
    """
    opener = Opener(source, keys)
    length = int.from_bytes(opener.read(_LENGTH), "big")
    if length > MOST_BYTES:
        raise damaged()
    raw = opener.read(length)
    signature = opener.read(_SIGNATURE)
    try:
        manifest = read_manifest(raw)
    except Malformed as error:
        raise damaged() from error
    key = trusted(manifest.from_node, manifest.from_key)
    try:
        key.verify(signature, CONTEXT + raw)
    except InvalidSignature as error:
        raise damaged() from error
    if manifest.to_node != node:
        raise BundleRefused(NOT_FOR_US)
    return Opened(manifest, signature.hex(), opener)
